extension ValidationReport {
    /// The columns of ``predictionsCSV``.
    static let predictionColumns = [
        "id", "ttft_ms", "tpot_ms", "throughput", "ttft_ms_low", "ttft_ms_high", "tpot_ms_low", "tpot_ms_high",
        "throughput_low", "throughput_high",
    ]

    /// Every prediction with its 90 % interval, one a line, in the order of the table: a CSV file as RFC 4180 has it, but
    /// with LF at the ends of lines. Times in milliseconds, throughput in output
    /// tokens per second and GPU, four digits after the point.
    public var predictionsCSV: [UInt8] {
        var text = ValidationReport.predictionColumns.joined(separator: ",") + "\n"
        for prediction in predictions {
            let figures = [
                (prediction.timeToFirstToken, 1000.0), (prediction.timePerOutputToken, 1000),
                (prediction.throughput, 1),
            ]
            let values = figures.map { $0.predicted * $1 } + figures.flatMap { [$0.low * $1, $0.high * $1] }
            let fields = [ValidationReport.field(prediction.run.id)] + values.map { decimal($0, digits: 4) }
            text += fields.joined(separator: ",") + "\n"
        }
        return Array(text.utf8)
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
