extension Node {
    /// Appends the node as HTML. Characters with a meaning are escaped here and nowhere else.
    ///
    /// - Complexity: O(n) in the size of what is written.
    public func write(into html: inout [UInt8]) {
        switch self {
        case .text(let text): appendEscaped(text, isAttribute: false, to: &html)
        case .rendered(let bytes): html += bytes
        case .group(let nodes): for node in nodes { node.write(into: &html) }
        case .element(let name, let attributes, let children):
            html.append(UInt8(ascii: "<"))
            append(name, to: &html)
            for attribute in attributes {
                html.append(UInt8(ascii: " "))
                append(attribute.name, to: &html)
                html.append(UInt8(ascii: "="))
                html.append(UInt8(ascii: "\""))
                appendEscaped(attribute.value, isAttribute: true, to: &html)
                html.append(UInt8(ascii: "\""))
            }
            html.append(UInt8(ascii: ">"))
            if isVoid(name) { return }
            for child in children { child.write(into: &html) }
            html.append(UInt8(ascii: "<"))
            html.append(UInt8(ascii: "/"))
            append(name, to: &html)
            html.append(UInt8(ascii: ">"))
        }
    }

    /// The node as HTML.
    public var html: [UInt8] {
        var bytes: [UInt8] = []
        write(into: &bytes)
        return bytes
    }
}

private func append(_ text: StaticString, to html: inout [UInt8]) {
    text.withUTF8Buffer { html.append(contentsOf: $0) }
}

private func appendEscaped(_ text: String, isAttribute: Bool, to html: inout [UInt8]) {
    var text = text
    text.withUTF8 { bytes in
        // Runs without a special character, which is nearly everything, are copied as a whole.
        var start = 0
        for index in bytes.indices {
            let replacement: StaticString
            switch bytes[index] {
            case UInt8(ascii: "&"): replacement = "&amp;"
            case UInt8(ascii: "<"): replacement = "&lt;"
            case UInt8(ascii: ">"): replacement = "&gt;"
            case UInt8(ascii: "\"") where isAttribute: replacement = "&quot;"
            default: continue
            }
            html.append(contentsOf: UnsafeBufferPointer(rebasing: bytes[start..<index]))
            append(replacement, to: &html)
            start = index + 1
        }
        html.append(contentsOf: UnsafeBufferPointer(rebasing: bytes[start...]))
    }
}

/// Whether an element never has content and no closing tag.
private func isVoid(_ name: StaticString) -> Bool {
    guard name.utf8CodeUnitCount <= 5 else { return false }
    for void in voidElements where sameBytes(void, name) { return true }
    return false
}

private let voidElements: [StaticString] = ["meta", "link", "br", "hr", "img", "input", "col"]

private func sameBytes(_ left: StaticString, _ right: StaticString) -> Bool {
    guard left.utf8CodeUnitCount == right.utf8CodeUnitCount else { return false }
    for index in 0..<left.utf8CodeUnitCount where left.utf8Start[index] != right.utf8Start[index] { return false }
    return true
}
