internal import TestSupport

/// Writes documents that are as hard to read as Markdown allows.
enum DocumentGenerator {
    /// A document, the same for the same seed.
    static func document(seed: UInt64) -> [UInt8] {
        var random = SeededGenerator(seed: seed)
        var text: String
        switch Int.random(in: 0..<4, using: &random) {
        case 0: text = soup(of: blockTokens + inlineTokens, using: &random)
        case 1: text = soup(of: inlineTokens, using: &random)
        case 2: text = structured(using: &random)
        default: text = structured(using: &random) + "\n" + soup(of: blockTokens + inlineTokens, using: &random)
        }
        if Bool.random(using: &random) { text += "\n" }
        switch Int.random(in: 0..<6, using: &random) {
        case 0: return Array(replacingLineFeeds(in: text, by: [0x0D, 0x0A]))
        case 1: return Array(replacingLineFeeds(in: text, by: [0x0D]))
        default: return Array(text.utf8)
        }
    }

    private static let inlineTokens = [
        "`", "`", "``", "```", "`a`", "`` b ` ``", "` c `", "`= x + 1`", "*", "**", "***", "_", "__", "[", "]", "![",
        "](", ")", "](/u)", "](</u `v>)", "](/u \"t `\")", "](/u 'a\nb')", "[foo]", "[foo][]", "[x][foo]", "![x][foo]",
        "<http://a.b/`c`>", "<http://a?b=&amp;c>", "<m@x.org>", "<b>", "<b c='`'>", "<i\n d=\"`\">", "<!-- ` -->",
        "<!--", "<?p `?>", "<![CDATA[`]]>", "</b>", "<", ">", "&", "&amp;", "&AMP;", "&#38;", "&#x26;", "&#0;",
        "&copy;",
        "&ngE;", "&#0000038;", "&#00000038;", "&ampx;", "\\", "\\\\", "\\`", "\\*", "\\&amp;", "\\[", "\\\n", "\\a",
        " ", " ", "  ", "\t", "\n", "\n", "  \n", "   \n  ", "é", "字", "word", "a", "b", "x - y", "\"", "'", ".",
        "-", "!", "(", "foo", "~", "@key", "javascript:", "😀", "\u{A0}", "\n    ", "\n\t", "= ", "#", "|",
        "\u{0B}", "\u{0C}", "\u{0B}\n", "\\<", "](<a\nb>)", "[foo\nbar]", "\n- ", "\n> ",
    ]

    private static let blockTokens = [
        "\n\n", "\n\n", "\n> ", "\n>", "> ", "\n- ", "- ", "\n* ", "\n1. ", "\n 23) ", "1. ", "\n  ", "\n    ", "\n\t",
        "\n# ", "\n## a #", "\n===\n", "\n---\n", "\n***\n", "\n```\n", "\n````x y\n", "\n~~~ a &amp; b\n", "\n>     ",
        "\n[foo]: /u\n", "\n[foo]: </u>\n'title\n2'\n", "\n[bar]:\n/v \"t\"\n", "\n[foo]: /u \"a\\\" b\n",
        "\n[foo]: /u \"t\" x\n", "\n<div>\n", "\n<!--\n", "-->\n", "\n<pre>\n", "</pre>\n", "\n   > ", "\n> > ",
        "\n-\t",
        "\n>\t", "\n-\n", "\n     ", "\n>\n", "\n> ```\n", "\n  ```\n", "\n-   ```\n", "[foo]: /w\n",
        "\n[foo]: /u (t)\n", "\n[foo]: /u (t(\n", "\n[foo]: <a\\>b> 'x\\'\n", "\n[ ]: /u\n", "\n[fo\\]o]: /u\n",
        "\n[foo]: \n", "\n[foo]: /u 'x\ny' z\n", "\n[foo]:\n\n", "\n[foo]: <u>", "\n[foo]: u(v) \"t\"", "\n#\t",
        "\n###### x ###", "\n#", "\n#\n", "\n[foo]: <>\n", "\n[f\noo]: /u\n", "\n\u{0C}\n", "\n[foo]: /u'v'\n",
    ]

    private static func soup(of tokens: [String], using random: inout SeededGenerator) -> String {
        var text = ""
        for _ in 0..<Int.random(in: 1...40, using: &random) { text += pick(tokens, using: &random) }
        return text
    }

    /// Blocks inside quotations and lists, each line behind the marks of its containers, of which some are left out.
    private static func structured(using random: inout SeededGenerator) -> String {
        var text = ""
        for _ in 0..<Int.random(in: 1...6, using: &random) {
            var first = ""
            var later = ""
            for _ in 0..<Int.random(in: 0...3, using: &random) {
                let (mark, continuation) = pick(containers, using: &random)
                first += mark
                later += continuation
            }
            let lines = block(using: &random)
            for (number, line) in lines.enumerated() {
                let isLazy = number > 0 && Int.random(in: 0..<8, using: &random) == 0
                let prefix = number == 0 ? first : isLazy ? String(later.prefix(later.count / 2)) : later
                text += prefix + line + "\n"
            }
            if Int.random(in: 0..<4, using: &random) > 0 { text += "\n" }
        }
        return text
    }

    private static let containers = [
        ("> ", "> "), (">", ">"), ("- ", "  "), ("-   ", "    "), ("1. ", "   "), ("10) ", "    "), ("*\t", "\t"),
        (">\t", ">\t"), (" > ", "  > "), ("  -  ", "     "), ("+ ", "\t"),
    ]

    private static func block(using random: inout SeededGenerator) -> [String] {
        switch Int.random(in: 0..<8, using: &random) {
        case 0:
            let fence = pick(["```", "````", "~~~", "  ```", "   ~~~~"], using: &random)
            let info = pick(["", " swift", "let", " table for b in 1, 4", " a\\*b &amp;", "  "], using: &random)
            var lines = [fence + (fence.contains("`") ? info : info + "`")]
            for _ in 0..<Int.random(in: 0...4, using: &random) {
                lines.append(
                    pick(["", "x = 1", "  y", "\tz", " \t w", "> q", "```` no", "é 字", "    ", "- i"], using: &random))
            }
            if Int.random(in: 0..<4, using: &random) > 0 { lines.append(fence) }
            return lines
        case 1:
            return ["    indented `a`", "", "\tmore", "      x"].dropLast(Int.random(in: 0...3, using: &random))
        case 2:
            return ["# " + line(using: &random) + pick(["", " #", " ##  "], using: &random)]
        case 3:
            return paragraph(using: &random) + [pick(["===", "---", "=  ", "  -----"], using: &random)]
        case 4:
            return ["[foo]: /url 'a `title`'", "[bar]:", "  </b>"] + paragraph(using: &random)
        default: return paragraph(using: &random)
        }
    }

    private static func paragraph(using random: inout SeededGenerator) -> [String] {
        (0..<Int.random(in: 1...4, using: &random)).map { _ in
            pick(["", "", "", "  ", "\t", "      "], using: &random) + line(using: &random)
        }
    }

    private static func line(using random: inout SeededGenerator) -> String {
        var line = pick(["a", "b", "The", "= 3", "`x"], using: &random)
        for _ in 0..<Int.random(in: 1...8, using: &random) {
            let token = pick(inlineTokens, using: &random)
            line += (Bool.random(using: &random) ? " " : "") + token.filter { $0 != "\n" }
        }
        return line
    }

    private static func pick<Element>(_ elements: [Element], using random: inout SeededGenerator) -> Element {
        elements[Int.random(in: 0..<elements.count, using: &random)]
    }

    private static func replacingLineFeeds(in text: String, by end: [UInt8]) -> [UInt8] {
        text.utf8.flatMap { $0 == 0x0A ? end : [$0] }
    }
}
