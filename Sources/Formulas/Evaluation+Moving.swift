/// Values of definitions that are moved again and again: what a live page asks for.
extension Evaluation {
    /// Nothing is evaluated yet: ``evaluate(where:_:)`` does what is asked for.
    public init(following program: Program) { self.init(unevaluated: program) }

    /// Takes over what was checked anew.
    ///
    /// - Parameters:
    ///   - changed: the definitions that have other formulas, or whose formulas have another value.
    ///   - isWhole: whether all formulas were checked anew, and not those of the changed definitions alone.
    /// - Returns: the definitions that depend on what changed, by place: they are to be evaluated.
    public mutating func take(_ changed: [Int], of checker: Checker, isWhole: Bool) -> [Bool] {
        program = isWhole ? checker.program : program.replacing(changed) { checker.checked($0).term }
        beginMemory()
        return program.dependencies.affected(by: changed)
    }

    /// Evaluates definitions, each after those that it needs.
    ///
    /// - Parameters:
    ///   - wanted: whether a definition is wanted, by place.
    ///   - evaluated: is told of each definition after it was evaluated.
    public mutating func evaluate(where wanted: (Int) -> Bool, _ evaluated: (Int) -> Void) {
        for place in program.dependencies.order where wanted(place) {
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
