public import SourceText

extension ValidationReport {
    /// The report for programs, as one JSON object.
    ///
    /// `rows` and `skipped` count; `all` has an object for each metric that was measured, with shares between 0 and 1, and
    /// null for one that was not; `by` has the same for every group of every grouping; `skips` lists the skipped rows by
    /// reason; `mistakes` are the diagnostics, as `--format json` gives them elsewhere.
    public func json(_ diagnostics: [Diagnostic], _ sources: SourceCollection) -> String {
        var text = "{\"rows\": \(predictions.count), \"skipped\": \(skippedRows),\n"
        text += "\"all\": \(ValidationReport.object(all)),\n\"by\": {"
        for (index, grouping) in Grouping.allCases.enumerated() {
            text += (index == 0 ? "\n" : ",\n") + ValidationReport.quoted(grouping.rawValue) + ": ["
            text += groups(by: grouping).map { "\n" + ValidationReport.object($0) }.joined(separator: ",") + "]"
        }
        text += "},\n\"skips\": ["
        text += skips.map { skips in
            "\n{\"reason\": \(ValidationReport.quoted(skips.reason)), \"lines\": "
                + "[\(skips.lines.map { "\($0)" }.joined(separator: ", "))]}"
        }.joined(separator: ",")
        return text + "],\n\"mistakes\": " + DiagnosticJSON.text(diagnostics, sources) + "}\n"
    }

    private static func object(_ group: Group) -> String {
        var text = "{\"name\": \(quoted(group.name)), \"rows\": \(group.rows)"
        for metric in Metric.allCases {
            text += ", \(quoted(metric.rawValue)): " + (group[metric].map { object($0) } ?? "null")
        }
        return text + "}"
    }

    /// Of the numbers none is infinite or NaN, so that Swift's own text is JSON's.
    private static func object(_ errors: ErrorSummary) -> String {
        "{\"rows\": \(errors.rows), \"mdape\": \(errors.medianAbsoluteError), \"mape\": \(errors.meanAbsoluteError), "
            + "\"bias\": \(errors.bias), \"within_20_percent\": \(errors.shareWithin20Percent), "
            + "\"coverage_90\": \(errors.coverage)}"
    }

    private static func quoted(_ text: String) -> String {
        var bytes: [UInt8] = []
        appendJSONString(text, to: &bytes)
        return String(decoding: bytes, as: UTF8.self)
    }
}
