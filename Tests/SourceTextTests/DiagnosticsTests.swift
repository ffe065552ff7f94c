internal import SourceText
internal import Testing

@Suite struct DiagnosticsTests {
    @Test func thoseOfOneKindAtOnePlaceBecomeOne() {
        func span(_ lower: Int) -> SourceSpan { SourceSpan(file: SourceID(0), lower: lower, upper: lower + 1) }
        var found = Diagnostics()
        found.add(Diagnostic("a", "first", at: span(0)))
        for number in 1...3 { found.add(Diagnostic("a", "number \(number)", at: span(0), notes: ["a note"])) }
        found.add(Diagnostic("b", "another kind", at: span(0)))
        found.add(Diagnostic("a", "another place", at: span(1)))
        for number in 1...2 { found.add(Diagnostic("c", "no place \(number)", at: nil)) }
        found.mergeRepeated(since: 1) { "and \($0) others" }
        #expect(
            found.all.map { $0.summary } == [
                "first", "number 1", "another kind", "another place", "no place 1", "no place 2",
            ])
        #expect(found.all.map { $0.notes } == [[], ["a note", "and 2 others"], [], [], [], []])
    }

    static func diagnostic(_ id: String, _ file: Int, _ lower: Int, _ severity: Severity = .error) -> Diagnostic {
        Diagnostic(
            id, "a summary", at: SourceSpan(file: SourceID(file), lower: lower, upper: lower + 1), severity: severity)
    }

    @Test func diagnosticsAreSortedByFileAndPlaceThoseWithoutAPlaceFirst() {
        var diagnostics = Diagnostics()
        for (id, file, place) in [("d", 1, 0), ("c", 0, 9), ("a", 0, 2), ("b", 0, 2)] {
            diagnostics.add(Self.diagnostic(id, file, place))
        }
        diagnostics.add(Diagnostic("none", "there is no folder", at: nil))
        #expect(diagnostics.sorted.map { $0.id } == ["none", "a", "b", "c", "d"])
        #expect(diagnostics.all.map { $0.id } == ["d", "c", "a", "b", "none"])
    }

    @Test func theSameDiagnosticIsKeptOnce() {
        var diagnostics = Diagnostics()
        for _ in 0..<3 { diagnostics.add(Self.diagnostic("a", 0, 1)) }
        diagnostics.add(Self.diagnostic("a", 0, 2))
        var more = Diagnostics()
        more.add(Self.diagnostic("a", 0, 2))
        more.add(Self.diagnostic("b", 0, 2))
        diagnostics.add(contentsOf: more)
        #expect(diagnostics.all.map { $0.id } == ["a", "a", "b"])
    }

    @Test func warningsAreNoErrors() {
        var diagnostics = Diagnostics()
        #expect(diagnostics.isEmpty && !diagnostics.hasErrors)
        diagnostics.add(Self.diagnostic("a", 0, 1, .warning))
        #expect(!diagnostics.isEmpty && !diagnostics.hasErrors)
        diagnostics.add(Self.diagnostic("b", 0, 1))
        #expect(diagnostics.hasErrors)
    }

    @Test func aNoteIsAddedToTheLaterOnesAlone() {
        var diagnostics = Diagnostics()
        diagnostics.add(Self.diagnostic("a", 0, 1))
        diagnostics.add(Self.diagnostic("b", 0, 2))
        diagnostics.explainLast(since: 1, note: "it is called here")
        #expect(diagnostics.all.map { $0.notes } == [[], ["it is called here"]])
        #expect(diagnostics.all[1].id == "b" && diagnostics.all[1].span?.lower == 2)
    }
}
