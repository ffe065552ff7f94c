internal import InferenceEconomics
internal import Testing

@testable internal import Validation

/// The fit of the constants.
@Suite struct CalibratorTests {
    /// Runs whose measurements are what the model says with some constants.
    static func runs(_ calibration: Calibration) throws -> [MeasuredRun] {
        var runs: [MeasuredRun] = []
        for (model, tensor) in [(LanguageModel.llama3_1_8B, 1), (.llama3_1_70B, 2), (.llama3_1_70B, 8)] {
            for concurrency in [1.0, 4, 16, 64, 128] {
                var run = MeasuredRun(
                    id: "", line: 1, model: model, accelerator: .h200SXM, engine: .vllm, weights: .fp8,
                    tensorParallel: tensor, pipelineParallel: 1, dataParallel: 1, expertParallel: 1,
                    receiveInterval: 1, softwareDate: 0, promptTokens: 1000, outputTokens: 500, lengthShare: 1,
                    concurrency: concurrency, arrivals: .closedLoop)
                let point = try run.server(calibration: calibration).operatingPoint(run.load())
                run.timePerOutputToken = point.timePerOutputToken
                run.timeToFirstToken = point.timeToFirstToken
                runs.append(run)
            }
        }
        return runs
    }

    /// A few constants, loosely believed.
    static let some = FittedConstant.all.filter {
        ["rates.memory", "latency.layer", "latency.allReduce", "scheduling.overhead.vllm"].contains($0.name)
    }.map { FittedConstant($0.name, $0.place, $0.prior, give: 10) }

    @Test func findsTheConstantsThatMadeTheRuns() throws {
        var truth = Calibration.fitted
        truth.rates.memory = 0.6
        truth.latency.layer = 60e-6
        truth.latency.allReduce = 9e-6
        truth.scheduling.overhead.vllm = 50e-3
        let found = Calibrator(try CalibratorTests.runs(truth), constants: CalibratorTests.some).fit()
        for constant in CalibratorTests.some {
            let ratio = found[keyPath: constant.place] / truth[keyPath: constant.place]
            #expect((ratio - 1).magnitude < 0.01, "\(constant.name): \(ratio)")
        }
    }

    @Test func oneWildRunHardlyMovesTheFit() throws {
        var runs = try CalibratorTests.runs(.fitted)
        runs[7].timePerOutputToken = runs[7].timePerOutputToken.map { $0 * 20 }
        let found = Calibrator(runs, constants: CalibratorTests.some).fit()
        for constant in CalibratorTests.some {
            let ratio = found[keyPath: constant.place] / Calibration.fitted[keyPath: constant.place]
            #expect((ratio - 1).magnitude < 0.25, "\(constant.name): \(ratio)")
        }
    }

    @Test func withoutAMeasurementTheFitStaysAtItsPriors() throws {
        var runs = try CalibratorTests.runs(.fitted)
        for index in runs.indices {
            runs[index].timePerOutputToken = nil
            runs[index].timeToFirstToken = nil
        }
        let found = Calibrator(runs).fit()
        for constant in FittedConstant.all {
            let ratio = found[keyPath: constant.place] / constant.prior
            #expect((ratio - 1).magnitude < 0.01, "\(constant.name): \(ratio)")
        }
    }

    @Test func predictsEachGroupWithConstantsOfTheOthers() throws {
        // The measurements of one model are all twice as long: only a fit without them is not bent by them.
        var runs = try CalibratorTests.runs(.fitted)
        for index in runs.indices where runs[index].model == .llama3_1_8B {
            runs[index].timePerOutputToken = runs[index].timePerOutputToken.map { $0 * 2 }
        }
        let calibrator = Calibrator(runs, constants: CalibratorTests.some)
        let fits = calibrator.leaveOneOut(by: { $0.model.identifier })
        #expect(fits.map { $0.group } == ["llama_3_1_8b", "llama_3_1_70b"])
        let without = fits[0].calibration.rates.memory
        let with = calibrator.fit().rates.memory
        #expect((without / Calibration.fitted.rates.memory - 1).magnitude < 0.01)
        #expect((with / Calibration.fitted.rates.memory - 1).magnitude > 0.02)
    }

    @Test func everyPriorIsAPossibleConstant() {
        #expect(Set(FittedConstant.all.map { $0.name }).count == FittedConstant.all.count)
        for constant in FittedConstant.all {
            #expect(constant.prior > 0 && constant.spread > 0)
            let found = Calibration.fitted[keyPath: constant.place]
            // A constant that runs away from what was believed is fitted to something that it does not mean.
            #expect(found / constant.prior > 0.5 && found / constant.prior < 2, "\(constant.name)")
        }
    }

    static let literals: [(Double, String)] = [
        (0.8126, "0.813"), (40.66e-6, "40.7e-6"), (5e-6, "5e-6"), (100e-3, "0.1"), (27.84e-3, "27.8e-3"),
        (186.2e9, "186e9"), (26.81, "26.8"), (1, "1"), (0, "0"), (123.4, "123"), (0.7, "0.7"),
    ]

    @Test(arguments: literals) func printsThreeSignificantDigits(_ value: Double, _ text: String) {
        #expect(sourceLiteral(value) == text)
    }

    @Test func solvesASystemAndRefusesOneWithoutSolution() {
        let solution = solvePositiveDefinite([[4, 2, 0], [2, 5, 1], [0, 1, 3]], [8, 15, 11])
        for (found, expected) in zip(solution ?? [], [1.0, 2, 3]) { #expect((found - expected).magnitude < 1e-12) }
        #expect(solution?.count == 3)
        #expect(solvePositiveDefinite([[1, 2], [2, 1]], [1, 1]) == nil)
    }
}
