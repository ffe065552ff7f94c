import LivePage
import Testing

/// The reader's own experiments.
struct EditTests {
    static let formula = """
        ```let
        cost = 2 * rent * gpus * hours
        ```
        """

    /// The pages that a build makes of the chapters with another text in the place of one.
    private func built(_ old: String, _ new: String, settings: String = "") throws -> String {
        var chapters = LivePageTests.chapters
        #expect(chapters[1].1.contains(old))
        chapters[1].1 = chapters[1].1.replacing(old, with: new)
        return try LiveBook(chapters, settings: settings).html(1)
    }

    @Test func `the text of a block is told with its fences, and a pipe table as it is`() throws {
        var page = try LiveBook(LivePageTests.chapters).page(1)
        #expect(page.told(1, "").contains(#""text":"```let\ncost = rent * gpus * hours\n```""#))
        #expect(page.told(3, "").contains(#""text":"```claim dear\nIt costs more than 50 USD.\ncost > 50 USD\n```""#))
        #expect(page.told(4, "").contains(#""text":"| Hours | Cost |\n|---|---|\n| `= hours` | `= rent * hours` |""#))
        #expect(page.answer("").contains(#""changed":[],"faults":[]"#))
    }

    @Test func `what an edited formula changes is what a build would show`() throws {
        var page = try LiveBook(LivePageTests.chapters).page(1)
        #expect(page.told(1, Self.formula).contains(#""faults":[]"#))
        let answer = page.answer("")
        let built = try built("cost = rent", "cost = 2 * rent")
        for cell in [1, 2, 3, 5] {
            let element = try #require(JSON.html(of: cell, in: answer), "\(cell): \(answer)")
            #expect(built.contains(element), "\(element)")
        }
        for cell in [0, 4] { #expect(JSON.html(of: cell, in: answer) == nil) }
    }

    @Test func `it stays while parameters move`() throws {
        var page = try LiveBook(LivePageTests.chapters).page(1)
        _ = page.answer("rent=4")
        _ = page.told(1, Self.formula)
        _ = page.answer("rent=4")
        let answer = page.answer("rent=3\nhours=20 h")
        let built = try built("cost = rent", "cost = 2 * rent", settings: "rent = 3 USD/h\nhours = 20 h")
        for cell in [0, 2, 3, 4, 5] {
            let element = try #require(JSON.html(of: cell, in: answer))
            #expect(built.contains(element), "\(element)")
        }
        let back = page.answer("")
        #expect(back.contains(#"{"cell":4,"published":true}"#))
        #expect(JSON.html(of: 2, in: back) != nil)
    }

    @Test func `what is wrong is told as the command line tells it, and nothing changes`() throws {
        var page = try LiveBook(LivePageTests.chapters).page(1)
        let told = page.told(1, "```let\ncost = rent + hours\n```")
        #expect(
            told.contains(
                #""text":"02-cost.md:12:8: error: these cannot be added: USD/h and h [dimension-mismatch]\n"#
                    + #"12 | cost = rent + hours\n   |        ^~~~   ~~~~~"#), "\(told)")
        #expect(page.answer("").contains(#""changed":[],"faults":[]"#))
    }

    @Test func `a name that others use cannot go`() throws {
        var page = try LiveBook(LivePageTests.chapters).page(1)
        let told = page.told(1, "```let\nprice = rent * gpus * hours\n```")
        #expect(told.contains("02-cost.md:15:"), "\(told)")
        #expect(told.contains("'cost'"))
        #expect(page.answer("").contains(#""changed":[],"faults":[]"#))
    }

    @Test func `a name may be added, and the text of another block may use it`() throws {
        var page = try LiveBook(LivePageTests.chapters).page(1)
        #expect(page.told(1, "```let\ncost = rent * gpus * hours\nhalf = cost / 2\n```").contains(#""faults":[]"#))
        let first = page.answer("")
        #expect(JSON.html(of: 1, in: first) != nil && JSON.html(of: 2, in: first) == nil)
        let told = page.told(3, "```claim dear\nHalf of it is more than 500 USD.\nhalf > 500 USD\n```")
        #expect(told.contains(#""faults":[]"#), "\(told)")
        let html = try #require(JSON.html(of: 3, in: page.answer("")))
        #expect(html.contains("Half of it") && html.contains("fails"), "\(html)")
        // What the other needs cannot go any more.
        #expect(page.told(1, "").contains("'half'"))
    }

    @Test func `back as published`() throws {
        var page = try LiveBook(LivePageTests.chapters).page(1)
        _ = page.told(1, Self.formula)
        _ = page.answer("rent=3")
        #expect(page.told(1, "").contains(#""faults":[]"#))
        let moved = page.answer("rent=3")
        let built = try built("cost = rent", "cost = rent", settings: "rent = 3 USD/h")
        #expect(built.contains(try #require(JSON.html(of: 2, in: moved))))
        #expect(moved.contains(#"{"cell":1,"published":true}"#))
        #expect(page.answer("").contains(#"{"cell":2,"published":true}"#))
    }

    @Test func `parameters may be edited`() throws {
        var page = try LiveBook(LivePageTests.chapters).page(1)
        let told = page.told(0, "```params\nhours = 12 h in 1 h .. 200 h\nmore = 3\n```")
        #expect(told.contains(#""text":"12 h","written":"12 h""#) && told.contains(#""upper":200"#), "\(told)")
        let html = try #require(JSON.html(of: 2, in: page.answer("")))
        #expect(html.contains("101"))
        #expect(page.answer("hours=150").contains(#""faults":[]"#))
    }

    @Test(arguments: [
        ("let\nx = 1\n```", "the block does not begin with ```"), ("\n\n```let\nx = 1\n", "the block has no end"),
        ("```let\nx = 1\n```\nmore", "this stands after the end of the block"),
        ("```python\nx = 1\n```", "this is no block that computes"),
        ("```table \"`= x`\"\n|a|\n|-|\n```", "no ` can stand in the line after ```"),
        ("```let\nx = \0\n```", "this is no text"), ("```let\nx = \n```", "error:"), ("x", "does not begin"),
        ("```table\nno table\n```", "a table begins with a header"), ("", "\"faults\":[]"),
    ])
    func `what is no block is refused`(text: String, message: String) throws {
        var page = try LiveBook(LivePageTests.chapters).page(1)
        let told = page.told(1, text)
        #expect(told.contains(message), "\(told)")
        #expect(page.answer("").contains(#""changed":[],"faults":[]"#))
    }

    @Test func `fences of other kinds are kept`() throws {
        var chapters = LivePageTests.chapters
        chapters[1].1 = chapters[1].1.replacing("```let", with: "- one\n\n  ~~~~ let")
            .replacing("hours\n```\n\nIt", with: "hours\n  ~~~~\n\nIt").replacing("\ncost = r", with: "\n  cost = r")
        var page = try LiveBook(chapters).page(1)
        #expect(page.told(1, "").contains(#""text":"~~~~ let\ncost = rent * gpus * hours\n~~~~""#))
        #expect(page.told(1, "~~~~ let\ncost = 3 * rent * gpus * hours\n~~~~").contains(#""faults":[]"#))
        #expect(try #require(JSON.html(of: 2, in: page.answer(""))).contains("252"))
    }

    @Test func `a block may become another`() throws {
        var page = try LiveBook(LivePageTests.chapters).page(1)
        _ = page.told(5, "```table for h in 1 h, 2 h\n| Hours | Cost |\n|---|---|\n| = h | = rent * h |\n```")
        let html = try #require(JSON.html(of: 5, in: page.answer("")))
        #expect(html.contains("<table") && html.contains("4.2"))
    }

    @Test func `a cell that is not there is told`() throws {
        var page = try LiveBook(LivePageTests.chapters).page(1)
        for cell in [-1, 6, 1000] { #expect(page.told(cell, "x").contains("no such block")) }
    }
}

extension LivePage {
    fileprivate mutating func told(_ cell: Int, _ text: String) -> String {
        String(decoding: edit(cell, Array(text.utf8)), as: UTF8.self)
    }
}
