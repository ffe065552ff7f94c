internal import CommonMark
internal import SourceText

extension ChapterReader {
    /// The word that makes a fenced block an example.
    static let exampleWord = "example"

    /// Reads an example, if the block is one.
    ///
    /// Its content is a stretch of the chapter, read where it stands: a cell in it is a cell of the chapter, and what is
    /// said of a mistake in it names its own place.
    mutating func readExample(_ code: CodeBlock, _ span: SourceSpan) -> Bool {
        let word = code.info.bytes.prefix { $0 != 0x20 && $0 != 0x09 }
        guard word.elementsEqual(ChapterReader.exampleWord.utf8) else { return false }
        let line = file.line(at: span.lower)
        let opening = SourceSpan(file: id, lower: span.lower, upper: max(span.lower, file.lineRange(line).upperBound))
        guard let isFaulty = exampleHasMistake(code.info), stands(opening, at: file.lineStarts[line]) else {
            return true
        }
        let content = file.lineStarts[line + 1]..<file.lineStarts[file.line(at: span.upper - 1)]
        guard !file.bytes[content].allSatisfy({ $0 <= 0x20 }) else {
            report(
                "example-empty", "an example without text shows nothing", at: opening,
                hint: "write the Markdown that it shows between the fences")
            return true
        }
        if isFaulty {
            add(Example(key: code.info.span.lower, span: span, content: content, outcome: .mistake("")))
            return true
        }
        let document = Document(
            parsing: file, id: id, from: content.lowerBound, upTo: content.upperBound, notations: true)
        for diagnostic in document.diagnostics { diagnostics.add(diagnostic) }
        checkFence(opening, of: document)
        add(Example(key: code.info.span.lower, span: span, content: content, outcome: .blocks(document.blocks)))
        isInExample = true
        footnotes += document.footnotes
        for block in document.blocks { visit(block) }
        isInExample = false
        return true
    }

    /// Whether the line of the fence says that the example has a mistake; nil, with a diagnostic, where it says
    /// something else.
    private mutating func exampleHasMistake(_ info: SourceExcerpt) -> Bool? {
        var rest = ChapterReader.exampleWord.utf8.count..<info.bytes.count
        while let first = rest.first, info.bytes[first] == 0x20 || info.bytes[first] == 0x09 { rest.removeFirst() }
        if rest.isEmpty { return false }
        let words = info.text(rest)
        if words == "error" { return true }
        report(
            "example-head", "'\(words)' says nothing about an example", at: info.span(rest),
            hint: nearest(to: words, among: ["error"]).map { "did you mean '\($0)'?" }
                ?? "'example' stands alone, or with 'error' before a chapter that has a mistake")
        return nil
    }

    /// Whether an example stands where it can: its lines are lines of the file, with nothing in front of them.
    private mutating func stands(_ opening: SourceSpan, at lineStart: Int) -> Bool {
        if isInExample {
            report(
                "example-in-an-example", "an example cannot show another one", at: opening,
                hint: "show it as text: write 'markdown' in the place of 'example'")
            return false
        }
        guard opening.lower == lineStart else {
            report(
                "example-indented", "an example cannot stand in a list or a quotation, or be indented", at: opening,
                hint: "begin its lines at the left margin")
            return false
        }
        return true
    }

    /// Reports an example that ends where a block in it was meant to end, since their fences are of one length.
    private mutating func checkFence(_ opening: SourceSpan, of document: Document) {
        guard let block = document.blocks.last, case .codeBlock(let code) = block.kind, code.isFenced, !code.isClosed
        else { return }
        let mark = file.bytes[opening.lower]
        let outer = file.bytes[opening.lower...].prefix { $0 == mark }
        let inner = file.bytes[block.span.lower...].prefix { $0 == mark }
        guard inner.count >= outer.count else { return }
        let longer = String(repeating: mark == UInt8(ascii: "~") ? "~" : "`", count: max(4, inner.count + 1))
        // What was meant to close the example opens a block.
        isFenceRefused = true
        let line = file.lineRange(file.line(at: block.span.lower))
        diagnostics.add(
            Diagnostic(
                "example-fence", "a block in this example ends the example", at: opening,
                labels: [
                    Diagnostic.Label(
                        SourceSpan(file: id, lower: block.span.lower, upper: line.upperBound),
                        "the block, whose fence is as long")
                ],
                hint: "open and close the example with \(longer)"))
        // The block itself is well: what it defines is known, and nothing more is said for want of it.
        readCell(code, block.span)
    }

    /// Finds out what is said of each example that has a mistake. One that has none is reported.
    mutating func explainExamples(_ said: (SourceFile) -> String) {
        for (place, example) in examples.enumerated() {
            guard case .mistake = example.outcome else { continue }
            let text = said(SourceFile(path: "chapter.md", bytes: Array(file.bytes[example.content])))
            examples[place].outcome = .mistake(text)
            if text.isEmpty {
                let line = file.lineRange(file.line(at: example.span.lower))
                report(
                    "example-without-mistake", "this example has no mistake to show",
                    at: SourceSpan(file: id, lower: example.key, upper: line.upperBound),
                    hint: "leave out 'error' to show what comes of it")
            }
        }
    }

    private mutating func add(_ example: Example) { examples.append(example) }

    private mutating func report(_ name: String, _ summary: String, at span: SourceSpan, hint: String) {
        diagnostics.add(Diagnostic(name, summary, at: span, hint: hint))
    }
}
