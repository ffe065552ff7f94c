public import SourceText

/// What a live page carries besides what it shows: the text of its cells, the definitions that they need from other
/// chapters, and what only the build knows about them.
public struct LiveSource: Sendable {
    /// A chapter, or the part of one that is needed.
    public struct Chapter: Sendable {
        /// The address, as in `batch-size`.
        public var address: String
        /// What it is called.
        public var title: String
        /// The address of its page, seen from this one; empty for this one itself.
        public var page: String
        /// The chapters whose names it sees.
        public var uses: [String]
        /// The lines in which its cells stand.
        public var file: SourceFile
        /// The text of its cells.
        public var cells: [CellSource]
        /// The texts in its cells that are not shown as they are written.
        public var texts: [Text] = []

        /// A chapter, without texts that are shown otherwise.
        public init(
            address: String, title: String, page: String, uses: [String], file: SourceFile, cells: [CellSource]
        ) {
            (self.address, self.title, self.page, self.uses) = (address, title, page, uses)
            (self.file, self.cells) = (file, cells)
        }
    }

    /// A text in a cell that holds Markdown.
    public struct Text: Sendable {
        /// As it is written.
        public var written: String
        /// As a page shows it: HTML.
        public var html: String
        /// As it is said to readers who do not see a chart.
        public var spoken: String

        /// A text in three forms.
        public init(written: String, html: String, spoken: String) {
            (self.written, self.html, self.spoken) = (written, html, spoken)
        }
    }

    /// The engine that wrote the page.
    public var engine: String
    /// How many draws each uncertain value has; nil where the book does not say.
    public var draws: Int?
    /// The chapters, in the order of the book.
    public var chapters: [Chapter]
    /// Which of them the page shows; nil for the page that lists the claims of all.
    public var own: Int?
    /// What the text calls the labelled blocks, by their labels; on the page of the claims, all of these in their order.
    public var names: [(label: String, name: String)]
    /// On the page of the claims, what became of each as it is published.
    public var verdicts: [EvaluatedClaim.Verdict] = []

    /// What a page carries.
    public init(engine: String, draws: Int?, chapters: [Chapter], own: Int?, names: [(label: String, name: String)]) {
        (self.engine, self.draws, self.chapters, self.own, self.names) = (engine, draws, chapters, own, names)
    }
}

/// Why what a page carries cannot be read.
public enum LiveSourceFault: Error, Hashable, Sendable {
    /// The line, from 1, that is not as expected.
    case line(Int)
}

// MARK: - As lines of text

extension LiveSource {
    /// As lines: a word, and what belongs to it. Nothing in them ends the element of HTML in which they stand.
    public var bytes: [UInt8] {
        var writer = LiveSourceWriter()
        writer.bytes.reserveCapacity(chapters.reduce(1024) { $0 + $1.file.bytes.count * 2 })
        writer.line("marginal", [engine])
        if let draws { writer.line("draws", [String(draws)]) }
        if let own { writer.line("own", [String(own)]) }
        for verdict in verdicts { writer.line("verdict", [verdict.letter]) }
        for name in names { writer.line("name", [name.label, name.name]) }
        for chapter in chapters { writer.write(chapter) }
        return writer.bytes
    }

    /// Reads such lines.
    public init(_ bytes: [UInt8]) throws(LiveSourceFault) {
        self.init(engine: "", draws: nil, chapters: [], own: nil, names: [])
        var reader = LiveSourceReader()
        var number = 0
        for line in bytes.split(separator: UInt8(ascii: "\n")) {
            number += 1
            guard reader.read(line, into: &self) else { throw .line(number) }
        }
        guard reader.endChapter(of: &self), !chapters.isEmpty,
            own.map({ chapters.indices.contains($0) }) ?? (verdicts.count == names.count)
        else { throw .line(number) }
    }
}

extension SourceExcerpt {
    /// Whether just this stands in a file where it comes from, so that its places there say all of it.
    fileprivate func stands(in file: SourceFile) -> Bool {
        for (index, piece) in pieces.enumerated() {
            let end = index + 1 < pieces.count ? pieces[index + 1].offset : bytes.count
            let (count, start) = (end - piece.offset, piece.source)
            guard count >= 0, start >= 0, start + count <= file.bytes.count else { return false }
            for step in 0..<count where bytes[piece.offset + step] != file.bytes[start + step] { return false }
        }
        return true
    }

    /// An excerpt of which only the places in its file are known.
    fileprivate init?(file id: SourceID, standingIn file: SourceFile, count: Int, pieces: [Piece]) {
        var bytes: [UInt8] = []
        for (index, piece) in pieces.enumerated() {
            let end = index + 1 < pieces.count ? pieces[index + 1].offset : count
            let stretch = piece.source..<(piece.source + max(0, end - piece.offset))
            guard piece.offset == bytes.count, stretch.upperBound <= file.bytes.count else { return nil }
            bytes += file.bytes[stretch]
        }
        guard bytes.count == count else { return nil }
        self.init(file: id, bytes: bytes, pieces: pieces)
    }
}

private struct LiveSourceWriter {
    var bytes: [UInt8] = []

    /// A word and fields, with tabs between them.
    mutating func line(_ word: StaticString, _ fields: [String]) {
        begin(word)
        for field in fields { add(field) }
        end()
    }

    private mutating func begin(_ word: StaticString) {
        bytes += UnsafeBufferPointer(start: word.utf8Start, count: word.utf8CodeUnitCount)
    }

    private mutating func end() { bytes.append(UInt8(ascii: "\n")) }

    private mutating func add(_ field: String) {
        bytes.append(UInt8(ascii: "\t"))
        var field = field
        field.withUTF8 { append($0) }
    }

    private mutating func add(_ field: ArraySlice<UInt8>) {
        bytes.append(UInt8(ascii: "\t"))
        field.withUnsafeBufferPointer { append($0) }
    }

    /// What would end a field, a line or the element, or would not come through it, is written as a backslash and a letter.
    private mutating func append(_ text: UnsafeBufferPointer<UInt8>) {
        // What lies between is copied as a whole.
        var start = 0
        for place in text.indices {
            let letter: UInt8
            switch text[place] {
            case UInt8(ascii: "\\"): letter = UInt8(ascii: "\\")
            case UInt8(ascii: "\t"): letter = UInt8(ascii: "t")
            case UInt8(ascii: "\n"): letter = UInt8(ascii: "n")
            case UInt8(ascii: "\r"): letter = UInt8(ascii: "r")
            case UInt8(ascii: "<"): letter = UInt8(ascii: "l")
            default: continue
            }
            bytes += text[start..<place]
            bytes.append(UInt8(ascii: "\\"))
            bytes.append(letter)
            start = place + 1
        }
        bytes += text[start...]
    }

    mutating func write(_ chapter: LiveSource.Chapter) {
        line("chapter", [chapter.address, chapter.title, chapter.page, chapter.file.path])
        for use in chapter.uses { line("use", [use]) }
        for part in chapter.file.parts {
            line("part", [String(part.firstLine), String(part.line), part.path])
        }
        let (text, starts) = (chapter.file.bytes, chapter.file.lineStarts)
        for (place, start) in starts.enumerated() {
            let end = place + 1 < starts.count ? starts[place + 1] : text.count
            guard end > start else { continue }
            begin("text")
            add(text[start..<end])
            self.end()
        }
        for cell in chapter.cells {
            begin("cell")
            add(String(cell.kind.rawValue))
            write(cell.info, in: chapter.file)
            write(cell.content, in: chapter.file)
            end()
        }
        for text in chapter.texts { line("mark", [text.written, text.html, text.spoken]) }
    }

    /// The places of an excerpt, and its length, or all of it where something else stands at these places.
    private mutating func write(_ excerpt: SourceExcerpt, in file: SourceFile) {
        bytes.append(UInt8(ascii: "\t"))
        for piece in excerpt.pieces {
            bytes += String(piece.offset).utf8
            bytes.append(UInt8(ascii: " "))
            bytes += String(piece.source).utf8
            bytes.append(UInt8(ascii: " "))
        }
        if excerpt.stands(in: file) {
            add(String(excerpt.bytes.count))
        } else {
            bytes.append(UInt8(ascii: "\t"))
            bytes.append(UInt8(ascii: "="))
            excerpt.bytes.withUnsafeBufferPointer { append($0) }
        }
    }
}

private struct LiveSourceReader {
    private var chapter: LiveSource.Chapter?
    private var parts: [SourceFile.Part] = []
    private var text: [UInt8] = []
    private var cells: [[[UInt8]]] = []

    /// Reads a line; false where it is not as expected.
    mutating func read(_ line: ArraySlice<UInt8>, into source: inout LiveSource) -> Bool {
        let fields = line.split(separator: UInt8(ascii: "\t"), omittingEmptySubsequences: false).map { plain($0) }
        func string(_ place: Int) -> String {
            place < fields.count ? String(decoding: fields[place], as: UTF8.self) : ""
        }
        func number(_ place: Int) -> Int? { place < fields.count ? decimal(fields[place][...]) : nil }
        let word = fields[0]
        if word.elementsEqual("text".utf8) {
            guard fields.count == 2 else { return false }
            text += fields[1]
        } else if word.elementsEqual("cell".utf8) {
            cells.append(fields)
        } else if word.elementsEqual("mark".utf8) {
            chapter?.texts.append(LiveSource.Text(written: string(1), html: string(2), spoken: string(3)))
        } else if word.elementsEqual("part".utf8) {
            guard let first = number(1), let own = number(2) else { return false }
            parts.append(SourceFile.Part(firstLine: first, path: string(3), line: own))
        } else if word.elementsEqual("use".utf8) {
            chapter?.uses.append(string(1))
        } else if word.elementsEqual("chapter".utf8) {
            guard endChapter(of: &source) else { return false }
            chapter = LiveSource.Chapter(
                address: string(1), title: string(2), page: string(3), uses: [],
                file: SourceFile(path: string(4), bytes: []), cells: [])
        } else if word.elementsEqual("name".utf8) {
            source.names.append((string(1), string(2)))
        } else if word.elementsEqual("own".utf8) {
            guard let own = number(1) else { return false }
            source.own = own
        } else if word.elementsEqual("verdict".utf8) {
            guard fields.count == 2, let verdict = EvaluatedClaim.Verdict(letter: fields[1]) else { return false }
            source.verdicts.append(verdict)
        } else if word.elementsEqual("draws".utf8) {
            source.draws = number(1)
        } else if word.elementsEqual("marginal".utf8) {
            source.engine = string(1)
        } else {
            return false
        }
        return true
    }

    /// Puts the chapter together that was read last; false where its cells cannot be read.
    mutating func endChapter(of source: inout LiveSource) -> Bool {
        guard var done = chapter else { return true }
        done.file = SourceFile(path: done.file.path, bytes: text, parts: parts)
        let file = SourceID(source.chapters.count)
        for fields in cells {
            // word, kind, and for info string and content its places and its length or text
            guard fields.count == 6, let raw = decimal(fields[1][...]),
                let kind = CellSource.Kind(rawValue: UInt8(truncatingIfNeeded: raw)),
                let info = excerpt(fields[2], fields[3], done.file, file),
                let content = excerpt(fields[4], fields[5], done.file, file)
            else { return false }
            done.cells.append(CellSource(kind, info: info, content: content))
        }
        source.chapters.append(done)
        chapter = nil
        (parts, text, cells) = ([], [], [])
        return true
    }

    private func excerpt(_ places: [UInt8], _ text: [UInt8], _ file: SourceFile, _ id: SourceID) -> SourceExcerpt? {
        var pieces: [SourceExcerpt.Piece] = []
        var offset: Int?
        for field in places.split(separator: UInt8(ascii: " ")) {
            guard let number = decimal(field) else { return nil }
            if let start = offset {
                pieces.append(SourceExcerpt.Piece(offset: start, source: number))
                offset = nil
            } else {
                offset = number
            }
        }
        guard offset == nil, pieces.first?.offset == 0 else { return nil }
        if text.first == UInt8(ascii: "=") {
            return SourceExcerpt(file: id, bytes: Array(text.dropFirst()), pieces: pieces)
        }
        guard let count = decimal(text[...]) else { return nil }
        return SourceExcerpt(file: id, standingIn: file, count: count, pieces: pieces)
    }

    private func plain(_ field: ArraySlice<UInt8>) -> [UInt8] {
        var bytes: [UInt8] = []
        bytes.reserveCapacity(field.count)
        var isEscaped = false
        for byte in field {
            if isEscaped {
                isEscaped = false
                switch byte {
                case UInt8(ascii: "t"): bytes.append(UInt8(ascii: "\t"))
                case UInt8(ascii: "n"): bytes.append(UInt8(ascii: "\n"))
                case UInt8(ascii: "r"): bytes.append(UInt8(ascii: "\r"))
                case UInt8(ascii: "l"): bytes.append(UInt8(ascii: "<"))
                default: bytes.append(byte)
                }
            } else if byte == UInt8(ascii: "\\") {
                isEscaped = true
            } else {
                bytes.append(byte)
            }
        }
        return bytes
    }

    private func decimal(_ digits: ArraySlice<UInt8>) -> Int? {
        guard !digits.isEmpty, digits.count < 10 else { return nil }
        var number = 0
        for digit in digits {
            guard digit >= 0x30, digit <= 0x39 else { return nil }
            number = number * 10 + Int(digit) - 0x30
        }
        return number
    }
}
