/// A piece of HTML or SVG as a value: well-formed by construction, and escaped once, when it is written.
///
/// Elements are written in order, inside out: the content of an element is what the closure writes. There is no tree in
/// between, since a page has thousands of elements and nobody looks at one twice.
public struct HTML: Sendable {
    /// The bytes, in UTF-8.
    public private(set) var bytes: [UInt8] = []

    /// Nothing.
    public init() {}

    /// What a closure writes.
    public init(_ write: (inout HTML) -> Void) {
        write(&self)
    }

    /// Makes room for so many bytes.
    public mutating func reserve(_ count: Int) { bytes.reserveCapacity(count) }

    /// Appends characters; those with a meaning are escaped.
    public mutating func text(_ text: String) { appendEscaped(text, isAttribute: false) }

    /// Appends what is written already.
    public mutating func append(_ other: HTML) { bytes += other.bytes }

    /// Appends what another writer, which escapes by itself, adds to the bytes: prose, which CommonMark renders.
    public mutating func rendered(_ write: (inout [UInt8]) -> Void) { write(&bytes) }

    /// Appends an element with attributes and what a closure writes as its content.
    public mutating func element(
        _ name: StaticString, _ attributes: Attribute..., content: (inout HTML) -> Void
    ) {
        open(name, attributes)
        content(&self)
        close(name)
    }

    /// Appends an element of a class, or of none, and what a closure writes as its content.
    public mutating func element(_ name: StaticString, class classes: StaticString, content: (inout HTML) -> Void) {
        open(name, classes)
        content(&self)
        close(name)
    }

    /// Appends an element of a class, or of none, with a text in it.
    public mutating func element(_ name: StaticString, class classes: StaticString, text: String) {
        open(name, classes)
        appendEscaped(text, isAttribute: false)
        close(name)
    }

    /// Appends an element with a text in it.
    public mutating func element(_ name: StaticString, _ attributes: Attribute..., text: String) {
        open(name, attributes)
        appendEscaped(text, isAttribute: false)
        close(name)
    }

    /// Appends an element that has no content and no closing tag, such as `meta`.
    public mutating func void(_ name: StaticString, _ attributes: Attribute...) { open(name, attributes) }

    /// Appends the line that says that a file is HTML.
    public mutating func documentType() { append("<!DOCTYPE html>\n") }

    /// Appends a line end, where HTML takes it for white space between elements.
    public mutating func lineEnd() { bytes.append(UInt8(ascii: "\n")) }

    // MARK: - Writing

    private mutating func open(_ name: StaticString, _ attributes: [Attribute]) {
        bytes.append(UInt8(ascii: "<"))
        append(name)
        for attribute in attributes {
            if attribute.isAbsent { continue }
            bytes.append(UInt8(ascii: " "))
            append(attribute.name)
            append("=\"")
            appendEscaped(attribute.value, isAttribute: true)
            bytes.append(UInt8(ascii: "\""))
        }
        bytes.append(UInt8(ascii: ">"))
    }

    /// An opening tag of which nothing needs escaping.
    private mutating func open(_ name: StaticString, _ classes: StaticString) {
        bytes.append(UInt8(ascii: "<"))
        append(name)
        if classes.utf8CodeUnitCount > 0 {
            append(" class=\"")
            append(classes)
            bytes.append(UInt8(ascii: "\""))
        }
        bytes.append(UInt8(ascii: ">"))
    }

    private mutating func close(_ name: StaticString) {
        append("</")
        append(name)
        bytes.append(UInt8(ascii: ">"))
    }

    private mutating func append(_ text: StaticString) {
        bytes.append(contentsOf: UnsafeBufferPointer(start: text.utf8Start, count: text.utf8CodeUnitCount))
    }

    private mutating func appendEscaped(_ text: String, isAttribute: Bool) {
        var text = text
        text.withUTF8 { source in
            // Runs without a special character, which is nearly everything, are copied as a whole.
            var start = 0
            for index in source.indices {
                let replacement: StaticString
                switch source[index] {
                case UInt8(ascii: "&"): replacement = "&amp;"
                case UInt8(ascii: "<"): replacement = "&lt;"
                case UInt8(ascii: ">"): replacement = "&gt;"
                case UInt8(ascii: "\"") where isAttribute: replacement = "&quot;"
                default: continue
                }
                bytes.append(contentsOf: UnsafeBufferPointer(rebasing: source[start..<index]))
                append(replacement)
                start = index + 1
            }
            bytes.append(contentsOf: UnsafeBufferPointer(rebasing: source[start...]))
        }
    }
}
