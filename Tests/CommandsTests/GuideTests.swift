internal import Foundation
internal import Testing

/// The guide to the language, in `Documentation/Guide`: each of its examples gives exactly what stands in `Guide`, which
/// holds the guide's pages as Markdown and is written anew by `MARGINAL_UPDATE_GOLDEN=1`.
@Suite struct GuideTests {
    /// A page of the guide: its name, what the author wrote, and what the build made of it.
    struct Page: CustomTestStringConvertible, Sendable {
        let name: String
        let written: String
        let built: String

        var testDescription: String { name }
    }

    static let chapters = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
        .appendingPathComponent("../../Documentation/Guide").standardized.path
    static let golden = URL(fileURLWithPath: #filePath).deletingLastPathComponent().appendingPathComponent("Guide").path

    /// The pages, built once; none where the guide has a mistake.
    static let pages: [Page] = {
        guard let folder = try? TemporaryFolder(), let written = try? Files(below: chapters).bytes,
            CommandRun(["build", "--chapters", chapters, "--output", folder["output"]]).status == 0,
            let built = try? Files(below: folder["output"]).bytes
        else { return [] }
        return written.keys.filter { $0.hasSuffix(".md") }.sorted().map { name in
            Page(
                name: name, written: String(decoding: written[name] ?? Data(), as: UTF8.self),
                built: String(decoding: built[name] ?? Data(), as: UTF8.self))
        }
    }()

    @Test func theGuideHasNoMistake() {
        let run = CommandRun(["check", "--chapters", Self.chapters])
        #expect(run.status == 0, "\(run.error)")
    }

    @Test func theGuideHasAFrontPageAndTenChapters() {
        #expect(Self.pages.count == 11)
        #expect(Self.pages.last?.name == "index.md")
    }

    @Test(arguments: pages)
    func everyExampleGivesWhatIsCommitted(_ page: Page) throws {
        let url = URL(fileURLWithPath: Self.golden + "/" + page.name)
        if Fixtures.areUpdated { return try Data(page.built.utf8).write(to: url) }
        let expected = try String(decoding: Data(contentsOf: url), as: UTF8.self)
        let parts = Self.parts(page.built)
        let expectedParts = Self.parts(expected)
        #expect(parts.count == expectedParts.count)
        for (part, expected) in zip(parts, expectedParts) { #expect(part == expected) }
    }

    @Test func nothingElseIsCommitted() throws {
        #expect(try Files(below: Self.golden).names == Self.pages.map { $0.name })
    }

    /// A chapter without an example teaches nothing; a page shows as many as its author wrote.
    @Test(arguments: pages)
    func everyChapterHasExamples(_ page: Page) {
        let count = page.written.split(separator: "\n").count { $0.hasPrefix("````example") }
        #expect(count >= (page.name == "index.md" ? 1 : 2))
        #expect(Self.parts(page.built).count == count + 1)
    }

    /// A page cut before each of its examples, so that a difference is shown with the example that it is in.
    private static func parts(_ page: String) -> [String] {
        page.split(separator: "\n", omittingEmptySubsequences: false).reduce(into: [""]) { parts, line in
            if line == "````markdown" { parts.append("") }
            parts[parts.count - 1] += line + "\n"
        }
    }
}
