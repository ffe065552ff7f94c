public import SourceText

/// A list of items.
public struct List: Sendable, Hashable {
    /// What stands in front of an item.
    public enum Marker: Sendable, Hashable {
        /// A dash, a plus sign or an asterisk.
        case bullet
        /// A number and a full stop; `start` is the first item's number.
        case period(start: Int)
        /// A number and a closing parenthesis; `start` is the first item's number.
        case parenthesis(start: Int)
    }

    /// One item of a list.
    public struct Item: Sendable, Hashable {
        /// The blocks of the item; none in an item that has only its marker.
        public let blocks: [Block]
        /// Whether the item is a task (`[ ]`, `[x]`) that is done; nil for an item that is no task. (Only where notations
        /// are read; the mark is then no part of the text.)
        public let isDone: Bool?
        /// The place in the file, from the marker on.
        public let span: SourceSpan

        /// An item that stands at a place.
        public init(_ blocks: [Block], isDone: Bool? = nil, at span: SourceSpan) {
            self.blocks = blocks
            self.isDone = isDone
            self.span = span
        }
    }

    /// What stands in front of the items.
    public let marker: Marker

    /// Whether no blank line separates the items, so that their paragraphs are shown without space.
    public let isTight: Bool

    /// The items, at least one.
    public let items: [Item]

    /// A list of items.
    public init(marker: Marker, isTight: Bool, items: [Item]) {
        self.marker = marker
        self.isTight = isTight
        self.items = items
    }
}
