/// Shows diagnostics to programs.
public enum DiagnosticJSON {
    /// A JSON array with an object for each diagnostic, one a line.
    ///
    /// Each has `id`, `severity` and `summary`; where it has a place, `file`, `line`, `column`, `endLine` and `endColumn`
    /// (from 1, the end exclusive, columns in Unicode scalars); `labels`, `notes` and `hint` where there are any.
    public static func text(_ diagnostics: [Diagnostic], _ sources: SourceCollection) -> String {
        var bytes: [UInt8] = [UInt8(ascii: "[")]
        for (index, diagnostic) in diagnostics.enumerated() {
            bytes += (index == 0 ? "\n" : ",\n").utf8
            append(diagnostic, sources, to: &bytes)
        }
        bytes += "\n]\n".utf8
        return String(decoding: bytes, as: UTF8.self)
    }

    private static func append(_ diagnostic: Diagnostic, _ sources: SourceCollection, to bytes: inout [UInt8]) {
        bytes += "{\"id\": ".utf8
        appendJSONString(diagnostic.id, to: &bytes)
        bytes += ", \"severity\": ".utf8
        appendJSONString(diagnostic.severity == .error ? "error" : "warning", to: &bytes)
        bytes += ", \"summary\": ".utf8
        appendJSONString(diagnostic.summary, to: &bytes)
        if let span = diagnostic.span {
            bytes += ", ".utf8
            append(span, sources, to: &bytes)
        }
        if !diagnostic.labels.isEmpty {
            bytes += ", \"labels\": [".utf8
            for (index, label) in diagnostic.labels.enumerated() {
                bytes += (index == 0 ? "{\"text\": " : ", {\"text\": ").utf8
                appendJSONString(label.text, to: &bytes)
                bytes += ", ".utf8
                append(label.span, sources, to: &bytes)
                bytes.append(UInt8(ascii: "}"))
            }
            bytes.append(UInt8(ascii: "]"))
        }
        if !diagnostic.notes.isEmpty {
            bytes += ", \"notes\": [".utf8
            for (index, note) in diagnostic.notes.enumerated() {
                if index > 0 { bytes += ", ".utf8 }
                appendJSONString(note, to: &bytes)
            }
            bytes.append(UInt8(ascii: "]"))
        }
        if let hint = diagnostic.hint {
            bytes += ", \"hint\": ".utf8
            appendJSONString(hint, to: &bytes)
        }
        bytes.append(UInt8(ascii: "}"))
    }

    private static func append(_ span: SourceSpan, _ sources: SourceCollection, to bytes: inout [UInt8]) {
        let start = sources.position(of: span)
        let end = sources.position(of: span.end)
        bytes += "\"file\": ".utf8
        appendJSONString(sources.path(of: span), to: &bytes)
        bytes += ", \"line\": \(start.line), \"column\": \(start.column)".utf8
        bytes += ", \"endLine\": \(end.line), \"endColumn\": \(end.column)".utf8
    }
}
