internal import CommonMark
internal import SourceText

/// The names by which links lead to the headings of a chapter, made of their texts as code hosts make them.
struct HeadingNames {
    private var headings: [(key: Int, text: String)] = []

    /// Notes a heading. One without a text gets no name.
    mutating func add(_ inlines: [Inline]) {
        guard let first = inlines.first else { return }
        var text = ""
        HeadingNames.append(inlines, to: &text)
        headings.append((first.span.lower, text))
    }

    /// The headings with their names, each of which is new.
    ///
    /// - Parameter labels: names that others of the page's parts have.
    func named(besides labels: [String]) -> [Chapter.Heading] {
        var taken = Set(labels)
        var counts: [String: Int] = [:]
        return headings.map { key, text in
            let name = HeadingNames.name(of: text)
            var id = name
            while !taken.insert(id).inserted {
                counts[name, default: 0] += 1
                id = "\(name)-\(counts[name, default: 0])"
            }
            return Chapter.Heading(key: key, id: id)
        }.sorted { $0.key < $1.key }
    }

    /// A name that none of others is: the name itself, or that and a number.
    static func unused(_ name: String, besides others: Set<String>) -> String {
        var unused = name
        var number = 0
        while others.contains(unused) {
            number += 1
            unused = "\(name)-\(number)"
        }
        return unused
    }

    /// The text in lower case, `-` for each space, without any mark but `-` and `_`. It never begins with `_`, as the names
    /// do that pages give to their own parts.
    static func name(of text: String) -> String {
        if text.utf8.allSatisfy({ $0 < 0x80 }) { return plainName(of: text) }
        var name = String.UnicodeScalarView()
        for scalar in text.lowercased().unicodeScalars {
            switch scalar.properties.generalCategory {
            case .lowercaseLetter, .uppercaseLetter, .titlecaseLetter, .modifierLetter, .otherLetter, .nonspacingMark,
                .spacingMark, .enclosingMark, .decimalNumber, .letterNumber:
                name.append(scalar)
            case .connectorPunctuation: if !name.isEmpty { name.append(scalar) }
            default: if scalar == " " || scalar == "-" { name.append("-") }
            }
        }
        return name.isEmpty ? "section" : String(name)
    }

    /// The same for a text in ASCII, of which no tables need be asked.
    private static func plainName(of text: String) -> String {
        var name: [UInt8] = []
        name.reserveCapacity(text.utf8.count)
        for byte in text.utf8 {
            switch byte {
            case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "0")...UInt8(ascii: "9"): name.append(byte)
            case UInt8(ascii: "A")...UInt8(ascii: "Z"): name.append(byte | 0x20)
            case UInt8(ascii: "_"): if !name.isEmpty { name.append(byte) }
            case UInt8(ascii: " "), UInt8(ascii: "-"): name.append(UInt8(ascii: "-"))
            default: break
            }
        }
        return name.isEmpty ? "section" : String(decoding: name, as: UTF8.self)
    }

    /// The text without its marks. What is computed is left out, so that a link holds when numbers move.
    private static func append(_ inlines: [Inline], to text: inout String) {
        for inline in inlines {
            switch inline.kind {
            case .text(let bytes), .escaped(let bytes): text += String(decoding: bytes, as: UTF8.self)
            case .softBreak, .hardBreak: text += " "
            case .code(let code):
                if !code.bytes.starts(with: "= ".utf8) {
                    text += String(decoding: code.bytes, as: UTF8.self)
                } else if text.utf8.last == 0x20 {
                    text.removeLast()
                }
            case .citation(let citation): text += String(decoding: citation.text, as: UTF8.self)
            case .reference(let name): text += name
            case .html, .image, .footnote: break
            case .emphasis(let inside), .strong(let inside), .strikethrough(let inside): append(inside, to: &text)
            case .link(let link): append(link.content, to: &text)
            }
        }
    }
}
