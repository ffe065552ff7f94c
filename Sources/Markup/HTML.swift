/// A piece of HTML or SVG that is being written: well-formed by construction, and escaped once, here.
///
/// Elements are written in order, inside out: the content of an element is what a closure writes. There is no tree in
/// between, since a page has thousands of elements and nobody looks at one twice.
public struct HTML: ~Copyable {
    private var buffer: ByteBuffer

    /// Nothing yet, with room for so many bytes.
    public init(capacity: Int = 1024) {
        buffer = ByteBuffer(capacity: capacity)
    }

    /// The bytes, in UTF-8, that a closure writes.
    public static func bytes(capacity: Int = 1024, _ write: (inout HTML) -> Void) -> [UInt8] {
        var html = HTML(capacity: capacity)
        write(&html)
        return html.buffer.bytes
    }

    /// Appends characters; those with a meaning are escaped.
    public mutating func text(_ text: String) { appendEscaped(text, isAttribute: false) }

    /// Appends bytes that are HTML already: what was written before, or prose, which CommonMark renders and escapes.
    public mutating func append(_ rendered: [UInt8]) {
        rendered.withUnsafeBufferPointer { buffer.append($0) }
    }

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
    public mutating func documentType() { buffer.append("<!DOCTYPE html>\n") }

    /// Appends a line end, where HTML takes it for white space between elements.
    public mutating func lineEnd() { buffer.append(UInt8(ascii: "\n")) }

    // MARK: - Writing

    private mutating func open(_ name: StaticString, _ attributes: [Attribute]) {
        buffer.append(UInt8(ascii: "<"))
        buffer.append(name)
        for attribute in attributes {
            if attribute.isAbsent { continue }
            buffer.append(UInt8(ascii: " "))
            buffer.append(attribute.name)
            buffer.append("=\"")
            appendEscaped(attribute.value, isAttribute: true)
            buffer.append(UInt8(ascii: "\""))
        }
        buffer.append(UInt8(ascii: ">"))
    }

    /// An opening tag of which nothing needs escaping.
    private mutating func open(_ name: StaticString, _ classes: StaticString) {
        buffer.append(UInt8(ascii: "<"))
        buffer.append(name)
        if classes.utf8CodeUnitCount > 0 {
            buffer.append(" class=\"")
            buffer.append(classes)
            buffer.append(UInt8(ascii: "\""))
        }
        buffer.append(UInt8(ascii: ">"))
    }

    private mutating func close(_ name: StaticString) {
        buffer.append("</")
        buffer.append(name)
        buffer.append(UInt8(ascii: ">"))
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
                buffer.append(UnsafeBufferPointer(rebasing: source[start..<index]))
                buffer.append(replacement)
                start = index + 1
            }
            buffer.append(UnsafeBufferPointer(rebasing: source[start...]))
        }
    }
}
