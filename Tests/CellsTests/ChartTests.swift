@testable internal import Cells
internal import SourceText
internal import Testing

@Suite struct ChartTests {
    static func evaluate(_ lines: String, head: String = "") -> CellOutcome {
        CellsTests.evaluate(
            "```params\nrent = 2 USD/h in 1 USD/h .. 6 USD/h\n```\n```let\ncost(b) = rent * b\nhour = 1 h\n```\n"
                + "```chart\(head)\n\(lines)\n```\n")
    }

    /// The chart of a chapter that has no mistake.
    static func chart(_ lines: String, head: String = "") throws -> EvaluatedChart {
        let outcome = evaluate(lines, head: head)
        guard case .chart(let chart)? = outcome.chapters?.first?.last else {
            Issue.record("\(outcome)")
            throw NoChart()
        }
        return chart
    }

    struct NoChart: Error {}

    @Test(
        arguments: [
            ("for b in 1, 4\ny = cost(b)", "b / cost(b), USD/h\n1 2, 4 8"),
            ("for b in 1, 4\ny \"Cost\" = cost(b) in USD/day", "b / Cost, USD/day\nCost: 1 48, 4 192"),
            (
                "for b in 1, 4\nx = b * 1 s in ms log \"Time\"\ny = cost(b) log \"What it costs\"",
                "Time, ms (log) / What it costs, USD/h (log)\n1,000 2, 4,000 8"
            ),
            (
                "for b in 1, 4\ny \"Low\" = cost(b)\ny \"High\" = 2 * cost(b)",
                "b / USD/h\nLow: 1 2, 4 8\nHigh: 1 4, 4 16"
            ),
            (
                "for b in 1, 4\ny = cost(b) * n\neach n in 1, 2",
                "b / cost(b) * n, USD/h\nn = 1: 1 2, 4 8\nn = 2: 1 4, 4 16"
            ),
            (
                "for b in 1, 4\ny = cost(b)\neach rent in 2 USD/h, 3 USD/h",
                "b / cost(b), USD/h\n2 USD/h: 1 2, 4 8\n3 USD/h: 1 3, 4 12"
            ),
            ("for rent in 1 USD/h, 5 USD/h\ny = cost(2)", "rent, USD/h / cost(2), USD/h\n1 2, 5 10"),
            ("for b in 1, 4\nband \"Range\" = cost(b) .. 3 * cost(b)", "b / Range, USD/h\nRange: 1 2..6, 4 8..24"),
            ("for b in 1, 4\nband = 3 * cost(b) .. cost(b)", "b / 3 * cost(b) .. cost(b), USD/h\n1 2..6, 4 8..24"),
            ("x = [1, 2, 3]\ny = [3 s, 2 s, 1 s]", " / s\n1 3, 2 2, 3 1"),
            ("points\ny = [3 s, 2 s]", " / s\n1 3, 2 2"),
            ("bars\nfor t in \"a\", \"b\"\ny = 30 % : %", "a|b / 30 %, %\n0 30, 1 30"),
            ("bars\ny \"One\" = 1 s\ny \"Two\" = 2 s", "One|Two / s\n0 1, 1 2"),
            (
                "bars\ny \"One\" = n * 1 s\ny \"Two\" = 2 s\neach n in 3, 4",
                "One|Two / s\nn = 3: 0 3, 1 2\nn = 4: 0 4, 1 2"
            ),
            ("stacked across\ny \"One\" = 1 s\ny \"Two\" = 2 s", " / s\nOne: 0 1\nTwo: 0 2"),
            (
                "waterfall\ny \"Rent\" = 8 s\ny \"Discount\" = -2 s\ntotal \"All\"",
                "Rent|Discount|All / s\n0 8, 1 -2, 2 6"
            ),
            (
                "for b in 1, 4\ny = cost(b)\nmark \"here\" x = 2\nmark \"there\" x = 2, y = 7 USD/h\nline \"at `= rent`\" y = rent",
                "b / cost(b), USD/h\n1 2, 4 8\nhere at 2 4\nthere at 2 7\nat 2 USD/h at – 2"
            ),
            (
                "for b in 1, 100\nx = b log\ny = b * 1 s log\nmark \"m\" x = 10",
                "b (log) / b * 1 s, s (log)\n1 1, 100 100\nm at 10 10"
            ),
            ("for b in 1, 4 # the batches\ny = cost(b) +\n    cost(b)", "b / cost(b) + cost(b), USD/h\n1 4, 4 16"),
        ] as [(String, String)])
    func whatAChartDraws(_ lines: String, _ text: String) {
        #expect(Self.evaluate(lines).description == "rent = 2 USD/h in 1 to 6 USD/h\n" + text)
    }

    @Test func theOpeningLineNamesAndCaptionsTheChart() throws {
        let chart = try Self.chart("for b in 1, 4\ny = cost(b)", head: " cost-by-batch \"At `= rent`\"")
        #expect(chart.label == "cost-by-batch")
        #expect(chart.caption.count == 2)
    }

    @Test func aStepOfAWaterfallBeginsWhereTheOneBeforeEnded() throws {
        let chart = try Self.chart("waterfall\ny \"a\" = 8\ny \"b\" = -2\ntotal \"c\"\ny \"d\" = 3\ntotal \"e\"")
        #expect(chart.totals == [2, 4])
        #expect(
            chart.series[0].points.map { $0.interval } == [0...8, 6...8, 0...6, 6...9, 0...9])
    }

    // MARK: - Sampling

    @Test(
        arguments: [
            ("1 .. 512", "", 30...ChartSampling.most), ("1 .. 40", "", 40...40), ("0 .. 24", "", 25...25),
            ("0.0 .. 1.0", "", 25...ChartSampling.most), ("1 s .. 9 s", "", 25...ChartSampling.most),
            ("1 .. 512 log", "log", 30...ChartSampling.most), ("1 .. 10_000", "log", 30...ChartSampling.most),
            ("1 .. 9 by 2", "", 5...5), ("1, 4, 16", "", 3...3), ("1 .. 512 log by 2", "", 10...10),
        ] as [(String, String, ClosedRange<Int>)])
    func aRangeIsSampledUnlessItsStepIsGiven(_ range: String, _ log: String, _ count: ClosedRange<Int>) throws {
        let chart = try Self.chart("for v in \(range)\nx = v \(log)\ny = v * v")
        #expect(count.contains(chart.series[0].points.count))
        let places = chart.series[0].points.compactMap { $0.x }
        #expect(places == places.sorted())
        #expect(Set(places).count == places.count)
    }

    @Test func wholeNumbersStayWhole() throws {
        let places = try Self.chart("for b in 1 .. 5_000\nx = b log\ny = b").series[0].points.compactMap { $0.x }
        #expect(places.allSatisfy { $0 == $0.rounded() })
        #expect(places.first == 1 && places.last == 5_000)
    }

    /// A curve that is steep somewhere has its points there: no stretch of the line is long.
    @Test(arguments: ["1 / v", "v ^ 4", "sqrt(v)", "exp(-v)"])
    func pointsLieEvenlyOnThePage(_ formula: String) throws {
        let points = try Self.chart("for v in 0.1 .. 10.0\ny = \(formula)").series[0].points
        let ys = points.compactMap { $0.y }
        let height = (ys.max() ?? 0) - (ys.min() ?? 0)
        for (one, other) in zip(points, points.dropFirst()) {
            let across = ((other.x ?? 0) - (one.x ?? 0)) / 9.9
            let up = abs((other.y ?? 0) - (one.y ?? 0)) / height
            #expect(max(across, up) < 0.06)
        }
    }

    @Test func aVariableThatIsNotXIsListed() throws {
        let chart = try Self.chart("for b in 1, 4\nx = cost(b)\ny = b")
        #expect(chart.variable?.values == ["1", "4"])
        #expect(try Self.chart("for b in 1, 4\nx = b\ny = b").variable == nil)
    }

    // MARK: - Tables

    @Test func seriesWithOneXStandSideBySide() throws {
        let table = try Self.chart("for b in 1, 4\ny \"Low\" = cost(b)\ny \"High\" = 2 * cost(b)").table(most: 50)
        #expect(table.header.count == 3)
        #expect(table.rows.count == 2)
    }

    @Test func seriesWithXOfTheirOwnStandBelowOneAnother() throws {
        let table = try Self.chart("for b in 1, 4\nx = b * n\ny = b\neach n in 1, 2").table(most: 50)
        #expect(table.header.count == 4)
        #expect(table.rows.count == 4)
    }

    @Test(arguments: [2, 12, 50])
    func aTableHasAFewRowsFromTheFirstToTheLast(_ most: Int) throws {
        let table = try Self.chart("for b in 1 .. 400 by 1\ny = b").table(most: most)
        #expect(table.rows.count == most)
        func number(_ row: [EvaluatedTable.Content]) -> Double? {
            if case .value(let value) = row[0] { return value.number }
            return nil
        }
        #expect(table.rows.first.flatMap(number) == 1)
        #expect(table.rows.last.flatMap(number) == 400)
    }
}
