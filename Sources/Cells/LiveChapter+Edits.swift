internal import Formulas
public import SourceText

/// A chapter of which the reader has edited cells.
extension LiveChapter {
    /// Checks the formulas of all cells, as a build does.
    public func check(into diagnostics: inout Diagnostics) {
        var checker = self.checker
        for (number, cell) in cells.enumerated() {
            let place = places[number]
            _ = checker.check(
                cell, in: place.chapter, places: book.parameterPlaces[place.chapter][place.cell], book)
        }
        diagnostics.add(contentsOf: checker.diagnostics)
    }

    /// Notes which cells may show something else than those of the published chapter; all are told at the next move.
    ///
    /// - Parameters:
    ///   - published: its cells as they are published.
    ///   - edited: the cells whose text is another.
    ///   - text: what is written from the beginning of a stretch to the end of the line in which it ends.
    public mutating func compare(
        with published: [Cell], edited: [Int], text: (SourceSpan) -> ArraySlice<UInt8>
    ) {
        isNew = cells.map { _ in true }
        isEdited = cells.map { _ in false }
        var places: [Int] = []
        for cell in edited {
            isEdited[cell] = true
            let (before, now) = (published[cell], cells[cell])
            let (old, new) = (before.defined, now.defined)
            let names =
                new.filter { one in !old.contains { $0.name == one.name } }
                + old.filter { one in !new.contains { $0.name == one.name } }
            if before.units != now.units || names.contains(where: { isElsewhere($0.name) }) {
                isEdited = cells.map { _ in true }
                return
            }
            for one in new {
                let other = old.first { $0.name == one.name }
                if let other, let end = one.span, let otherEnd = other.span, text(end) == text(otherEnd) { continue }
                let place = book.scopes.definitions.firstIndex { $0.chapter == chapter && $0.name == one.name }
                if let place { places.append(place) }
            }
        }
        for cell in needs.indices where places.contains(where: { needs[cell][$0] }) { isEdited[cell] = true }
    }

    /// Whether another chapter defines a name, which formulas of this one may come to mean, or have meant.
    private func isElsewhere(_ name: Name) -> Bool {
        book.scopes.definitions.contains { $0.chapter != chapter && $0.name == name }
    }
}

extension Cell {
    /// The names that it defines, each with the stretch from there to the end of what it stands for; without one where only
    /// the text of the whole cell tells whether it is the same.
    fileprivate var defined: [(name: Name, span: SourceSpan?)] {
        switch self {
        case .parameters(let block):
            block.rows.map { row in
                let parts = [row.written.value] + (row.written.domain?.expressions ?? [])
                return (row.written.name, parts.reduce(row.written.nameSpan) { $0.union($1.span) })
            }
        case .definitions(let block): block.definitions.map { ($0.name, $0.nameSpan.union($0.body.span)) }
        case .scenario(let block): [(block.label.name, nil)]
        case .table, .chart, .claim, .solve, .working, .sensitivity, .value, .text: []
        }
    }

    fileprivate var units: [Name] {
        switch self {
        case .parameters(let block): block.units.map { $0.symbol }
        case .definitions(let block): block.units.map { $0.symbol }
        default: []
        }
    }
}
