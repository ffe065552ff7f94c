/// What a caller writes in the place of the HTML that CommonMark prescribes.
///
/// Each method is asked before the renderer writes. It returns true if it has written the HTML itself, and false to
/// have the usual HTML written. All methods return false by default. A method may render a part of what it was given
/// with `renderHTML`, `renderInlines` or `appendEscapedHTML`.
public protocol HTMLSubstitution {
    /// Asked for each code span outside of alternative texts.
    mutating func substitute(_ code: CodeSpan, into html: inout [UInt8]) -> Bool

    /// Asked for each code span in the alternative text of an image: what it writes stands in an attribute, so it
    /// must be escaped and have no tags.
    mutating func substituteAsText(_ code: CodeSpan, into html: inout [UInt8]) -> Bool

    /// Asked for each text outside of alternative texts. Escaped characters are not asked about.
    mutating func substitute(_ text: ArraySlice<UInt8>, into html: inout [UInt8]) -> Bool

    /// Asked for the mark of each footnote. The usual HTML is the mark as it is written.
    mutating func substituteFootnote(_ label: String, into html: inout [UInt8]) -> Bool

    /// Asked for each citation. The usual HTML is what is written.
    mutating func substitute(_ citation: Citation, into html: inout [UInt8]) -> Bool

    /// Asked for each name that may be a reference, without its `@`. The usual HTML is what is written.
    mutating func substituteReference(_ name: String, into html: inout [UInt8]) -> Bool

    /// Asked for each link.
    mutating func substitute(_ link: Link, into html: inout [UInt8]) -> Bool

    /// Asked for each image outside of other images' alternative texts.
    mutating func substituteImage(_ image: Link, into html: inout [UInt8]) -> Bool

    /// Asked for each code block.
    mutating func substitute(_ code: CodeBlock, into html: inout [UInt8]) -> Bool

    /// Asked for each paragraph, with the information whether it stands in a tight list, where the usual HTML has no
    /// `<p>`.
    mutating func substituteParagraph(_ inlines: [Inline], isTight: Bool, into html: inout [UInt8]) -> Bool

    /// Asked for each heading.
    mutating func substituteHeading(level: Int, _ inlines: [Inline], into html: inout [UInt8]) -> Bool

    /// Asked for each block quotation.
    mutating func substituteBlockQuote(_ blocks: [Block], into html: inout [UInt8]) -> Bool

    /// Asked for each item of a list.
    mutating func substitute(_ item: List.Item, isTight: Bool, into html: inout [UInt8]) -> Bool
}

extension HTMLSubstitution {
    /// Writes nothing and has the usual HTML written.
    public mutating func substitute(_ code: CodeSpan, into html: inout [UInt8]) -> Bool { false }

    /// Writes nothing and has the usual HTML written.
    public mutating func substituteAsText(_ code: CodeSpan, into html: inout [UInt8]) -> Bool { false }

    /// Writes nothing and has the usual HTML written.
    public mutating func substitute(_ text: ArraySlice<UInt8>, into html: inout [UInt8]) -> Bool { false }

    /// Writes nothing and has the usual HTML written.
    public mutating func substituteFootnote(_ label: String, into html: inout [UInt8]) -> Bool { false }

    /// Writes nothing and has the usual HTML written.
    public mutating func substitute(_ citation: Citation, into html: inout [UInt8]) -> Bool { false }

    /// Writes nothing and has the usual HTML written.
    public mutating func substituteReference(_ name: String, into html: inout [UInt8]) -> Bool { false }

    /// Writes nothing and has the usual HTML written.
    public mutating func substitute(_ link: Link, into html: inout [UInt8]) -> Bool { false }

    /// Writes nothing and has the usual HTML written.
    public mutating func substituteImage(_ image: Link, into html: inout [UInt8]) -> Bool { false }

    /// Writes nothing and has the usual HTML written.
    public mutating func substitute(_ code: CodeBlock, into html: inout [UInt8]) -> Bool { false }

    /// Writes nothing and has the usual HTML written.
    public mutating func substituteParagraph(_ inlines: [Inline], isTight: Bool, into html: inout [UInt8]) -> Bool {
        false
    }

    /// Writes nothing and has the usual HTML written.
    public mutating func substituteHeading(level: Int, _ inlines: [Inline], into html: inout [UInt8]) -> Bool {
        false
    }

    /// Writes nothing and has the usual HTML written.
    public mutating func substituteBlockQuote(_ blocks: [Block], into html: inout [UInt8]) -> Bool { false }

    /// Writes nothing and has the usual HTML written.
    public mutating func substitute(_ item: List.Item, isTight: Bool, into html: inout [UInt8]) -> Bool { false }
}

/// No substitution: the HTML is exactly what CommonMark prescribes.
public struct PlainHTML: HTMLSubstitution, Sendable {
    /// Makes the renderer write the usual HTML.
    public init() {}
}
