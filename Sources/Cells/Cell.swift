public import Formulas
public import SourceText

/// One block or inline of a chapter that the engine reads.
public indirect enum Cell: Sendable {
    /// A `params` block.
    case parameters(ParameterBlock)
    /// A `let` block.
    case definitions(DefinitionBlock)
    /// A `table` block, or a pipe table in prose.
    case table(TableBlock)
    /// A `claim` block.
    case claim(ClaimBlock)
    /// A `solve` block.
    case solve(SolveBlock)
    /// A `chart` block.
    case chart(ChartBlock)
    /// A `working` block.
    case working(WorkingBlock)
    /// A `sensitivity` block.
    case sensitivity(SensitivityBlock)
    /// A `scenario` block.
    case scenario(ScenarioBlock)
    /// A code span that begins with `= `.
    case value(Formula)
    /// A line of text with formulas in it: a title.
    case text([TextPiece])
}

/// Inputs, one a line: `name = value in domain  # note`.
public struct ParameterBlock: Sendable {
    /// One input.
    public struct Row: Sendable {
        /// What is written.
        public let written: WrittenParameter
        /// The note after the `#`; empty where there is none.
        public let note: String
        /// Where the note stands, line by line.
        public let noteSpans: [SourceSpan]
    }

    /// The inputs, in order.
    public let rows: [Row]
    /// The names of lines that could not be read.
    public let faulty: [FaultyLine]
    /// The units that the block declares.
    public let units: [UnitDeclaration]
}

/// Values and functions, one a line: `name = formula`, `name(x) = formula`.
public struct DefinitionBlock: Sendable {
    /// The definitions, in order.
    public let definitions: [WrittenDefinition]
    /// The names of lines that could not be read.
    public let faulty: [FaultyLine]
    /// The units that the block declares.
    public let units: [UnitDeclaration]
    /// The block as it is written.
    public let text: String
}

/// A line that could not be read, but for the name that it begins with.
public struct FaultyLine: Sendable {
    /// The name.
    public let name: Name
    /// Where it stands.
    public let span: SourceSpan
}

/// A unit that a chapter declares: `unit seat`.
public struct UnitDeclaration: Sendable {
    /// Its symbol.
    public let symbol: Name
    /// Where the symbol stands.
    public let span: SourceSpan
}

extension Cell {
    /// The name by which the text refers to the cell; nil where it has none.
    public var label: BlockLabel? {
        switch self {
        case .table(let table): table.label
        case .claim(let claim): claim.label
        case .solve(let solve): solve.label
        case .chart(let chart): chart.label
        case .working(let working): working.label
        case .sensitivity(let sensitivity): sensitivity.label
        // The name of a scenario is one of the names that formulas know.
        case .parameters, .definitions, .scenario, .value, .text: nil
        }
    }
}

extension Cell {
    /// Where the texts stand that the page shows as Markdown: notes, captions, sentences, the cells of tables, in the order
    /// of the text.
    public var textSpans: [SourceSpan] {
        switch self {
        case .parameters(let block): block.rows.flatMap { $0.noteSpans }.filter { !$0.range.isEmpty }
        case .table(let table):
            (table.caption + (table.header + table.rows.joined()).flatMap { $0.pieces }).compactMap { $0.textSpan }
        case .claim(let claim): claim.sentence.compactMap { $0.textSpan }
        case .solve(let solve): solve.caption.compactMap { $0.textSpan }
        case .chart(let chart): chart.caption.compactMap { $0.textSpan }
        case .working(let working): working.caption.compactMap { $0.textSpan }
        case .sensitivity(let sensitivity): sensitivity.caption.compactMap { $0.textSpan }
        case .scenario(let scenario): scenario.rows.flatMap { $0.noteSpans }.filter { !$0.range.isEmpty }
        case .definitions, .value, .text: []
        }
    }
}

extension Cell {
    /// Whether formulas of other cells may name what it defines.
    public var isDefining: Bool {
        switch self {
        case .parameters, .definitions, .scenario: true
        case .table, .claim, .solve, .chart, .working, .sensitivity, .value, .text: false
        }
    }

    /// The notes beside parameters.
    public var notes: [String] {
        switch self {
        case .parameters(let block): block.rows.map { $0.note }
        case .scenario(let scenario): scenario.rows.map { $0.note }
        default: []
        }
    }

    /// The texts that the page shows as Markdown, as ``textSpans`` lists their places.
    public var texts: [String] {
        switch self {
        case .table(let table):
            (table.caption + (table.header + table.rows.joined()).flatMap { $0.pieces }).compactMap { $0.text }
        case .claim(let claim): claim.sentence.compactMap { $0.text }
        case .solve(let solve): solve.caption.compactMap { $0.text }
        case .chart(let chart): chart.caption.compactMap { $0.text }
        case .working(let working): working.caption.compactMap { $0.text }
        case .sensitivity(let sensitivity): sensitivity.caption.compactMap { $0.text }
        case .parameters, .scenario: notes
        case .definitions, .value, .text: []
        }
    }
}

extension TextPiece {
    fileprivate var text: String? {
        if case .text(let text, _) = self { text } else { nil }
    }

    /// Where the text stands; nil for a formula.
    fileprivate var textSpan: SourceSpan? {
        if case .text(_, let span) = self { span } else { nil }
    }
}

extension TableBlock.Content {
    fileprivate var pieces: [TextPiece] {
        if case .text(let pieces) = self { pieces } else { [] }
    }
}

/// A part of a text in which formulas may stand as code spans that begin with `= `.
public enum TextPiece: Sendable {
    /// What is written.
    case text(String, SourceSpan)
    /// What is computed.
    case formula(Formula)
}

/// A Markdown table used as a template: the rows under the header stand once for each value of one loop, and the columns that
/// name the variable of another once for each of its values.
public struct TableBlock: Sendable {
    /// How a column is aligned.
    public enum Alignment: Sendable, Hashable {
        /// As the delimiter row says, or does not say.
        case none, left, center, right
    }

    /// What stands in a cell.
    public enum Content: Sendable {
        /// Text, with formulas in it or without; no pieces for an empty cell.
        case text([TextPiece])
        /// A formula alone.
        case formula(Formula)
    }

    /// The name by which the text refers to it; nil where it has none.
    public let label: BlockLabel?
    /// The caption; no pieces where there is none.
    public let caption: [TextPiece]
    /// What the rows repeat for; nil for a table whose rows stand once.
    public let loop: WrittenLoop?
    /// What the columns repeat for that name its variable; nil for a table whose columns stand once.
    public let columnLoop: WrittenLoop?
    /// Where it is said that columns that repeat are compared; nil where they are not.
    public let comparison: SourceSpan?
    /// The first row.
    public let header: [Content]
    /// How the columns are aligned, as many as the header has.
    public let alignments: [Alignment]
    /// The rows under the header, each as long as the header.
    public let rows: [[Content]]
    /// Whether a part of it could not be read.
    public let isFaulty: Bool
}
