internal import SourceText

extension Evaluator {
    /// Whether a condition holds, and the distance of each of its comparisons from changing, in the order in which they
    /// are written; NaN for one that is not of quantities, or has no value where the whole has one without it. An
    /// uncertain condition holds where it is as probable as not, and its distance is the median.
    mutating func holds(
        _ condition: Condition, _ frame: [Value], _ gaps: inout [Double]
    ) throws(EvaluationFault) -> Bool {
        try truth(of: condition, frame, &gaps).truth
    }

    /// The same for a condition that must be certain.
    mutating func certainly(
        _ condition: Condition, _ frame: [Value], _ gaps: inout [Double]
    ) throws(EvaluationFault) -> Bool {
        let truth = try truth(of: condition, frame, &gaps)
        guard case .uncertain(let draws) = truth else { return truth.truth }
        if draws.probability == 0 || draws.probability == 1 { return truth.truth }
        throw EvaluationFault(
            "uncertain-value", "what is solved for must be certain, and this is uncertain", at: condition.span,
            hint: "ask for a probability, as in probability(x > y) >= 90 %, or compare p50(x)")
    }

    /// Whether a condition holds: a truth, or one for each draw.
    mutating func truth(
        of condition: Condition, _ frame: [Value], _ gaps: inout [Double]
    ) throws(EvaluationFault) -> Value {
        switch condition {
        case .truth(let checked, let isNegated, _):
            let value = try evaluate(checked.term, frame)
            if case .uncertain(.truths(let truths)) = value {
                return .uncertain(.truths(truths.map { $0 != isNegated }))
            }
            return .truth(value.truth != isNegated)
        case .comparison(let comparison): return try truth(of: comparison, frame, &gaps)
        case .and(let left, let right): return try junction(left, right, isAnd: true, frame, &gaps)
        case .or(let left, let right): return try junction(left, right, isAnd: false, frame, &gaps)
        }
    }

    private mutating func junction(
        _ left: Condition, _ right: Condition, isAnd: Bool, _ frame: [Value], _ gaps: inout [Double]
    ) throws(EvaluationFault) -> Value {
        let first = try truth(of: left, frame, &gaps)
        if case .uncertain(let draws) = first {
            var others: [Double] = []
            var isAsked = false
            let both = try junction(draws, isAnd: isAnd) { (evaluator) throws(EvaluationFault) in
                isAsked = true
                return try evaluator.truth(of: right, frame, &others)
            }
            if isAsked { gaps += others } else { addGaps(of: right, frame, &gaps) }
            return both
        }
        guard first.truth == isAnd else {
            addGaps(of: right, frame, &gaps)
            return first
        }
        return try truth(of: right, frame, &gaps)
    }

    /// Adds the distances of a part that decides nothing, and that another part may guard.
    private mutating func addGaps(of condition: Condition, _ frame: [Value], _ gaps: inout [Double]) {
        let count = gaps.count
        do throws(EvaluationFault) {
            _ = try truth(of: condition, frame, &gaps)
        } catch {
            gaps.removeLast(gaps.count - count)
            for _ in condition.comparisons { gaps.append(.nan) }
        }
    }

    private mutating func truth(
        of comparison: Comparison, _ frame: [Value], _ gaps: inout [Double]
    ) throws(EvaluationFault) -> Value {
        let left = try evaluate(comparison.left.term, frame)
        let right = try evaluate(comparison.right.term, frame)
        let tolerance = try comparison.tolerance.map { (tolerance) throws(EvaluationFault) in
            try evaluate(tolerance.amount.term, frame)
        }
        if left.isUncertain || right.isUncertain || tolerance?.isUncertain ?? false {
            return try truth(of: comparison, uncertain: left, right, tolerance, &gaps)
        }
        guard comparison.isOfQuantities else {
            gaps.append(.nan)
            return .truth(Evaluator.areEqual(left, right) == (comparison.sign == .equal))
        }
        if let written = comparison.tolerance, let tolerance {
            let gap = try distance(left.number, right.number, tolerance.number, written.isRelative, written.span)
            gaps.append(gap)
            return .truth((gap <= 0) == (comparison.sign == .equal))
        }
        gaps.append(left.number - right.number)
        switch comparison.sign {
        case .equal: return .truth(left.number == right.number)
        case .notEqual: return .truth(left.number != right.number)
        default: return .truth(compare(comparison.sign, left.number, right.number))
        }
    }

    private mutating func truth(
        of comparison: Comparison, uncertain left: Value, _ right: Value, _ tolerance: Value?, _ gaps: inout [Double]
    ) throws(EvaluationFault) -> Value {
        let isEqual = comparison.sign == .equal
        guard comparison.isOfQuantities else {
            gaps.append(.nan)
            return equality(left, right, isEqual: isEqual)
        }
        if let written = comparison.tolerance, let tolerance {
            let (one, other) = (left.number, right.number)
            gaps.append(try distance(one, other, tolerance.number, written.isRelative, written.span))
            return try nearness(
                left, right, tolerance, isRelative: written.isRelative, isEqual: isEqual, written.span)
        }
        gaps.append(try arithmetic(.subtract, left, right, comparison.span).number)
        switch comparison.sign {
        case .equal, .notEqual: return equality(left, right, isEqual: isEqual)
        default: return try self.comparison(comparison.sign, left, right, comparison.span)
        }
    }
}

extension Condition {
    /// Where it stands.
    var span: SourceSpan {
        switch self {
        case .comparison(let comparison): comparison.span
        case .truth(_, _, let span): span
        case .and(let left, let right), .or(let left, let right): left.span.union(right.span)
        }
    }
}
