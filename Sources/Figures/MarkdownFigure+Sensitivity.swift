public import Cells

extension MarkdownFigure {
    /// A sensitivity as a table.
    public static func sensitivity(_ sensitivity: EvaluatedSensitivity, into text: inout [UInt8]) {
        table(sensitivity.table(), into: &text)
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
