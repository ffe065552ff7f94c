/// Values of definitions that are moved again and again: what a live page asks for.
extension Evaluation {
    /// Evaluates the definitions that are needed, and no others.
    ///
    /// - Parameters:
    ///   - needed: whether each definition is needed, by place.
    ///   - evaluated: is told of each definition after it was evaluated.
    public init(_ program: Program, needed: [Bool], _ evaluated: (Int) -> Void) {
        self.init(unevaluated: program)
        for place in program.dependencies.order where needed[place] {
            var steps = 0
            evaluateDefinition(place, &steps)
            evaluated(place)
        }
    }

    /// Takes over what was checked anew, and evaluates what depends on it.
    ///
    /// - Parameters:
    ///   - changed: the definitions that have other formulas, or whose formulas have another value.
    ///   - isWhole: whether all formulas were checked anew, and not those of the changed definitions alone.
    ///   - needed: whether each definition is needed, by place.
    ///   - evaluated: is told of each definition after it was evaluated.
    public mutating func update(
        _ changed: [Int], of checker: Checker, isWhole: Bool, needed: [Bool], _ evaluated: (Int) -> Void
    ) {
        program = isWhole ? checker.program : program.replacing(changed) { checker.checked($0).term }
        let affected = program.dependencies.affected(by: changed)
        beginMemory()
        for place in program.dependencies.order where affected[place] && needed[place] {
            var steps = 0
            evaluateDefinition(place, &steps)
            evaluated(place)
        }
    }
}

extension Checker {
    /// The definitions that some formulas need, directly or not, by place.
    public func closure(of needs: [Int]) -> [Bool] { dependencies.closure(of: needs) }

    /// Gives a parameter another value, or its own again, and checks it.
    ///
    /// - Parameter value: what the reader writes; nil for the value that its chapter gives it.
    /// - Returns: whether whatever names it is as it was, since kind and unit are. If not, all must be checked anew.
    public mutating func set(_ parameter: Int, to value: Expression?) -> Bool {
        let before = checked[parameter]
        scopes.override(parameter, with: value)
        recheck(parameter)
        let after = checked[parameter]
        return after.type == before.type && after.presentation == before.presentation
    }
}
