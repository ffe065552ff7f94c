internal import Quantities
public import SourceText

/// A book's formulas, checked and ready to be evaluated any number of times.
///
/// A class, so that the many evaluations of one book share it by one reference.
public final class Program: Sendable {
    let lexicon: Lexicon
    /// The definitions, by place.
    public let definitions: [Definition]
    let dependencies: Dependencies
    let terms: [Term]
    /// How many draws each uncertain value has.
    let drawCount: Int
    let formatter: QuantityFormatter
    /// The functions, for the types with which they are called.
    let instances: [Term]

    init(
        lexicon: Lexicon, definitions: [Definition], dependencies: Dependencies, terms: [Term], drawCount: Int,
        formatter: QuantityFormatter, instances: [Term]
    ) {
        self.lexicon = lexicon
        self.definitions = definitions
        self.dependencies = dependencies
        self.terms = terms
        self.drawCount = drawCount
        self.formatter = formatter
        self.instances = instances
    }

    /// The same where some definitions are others.
    func replacing(_ places: [Int], _ term: (Int) -> Term) -> Program {
        var terms = self.terms
        for place in places { terms[place] = term(place) }
        return Program(
            lexicon: lexicon, definitions: definitions, dependencies: dependencies, terms: terms, drawCount: drawCount,
            formatter: formatter, instances: instances)
    }

    /// The same with more functions.
    func adding(_ more: some Collection<Term>) -> Program {
        Program(
            lexicon: lexicon, definitions: definitions, dependencies: dependencies, terms: terms, drawCount: drawCount,
            formatter: formatter, instances: instances + more)
    }
}

/// Why a formula has no value.
public struct EvaluationFault: Error, Sendable {
    /// What happened and where.
    public let diagnostic: Diagnostic

    /// The fault of a formula that needs something with a mistake in it, which is reported already.
    static let untold = EvaluationFault(
        "untold", "this needs something that has a mistake in it", at: SourceSpan(file: SourceID(0), lower: 0, upper: 0)
    )

    /// Whether it says nothing that is not reported already.
    public var isUntold: Bool { diagnostic == EvaluationFault.untold.diagnostic }

    /// Whether a function of the vocabulary refused its arguments, as a model that does not fit into memory: an answer, and
    /// not a mistake in the formula.
    public var isRefusal: Bool { diagnostic.id.utf8.elementsEqual("refused".utf8) }

    init(_ id: String, _ summary: String, at span: SourceSpan, notes: [String] = [], hint: String? = nil) {
        diagnostic = Diagnostic(id, summary, at: span, notes: notes, hint: hint)
    }
}

/// The values of a program's definitions, for one setting of its parameters.
public struct Evaluation: Sendable {
    enum State: Sendable {
        case value(Value)
        case fault(EvaluationFault)
    }

    var program: Program
    var states: [State]
    /// What functions gave under these states.
    private(set) var memory = CallMemory()

    /// Evaluates all definitions.
    ///
    /// A definition whose evaluation fails keeps its fault; whoever needs it gets the same fault.
    public init(_ program: Program) {
        self.init(unevaluated: program)
        for place in program.dependencies.order {
            var steps = 0
            evaluateDefinition(place, &steps)
        }
    }

    /// Nothing is evaluated yet.
    init(unevaluated program: Program) {
        self.program = program
        states = [State](repeating: .fault(.untold), count: program.definitions.count)
    }

    /// The faults of definitions, those first that cause others.
    public var faults: [EvaluationFault] {
        program.dependencies.order.compactMap { place in
            if case .fault(let fault) = states[place], !fault.isUntold { return fault }
            return nil
        }
    }

    /// Begins with a memory of its own: for one who changes a definition, or goes on in another thread.
    mutating func beginMemory() { memory = CallMemory() }

    /// Forgets what functions gave, since a definition has another value. For one who has begun a memory, and keeps it.
    mutating func forget() {
        if isKnownUniquelyReferenced(&memory) { memory.forget() } else { beginMemory() }
    }

    /// The same values for another thread.
    public var apart: Evaluation {
        var copy = self
        copy.beginMemory()
        return copy
    }

    /// The value of a definition.
    public func value(of definition: Int) throws(EvaluationFault) -> Value {
        switch states[definition] {
        case .value(let value): return value
        case .fault(let fault): throw fault
        }
    }

    /// The value of a formula.
    ///
    /// - Parameter locals: the values of the variables with which it was checked, in the same order.
    public func evaluate(_ formula: Checked, locals: [Value] = []) throws(EvaluationFault) -> Value {
        var evaluator = Evaluator(evaluation: self)
        return try evaluator.evaluate(formula.term, locals)
    }

    /// Whether two values are the same; records by their titles.
    public static func areEqual(_ left: Value, _ right: Value) -> Bool { Evaluator.areEqual(left, right) }

    /// The same program with other parameters, for a formula that needs some definitions: of these, and of what they need,
    /// only what depends on the parameters is evaluated anew. (Never the definition that asks: nothing needs itself.)
    func setting(
        _ changes: [Scenario.Setting], needs: [Int], mask: [Bool]?, _ steps: inout Int
    ) -> Evaluation {
        var changed = self
        changed.beginMemory()
        for change in changes { changed.states[change.definition] = .value(change.value) }
        for place in program.places(affectedBy: changes.map { $0.definition }, neededBy: needs) {
            changed.evaluateDefinition(place, mask: mask, &steps)
        }
        return changed
    }

    /// - Parameter mask: the draws that count; nil for all.
    mutating func evaluateDefinition(_ place: Int, mask: [Bool]? = nil, _ steps: inout Int) {
        guard !program.definitions[place].isFunction else { return }
        // In a function of its own, so that its copy of `self` is gone before the array is written to.
        states[place] = state(of: place, mask, &steps)
    }

    private func state(of place: Int, _ mask: [Bool]?, _ steps: inout Int) -> State {
        var evaluator = Evaluator(evaluation: self, steps: steps, mask: mask)
        defer { steps = evaluator.steps }
        do throws(EvaluationFault) {
            return .value(try evaluator.evaluate(program.terms[place], []))
        } catch {
            return .fault(error)
        }
    }
}
