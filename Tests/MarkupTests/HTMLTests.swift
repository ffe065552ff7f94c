internal import Markup
internal import Testing
internal import TestSupport

@Suite struct HTMLTests {
    static func text(_ write: (inout HTML) -> Void) -> String {
        String(decoding: HTML.bytes(capacity: 1, write), as: UTF8.self)
    }

    @Test(
        arguments: [
            ("plain", "plain"), ("", ""), ("a & b", "a &amp; b"), ("<script>", "&lt;script&gt;"),
            ("&amp;", "&amp;amp;"),
            ("\"quoted\" 'too'", "\"quoted\" 'too'"), ("é 日本 😀", "é 日本 😀"), ("&&", "&amp;&amp;"), ("a<", "a&lt;"),
        ] as [(String, String)])
    func textIsEscapedOnce(_ text: String, _ html: String) {
        #expect(Self.text { $0.text(text) } == html)
        #expect(Self.text { $0.element("p", text: text) } == "<p>\(html)</p>")
        #expect(Self.text { $0.element("p", class: "c", text: text) } == "<p class=\"c\">\(html)</p>")
        #expect(Self.text { html in html.element("p") { $0.text(text) } } == "<p>\(html)</p>")
    }

    @Test(
        arguments: [
            ("plain", "plain"), ("a \"b\" & <c>", "a &quot;b&quot; &amp; &lt;c&gt;"), ("", ""), ("it's", "it's"),
            ("\" onload=\"x", "&quot; onload=&quot;x"),
        ] as [(String, String)])
    func anAttributeIsEscapedOnce(_ value: String, _ html: String) {
        #expect(Self.text { $0.element("p", Attribute("title", value), text: "x") } == "<p title=\"\(html)\">x</p>")
    }

    @Test func whatIsRenderedAlreadyIsLeftAsItIs() {
        #expect(Self.text { $0.append(Array("<em>a &amp; b</em>".utf8)) } == "<em>a &amp; b</em>")
    }

    @Test func attributesStandInTheOrderInWhichTheyAreGiven() {
        let html = Self.text {
            $0.element("td", Attribute("id", "a"), .classes("r s"), Attribute("title", "t"), text: "x")
        }
        #expect(html == "<td id=\"a\" class=\"r s\" title=\"t\">x</td>")
    }

    @Test func anAttributeThatIsAbsentIsNotWritten() {
        #expect(Self.text { $0.element("p", .classes(""), text: "x") } == "<p>x</p>")
        #expect(Self.text { $0.element("p", .when(false, "hidden", "yes"), text: "x") } == "<p>x</p>")
        #expect(Self.text { $0.element("p", .when(true, "hidden", "yes"), text: "x") } == "<p hidden=\"yes\">x</p>")
        #expect(Self.text { $0.element("p", class: "", text: "x") } == "<p>x</p>")
        #expect(Self.text { html in html.element("p", class: "a b") { $0.text("x") } } == "<p class=\"a b\">x</p>")
    }

    @Test func aVoidElementHasNoEnd() {
        #expect(Self.text { $0.void("br") } == "<br>")
        #expect(Self.text { $0.void("meta", Attribute("charset", "utf-8")) } == "<meta charset=\"utf-8\">")
        #expect(Self.text { html in html.element("p") { $0.void("hr") } } == "<p><hr></p>")
    }

    @Test func elementsNestAsTheirClosuresDo() {
        let html = Self.text { html in
            html.documentType()
            html.element("ul") { html in
                html.element("li", text: "one")
                html.lineEnd()
                html.element("li") { $0.element("em", text: "two") }
            }
            html.element("p") { _ in }
        }
        #expect(html == "<!DOCTYPE html>\n<ul><li>one</li>\n<li><em>two</em></li></ul><p></p>")
    }

    @Test func nothingIsWrittenWhereNothingIsSaid() {
        #expect(Self.text { _ in }.isEmpty)
    }

    @Test func everythingThatIsWrittenArrivesHoweverTheBufferGrows() {
        var random = SeededGenerator(seed: 1)
        for _ in 0..<200 {
            var expected = ""
            let bytes = HTML.bytes(capacity: Int.random(in: 0...100, using: &random)) { html in
                for _ in 0..<Int.random(in: 0...40, using: &random) {
                    let word = String(repeating: "a&é", count: Int.random(in: 0...60, using: &random))
                    html.element("b", text: word)
                    expected += "<b>" + word.replacing("&", with: "&amp;") + "</b>"
                }
            }
            #expect(String(decoding: bytes, as: UTF8.self) == expected)
        }
    }

    @Test func noTextCanLeaveItsElementOrItsAttribute() {
        var random = SeededGenerator(seed: 2)
        let alphabet = Array("<>&\"'=/ ap;#é")
        for _ in 0..<2_000 {
            let word = String(
                (0..<Int.random(in: 0...20, using: &random)).map { _ in
                    alphabet.randomElement(using: &random) ?? "a"
                })
            let html = Self.text { $0.element("p", Attribute("title", word), text: word) }
            #expect(html.filter { $0 == "<" }.count == 2)
            #expect(html.filter { $0 == ">" }.count == 2)
            let text = html.replacing("&lt;", with: "<").replacing("&gt;", with: ">").replacing("&quot;", with: "\"")
                .replacing("&amp;", with: "&")
            #expect(text == "<p title=\"\(word)\">\(word)</p>")
        }
    }
}
