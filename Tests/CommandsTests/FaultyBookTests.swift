internal import Foundation
internal import Testing

/// Each book of `Books/faulty` has a mistake; what is said of it stands beside its chapters.
@Suite struct FaultyBookTests {
    @Test func thereAreBooks() {
        #expect(Fixtures.faulty.count >= 40)
    }

    @Test(arguments: Fixtures.faulty)
    func aFaultyBookIsExplainedAndNothingIsWritten(_ name: String) throws {
        let book = Fixtures.folder + "/faulty/" + name
        let folder = try TemporaryFolder()
        for (path, text) in [("index.html", "the old book\n"), (".marginal", "index.html\n"), ("CNAME", "a.example\n")]
        {
            try folder.write(text, to: "output/" + path)
        }
        let before = try Files(below: folder["output"])

        let run = CommandRun(["build"] + Self.words(book) + ["--output", folder["output"]])
        #expect(run.status == 1)
        #expect(run.output == "")
        let said = run.error.replacing(book + "/", with: "").replacing(folder.path + "/", with: "")
        let expected = URL(fileURLWithPath: book + "/expected.txt")
        if Fixtures.areUpdated {
            try Data(said.utf8).write(to: expected)
        } else {
            #expect(try said == String(decoding: Data(contentsOf: expected), as: UTF8.self))
        }
        #expect(try Files(below: folder["output"]) == before)
        #expect(try folder.names == ["output"])
    }

    @Test(arguments: Fixtures.faulty)
    func checkSaysWhatBuildSays(_ name: String) throws {
        let words = Self.words(Fixtures.folder + "/faulty/" + name)
        let folder = try TemporaryFolder()
        let built = CommandRun(["build"] + words + ["--output", folder["output"]])
        let checked = CommandRun(["check"] + words)
        #expect(checked.status == 1)
        #expect(checked.error + "\(folder["output"]) stays as it was\n" == built.error)
        #expect(try folder.names == [])
    }

    /// What programs read says the same as what people read.
    @Test(arguments: Fixtures.faulty)
    func theListForProgramsHasTheSameMistakes(_ name: String) throws {
        let words = Self.words(Fixtures.folder + "/faulty/" + name)
        let text = CommandRun(["check"] + words).error
        let run = CommandRun(["check"] + words + ["--format", "json"])
        #expect(run.status == 1)
        #expect(run.error == "")
        let list = try #require(JSONSerialization.jsonObject(with: Data(run.output.utf8)) as? [[String: Any]])
        let heads = list.map { entry in
            let place = (entry["file"] as? String).map {
                "\($0):\(entry["line"] ?? "")" + ":\(entry["column"] ?? ""): "
            }
            return "\(place ?? "")\(entry["severity"] ?? ""): \(entry["summary"] ?? "") [\(entry["id"] ?? "")]"
        }
        #expect(
            heads
                == text.split(separator: "\n").filter {
                    ($0.contains("error: ") || $0.contains("warning: ")) && $0.hasSuffix("]")
                }.map(String.init))
        let mistakes = list.count { $0["severity"] as? String == "error" }
        #expect(text.hasSuffix(mistakes == 1 ? "1 mistake\n" : "\(mistakes) mistakes\n"))
    }

    /// The words that name the book and, where it needs them, further ones.
    private static func words(_ book: String) -> [String] {
        let further = (try? Data(contentsOf: URL(fileURLWithPath: book + "/arguments.txt"))) ?? Data()
        return ["--chapters", book + "/chapters"]
            + String(decoding: further, as: UTF8.self).split(separator: "\n").map {
                String($0).replacing("CASE/", with: book + "/")
            }
    }
}
