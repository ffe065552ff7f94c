internal import Foundation
internal import Testing

/// What a build writes, and what it leaves alone.
@Suite struct BuildTests {
    static let rent = "rent = 2 USD/h  in 1 USD/h .. 6 USD/h\n"

    /// A book of four chapters, two of which depend on the rent that the first one states.
    static func book() throws -> TemporaryFolder {
        let folder = try TemporaryFolder()
        try folder.write(
            "# Assumptions\n\n```params\n\(rent)hours = 3 h\n```\n\nThe rent is a price.\n", to: "chapters/01-inputs.md"
        )
        try folder.write(
            "---\nuses: inputs\n---\n# Bill\n\n```let\nbill = rent * hours\n```\n\n`= bill`\n",
            to: "chapters/02-bill.md")
        try folder.write("---\nuses: bill\n---\n# Twice\n\n`= 2 * bill`\n", to: "chapters/03-twice.md")
        try folder.write("---\nuses: inputs\n---\n# Hours\n\n`= 2 * hours`\n", to: "chapters/04-hours.md")
        try folder.write("<svg/>\n", to: "chapters/pictures/dot.svg")
        return folder
    }

    @discardableResult
    static func build(_ folder: TemporaryFolder, _ further: [String] = []) -> CommandRun {
        CommandRun(["build", "--chapters", folder["chapters"], "--output", folder["output"]] + further)
    }

    @Test func aSecondBuildWritesNothing() throws {
        let folder = try Self.book()
        let first = Self.build(folder)
        #expect(first.status == 0)
        #expect(first.error.hasPrefix("\(folder["output"]): 4 pages, 15 files written, 0 unchanged, in "))
        let before = try Files(below: folder["output"])
        let second = Self.build(folder)
        #expect(second.error.hasPrefix("\(folder["output"]): 4 pages, 0 files written, 15 unchanged, in "))
        #expect(try Files(below: folder["output"]) == before)
    }

    /// Pages name the sources that they were made from, so a page also changes with a chapter that it uses directly; one
    /// that depends on it by way of another changes if its values do.
    @Test func aChangedParameterChangesThePagesThatDependOnIt() throws {
        let folder = try Self.book()
        Self.build(folder)
        let before = try Files(below: folder["output"])
        try folder.write(
            folder.text("chapters/01-inputs.md").replacing("2 USD/h  in", with: "3 USD/h  in"),
            to: "chapters/01-inputs.md")
        let run = Self.build(folder)
        let after = try Files(below: folder["output"])
        let changed = [
            "01-inputs.md", "02-bill.md", "03-twice.md", "bill.html", "hours.html", "inputs.html", "twice.html",
            "values.json",
        ]
        #expect(after.changed(since: before) == changed)
        #expect(after.touched(since: before) == changed)
        #expect(run.error.contains("8 files written, 7 unchanged"))
        #expect(try folder.text("output/03-twice.md").contains("\n18 USD\n"))
        #expect(try folder.text("output/twice.html").contains(">18\u{A0}USD</data>"))
        #expect(try folder.text("output/values.json").contains(#""text": "18 USD", "value": 18.0"#))
        #expect(try folder.text("output/04-hours.md").contains("\n6 h\n"))
        // But for the name of the sources, and those that it carries, the page on hours is what it was.
        func shown(_ page: String) -> String {
            page.replacing(/sources [0-9a-f]{16}/, with: "").replacing(
                /<script type="text\/plain"(?s:.)*<\/script>/, with: "")
        }
        let old = String(decoding: before.bytes["hours.html"] ?? Data(), as: UTF8.self)
        #expect(try shown(folder.text("output/hours.html")) == shown(old))
    }

    @Test func aModuleThatWasCutOffIsWrittenAgain() throws {
        let folder = try Self.book()
        Self.build(folder)
        let before = try Files(below: folder["output"])
        try folder.write("", to: "output/marginal.wasm")
        #expect(Self.build(folder).error.contains(": 4 pages, "))
        #expect(try Files(below: folder["output"]).bytes["marginal.wasm"] == before.bytes["marginal.wasm"])
    }

    @Test func whatARemovedChapterLeftIsRemoved() throws {
        let folder = try Self.book()
        Self.build(folder)
        try folder.remove("chapters/04-hours.md")
        try folder.remove("chapters/pictures")
        let run = Self.build(folder)
        #expect(run.status == 0)
        #expect(run.error.contains(", 3 removed, in "))
        #expect(
            try Files(below: folder["output"]).names == [
                ".marginal", "01-inputs.md", "02-bill.md", "03-twice.md", "bill.html", "index.html", "inputs.html",
                "marginal-module.js", "marginal.js", "marginal.wasm", "style.css", "twice.html", "values.json",
            ])
        #expect(!folder.has("output/pictures"))
    }

    @Test(
        arguments: [
            "CNAME", ".nojekyll", "guide/index.html", ".well-known/security.txt", "pictures/mine.svg",
            "pictures/.hidden", "guide/.keep", "01-inputs.md.orig",
        ])
    func filesOfOthersStay(_ name: String) throws {
        let folder = try Self.book()
        Self.build(folder)
        try folder.write("mine\n", to: "output/" + name)
        let before = try Files(below: folder["output"])
        try folder.remove("chapters/04-hours.md")
        let text = try folder.text("chapters/01-inputs.md").replacing("2 USD/h  in", with: "3 USD/h  in")
        try folder.write(text, to: "chapters/01-inputs.md")
        #expect(Self.build(folder).status == 0)
        let after = try Files(below: folder["output"])
        #expect(try folder.text("output/" + name) == "mine\n")
        #expect(after.times[name] == before.times[name])
        #expect(!folder.has("output/hours.html"))
        #expect(try folder.text("output/03-twice.md").contains("\n18 USD\n"))
        #expect(try folder.names == ["chapters", "output"])
        // With files of others and without, the book is the same.
        let alone = CommandRun(["build", "--chapters", folder["chapters"], "--output", folder["alone"]])
        #expect(alone.status == 0)
        #expect(try Files(below: folder["alone"]).bytes == after.bytes.filter { $0.key != name })
    }

    @Test(arguments: ["index.html", "values.json", "01-inputs.md"])
    func aFileOfOthersIsNotWrittenOver(_ name: String) throws {
        let folder = try Self.book()
        try folder.write("mine\n", to: "output/" + name)
        let run = Self.build(folder)
        #expect(run.status == 1)
        #expect(
            run.error.contains("error: cannot write over \(folder["output/" + name]): it was not written by marginal"))
        #expect(run.error.contains("hint: write the book into another folder with --output"))
        #expect(try Files(below: folder["output"]).names == [name])
        #expect(try folder.text("output/" + name) == "mine\n")
        #expect(try folder.names == ["chapters", "output"])
    }

    @Test func aBookWhoseListIsLostIsWrittenAnew() throws {
        let folder = try Self.book()
        Self.build(folder)
        try folder.remove("output/.marginal")
        let text = try folder.text("chapters/01-inputs.md").replacing("2 USD/h  in", with: "3 USD/h  in")
        try folder.write(text, to: "chapters/01-inputs.md")
        #expect(Self.build(folder).status == 0)
        #expect(folder.has("output/.marginal"))
        #expect(try folder.text("output/03-twice.md").contains("\n18 USD\n"))
    }

    @Test func anEmptyFolderOfOthersStays() throws {
        let folder = try Self.book()
        Self.build(folder)
        try folder.makeFolder("output/mine")
        try folder.remove("chapters/04-hours.md")
        #expect(Self.build(folder).status == 0)
        #expect(folder.has("output/mine"))
        #expect(!folder.has("output/hours.html"))
    }

    @Test func aManifestCannotRemoveWhatLiesOutside() throws {
        let folder = try Self.book()
        Self.build(folder)
        try folder.write("mine\n", to: "kept.txt")
        try folder.write(
            "../kept.txt\n\(folder["kept.txt"])\nnone/../../kept.txt\nindex.html\n", to: "output/.marginal")
        #expect(Self.build(folder).status == 0)
        #expect(folder.has("kept.txt"))
    }

    @Test func anOutputThatIsAFileIsRefusedAndStays() throws {
        let folder = try Self.book()
        try folder.write("a file\n", to: "output")
        let run = Self.build(folder)
        #expect(run.status == 1)
        #expect(run.error.contains("error: cannot "))
        #expect(run.error.contains("Not a directory [file]"))
        #expect(try folder.text("output") == "a file\n")
        #expect(try folder.names == ["chapters", "output"])
    }

    @Test func foldersAboveTheOutputAreMade() throws {
        let folder = try Self.book()
        let run = CommandRun(["build", "--chapters", folder["chapters"] + "/", "--output", folder["a/b/output"] + "//"])
        #expect(run.status == 0)
        #expect(folder.has("a/b/output/index.html"))
        #expect(try Files(below: folder["a"]).names.allSatisfy { $0.hasPrefix("b/output/") })
    }

    @Test func aFileNamedLikeAPageIsRefused() throws {
        let folder = try Self.book()
        try folder.write("body {}\n", to: "chapters/style.css")
        let run = Self.build(folder)
        #expect(run.status == 1)
        #expect(run.error.contains("'style.css' among the chapters has the name of a file that is built"))
        #expect(!folder.has("output"))
    }

    @Test(
        arguments: [
            ("chapters", "holds the chapters"), ("", "holds the chapters"),
            ("chapters/output", "lies among the chapters"),
            ("chapters/a/b", "lies among the chapters"), ("chapters/pictures", "lies among the chapters"),
            ("link", "holds the chapters"), ("link/output", "lies among the chapters"),
        ])
    func chaptersAndOutputCannotOverlap(_ output: String, _ reason: String) throws {
        let folder = try Self.book()
        try FileManager.default.createSymbolicLink(
            atPath: folder["link"], withDestinationPath: folder["chapters"])
        let before = try Files(below: folder.path)
        let run = CommandRun(["build", "--chapters", folder["chapters"], "--output", folder[output]])
        #expect(run.status == 2)
        #expect(run.error == "marginal: the output folder \(folder[output]) \(reason); choose another one\n")
        #expect(try Files(below: folder.path) == before)
    }

    @Test func anOutputBesideTheChaptersWithALongerNameIsFine() throws {
        let folder = try Self.book()
        #expect(
            CommandRun(["build", "--chapters", folder["chapters"], "--output", folder["chapters-built"]]).status == 0)
    }

    @Test(
        arguments: [
            ("none", "error: cannot read the folder FOLDER: No such file or directory [file]\n"),
            ("file", "error: cannot read the folder FOLDER: Not a directory [file]\n"),
            ("empty", "error: there is no chapter in FOLDER [no-chapters]\n"),
        ])
    func aFolderWithoutChaptersIsAMistake(_ name: String, _ message: String) throws {
        let folder = try TemporaryFolder()
        try folder.makeFolder("empty")
        try folder.write("", to: "file")
        for command in ["build", "check"] {
            let run = CommandRun([command, "--chapters", folder[name]])
            #expect(run.status == 1)
            #expect(run.error.hasPrefix(message.replacing("FOLDER", with: folder[name])))
            #expect(run.error.contains("1 mistake\n"))
        }
        #expect(try folder.names == ["empty", "file"])
    }

    @Test(.enabled(if: geteuid() != 0, "root may read everything"), arguments: ["chapters", "chapters/02-bill.md"])
    func whatMayNotBeReadIsAMistake(_ name: String) throws {
        let folder = try Self.book()
        try FileManager.default.setAttributes([.posixPermissions: 0], ofItemAtPath: folder[name])
        let run = Self.build(folder)
        try FileManager.default.setAttributes([.posixPermissions: 0o755], ofItemAtPath: folder[name])
        #expect(run.status == 1)
        #expect(run.error.contains("Permission denied [file]"))
        #expect(!folder.has("output"))
    }

    @Test func hiddenFilesAndDraftsAreNoChapters() throws {
        let folder = try Self.book()
        try folder.write("`= nonsense`\n", to: "chapters/_draft.md")
        try folder.write("`= nonsense`\n", to: "chapters/.hidden.md")
        try folder.write("`= nonsense`\n", to: "chapters/.git/note.md")
        try folder.write("secret\n", to: "chapters/_secret.txt")
        #expect(Self.build(folder).status == 0)
        #expect(try Files(below: folder["output"]).names.filter { $0.contains("draft") || $0.contains("hidden") } == [])
        #expect(!folder.has("output/_secret.txt"))
    }

    @Test func checkWritesNothing() throws {
        let folder = try Self.book()
        let run = CommandRun(["check", "--chapters", folder["chapters"]])
        #expect(run.status == 0)
        #expect(run.output == "")
        #expect(run.error == "\(folder["chapters"]): 4 chapters, no mistake\n")
        #expect(try folder.names == ["chapters"])
    }

    @Test func timingsNameThePhases() throws {
        let folder = try Self.book()
        let lines = Self.build(folder, ["--timings"]).error.split(separator: "\n")
        #expect(lines.count > 4)
        #expect(lines.dropLast().allSatisfy { $0.hasPrefix("  ") && $0.hasSuffix(" ms") })
        #expect(lines.first?.contains("read chapters") == true)
    }

    @Test func aBookWithinTheFolderStaysAndTheWholeIsReplacedInOneStep() throws {
        let folder = try Self.book()
        Self.build(folder)
        try folder.write("# Guide\n\n`= 2 * 3`\n", to: "guide/01-first.md")
        let guide = ["build", "--chapters", folder["guide"], "--output", folder["output/guide"]]
        #expect(CommandRun(guide).status == 0)
        let (book, page) = (try folder.number("output"), try folder.number("output/guide/first.html"))
        try folder.write("# Hours\n\nNone.\n", to: "chapters/04-hours.md")
        #expect(Self.build(folder).status == 0)
        // The folder is another one, so it was exchanged; the pages of the guide are the very same files.
        #expect(try folder.number("output") != book)
        #expect(try folder.number("output/guide/first.html") == page)
        #expect(try folder.text("output/04-hours.md") == "# Hours\n\nNone.\n")
        #expect(CommandRun(guide).error.contains("0 files written"))
    }

    // MARK: - What killed builds left

    @Test(arguments: ["2147483647", "99999999999999999", "0", "-7"])
    func whatABuildLeftThatIsNoMoreIsRemoved(_ process: String) throws {
        let folder = try Self.book()
        try folder.write("half\n", to: ".output.marginal-\(process)/pictures/dot.svg")
        #expect(Self.build(folder).status == 0)
        #expect(try folder.names == ["chapters", "output"])
    }

    @Test(arguments: [".output.marginal-1", ".output.marginal-", ".output.marginal-x", ".other.marginal-2147483647"])
    func whatIsNotSuchAFolderStays(_ name: String) throws {
        let folder = try Self.book()
        try folder.write("kept\n", to: name + "/index.html")
        #expect(Self.build(folder).status == 0)
        #expect(try folder.names == [name, "chapters", "output"])
        #expect(try folder.text(name + "/index.html") == "kept\n")
    }
}
