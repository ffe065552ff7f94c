internal import CommonMark
internal import SourceText
internal import Testing

@Suite("Code blocks")
struct CodeBlockTests {
    @Test(
        "know whether their closing fence is there",
        arguments: [
            ("```\na\n```", [true]),
            ("```\na\n```\n", [true]),
            ("```\na\n", [false]),
            ("```", [false]),
            ("```\n```", [true]),
            ("````\n```\n", [false]),
            ("````\n`````  \n", [true]),
            ("```\n    ```\n", [false]),
            ("```\n~~~\n", [false]),
            ("> ```\n> a\n```\nb\n", [false, false]),
            ("> ```\n> a\n> ```\n```\n", [true, false]),
            ("> ```\n> a\n", [false]),
            ("> ```\n\n[x]: ```\n", [false]),
            ("- ```\n  a\n- ```\n  b\n  ```\n", [false, true]),
            ("- ```\n  a\n\n```\n", [false, false]),
            ("1. > ~~~\n   > a\n   > ~~~", [true]),
            ("~~~ x\n~~~ x\n~~~\n", [true]),
            ("    ```\n    a\n    ```\n", [false]),
            ("```\r\na\r\n```\r\n", [true]),
        ])
    func knowWhetherClosed(text: String, isClosed: [Bool]) {
        #expect(codeBlocks(in: parse(text).blocks).map(\.isClosed) == isClosed)
    }

    @Test(
        "tell a fence from an indented line that looks like one",
        arguments: [
            ("    ```\n    a\n", false), ("\t~~~\n", false), ("   ```\n", true), ("~~~ x\n~~~ x\n", true),
            ("- a\n\n      ```\n", false), ("- a\n\n  ```\n", true), ("    ```\n", false),
        ])
    func tellFences(text: String, isFenced: Bool) {
        #expect(codeBlocks(in: parse(text).blocks).map(\.isFenced) == [isFenced])
    }

    @Test(
        "map each line to the file, behind the marks of containers",
        arguments: [
            ("```\nab\n\nc\n```\n", "ab\n\nc\n", [4]),
            ("> ```\n> ab\n>\n> c\n", "ab\n\nc\n", [8, 12, 15]),
            ("- ```\n  ab\n\n  c\n  ```", "ab\n\nc\n", [8, 14]),
            ("  ```\n  ab\n c\n   d\n  ```", "ab\nc\n d\n", [8, 12, 16]),
            ("```\r\nab\r\nc\r\n```", "ab\nc\n", [5, 8, 11]),
            ("> - ```\n>   a\n>  \n> - b", "a\n\n", [12, 17]),
            ("    ab\n    c\n", "ab\nc\n", [4, 11]),
            ("-\t\tab\n", "  ab\n", [2, 2, 3]),
        ])
    func mapLines(text: String, code: String, sources: [Int]) {
        let blocks = codeBlocks(in: parse(text).blocks)
        #expect(blocks.map(\.content.text) == [code])
        #expect(blocks.first?.content.pieces.map(\.source) == sources)
    }

    @Test("end without a line end where the file does")
    func endWithFile() {
        let block = codeBlocks(in: parse("```\nab").blocks).first
        #expect(block?.content.text == "ab")
        #expect(block.map { String(decoding: $0.bytes, as: UTF8.self) } == "ab\n")
    }

    @Test(
        "have the text after the fence as it is written, and its first word decoded",
        arguments: [
            ("```table for b in 1, 4\n", "table for b in 1, 4", 3, "table"),
            ("> ~~~~  chart \"Cheap\"  \n", "chart \"Cheap\"", 8, "chart"),
            ("``` a&amp;b\\* c\n", "a&amp;b\\* c", 4, "a&b*"),
            ("```\n", "", 3, ""),
        ])
    func haveInfo(text: String, info: String, place: Int, language: String) {
        let block = codeBlocks(in: parse(text).blocks).first
        #expect(block?.info.text == info)
        #expect(block?.info.span.lower == place)
        #expect(block.map { String(decoding: $0.language, as: UTF8.self) } == language)
    }

    private func codeBlocks(in blocks: [Block]) -> [CodeBlock] {
        blocks.flatMap { block -> [CodeBlock] in
            switch block.kind {
            case .codeBlock(let code): [code]
            case .blockQuote(let inner): codeBlocks(in: inner)
            case .callout(let callout): codeBlocks(in: callout.blocks)
            case .list(let list): list.items.flatMap { codeBlocks(in: $0.blocks) }
            case .heading, .paragraph, .html, .thematicBreak: []
            }
        }
    }
}
