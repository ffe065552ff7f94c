internal import InferenceEconomics
internal import Testing
internal import Validation

/// The model against the rows on which its constants were fitted. (`Measured/README.md` says where they come from.)
@Suite struct DevelopmentRowsTests {
    static let read = ReadTable(ReadTable.development)
    static let report = ValidationReport(read.table)

    @Test func everyRowIsPredicted() {
        #expect(Self.read.text == "")
        #expect(Self.report.predictions.count == 1487)
        #expect(Self.report.skips == [])
        #expect(Self.report.summary.hasSuffix(" \u{B7} 1487 rows, 0 skipped"))
    }

    @Test(
        arguments: [(.timePerOutputToken, 0.065), (.timeToFirstToken, 0.195), (.throughput, 0.062)]
            as [(Metric, Double)])
    func theMedianErrorIsWithinItsBound(_ metric: Metric, _ bound: Double) throws {
        let errors = try #require(Self.report.all[metric])
        #expect(errors.rows == 1487)
        #expect(errors.medianAbsoluteError <= bound)
        #expect(errors.medianAbsoluteError <= errors.meanAbsoluteError)
    }

    /// Nine in ten, or a little more: the intervals are learnt from runs that were left out of the fit.
    @Test(arguments: Metric.allCases) func nineInTenMeasurementsLieInTheirInterval(_ metric: Metric) throws {
        let errors = try #require(Self.report.all[metric])
        #expect(errors.coverage > 0.9 && errors.coverage < 0.95, "\(errors.coverage)")
    }

    /// A prediction is that of the library, asked as a chapter or a program would ask it.
    @Test func aPredictionIsTheOperatingPointOfItsServer() throws {
        for prediction in Self.report.predictions.prefix(50) {
            let run = prediction.run
            let point = try run.server().operatingPoint(run.load())
            #expect(prediction.timePerOutputToken.predicted == point.timePerOutputToken)
            #expect(prediction.timeToFirstToken.predicted == point.timeToFirstToken)
            #expect(prediction.throughput.predicted == point.throughputPerGPU)
            #expect(prediction.timePerOutputToken.measured == run.timePerOutputToken)
        }
    }

    /// Predicted and measured throughput follow from the times by the same formula, so times that agree agree in it too.
    @Test func measuredTimesAsPredictedGiveThePredictedThroughput() throws {
        for prediction in Self.report.predictions {
            var run = prediction.run
            run.timeToFirstToken = prediction.timeToFirstToken.predicted
            run.timePerOutputToken = prediction.timePerOutputToken.predicted
            let throughput = try #require(run.throughputPerGPU)
            #expect(abs(throughput / prediction.throughput.predicted - 1) < 1e-12)
        }
    }

    @Test func everyIntervalHoldsItsPrediction() {
        for prediction in Self.report.predictions {
            for metric in Metric.allCases {
                let figure = prediction[metric]
                #expect(figure.low > 0 && figure.low < figure.predicted && figure.predicted < figure.high)
            }
        }
    }

    @Test(arguments: ValidationReport.Grouping.allCases)
    func theGroupsOfAGroupingAddUp(_ grouping: ValidationReport.Grouping) {
        let groups = Self.report.groups(by: grouping)
        #expect(groups.count > 1)
        #expect(groups.reduce(0) { $0 + $1.rows } == 1487)
        #expect(Set(groups.map { $0.name }).count == groups.count)
        for metric in Metric.allCases {
            let mean = groups.reduce(0) { $0 + ($1[metric]?.meanAbsoluteError ?? 0) * Double($1.rows) } / 1487
            #expect(abs(mean - (Self.report.all[metric]?.meanAbsoluteError ?? 0)) < 1e-9)
        }
    }
}
