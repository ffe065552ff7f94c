@testable internal import Cells
internal import Formulas
internal import Quantities
internal import SourceText

/// A chapter of the tests, written like the real ones: fenced blocks, and lines with formulas in code spans between them.
struct TestChapter: Sendable {
    var address = "chapter"
    var uses: [String] = []
    let text: String

    /// The cells of the chapter, with every place in a file of its own.
    func cells(_ file: SourceID, into diagnostics: inout Diagnostics) -> [Cell] {
        let source = SourceFile(path: address, bytes: Array(text.utf8))
        var cells: [Cell] = []
        var fence: (info: SourceExcerpt, start: Int)?
        for line in source.lineStarts.indices {
            let range = source.lineRange(line)
            let excerpt = SourceExcerpt(file: file, bytes: Array(source.bytes[range]), source: range.lowerBound)
            if excerpt.bytes.starts(with: "```".utf8) {
                if let open = fence {
                    let content = SourceExcerpt(
                        file: file, bytes: Array(source.bytes[open.start..<range.lowerBound]), source: open.start)
                    if let cell = CellReader.block(open.info, content, into: &diagnostics) { cells.append(cell) }
                    fence = nil
                } else {
                    let next = line + 1 < source.lineStarts.count ? source.lineStarts[line + 1] : source.bytes.count
                    fence = (excerpt.excerpt(3..<excerpt.bytes.count), next)
                }
            } else if fence == nil, !range.isEmpty {
                cells.append(.text(CellReader.pieces(excerpt, 0..<excerpt.bytes.count, into: &diagnostics)))
            }
        }
        return cells
    }
}

/// What came of a book: the cells as text, or what was found to be wrong.
struct CellOutcome: CustomStringConvertible {
    var chapters: [[EvaluatedCell]]?
    /// The mistakes.
    var diagnostics: [Diagnostic]
    var sources: SourceCollection
    /// What the author should know besides.
    var warnings: [Diagnostic] = []

    /// The first chapter's cells, one after another, or each diagnostic as `id at file:line:column over 'text': summary`.
    var description: String {
        guard let chapters, diagnostics.isEmpty else {
            return diagnostics.map { "\($0.id) at \(place($0)): \($0.summary)" }.joined(separator: "\n")
        }
        return chapters.first?.map { describe($0) }.filter { !$0.isEmpty }.joined(separator: "\n") ?? ""
    }

    func place(_ span: SourceSpan) -> String { DiagnosticText(sources, isColoured: false).place(span) }

    func place(_ diagnostic: Diagnostic) -> String {
        guard let span = diagnostic.span else { return "nowhere" }
        let text = sources[span.file].text(span.range)
        return DiagnosticText(sources, isColoured: false).place(span) + " over '\(text)'"
    }

    private func describe(_ cell: EvaluatedCell) -> String {
        switch cell {
        case .definitions: ""
        case .chart(let chart): describe(chart)
        case .working(let working): working.text(place: { place($0.span) })
        case .value(let value): value.text
        case .text(let pieces): text(pieces)
        case .parameters(let rows):
            rows.map {
                "\($0.name) = \($0.value.text)"
                    + ($0.domain.isEmpty ? "" : " in \($0.domain)") + ($0.note.isEmpty ? "" : " # \($0.note)")
            }.joined(separator: "\n")
        case .claim(let claim):
            ([
                "\(claim.label) \(claim.verdict)\(claim.probability.map { " (" + $0.text + ")" } ?? ""): \(text(claim.sentence))",
                (claim.margin.part.map { $0 + ": " } ?? "") + claim.margin.text,
            ] + claim.flips.map { "\($0.name): \($0.text)" } + [claim.flipsNote].compactMap { $0 }).joined(
                separator: "\n")
        case .sensitivity(let sensitivity):
            (["\(sensitivity.result.formula): \(sensitivity.result.text)"]
                + sensitivity.table().rows.map { row in row.map { content($0) }.joined(separator: " | ") }
                + sensitivity.rows.flatMap { row in row.obstacles.map { "\(row.name): \($0)" } })
                .joined(separator: "\n")
        case .scenario(let scenario):
            (["\(scenario.name): \(scenario.title)"]
                + scenario.rows.map {
                    "\($0.name) = \($0.value.text), not \($0.published.text)"
                        + ($0.note.isEmpty ? "" : " # \($0.note)")
                }).joined(separator: "\n")
        case .solve(let solve):
            solve.solutions.isEmpty
                ? ([solve.explanation] + solve.facts).joined(separator: "; ")
                : "\(solve.name) = "
                    + solve.solutions.map {
                        $0.value.text + ($0.end.map { " to " + $0.text } ?? "") + ($0.isAtEdge ? " (edge)" : "")
                    }.joined(separator: ", ")
        case .table(let table):
            ((table.caption.isEmpty ? [] : ["\"\(text(table.caption))\""])
                + ([table.header] + table.rows).map { row in row.map { content($0) }.joined(separator: " | ") })
                .joined(separator: "\n")
        }
    }

    /// The axes, and each series as `name: x y, x y`; refused values as `–`, intervals as `low..high`.
    private func describe(_ chart: EvaluatedChart) -> String {
        func text(_ number: Double?) -> String { number.map { NumberFormat.automatic.text($0) } ?? "–" }
        func heading(_ axis: EvaluatedChart.Axis) -> String { axis.heading + (axis.isLogarithmic ? " (log)" : "") }
        let x = chart.x.categories.isEmpty ? heading(chart.x) : chart.x.categories.joined(separator: "|")
        let series = chart.series.map { series in
            (series.name.isEmpty ? "" : series.name + ": ")
                + series.points.map { point in
                    let interval = point.interval.map { text($0.lowerBound) + ".." + text($0.upperBound) }
                    return text(point.x) + " " + (point.y == nil ? interval ?? "–" : text(point.y))
                        + (point.y != nil && chart.kind != .waterfall ? interval.map { " (" + $0 + ")" } ?? "" : "")
                }.joined(separator: ", ")
        }
        let marks = chart.marks.map { "\($0.text) at \(text($0.x)) \(text($0.y))" }
        return (["\(x) / \(heading(chart.y))"] + series + marks).joined(separator: "\n")
    }

    private func content(_ content: EvaluatedTable.Content) -> String {
        switch content {
        case .text(let pieces): text(pieces)
        case .value(let value): value.text
        }
    }

    private func text(_ pieces: [EvaluatedPiece]) -> String {
        pieces.map { piece in
            switch piece {
            case .text(let written): written.text
            case .value(let value): "<\(value.text)>"
            }
        }.joined()
    }
}

/// Reads and evaluates chapters.
///
/// - Parameters:
///   - settings: parameters that are set from outside, one a line.
///   - claimsMayFail: whether a claim that does not hold is no mistake.
func evaluate(_ chapters: [TestChapter], settings: String = "", claimsMayFail: Bool = false) -> CellOutcome {
    var sources = SourceCollection()
    var diagnostics = Diagnostics()
    var read: [Book.Chapter] = []
    for chapter in chapters {
        let file = sources.add(SourceFile(path: chapter.address, bytes: Array(chapter.text.utf8)))
        let front = SourceSpan(file: file, lower: 0, upper: 0)
        read.append(
            Book.Chapter(
                address: chapter.address, uses: chapter.uses.map { ($0, front) },
                cells: chapter.cells(file, into: &diagnostics)))
    }
    let file = sources.add(SourceFile(path: "settings", bytes: Array(settings.utf8)))
    let outside = SettingsReader.read(
        SourceExcerpt(file: file, bytes: Array(settings.utf8), source: 0), into: &diagnostics)
    let all = sources
    let book = Book(
        read, lexicon: Lexicon(), settings: outside, claimsMayFail: claimsMayFail,
        place: { DiagnosticText(all, isColoured: false).place($0) },
        into: &diagnostics)
    let cells = book.evaluated(into: &diagnostics)
    return CellOutcome(
        chapters: cells, diagnostics: diagnostics.sorted.filter { $0.severity == .error }, sources: sources,
        warnings: diagnostics.sorted.filter { $0.severity == .warning })
}

/// Reads and evaluates one chapter.
func evaluate(_ text: String, settings: String = "", claimsMayFail: Bool = false) -> CellOutcome {
    evaluate([TestChapter(text: text)], settings: settings, claimsMayFail: claimsMayFail)
}
