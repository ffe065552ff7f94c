import LivePage
import Testing

extension LivePage {
    mutating func moved(_ state: String, simulate: Bool = false) -> String {
        String(decoding: move(Array(state.utf8), simulate: simulate), as: UTF8.self)
    }

    mutating func proceeded(_ work: String, simulate: Bool = false, isSteady: Bool = true) -> String {
        String(decoding: proceed(Array(work.utf8), simulate: simulate, isSteady: isSteady), as: UTF8.self)
    }
}

/// A page that follows what a reader moves, part by part.
struct FollowingTests {
    static let text = """
        # Cost

        ```params
        rent  = 2.10 USD/h in 1 USD/h .. 6 USD/h
        hours = 10 h in 1 h .. 100 h
        other = 5 in 1 .. 9
        ```

        ```let
        cost(h) = rent * h
        written = rent
        shown(x) = written
        ```

        It costs `= cost(hours)`, at `= written`, which is `= shown(1)`. Another is `= other`.

        ```claim dear
        It costs more than 5 USD.
        cost(hours) > 5 USD
        ```

        ```table for h in 1 h, 2 h, 3 h
        | Hours | Cost |
        |---|---|
        | = h | = cost(h) |
        ```

        ```sensitivity moves
        of cost(hours)
        ```

        ```chart line
        for h in 1 h .. 10 h
        y = cost(h) in USD
        ```
        """

    func page(_ settings: String = "") throws -> LivePage { try book(settings).page(0) }

    func book(_ settings: String = "") throws -> LiveBook {
        try LiveBook([("index.md", Self.text)], settings: settings)
    }

    // Cells: 0 params, 1 let, 2 to 5 in the sentence, 6 claim, 7 table, 8 sensitivity, 9 chart.

    @Test func `a move says which cells may change, and changes none`() throws {
        var page = try page()
        let answer = page.moved("rent=3")
        #expect(answer.contains("\"changed\":[]"))
        #expect(answer.contains("\"later\":[0,2,3,4,6,7,8,9]"), "\(answer)")
    }

    @Test func `the verdict of a claim comes before what would change it`() throws {
        var page = try page()
        _ = page.moved("rent=3")
        let early = page.proceeded("6 1")
        let verdict = try #require(JSON.html(of: 6, in: early))
        #expect(verdict.contains("holds") && verdict.contains("<details data-later"))
        #expect(early.contains("\"later\":[6]"))
        let late = page.proceeded("6 99")
        let whole = try #require(JSON.html(of: 6, in: late))
        #expect(whole.contains("<table>") && !whole.contains("data-later"))
        #expect(!late.contains("later\":"))
        #expect(page.proceeded("6 1").contains("\"changed\":[]"))
    }

    @Test func `part by part, in any order, a page is what a build would show`() throws {
        var page = try page()
        let built = try book("rent = 3.125 USD/h\nhours = 20 h").html(0)
        _ = page.moved("rent=3.125\nhours=20")
        for cell in [9, 8, 7, 6, 5, 4, 3, 2, 0] {
            var answer = ""
            var parts = 0
            repeat {
                answer = page.proceeded("\(cell) 1", isSteady: false)
                parts += 1
            } while answer.contains("\"later\"") && parts < 200
            // A cell that depends on nothing that was moved is not asked for, and says nothing.
            guard cell != 5 else { continue }
            let element = try #require(JSON.html(of: cell, in: answer))
            #expect(built.contains(element), "\(element)")
            #expect(parts > 1 || ![6, 7, 8, 9].contains(cell), "\(cell) is one part")
        }
    }

    @Test(arguments: ["rent=2", "rent=2.5", "rent=2.125", "rent=2 USD/h", "rent=0.03 USD/min", "rent=2.1"])
    func `the digits of what is written show wherever they would in a build`(state: String) throws {
        var page = try page()
        _ = page.answer("rent=3.25")
        let answer = page.answer(state)
        let value = state.contains("USD") ? state : state + " USD/h"
        let built = try book(value).html(0)
        for cell in [0, 2, 3, 4] {
            let element = try #require(JSON.html(of: cell, in: answer))
            #expect(built.contains(element), "\(element)")
        }
    }

    @Test func `what was begun under an older state is begun anew`() throws {
        var page = try page()
        _ = page.moved("rent=3")
        _ = page.proceeded("6 1\n7 1")
        _ = page.moved("rent=4")
        let answer = page.proceeded("6 99\n7 99")
        var other = try self.page()
        let whole = other.answer("rent=4")
        for cell in [6, 7] { #expect(JSON.html(of: cell, in: answer) == JSON.html(of: cell, in: whole)) }
    }

    @Test func `a cell that was followed elsewhere is left alone until it may change again`() throws {
        var page = try page()
        _ = page.moved("rent=3")
        _ = page.proceeded("6 0")
        #expect(page.moved("rent=3\nother=6").contains("\"later\":[0,2,3,4,5,7,8,9]"))
        #expect(page.moved("rent=4\nother=6").contains("\"later\":[0,2,3,4,5,6,7,8,9]"))
    }

    @Test func `back where it was, a cell is told as published, even if it never was told`() throws {
        var page = try page()
        _ = page.moved("rent=3")
        _ = page.moved("")
        #expect(page.proceeded("2 1").contains("{\"cell\":2,\"published\":true}"))
    }

    @Test func `what makes no sense is passed over`() throws {
        var page = try page()
        _ = page.moved("rent=3")
        for work in ["", "99 1", "x", "2", "2 x", "-1 1", "1 2 3", "99999999999 1"] {
            #expect(page.proceeded(work).contains("\"changed\":[]"), "\(work)")
        }
    }
}

/// The axes of charts.
struct AxesTests {
    /// The largest number at the axis of values.
    private func top(_ answer: String) throws -> Int {
        let html = try #require(JSON.html(of: 9, in: answer))
        let svg = try #require(html.firstRange(of: "<svg"))
        let texts = html[svg.lowerBound...].split(separator: "</text>").compactMap { part in
            part.split(separator: ">").last.flatMap { Int($0) }
        }
        return try #require(texts.max())
    }

    @Test func `axes stay while values fit, and are fitted once the reader lets go`() throws {
        var page = try FollowingTests().page()
        let published = try top(page.answer("rent=2.2", isSteady: true))
        #expect(published == 30)
        // The line is half as high, and so are the axes in the end.
        _ = page.moved("rent=1")
        #expect(try top(page.proceeded("9 99")) == published)
        let fitted = page.proceeded("", isSteady: false)
        #expect(try top(fitted) == 10)
        #expect(page.proceeded("", isSteady: false).contains("\"changed\":[]"))
    }

    @Test func `an axis grows where values need it, and stays as it was fitted`() throws {
        var page = try FollowingTests().page()
        _ = page.moved("rent=6")
        #expect(try top(page.proceeded("9 99")) == 60)
        _ = page.proceeded("", isSteady: false)
        _ = page.moved("rent=2")
        #expect(try top(page.proceeded("9 99")) == 60)
        _ = page.moved("")
        _ = page.proceeded("9 99")
        _ = page.moved("rent=2")
        #expect(try top(page.proceeded("9 99")) == 30)
    }

    @Test func `a chart of an older state is not fitted`() throws {
        var page = try FollowingTests().page()
        _ = page.moved("rent=1")
        _ = page.proceeded("9 99")
        _ = page.moved("rent=6")
        #expect(page.proceeded("", isSteady: false).contains("\"changed\":[]"))
    }
}

/// Simulations, which a page leaves out until the reader rests.
struct LiveSimulationTests {
    static let text = """
        # Waiting

        ```params
        rate = 2 request/s in 1 request/s .. 4 request/s
        rent = 2 USD/h in 1 USD/h .. 6 USD/h
        ```

        ```let
        plan = server(llama_3_3_70b, h100_sxm, tensor_parallel: 4, weights: fp8)
        run  = simulate(plan, poisson_arrivals(rate), fixed_lengths(300 token, 50 token), 60 request)
        slow = run.all.end_to_end.p90
        ```

        At `= rate` it takes `= slow in ms`, and costs `= rent`.
        """

    // Cells: 0 params, 1 let, 2 rate, 3 slow, 4 rent.

    private func page() throws -> LivePage { try LiveBook([("index.md", Self.text)]).page(0) }

    @Test func `a simulation waits, all else does not`() throws {
        var page = try page()
        let answer = page.answer("rate=3", simulate: false)
        #expect(answer.contains("{\"cell\":3,\"pending\":true}"))
        #expect(JSON.html(of: 2, in: answer)?.contains("3") == true)
        #expect(!answer.contains("\"cell\":4"))
    }

    @Test func `once it runs, it gives what a build gives`() throws {
        var page = try page()
        _ = page.answer("rate=3", simulate: false)
        let answer = page.answer("rate=3", simulate: true)
        let built = try LiveBook([("index.md", Self.text)], settings: "rate = 3 request/s").html(0)
        let element = try #require(JSON.html(of: 3, in: answer))
        #expect(built.contains(element), "\(element)")
        #expect(JSON.html(of: 2, in: answer) == nil)
    }

    @Test func `what does not depend on it is not simulated again`() throws {
        var page = try page()
        _ = page.answer("rate=3", simulate: true)
        let answer = page.answer("rate=3\nrent=4", simulate: false)
        #expect(!answer.contains("pending"))
        #expect(JSON.html(of: 4, in: answer) != nil)
    }

    @Test func `cell by cell a simulation is left out, and then run`() throws {
        var page = try page()
        _ = page.moved("rate=3")
        #expect(page.proceeded("3 1").contains("{\"cell\":3,\"pending\":true}"))
        #expect(page.moved("rate=3").contains("\"later\":[0,2]"))
        #expect(page.moved("rate=3", simulate: true).contains("\"later\":[0,2,3]"))
        let answer = page.proceeded("3 1", simulate: true)
        var other = try self.page()
        #expect(JSON.html(of: 3, in: answer) == JSON.html(of: 3, in: other.answer("rate=3", simulate: true)))
        #expect(page.moved("").contains("\"later\":[0,2,3]"))
        #expect(page.proceeded("3 1").contains("{\"cell\":3,\"published\":true}"))
    }
}
