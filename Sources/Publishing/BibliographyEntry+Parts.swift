internal import Chapters

extension BibliographyEntry {
    /// A part of a source as a page lists it.
    enum Part {
        /// Punctuation, and what is written as it is.
        case text(String)
        /// What it is called, with its address, which may be empty.
        case title(String, url: String)
        /// A date.
        case date(String)
    }

    /// The source as a page lists it: `Author. Title. Publisher, 2026-02-11 (accessed 2026-03-01).`
    var parts: [Part] {
        var parts: [Part] = []
        if !authors.isEmpty { parts.append(.text(authorText + (BibliographyEntry.ends(authorText) ? " " : ". "))) }
        parts.append(.title(title, url: url))
        let hasMore = !publisher.isEmpty || !date.isEmpty
        if hasMore { parts.append(.text(BibliographyEntry.ends(title) ? " " : ". ")) }
        if !publisher.isEmpty { parts.append(.text(publisher)) }
        if !date.isEmpty {
            if !publisher.isEmpty { parts.append(.text(", ")) }
            parts.append(.date(date))
        }
        if !accessed.isEmpty { parts += [.text(" (accessed "), .date(accessed), .text(")")] }
        let last = hasMore ? (date.isEmpty ? publisher : date) : title
        if !accessed.isEmpty || !BibliographyEntry.ends(last) { parts.append(.text(".")) }
        return parts
    }

    /// The source in a line of text.
    var plainText: String {
        parts.reduce("") { text, part in
            switch part {
            case .text(let more), .title(let more, _), .date(let more): text + more
            }
        }
    }

    /// What it is called as Markdown, with its address.
    var linkedTitle: String {
        url.isEmpty ? "*\(escapedMarkdown(title))*" : "[\(escapedMarkdown(title))](<\(url)>)"
    }

    /// The source as Markdown.
    var markdown: String {
        parts.reduce("") { text, part in
            switch part {
            case .text(let more): text + escapedMarkdown(more)
            case .title:
                text + linkedTitle
            case .date(let date): text + date
            }
        }
    }

    /// Whether a text ends with a mark after which no full stop stands.
    private static func ends(_ text: String) -> Bool {
        switch text.utf8.last {
        case UInt8(ascii: "."), UInt8(ascii: "?"), UInt8(ascii: "!"): true
        default: false
        }
    }
}

/// A text in which no character has a meaning in Markdown.
private func escapedMarkdown(_ text: String) -> String {
    var bytes: [UInt8] = []
    for byte in text.utf8 {
        switch byte {
        case UInt8(ascii: "\\"), UInt8(ascii: "`"), UInt8(ascii: "*"), UInt8(ascii: "_"), UInt8(ascii: "["),
            UInt8(ascii: "]"), UInt8(ascii: "<"), UInt8(ascii: ">"), UInt8(ascii: "&"):
            bytes += [UInt8(ascii: "\\"), byte]
        case UInt8(ascii: "\n"), UInt8(ascii: "\r"): bytes.append(0x20)
        default: bytes.append(byte)
        }
    }
    return String(decoding: bytes, as: UTF8.self)
}
