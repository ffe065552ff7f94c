internal import Cells
internal import CommonMark
public import SourceText

/// Makes a chapter of a file: front matter, prose, and the cells in it.
public struct ChapterReader {
    let file: SourceFile
    let id: SourceID
    private var cells: [Cell] = []
    private var sources: [CellSource] = []
    private var anchors: [Chapter.Anchor] = []
    private var escapes: [Int] = []
    private var links: [Chapter.FileLink] = []
    var examples: [Example] = []
    /// Whether what is read stands in an example.
    var isInExample = false
    /// Whether a fence was refused, so that what closes it opens another.
    var isFenceRefused = false
    var diagnostics = Diagnostics()
    /// Whether the file may hold notations, so that one look at all its bytes does for each of its cells.
    private var mayHoldNotations = true
    private var headings = HeadingNames()
    var marks = MarkCollector()
    /// The footnotes, in the order of the text.
    var footnotes: [Footnote] = []

    private init(_ file: SourceFile, id: SourceID) {
        self.file = file
        self.id = id
    }

    /// Reads a file. Whatever is wrong with it is reported, and the rest is read.
    ///
    /// - Parameter said: what is said of a book that has the given text as its only chapter, for the examples of mistakes;
    ///   empty where all is well.
    public static func read(
        _ file: SourceFile, id: SourceID, name: String, saidOf said: (SourceFile) -> String
    ) -> (chapter: Chapter, diagnostics: Diagnostics) {
        var reader = ChapterReader(file, id: id)
        let chapter = reader.read(name, said)
        return (chapter, reader.diagnostics)
    }

    private mutating func read(_ name: String, _ said: (SourceFile) -> String) -> Chapter {
        let address = Chapter.address(ofFile: name)
        if let fault = firstEncodingFault(in: file.bytes) {
            report(fault)
            return Chapter(id: id, fileName: name, address: address, fingerprint: fingerprint)
        }
        var reader = FrontMatterReader(file, id: id)
        let matter = reader.read()
        diagnostics.add(contentsOf: reader.diagnostics)
        let title = readTitle(matter)
        mayHoldNotations = CommonMark.mayHoldNotations(file.bytes)
        let document = Document(parsing: file, id: id, from: matter.end, notations: mayHoldNotations)
        for diagnostic in document.diagnostics { diagnostics.add(diagnostic) }
        footnotes += document.footnotes
        for block in document.blocks { visit(block) }
        let ordered = readFootnotes()
        explainExamples(said)
        let labels = cells.compactMap { $0.label?.text }
        let headings = headings.named(besides: labels)
        anchors.sort { $0.key < $1.key }
        return Chapter(
            id: id, fileName: name, address: address, fingerprint: fingerprint, frontMatter: matter,
            blocks: document.blocks, cells: cells, sources: sources,
            titleCell: title, anchors: anchors, escapes: escapes, links: links, examples: examples,
            headings: headings, footnotes: ordered, mentions: marks.mentions, citedKeys: marks.citedKeys,
            bibliographyName: HeadingNames.unused("references", besides: Set(headings.map { $0.id } + labels)))
    }

    private mutating func report(_ fault: EncodingFault) {
        switch fault {
        case .nul(let offset):
            diagnostics.add(
                Diagnostic(
                    "nul-character", "a NUL character stands in the text",
                    at: SourceSpan(file: id, lower: offset, upper: offset + 1), hint: "delete it"))
        case .invalidUTF8(let offset):
            diagnostics.add(
                Diagnostic(
                    "invalid-utf8", "these bytes are not UTF-8",
                    at: SourceSpan(file: id, lower: offset, upper: offset + 1),
                    hint: "save the file as UTF-8"))
        }
    }

    /// A title with formulas in it becomes a cell.
    private mutating func readTitle(_ matter: FrontMatter) -> Int? {
        guard let title = matter.title, title.text.utf8.contains(UInt8(ascii: "`")), title.text.contains("`= ") else {
            return nil
        }
        let bytes = Array(title.text.utf8)
        let isQuoted = title.span.range.count == bytes.count + 2
        let excerpt = SourceExcerpt(file: id, bytes: bytes, source: title.span.lower + (isQuoted ? 1 : 0))
        let source = CellSource(.text, content: excerpt)
        guard let cell = source.cell(into: &diagnostics) else { return nil }
        cells.append(cell)
        sources.append(source)
        return cells.count - 1
    }

    private var fingerprint: UInt64 {
        file.bytes.withUnsafeBufferPointer { buffer in
            buffer.reduce(0xcbf2_9ce4_8422_2325) { ($0 ^ UInt64($1)) &* 0x0000_0100_0000_01b3 }
        }
    }

    // MARK: - Blocks

    /// Looks for cells. (The document's depth is limited, so this may recurse.)
    mutating func visit(_ block: Block) {
        switch block.kind {
        case .heading(_, let inlines):
            headings.add(inlines)
            marks.add(inlines)
            visit(inlines)
        case .paragraph(let inlines):
            marks.add(inlines)
            if refuseFence(inlines, block.span) || readTable(inlines) { return }
            warnOfTable(inlines)
            visit(inlines)
        case .blockQuote(let blocks): for inner in blocks { visit(inner) }
        case .callout(let callout): for inner in callout.blocks { visit(inner) }
        case .list(let list): for item in list.items { for inner in item.blocks { visit(inner) } }
        case .codeBlock(let code): visit(code, block.span)
        case .html(let bytes): warnOfHTML(bytes[...], block.span)
        case .thematicBreak: break
        }
    }

    private mutating func visit(_ code: CodeBlock, _ span: SourceSpan) {
        guard code.isFenced else { return }
        if !code.isClosed {
            if isFenceRefused { return }
            let (opening, fence) = opening(of: span)
            diagnostics.add(
                Diagnostic(
                    "unclosed-fence", "this block has no end", at: opening, hint: "close it with a line of \(fence)"))
            return
        }
        if readExample(code, span) || refuseInclude(code, span) || refuseFence(in: code, span) { return }
        if !CellReader.isCell(code.info) { warnOfMisspelling(code) }
        readCell(code, span)
    }

    /// Reports an include that stands where none can. (Others have been replaced, or reported, before the text was read.)
    private mutating func refuseInclude(_ code: CodeBlock, _ span: SourceSpan) -> Bool {
        guard code.info.bytes.prefix(while: { $0 > 0x20 }).elementsEqual(Includes.word.utf8) else { return false }
        let line = file.line(at: span.lower)
        guard isInExample || span.lower != file.lineStarts[line] else { return true }
        diagnostics.add(
            Diagnostic(
                "include",
                isInExample
                    ? "an example cannot include a file"
                    : "an include cannot stand in a list or a quotation, or be indented",
                at: SourceSpan(file: id, lower: span.lower, upper: file.lineRange(line).upperBound),
                hint: isInExample
                    ? "write 'markdown' in the place of 'example' to show it as text"
                    : "begin its lines at the left margin"))
        return true
    }

    /// Reads a cell, if the block is one.
    mutating func readCell(_ code: CodeBlock, _ span: SourceSpan) {
        let info = code.info
        guard CellReader.isCell(info) else { return }
        let content = code.content
        let source = CellSource(.block, info: info, content: content)
        if let cell = source.cell(into: &diagnostics) {
            add(cell, source, key: info.span.lower, span: span)
            if mayHoldNotations { visitMarks(cell) }
            if case .definitions = cell { return }
            visitLinks(info)
            visitLinks(content)
        }
    }

    mutating func add(
        _ cell: Cell, _ source: CellSource, key: Int, span: SourceSpan, lead: SourceExcerpt? = nil
    ) {
        anchors.append(Chapter.Anchor(cell: cells.count, key: key, span: span, lead: lead))
        cells.append(cell)
        sources.append(source)
    }

    // MARK: - Inlines

    /// Looks for cells, for links, and for signs that compute nothing.
    ///
    /// - Parameter isCell: whether the text belongs to a cell, whose formulas are read with it.
    mutating func visit(_ inlines: [Inline], isCell: Bool = false) {
        for inline in inlines {
            switch inline.kind {
            case .code(let code):
                if code.bytes.starts(with: "\\= ".utf8) { escapes.append(code.contentSpan.lower) }
                if !isCell { visit(code, inline.span) }
            case .emphasis(let inner), .strong(let inner), .strikethrough(let inner):
                visit(inner, isCell: isCell)
            case .link(let link):
                add(link, at: inline.span, isImage: false)
                visit(link.content, isCell: isCell)
            case .image(let link):
                add(link, at: inline.span, isImage: true)
                visit(link.content, isCell: isCell)
            case .html(let bytes): if !isCell { warnOfHTML(bytes, inline.span) }
            case .text, .escaped, .softBreak, .hardBreak, .footnote, .citation, .reference: break
            }
        }
    }

    /// Notes what the texts of a cell refer to.
    private mutating func visitMarks(_ cell: Cell) {
        for span in cell.textSpans {
            let bytes = file.bytes[span.range]
            guard CommonMark.mayHoldNotations(bytes) else { continue }
            let text = SourceExcerpt(file: id, bytes: Array(bytes), source: span.lower)
            marks.add(parseInlines(text, notations: true), isInBlock: true)
        }
    }

    /// Notes the links in the lines of a cell: in captions, sentences, notes, and the cells of a table.
    private mutating func visitLinks(_ text: SourceExcerpt) {
        var start = 0
        for end in text.bytes.indices where text.bytes[end] == UInt8(ascii: "\n") || end == text.bytes.count - 1 {
            let line = start..<(end + 1)
            start = end + 1
            guard text.bytes[line].contains(UInt8(ascii: "]")), text.bytes[line].contains(UInt8(ascii: "(")) else {
                continue
            }
            visit(parseInlines(text.excerpt(line)), isCell: true)
        }
    }

    private mutating func add(_ link: Link, at span: SourceSpan, isImage: Bool) {
        guard let path = relativePath(link.destination) else { return }
        let fragment = link.destination.drop { $0 != UInt8(ascii: "#") }.dropFirst()
        guard !path.isEmpty || !fragment.isEmpty && !isImage else { return }
        links.append(
            Chapter.FileLink(
                path: path, fragment: String(decoding: fragment, as: UTF8.self), isImage: isImage, span: span))
    }

    private mutating func visit(_ code: CodeSpan, _ span: SourceSpan) {
        guard code.bytes.starts(with: "= ".utf8) else {
            CellReader.warnOfMissingSpace(code.excerpt, 0..<code.bytes.count, into: &diagnostics)
            return
        }
        let source = CellSource(.value, content: code.excerpt)
        if let cell = source.cell(into: &diagnostics) {
            add(cell, source, key: code.contentSpan.lower, span: span)
        }
    }

    /// The path of an address that is neither absolute nor within the page.
    private func relativePath(_ destination: [UInt8]) -> String? {
        let path = destination.prefix { $0 != UInt8(ascii: "#") && $0 != UInt8(ascii: "?") }
        guard path.first != UInt8(ascii: "/"), !path.contains(UInt8(ascii: ":")) else { return nil }
        return String(decoding: path, as: UTF8.self)
    }
}
