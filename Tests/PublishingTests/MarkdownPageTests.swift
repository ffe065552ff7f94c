internal import Testing
internal import TestSupport

/// The Markdown page is the author's text, byte for byte, but for what is computed.
@Suite struct MarkdownPageTests {
    static let plain = [
        "", "\n", "text", "# A\n\n- b\n  1. c\n\n> d\n", "tabs\tand  \ntrailing   \n\n\n", "a\r\nb\r\n", "a\rb\r",
        "---\ntitle: A\nsummary: |\n  b\n---\n\n\n# C", "`code` ``a ` b`` `=1` ` = 1`\n",
        "    = 1\n\n```swift\n= 1\n```\n",
        "| a | b |\n|:-:|--:|\n| c | \\| |\n", "Text\n| a |\n|---|\n", "[a]: b\n\n[a] ![c](d) <e> &amp; \\*\n",
        "<div>\n`= 1`\n</div>\n", "<!-- `= 1` -->\n", "é 数 😀 \u{200B}\u{FEFF}\u{A0}\n", "\u{FEFF}# A\n",
        "***\n___\n---\n",
        "```let\na = 1\nf(x) = x # note\n```\n", "> ```let\n> a = 1\n> ```\n", "-\t```let\n\ta = 1\n\t```\n",
        "~~~let\na = 1\n~~~", "```let\r\na = 1\r\n```\r\n",
    ]

    @Test(arguments: plain)
    func whereNothingIsComputedNothingChanges(_ text: String) {
        let book = PublishedBook(text)
        #expect(book.mistakes.filter { !$0.contains("HTML is left out") } == [])
        #expect(book.files["01-a.md"] == Array(text.utf8))
    }

    @Test(
        arguments: [
            ("It is `= 1 + 1`.", "It is 2."), ("`` = 1 ``", "1"), ("*`= 1`*", "*1*"),
            ("[`= 2`](u \"t\")", "[2](u \"t\")"),
            ("![a `= 2`](u)", "![a 2](u)"), ("# `= 1` #\n", "# 1 #\n"), ("`= 1 +\n2` x", "3 x"),
            ("> `= 1 +\n> 2`\n", "> 3\n"),
            ("`\\= 1` `\\\\= 1`", "`= 1` `\\\\= 1`"), ("`= 2 s` `= -1`", "2 s -1"),
            ("`= \"*a* <b> _c_ [d] | \\`\"`", nil),
            ("`= \"*a*|<b>\"`", "\\*a\\*\\|\\<b\\>"),
            ("---\ntitle: A `= 1 + 1` b\n---\n`= 3`", "---\ntitle: A 2 b\n---\n3"),
            ("---\ntitle: \"é `= 1 s : .1f`\"\n---\n", "---\ntitle: \"é 1.0 s\"\n---\n"),
            ("---\ntitle: 'It''s `= 1 + 1`'\n---\n", "---\ntitle: 'It''s `= 1 + 1`'\n---\n"),
            ("| a `= 1` |\n|--|\n| = 2 |\n|  `= 3 : .1f`  | \n|=|\n", nil),
            (
                "| a `= 1` |\n|--|\n| = 2 |\n|  `= 3 : .1f`  |\n| \\= 3 |\n",
                "| a 1 |\n|--|\n| 2 |\n|  3.0  |\n| \\= 3 |\n"
            ),
            (
                "Text `= 1`, `\\= 1`\n| a |\n|---|\n| `\\= 2` *`\\= 3`* |\n| = 4 |\n",
                "Text 1, `= 1`\n| a |\n|---|\n| `= 2` *`= 3`* |\n| 4 |\n"
            ),
            (
                "~~~table \"`\\= 1` here\"\n| `\\= 2` |\n|--|\n| ``\\= 3`` \\= |\n~~~\n",
                "**`= 1` here**\n\n| `= 2`      |\n|------------|\n| ``= 3`` \\= |\n"
            ),
            (
                "````example\nA `= 1`\n\n- `= 2`\n\n````\n`= 3`\n",
                "````markdown\nA `= 1`\n\n- `= 2`\n\n````\n\n> A 1\n>\n> - 2\n\n3\n"
            ),
            ("~~~ example\r\n`= 1`\r\nb\r\n~~~", "~~~ markdown\r\n`= 1`\r\nb\r\n~~~\r\n\r\n> 1\r\n> b"),
            ("> | a |\r\n> |---|\r\n> | = 1  |\r\n", "> | a |\r\n> |---|\r\n> | 1  |\r\n"),
            ("a | b\n--|--\n= 1 | x = 2\n", "a | b\n--|--\n1 | x = 2\n"),
            (
                "```params\na = 1\nb = 2 s in 1 s .. 3 s # n | m\n```\nText",
                "| Parameter | Value | Range    | Note and source |\n|-----------|------:|----------|-----------------|\n"
                    + "| `a`       |     1 |          |                 |\n| `b`       |   2 s | 1 to 3 s | n \\| m          |\nText"
            ),
            (
                "- x\n\n  ~~~table \"C\" for n in 1, 2\n  | n |\n  |---|\n  | = n |\n  ~~~\n\n  y",
                "- x\n\n  **C**\n\n  |   n |\n  |----:|\n  |   1 |\n  |   2 |\n\n  y"
            ),
            (
                "> > ```table\r\n> > | a |\r\n> > |:--|\r\n> > | b |\r\n> > ```\r\n> c",
                "> > | a   |\r\n> > |:----|\r\n> > | b   |\r\n> c"
            ),
            (
                "```params\ra = 1\r```\rText\r",
                "| Parameter | Value |\r|-----------|------:|\r| `a`       |     1 |\rText\r"
            ),
        ] as [(String, String?)])
    func aComputedPartIsReplacedAndNothingElse(_ text: String, _ page: String?) {
        let book = PublishedBook(text)
        guard let page else { return #expect(book.mistakes.count > 0) }
        #expect(book.mistakes == [])
        #expect(book.text("01-a.md") == page)
    }

    /// Lines with formulas whose values are known, in containers of every kind, with every line ending.
    @Test(arguments: 0..<150)
    func formulasInAnyTextAreReplacedAndNothingElse(_ seed: Int) {
        var random = SeededGenerator(seed: UInt64(seed))
        let lines = [
            "text", "text `= 1 + 1` text", "`= 2 * 3`", "*`= 1 + 1`*  ", "é`= 2 * 3`数", "`code` [`= 1 + 1`](u)",
            "`= 2 * 3` `=`",
        ]
        let blocks = [
            ("# ", ""), ("> ", "> "), ("- ", "  "), ("1. ", "   "), ("> - ", ">   "), ("", ""), ("- > 1) ", "  >    "),
        ]
        var text = ""
        for _ in 0..<Int.random(in: 1...8, using: &random) {
            guard let (first, later) = blocks.randomElement(using: &random) else { continue }
            for number in 0..<(first == "# " ? 1 : Int.random(in: 1...3, using: &random)) {
                text += (number == 0 ? first : later) + (lines.randomElement(using: &random) ?? "") + "\n"
            }
            text += first.hasPrefix(">") ? "\n\n" : "\n"
        }
        let ending = ["\n", "\r\n", "\r"][seed % 3]
        text = text.replacing("\n", with: ending)
        if seed % 5 == 0 { text = text.trimmingLines(ending) }
        let book = PublishedBook(text)
        #expect(book.mistakes == [])
        #expect(
            book.text("01-a.md") == text.replacing("`= 1 + 1`", with: "2").replacing("`= 2 * 3`", with: "6"), "\(seed)")
        #expect(TagCheck(book.text("a.html")).faults == [])
    }
}

extension String {
    /// The text without line endings at its end.
    func trimmingLines(_ ending: String) -> String {
        var text = self
        while text.hasSuffix(ending) { text.removeLast(1) }
        return text
    }
}
