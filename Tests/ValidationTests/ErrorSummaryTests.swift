internal import Testing
@testable internal import Validation

@Suite struct ErrorSummaryTests {
    /// Figures by what was predicted and measured, with an interval of ten per cent about the prediction.
    static func summary(_ pairs: [(predicted: Double, measured: Double?)]) -> ErrorSummary? {
        ErrorSummary(
            pairs.map { pair in
                Prediction.Figure(
                    predicted: pair.predicted, low: pair.predicted * 0.9, high: pair.predicted * 1.1,
                    measured: pair.measured)
            })
    }

    @Test func theErrorsAreThoseReckonedByHand() throws {
        // Errors: +0.25, -0.2, +0.5, 0, -0.75.
        let errors = try #require(Self.summary([(1.25, 1), (1.6, 2), (6, 4), (3, 3), (2, 8)]))
        #expect(errors.rows == 5)
        #expect(abs(errors.medianAbsoluteError - 0.25) < 1e-12)
        #expect(abs(errors.meanAbsoluteError - 1.7 / 5) < 1e-12)
        #expect(errors.bias == 0)
        #expect(abs(errors.shareWithin20Percent - 0.4) < 1e-12)
        #expect(abs(errors.coverage - 0.2) < 1e-12)
    }

    @Test func theMedianOfAnEvenNumberIsTheMeanOfTheMiddleTwo() throws {
        // Errors: +0.5, -0.25, +1, -0.125; sizes in order 0.125, 0.25, 0.5, 1.
        let errors = try #require(Self.summary([(1.5, 1), (3, 4), (2, 1), (7, 8)]))
        #expect(errors.medianAbsoluteError == 0.375)
        #expect(errors.bias == (0.5 - 0.125) / 2)
    }

    @Test func whatWasNotMeasuredDoesNotCount() throws {
        let errors = try #require(Self.summary([(1, nil), (1.5, 1), (9, nil)]))
        #expect(errors.rows == 1)
        #expect(errors.medianAbsoluteError == 0.5)
        #expect(Self.summary([(1, nil)]) == nil)
        #expect(Self.summary([]) == nil)
    }

    @Test(
        arguments: [
            (0, 1, "0.0"), (0.05, 1, "0.1"), (-0.05, 1, "-0.1"), (-0.04, 1, "0.0"), (6.649, 1, "6.6"),
            (99.96, 1, "100.0"),
            (12.00005, 4, "12.0001"), (2.5, 0, "3"), (1234567.25, 2, "1234567.25"), (1e300, 1, "1e+300"),
        ] as [(Double, Int, String)])
    func numbersAreRoundedToAFixedCountOfDigits(_ value: Double, _ digits: Int, _ text: String) {
        #expect(decimal(value, digits: digits) == text)
    }
}
