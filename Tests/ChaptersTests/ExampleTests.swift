internal import Chapters
internal import SourceText
internal import Testing

@Suite struct ExampleTests {
    @Test func theCellsOfAnExampleAreTheChapters() {
        let reading = Reading("`= 1`\n\n````example\n```let\na = 2\n```\n\n`= a`\n````\n\n`= 3`\n")
        #expect(reading.mistakes == [])
        #expect(reading.anchors == ["`= 1`", "```let\na = 2\n```", "`= a`", "`= 3`"])
        let examples = reading.chapter.examples
        #expect(examples.map { reading.file.text($0.content) } == ["```let\na = 2\n```\n\n`= a`\n"])
    }

    @Test func anExampleIsFoundByItsKeyAndByNoOther() {
        let reading = Reading(String(repeating: "````example\nText\n````\n\n", count: 5))
        let keys = reading.chapter.examples.map { $0.key }
        #expect(keys.count == 5)
        for offset in 0...reading.file.bytes.count {
            #expect(reading.chapter.example(at: offset)?.key == (keys.contains(offset) ? offset : nil))
        }
    }

    @Test(
        arguments: [
            ("````example\n\n \n````\n", ["example-empty: ````example"]),
            (" ````example\n a\n ````\n", ["example-indented: ````example"]),
            ("- ````example\n  a\n  ````\n", ["example-indented: ````example"]),
            ("> ~~~example\n> a\n> ~~~\n", ["example-indented: ~~~example"]),
            ("`````example\n````example\na\n````\n`````\n", ["example-in-an-example: ````example"]),
            ("````example\na\n", ["unclosed-fence: ````example"]),
            ("```example\n```let\na = 1\n```\n```\n", ["example-fence: ```example"]),
            ("````example\n```let\na = 1\n````\n", ["unclosed-fence: ```let"]),
            ("````example\n> ```let\n> a = 1\n````\n", ["unclosed-fence: ```let"]),
            ("````example error here\na\n````\n", ["example-head: error here"]),
            ("````example\n`= (`\n````\n", ["incomplete-formula: "]),
            ("```example `a`\nb\n```\n", ["backtick-in-fence: ```example `a`"]),
        ] as [(String, [String])])
    func aMistakeIsFoundInItsPlace(_ text: String, _ mistakes: [String]) {
        #expect(Reading(text).mistakes == mistakes)
    }

    @Test(arguments: ["\n", "\r\n", "\r"])
    func linesMayEndAsTheyLike(_ ending: String) {
        let text = "````example\nIt is `= 1`.\n\n```\ncode\n```\n````\n".replacing("\n", with: ending)
        let reading = Reading(text)
        #expect(reading.mistakes == [])
        #expect(
            reading.chapter.examples.map { reading.file.text($0.content) } == [
                "It is `= 1`.\n\n```\ncode\n```\n".replacing("\n", with: ending)
            ])
    }

    @Test(arguments: ["~~~example\na\n~~~\n", "````example\na\n````", "``````example\n`````\na\n`````\n``````\n"])
    func anyFenceThatIsLongEnoughWillDo(_ text: String) {
        let reading = Reading(text)
        #expect(reading.mistakes == [])
        #expect(reading.chapter.examples.count == 1)
    }

    @Test(arguments: ["````sample\na\n````\n", "````\nexample\n````\n", "````markdown example\na\n````\n"])
    func otherWordsMakeNoExample(_ text: String) {
        let reading = Reading(text)
        #expect(reading.mistakes == [])
        #expect(reading.chapter.examples.isEmpty)
    }

    @Test func anExampleOfAMistakeKnowsWhatIsSaidOfIt() {
        let text = "````example error\n`= a`\n````\n\n````example error\n`= 1`\n````\n"
        let reading = Reading(text) { $0.bytes.contains(UInt8(ascii: "a")) ? "there is no a\n" : "" }
        #expect(reading.anchors == [])
        let said = reading.chapter.examples.map { example in
            if case .mistake(let text) = example.outcome { text } else { "-" }
        }
        #expect(said == ["there is no a\n", ""])
        #expect(reading.mistakes == ["example-without-mistake: example error"])
    }
}
