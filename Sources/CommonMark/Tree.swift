internal import CCmark

/// The tree that libcmark makes of a text, and the memory that it takes.
///
/// This file is the only one that calls libcmark. A `Node` is valid as long as the tree that it belongs to.
struct Tree: ~Copyable {
    /// The document node, in which all others stand.
    let root: Node

    /// Parses a text. Its bytes are copied where the tree needs them.
    ///
    /// Nil only where libcmark has no memory.
    init?(parsing text: UnsafeBufferPointer<UInt8>) {
        let empty: StaticString = ""
        let start = text.baseAddress ?? empty.utf8Start
        guard let pointer = cmark_parse_document(start.characters, text.count, CMARK_OPT_DEFAULT) else { return nil }
        root = Node(pointer: pointer)
    }

    deinit {
        cmark_node_free(root.pointer)
    }
}

/// One node of libcmark's tree.
struct Node: Equatable {
    fileprivate let pointer: OpaquePointer

    /// What the node is.
    var kind: NodeKind { NodeKind(rawValue: cmark_node_get_type(pointer).rawValue) }

    /// The first node inside this one.
    var firstChild: Node? { cmark_node_first_child(pointer).map(Node.init) }

    /// The node after this one with the same parent.
    var next: Node? { cmark_node_next(pointer).map(Node.init) }

    /// The node that this one stands in.
    var parent: Node? { cmark_node_parent(pointer).map(Node.init) }

    /// The number of nodes that stand directly inside this one.
    ///
    /// - Complexity: O(n) in that number.
    var childCount: Int {
        var count = 0
        var child = cmark_node_first_child(pointer)
        while let present = child {
            count += 1
            child = cmark_node_next(present)
        }
        return count
    }

    /// The line that a block begins on, from 1.
    var startLine: Int { Int(cmark_node_get_start_line(pointer)) }

    /// The byte of the line at which a block begins, from 1.
    var startColumn: Int { Int(cmark_node_get_start_column(pointer)) }

    /// The last line of a block, from 1. Later than the truth for some blocks that a container's end has closed.
    var endLine: Int { Int(cmark_node_get_end_line(pointer)) }

    /// For a link or an image: where it ends, counted from the last line break that libcmark noticed.
    var endColumn: Int { Int(cmark_node_get_end_column(pointer)) }

    /// The text of a leaf.
    var literal: CString { CString(cmark_node_get_literal(pointer)) }

    /// The text after an opening fence, with escapes and character references decoded.
    var fenceInfo: CString { CString(cmark_node_get_fence_info(pointer)) }

    /// Where a link or an image leads.
    var destination: CString { CString(cmark_node_get_url(pointer)) }

    /// The title of a link or an image; nil where it has none, which is not the same as an empty one.
    var title: CString? {
        let title = cmark_node_get_title(pointer)
        return title == absentTitle ? nil : CString(title)
    }

    /// The level of a heading, from 1 to 6.
    var headingLevel: Int { Int(cmark_node_get_heading_level(pointer)) }

    /// Whether a list has numbers.
    var isOrdered: Bool { cmark_node_get_list_type(pointer) == CMARK_ORDERED_LIST }

    /// The first number of an ordered list.
    var listStart: Int { Int(cmark_node_get_list_start(pointer)) }

    /// Whether the numbers of an ordered list are followed by a parenthesis instead of a full stop.
    var hasParentheses: Bool { cmark_node_get_list_delim(pointer) == CMARK_PAREN_DELIM }

    /// Whether no blank line separates the items of a list.
    var isTight: Bool { cmark_node_get_list_tight(pointer) != 0 }
}

/// What libcmark returns as the title of a link that has none: always the same constant, by which alone a missing
/// title can be told from an empty one.
private nonisolated(unsafe) let absentTitle: UnsafePointer<CChar>? = {
    let link = cmark_node_new(CMARK_NODE_LINK)
    defer { cmark_node_free(link) }
    return cmark_node_get_title(link)
}()

/// What a node of libcmark's tree is.
struct NodeKind: RawRepresentable, Equatable {
    let rawValue: UInt32

    static let blockQuote = NodeKind(CMARK_NODE_BLOCK_QUOTE)
    static let list = NodeKind(CMARK_NODE_LIST)
    static let item = NodeKind(CMARK_NODE_ITEM)
    static let codeBlock = NodeKind(CMARK_NODE_CODE_BLOCK)
    static let htmlBlock = NodeKind(CMARK_NODE_HTML_BLOCK)
    static let paragraph = NodeKind(CMARK_NODE_PARAGRAPH)
    static let heading = NodeKind(CMARK_NODE_HEADING)
    static let thematicBreak = NodeKind(CMARK_NODE_THEMATIC_BREAK)
    static let text = NodeKind(CMARK_NODE_TEXT)
    static let softBreak = NodeKind(CMARK_NODE_SOFTBREAK)
    static let hardBreak = NodeKind(CMARK_NODE_LINEBREAK)
    static let code = NodeKind(CMARK_NODE_CODE)
    static let inlineHTML = NodeKind(CMARK_NODE_HTML_INLINE)
    static let emphasis = NodeKind(CMARK_NODE_EMPH)
    static let strong = NodeKind(CMARK_NODE_STRONG)
    static let link = NodeKind(CMARK_NODE_LINK)
    static let image = NodeKind(CMARK_NODE_IMAGE)

    init(rawValue: UInt32) { self.rawValue = rawValue }

    private init(_ code: cmark_node_type) { self.rawValue = code.rawValue }
}

extension UnsafePointer<UInt8> {
    /// The same bytes as C's characters, of which libcmark speaks.
    fileprivate var characters: UnsafePointer<CChar> { UnsafeRawPointer(self).assumingMemoryBound(to: CChar.self) }
}
