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
    for byte in text.utf8 {
        switch byte {
        case UInt8(ascii: "&"): html.append(contentsOf: "&amp;".utf8)
        case UInt8(ascii: "<"): html.append(contentsOf: "&lt;".utf8)
        case UInt8(ascii: ">"): html.append(contentsOf: "&gt;".utf8)
        case UInt8(ascii: "\"") where isAttribute: html.append(contentsOf: "&quot;".utf8)
        default: html.append(byte)
        }
    }
}

/// Whether an element never has content and no closing tag.
private func isVoid(_ name: StaticString) -> Bool {
    let voids: [StaticString] = ["meta", "link", "br", "hr", "img", "input", "col"]
    return voids.contains { $0.utf8CodeUnitCount == name.utf8CodeUnitCount && sameBytes($0, name) }
}

private func sameBytes(_ left: StaticString, _ right: StaticString) -> Bool {
    for index in 0..<left.utf8CodeUnitCount where left.utf8Start[index] != right.utf8Start[index] { return false }
    return true
}
