/// Shows diagnostics to people: place, summary, the line, a caret, and what to write instead.
public struct DiagnosticText: Sendable {
    private let sources: SourceCollection
    private let isColoured: Bool

    /// A way of showing diagnostics of these sources.
    public init(_ sources: SourceCollection, isColoured: Bool) {
        self.sources = sources
        self.isColoured = isColoured
    }

    /// One diagnostic, as lines that end with LF.
    public func text(_ diagnostic: Diagnostic) -> String {
        var text = ""
        if let span = diagnostic.span { text += styled(place(span) + ":", .bold) + " " }
        let severity = diagnostic.severity == .error ? "error:" : "warning:"
        text += styled(severity, diagnostic.severity == .error ? .red : .yellow)
        text += " " + styled(diagnostic.summary, .bold) + styled(" [\(diagnostic.id)]", .quiet) + "\n"
        var margin = ""
        if let span = diagnostic.span {
            let line = sources[span.file].line(at: min(span.lower, sources[span.file].bytes.count))
            let near = diagnostic.labels.filter { isOnLine(line, of: span.file, $0.span) }
            let excerpt = self.excerpt(span, line, near)
            text += excerpt.text
            margin = excerpt.margin
        }
        for label in diagnostic.labels where !label.text.isEmpty {
            text += noteOf(label, beside: diagnostic.span, margin)
        }
        for note in diagnostic.notes { text += margin + styled("= note:", .cyan) + " " + note + "\n" }
        if let hint = diagnostic.hint { text += margin + styled("= hint:", .green) + " " + hint + "\n" }
        return text
    }

    /// A place as `file:line:column`.
    public func place(_ span: SourceSpan) -> String {
        let position = sources.position(of: span)
        return "\(sources.path(of: span)):\(position.line):\(position.column)"
    }

    private func isOnLine(_ line: Int, of file: SourceID, _ span: SourceSpan) -> Bool {
        span.file == file && sources[file].line(at: min(span.lower, sources[file].bytes.count)) == line
    }

    private func noteOf(_ label: Diagnostic.Label, beside span: SourceSpan?, _ margin: String) -> String {
        margin + styled("= note:", .cyan) + " " + label.text + ": " + place(label.span) + "\n"
    }

    /// The line with its number, and what is underlined below it.
    private func excerpt(_ span: SourceSpan, _ line: Int, _ labels: [Diagnostic.Label]) -> (
        text: String, margin: String
    ) {
        let number = String(sources[span.file].origin(ofLine: line).line + 1)
        let margin = String(repeating: " ", count: number.utf8.count) + " "
        let shown = ShownLine(sources[span.file], line, around: span)
        var marks = [UInt8](repeating: UInt8(ascii: " "), count: shown.width + 1)
        func underline(_ range: Range<Int>, isMain: Bool) {
            for column in range where column < marks.count { marks[column] = UInt8(ascii: "~") }
            if isMain, range.lowerBound < marks.count { marks[range.lowerBound] = UInt8(ascii: "^") }
        }
        for label in labels { underline(shown.columns(label.span), isMain: false) }
        underline(shown.columns(span), isMain: true)
        while marks.last == UInt8(ascii: " ") { marks.removeLast() }
        let bar = styled("|", .quiet)
        let underlines = styled(String(decoding: marks, as: UTF8.self), .red)
        return (
            styled(number, .quiet) + " " + bar + " " + shown.text + "\n" + margin + bar + " " + underlines + "\n",
            margin
        )
    }

    // MARK: - Colour

    private enum Style: String {
        case bold = "1"
        case quiet = "2"
        case red = "1;31"
        case yellow = "1;33"
        case cyan = "36"
        case green = "32"
    }

    private func styled(_ text: String, _ style: Style) -> String {
        isColoured ? "\u{1B}[" + style.rawValue + "m" + text + "\u{1B}[0m" : text
    }
}
