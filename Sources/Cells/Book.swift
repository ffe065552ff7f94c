public import Formulas
internal import Quantities
public import SourceText

/// The cells of all chapters, on their way from text to values.
public struct Book: Sendable {
    /// The cells of one chapter.
    public struct Chapter: Sendable {
        /// The address, as in `batch-size`.
        public let address: String
        /// The chapters whose names it sees, with the place where it says so.
        public let uses: [(address: String, span: SourceSpan)]
        /// The cells, in the order of the text.
        public let cells: [Cell]

        /// The cells of a chapter.
        public init(address: String, uses: [(address: String, span: SourceSpan)], cells: [Cell]) {
            self.address = address
            self.uses = uses
            self.cells = cells
        }
    }

    /// An address as a formula writes it: `batch-size` is `batch_size`.
    public static func formulaName(of address: String) -> String { Scopes.formulaName(of: address) }

    /// A parameter that is set from outside the book.
    public struct Setting: Sendable {
        /// `rent`, or `assumptions.rent`.
        public let name: String
        /// Where the name was given.
        public let span: SourceSpan
        /// Its value.
        public let value: Expression

        /// A parameter and its value.
        public init(name: String, span: SourceSpan, value: Expression) {
            self.name = name
            self.span = span
            self.value = value
        }
    }

    let chapters: [Chapter]
    let lexicon: Lexicon
    let place: @Sendable (SourceSpan) -> String
    var units = UnitTable()
    var scopes = Scopes()
    /// The place of the definition of each parameter, and of each scenario, by chapter, cell and row; nil where it was
    /// refused.
    var parameterPlaces: [[[Int?]]] = []
    /// What is written of each parameter, by the place of its definition.
    var rows: [Int: ParameterBlock.Row] = [:]
    /// Whether the book may be published though a claim of it does not hold.
    let claimsMayFail: Bool
    /// How many draws each uncertain value has.
    let draws: Int

    /// Collects the definitions of all chapters. What is defined twice, and a chapter that is used but does not exist, is
    /// reported.
    ///
    /// - Parameters:
    ///   - claimsMayFail: whether a claim that does not hold is published as such, and is no mistake.
    ///   - draws: how many draws each uncertain value has, at least two; nil for 1,000.
    ///   - place: how a place is named in a note, as in `chapters/assumptions.md:12:1`.
    public init(
        _ chapters: [Chapter], lexicon: Lexicon, settings: [Setting] = [], claimsMayFail: Bool = false,
        draws: Int? = nil, place: @escaping @Sendable (SourceSpan) -> String, into diagnostics: inout Diagnostics
    ) {
        self.chapters = chapters
        self.lexicon = lexicon
        self.claimsMayFail = claimsMayFail
        self.draws = draws ?? Draws.standardCount
        self.place = place
        var places: [Name: Int] = [:]
        places.reserveCapacity(chapters.count)
        parameterPlaces.reserveCapacity(chapters.count)
        for chapter in chapters { places[Name(chapter.address)] = scopes.addChapter(address: chapter.address) }
        for (index, chapter) in chapters.enumerated() {
            for use in chapter.uses {
                if let other = places[Name(use.address)] {
                    if other != index { scopes.use(other, in: index) }
                } else {
                    let near = nearest(to: use.address, among: chapters.map { $0.address })
                    diagnostics.add(
                        Diagnostic(
                            "unknown-chapter", "there is no chapter '\(use.address)'", at: use.span,
                            hint: Book.chapterHint(use.address, chapters.map { $0.address }, near)))
                }
            }
        }
        for (index, chapter) in chapters.enumerated() { collect(chapter, index, into: &diagnostics) }
        for setting in settings { apply(setting, into: &diagnostics) }
    }

    /// What to write for a chapter that does not exist: the address of the file that is named, or one that is near.
    private static func chapterHint(_ address: String, _ all: [String], _ near: String?) -> String {
        if let near { return "did you mean '\(near)'?" }
        var bytes = Array(address.utf8)
        if bytes.count > 3, bytes.suffix(3).elementsEqual(".md".utf8) { bytes.removeLast(3) }
        let name = bytes.drop { $0 >= UInt8(ascii: "0") && $0 <= UInt8(ascii: "9") }.drop { $0 == UInt8(ascii: "-") }
        if let own = all.first(where: { $0.utf8.elementsEqual(name) || $0.utf8.elementsEqual(bytes) }) {
            return "write \(own): an address has no number in front and no .md"
        }
        var list = ""
        for (index, other) in all.prefix(12).enumerated() { list += (index == 0 ? "" : ", ") + other }
        return "the chapters are \(list)\(all.count > 12 ? ", …" : "")"
    }

    private mutating func collect(_ chapter: Chapter, _ index: Int, into diagnostics: inout Diagnostics) {
        var cells: [[Int?]] = []
        var labels: [Name: SourceSpan] = [:]
        for cell in chapter.cells {
            if let label = cell.label { note(label, in: &labels, into: &diagnostics) }
            var rows: [Int?] = []
            switch cell {
            case .parameters(let block):
                declare(block.units, into: &diagnostics)
                for row in block.rows {
                    let definition = Definition(
                        name: row.written.name, span: row.written.nameSpan, chapter: index, kind: .parameter,
                        body: row.written.value, choices: row.written.domain?.choices)
                    let defined = scopes.define(definition, lexicon: lexicon, into: &diagnostics)
                    if let defined { self.rows[defined] = row }
                    rows.append(defined)
                }
            case .definitions(let block):
                declare(block.units, into: &diagnostics)
                for written in block.definitions {
                    let definition = Definition(
                        name: written.name, span: written.nameSpan, chapter: index,
                        kind: written.parameters.map { .function($0) } ?? .value, body: written.body)
                    _ = scopes.define(definition, lexicon: lexicon, into: &diagnostics)
                }
            case .scenario(let block):
                let (name, span) = (block.label.name, block.label.span)
                let definition =
                    block.isFaulty
                    ? Definition(faulty: name, span: span, chapter: index)
                    : Definition(name: name, span: span, chapter: index, kind: .scenario, body: block.definition)
                rows.append(scopes.define(definition, lexicon: lexicon, into: &diagnostics))
            case .table, .chart, .claim, .solve, .working, .sensitivity, .value, .text: break
            }
            for line in cell.faultyLines {
                let definition = Definition(faulty: line.name, span: line.span, chapter: index)
                _ = scopes.define(definition, lexicon: lexicon, into: &diagnostics)
            }
            cells.append(rows)
        }
        parameterPlaces.append(cells)
    }

    /// Reports a label that an earlier block of the chapter has.
    private func note(_ label: BlockLabel, in labels: inout [Name: SourceSpan], into diagnostics: inout Diagnostics) {
        guard let earlier = labels.updateValue(label.span, forKey: label.name) else { return }
        labels[label.name] = earlier
        diagnostics.add(
            Diagnostic(
                "duplicate-label", "two blocks of this chapter are called '\(label.text)'", at: label.span,
                labels: [Diagnostic.Label(earlier, "the first one")],
                hint: "give one of them another label"))
    }

    private mutating func declare(_ declared: [UnitDeclaration], into diagnostics: inout Diagnostics) {
        for unit in declared where !units.declare(unit.symbol.text) {
            diagnostics.add(
                Diagnostic(
                    "duplicate-definition", "there is a unit '\(unit.symbol.text)' already", at: unit.span,
                    hint: "units are shared by all chapters: leave this line out"))
        }
    }

    private mutating func apply(_ setting: Setting, into diagnostics: inout Diagnostics) {
        let found = scopes.parameters(named: setting.name)
        guard let first = found.first else {
            let near = nearest(to: setting.name, among: scopes.parameterNames)
            diagnostics.add(
                Diagnostic(
                    "unknown-parameter", "the book has no parameter '\(setting.name)'", at: setting.span,
                    hint: near.map { "did you mean '\($0)'?" }
                        ?? "only what stands in a params block can be set"))
            return
        }
        guard found.count == 1 else {
            let addresses = found.map { scopes.address(of: scopes.definitions[$0].chapter) }
            diagnostics.add(
                Diagnostic(
                    "ambiguous-name", "more than one chapter has a parameter '\(setting.name)'", at: setting.span,
                    notes: found.map { "one is defined at \(place(scopes.definitions[$0].span))" },
                    hint: "say which, as in \(Scopes.formulaName(of: addresses[0])).\(setting.name)"))
            return
        }
        scopes.override(first, with: setting.value)
    }
}

extension Cell {
    /// The names of lines that could not be read.
    fileprivate var faultyLines: [FaultyLine] {
        switch self {
        case .parameters(let block): block.faulty
        case .definitions(let block): block.faulty
        case .table, .chart, .claim, .solve, .working, .sensitivity, .scenario, .value, .text: []
        }
    }
}
