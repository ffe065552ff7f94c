extension ValidationReport {
    /// The report for people: the skipped rows by reason, a table a metric, and a last line that sums it up.
    public var text: String {
        var text = skips.reduce("") { $0 + ValidationReport.line($1) }
        for metric in Metric.allCases {
            if !text.isEmpty { text += "\n" }
            text += table(of: metric)
        }
        return text + "\n" + summary + "\n"
    }

    /// One line: the median errors and the number of rows.
    public var summary: String {
        Metric.medianErrors(predictions) + " \u{B7} \(predictions.count) rows, \(skippedRows) skipped"
    }

    private static func line(_ skips: Skips) -> String {
        let lines = skips.lines.count == 1 ? "line" : "lines"
        return "skipped \(skips.lines.count): \(skips.reason) (\(lines) \(stretches(skips.lines)))\n"
    }

    /// Line numbers as stretches, as in `3, 5-9`; of more than ten stretches the first ten.
    private static func stretches(_ lines: [Int]) -> String {
        var stretches: [ClosedRange<Int>] = []
        for line in lines {
            if let last = stretches.last, line == last.upperBound + 1 {
                stretches[stretches.count - 1] = last.lowerBound...line
            } else {
                stretches.append(line...line)
            }
        }
        let shown = stretches.prefix(10)
        let texts = shown.map { $0.count == 1 ? "\($0.lowerBound)" : "\($0.lowerBound)-\($0.upperBound)" }
        let rest = lines.count - shown.reduce(0) { $0 + $1.count }
        return texts.joined(separator: ", ") + (rest > 0 ? " and \(rest) more" : "")
    }

    // MARK: - Tables

    private static let headings = ["rows", "MdAPE", "MAPE", "bias", "within 20 %", "in 90 % interval"]

    private func table(of metric: Metric) -> String {
        var rows: [(name: String, cells: [String])] = [(metric.title, []), ("", ValidationReport.headings)]
        rows.append((all.name, ValidationReport.cells(all[metric])))
        for grouping in Grouping.allCases {
            let groups = groups(by: grouping)
            if groups.isEmpty { continue }
            rows.append((grouping.rawValue, []))
            for group in groups { rows.append(("  " + group.name, ValidationReport.cells(group[metric]))) }
        }
        return ValidationReport.aligned(rows)
    }

    private static func cells(_ errors: ErrorSummary?) -> [String] {
        guard let errors else { return ["0"] + [String](repeating: "-", count: headings.count - 1) }
        return [
            "\(errors.rows)", percent(errors.medianAbsoluteError), percent(errors.meanAbsoluteError),
            (errors.bias >= 0.0005 ? "+" : "") + percent(errors.bias), percent(errors.shareWithin20Percent),
            percent(errors.coverage),
        ]
    }

    /// Names to the left, figures to the right below their headings.
    private static func aligned(_ rows: [(name: String, cells: [String])]) -> String {
        let named = rows.filter { !$0.cells.isEmpty }.map { $0.name.count }.max() ?? 0
        var widths = [Int](repeating: 0, count: headings.count)
        for row in rows {
            for (column, cell) in row.cells.enumerated() { widths[column] = max(widths[column], cell.count) }
        }
        return rows.reduce("") { text, row in
            guard !row.cells.isEmpty else { return text + row.name + "\n" }
            var line = row.name + String(repeating: " ", count: named - row.name.count)
            for (column, cell) in row.cells.enumerated() {
                line += "  " + String(repeating: " ", count: widths[column] - cell.count) + cell
            }
            return text + line + "\n"
        }
    }
}
