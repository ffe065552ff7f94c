internal import Cells
internal import Chapters
internal import Formulas
internal import Publishing
internal import SourceText
internal import Vocabulary

/// A folder of chapters, read and evaluated.
struct BookFolder {
    /// Files that are no chapters: pictures and the like, copied as they are.
    private(set) var assets: [PublishedFile] = []
    private(set) var sources = SourceCollection()
    private(set) var diagnostics = Diagnostics()
    private(set) var chapters: [Chapter] = []
    /// The sources of `references.yaml`.
    private(set) var bibliography: [BibliographyEntry] = []
    var stopwatch = Stopwatch()
    /// The simulations of earlier builds.
    let simulations: RememberedSimulations

    /// Reads the chapters of a folder: the Markdown files in it that are not hidden and do not begin with `_`.
    init(_ path: String, remembering simulations: RememberedSimulations) {
        self.simulations = simulations
        let folder = FileSystem.trimmed(path)
        do throws(FileFault) {
            let paths = try FileSystem.files(below: folder)
            var names: [String] = []
            // Markdown that is no chapter of its own, and what is no Markdown.
            var (others, rest): ([String], [String]) = ([], [])
            for path in paths {
                if !path.hasSuffix(".md") {
                    rest.append(path)
                } else if path.hasPrefix("_") || path.utf8.contains(UInt8(ascii: "/")) {
                    others.append(path)
                } else {
                    names.append(path)
                }
            }
            let includes = Includes(others, chapters: Set(names)) { name in
                FileSystem.readIfThere(folder + "/" + name).map { SourceFile(path: folder + "/" + name, bytes: $0) }
            }
            try readChapters(names, includes, in: folder)
            if rest.contains(BookFolder.bibliographyName) { try readBibliography(in: folder) }
            for path in rest where !path.hasPrefix("_") && path != BookFolder.bibliographyName {
                assets.append(PublishedFile(path: path, bytes: try FileSystem.read(folder + "/" + path)))
            }
            if chapters.isEmpty {
                diagnostics.add(
                    Diagnostic(
                        "no-chapters", "there is no chapter in \(folder)", at: nil,
                        hint: "a chapter is a Markdown file, as in \(folder)/01-first.md"))
            }
        } catch {
            report(error)
        }
    }

    private mutating func readChapters(
        _ names: [String], _ includes: Includes, in folder: String
    ) throws(FileFault) {
        let simulations = simulations
        let results = Parallel.map(names.count) { index in
            Result { () throws(FileFault) in
                let name = names[index]
                let path = folder + "/" + name
                let (file, found) = includes.composed(
                    SourceFile(path: path, bytes: try FileSystem.read(path)), id: SourceID(index))
                var read = ChapterReader.read(file, id: SourceID(index), name: name) { text in
                    BookFolder.mistakes(in: text, simulations.lexicon)
                }
                read.diagnostics.add(contentsOf: found)
                return (file: file, read: read)
            }
        }
        chapters.reserveCapacity(results.count)
        for result in results {
            let (file, read) = try result.get()
            sources.add(file)
            chapters.append(read.chapter)
            diagnostics.add(contentsOf: read.diagnostics)
        }
    }

    /// The file beside the chapters that lists the sources of the book.
    static let bibliographyName = "references.yaml"

    private mutating func readBibliography(in folder: String) throws(FileFault) {
        let path = folder + "/" + BookFolder.bibliographyName
        let file = SourceFile(path: path, bytes: try FileSystem.read(path))
        var reader = BibliographyReader()
        bibliography = reader.read(file, id: sources.add(file))
        diagnostics.add(contentsOf: reader.diagnostics)
    }

    mutating func report(_ fault: FileFault) {
        diagnostics.add(Diagnostic("file", "cannot \(fault.action): \(fault.reason)", at: nil, hint: fault.hint))
    }

    // MARK: - Settings

    /// Reads what `-P` and `--params` set. What is set on the command line comes after the file and wins.
    mutating func settings(_ options: BookOptions) -> [Book.Setting] {
        var settings: [Book.Setting] = []
        if let path = options.parameterFile {
            do throws(FileFault) {
                settings += read(SourceFile(path: path, bytes: try FileSystem.read(path)))
            } catch {
                report(error)
            }
        }
        for text in options.settings { settings += read(SourceFile(path: "-P", bytes: Array(text.utf8))) }
        return settings
    }

    /// `name = value`, one a line, as in a `params` block.
    private mutating func read(_ file: SourceFile) -> [Book.Setting] {
        let id = sources.add(file)
        if let fault = firstEncodingFault(in: file.bytes) {
            let offset: Int
            switch fault {
            case .invalidUTF8(let place), .nul(let place): offset = place
            }
            diagnostics.add(
                Diagnostic(
                    "invalid-utf8", "this is no text", at: SourceSpan(file: id, lower: offset, upper: offset + 1)))
            return []
        }
        return SettingsReader.read(
            SourceExcerpt(file: id, bytes: file.bytes, source: 0), into: &diagnostics)
    }

    // MARK: - Publication

    /// The book with its values, or nil where a mistake was found.
    mutating func publication(_ options: BookOptions, version: String) -> Publication? {
        stopwatch.lap("read chapters")
        let settings = settings(options)
        let source = BookSource(chapters, bibliography: bibliography, into: &diagnostics)
        guard !chapters.isEmpty else { return nil }
        checkAssets(source)
        source.checkFiles(among: Set(assets.map { $0.path }), into: &diagnostics)
        if options.isSingleFile { source.refuseImagesOutside(into: &diagnostics) }
        let text = DiagnosticText(sources, isColoured: false)
        let book = Book(
            source.cells, lexicon: simulations.lexicon, settings: settings,
            claimsMayFail: source.claimsMayFail, draws: source.draws, place: { text.place($0) }, into: &diagnostics)
        stopwatch.lap("collect definitions")
        let checked = book.checked(into: &diagnostics)
        stopwatch.lap("check definitions")
        var cells: [[EvaluatedCell]] = []
        cells.reserveCapacity(checked.chapterCount)
        for (evaluated, found) in Parallel.mapStretches(checked.chapterCount, { checked.evaluate(chapters: $0) }) {
            cells += evaluated
            diagnostics.add(contentsOf: found)
        }
        Leftovers.leave((source, book, checked))
        stopwatch.lap("evaluate cells")
        guard !diagnostics.hasErrors else { return nil }
        return Publication(
            source, cells: cells, sources: sources, version: version, engine: version,
            single: options.isSingleFile ? SingleFile(module: EngineFiles.text, assets: assets) : nil)
    }

    /// Reports files that would be copied to where a page is written.
    private mutating func checkAssets(_ source: BookSource) {
        guard !assets.isEmpty else { return }
        var made = Set(
            chapters.map { $0.address + ".html" } + [
                "index.html", "marginal.js", EngineFiles.module, EngineFiles.script, "style.css", "values.json",
            ])
        if source.hasClaims { made.formUnion(["argument.html", "argument.md"]) }
        for chapter in chapters { made.formUnion(ChartFile.paths(chapter)) }
        for asset in assets where made.contains(asset.path) {
            diagnostics.add(
                Diagnostic(
                    "duplicate-address", "'\(asset.path)' among the chapters has the name of a file that is built",
                    at: nil, hint: "give it another name"))
        }
    }

    // MARK: - A formula

    /// The value of a formula that sees the names of all chapters, as a line; nil where a mistake was found.
    mutating func text(of formula: String, _ options: BookOptions) -> String? {
        let cell = evaluated(formula, options) { CellReader.value($0, $1, into: &$2) }
        guard case .value(let value)? = cell else { return nil }
        return value.text + "\n"
    }

    /// The working of such a formula, in lines.
    mutating func working(of formula: String, _ options: BookOptions) -> String? {
        let cell = evaluated(formula, options) { CellReader.working($0, $1, into: &$2) }
        guard case .working(let working)? = cell else { return nil }
        let text = DiagnosticText(sources, isColoured: false)
        return working.text(place: { text.place($0.span) })
    }

    /// A cell that stands outside the book, evaluated.
    private mutating func evaluated(
        _ formula: String, _ options: BookOptions,
        read: (SourceExcerpt, Range<Int>, inout Diagnostics) -> Cell?
    ) -> EvaluatedCell? {
        let settings = settings(options)
        let file = SourceFile(path: "formula", bytes: Array(formula.utf8))
        let id = sources.add(file)
        let excerpt = SourceExcerpt(file: id, bytes: file.bytes, source: 0)
        guard let cell = read(excerpt, 0..<file.bytes.count, &diagnostics) else { return nil }
        let source = BookSource(chapters, bibliography: bibliography, into: &diagnostics)
        let place = SourceSpan(file: id, lower: 0, upper: 0)
        let asking = Book.Chapter(
            address: "formula", uses: source.chapters.map { ($0.address, place) }, cells: [cell])
        let text = DiagnosticText(sources, isColoured: false)
        let book = Book(
            source.cells + [asking], lexicon: simulations.lexicon, settings: settings,
            claimsMayFail: true, draws: source.draws, place: { text.place($0) }, into: &diagnostics)
        guard let cells = book.evaluated(into: &diagnostics), !diagnostics.hasErrors else { return nil }
        return cells.last?.first
    }

    /// An empty book, for a formula that needs none.
    init() { simulations = RememberedSimulations(nil) }
}
