internal import Foundation
internal import Testing

@Suite struct ValuesFileTests {
    static func values(_ book: PublishedBook) throws -> [[String: Any]] {
        let file = try JSONSerialization.jsonObject(with: Data(book.files["values.json"] ?? [])) as? [String: Any]
        #expect(file?["marginal"] as? String == "1.2.3")
        return try #require(file?["values"] as? [[String: Any]])
    }

    @Test func everyValueIsListedWithItsPlace() throws {
        let book = PublishedBook([
            (
                "01-a.md",
                "---\ntitle: A `= 1 + 1`\n---\n\n# é `= 2 s in ms : .1f`\n\n```params\nrent = 3 USD in 1 USD .. 4 USD # \"n\"\n```\n"
            ),
            (
                "02-b.md",
                "---\nuses: a\n---\n\n~~~table \"C `= 4`\" for n in 5, 6\n| h `= 7` | i |\n|---|---|\n| = n | x `= rent * n` y |\n~~~\n\n| j |\n|---|\n| = \"\\t<é>\" |\n"
            ),
        ])
        #expect(book.mistakes == [])
        let values = try Self.values(book)
        let lines = values.map { value in
            ["chapter", "kind", "text", "value", "unit", "formula", "row", "note", "file", "line", "column"]
                .map { key in
                    key == "value"
                        ? (value[key] as? Double).map { "\(Int($0))" } ?? "-" : value[key].map { "\($0)" } ?? "-"
                }.joined(separator: "|")
        }
        #expect(
            lines == [
                "a|title|2|2||1 + 1|-|-|01-a.md|2|13", "a|inline|2,000.0 ms|2000|ms|2 s in ms|-|-|01-a.md|5|8",
                "a|parameter|3 USD|3|USD|rent|-|\"n\"|01-a.md|8|1", "b|caption|4|4||4|-|-|02-b.md|5|16",
                "b|table|7|7||7|-|-|02-b.md|6|8", "b|table|5|5||n|1|-|02-b.md|8|5",
                "b|table|15 USD|15|USD|rent * n|1|-|02-b.md|8|14", "b|table|6|6||n|2|-|02-b.md|8|5",
                "b|table|18 USD|18|USD|rent * n|2|-|02-b.md|8|14", "b|table|\\t<é>|-|-|\"\\t<é>\"|1|-|02-b.md|13|5",
            ])
    }

    @Test func aBookWithoutValuesHasAnEmptyList() throws {
        #expect(try Self.values(PublishedBook("Text")).isEmpty)
        #expect(
            try Self.values(PublishedBook([("01-a.md", "Text"), ("02-b.md", "`= 1`"), ("03-c.md", "")])).count == 1)
    }

    @Test func numbersAreGivenUnrounded() throws {
        let values = try Self.values(
            PublishedBook("`= 2 / 3` `= 1e22` `= -1e-7` `= 123_456_789.5` `= 1 < 2` `= [1, 2]`"))
        #expect(values.map { $0["value"] as? Double } == [2.0 / 3, 1e22, -1e-7, 123_456_789.5, nil, nil])
        #expect(values.map { $0["text"] as? String }.suffix(2) == ["yes", "1, 2"])
    }
}
