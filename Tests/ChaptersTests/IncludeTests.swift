internal import Chapters
internal import SourceText
internal import TestSupport
internal import Testing

@Suite struct IncludeTests {
    /// A chapter with files that it may include.
    private func composed(_ text: String, _ files: [String: String]) -> (file: SourceFile, diagnostics: Diagnostics) {
        let includes = Includes(files.keys.sorted(), chapters: ["01-a.md", "02-b.md"]) { name in
            files[name].map { SourceFile(path: name, bytes: Array($0.utf8)) }
        }
        return includes.composed(SourceFile(path: "01-a.md", bytes: Array(text.utf8)), id: SourceID(0))
    }

    @Test(
        arguments: [
            ("a\n", [:], "a\n"), ("```include\n_x.md\n```\n", ["_x.md": "x\n"], "x\n"),
            ("a\n```include\n_x.md\n```\nb\n", ["_x.md": "x"], "a\n\nx\n\nb\n"),
            ("a\n\n```include\n_x.md\n```\n\nb\n", ["_x.md": "x\n\n"], "a\n\nx\n\n\nb\n"),
            (
                "a\r\n\r\n~~~~ include \r\n  f/x.md\r\n./_y.md\r\n~~~~\r\n", ["f/x.md": "x\r\n", "_y.md": "y\r\n"],
                "a\r\n\r\nx\r\n\ny\r\n"
            ),
            ("a\n```include\n_x.md\n```", ["_x.md": "```include\n_y.md\n```\nx\n", "_y.md": "y"], "a\n\ny\n\nx\n"),
            ("```include\n_x.md\n_x.md\n```\n", ["_x.md": ""], ""),
            // No includes
            ("````\n```include\n_x.md\n```\n````\n", ["_x.md": "x"], "````\n```include\n_x.md\n```\n````\n"),
            ("```includes\n_x.md\n```\n", ["_x.md": "x"], "```includes\n_x.md\n```\n"),
            ("  ```include\n_x.md\n```\n", ["_x.md": "x"], "  ```include\n_x.md\n```\n"),
            ("```include\n_x.md\n", ["_x.md": "x"], "```include\n_x.md\n"),
            ("``` x `\n```include\n_x.md\n```\n", ["_x.md": "x"], "``` x `\n\nx"),
        ] as [(String, [String: String], String)])
    func anIncludedFileStandsInThePlaceOfTheBlock(_ text: String, _ files: [String: String], _ result: String) {
        let (file, diagnostics) = composed(text, files)
        #expect(diagnostics.isEmpty)
        #expect(String(decoding: file.bytes, as: UTF8.self) == result)
    }

    @Test func everyLineKnowsWhereItComesFrom() {
        let (file, _) = composed(
            "1\n2\n```include\n_x.md\nf/y.md\n```\n7\n",
            ["_x.md": "x1\nx2\n```include\nf/y.md\n```\nx6", "f/y.md": "y1\ny2\n"])
        let lines = file.lineStarts.indices.map { line -> String in
            let origin = file.origin(ofLine: line)
            let text = file.text(file.lineRange(line))
            return text.isEmpty ? "" : "\(text) \(origin.path):\(origin.line + 1)"
        }
        #expect(
            lines.filter { !$0.isEmpty } == [
                "1 01-a.md:1", "2 01-a.md:2", "x1 _x.md:1", "x2 _x.md:2", "y1 f/y.md:1", "y2 f/y.md:2", "x6 _x.md:6",
                "y1 f/y.md:1", "y2 f/y.md:2", "7 01-a.md:7",
            ])
    }

    @Test func everyLineOfRandomChaptersKnowsWhereItComesFrom() {
        var generator = SeededGenerator(seed: 7)
        let pieces = [
            "a", "\n", "\n\n", "```include\n_x.md\n```\n", "~~~include\n_y.md\n~~~", "```\n", "\r\n", "\nb\n",
        ]
        for _ in 0..<500 {
            func text(_ count: Int) -> String {
                (0..<count).map { _ in pieces.randomElement(using: &generator) ?? "" }.joined()
            }
            let files = ["01-a.md": text(8), "_x.md": text(4).replacing("_x", with: "_z"), "_y.md": "y\n\ny"]
            let (file, _) = composed(files["01-a.md"] ?? "", files)
            for line in file.lineStarts.indices where !file.lineRange(line).isEmpty {
                let origin = file.origin(ofLine: line)
                let source = SourceFile(path: "", bytes: Array((files[origin.path] ?? "").utf8))
                let isAdded =
                    source.lineRange(origin.line).isEmpty && ["```", "~~~"].contains(file.text(file.lineRange(line)))
                // What ends a block that an included file leaves open stands in no file.
                if isAdded, origin.path != "01-a.md" { continue }
                #expect(source.text(source.lineRange(origin.line)) == file.text(file.lineRange(line)), "\(files)")
            }
        }
    }

    @Test func manyIncludesAreRefused() {
        var files: [String: String] = [:]
        for depth in 0..<20 { files["_\(depth).md"] = "```include\n_\(depth + 1).md\n_\(depth + 1).md\n```\n" }
        files["_20.md"] = "x\n"
        let (_, diagnostics) = composed("```include\n_0.md\n```\n", files)
        #expect(diagnostics.all.contains { $0.summary == "includes are more than 16 files deep" })
        #expect(diagnostics.all.contains { $0.summary == "this chapter includes more than 1000 files" })
    }
}
