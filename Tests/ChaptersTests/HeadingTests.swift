internal import Chapters
internal import Testing

@Suite struct HeadingTests {
    @Test(
        arguments: [
            ("# Batch size is the lever", ["batch-size-is-the-lever"]),
            ("# A *b* `c` [d](e) ~~f~~ ![g](h)", ["a-b-c-d-f-"]), ("## 4 GPUs: what for?", ["4-gpus-what-for"]),
            ("# Größe 数\n\nÜ_b-c\n===\n", ["größe-数", "ü_b-c"]),
            ("# A\n\n# a\n\n# A-1\n\n# A\n", ["a", "a-1", "a-1-1", "a-2"]),
            ("# It is `= 1 + 1` times", ["it-is-times"]), ("# \\_text", ["text"]), ("# _p-x_ y", ["p-x-y"]),
            ("# !\n\n# ?\n", ["section", "section-1"]), ("#\n\ntext\n", []), ("> # a\n\n- # b\n", ["a", "b"]),
            ("# x y\n\n```claim x-y\nA.\n1 < 2\n```\n", ["x-y-1"]), ("# A\\\n# B", ["a", "b"]),
        ])
    func aHeadingIsNamedAsCodeHostsDo(_ text: String, _ names: [String]) {
        let reading = Reading(text)
        #expect(reading.mistakes == [])
        #expect(reading.chapter.headings.map { $0.id } == names)
    }
}
