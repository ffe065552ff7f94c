internal import SourceText
internal import Testing
internal import TestSupport

@Suite struct DiagnosticJSONTests {
    /// The text that a JSON string stands for; nil where it is not one.
    static func decoded(_ json: [UInt8]) -> String? {
        guard json.count >= 2, json.first == UInt8(ascii: "\""), json.last == UInt8(ascii: "\"") else { return nil }
        var text: [UInt8] = []
        var rest = json.dropFirst().dropLast()
        while let byte = rest.popFirst() {
            guard byte != UInt8(ascii: "\""), byte >= 0x20 else { return nil }
            guard byte == UInt8(ascii: "\\") else {
                text.append(byte)
                continue
            }
            switch rest.popFirst() {
            case UInt8(ascii: "n"): text.append(0x0A)
            case UInt8(ascii: "t"): text.append(0x09)
            case UInt8(ascii: "\\"): text.append(UInt8(ascii: "\\"))
            case UInt8(ascii: "\""): text.append(UInt8(ascii: "\""))
            case UInt8(ascii: "u"):
                let digits = String(decoding: rest.prefix(4), as: UTF8.self)
                guard digits.utf8.count == 4, let value = UInt8(digits, radix: 16) else { return nil }
                text.append(value)
                rest = rest.dropFirst(4)
            default: return nil
            }
        }
        return String(validating: text, as: UTF8.self)
    }

    @Test(arguments: [
        "", "plain", "a \"quoted\" \\ word", "tab\tline\nend\r", "\u{0}\u{1}\u{1F}\u{7F}", "é 日本 😀", "</script>",
    ])
    func aStringSurvivesItsEscapes(_ text: String) {
        var bytes: [UInt8] = []
        appendJSONString(text, to: &bytes)
        #expect(Self.decoded(bytes) == text)
    }

    @Test func everyTextSurvivesItsEscapes() {
        var random = SeededGenerator(seed: 6)
        for _ in 0..<2_000 {
            let scalars = (0..<Int.random(in: 0...20, using: &random)).compactMap { _ in
                Unicode.Scalar(UInt32.random(in: 0...(Bool.random(using: &random) ? 0x7F : 0x10_FFFF), using: &random))
            }
            var text = ""
            text.unicodeScalars.append(contentsOf: scalars)
            var bytes: [UInt8] = []
            appendJSONString(text, to: &bytes)
            #expect(Self.decoded(bytes)?.unicodeScalars.elementsEqual(scalars) == true)
        }
    }

    @Test func aDiagnosticIsAnObjectOfWhatItKnows() {
        var sources = SourceCollection()
        let id = sources.add(SourceFile(path: "a\"b.md", bytes: Array("one\nétwo".utf8)))
        let diagnostics = [
            Diagnostic("first", "no place", at: nil, severity: .warning),
            Diagnostic(
                "second", "it is wrong", at: SourceSpan(file: id, lower: 6, upper: 8),
                labels: [Diagnostic.Label(SourceSpan(file: id, lower: 0, upper: 3), "here")], notes: ["one", "two"],
                hint: "write it"),
        ]
        let place = #""file": "a\"b.md", "line": "#
        #expect(
            DiagnosticJSON.text(diagnostics, sources) == """
                [
                {"id": "first", "severity": "warning", "summary": "no place"},
                {"id": "second", "severity": "error", "summary": "it is wrong", \
                \(place)2, "column": 2, "endLine": 2, "endColumn": 4, \
                "labels": [{"text": "here", \(place)1, "column": 1, "endLine": 1, "endColumn": 4}], \
                "notes": ["one", "two"], "hint": "write it"}
                ]

                """)
    }

    @Test func noDiagnosticsAreAnEmptyArray() {
        #expect(DiagnosticJSON.text([], SourceCollection()).filter { !$0.isWhitespace } == "[]")
    }
}
