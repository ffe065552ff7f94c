public import Cells
internal import Chapters
internal import CommonMark
internal import Markup
internal import SourceText

/// What a page needs to go on computing.
extension Publication {
    /// What the page of a chapter carries; nil for one that stays as it is: without an engine, or with no parameter to move.
    public func liveSource(_ index: Int) -> LiveSource? {
        guard let engine, !book.chapters[index].cells.isEmpty else { return nil }
        let shown = chaptersNeeded(by: [index]) { _ in true }
        guard shown.contains(where: { book.chapters[$0].hasParameters }), let own = shown.firstIndex(of: index) else {
            return nil
        }
        let names = book.chapters[index].cells.compactMap { cell -> (label: String, name: String)? in
            guard let label = cell.label?.text else { return nil }
            return book.label(label, in: index).map { (label, $0.title) }
        }
        return LiveSource(
            engine: engine, draws: book.draws, chapters: shown.map { part(of: $0, for: index) }, own: own,
            names: names)
    }

    /// Whether the page of the argument goes on computing. It carries the definitions of every chapter that any claim needs, so
    /// that it grows with the book, and so does the time of a move: in a long one it stays as published, as its pages
    /// stop listing all chapters.
    var isArgumentLive: Bool {
        engine != nil && numbered.count <= Publication.longestContents && book.chapters.contains { $0.hasParameters }
    }

    /// What the page of the argument carries; nil for one that stays as it is.
    public var argumentSource: LiveSource? {
        guard let engine, isArgumentLive else { return nil }
        let claiming = claims.chapters.indices.filter { !claims.chapters[$0].isEmpty }
        var source = LiveSource(
            engine: engine, draws: book.draws,
            chapters: chaptersNeeded(by: claiming) { $0.isClaim }.map { part(of: $0) },
            own: nil, names: claims.chapters.joined().map { ($0.claim.label, $0.name) })
        source.verdicts = claims.summary.verdicts
        return source
    }

    // MARK: - What is needed

    /// Chapters, those that they use, and those that they name in front of a point, and so on; in the order of the book.
    ///
    /// - Parameter isShown: whether a cell of the chapters themselves is shown, and needs what it names.
    private func chaptersNeeded(by shown: [Int], isShown: (Cell) -> Bool) -> [Int] {
        var needed = Set(shown)
        var open = shown
        while let place = open.popLast() {
            let chapter = book.chapters[place]
            var others = chapter.frontMatter.uses.compactMap { namedChapters[$0.text] }
            for (cell, source) in zip(chapter.cells, chapter.sources)
            where cell.isDefining || isShown(cell) && shown.contains(place) {
                others += qualifiers(in: source.content.bytes).compactMap { namedChapters[$0] }
                others += qualifiers(in: source.info.bytes).compactMap { namedChapters[$0] }
            }
            for other in others where needed.insert(other).inserted { open.append(other) }
        }
        return needed.sorted()
    }

    /// The words in front of a point.
    private func qualifiers(in bytes: [UInt8]) -> Set<String> {
        var words: Set<String> = []
        for point in bytes.indices where bytes[point] == UInt8(ascii: ".") {
            let word = bytes[..<point].reversed().prefix { byte in
                switch byte {
                case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
                    UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "_"), 0x80...:
                    true
                default: false
                }
            }
            // What begins with a digit is a number.
            if let first = word.last, first > UInt8(ascii: "9") {
                words.insert(String(decoding: word.reversed(), as: UTF8.self))
            }
        }
        return words
    }

    /// The part of a chapter that the page of another needs, or that of the argument.
    private func part(of place: Int, for index: Int? = nil) -> LiveSource.Chapter {
        let chapter = book.chapters[place]
        let isOwn = place == index
        let kept = chapter.cells.indices.filter {
            isOwn || chapter.cells[$0].isDefining || index == nil && chapter.cells[$0].isClaim
        }
        let lines = LiveLines(sources[chapter.id], kept.map { chapter.sources[$0] })
        var part = LiveSource.Chapter(
            address: chapter.address, title: titles[place], page: isOwn ? "" : addressSeen(place),
            uses: chapter.frontMatter.uses.map { $0.text }, file: lines.file,
            cells: kept.map { lines.moved(chapter.sources[$0]) })
        part.texts = texts(of: kept, place, for: index)
        return part
    }

    private func addressSeen(_ place: Int) -> String { reference(to: addresses[place]) }

    // MARK: - Texts

    /// The texts of cells that are shown otherwise than as they are written, each once.
    private func texts(of cells: [Int], _ place: Int, for index: Int?) -> [LiveSource.Text] {
        let isOwn = place == index ?? place
        let chapter = book.chapters[place]
        var seen: Set<String> = []
        let marked = cells.flatMap { isOwn ? chapter.cells[$0].texts : chapter.cells[$0].notes }.filter {
            !CellSubstitution.isPlain($0) && seen.insert($0).inserted
        }
        guard !marked.isEmpty else { return [] }
        let prose = index.map { Prose(self, $0) } ?? Prose(self, place, page: addressSeen(place))
        let marks = MarkdownMarks(book: book, chapter: chapter, index: place)
        let elsewhere = MarkdownMarks(
            book: book, chapter: chapter, index: place, page: reference(to: chapter.fileName), isElsewhere: true)
        var texts: [LiveSource.Text] = []
        for text in marked {
            let prepared = isOwn || !mayHoldNotations(text.utf8) ? text : elsewhere.replaced(text)
            let html = HTML.bytes { prose.write(prepared, into: &$0) }
            let spoken = marks.spoken(text)
            guard spoken != text || html != HTML.bytes({ $0.text(text) }) else { continue }
            texts.append(
                LiveSource.Text(written: text, html: String(decoding: html, as: UTF8.self), spoken: spoken))
        }
        return texts
    }
}

extension Cell {
    fileprivate var isClaim: Bool {
        if case .claim = self { true } else { false }
    }
}

extension Chapter {
    /// Whether it has anything that a reader can move.
    var hasParameters: Bool {
        cells.contains { cell in
            if case .parameters = cell { true } else { false }
        }
    }
}

/// The lines of a file in which cells stand, as a file of their own that still knows where they come from.
private struct LiveLines {
    let file: SourceFile
    /// Where each line begins in the new file; nil for one that is left out.
    private let starts: [Int?]
    private let whole: SourceFile

    init(_ whole: SourceFile, _ sources: [CellSource]) {
        self.whole = whole
        var isKept = [Bool](repeating: false, count: whole.lineStarts.count)
        for excerpt in sources.flatMap({ [$0.info, $0.content] }) {
            for (index, piece) in excerpt.pieces.enumerated() {
                let next = index + 1 < excerpt.pieces.count ? excerpt.pieces[index + 1].offset : excerpt.bytes.count
                let end = piece.source + max(0, next - piece.offset - 1)
                for line in whole.line(at: piece.source)...max(whole.line(at: piece.source), whole.line(at: end)) {
                    isKept[line] = true
                }
            }
        }
        var bytes: [UInt8] = []
        bytes.reserveCapacity(whole.bytes.count)
        var starts = [Int?](repeating: nil, count: isKept.count)
        var parts: [SourceFile.Part] = []
        var count = 0
        for line in isKept.indices where isKept[line] {
            if line == 0 || !isKept[line - 1] || whole.isFirstOfPart(line) {
                let origin = whole.origin(ofLine: line)
                parts.append(
                    SourceFile.Part(
                        firstLine: count, path: LiveLines.path(origin.path, beside: whole.path), line: origin.line))
            }
            starts[line] = bytes.count
            let end = line + 1 < whole.lineStarts.count ? whole.lineStarts[line + 1] : whole.bytes.count
            bytes += whole.bytes[whole.lineStarts[line]..<end]
            count += 1
        }
        self.starts = starts
        file = SourceFile(path: LiveLines.path(whole.path, beside: whole.path), bytes: bytes, parts: parts)
    }

    /// A path within the folder of the chapters: where that lies on the machine of the author is nobody's business.
    private static func path(_ path: String, beside chapter: String) -> String {
        guard let end = chapter.utf8.lastIndex(of: UInt8(ascii: "/")) else { return path }
        let folder = chapter.utf8[...end]
        return path.utf8.starts(with: folder) ? String(path.utf8.dropFirst(folder.count)) ?? path : path
    }

    func moved(_ source: CellSource) -> CellSource {
        CellSource(source.kind, info: moved(source.info), content: moved(source.content))
    }

    private func moved(_ excerpt: SourceExcerpt) -> SourceExcerpt {
        var pieces: [SourceExcerpt.Piece] = []
        for piece in excerpt.pieces {
            // A run over several lines stays one: these follow one another in both files.
            let line = whole.line(at: piece.source)
            guard let start = starts[line] else { continue }
            pieces.append(
                SourceExcerpt.Piece(offset: piece.offset, source: start + piece.source - whole.lineStarts[line]))
        }
        return SourceExcerpt(file: excerpt.file, bytes: excerpt.bytes, pieces: pieces)
    }
}
