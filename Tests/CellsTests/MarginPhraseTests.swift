@testable internal import Cells
internal import Formulas
internal import Testing

@Suite struct MarginPhraseTests {
    /// The phrase for two plain numbers.
    private func phrase(_ left: Double, _ sign: BinaryOperator, _ right: Double) -> MarginPhrase {
        MarginPhrase(
            sign: sign, figure: MarginPhrase.Side(number: left, text: text(left)),
            threshold: MarginPhrase.Side(number: right, text: text(right))
        ) { text($0) }
    }

    private func text(_ number: Double) -> String {
        number == number.rounded() ? String(Int(number)) : String(number)
    }

    @Test(
        arguments: [
            (41.3, .greaterOrEqual, 10, "41.3; at least 10 is needed: 4.1 times as much"),
            (8.2, .greaterOrEqual, 10, "8.2; at least 10 is needed: 18 % below"),
            (10, .greaterOrEqual, 10, "10; at least 10 is needed: exactly that"),
            (10, .greater, 10, "10; more than 10 is needed: exactly that"),
            (1.22, .lessOrEqual, 3, "1.22; at most 3 is allowed: 59 % below"),
            (12.2, .less, 10, "12.2; less than 10 is needed: 22 % above"),
            (20, .less, 10, "20; less than 10 is needed: 2 times as much"),
            (1234, .less, 1, "1234; less than 1 is needed: 1,230 times as much"),
            (99.96, .greater, 100, "99.96; more than 100 is needed: less than 0.1 % below"),
            (100.2, .greater, 100, "100.2; more than 100 is needed: 0.2 % above"),
            (0.6, .greater, 100, "0.6; more than 100 is needed: 99.4 % below"),
            (0.1, .greater, 100, "0.1; more than 100 is needed: 1/1,000 of it"),
            (-3, .less, 2, "-3; less than 2 is needed: 5 below"), (5, .greater, 0, "5; more than 0 is needed: 5 above"),
            (0, .greater, 5, "0; more than 5 is needed: 5 below"),
            (0, .equal, 0, "0; exactly 0 is needed: exactly that"),
            (3, .equal, 2, "3; exactly 2 is needed: 50 % above"),
            (3, .notEqual, 2, "3; anything but 2 is allowed: 50 % above"),
            (-4, .greater, -2, "-4; more than -2 is needed: 2 below"),
        ] as [(Double, BinaryOperator, Double, String)])
    func aMarginIsSaidInFiguresAndWords(_ left: Double, _ sign: BinaryOperator, _ right: Double, _ text: String) {
        #expect(phrase(left, sign, right).text == text)
    }

    @Test func aToleranceIsPartOfWhatIsNeeded() {
        var near = phrase(2.06, .equal, 2)
        near.tolerance = MarginPhrase.Tolerance(amount: 0.05, isRelative: true, text: "5 %")
        #expect(near.text == "2.06; 2 within 5 % is needed: 3 % above")
        #expect(near.size > 0)
        near.tolerance = MarginPhrase.Tolerance(amount: 0.05, isRelative: false, text: "0.05")
        #expect(near.size < 0)
        var far = phrase(2.06, .notEqual, 2)
        far.tolerance = MarginPhrase.Tolerance(amount: 0.05, isRelative: true, text: "5 %")
        #expect(far.text == "2.06; more than 5 % from 2 is needed: 3 % above")
        #expect(far.size < 0)
    }

    @Test func whatIsNoNumberHasNoDistance() {
        func phrase(_ sign: BinaryOperator) -> String {
            MarginPhrase(
                sign: sign, figure: MarginPhrase.Side(number: nil, text: "fast"),
                threshold: MarginPhrase.Side(number: nil, text: "slow")
            ) { _ in "?" }.text
        }
        #expect(phrase(.equal) == "fast; slow is needed")
        #expect(phrase(.notEqual) == "fast; slow is not allowed")
    }

    @Test(
        arguments: [(3, 2, 1 / 3.0), (2, 2, 0), (1, 2, -0.5), (-1, 2, -1.5), (0, 0, 0)] as [(Double, Double, Double)])
    func theSizeOfAMarginIsAShareOfTheLargerSide(_ left: Double, _ right: Double, _ size: Double) {
        #expect(abs(phrase(left, .greater, right).size - size) < 1e-12)
        #expect(abs(phrase(left, .lessOrEqual, right).size + size) < 1e-12)
    }
}

@Suite struct FlipPhraseTests {
    private typealias Part = (state: ConditionStretch.State, lower: Double, upper: Double)

    private func phrase(_ holds: Bool, hasSteps: Bool = false, _ parts: [Part]) -> String {
        FlipPhrase(
            stretches: parts.map { ConditionStretch(state: $0.state, lower: $0.lower, upper: $0.upper) }, holds: holds,
            hasSteps: hasSteps
        ) { $0 == $0.rounded() ? "\(Int($0)) s" : "\($0) s" }.text
    }

    @Test func aParameterThatChangesNothingHoldsOverItsRange() {
        #expect(phrase(true, [(.holds, 0, 9)]) == "holds over its whole range")
        #expect(phrase(false, [(.fails, 0, 9)]) == "fails over its whole range")
    }

    @Test func oneChangeSaysWhatIsBeyondIt() {
        #expect(phrase(true, [(.holds, 0, 3), (.fails, 4, 9)]) == "flips at 3 s (fails above)")
        #expect(phrase(true, [(.fails, 0, 3), (.holds, 4, 9)]) == "flips at 4 s (fails below)")
        #expect(phrase(false, [(.holds, 0, 3), (.fails, 4, 9)]) == "flips at 3 s (holds below)")
        #expect(phrase(false, [(.fails, 0, 3), (.holds, 4, 9)]) == "flips at 4 s (holds above)")
    }

    @Test func severalChangesAreAllListed() {
        #expect(phrase(true, [(.holds, 0, 2.4), (.fails, 2.5, 3), (.holds, 3.1, 9)]) == "fails from 2.4 s to 3.1 s")
        #expect(
            phrase(true, [(.fails, 0, 1), (.holds, 2, 3), (.fails, 4, 5), (.holds, 6, 7), (.fails, 8, 9)])
                == "fails below 2 s, from 3 s to 6 s and above 7 s")
        #expect(phrase(false, [(.fails, 0, 1), (.holds, 2, 3), (.fails, 4, 5)]) == "holds from 2 s to 3 s")
        let many = (0..<20).map { Part($0 % 2 == 0 ? .holds : .fails, Double($0), Double($0)) }
        #expect(phrase(true, many).hasSuffix(", and in 4 further parts of its range"))
    }

    @Test func stepsAreNamedThemselves() {
        #expect(phrase(true, hasSteps: true, [(.holds, 1, 4), (.fails, 5, 9)]) == "fails from 5 s on")
        #expect(phrase(true, hasSteps: true, [(.fails, 1, 4), (.holds, 5, 9)]) == "fails up to 4 s")
        #expect(phrase(true, hasSteps: true, [(.holds, 1, 4), (.fails, 5, 5), (.holds, 6, 9)]) == "fails at 5 s")
    }

    @Test func whatCannotBeEvaluatedIsNamedWithItsReason() {
        #expect(
            phrase(true, [(.holds, 0, 3), (.undefined("it does not fit"), 4, 9)])
                == "holds wherever it can be evaluated; cannot be evaluated above 3 s: it does not fit")
        #expect(
            phrase(true, [(.fails, 0, 2), (.holds, 2, 3), (.undefined(""), 3, 9)])
                == "flips at 2 s (fails below); cannot be evaluated above 3 s")
    }

    @Test func choicesAreNamed() {
        #expect(FlipPhrase.choices([], [], holds: true) == "holds with every choice")
        #expect(FlipPhrase.choices(["1", "2"], [], holds: true) == "fails with 1 or 2")
        #expect(FlipPhrase.choices(["8"], [], holds: false) == "holds with 8")
        #expect(
            FlipPhrase.choices([], [("8", "it does not fit")], holds: true)
                == "holds with every choice that can be evaluated; cannot be evaluated with 8: it does not fit")
    }
}
