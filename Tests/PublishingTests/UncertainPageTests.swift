internal import Foundation
internal import Testing

/// What is uncertain, on pages and for programs.
@Suite struct UncertainPageTests {
    private static let text = """
        # A rent

        ```params
        rent = between 1.8 and 2.6 USD/h in 1 USD/h .. 6 USD/h
        ```

        It is `= rent`, or `= rent - 4 USD/h`, and never `= 3 USD/h`.

        ```claim low
        The rent is low.
        rent < 2.4 USD/h
        ```

        ```claim high refuted
        The rent is high.
        rent > 2.4 USD/h
        ```
        """

    @Test func aPageShowsMedianAndInterval() throws {
        let book = PublishedBook([("01-a.md", Self.text)])
        #expect(book.mistakes == [])
        let page = String(decoding: try #require(book.files["a.html"]), as: UTF8.self)
        #expect(page.contains(">2.2 (1.8 to 2.6)\u{A0}USD/h</data>"))
        #expect(page.contains(">−1.8 (−2.2 to −1.4)\u{A0}USD/h</data>"))
        #expect(page.contains(" holds with a probability of 82\u{A0}%"))
        #expect(page.contains(" is refuted, as the text says: it holds with a probability of 18\u{A0}%"))
    }

    @Test func theBoundsOfAnIntervalAreGivenToPrograms() throws {
        let book = PublishedBook([("01-a.md", Self.text)])
        let file = try #require(
            try JSONSerialization.jsonObject(with: Data(book.files["values.json"] ?? [])) as? [String: Any])
        let values = try #require(file["values"] as? [[String: Any]])
        let rent = try #require(values.first { $0["kind"] as? String == "inline" })
        #expect(rent["text"] as? String == "2.2 (1.8 to 2.6) USD/h")
        #expect(((rent["p5"] as? Double ?? 0) - 1.8).magnitude < 1e-5)
        #expect(((rent["p95"] as? Double ?? 0) - 2.6).magnitude < 1e-5)
        #expect(((rent["value"] as? Double ?? 0) - 2.163_33).magnitude < 1e-4)
        let certain = try #require(values.last { $0["kind"] as? String == "inline" })
        #expect(certain["p5"] == nil)
        let claims = try #require(file["claims"] as? [[String: Any]])
        #expect(((claims[0]["probability"] as? Double ?? 0) - 0.8236).magnitude < 0.005)
    }
}
