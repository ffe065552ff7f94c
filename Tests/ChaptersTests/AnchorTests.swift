internal import Cells
internal import Chapters
internal import SourceText
internal import Testing

@Suite struct AnchorTests {
    static let texts: [(String, [String])] = [
        ("It is `= 1`.", ["`= 1`"]), ("`` = 1 ``", ["`` = 1 ``"]), ("*`= 1`* **`= 2`**", ["`= 1`", "`= 2`"]),
        ("[`= 1`](u) ![`= 2`](v)", ["`= 1`", "`= 2`"]), ("# `= 1` #\n\n`= 2`\n===\n", ["`= 1`", "`= 2`"]),
        ("`=1` ` = 1` `x = 1` \\`= 1` `\\= 1`", []), ("    `= 1`\n\n```\n`= 1`\n```\n", []),
        ("<b title=\"`= 1`\">`= 2`</b>", ["`= 2`"]), ("`= 1 +\n2`", ["`= 1 +\n2`"]),
        ("> `= 1 +\n> 2`", ["`= 1 +\n> 2`"]),
        ("```let\na = 1\n```\n", ["```let\na = 1\n```"]),
        ("~~~~params\na = 1\n# ~~~\n~~~~\n", ["~~~~params\na = 1\n# ~~~\n~~~~"]),
        ("- a\n\n  ```let\n  a = 1\n  ```\n- `= 2`\n", ["```let\n  a = 1\n  ```", "`= 2`"]),
        ("> ```let\n> a = 1\n> ```\n", ["```let\n> a = 1\n> ```"]),
        ("```let\r\na = 1\r\n```\r\n", ["```let\r\na = 1\r\n```"]),
        ("```lets\na = 1\n```\n\n```Let\na = 1\n```\n\n``` \nlet\n```\n", []), ("```\nlet\n```\n", []),
        ("é `= 1` 数 `= 2`", ["`= 1`", "`= 2`"]), ("---\ntitle: A `= 3`\n---\n`= 1`", ["`= 1`"]),
        ("```let\n```\n", ["```let\n```"]), ("1. `= 1`\n   1. > - `= 2`\n", ["`= 1`", "`= 2`"]),
    ]

    @Test(arguments: texts)
    func cellsAreFoundWhereTheyStand(_ text: String, _ cells: [String]) {
        let reading = Reading(text)
        #expect(reading.diagnostics.all.filter { $0.severity == .error }.isEmpty)
        #expect(reading.anchors == cells)
        #expect(reading.chapter.cells.count == cells.count + (reading.chapter.titleCell == nil ? 0 : 1))
    }

    @Test(arguments: texts)
    func anAnchorIsFoundByItsKeyAndByNoOther(_ text: String, _ cells: [String]) {
        let reading = Reading(text)
        let keys = reading.chapter.anchors.map { $0.key }
        #expect(keys == keys.sorted())
        #expect(Set(keys).count == keys.count)
        for offset in 0...reading.file.bytes.count {
            let found = reading.chapter.anchor(at: offset)
            #expect((found != nil) == keys.contains(offset))
            if let found { #expect(found.key == offset) }
        }
    }

    @Test(
        arguments: [
            ("`\\= 1` and `= 1`", ["\\= 1"]), ("``\\= `1` ``", ["\\= `1` "]), ("`\\=1` `\\\\= 1`", []),
            ("> *`\\= 1`*\n", ["\\= 1"]),
        ] as [(String, [String])])
    func anEscapedSignIsNoCell(_ text: String, _ escapes: [String]) {
        let reading = Reading(text)
        let starts = reading.chapter.escapes.map { reading.file.text($0..<reading.file.bytes.count) }
        #expect(starts.count == escapes.count)
        for (start, escape) in zip(starts, escapes) { #expect(start.hasPrefix(escape)) }
    }

    @Test(
        arguments: [
            ("```let\na = 1\n", ["unclosed-fence: ```let"], "close it with a line of ```"),
            ("~~~~~ params x\na = 1\n~~~\n", ["unclosed-fence: ~~~~~ params x"], "close it with a line of ~~~~~"),
            ("- ```swift\n  a\n", ["unclosed-fence: ```swift"], "close it with a line of ```"),
            ("> ````let\n> a = 1\n> ```\n\nText", ["unclosed-fence: ````let"], "close it with a line of ````"),
            ("```", ["unclosed-fence: ```"], "close it with a line of ```"),
            (
                "```table \"`= 1`\" for n in 1, 2\n| n |\n|---|\n| = n |\n```\n\nText\n",
                ["backtick-in-fence: ```table \"`= 1`\" for n in 1, 2"], "open and close the block with ~~~"
            ),
        ] as [(String, [String], String)])
    func aFenceThatIsWrongGivesOneMistake(_ text: String, _ mistakes: [String], _ hint: String) {
        let reading = Reading(text)
        #expect(reading.mistakes == mistakes)
        #expect(reading.diagnostics.all.first?.hint == hint)
        #expect(reading.chapter.cells.isEmpty)
    }

    @Test(arguments: ["```let a = 1``` is a definition", "``` `params` ```", "```let```", "```lets `x` y\n"])
    func threeBackticksInProseAreNoFence(_ text: String) {
        #expect(Reading(text).mistakes == [])
    }

    @Test(
        arguments: [
            ([0x61, 0x00, 0x62], "nul-character", 1), ([0x60, 0x3D, 0x20, 0xFF, 0x60], "invalid-utf8", 3),
            ([0xC3], "invalid-utf8", 0), ([0xED, 0xA0, 0x80], "invalid-utf8", 0),
            ([0xFF, 0xFE, 0x61, 0x00], "invalid-utf8", 0),
            ([0xF4, 0x90, 0x80, 0x80], "invalid-utf8", 0), ([0xC0, 0xAF], "invalid-utf8", 0),
        ] as [([UInt8], String, Int)])
    func aFileThatIsNoTextGivesOneMistake(_ bytes: [UInt8], _ id: String, _ offset: Int) {
        let reading = Reading(bytes)
        #expect(reading.diagnostics.all.map { $0.id } == [id])
        #expect(reading.diagnostics.all.first?.span?.lower == offset)
        #expect(reading.chapter.blocks.isEmpty)
    }
}
