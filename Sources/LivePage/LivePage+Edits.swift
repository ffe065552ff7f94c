internal import Cells
internal import Formulas
internal import SourceText

/// The reader's own experiments: cells whose text is another than the published.
extension LivePage {
    /// Puts a text in the place of a cell's, or the published one back, and reads the page anew.
    ///
    /// Nothing is computed: what changes, the next ``set(_:simulate:isSteady:)`` tells, or the next ``move(_:simulate:)`` and
    /// what follows it. Where any formula of the page is wrong with the new text, it is refused, with what a build would
    /// report, and all stays as it was.
    ///
    /// - Parameters:
    ///   - cell: the cell, by its number on the page.
    ///   - text: the whole block with its fences; empty for the published one.
    /// - Returns: JSON: the published text, the parameters of the page as it is now, and what is wrong.
    public mutating func edit(_ cell: Int, _ text: [UInt8]) -> [UInt8] {
        var answer = LiveAnswer(engine: source.engine)
        guard let chapter = source.own.map({ source.chapters[$0] }), chapter.cells.indices.contains(cell) else {
            answer.add(
                Diagnostic("no-cell", "the page has no such block", at: nil), sources, cell: nil, parameter: nil)
            return answer.bytes
        }
        let published = chapter.cells[cell].text(in: chapter.file)
        answer.text = String(decoding: published, as: UTF8.self)
        var edits = self.edits
        edits[cell] = text.isEmpty || text == published ? nil : text
        if edits != self.edits { apply(edits, cell, into: &answer) }
        for parameter in parameters { answer.add(json(parameter)) }
        return answer.bytes
    }

    private mutating func apply(_ edits: [Int: [UInt8]], _ cell: Int, into answer: inout LiveAnswer) {
        do throws(LiveFault) {
            let reading = try LivePage.read(source, edits, simulations)
            guard let chapter = reading.chapter, !reading.diagnostics.hasErrors else {
                for diagnostic in reading.diagnostics.sorted where diagnostic.severity == .error {
                    answer.add(diagnostic, reading.sources, cell: cell, parameter: nil)
                }
                return
            }
            self.edits = edits
            take(chapter, reading.sources)
            markEdited()
        } catch {
            answer.add(Diagnostic("no-page", error.message, at: nil), sources, cell: cell, parameter: nil)
        }
    }

    private mutating func markEdited() {
        let sources = self.sources
        chapter.compare(with: published, edited: edits.keys.sorted()) { span in
            let file = sources[span.file]
            let end = file.lineRange(file.line(at: max(span.lower, span.upper - 1))).upperBound
            return file.bytes[span.lower..<max(span.lower, end)]
        }
    }

    /// The files of the chapters, and behind them those of what the reader has edited, in the order of the cells.
    static func files(_ source: LiveSource, _ edits: [Int: [UInt8]]) -> SourceCollection {
        var files = SourceCollection()
        for chapter in source.chapters { files.add(chapter.file) }
        guard let own = source.own.map({ source.chapters[$0] }) else { return files }
        for cell in edits.keys.sorted() {
            let origin = own.cells[cell].origin(in: own.file)
            let part = SourceFile.Part(firstLine: 0, path: origin.path, line: origin.line)
            files.add(SourceFile(path: origin.path, bytes: edits[cell] ?? [], parts: [part]))
        }
        return files
    }

    /// What stands for a cell of the page's chapter: what is published, or what the reader wrote.
    static func cell(
        _ number: Int, _ published: CellSource, _ files: SourceCollection, _ source: LiveSource,
        _ edits: [Int: [UInt8]], into diagnostics: inout Diagnostics
    ) -> Cell? {
        guard let place = edits.keys.sorted().firstIndex(of: number) else { return published.cell(into: &diagnostics) }
        let id = SourceID(source.chapters.count + place)
        if let fault = firstEncodingFault(in: files[id].bytes) {
            let offset =
                switch fault {
                case .invalidUTF8(let place), .nul(let place): place
                }
            diagnostics.add(
                Diagnostic(
                    "invalid-utf8", "this is no text", at: SourceSpan(file: id, lower: offset, upper: offset + 1)))
            return nil
        }
        let count = diagnostics.all.count
        let cell = published.edited(files[id], id: id, into: &diagnostics)?.cell(into: &diagnostics)
        if cell == nil, diagnostics.all.count == count {
            diagnostics.add(
                Diagnostic("no-block", "this cannot be read", at: SourceSpan(file: id, lower: 0, upper: 0)))
        }
        return cell
    }
}
