public import Cells
public import CommonMark
public import SourceText

/// A chapter as it is written: prose, and cells with their places in it.
///
/// A class, so that whoever looks at a chapter holds one reference, and does not count those to all its parts.
public final class Chapter: Sendable {
    /// The file.
    public let id: SourceID
    /// The name of the file, as in `02-batch-size.md`.
    public let fileName: String
    /// The address: the file's name without number and ending, as in `batch-size`.
    public let address: String
    /// A hash of the file's bytes (FNV-1a). It tells versions of a text apart; it is no proof against forgery.
    public let fingerprint: UInt64
    /// What it says of itself.
    public let frontMatter: FrontMatter
    /// The text.
    public let blocks: [Block]
    /// The cells, in the order of the text; a title with formulas in it comes first.
    public let cells: [Cell]
    /// What the cells were read from, each at the place of its cell.
    public let sources: [CellSource]
    /// The place in `cells` of the title; nil where it has no formula.
    public let titleCell: Int?
    /// What stands for cells in the text, ascending by place.
    public let anchors: [Anchor]

    /// The backslashes that keep a code span from being computed (`\= x`), ascending by place.
    public let escapes: [Int]
    /// The links to other files of the book.
    public let links: [FileLink]
    /// The examples, ascending by place.
    public let examples: [Example]
    /// The headings that have a text, ascending by place.
    public let headings: [Heading]

    /// The footnotes, in the order in which the text refers to them: the first is number 1.
    public let footnotes: [Footnote]
    /// The places at which the text refers to sources or to parts of the book, in the order of the text.
    public let mentions: [Mention]
    /// The keys of the sources that are cited, each once, in the order of the text: the first is number 1 of the page.
    public let citedKeys: [String]

    /// The name of the place where the page lists the sources: `references`, or that and a number where a heading or a
    /// block has the name already.
    public let bibliographyName: String

    init(
        id: SourceID, fileName: String, address: String, fingerprint: UInt64, frontMatter: FrontMatter = FrontMatter(),
        blocks: [Block] = [], cells: [Cell] = [], sources: [CellSource] = [], titleCell: Int? = nil,
        anchors: [Anchor] = [], escapes: [Int] = [], links: [FileLink] = [], examples: [Example] = [],
        headings: [Heading] = [], footnotes: [Footnote] = [], mentions: [Mention] = [], citedKeys: [String] = [],
        bibliographyName: String = "references"
    ) {
        (self.id, self.fileName, self.address, self.fingerprint) = (id, fileName, address, fingerprint)
        (self.frontMatter, self.blocks, self.headings) = (frontMatter, blocks, headings)
        (self.cells, self.sources, self.titleCell, self.anchors) = (cells, sources, titleCell, anchors)
        (self.escapes, self.links, self.examples) = (escapes, links, examples)
        (self.footnotes, self.mentions) = (footnotes, mentions)
        (self.citedKeys, self.bibliographyName) = (citedKeys, bibliographyName)
    }

    /// The names of the places to which links may lead.
    public var placeNames: [String] {
        headings.map { $0.id } + cells.compactMap { $0.label?.text } + (citedKeys.isEmpty ? [] : [bibliographyName])
    }

    /// A heading to which a link may lead.
    public struct Heading: Sendable {
        /// By what the renderer finds it: the first byte of its first inline.
        public let key: Int
        /// The name of its place in the page: its text as code hosts make an address of it. No other heading of the
        /// chapter has it, and no labelled block.
        public let id: String
    }

    /// A link or an image whose address is relative.
    public struct FileLink: Sendable {
        /// The address without what follows `#` or `?`; empty for a place of the chapter itself.
        public let path: String
        /// What follows the `#`; empty where nothing does.
        public let fragment: String
        /// Whether it is an image, which the page shows.
        public let isImage: Bool
        /// Where the link stands.
        public let span: SourceSpan
    }

    /// A stretch of the text that is a cell, to be replaced by what was computed.
    public struct Anchor: Sendable {
        /// The place in `Chapter.cells`.
        public let cell: Int
        /// By what the renderer finds it: the first byte of a code span's code, of a fence's info string, or of the first
        /// inline of the paragraph that is a pipe table.
        public let key: Int
        /// What it replaces: code span, fenced block or pipe table, marks included.
        public let span: SourceSpan
        /// The rest of a paragraph in which a pipe table follows lines of prose; empty otherwise.
        public let lead: SourceExcerpt?
    }

    /// Whether this is the front page of the book.
    public var isIndex: Bool { address == "index" }

    /// The anchor that the renderer finds by `key`; nil for text that is no cell.
    ///
    /// - Complexity: O(log n) in the number of cells.
    public func anchor(at key: Int) -> Anchor? { Chapter.entry(key, in: anchors) { $0.key } }

    /// The heading that the renderer finds by `key`; nil where none stands.
    ///
    /// - Complexity: O(log n) in the number of headings.
    public func heading(at key: Int) -> Heading? { Chapter.entry(key, in: headings) { $0.key } }

    private static func entry<Entry>(_ key: Int, in entries: [Entry], key keyOf: (Entry) -> Int) -> Entry? {
        var low = 0
        var high = entries.count
        while low < high {
            let middle = (low + high) / 2
            if keyOf(entries[middle]) < key { low = middle + 1 } else { high = middle }
        }
        return low < entries.count && keyOf(entries[low]) == key ? entries[low] : nil
    }

    /// The address that a file's name gives: `02-batch-size.md` is `batch-size`.
    public static func address(ofFile name: String) -> String {
        var bytes = Substring(name).utf8
        if name.hasSuffix(".md") { bytes = bytes.dropLast(3) }
        let digits = bytes.prefix { $0 >= 0x30 && $0 <= 0x39 }
        let rest = bytes.dropFirst(digits.count)
        if !digits.isEmpty, rest.first == UInt8(ascii: "-"), rest.count > 1 { bytes = rest.dropFirst() }
        return String(decoding: bytes, as: UTF8.self)
    }
}
