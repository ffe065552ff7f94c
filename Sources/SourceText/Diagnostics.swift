/// The diagnostics that a phase of the work has found so far.
///
/// Phases never stop at the first mistake: they add it here and go on, so that one run reports them all.
public struct Diagnostics: Sendable {
    /// What was found, in the order in which it was found.
    public private(set) var all: [Diagnostic] = []

    /// No diagnostics yet.
    public init() {}

    /// Whether anything was found that keeps the book from being built.
    public var hasErrors: Bool { all.contains { $0.severity == .error } }

    /// Whether nothing was found.
    public var isEmpty: Bool { all.isEmpty }

    /// Adds a diagnostic, unless the very same one was added just before (a function that is used twice is checked twice).
    public mutating func add(_ diagnostic: Diagnostic) {
        if !all.suffix(100).contains(diagnostic) { all.append(diagnostic) }
    }

    /// Adds all that another phase found.
    public mutating func add(contentsOf other: Diagnostics) {
        for diagnostic in other.all { add(diagnostic) }
    }

    /// The diagnostics in the order of the files and of the places in them; those without a place come first.
    public var sorted: [Diagnostic] {
        let keyed = all.enumerated().map { (order: $0.offset, diagnostic: $0.element) }
        return keyed.sorted { left, right in
            let first = Diagnostics.key(left.diagnostic)
            let second = Diagnostics.key(right.diagnostic)
            return first != second ? first < second : left.order < right.order
        }.map { $0.diagnostic }
    }

    private static func key(_ diagnostic: Diagnostic) -> (Int, Int) {
        guard let span = diagnostic.span else { return (-1, 0) }
        return (span.file.index, span.lower)
    }
}

extension Diagnostics {
    /// Adds a note, if there is one, to what was found after the first `count` diagnostics, and a hint where there is none.
    public mutating func explainLast(since count: Int, note: String?, hint: String? = nil) {
        for index in count..<all.count {
            let old = all[index]
            all[index] = Diagnostic(
                old.id, old.summary, at: old.span, severity: old.severity, labels: old.labels,
                notes: old.notes + (note.map { [$0] } ?? []), hint: old.hint ?? hint)
        }
    }

    /// Keeps the first of those that are of one kind and at one place, of what was found after the first `count`, and notes
    /// at it how many others there are: a formula that is evaluated many times fails many times for one reason.
    ///
    /// - Parameter note: what is said of the number of others.
    public mutating func mergeRepeated(since count: Int, note: (Int) -> String) {
        var kept: [(diagnostic: Diagnostic, others: Int)] = []
        for diagnostic in all[count...] {
            let place = kept.firstIndex {
                $0.diagnostic.id.utf8.elementsEqual(diagnostic.id.utf8) && $0.diagnostic.span == diagnostic.span
                    && diagnostic.span != nil
            }
            if let place {
                kept[place].others += 1
            } else {
                kept.append((diagnostic, 0))
            }
        }
        all.removeSubrange(count...)
        for (old, others) in kept {
            all.append(
                Diagnostic(
                    old.id, old.summary, at: old.span, severity: old.severity, labels: old.labels,
                    notes: old.notes + (others == 0 ? [] : [note(others)]), hint: old.hint))
        }
    }
}
