internal import SourceText

/// Which column stands where.
struct MeasuredHeader: Sendable {
    /// The number of columns, unknown ones included.
    let count: Int

    private var places: [MeasuredColumn: Int] = [:]

    /// Reads the first record of a table; nil, and reported, if a row could not be understood by it.
    init?(
        _ record: CommaSeparatedTable.Record, of table: CommaSeparatedTable, id: SourceID,
        into diagnostics: inout Diagnostics
    ) {
        count = record.fields.count
        let before = diagnostics.all.count
        var unknown: [(name: String, span: SourceSpan)] = []
        var duplicates: Set<MeasuredColumn> = []
        for (place, field) in record.fields.enumerated() {
            let name = table.text(field)
            let range = table.trimmed(field)
            let span = SourceSpan(file: id, lower: range.lowerBound, upper: range.upperBound)
            guard let column = MeasuredColumn(rawValue: name) else {
                unknown.append((name, span))
                continue
            }
            if places[column] != nil, duplicates.insert(column).inserted {
                diagnostics.add(
                    Diagnostic(
                        "duplicate-column", "there are two columns '\(name)'", at: span, hint: "leave one of them out"))
            }
            places[column] = place
        }
        reportMisspelt(unknown, into: &diagnostics)
        let line = SourceSpan(file: id, lower: record.range.lowerBound, upper: record.range.upperBound)
        reportMissing(unknown.map { $0.name }, line, into: &diagnostics)
        let isWrong = diagnostics.all.dropFirst(before).contains { $0.severity == .error }
        guard record.isWellFormed, !isWrong else { return nil }
    }

    /// Where a column stands in each row, or nil if there is none.
    func place(of column: MeasuredColumn) -> Int? { places[column] }

    /// Warns of a column that is ignored though its name is near to one that is absent.
    private func reportMisspelt(_ unknown: [(name: String, span: SourceSpan)], into diagnostics: inout Diagnostics) {
        var absent = MeasuredColumn.allCases.filter { places[$0] == nil }.map { $0.rawValue }
        for (name, span) in unknown {
            guard let near = nearest(to: name, among: absent) else { continue }
            // Once each, so that a table with very many columns gets no message for each of them.
            absent.removeAll { $0 == near }
            diagnostics.add(
                Diagnostic(
                    "unknown-column", "the column '\(shown(name))' is ignored", at: span, severity: .warning,
                    hint: "did you mean '\(near)'?"))
        }
    }

    private func reportMissing(_ unknown: [String], _ line: SourceSpan, into diagnostics: inout Diagnostics) {
        var missing = MeasuredColumn.required.filter { places[$0] == nil }.map { "'\($0.rawValue)'" }
        if !MeasuredColumn.measured.contains(where: { places[$0] != nil }) { missing.append("'ttft_ms' or 'tpot_ms'") }
        guard !missing.isEmpty else { return }
        let isOtherwiseSeparated = count == 1 && unknown.contains { $0.contains(";") || $0.contains("\t") }
        diagnostics.add(
            Diagnostic(
                "missing-column",
                (missing.count == 1 ? "this column is missing: " : "these columns are missing: ")
                    + missing.joined(separator: ", "), at: line,
                hint: isOtherwiseSeparated
                    ? "separate the fields by commas" : "the first line names the columns: see marginal help validate"))
    }
}
