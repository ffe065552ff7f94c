public import Cells
public import Markup

extension Figure {
    /// What a page knows about a cell besides its values.
    public struct Surroundings {
        /// The place of the cell among those of its chapter.
        public var cell: Int
        /// How the text calls it, as in `Table 2.1`; nil where it has no label.
        public var name: String?
        /// The name by which links lead to it.
        public var label: String?
        /// Where a parameter of a chapter stands.
        public var parameter: (_ name: String, _ chapter: Int) -> String
        /// Where a definition stands that a working names.
        public var definition: (EvaluatedWorking.Place) -> DefinitionPlace
        /// Draws a text of the cell.
        public var text: (String, inout HTML) -> Void
        /// Draws the note of a parameter of a chapter.
        public var note: (_ note: String, _ chapter: Int, inout HTML) -> Void
        /// The axes of a chart that must stay while values move.
        public var frame: ChartFrame?

        /// What a page knows.
        public init(
            cell: Int, name: String?, label: String?, parameter: @escaping (_ name: String, _ chapter: Int) -> String,
            definition: @escaping (EvaluatedWorking.Place) -> DefinitionPlace,
            text: @escaping (String, inout HTML) -> Void, note: @escaping (String, Int, inout HTML) -> Void
        ) {
            (self.cell, self.name, self.label) = (cell, name, label)
            (self.parameter, self.definition) = (parameter, definition)
            (self.text, self.note) = (text, note)
        }
    }

    /// A cell as it stands in a page, whatever it is. A title, which is no element, is not drawn.
    public static func cell(_ cell: EvaluatedCell, _ around: Surroundings, into html: inout HTML) {
        let text: TextWriter = { written, html in around.text(written.text, &html) }
        switch cell {
        case .value(let value): inline(value, into: &html)
        case .text: break
        case .parameters(let parameters):
            self.parameters(parameters, into: &html) { note, html in around.text(note, &html) }
        case .definitions(let source): definitions(source, into: &html)
        case .table(let table): self.table(table, label: around.label, name: around.name, into: &html, text)
        case .claim(let claim):
            self.claim(
                claim, name: around.name ?? "Claim", into: &html,
                address: { around.parameter($0.name, $0.chapter) }, text)
        case .solve(let solve): self.solve(solve, name: around.name, into: &html, text)
        case .working(let working):
            self.working(
                working, name: around.name, into: &html, place: around.definition, note: around.note, text)
        case .sensitivity(let sensitivity):
            self.sensitivity(sensitivity, id: "_chart-\(around.cell)", name: around.name, into: &html, text)
        case .scenario(let scenario):
            self.scenario(
                scenario, into: &html, address: { around.parameter($0.name, $0.chapter) },
                { note, html in around.text(note, &html) })
        case .chart(let chart):
            self.chart(
                chart, id: "_chart-\(around.cell)", name: around.name, frame: around.frame, into: &html, text)
        }
    }

    /// An element that was written, with the number of its cell among its attributes, by which a live page finds it.
    public static func marked(_ element: [UInt8], cell: Int) -> [UInt8] {
        guard element.first == UInt8(ascii: "<"),
            let end = element.firstIndex(where: { $0 == UInt8(ascii: " ") || $0 == UInt8(ascii: ">") })
        else { return element }
        var bytes = Array(element[..<end])
        bytes += " data-cell=\"\(cell)\"".utf8
        return bytes + element[end...]
    }

    /// What the axes of a chart must reach to show all of it. A chart with the frame of another shows both alike.
    public static func reach(of chart: EvaluatedChart) -> ChartFrame {
        chart.x.categories.isEmpty ? LineChart.reach(of: chart) : BarModel(chart, nil).reach
    }
}
