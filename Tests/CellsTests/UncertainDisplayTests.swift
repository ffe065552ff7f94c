internal import Cells
internal import Testing

/// What is uncertain, as a chapter shows it.
@Suite struct UncertainDisplayTests {
    private static let parameters = """
        ```params
        rent = between 1.8 and 2.6 USD/h in 1 USD/h .. 6 USD/h
        ```
        ```let
        cost = rent * 100 h
        part = uniform(0, 1)
        shift = between -3 and -1
        ```

        """

    @Test(
        arguments: [
            ("`= rent`", "<2.2 (1.8 to 2.6) USD/h>"), ("`= cost`", "<220 (180 to 260) USD>"),
            ("`= cost : .1f`", "<216.3 (180.0 to 260.0) USD>"), ("`= part : %`", "<50 (5 to 95) %>"),
            ("`= rent > 2 USD/h`", "<yes (76 %)>"), ("`= rent < 2 USD/h`", "<no (76 %)>"),
            ("`= rent > 0 USD/h`", "<yes (more than 99.9 %)>"), ("`= rent - rent`", "<0 USD/h>"),
            ("`= shift`", "<-2 (-3 to -1)>"), ("`= p95(rent)`", "<2.6 USD/h>"), ("`= sd(rent - rent)`", "<0 USD/h>"),
            ("`= probability(rent > 2 USD/h)`", "<75.9 %>"), ("`= probability(rent > 2 USD/h) : .0%`", "<76 %>"),
            ("`= if part < 0.7 then \"often\" else \"rare\"`", "<often (70 %)>"),
            ("`= [rent, 2 USD/h]`", "<2.2 (1.8 to 2.6) USD/h, 2.0 USD/h>"),
            ("`= rent with rent = 3 USD/h`", "<3.0 USD/h>"),
        ] as [(String, String)])
    func anUncertainValueShowsHowFarItReaches(_ formula: String, _ text: String) {
        let outcome = evaluate(Self.parameters + formula)
        #expect(outcome.description == "rent = 2.2 (1.8 to 2.6) USD/h in 1 to 6 USD/h\n" + text)
    }

    @Test func aTableShowsItsRowsAndALoopMayRunOverWhatIsUncertain() {
        let outcome = evaluate(
            Self.parameters + """
                ```table for h in 1 h, 10 h
                | Time | Cost |
                |------|------|
                | = h  | = h * rent |
                ```
                """)
        #expect(
            outcome.description.hasSuffix(
                "Time | Cost\n1 h | 2.2 (1.8 to 2.6) USD\n10 h | 22 (18 to 26) USD"), "\(outcome)")
    }

    @Test func aParametersIntervalLiesWithinItsRange() {
        let outcome = evaluate("```params\nrent = between 1.8 and 2.6 USD/h in 1 USD/h .. 2.5 USD/h\n```\n")
        #expect(
            outcome.description
                == "out-of-range at chapter:2:8 over 'between 1.8 and 2.6 USD/h': 2.2 (1.8 to 2.6) USD/h is outside the declared range 1 USD/h .. 2.5 USD/h"
        )
    }

    @Test func theBoundsOfARangeAreCertain() {
        let outcome = evaluate("```params\nrent = 2 in 1 .. uniform(3, 5)\n```\n")
        #expect(
            outcome.description
                == "uncertain-value at chapter:2:18 over 'uniform(3, 5)': what a parameter may be set to must be certain, and this is uncertain"
        )
    }

    @Test func aParameterIsSetFromOutsideToAnIntervalOfItsOwn() {
        let outcome = evaluate(Self.parameters + "`= rent`", settings: "rent = between 3 and 4 USD/h")
        #expect(outcome.description.hasSuffix("<3.5 (3.0 to 4.0) USD/h>"), "\(outcome)")
        let certain = evaluate(Self.parameters + "`= cost`", settings: "rent = 3 USD/h")
        #expect(certain.description.hasSuffix("<300 USD>"), "\(certain)")
    }
}
