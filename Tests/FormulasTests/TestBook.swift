@testable internal import Formulas
internal import Quantities
internal import SourceText
internal import Synchronization

/// A chapter of the tests: definitions, one a line; a line that begins with `input` is a parameter.
struct TestChapter {
    let address: String
    var uses: [String] = []
    let text: String
}

/// What came of a formula: its value as text, or what was found to be wrong.
struct Outcome: CustomStringConvertible {
    var text: String?
    var value: Value?
    var diagnostics: [Diagnostic] = []
    let sources: SourceCollection

    /// Each diagnostic as `id at file:line:column over 'text': summary`, or the value.
    var description: String {
        if let text { return text }
        return diagnostics.map { "\($0.id) at \(place($0)): \($0.summary)" }.joined(separator: "\n")
    }

    /// Where a diagnostic stands and what it underlines.
    func place(_ diagnostic: Diagnostic) -> String {
        guard let span = diagnostic.span else { return "nowhere" }
        let text = sources[span.file].text(span.range)
        return DiagnosticText(sources, isColoured: false).place(span) + " over '\(text)'"
    }
}

/// The files of a book, to which each formula adds its own.
private final class Files: Sendable {
    private let collection = Mutex(SourceCollection())

    var sources: SourceCollection { collection.withLock { $0 } }

    func add(_ path: String, _ bytes: [UInt8]) -> SourceID {
        collection.withLock { $0.add(SourceFile(path: path, bytes: bytes)) }
    }

    /// A place as notes name it.
    func place(_ span: SourceSpan) -> String { DiagnosticText(sources, isColoured: false).place(span) }
}

/// Chapters that are checked once and whose formulas are then evaluated one after another.
struct TestBook {
    private(set) var found = Diagnostics()
    private let files = Files()
    private var units = UnitTable()
    private var checker: Checker
    private let evaluation: Evaluation?

    /// A book of one chapter.
    init(_ text: String, units: [String] = [], draws: Int = Draws.standardCount) {
        self.init([TestChapter(address: "test", text: text)], units: units, draws: draws)
    }

    init(_ chapters: [TestChapter], units declared: [String] = [], draws: Int = Draws.standardCount) {
        for unit in declared { _ = units.declare(unit) }
        var scopes = Scopes()
        var found = Diagnostics()
        let files = files
        for chapter in chapters { _ = scopes.addChapter(address: chapter.address) }
        for (index, chapter) in chapters.enumerated() {
            for other in chapter.uses {
                if let place = chapters.firstIndex(where: { $0.address == other }) { scopes.use(place, in: index) }
            }
        }
        for (index, chapter) in chapters.enumerated() {
            let id = files.add(chapter.address, Array(chapter.text.utf8))
            let file = files.sources[id]
            for line in file.lineStarts.indices where !file.lineRange(line).isEmpty {
                let range = file.lineRange(line)
                let excerpt = SourceExcerpt(file: id, bytes: Array(file.bytes[range]), source: range.lowerBound)
                if let definition = TestBook.definition(excerpt, index, into: &found) {
                    _ = scopes.define(definition, lexicon: .test, into: &found)
                }
            }
        }
        checker = Checker(scopes: scopes, lexicon: .test, units: units, draws: draws, place: { files.place($0) })
        found.add(contentsOf: checker.diagnostics)
        evaluation = found.hasErrors ? nil : Evaluation(checker.program)
        self.found = found
    }

    private static func definition(
        _ excerpt: SourceExcerpt, _ chapter: Int, into found: inout Diagnostics
    ) -> Definition? {
        let input = "input "
        if excerpt.bytes.starts(with: input.utf8) {
            var parser = Parser(excerpt, input.utf8.count..<excerpt.bytes.count)
            return parser.parameter(into: &found).map {
                Definition(name: $0.name, span: $0.nameSpan, chapter: chapter, kind: .parameter, body: $0.value)
            }
        }
        if excerpt.bytes.starts(with: "scenario ".utf8) { return scenario(excerpt, chapter, into: &found) }
        var parser = Parser(excerpt, 0..<excerpt.bytes.count)
        return parser.definition(into: &found).map { written in
            Definition(
                name: written.name, span: written.nameSpan, chapter: chapter,
                kind: written.parameters.map { .function($0) } ?? .value, body: written.body)
        }
    }

    /// `scenario lab = rent = 2 USD/h, gpus = 8`
    private static func scenario(
        _ excerpt: SourceExcerpt, _ chapter: Int, into found: inout Diagnostics
    ) -> Definition? {
        let words = excerpt.text.split(separator: "=", maxSplits: 1)
        let name = words[0].dropFirst("scenario ".count).dropLast()
        var settings: [Expression.Setting] = []
        var start = words[0].utf8.count + 1
        for line in words[1].split(separator: ",") {
            var parser = Parser(excerpt, start..<(start + line.utf8.count))
            if case .setting(let setting)? = parser.scenarioLine(into: &found) { settings.append(setting) }
            start += line.utf8.count + 1
        }
        let expression = Expression.scenario(String(name), base: nil, settings: settings, at: excerpt.span)
        return Definition(
            name: Name(String(name)), span: excerpt.span, chapter: chapter, kind: .scenario, body: expression)
    }

    /// What comes of a formula in a chapter.
    mutating func evaluate(_ formula: String, in chapter: Int = 0) -> Outcome {
        evaluate(Array(formula.utf8), in: chapter)
    }

    /// What comes of a formula in a chapter. The mistakes of the book itself come first.
    mutating func evaluate(_ formula: [UInt8], in chapter: Int = 0) -> Outcome {
        let id = files.add("formula", formula)
        var outcome = Outcome(diagnostics: found.all, sources: files.sources)
        var diagnostics = Diagnostics()
        var parser = Parser(SourceExcerpt(file: id, bytes: formula, source: 0), 0..<formula.count)
        guard let parsed = parser.formula(into: &diagnostics) else {
            outcome.diagnostics += diagnostics.all
            return outcome
        }
        let before = checker.diagnostics.all.count
        let checked = checker.check(parsed.expression, in: chapter)
        outcome.diagnostics += checker.diagnostics.all.dropFirst(before)
        guard outcome.diagnostics.isEmpty, let evaluation else { return outcome }
        do throws(EvaluationFault) {
            // Formulas instantiate functions for the types that they pass, which are part of the program from then on.
            let value = try checker.extend(evaluation).evaluate(checked)
            outcome.value = value
            outcome.text = text(value, checked.type, checked.presentation, parsed.format)
        } catch {
            outcome.diagnostics.append(error.diagnostic)
        }
        return outcome
    }

    /// The faults of the book's own definitions.
    var faults: [Diagnostic] { evaluation?.faults.map { $0.diagnostic } ?? [] }

    private func text(_ value: Value, _ type: Type, _ presentation: Presentation, _ format: NumberFormat) -> String {
        switch (value, type) {
        case (.number(let number), .quantity(let dimension)):
            QuantityFormatter(units: units).format(number, dimension, presentation, format).text
        case (.number(let number), _): "\(number)?"
        case (.truth(let truth), _): truth ? "yes" : "no"
        case (.text(let text), _): text
        case (.record(let record), _): record.title
        case (.scenario(let scenario), _): scenario.title
        case (.list(let values), .list(let element)):
            "[" + values.map { text($0, element, presentation, format) }.joined(separator: ", ") + "]"
        case (.list, _): "a list?"
        case (.uncertain(let draws), _): text(draws, type, presentation, format)
        }
    }
}

extension TestBook {
    /// An uncertain number with its interval, a condition with its probability, or the value in the first draw.
    private func text(_ draws: Draws, _ type: Type, _ presentation: Presentation, _ format: NumberFormat) -> String {
        switch (draws, type) {
        case (.truths, _): return "\(draws.probability)"
        case (.numbers, .quantity(let dimension)):
            guard let summary = DrawSummary(draws) else { return "none" }
            return QuantityFormatter(units: units).format(
                summary.median, in: summary.low...summary.high, dimension, presentation, format
            ).text
        default: return text(draws[0], type, presentation, format) + "?"
        }
    }
}

/// What comes of a formula in a book of one chapter.
func evaluate(_ formula: String, _ definitions: String = "") -> Outcome {
    var book = TestBook(definitions)
    return book.evaluate(formula)
}
