import Foundation
import Cells
import Chapters
import LivePage
import Publishing
import SourceText
import Testing
import Vocabulary

/// A book of texts, published with an engine.
struct LiveBook {
    var publication: Publication

    init(_ chapters: [(name: String, text: String)], settings: String = "") throws {
        var sources = SourceCollection()
        var diagnostics = Diagnostics()
        var read: [Chapter] = []
        for (name, text) in chapters {
            let file = SourceFile(path: "chapters/" + name, bytes: Array(text.utf8))
            let id = sources.add(file)
            let (chapter, found) = ChapterReader.read(file, id: id, name: name) { _ in "" }
            read.append(chapter)
            diagnostics.add(contentsOf: found)
        }
        let file = SourceFile(path: "-P", bytes: Array(settings.utf8))
        let outside = SettingsReader.read(
            SourceExcerpt(file: sources.add(file), bytes: file.bytes, source: 0), into: &diagnostics)
        let source = BookSource(read, into: &diagnostics)
        let book = Book(
            source.cells, lexicon: InferenceVocabulary.lexicon, settings: outside, claimsMayFail: true,
            place: { _ in "" }, into: &diagnostics)
        let cells = book.evaluated(into: &diagnostics)
        let text = DiagnosticText(sources, isColoured: false)
        try #require(!diagnostics.hasErrors, "\(diagnostics.all.map { text.text($0) })")
        publication = Publication(
            source, cells: try #require(cells), sources: sources, version: "1",
            engine: "engine")
    }

    func page(_ index: Int) throws -> LivePage {
        try LivePage(try #require(publication.liveSource(index)).bytes, engine: "engine")
    }

    /// The elements of the cells of a page, by cell.
    func html(_ index: Int) -> String {
        String(decoding: publication.page(index).files[0].bytes, as: UTF8.self)
    }
}

extension LivePage {
    mutating func answer(_ state: String, simulate: Bool = true, isSteady: Bool = true) -> String {
        String(decoding: set(Array(state.utf8), simulate: simulate, isSteady: isSteady), as: UTF8.self)
    }
}

struct LivePageTests {
    static let chapters = [
        (
            "01-assumptions.md",
            """
            # Assumptions

            ```params
            rent = 2.10 USD/h in 1 USD/h .. 6 USD/h by 0.1 USD/h   # per GPU, **on demand**
            gpus = 4 in 1, 2, 4, 8
            ```
            """
        ),
        (
            "02-cost.md",
            """
            ---
            title: Cost
            uses: assumptions
            ---
            # Cost

            ```params
            hours = 10 h in 1 h .. 100 h log   # a *note*
            ```

            ```let
            cost = rent * gpus * hours
            ```

            It costs `= cost` in all.

            ```claim dear
            It costs more than 50 USD.
            cost > 50 USD
            ```

            | Hours | Cost |
            |---|---|
            | `= hours` | `= rent * hours` |

            ```working
            of cost
            ```
            """
        ),
    ]

    @Test func `loading tells the parameters, those of the page first`() throws {
        let page = try LiveBook(Self.chapters).page(1)
        let text = String(decoding: page.loaded, as: UTF8.self)
        #expect(
            text == """
                {"version":"engine","parameters":[\
                {"key":"hours","name":"hours","chapter":"cost","title":"Cost","own":true,"cell":0,"row":0,"value":10,\
                "text":"10 h","written":"10 h","unit":"h","note":"a *note*","href":"#_p-hours","kind":"range","lower":1,\
                "upper":100,"log":true},\
                {"key":"rent","name":"rent","chapter":"assumptions","title":"Assumptions","own":false,"value":2.1,\
                "text":"2.10 USD/h","written":"2.10 USD/h","unit":"USD/h","note":"per GPU, **on demand**",\
                "href":"assumptions.html#_p-rent","kind":"range","lower":1,"upper":6,"step":0.1,"log":false},\
                {"key":"gpus","name":"gpus","chapter":"assumptions","title":"Assumptions","own":false,"value":4,\
                "text":"4","written":"4","unit":"","note":"","href":"assumptions.html#_p-gpus","kind":"choice",\
                "choices":["1","2","4","8"],"labels":["1","2","4","8"]}],"changed":[],"faults":[]}
                """)
    }

    @Test func `an uncertain parameter keeps its interval and its unit, and may be set to a number or an interval`()
        throws
    {
        let text = """
            ```params
            salary = triangular(20 USD/h, 24 USD/h, 32 USD/h)
            rent = between 1.8 and 2.6 USD/h in 1 USD/h .. 6 USD/h
            ```

            `= salary + rent`
            """
        var page = try LiveBook([("index.md", text)]).page(0)
        let loaded = String(decoding: page.loaded, as: UTF8.self)
        #expect(
            loaded.contains(
                #""uncertain":true,"text":"25 (22 to 30) USD/h","written":"25 (22 to 30) USD/h","unit":"USD/h""#),
            "\(loaded)")
        #expect(loaded.contains(##""href":"#_p-salary","kind":"number"}"##), "\(loaded)")
        #expect(loaded.contains(#""uncertain":true,"text":"2.2 (1.8 to 2.6) USD/h""#), "\(loaded)")
        #expect(page.answer("salary=26\nrent=2").contains("28\u{a0}USD/h"))
        #expect(page.answer("rent=between 2 and 3 USD/h").contains("(2.0 to 3.0)"))
    }

    @Test func `what is moved is what a build with that value would show`() throws {
        var page = try LiveBook(Self.chapters).page(1)
        let answer = page.answer("rent=3\nhours=20 h")
        let built = try LiveBook(Self.chapters, settings: "rent = 3 USD/h\nhours = 20 h").html(1)
        #expect(answer.contains("\"faults\":[]"))
        for cell in [0, 2, 3, 4, 5] {
            let element = try #require(JSON.html(of: cell, in: answer))
            #expect(element.contains("data-cell=\"\(cell)\""))
            #expect(built.contains(element), "\(element)")
        }
        #expect(JSON.html(of: 1, in: answer) == nil)
    }

    @Test func `back where it was, a cell is the published one`() throws {
        var page = try LiveBook(Self.chapters).page(1)
        _ = page.answer("rent=3")
        #expect(page.answer("rent=3").contains("\"changed\":[]"))
        let answer = page.answer("")
        #expect(answer.contains("{\"cell\":2,\"published\":true}"))
        #expect(!answer.contains("html"))
    }

    @Test(arguments: [
        ("rent=9", "9 USD/h is outside the declared range 1 USD/h .. 6 USD/h"),
        ("rent=3 h", "'rent' is a quantity in USD/h, not a quantity in h"),
        ("rnet=3", "nothing on this page depends on a parameter 'rnet'"),
        ("rent=", "'rent' has no value"), ("gpus=3", "3 is not among the declared choices 1, 2, 4 or 8"),
        ("rent=2 * rent", "'rent' is defined in terms of itself"),
        ("hours=cost / (9 USD/h)", "'hours' is defined in terms of itself"),
        ("rent=3\u{0}", "\"parameter\":\"rent\",\"message\":\"this is no text\""),
    ])
    func `a value that cannot be is told and changes nothing`(state: String, message: String) throws {
        var page = try LiveBook(Self.chapters).page(1)
        let answer = page.answer(state)
        #expect(answer.contains("\"changed\":[]"))
        #expect(answer.contains(message), "\(answer)")
    }

    @Test func `of two values that need each other only the first is taken`() throws {
        let text = """
            # One

            ```params
            low = 1 in 0 .. 9
            high = 2 in 0 .. 9
            ```

            Together `= low + high`.
            """
        var page = try LiveBook([("01-one.md", text)]).page(0)
        let both = page.answer("low=high + 1\nhigh=low + 1")
        #expect(both.contains("'high' is defined in terms of itself"), "\(both)")
        #expect(try #require(JSON.html(of: 1, in: both)).contains(">5<"))
        // With the first gone, nothing stands in the way of the second.
        let second = page.answer("high=low + 3")
        #expect(second.contains("\"faults\":[]"), "\(second)")
        #expect(page.answer("high=low + 2").contains(">4<"))
    }

    @Test func `a page of another engine stays as it is`() throws {
        let source = try #require(LiveBook(Self.chapters).publication.liveSource(1))
        #expect(throws: LiveFault.otherEngine("engine")) { try LivePage(source.bytes, engine: "another") }
    }
}

/// Looks into answers.
enum JSON {
    /// The HTML of a changed cell, unescaped.
    static func html(of cell: Int, in answer: String) -> String? {
        guard let start = answer.range(of: "{\"cell\":\(cell),\"html\":\"") else { return nil }
        var text = ""
        var isEscaped = false
        for character in answer[start.upperBound...] {
            if isEscaped {
                isEscaped = false
                text.append(character == "n" ? "\n" : character)
            } else if character == "\\" {
                isEscaped = true
            } else if character == "\"" {
                return text
            } else {
                text.append(character)
            }
        }
        return nil
    }
}
