internal import SourceText
internal import Testing

/// A formula that is wrong, and all that is said of it.
struct Mistake: Sendable, CustomTestStringConvertible {
    let formula: String
    var definitions = ""
    let id: String
    /// Line and column, with what is underlined.
    let place: String
    let summary: String
    var notes: [String] = []
    var hint: String?

    var testDescription: String { formula }

    /// Checks that exactly this is reported, and nothing besides.
    func expect(_ location: SourceLocation = #_sourceLocation) {
        let outcome = evaluate(formula, definitions)
        #expect(outcome.diagnostics.count == 1, "\(outcome)", sourceLocation: location)
        guard let found = outcome.diagnostics.first else { return }
        #expect(found.id == id, sourceLocation: location)
        #expect(outcome.place(found) == place, sourceLocation: location)
        #expect(found.summary == summary, sourceLocation: location)
        #expect(found.notes == notes, sourceLocation: location)
        #expect(found.hint == hint, sourceLocation: location)
        #expect(found.severity == .error, sourceLocation: location)
    }
}
