internal import Quantities
internal import SourceText

/// A program's values while one number is moved.
private struct MovedValues {
    let search: Search
    var evaluation: Evaluation
    /// The definition that is moved, if one is.
    let moved: [Int]
    /// The definitions to evaluate anew, in order.
    let places: [Int]
    /// The variables around the search.
    let frame: [Value]

    init(_ search: Search, _ evaluation: Evaluation, _ frame: [Value]) {
        self.search = search
        self.evaluation = evaluation
        self.frame = frame
        guard case .parameter(let moved) = search.variable else {
            moved = []
            places = []
            return
        }
        self.moved = [moved]
        places = evaluation.program.places(affectedBy: [moved], neededBy: search.needs)
    }

    /// Sets the number and returns the variables that the condition sees.
    mutating func set(_ number: Double, _ steps: inout Int) -> [Value] {
        switch search.variable {
        case .local(let place): return Array(frame.prefix(place)) + [.number(number)]
        case .parameter(let moved):
            evaluation.forget()
            evaluation.states[moved] = .value(.number(number))
            for place in places { evaluation.evaluateDefinition(place, &steps) }
            return frame
        }
    }
}

extension Evaluator {
    /// What is too far apart is above zero; what is as near as the tolerance allows is not.
    func distance(
        _ left: Double, _ right: Double, _ tolerance: Double, _ isRelative: Bool, _ span: SourceSpan
    ) throws(EvaluationFault) -> Double {
        guard tolerance >= 0 else {
            throw EvaluationFault("negative-tolerance", "a tolerance cannot be below zero", at: span)
        }
        return (left - right).magnitude - (isRelative ? tolerance * right.magnitude : tolerance)
    }

    // MARK: - Searches

    /// The value of `solve` or `solutions`.
    mutating func value(of search: Search, _ frame: [Value]) throws(EvaluationFault) -> Value {
        let result = try solve(search, frame)
        if search.isList {
            return .list(
                result.solutions.flatMap { solution -> [Value] in
                    solution.lower == solution.upper
                        ? [.number(solution.lower)] : [.number(solution.lower), .number(solution.upper)]
                })
        }
        guard let first = result.solutions.first else { throw search.noSolution(result) }
        guard result.solutions.count == 1, first.lower == first.upper else { throw search.tooMany(result) }
        return .number(first.lower)
    }

    /// Looks for what a `solve` asks for.
    mutating func solve(_ search: Search, _ frame: [Value]) throws(EvaluationFault) -> SearchOutcome {
        let lower = try certain(try evaluate(search.lower, frame), "the start of a range", search.span)
        let upper = try certain(try evaluate(search.upper, frame), "the end of a range", search.span)
        let step = try search.step.map { (term) throws(EvaluationFault) in
            try certain(try evaluate(term, frame), "the step of a range", search.span)
        }
        guard
            let range = SearchRange(
                lower: lower, upper: upper, step: step, isLogarithmic: search.isLogarithmic,
                unit: search.presentation.unit?.scale ?? 1)
        else { throw search.noRange(from: lower, to: upper, step: step) }
        var values = MovedValues(search, evaluation, frame)
        let first = try end(lower, &values)
        let last = try end(range.number(at: range.lastPlace), &values)
        var jumps: [Double] = []
        var found: [(lower: Double, upper: Double)] = []
        if case .comparison(let comparison) = search.condition, comparison.isExactEquality {
            let roots = try Roots(range, cells: Search.cells, coarse: Search.coarseCells) {
                (number) throws(EvaluationFault) in
                try defined { (evaluator) throws(EvaluationFault) in
                    try evaluator.sides(comparison, number, &values)
                }
            }
            if !roots.isDefined, let fault = first.fault { throw fault }
            found = roots.all.map { ($0.lower, $0.upper) }
            jumps = roots.jumps
        } else {
            let scan = try Scan(
                range, cells: Search.cells, coarse: Search.coarseCells, resolution: Search.resolution
            ) {
                (number) throws(EvaluationFault) in
                try probe(search.condition, number, &values)
            }
            if let only = scan.stretches.first, scan.stretches.count == 1, only.state == Probe.undefined,
                let fault = first.fault
            {
                throw fault
            }
            for number in Evaluator.flips(scan, range) where found.last?.lower != number {
                found.append((number, number))
            }
        }
        func isAt(_ number: Double, _ end: Double) -> Bool {
            (number - end).magnitude <= 1e-9 * min(range.upper - range.lower, max(number.magnitude, end.magnitude))
        }
        return SearchOutcome(
            solutions: found.map {
                SearchOutcome.Solution(
                    lower: $0.lower, upper: $0.upper,
                    isAtEdge: isAt($0.lower, first.number) || isAt($0.upper, last.number))
            }, first: first, last: last, jumps: jumps)
    }

    /// Where a condition changes between true and false: the number nearest to the change for which it is true.
    private static func flips(_ scan: Scan, _ range: SearchRange) -> [Double] {
        zip(scan.stretches, scan.stretches.dropFirst()).compactMap { left, right in
            guard left.state != Probe.undefined, right.state != Probe.undefined else { return nil }
            return range.number(at: left.state == 1 ? left.last.place : right.first.place)
        }
    }

    /// What a condition is at a number.
    private mutating func probe(
        _ condition: Condition, _ number: Double, _ values: inout MovedValues
    ) throws(EvaluationFault) -> Probe {
        try defined { (evaluator) throws(EvaluationFault) in
            try evaluator.with(number, &values) { (inner, frame) throws(EvaluationFault) in
                var gaps: [Double] = []
                let holds = try inner.certainly(condition, frame, &gaps)
                return Probe(state: holds ? 1 : 0, gaps: gaps)
            }
        } ?? Probe(state: Probe.undefined, gaps: [])
    }

    private mutating func sides(
        _ comparison: Comparison, _ number: Double, _ values: inout MovedValues
    ) throws(EvaluationFault) -> (left: Double, right: Double) {
        try with(number, &values) { (inner, frame) throws(EvaluationFault) in
            let (left, right) = (
                try inner.evaluate(comparison.left.term, frame), try inner.evaluate(comparison.right.term, frame)
            )
            return (
                try inner.certain(left, "what is solved for", comparison.span),
                try inner.certain(right, "what is solved for", comparison.span)
            )
        }
    }

    /// What is the case at an end of the range.
    private mutating func end(
        _ number: Double, _ values: inout MovedValues
    ) throws(EvaluationFault) -> SearchOutcome.End {
        do throws(EvaluationFault) {
            var sides: (left: Double, right: Double)?
            if case .comparison(let comparison) = values.search.condition, comparison.isOfQuantities {
                sides = try self.sides(comparison, number, &values)
            }
            let condition = values.search.condition
            let holds = try with(number, &values) { (inner, frame) throws(EvaluationFault) in
                var gaps: [Double] = []
                return try inner.certainly(condition, frame, &gaps)
            }
            return SearchOutcome.End(number: number, sides: sides, holds: holds, fault: nil)
        } catch {
            if error.endsSearch { throw error }
            return SearchOutcome.End(number: number, sides: nil, holds: nil, fault: error)
        }
    }

    /// What a body gives, or nil where a formula in it has no value. Too much work stays a fault.
    private mutating func defined<Result>(
        _ body: (inout Evaluator) throws(EvaluationFault) -> Result
    ) throws(EvaluationFault) -> Result? {
        do throws(EvaluationFault) {
            return try body(&self)
        } catch {
            if error.endsSearch { throw error }
            return nil
        }
    }

    /// Runs a body with the moved number in place; the work is counted on.
    private mutating func with<Result>(
        _ number: Double, _ values: inout MovedValues,
        _ body: (inout Evaluator, [Value]) throws(EvaluationFault) -> Result
    ) throws(EvaluationFault) -> Result {
        try count(values.search.span, 50 + values.places.count)
        noteAll(neededBy: values.search.needs, but: values.moved)
        let frame = values.set(number, &steps)
        var inner = Evaluator(evaluation: values.evaluation, steps: steps)
        defer { steps = inner.steps }
        return try body(&inner, frame)
    }
}

extension EvaluationFault {
    /// Whether it ends the evaluation of the whole formula, wherever it happens.
    var isTooMuchWork: Bool { diagnostic.id.utf8.elementsEqual("too-much-work".utf8) }

    /// Whether looking on with other numbers would be of no use: too much work, or an uncertain value where only a certain
    /// one will do.
    var endsSearch: Bool { isTooMuchWork || diagnostic.id.utf8.elementsEqual("uncertain-value".utf8) }
}
