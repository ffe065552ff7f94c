public import Formulas
public import SourceText

/// The cells of one chapter, or the claims of all, under values of parameters that are moved again and again: what a live
/// page asks for.
///
/// Everything is checked once. From then on a moved parameter costs the check of its own value, the definitions that
/// depend on it, and the cells that need one of these.
public struct LiveChapter: Sendable {
    /// What became of a cell.
    public enum Outcome: Sendable {
        /// It depends on nothing that is moved.
        case published
        /// Its values.
        case evaluated(EvaluatedCell)
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
    /// The definitions that any of them needs.
    var needed: [Bool] = []
    /// The definitions that have no value since a simulation was not to be run.
    var deferred: [Bool]
    /// What each moved parameter was set to, as the reader wrote it.
    private var moved: [Int: String] = [:]
    /// The cells that are to be evaluated again at any rate.
    private var isUnsettled: [Bool]
    /// The cells that may show something else than is published, though nothing is moved: the reader edited them, or what
    /// they need.
    var isEdited: [Bool]
    /// The cells that were not told since the reader edited something.
    var isNew: [Bool]
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
        deferred = [Bool](repeating: false, count: book.scopes.definitions.count)
        isUnsettled = [Bool](repeating: false, count: places.count)
        (isEdited, isNew) = (isUnsettled, isUnsettled)
        evaluation = Evaluation(checker.program, needed: deferred) { _ in }
        findNeeds()
        evaluateAll(simulate: false)
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
        needs = cells.indices.map { closure(of: direct($0)) }
        needed = [Bool](repeating: false, count: deferred.count)
        for cell in needs { for place in cell.indices where cell[place] { needed[place] = true } }
    }

    /// Some definitions and all that they need; of what they need that can be moved the ends of its range too.
    private func closure(of places: [Int]) -> [Bool] {
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

    private mutating func evaluateAll(simulate: Bool) {
        var deferred = self.deferred
        let gate = self.gate
        gate.mayRun = simulate
        evaluation = Evaluation(checker.program, needed: needed) { deferred[$0] = gate.takeRefusal() }
        self.deferred = deferred
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

    /// Sets parameters, all others to what is published.
    ///
    /// - Parameter simulate: whether simulations are run.
    /// - Returns: the cells that may have changed, with what became of each.
    public mutating func set(_ settings: [Setting], simulate: Bool) -> [(cell: Int, outcome: Outcome)] {
        let changed = apply(settings)
        var resumed: [Int] = []
        if simulate { resumed = deferred.indices.filter { deferred[$0] } }
        if !changed.isEmpty || !resumed.isEmpty { update(changed, resumed, simulate: simulate) }
        let parameters = moved.keys.sorted()
        var outcomes: [(cell: Int, outcome: Outcome)] = []
        var evaluator: CellEvaluator?
        for cell in needs.indices {
            let isTouched = isNew[cell] || changed.places.contains { needs[cell][$0] }
            guard isTouched || isUnsettled[cell] && simulate else { continue }
            (isUnsettled[cell], isNew[cell]) = (false, false)
            guard isEdited[cell] || parameters.contains(where: { needs[cell][$0] }) else {
                outcomes.append((cell, .published))
                continue
            }
            if !simulate, deferred.indices.contains(where: { deferred[$0] && needs[cell][$0] }) {
                isUnsettled[cell] = true
                outcomes.append((cell, .pending))
                continue
            }
            let outcome = self.outcome(of: cell, &evaluator, simulate: simulate)
            if case .pending = outcome { isUnsettled[cell] = true }
            outcomes.append((cell, outcome))
        }
        return outcomes
    }

    /// What was moved since the last time.
    private struct Change {
        var places: [Int] = []
        /// Whether kinds, units and digits are as they were, so that no other formula need be checked.
        var isSame = true
        /// Whether a value names, or named, other definitions.
        var isRewired = false
        var isEmpty: Bool { places.isEmpty }
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
        let isSame = checker.set(place, to: value)
        change.isRewired = change.isRewired || before || namesOthers(place)
        change.isSame = change.isSame && isSame && !change.isRewired
    }

    /// Whether a parameter is computed from other definitions.
    private func namesOthers(_ place: Int) -> Bool {
        let definition = book.scopes.definitions[place]
        return !checker.needs(of: definition.override ?? definition.body, in: definition.chapter).isEmpty
    }

    private mutating func update(_ change: Change, _ resumed: [Int], simulate: Bool) {
        if !change.isSame {
            checker = Checker(
                scopes: book.scopes, lexicon: book.lexicon, units: book.units, draws: book.draws, place: book.place)
            checker.forgetDiagnostics()
        }
        if change.isRewired { findNeeds() }
        var deferred = self.deferred
        let gate = self.gate
        gate.mayRun = simulate
        // What a cell has come to need was not evaluated before.
        let places = change.isRewired ? Array(needed.indices) : change.places + resumed
        evaluation.update(places, of: checker, isWhole: !change.isSame, needed: needed) {
            deferred[$0] = gate.takeRefusal()
        }
        self.deferred = deferred
    }

    // MARK: - Cells

    private mutating func outcome(
        of cell: Int, _ shared: inout CellEvaluator?, simulate: Bool
    ) -> Outcome {
        let place = places[cell]
        let checked = checker.check(
            cells[cell], in: place.chapter, places: book.parameterPlaces[place.chapter][place.cell], book)
        var evaluator = shared ?? CellEvaluator(evaluation: evaluation.apart, formatter: checker.formatter)
        evaluator.evaluation = checker.extend(evaluator.evaluation)
        evaluator.claimsMayFail = true
        evaluator.diagnostics = checker.diagnostics
        checker.forgetDiagnostics()
        gate.mayRun = simulate
        let evaluated = evaluator.evaluate(checked)
        let isRefused = gate.takeRefusal()
        let diagnostics = evaluator.diagnostics
        shared = evaluator
        if isRefused { return .pending }
        return diagnostics.hasErrors ? .faulty(diagnostics.all.filter { $0.severity == .error }) : .evaluated(evaluated)
    }

    /// The chapter with all parameters as they are published, as one that was not moved yet.
    public var asPublished: LiveChapter {
        var diagnostics = Diagnostics()
        var published = book
        for place in moved.keys { published.scopes.override(place, with: nil) }
        return LiveChapter(published, chapter: chapter, gate: gate, into: &diagnostics)
    }

    /// A cell under the published values; nil where it needs a simulation that is not to be run.
    public func published(_ cell: Int, simulate: Bool) -> EvaluatedCell? {
        asPublished.asItIs(cell, simulate: simulate)
    }

    private func asItIs(_ cell: Int, simulate: Bool) -> EvaluatedCell? {
        var published = self
        if simulate {
            published.evaluateAll(simulate: true)
        } else if deferred.indices.contains(where: { deferred[$0] && needs[cell][$0] }) {
            return nil
        }
        var evaluator: CellEvaluator?
        if case .evaluated(let evaluated) = published.outcome(of: cell, &evaluator, simulate: simulate) {
            return evaluated
        }
        return nil
    }
}

/// Whether simulations may run in what is evaluated next, and whether one was refused since.
public final class LiveGate: @unchecked Sendable {
    /// Whether they may run.
    public var mayRun = true
    private var hasRefused = false

    /// A gate that is open.
    public init() {}

    /// Asks whether a simulation may run; that it may not is noted.
    public func asks() -> Bool {
        if !mayRun { hasRefused = true }
        return mayRun
    }

    /// Whether a simulation was refused since this was asked last.
    public func takeRefusal() -> Bool {
        defer { hasRefused = false }
        return hasRefused
    }
}
