internal import CommonMark
internal import SourceText

extension ChapterReader {
    /// Says that HTML is left out of the pages, which nothing on them would show. (A comment is meant to be left out,
    /// and a closing tag has been told with the one that opens.)
    mutating func warnOfHTML(_ bytes: ArraySlice<UInt8>, _ span: SourceSpan) {
        guard !bytes.starts(with: "<!--".utf8), !bytes.starts(with: "</".utf8) else { return }
        let name = bytes.dropFirst().prefix { $0 | 0x20 >= UInt8(ascii: "a") && $0 | 0x20 <= UInt8(ascii: "z") }
        let tag = String(decoding: name.map { $0 | 0x20 }, as: UTF8.self)
        let line = file.lineRange(file.line(at: span.lower)).upperBound
        diagnostics.add(
            Diagnostic(
                "html-left-out", "HTML is left out of the published page",
                at: SourceSpan(file: id, lower: span.lower, upper: max(span.lower, min(span.upper, line))),
                severity: .warning, hint: hint(insteadOf: tag)))
    }

    private func hint(insteadOf tag: String) -> String {
        switch tag {
        case "a": "write a link: [text](address)"
        case "b", "strong": "write **text**"
        case "i", "em": "write *text*"
        case "s", "del", "strike": "write ~~text~~"
        case "code", "kbd", "tt": "write `text`"
        case "br": "end the line with a backslash"
        case "img": "write a picture: ![what it shows](file)"
        case "hr": "write a line of ---"
        case "table": "write a table with | between its cells"
        default: "write it in Markdown, or between backticks to show it as it is written"
        }
    }
}
