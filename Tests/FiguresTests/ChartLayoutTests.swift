@testable internal import Cells
@testable internal import Figures
internal import Quantities
internal import TestSupport
internal import Testing

/// Laws that hold for the drawing of any chart.
@Suite struct ChartLayoutTests {
    static let sheets = [ChartSheet.wide, .narrow]

    @Test(arguments: 0..<300)
    func textsDoNotCoverOneAnother(_ seed: Int) {
        let chart = RandomChart.make(seed)
        for sheet in Self.sheets {
            let texts = Figure.drawing(chart, sheet, nil).texts
            for (index, one) in texts.enumerated() {
                for other in texts[(index + 1)...] where one.box.intersects(other.box) {
                    // The values at neighbouring bars, and where one bar stands before another, may come close.
                    guard one.ink != .figure, other.ink != .figure else { continue }
                    Issue.record(
                        "\(chart.kind) \(sheet.width): \(one.lines) at \(one.box) covers \(other.lines) at \(other.box)"
                    )
                }
            }
        }
    }

    @Test(arguments: 0..<300)
    func everythingLiesOnTheSheet(_ seed: Int) {
        let chart = RandomChart.make(seed)
        for sheet in Self.sheets {
            let drawing = Figure.drawing(chart, sheet, nil)
            let frame = Box(left: -1, top: -1, right: sheet.width + 1, bottom: drawing.height + 1)
            for place in drawing.places {
                #expect(frame.contains(Box(place)), "\(chart.kind) \(place)")
            }
            for text in drawing.texts { #expect(frame.grown(by: 12).contains(text.box), "\(text.lines) \(text.box)") }
        }
    }

    @Test(arguments: 0..<60)
    func aFrameHoldsTheAxes(_ seed: Int) {
        let chart = RandomChart.make(seed)
        let frame = ChartFrame(x: 2...3, y: 5...7)
        let drawing = Figure.drawing(chart, .wide, frame)
        let sheet = Box(left: -1, top: -1, right: drawing.width + 1, bottom: drawing.height + 1)
        for place in drawing.places { #expect(sheet.contains(Box(place))) }
    }

    @Test func everySeriesOfAFewLinesIsNamedAtItsEnd() {
        let chart = RandomChart.lines(["One", "Two", "Three"]) { series, x in Double(series + 1) * x }
        for sheet in Self.sheets {
            let names = Figure.drawing(chart, sheet, nil).texts.filter { $0.ink == .label && $0.colour != nil }
            #expect(names.map { $0.lines.joined(separator: " ") } == ["One", "Two", "Three"])
        }
    }

    @Test func namesOfLinesThatEndTogetherAreMovedApartInTheirOrder() {
        let chart = RandomChart.lines(["Low", "Middle", "High"]) { series, x in x + Double(series) / 1000 }
        let names = Figure.drawing(chart, .wide, nil).texts.filter { $0.ink == .label && $0.colour != nil }
        let heights = names.map { $0.place.y }
        #expect(heights == heights.sorted(by: >))
        #expect(zip(heights, heights.dropFirst()).allSatisfy { $0 - $1 >= 15.9 })
    }

    @Test func namesThatAreTooLongStandInALegend() {
        let long = "A name of a series that nobody would want to read beside the end of a narrow line on a telephone"
        let chart = RandomChart.lines([long, long + " either"]) { series, x in Double(series + 1) * x }
        let drawing = Figure.drawing(chart, .narrow, nil)
        #expect(drawing.texts.contains { $0.ink == .label && $0.colour == nil })
        // Without colour the lines differ in their dashes.
        #expect(drawing.shapes.contains { if case .path(_, colour: 1, isDashed: true) = $0 { true } else { false } })
    }

    @Test func barsWhoseNamesDoNotFitLie() {
        let names = (1...9).map { "A long name of thing number \($0)" }
        let chart = RandomChart.bars(names, [(1...9).map { Double($0) }])
        let drawing = Figure.drawing(chart, .narrow, nil)
        let labels = drawing.texts.filter { $0.ink == .label }
        #expect(labels.count == 9)
        #expect(labels.allSatisfy { $0.anchor == .end })
    }

    @Test func aBarBeginsAtZero() {
        let chart = RandomChart.bars(["a", "b"], [[100, 101]])
        let boxes = Figure.drawing(chart, .wide, nil).shapes.compactMap { shape in
            if case .bar(let box, _) = shape { return box }
            return nil
        }
        #expect(boxes.count == 2)
        #expect(boxes[0].bottom == boxes[1].bottom)
        #expect(abs(boxes[0].height / boxes[1].height - 100.0 / 101) < 1e-9)
    }
}

extension Drawing {
    /// The places of all shapes but texts.
    var places: [Place] {
        shapes.flatMap { shape -> [Place] in
            switch shape {
            case .line(let from, let to, _), .whisker(let from, let to, _): [from, to]
            case .path(let pieces, _, _): pieces.flatMap { $0 }
            case .area(let points, _, _): points
            case .bar(let box, _): [Place(x: box.left, y: box.top), Place(x: box.right, y: box.bottom)]
            case .marker(let place, _), .mark(let place): [place]
            case .text: []
            }
        }
    }
}
