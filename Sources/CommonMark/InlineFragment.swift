public import SourceText

/// Parses text that stands in no block of its own, such as a cell of a pipe table.
///
/// Whatever the text begins with, it is read as running text: `# x` and `1. x` are no heading and no list. Line ends
/// count as spaces, and white space at both ends is dropped. References to the document's link definitions are not
/// resolved. Text that is nested deeper than `Document.depthLimit` is left out.
///
/// - Parameter notations: whether what CommonMark does not know is read as people write it, as `Document` does.
public func parseInlines(_ excerpt: SourceExcerpt, notations: Bool = false) -> [Inline] {
    // A letter and a space in front: what follows can begin no block, and sees white space before it as at a start.
    let prefix: [UInt8] = [UInt8(ascii: "x"), UInt8(ascii: " ")]
    let indentation = excerpt.bytes.prefix { isWhitespace($0) }.count
    var text = prefix
    text.reserveCapacity(excerpt.bytes.count - indentation + prefix.count)
    for byte in excerpt.bytes.dropFirst(indentation) {
        switch byte {
        case 0: text.append(0x1A)
        case UInt8(ascii: "\n"), UInt8(ascii: "\r"): text.append(UInt8(ascii: " "))
        default: text.append(byte)
        }
    }
    return text.withUnsafeBufferPointer { buffer in
        guard let tree = Tree(parsing: buffer), let paragraph = tree.root.firstChild else { return [] }
        let origin = Origin(excerpt, backing: text, prefixLength: prefix.count - indentation)
        var builder = InlineBuilder(
            content: buffer, map: ContentMap(from: 0), origin: origin, from: 0, firstColumn: 0, floor: prefix.count)
        let inlines = builder.inlines(in: paragraph, depth: 0)
        // The nodes lie in the tree's memory, which must outlive them.
        withExtendedLifetime(tree) {}
        return notations && mayHoldNotations(buffer) ? NotationReader().read(inlines, inLink: false) : inlines
    }
}
