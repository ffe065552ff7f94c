internal import Quantities

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
        return affected(by: changed)
    }

    /// The definitions that depend on others, these included, by place.
    public func affected(by changed: [Int]) -> [Bool] { program.dependencies.affected(by: changed) }

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

    /// What another value of a parameter asks for, of those who name it.
    public enum Difference: Sendable {
        /// Nothing: kind, unit and digits are as they were.
        case none
        /// To be shown with other digits, as far as that shows: ``followDigits(of:)``.
        case digits
        /// To be checked anew.
        case kind
    }

    /// Gives a parameter another value, or its own again, and checks it.
    ///
    /// - Parameter value: what the reader writes; nil for the value that its chapter gives it.
    public mutating func set(_ parameter: Int, to value: Expression?) -> Difference {
        let before = checked[parameter]
        scopes.override(parameter, with: value)
        recheck(parameter)
        let after = checked[parameter]
        guard after.type == before.type, after.presentation.unit == before.presentation.unit,
            after.presentation.isExact == before.presentation.isExact
        else { return .kind }
        return after.presentation.decimals == before.presentation.decimals ? .none : .digits
    }

    /// Checks again what names definitions that are written with other digits, and what names that in turn, as long as it
    /// shows. What is computed stays the same.
    ///
    /// - Returns: the definitions that are shown with other digits, by place.
    public mutating func followDigits(of places: [Int]) -> [Bool] {
        var isOther = [Bool](repeating: false, count: checked.count)
        for place in places { isOther[place] = true }
        for place in dependencies.order where !isOther[place] {
            guard dependencies.direct[place].contains(where: { isOther[$0] }) else { continue }
            if scopes.definitions[place].isFunction {
                isOther[place] = recheckInstances(of: place)
            } else {
                let before = checked[place].presentation
                recheck(place)
                isOther[place] = checked[place].presentation != before
            }
        }
        return isOther
    }

    /// Checks a function again for all arguments with which it is called; whether any result is to be shown otherwise.
    private mutating func recheckInstances(of place: Int) -> Bool {
        let definition = scopes.definitions[place]
        guard case .function(let parameters) = definition.kind else { return false }
        var isOther = false
        for index in instancePlaces[place] {
            let known = instances[index]
            begin(in: definition.chapter, definition: place)
            locals = parameters.enumerated().map { number, parameter in
                Local(
                    name: parameter.name, type: known.types[number],
                    presentation: Presentation(unit: known.units[number]))
            }
            let result = check(definition.body)
            isOther = isOther || result.presentation != known.result.presentation
            instances[index] = Instance(
                definition: place, types: known.types, units: known.units, result: result, height: known.height)
        }
        return isOther
    }
}
