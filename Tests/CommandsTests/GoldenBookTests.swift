internal import Foundation
internal import Testing

/// Each book of `Books` is built and compared, byte for byte, with what stands beside its chapters.
@Suite struct GoldenBookTests {
    /// The same in every book; kept once.
    static let shared = ["style.css", "marginal.js"]
    static let keeper = "smallest"
    /// The engine, which is compiled with the program and kept nowhere.
    static let engine = ["marginal.wasm", "marginal-module.js"]

    @Test func thereAreBooks() {
        #expect(Fixtures.golden.count >= 9)
        #expect(Fixtures.golden.contains(Self.keeper))
    }

    @Test(arguments: Fixtures.golden)
    func aBookBecomesWhatStandsBesideIt(_ name: String) throws {
        let book = Fixtures.folder + "/" + name
        let folder = try TemporaryFolder()
        let run = CommandRun(["build", "--chapters", book + "/chapters", "--output", folder["output"]])
        #expect(run.status == 0)
        #expect(run.output == "")
        #expect(!run.error.contains("error"), "\(run.error)")
        var built = try Files(below: folder["output"]).bytes
        for file in Self.engine { built[file] = nil }
        let shared = name == Self.keeper ? [] : Self.shared.map { built.removeValue(forKey: $0) }
        if Fixtures.areUpdated { return try update(book + "/output", built) }
        if name != Self.keeper {
            let kept = try Files(below: Fixtures.folder + "/" + Self.keeper + "/output").bytes
            #expect(shared == Self.shared.map { kept[$0] })
        }
        let expected = try Files(below: book + "/output").bytes
        #expect(built.keys.sorted() == expected.keys.sorted())
        for (path, bytes) in expected.sorted(by: { $0.key < $1.key }) {
            guard let found = built[path], found != bytes else { continue }
            Issue.record("\(name)/output/\(path) differs: \(Self.difference(bytes, found))")
        }
    }

    @Test(arguments: Fixtures.golden)
    func twoBuildsGiveTheSameBytes(_ name: String) throws {
        let folder = try TemporaryFolder()
        for output in ["first", "second"] {
            let words = ["build", "--chapters", Fixtures.folder + "/" + name + "/chapters", "--output", folder[output]]
            #expect(CommandRun(words).status == 0)
        }
        #expect(try Files(below: folder["first"]).bytes == Files(below: folder["second"]).bytes)
    }

    /// How blocks begin that become something else. (The one of tildes has backticks on its line.)
    private static let blocks = [
        "```params", "```table", "~~~table", "```chart", "```claim", "```solve", "```working", "```scenario",
        "```sensitivity", "```include", "~~~include",
    ]

    /// A Markdown page is the chapter but for its computed parts: every line without a formula or an @, outside the blocks
    /// that become something else, stands in it.
    @Test(arguments: Fixtures.golden)
    func linesWithoutFormulasStandInTheMarkdownPage(_ name: String) throws {
        let chapters = Fixtures.folder + "/" + name + "/chapters"
        let folder = try TemporaryFolder()
        #expect(CommandRun(["build", "--chapters", chapters, "--output", folder["output"]]).status == 0)
        let built = try Files(below: folder["output"]).bytes
        var compared = 0
        for (path, bytes) in try Files(below: chapters).bytes
        where built[path] != nil && path.hasSuffix(".md") {
            let page = String(decoding: built[path] ?? Data(), as: UTF8.self).split(whereSeparator: \.isNewline)
            var rest = page[...]
            var isInBlock = false
            for line in String(decoding: bytes, as: UTF8.self).split(whereSeparator: \.isNewline) {
                if Self.blocks.contains(where: { line.contains($0) }) {
                    isInBlock = true
                }
                if isInBlock {
                    let bare = line.drop { " >".contains($0) }
                    if bare == "```" || bare == "~~~" { isInBlock = false }
                } else if !line.hasPrefix("````example"), !line.hasPrefix("~~~example"),
                    !line.contains("= ") && !line.contains("@") || line.hasPrefix("    = ")
                {
                    let place = rest.firstIndex(of: line)
                    #expect(place != nil, "\(path): \(line)")
                    rest = rest[(place ?? rest.startIndex)...].dropFirst()
                    compared += 1
                }
            }
        }
        #expect(compared > 0)
    }

    /// No page gives two places one name, and every link within the book leads to a page and to a place in it.
    @Test(arguments: Fixtures.golden)
    func linksLeadToPlacesThatThereAre(_ name: String) throws {
        let folder = try TemporaryFolder()
        let words = ["build", "--chapters", Fixtures.folder + "/" + name + "/chapters", "--output", folder["output"]]
        #expect(CommandRun(words).status == 0)
        let built = try Files(below: folder["output"]).bytes
        var places: [String: Set<String>] = [:]
        for (path, bytes) in built where path.hasSuffix(".html") {
            let names = String(decoding: bytes, as: UTF8.self).matches(of: /\sid="([^"]*)"/).map { String($0.1) }
            places[path] = Set(names)
            #expect(places[path]?.count == names.count, "\(path) has a name twice")
        }
        for (path, bytes) in built where path.hasSuffix(".html") {
            for link in String(decoding: bytes, as: UTF8.self).matches(of: /\shref="([^":]*)"/) {
                let parts = link.1.split(separator: "#", maxSplits: 1, omittingEmptySubsequences: false)
                let address = parts[0].prefix { $0 != "?" }
                let file = address.isEmpty ? path : address.removingPercentEncoding ?? String(address)
                #expect(built[file] != nil, "\(path) leads to \(link.1)")
                if parts.count == 2, file.hasSuffix(".html") {
                    #expect(places[file]?.contains(String(parts[1])) == true, "\(path) leads to \(link.1)")
                }
            }
        }
    }

    private func update(_ output: String, _ files: [String: Data]) throws {
        try? FileManager.default.removeItem(atPath: output)
        for (path, bytes) in files {
            let url = URL(fileURLWithPath: output + "/" + path)
            try FileManager.default.createDirectory(
                at: url.deletingLastPathComponent(), withIntermediateDirectories: true)
            try bytes.write(to: url)
        }
    }

    /// Where two files part, for a message.
    private static func difference(_ expected: Data, _ found: Data) -> String {
        let start = zip(expected, found).prefix { $0 == $1 }.count
        func excerpt(_ bytes: Data) -> String {
            String(decoding: bytes.dropFirst(max(0, start - 20)).prefix(80), as: UTF8.self)
        }
        return "at byte \(start), expected …\(excerpt(expected))…, found …\(excerpt(found))…"
    }
}
