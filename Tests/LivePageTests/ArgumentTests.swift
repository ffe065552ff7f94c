import Cells
import LivePage
import Publishing
import Testing

/// The page that lists the claims of the book.
struct ArgumentTests {
    static let chapters =
        LivePageTests.chapters + [
            (
                "03-more.md",
                """
                ---
                uses: assumptions, cost
                ---
                # More

                ```claim cheap refuted
                It costs *less* than `= cost / 2`.
                cost < rent * 20 h
                ```

                ```claim fixed
                Two is more than one.
                2 > 1
                ```

                ```claim odd
                Two cannot be.
                1 / (gpus - 2) < 1
                ```
                """
            )
        ]

    private func page() throws -> LivePage {
        try LivePage(try #require(LiveBook(Self.chapters).publication.argumentSource).bytes, engine: "engine")
    }

    private func built(_ settings: String) throws -> String {
        let book = try LiveBook(Self.chapters, settings: settings).publication
        let files = book.files((0..<book.pageCount).map { book.page($0) })
        return String(decoding: try #require(files.first { $0.path == "argument.html" }).bytes, as: UTF8.self)
    }

    @Test func `its parameters are those of the chapters`() throws {
        let text = String(decoding: try page().loaded, as: UTF8.self)
        for key in ["rent", "gpus", "hours"] { #expect(text.contains(#"{"key":"\#(key)","name":"\#(key)""#)) }
        #expect(!text.contains(#""own":true"#))
        #expect(text.contains(#""href":"cost.html#_p-hours""#))
    }

    @Test func `what is moved is what a build with that value would show`() throws {
        var page = try page()
        #expect(page.answer("").contains(#""changed":[],"faults":[]"#))
        let answer = page.answer("gpus=1\nhours=3 h")
        let built = try built("gpus = 1\nhours = 3 h")
        for cell in [0, 1, 3, 4] {
            let element = try #require(JSON.html(of: cell, in: answer), "\(answer)")
            #expect(element.contains("data-cell=\"\(cell)\""))
            #expect(built.contains(element), "\(element)")
        }
        #expect(JSON.html(of: 2, in: answer) == nil)
        #expect(answer.contains("2 hold; 1 fails; and 1 holds, though the text calls it refuted"), "\(answer)")
        let back = page.answer("")
        for cell in [0, 1, 3, 4] { #expect(back.contains("{\"cell\":\(cell),\"published\":true}")) }
    }

    @Test func `where a claim has no verdict, the sum of all stays for that reason`() throws {
        var page = try page()
        let answer = page.answer("gpus=2")
        #expect(
            answer.contains("{\"cell\":3,\"message\":\"") && answer.contains("{\"cell\":4,\"message\":\""), "\(answer)")
        #expect(JSON.html(of: 4, in: answer) == nil)
        #expect(page.answer("gpus=1").contains("2 hold"))
    }

    @Test func `cell by cell, the sum of all follows like any other`() throws {
        var page = try page()
        let later = String(decoding: page.move(Array("gpus=1\nhours=3 h".utf8), simulate: true), as: UTF8.self)
        #expect(later.contains("\"later\":[0,1,3,4]"), "\(later)")
        let answer = String(
            decoding: page.proceed(Array("4 999\n0 999".utf8), simulate: true, isSteady: false), as: UTF8.self)
        #expect(answer.contains("2 hold; 1 fails") && JSON.html(of: 0, in: answer) != nil)
        #expect(!answer.contains("later"))
    }

    @Test func `the page of a long book stays as published`() throws {
        let many = (10..<40).map { ("\($0)-c\($0).md", "# Chapter \($0)\n\n```claim one\nOne is one.\n1 == 1\n```\n") }
        let book = try LiveBook(LivePageTests.chapters + many).publication
        #expect(book.argumentSource == nil)
    }

    @Test func `its claims are edited where they stand`() throws {
        var page = try page()
        #expect(String(decoding: page.edit(0, Array("x".utf8)), as: UTF8.self).contains("no such block"))
    }
}
