internal import Cells
internal import Figures
internal import Formulas
internal import Markup
internal import SourceText
internal import Vocabulary

/// Why a page cannot go on computing.
public enum LiveFault: Error, Hashable, Sendable {
    /// The text that it carries is damaged at a line, counted from 1.
    case damaged(line: Int)
    /// It was written by another engine, of this version.
    case otherEngine(String)
    /// Its cells have mistakes: it was not written by a build.
    case faulty(String)

    /// What is wrong, for a person.
    public var message: String {
        switch self {
        case .damaged(let line): "line \(line) of what the page carries is damaged"
        case .otherEngine(let engine): "the page was written by another version of the engine (\(engine))"
        case .faulty(let text): "the cells of the page have mistakes: \(text)"
        }
    }
}

/// A page whose parameters can be moved: what the browser calls.
///
/// It is made of what the page carries (``LiveSource``), and answers in JSON. Nothing that it keeps grows with the number
/// of moves.
public struct LivePage {
    let source: LiveSource
    var chapter: LiveChapter
    private(set) var parameters: [LiveParameter] = []
    /// What the reader has put in the place of cells, by their numbers.
    var edits: [Int: [UInt8]] = [:]
    /// The cells without these.
    let published: [Cell]
    /// The files of the chapters; behind them those of edited cells, and one for each parameter, with what it is set to.
    var sources = SourceCollection()
    let simulations: LiveSimulations
    /// What the page shows in the place of each cell.
    var shown: [Shown]
    /// What is wrong with cells that could not be evaluated.
    var faults: [[Diagnostic]]
    /// The charts that are drawn with axes that were held where they are.
    private var charts: [Int: EvaluatedChart] = [:]
    /// The axes that charts keep while they can: as they were fitted last, or else as they are published.
    private var frames: [Int: Axes] = [:]
    private var publishedFrames: [Int: Axes] = [:]
    private typealias Axes = (frame: ChartFrame, units: [String])
    let texts: [[Name: LiveSource.Text]]
    private let names: [Name: String]
    /// The labels of the cells as they are published.
    private let labels: [Name?]
    /// On the page of the claims, whether the sentence that sums them up may be another.
    var isSummaryWaiting = false
    var shownSummary: ClaimSummary?

    /// What stands in the place of a cell.
    enum Shown {
        case published
        case html([UInt8])
        case pending
    }

    /// Reads what a page carries.
    ///
    /// - Parameter engine: the version of this engine; nil to take a page of any.
    public init(_ bytes: [UInt8], engine: String?) throws(LiveFault) {
        let source = try LivePage.source(bytes)
        self.source = source
        if let engine, !engine.utf8.elementsEqual(source.engine.utf8) { throw .otherEngine(source.engine) }
        simulations = LiveSimulations()
        let reading = try LivePage.read(source, [:], simulations)
        guard let chapter = reading.chapter else { throw .damaged(line: 0) }
        if let first = reading.diagnostics.all.first(where: { $0.severity == .error }) {
            throw .faulty(DiagnosticText(reading.sources, isColoured: false).text(first))
        }
        self.chapter = chapter
        published = chapter.cells
        shown = chapter.cells.map { _ in .published }
        faults = chapter.cells.map { _ in [] }
        labels = chapter.cells.map { $0.label?.name }
        // A claim more or less than the page says, and it was not written by a build.
        guard source.own != nil || chapter.cells.count == source.verdicts.count else { throw .damaged(line: 0) }
        texts = source.chapters.map { part in
            var known: [Name: LiveSource.Text] = [:]
            for text in part.texts { known[Name(text.written)] = text }
            return known
        }
        names = source.names.reduce(into: [:]) { $0[Name($1.label)] = $1.name }
        take(chapter, reading.sources)
    }

    /// Goes on with a chapter that was read, and with its files.
    mutating func take(_ chapter: LiveChapter, _ files: SourceCollection) {
        self.chapter = chapter
        sources = files
        parameters = self.chapter.parameters
        for _ in parameters { sources.add(SourceFile(path: "address", bytes: [])) }
        faults = chapter.cells.map { _ in [] }
        (charts, frames, publishedFrames) = ([:], [:], [:])
    }

    private static func source(_ bytes: [UInt8]) throws(LiveFault) -> LiveSource {
        do throws(LiveSourceFault) {
            return try LiveSource(bytes)
        } catch {
            switch error {
            case .line(let number): throw .damaged(line: number)
            }
        }
    }

    /// What was read of a page: the chapter is missing where a cell of it could not be read at all.
    struct Reading {
        var sources: SourceCollection
        var chapter: LiveChapter?
        var diagnostics = Diagnostics()
    }

    /// Reads what a page carries, and what its reader has put in the place of cells.
    static func read(
        _ source: LiveSource, _ edits: [Int: [UInt8]], _ simulations: LiveSimulations
    ) throws(LiveFault) -> Reading {
        var reading = Reading(sources: files(source, edits))
        guard let chapters = try chapters(of: source, edits, reading.sources, into: &reading.diagnostics) else {
            return reading
        }
        let text = DiagnosticText(reading.sources, isColoured: false)
        let book = Book(
            chapters, lexicon: simulations.lexicon, claimsMayFail: true, draws: source.draws,
            place: { text.place($0) }, into: &reading.diagnostics)
        let chapter = LiveChapter(
            book, chapter: source.own, gate: simulations.gate, into: &reading.diagnostics)
        // What a build wrote was checked there.
        if !edits.isEmpty { chapter.check(into: &reading.diagnostics) }
        reading.chapter = chapter
        return reading
    }

    /// Reads the cells; nil where one that the reader edited cannot be read.
    private static func chapters(
        of source: LiveSource, _ edits: [Int: [UInt8]], _ files: SourceCollection, into diagnostics: inout Diagnostics
    ) throws(LiveFault) -> [Book.Chapter]? {
        var chapters: [Book.Chapter] = []
        for (index, part) in source.chapters.enumerated() {
            let start = SourceSpan(file: SourceID(index), lower: 0, upper: 0)
            let known = part.uses.filter { use in
                source.chapters.contains { $0.address.utf8.elementsEqual(use.utf8) }
            }
            let own = index == source.own ? edits : [:]
            let cells = part.cells.enumerated().compactMap { number, published in
                cell(number, published, files, source, own, into: &diagnostics)
            }
            guard cells.count == part.cells.count else {
                if !own.isEmpty { return nil }
                throw .damaged(line: index)
            }
            chapters.append(Book.Chapter(address: part.address, uses: known.map { ($0, start) }, cells: cells))
        }
        return chapters
    }

    // MARK: - Moving

    /// Sets the parameters that a state names, all others to what is published, and says what changed on the page.
    ///
    /// - Parameters:
    ///   - state: lines such as `rent=3 USD/h`. A number alone has the published unit.
    ///   - simulate: whether simulations are run.
    ///   - isSteady: whether the axes of charts stay where they are while values fit.
    /// - Returns: JSON.
    public mutating func set(_ state: [UInt8], simulate: Bool, isSteady: Bool = true) -> [UInt8] {
        var answer = LiveAnswer(engine: source.engine)
        let settings = read(state, into: &answer)
        simulations.forget()
        let look = Look(simulate: simulate, isSteady: isSteady)
        for cell in move(settings, simulate: simulate) { follow(cell, parts: .max, look, into: &answer) }
        if !isSteady { fitAxes(into: &answer) }
        tellFaults(into: &answer)
        return answer.bytes
    }

    /// Sets parameters as ``set(_:simulate:isSteady:)`` does, but says only which cells may change: they are followed by
    /// ``proceed(_:simulate:isSteady:)``, in whatever order.
    ///
    /// - Parameter simulate: whether simulations will be run.
    /// - Returns: JSON.
    public mutating func move(_ state: [UInt8], simulate: Bool) -> [UInt8] {
        var answer = LiveAnswer(engine: source.engine)
        let settings = read(state, into: &answer)
        simulations.forget()
        for cell in move(settings, simulate: simulate) {
            charts[cell] = nil
            answer.addLater(cell)
        }
        tellFaults(into: &answer)
        return answer.bytes
    }

    /// Goes on with cells that may have changed since a move, and says what they are now, whether that is new or not.
    ///
    /// - Parameters:
    ///   - work: a line for each cell, with its number and how many parts of the work to do, as in `12 3`. None at all
    ///     leaves the cell alone until it may have changed again.
    ///   - simulate: whether simulations are run.
    ///   - isSteady: whether the axes of charts stay where they are while values fit. If not, those of charts that were
    ///     drawn with steady ones are fitted too.
    /// - Returns: JSON.
    public mutating func proceed(_ work: [UInt8], simulate: Bool, isSteady: Bool) -> [UInt8] {
        var answer = LiveAnswer(engine: source.engine)
        let look = Look(simulate: simulate, isSteady: isSteady, tellsAll: true)
        for line in work.split(separator: UInt8(ascii: "\n")) {
            let numbers = line.split(separator: UInt8(ascii: " ")).compactMap { LivePage.number($0) }
            guard let cell = numbers.first, numbers.count == 2 else { continue }
            guard numbers[1] > 0 else {
                leave(cell)
                continue
            }
            follow(cell, parts: numbers[1], look, into: &answer)
        }
        if !isSteady { fitAxes(into: &answer) }
        tellFaults(into: &answer)
        return answer.bytes
    }

    private static func number(_ digits: ArraySlice<UInt8>) -> Int? {
        guard !digits.isEmpty, digits.count < 10 else { return nil }
        var number = 0
        for digit in digits {
            guard digit >= 0x30, digit <= 0x39 else { return nil }
            number = number * 10 + Int(digit) - 0x30
        }
        return number
    }

    /// How cells are evaluated and drawn.
    private struct Look {
        let simulate: Bool
        let isSteady: Bool
        /// Whether a cell is told even where it is as it was told last.
        var tellsAll = false
    }

    private mutating func follow(_ cell: Int, parts: Int, _ look: Look, into answer: inout LiveAnswer) {
        if cell == summaryCell { return followSummary(look.simulate, tellsAll: look.tellsAll, into: &answer) }
        var early: EvaluatedCell?
        for _ in 0..<parts {
            guard let outcome = chapter.follow(cell, simulate: look.simulate) else { return }
            if case .unfinished(let known) = outcome {
                // What is known before the end is news only where the end is not told at once.
                if look.tellsAll { early = known ?? early }
                continue
            }
            tell(outcome, cell, look, into: &answer)
            return
        }
        if let early { show(early, cell, look, into: &answer) }
        answer.addLater(cell)
    }

    private mutating func tell(
        _ outcome: LiveChapter.Outcome, _ cell: Int, _ look: Look, into answer: inout LiveAnswer
    ) {
        faults[cell] = []
        switch outcome {
        case .published:
            frames[cell] = nil
            charts[cell] = nil
            if !look.tellsAll, case .published = shown[cell] { return }
            shown[cell] = .published
            answer.addPublished(cell)
        case .pending:
            if !look.tellsAll, case .pending = shown[cell] { return }
            shown[cell] = .pending
            answer.addPending(cell)
        case .faulty(let diagnostics): faults[cell] = diagnostics
        case .evaluated(let evaluated): show(evaluated, cell, look, into: &answer)
        case .unfinished: break
        }
    }

    private mutating func show(_ evaluated: EvaluatedCell, _ cell: Int, _ look: Look, into answer: inout LiveAnswer) {
        if case .chart(let chart) = evaluated {
            charts[cell] = look.isSteady ? chart : nil
            // From here on these are the axes that stay.
            if !look.isSteady { frames[cell] = axes(of: chart) }
        }
        let html = self.html(evaluated, cell, look)
        if !look.tellsAll, case .html(let last) = shown[cell], last == html { return }
        shown[cell] = .html(html)
        answer.add(cell, html)
    }

    /// Draws the charts anew whose axes were held.
    private mutating func fitAxes(into answer: inout LiveAnswer) {
        for cell in charts.keys.sorted() {
            guard let chart = charts[cell], case .html = shown[cell] else { continue }
            show(.chart(chart), cell, Look(simulate: false, isSteady: false), into: &answer)
        }
    }

    private func tellFaults(into answer: inout LiveAnswer) {
        for cell in faults.indices {
            for diagnostic in faults[cell] { answer.add(diagnostic, sources, cell: cell, parameter: nil) }
        }
    }

    // MARK: - Drawing

    private mutating func html(_ evaluated: EvaluatedCell, _ cell: Int, _ look: Look) -> [UInt8] {
        guard let ownChapter = source.own else {
            if case .claim(let claim) = evaluated { return claimInList(claim, cell) }
            return []
        }
        var evaluated = evaluated
        let own = texts[ownChapter]
        if case .chart(var chart) = evaluated {
            if chart.caption.contains(where: { piece in
                if case .text(let written) = piece { own[Name(written.text)] != nil } else { false }
            }) {
                chart.spokenCaption = chart.caption.replacingTexts { own[Name($0)]?.spoken ?? $0 }
            }
            evaluated = .chart(chart)
        }
        let label = chapter.cells[cell].label
        var around = Figure.Surroundings(
            cell: cell, name: label.flatMap { names[$0.name] ?? labels[cell].flatMap { names[$0] } },
            label: label?.text,
            parameter: { [source] name, chapter in source.chapters[chapter].page + "#_p-" + name },
            definition: { [source] place in
                let home = source.chapters[place.chapter]
                let anchor = (place.isParameter ? "#_p-" : "#_d-") + place.name
                return Figure.DefinitionPlace(
                    address: home.page + anchor, chapter: place.chapter == ownChapter ? nil : home.title)
            },
            text: { text, html in LivePage.write(text, own, into: &html) },
            note: { [texts] text, chapter, html in LivePage.write(text, texts[chapter], into: &html) })
        if look.isSteady, case .chart(let chart) = evaluated {
            around.frame = frame(of: cell, chart, simulate: look.simulate)
        }
        return Figure.marked(HTML.bytes { Figure.cell(evaluated, around, into: &$0) }, cell: cell)
    }

    static func write(_ text: String, _ texts: [Name: LiveSource.Text], into html: inout HTML) {
        if let known = texts[Name(text)] {
            html.append(Array(known.html.utf8))
        } else if text.utf8.count > 2, text.utf8.first == UInt8(ascii: "`"), text.utf8.last == UInt8(ascii: "`") {
            // The name of a parameter, as tables of the engine's own have it.
            html.element("code", text: String(decoding: text.utf8.dropFirst().dropLast(), as: UTF8.self))
        } else {
            html.text(text)
        }
    }

    /// The axes that a chart keeps; nil where it has other units now.
    private mutating func frame(of cell: Int, _ chart: EvaluatedChart, simulate: Bool) -> ChartFrame? {
        if frames[cell] == nil, publishedFrames[cell] == nil,
            case .chart(let published)? = chapter.published(cell, simulate: simulate)
        {
            publishedFrames[cell] = axes(of: published)
        }
        guard let known = frames[cell] ?? publishedFrames[cell], known.units[0].utf8.elementsEqual(chart.x.unit.utf8),
            known.units[1].utf8.elementsEqual(chart.y.unit.utf8)
        else { return nil }
        return known.frame
    }

    private func axes(of chart: EvaluatedChart) -> Axes {
        (Figure.reach(of: chart), [chart.x.unit, chart.y.unit])
    }
}
