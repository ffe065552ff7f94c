/// Looks at a page as a strict reader of HTML would.
struct TagCheck {
    /// What is wrong, in words.
    private(set) var faults: [String] = []
    /// The addresses of all links, in order.
    private(set) var links: [String] = []
    /// The values of all `id`s, in order.
    private(set) var identifiers: [String] = []
    /// The text, without tags.
    private(set) var text = ""

    private static let empty = ["meta", "link", "img", "br", "hr"]

    init(_ page: String) {
        var open: [String] = []
        var rest = page[...]
        while let start = rest.firstIndex(of: "<") {
            text += rest[..<start]
            if rest[..<start].contains(">") { faults.append("a stray >: \(rest[..<start].suffix(30))") }
            var end = rest.index(after: start)
            var isQuoted = false
            while end < rest.endIndex, isQuoted || rest[end] != ">" {
                if rest[end] == "\"" { isQuoted.toggle() }
                end = rest.index(after: end)
            }
            guard end < rest.endIndex else {
                faults.append("a tag without end: \(rest[start...].prefix(30))")
                return
            }
            let tag = String(rest[rest.index(after: start)..<end])
            rest = rest[rest.index(after: end)...]
            if tag.hasPrefix("!") { continue }
            if tag.hasPrefix("/") {
                if open.popLast() != String(tag.dropFirst()) { faults.append("<\(tag)> closes nothing") }
                continue
            }
            let name = String(tag.prefix { $0.isLetter || $0.isNumber })
            if name.isEmpty { faults.append("<\(tag)>") }
            if !TagCheck.empty.contains(name) { open.append(name) }
            read(tag)
        }
        text += rest
        if !open.isEmpty { faults.append("\(open) not closed") }
        for entity in text.matches(of: /&[^;\s]{0,10};?/) where entity.0.wholeMatch(of: /&(amp|lt|gt|quot|#39);/) == nil
        {
            faults.append("a bare ampersand: \(entity.0)")
        }
    }

    private mutating func read(_ tag: String) {
        var names: [String] = []
        for attribute in tag.matches(of: /\s([a-z-]+)="([^"]*)"/) {
            let (name, value) = (String(attribute.1), String(attribute.2))
            if names.contains(name) { faults.append("\(name) twice in <\(tag)>") }
            names.append(name)
            if value.contains("<") { faults.append("a bare < in <\(tag)>") }
            if name == "href" || name == "src" { links.append(value) }
            if name == "id" { identifiers.append(value) }
        }
    }
}
