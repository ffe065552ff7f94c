/// A piece of HTML or SVG as a value. Nothing in it is escaped: the writer does that, once.
public indirect enum Node: Sendable {
    /// Characters.
    case text(String)
    /// An element with its attributes and what is in it.
    case element(StaticString, [Attribute], [Node])
    /// Nodes side by side.
    case group([Node])
    /// Bytes that another writer has escaped already: prose, which CommonMark renders.
    case rendered([UInt8])

    /// Nothing.
    public static let nothing = Node.group([])

    /// An element that contains nodes.
    public static func element(_ name: StaticString, _ children: [Node]) -> Node { .element(name, [], children) }

    /// An element that contains a text.
    public static func element(_ name: StaticString, _ attributes: [Attribute] = [], text: String) -> Node {
        .element(name, attributes, [.text(text)])
    }
}

/// An attribute of an element.
public struct Attribute: Sendable {
    let name: StaticString
    let value: String

    /// An attribute and its value, which the writer escapes.
    public init(_ name: StaticString, _ value: String) {
        self.name = name
        self.value = value
    }

    /// The classes of an element.
    public static func classes(_ names: String) -> Attribute { Attribute("class", names) }
}
