public import Formulas
public import SourceText

/// The cells of one chapter, or the claims of all, under values of parameters that are moved again and again: what a live
/// page asks for.
///
/// Everything is checked once. From then on a moved parameter costs the check of its own value, and each cell that depends
/// on it what it needs: definitions are evaluated when the first cell that needs them is followed.
public struct LiveChapter {
    /// What became of a cell.
    public enum Outcome: Sendable {
        /// It depends on nothing that is moved.
        case published
        /// Its values.
        case evaluated(EvaluatedCell)
        /// It is not done yet: what is known already, where that is news. Of a claim that is all but what would change it.
        case unfinished(EvaluatedCell?)
        /// It needs a simulation, and none was to be run.
        case pending
        /// It has no values: why.
        case faulty([Diagnostic])
    }

    var book: Book
    /// The chapter; nil where the claims of all are shown.
    let chapter: Int?
    /// Where the cells stand in the book.
    public let places: [(chapter: Int, cell: Int)]
    /// The cells.
    public let cells: [Cell]
    var checker: Checker
    var evaluation: Evaluation
    /// For each cell the definitions that it needs, directly or not.
    var needs: [[Bool]] = []
    /// For each cell the definitions that it names.
    private var names: [[Int]] = []
    /// The definitions that are to be evaluated before anything needs them.
    private var isStale: [Bool]
    /// The definitions that have no value since a simulation was not to be run.
    private var isDeferred: [Bool]
    /// What each moved parameter was set to, as the reader wrote it.
    private var moved: [Int: String] = [:]
    /// The cells that may have changed since they were followed.
    private var isWaiting: [Bool]
    /// The cells that are to be evaluated again once simulations are run.
    private var isUnsettled: [Bool]
    /// The cells that may show something else than is published, though nothing is moved: the reader edited them, or what
    /// they need.
    var isEdited: [Bool]
    /// The cells that were not told since the reader edited something.
    var isNew: [Bool]
    /// Cells that were begun.
    private var works: [Int: CellWork] = [:]
    /// Cells whose formulas need not be checked again.
    private var checkedCells: [Int: CheckedCell] = [:]
    private var publishedState: PublishedState?
    let gate: LiveGate

    /// A chapter of a book under its published values. Mistakes are those that the build would have reported.
    ///
    /// - Parameter chapter: nil for the claims of all chapters.
    public init(_ book: Book, chapter: Int?, gate: LiveGate, into diagnostics: inout Diagnostics) {
        self.book = book
        self.chapter = chapter
        let places = LiveChapter.places(book, chapter)
        self.places = places
        cells = places.map { book.chapters[$0.chapter].cells[$0.cell] }
        self.gate = gate
        checker = Checker(
            scopes: book.scopes, lexicon: book.lexicon, units: book.units, draws: book.draws, place: book.place)
        diagnostics.add(contentsOf: checker.diagnostics)
        checker.forgetDiagnostics()
        let count = book.scopes.definitions.count
        isStale = [Bool](repeating: true, count: count)
        isDeferred = [Bool](repeating: false, count: count)
        isWaiting = [Bool](repeating: false, count: places.count)
        isUnsettled = isWaiting
        (isEdited, isNew) = (isWaiting, isWaiting)
        evaluation = Evaluation(following: checker.program)
        findNeeds()
        publishedState = PublishedState(
            book: book, checker: checker, evaluation: evaluation.apart, needs: needs, isStale: isStale,
            isDeferred: isDeferred)
    }

    private static func places(_ book: Book, _ chapter: Int?) -> [(chapter: Int, cell: Int)] {
        var places: [(chapter: Int, cell: Int)] = []
        for index in book.chapters.indices where chapter == nil || chapter == index {
            for (number, cell) in book.chapters[index].cells.enumerated() {
                if chapter == nil { guard case .claim = cell else { continue } }
                places.append((index, number))
            }
        }
        return places
    }

    // MARK: - What depends on what

    private mutating func findNeeds() {
        names = cells.indices.map { direct($0) }
        needs = names.map { closure(of: $0) }
    }

    /// Whether any cell needs a definition.
    var needed: [Bool] {
        var needed = [Bool](repeating: false, count: isStale.count)
        for cell in needs { for place in cell.indices where cell[place] { needed[place] = true } }
        return needed
    }

    /// Some definitions and all that they need; of what they need that can be moved the ends of its range too.
    func closure(of places: [Int]) -> [Bool] {
        var places = places
        var closure = checker.closure(of: places)
        while true {
            var bounds: [Int] = []
            for place in closure.indices where closure[place] {
                for expression in book.rows[place]?.written.domain?.expressions ?? [] {
                    bounds += checker.needs(of: expression, in: checker.chapter(of: place)).filter { !closure[$0] }
                }
            }
            guard !bounds.isEmpty else { return closure }
            places += bounds
            closure = checker.closure(of: places)
        }
    }

    /// The definitions that a cell names.
    private func direct(_ cell: Int) -> [Int] {
        let place = places[cell]
        var needs = book.parameterPlaces[place.chapter][place.cell].compactMap { $0 }
        for expression in cells[cell].expressions { needs += checker.needs(of: expression, in: place.chapter) }
        return needs
    }

    /// Evaluates those of some definitions that have no value, or an old one.
    ///
    /// - Parameter simulate: whether simulations are run.
    mutating func refresh(_ wanted: [Bool], simulate: Bool) {
        let (stale, gate) = (isStale, self.gate)
        var deferred = isDeferred
        gate.mayRun = simulate
        evaluation.evaluate(where: { wanted[$0] && (stale[$0] || simulate && deferred[$0]) }) {
            deferred[$0] = gate.takeRefusal()
        }
        // What needs a value that is left out has none either.
        if deferred.contains(true) {
            let affected = evaluation.affected(by: deferred.indices.filter { deferred[$0] })
            for place in wanted.indices where wanted[place] && affected[place] { deferred[place] = true }
        }
        isDeferred = deferred
        for place in wanted.indices where wanted[place] { isStale[place] = false }
    }

    // MARK: - Moving

    /// A value that a parameter is set to.
    public struct Setting: Sendable {
        /// The place of its definition.
        public let parameter: Int
        /// What is written, by which two settings are told apart.
        public let text: String
        /// The same, read.
        public let value: Expression

        /// A value for a parameter.
        public init(parameter: Int, text: String, value: Expression) {
            self.parameter = parameter
            self.text = text
            self.value = value
        }
    }

    /// Sets parameters, all others to what is published. What follows is asked for cell by cell: ``follow(_:simulate:)``.
    ///
    /// - Parameter simulate: whether simulations will be run.
    /// - Returns: the cells that may have changed and were not followed yet, in the order of the page.
    public mutating func move(_ settings: [Setting], simulate: Bool) -> [Int] {
        let changed = apply(settings)
        if !changed.places.isEmpty { update(changed) }
        for cell in needs.indices {
            let isTouched = isNew[cell] || changed.places.contains { needs[cell][$0] }
            guard isTouched || isUnsettled[cell] && simulate else { continue }
            isWaiting[cell] = true
            (isUnsettled[cell], isNew[cell]) = (false, false)
            works[cell] = nil
            // What it says of a parameter is checked with its value.
            if isTouched, !cells[cell].isIndifferentToValues { checkedCells[cell] = nil }
        }
        return isWaiting.indices.filter { isWaiting[$0] }
    }

    /// What was moved since the last time.
    private struct Change {
        var places: [Int] = []
        /// Whether kinds and units are as they were, so that no other formula need be checked.
        var isSame = true
        /// Those that are written with other digits.
        var digits: [Int] = []
        /// Whether a value names, or named, other definitions.
        var isRewired = false
    }

    private mutating func apply(_ settings: [Setting]) -> Change {
        var change = Change()
        var wanted: [Int: Setting] = [:]
        for setting in settings { wanted[setting.parameter] = setting }
        for place in moved.keys.sorted() where wanted[place] == nil {
            moved[place] = nil
            set(place, to: nil, &change)
        }
        for place in wanted.keys.sorted() {
            guard let setting = wanted[place] else { continue }
            if let known = moved[place], known.utf8.elementsEqual(setting.text.utf8) { continue }
            moved[place] = setting.text
            set(place, to: setting.value, &change)
        }
        return change
    }

    private mutating func set(_ place: Int, to value: Expression?, _ change: inout Change) {
        change.places.append(place)
        let before = namesOthers(place)
        book.scopes.override(place, with: value)
        let difference = checker.set(place, to: value)
        change.isRewired = change.isRewired || before || namesOthers(place)
        switch difference {
        case .none: break
        case .digits: change.digits.append(place)
        case .kind: change.isSame = false
        }
        if change.isRewired { change.isSame = false }
    }

    /// Whether a parameter is computed from other definitions.
    private func namesOthers(_ place: Int) -> Bool {
        let definition = book.scopes.definitions[place]
        return !checker.needs(of: definition.override ?? definition.body, in: definition.chapter).isEmpty
    }

    private mutating func update(_ change: Change) {
        if !change.isSame {
            checker = Checker(
                scopes: book.scopes, lexicon: book.lexicon, units: book.units, draws: book.draws, place: book.place)
            checker.forgetDiagnostics()
            checkedCells = [:]
        } else if !change.digits.isEmpty {
            let isOther = checker.followDigits(of: change.digits)
            checker.forgetDiagnostics()
            for cell in names.indices where names[cell].contains(where: { isOther[$0] }) { checkedCells[cell] = nil }
        }
        if change.isRewired { findNeeds() }
        let affected = evaluation.take(change.places, of: checker, isWhole: !change.isSame)
        for place in affected.indices where affected[place] {
            isStale[place] = true
            isDeferred[place] = false
        }
    }

    // MARK: - Following

    /// Goes on with a cell that may have changed, by one part of the work.
    ///
    /// - Parameter simulate: whether simulations are run.
    /// - Returns: what became of it; nil where it has been followed already.
    public mutating func follow(_ cell: Int, simulate: Bool) -> Outcome? {
        guard isWaiting.indices.contains(cell), isWaiting[cell] else { return nil }
        let outcome = proceed(with: cell, simulate: simulate)
        if case .unfinished = outcome { return outcome }
        works[cell] = nil
        isWaiting[cell] = false
        if case .pending = outcome { isUnsettled[cell] = true }
        return outcome
    }

    /// Leaves a cell as it is until it may have changed again.
    public mutating func leave(_ cell: Int) {
        guard isWaiting.indices.contains(cell) else { return }
        isWaiting[cell] = false
        works[cell] = nil
    }

    private mutating func proceed(with cell: Int, simulate: Bool) -> Outcome {
        guard works[cell] == nil else { return outcome(of: cell, simulate: simulate) }
        guard isEdited[cell] || moved.keys.contains(where: { needs[cell][$0] }) else { return .published }
        refresh(needs[cell], simulate: simulate)
        if !simulate, needs[cell].indices.contains(where: { isDeferred[$0] && needs[cell][$0] }) { return .pending }
        works[cell] = work(on: cell)
        return outcome(of: cell, simulate: simulate)
    }

    /// What is known of a cell after the first part of the work: of a claim its verdict. It need not wait, and waits no less.
    public mutating func early(_ cell: Int, simulate: Bool) -> Outcome {
        let begun = works.removeValue(forKey: cell)
        defer { works[cell] = begun }
        let outcome = proceed(with: cell, simulate: simulate)
        guard case .unfinished(let known?) = outcome else { return outcome }
        return .evaluated(known)
    }

    /// Sets out to evaluate a cell whose definitions have their values.
    private mutating func work(on cell: Int) -> CellWork {
        var checked = checkedCells[cell]
        var found = Diagnostics()
        if checked == nil {
            let place = places[cell]
            checked = checker.check(
                cells[cell], in: place.chapter, places: book.parameterPlaces[place.chapter][place.cell], book)
            found = checker.diagnostics
            checker.forgetDiagnostics()
            if found.isEmpty { checkedCells[cell] = checked }
        }
        // Functions that a cell is the first to call for its types.
        evaluation = checker.extend(evaluation)
        var evaluator = CellEvaluator(evaluation: evaluation, formatter: checker.formatter)
        evaluator.claimsMayFail = true
        evaluator.diagnostics = found
        return CellWork(checked ?? .text([]), evaluator)
    }

    /// Does a part of a cell, and says how far it has come.
    private mutating func outcome(of cell: Int, simulate: Bool) -> Outcome {
        guard let work = works.removeValue(forKey: cell) else { return .published }
        let hadResult = work.result != nil
        gate.mayRun = simulate
        work.proceed()
        if gate.takeRefusal() { return .pending }
        guard work.isDone else {
            let news = hadResult ? nil : work.result
            works[cell] = work
            return .unfinished(news)
        }
        let diagnostics = work.diagnostics
        guard !diagnostics.hasErrors, let result = work.result else {
            return .faulty(diagnostics.all.filter { $0.severity == .error })
        }
        return .evaluated(result)
    }

    // MARK: - What is published

    /// The chapter before anything was moved.
    private struct PublishedState: Sendable {
        let book: Book
        let checker: Checker
        var evaluation: Evaluation
        let needs: [[Bool]]
        var isStale: [Bool]
        var isDeferred: [Bool]
    }

    /// A cell under the published values; nil where it needs a simulation that is not to be run.
    public mutating func published(_ cell: Int, simulate: Bool) -> EvaluatedCell? {
        guard let state = publishedState else { return nil }
        var published = self
        (published.book, published.checker, published.evaluation) = (state.book, state.checker, state.evaluation)
        (published.needs, published.isStale, published.isDeferred) = (state.needs, state.isStale, state.isDeferred)
        (published.works, published.checkedCells, published.publishedState) = ([:], [:], nil)
        let needs = published.needs[cell]
        published.refresh(needs, simulate: simulate)
        // The next one that is asked for finds these values.
        publishedState?.evaluation = published.evaluation
        publishedState?.isStale = published.isStale
        publishedState?.isDeferred = published.isDeferred
        if published.isDeferred.indices.contains(where: { published.isDeferred[$0] && needs[$0] }) { return nil }
        published.works[cell] = published.work(on: cell)
        while true {
            switch published.outcome(of: cell, simulate: simulate) {
            case .unfinished: continue
            case .evaluated(let evaluated): return evaluated
            case .published, .pending, .faulty: return nil
            }
        }
    }
}
