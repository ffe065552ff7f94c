public import Cells

extension MarkdownFigure {
    /// A sensitivity as a table.
    ///
    /// - Parameter name: how the text calls it, as in `Sensitivity 2.1`; nil where it has no label.
    public static func sensitivity(
        _ sensitivity: EvaluatedSensitivity, name: String? = nil, into text: inout [UInt8]
    ) {
        table(sensitivity.table(), name: name, into: &text)
        let rows = sensitivity.rows.filter { !$0.obstacles.isEmpty }
        guard !rows.isEmpty else { return }
        text.append(UInt8(ascii: "\n"))
        for row in rows {
            for obstacle in row.obstacles {
                text += "- `\(row.name)` ".utf8
                text += obstacle.utf8
                text += ".\n".utf8
            }
        }
    }
}
