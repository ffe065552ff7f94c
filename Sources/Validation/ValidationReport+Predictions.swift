extension ValidationReport {
    /// The columns of ``predictionsCSV``.
    static let predictionColumns = [
        "id", "ttft_ms", "ttft_ms_low", "ttft_ms_high", "tpot_ms", "tpot_ms_low", "tpot_ms_high",
        "throughput_tok_s_gpu", "throughput_tok_s_gpu_low", "throughput_tok_s_gpu_high",
    ]

    /// Every prediction with its 90 % interval, one a line, in the order of the table: a CSV file as RFC 4180 has it, but
    /// with LF at the ends of lines. Times in milliseconds, four digits after the point.
    public var predictionsCSV: [UInt8] {
        var text = ValidationReport.predictionColumns.joined(separator: ",") + "\n"
        for prediction in predictions {
            let figures = [
                ValidationReport.fields(prediction.timeToFirstToken, scale: 1000),
                ValidationReport.fields(prediction.timePerOutputToken, scale: 1000),
                ValidationReport.fields(prediction.throughput, scale: 1),
            ]
            text += ValidationReport.field(prediction.run.id) + "," + figures.joined(separator: ",") + "\n"
        }
        return Array(text.utf8)
    }

    private static func fields(_ figure: Prediction.Figure, scale: Double) -> String {
        [figure.predicted, figure.low, figure.high].map { decimal($0 * scale, digits: 4) }.joined(separator: ",")
    }

    /// A text as a field, between quotation marks where it must be.
    private static func field(_ text: String) -> String {
        let isPlain = !text.utf8.contains {
            $0 == UInt8(ascii: ",") || $0 == UInt8(ascii: "\"") || $0 == UInt8(ascii: "\n") || $0 == UInt8(ascii: "\r")
        }
        if isPlain { return text }
        return "\"" + text.split(separator: "\"", omittingEmptySubsequences: false).joined(separator: "\"\"") + "\""
    }
}
