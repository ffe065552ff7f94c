internal import SourceText
internal import TestSupport
internal import Testing
@testable internal import Validation

/// RFC 4180, and what is met in the wild.
@Suite struct CommaSeparatedTests {
    /// The fields of every record of a text, and the summaries of what is wrong with it.
    static func read(_ text: String) -> (fields: [[String]], mistakes: [String]) {
        var diagnostics = Diagnostics()
        let file = SourceFile(path: "a.csv", bytes: Array(text.utf8))
        let table = CommaSeparatedTable(file, id: SourceID(0), into: &diagnostics)
        return (table.records.map { $0.fields.map(table.text) }, diagnostics.all.map { $0.summary })
    }

    @Test(
        arguments: [
            ("", []),
            ("\u{FEFF}", []),
            ("a", [["a"]]),
            ("a\n", [["a"]]),
            ("a,b\n1,2\n", [["a", "b"], ["1", "2"]]),
            ("a,b\n1,2", [["a", "b"], ["1", "2"]]),
            ("a,b\r\n1,2\r\n", [["a", "b"], ["1", "2"]]),
            ("a,b\r1,2\r", [["a", "b"], ["1", "2"]]),
            ("\u{FEFF}a,b\n", [["a", "b"]]),
            ("\u{FEFF}\"a\",b\n", [["a", "b"]]),
            ("a\n\n\r\n\nb\n\n", [["a"], ["b"]]),
            (",\n", [["", ""]]),
            ("a,,\n", [["a", "", ""]]),
            ("\"\",\"\"\n", [["", ""]]),
            ("\"\"\n", [[""]]),
            ("\"a,b\",c\n", [["a,b", "c"]]),
            ("\"a\nb\",\"c\r\nd\"\ne,f\n", [["a\nb", "c\r\nd"], ["e", "f"]]),
            ("\"say \"\"so\"\"\"\n", [["say \"so\""]]),
            ("\"\"\"\"\n", [["\""]]),
            ("\"\"\"\"\"\"\n", [["\"\""]]),
            (" a ,\tb\t,\" c \"\n", [["a", "b", "c"]]),
            ("ä,\u{1F680}\n", [["ä", "\u{1F680}"]]),
            ("\"a\"", [["a"]]),
            ("\"a\",", [["a", ""]]),
        ] as [(String, [[String]])])
    func fieldsAreTakenApart(_ text: String, _ fields: [[String]]) {
        let read = Self.read(text)
        #expect(read.fields == fields)
        #expect(read.mistakes == [])
    }

    @Test(
        arguments: [
            ("a\"b,c\nd,e\n", "a field that does not begin with a quotation mark holds one", 2),
            (" \"a\",b\nd,e\n", "a field that does not begin with a quotation mark holds one", 2),
            ("\"a\"b,c\nd,e\n", "there is text after the closing quotation mark of a field", 2),
            ("\"a\" ,c\nd,e\n", "there is text after the closing quotation mark of a field", 2),
            ("\"a,b\nd,e\n", "this quotation mark is never closed", 2),
            ("a,\"b\"\"\nd,\"\"\ne\n", "this quotation mark is never closed", 3),
            ("\"", "this quotation mark is never closed", 1),
        ] as [(String, String, Int)])
    func aQuotationMarkOutOfPlaceIsReportedOnceAndTheNextLineIsRead(_ text: String, _ mistake: String, _ count: Int) {
        let read = Self.read(text)
        #expect(read.mistakes.first == mistake)
        #expect(read.fields.count == count)
    }

    /// Whatever is written as the RFC says is read as it was.
    @Test(arguments: 0..<200)
    func whatIsWrittenIsReadBack(_ seed: UInt64) {
        var random = SeededGenerator(seed: seed)
        let letters = ["a", ",", "\"", "\n", "\r", "\r\n", "é", "1", "\u{1F680}"]
        let width = Int.random(in: 1...5, using: &random)
        let rows = (0..<Int.random(in: 1...6, using: &random)).map { _ in
            (0..<width).map { _ in
                // Blanks at the ends are left out, and a record of one empty field is a blank line unless quoted.
                "x"
                    + (0..<Int.random(in: 0...8, using: &random)).map { _ in letters.randomElement(using: &random) ?? ""
                    }
                    .joined()
            }
        }
        let end = ["\n", "\r\n", "\r"].randomElement(using: &random) ?? "\n"
        let text = rows.map { row in
            row.map {
                "\"" + $0.split(separator: "\"", omittingEmptySubsequences: false).joined(separator: "\"\"") + "\""
            }
            .joined(separator: ",")
        }.joined(separator: end)
        let read = Self.read(text + (Bool.random(using: &random) ? end : ""))
        #expect(read.fields == rows)
        #expect(read.mistakes == [])
    }

    /// No bytes stop the reader, and every record lies within the file after the one before.
    @Test(arguments: 0..<200)
    func anyBytesAreRead(_ seed: UInt64) {
        var random = SeededGenerator(seed: seed)
        let letters: [UInt8] = [0x22, 0x22, 0x22, 0x2C, 0x2C, 0x0A, 0x0D, 0x61, 0xFF, 0xEF, 0x00, 0x20]
        let bytes = (0..<Int.random(in: 0...60, using: &random)).map { _ in letters.randomElement(using: &random) ?? 0 }
        var diagnostics = Diagnostics()
        let table = CommaSeparatedTable(SourceFile(path: "a.csv", bytes: bytes), id: SourceID(0), into: &diagnostics)
        var last = 0
        for record in table.records {
            #expect(record.range.lowerBound >= last && record.range.upperBound <= bytes.count)
            last = record.range.upperBound
            for field in record.fields {
                #expect(field.content.upperBound <= record.range.upperBound)
                _ = table.text(field)
            }
        }
        #expect(table.records.contains { !$0.isWellFormed } == !diagnostics.isEmpty)
    }
}
