public import SourceText

/// A table of measured runs, read.
///
/// Columns are found by name, in any order; unknown ones are ignored. A row with a mistake is reported and left out, and so
/// is a row that names a model, an accelerator, an engine or a precision that is not in the catalogues: every row of the
/// file is in ``runs`` or in ``skipped``.
public struct MeasuredTable: Sendable {
    /// The runs, in the order of the file.
    public private(set) var runs: [MeasuredRun] = []
    /// The rows that are no run, in the order of the file.
    public private(set) var skipped: [SkippedRow] = []

    /// A table without rows.
    public init() {}

    /// Reads a file and reports every mistake in it.
    ///
    /// - Complexity: O(n) in the number of bytes.
    public init(_ file: SourceFile, id: SourceID, into diagnostics: inout Diagnostics) {
        guard MeasuredTable.isText(file, id, into: &diagnostics) else { return }
        let table = CommaSeparatedTable(file, id: id, into: &diagnostics)
        guard let header = table.records.first else {
            diagnostics.add(
                Diagnostic(
                    "empty-table", "\(file.path) is empty", at: nil,
                    hint: "the first line names the columns: see marginal help validate"))
            return
        }
        let before = diagnostics.all.count
        let columns = MeasuredHeader(header, of: table, id: id, into: &diagnostics)
        guard table.records.count > 1 else {
            if diagnostics.all.count == before {
                let end = SourceSpan(file: id, lower: header.range.upperBound, upper: header.range.upperBound)
                diagnostics.add(Diagnostic("empty-table", "there is no row below the header", at: end))
            }
            return
        }
        guard let columns else { return }
        var names = CatalogueNames()
        for record in table.records.dropFirst() {
            var row = MeasuredRow(record, of: table, columns, in: file, id: id)
            switch row.read(&names) {
            case .run(let run): runs.append(run)
            case .skipped(let row): skipped.append(row)
            }
            diagnostics.add(contentsOf: row.diagnostics)
        }
    }

    /// Reports what is not UTF-8.
    private static func isText(_ file: SourceFile, _ id: SourceID, into diagnostics: inout Diagnostics) -> Bool {
        guard let fault = firstEncodingFault(in: file.bytes) else { return true }
        let offset: Int
        switch fault {
        case .invalidUTF8(let place), .nul(let place): offset = place
        }
        diagnostics.add(
            Diagnostic(
                "invalid-utf8", "this is no text", at: SourceSpan(file: id, lower: offset, upper: offset + 1),
                hint: "save the table as comma-separated values in UTF-8"))
        return false
    }
}
