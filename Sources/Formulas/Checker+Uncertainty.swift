internal import Quantities
internal import SourceText

extension Checker {
    /// `between a and b`
    mutating func checkInterval(_ lower: Expression, _ upper: Expression, _ span: SourceSpan) -> Checked {
        let values = [check(lower), check(upper)]
        return uncertain(.interval, "'between'", values, [lower.span, upper.span], span)
    }

    /// `normal(mean, sd)` and its like.
    mutating func checkDistribution(
        _ distribution: Distribution, _ name: Name, _ arguments: [Expression.Argument], _ span: SourceSpan
    ) -> Checked {
        let names = distribution.parameters
        var isFine = true
        let places = places(of: arguments, among: names, name, &isFine)
        var values = [Checked?](repeating: nil, count: names.count)
        var spans = [SourceSpan](repeating: span, count: names.count)
        for (argument, place) in zip(arguments, places) {
            let value = check(argument.value)
            guard let place else { continue }
            values[place] = value
            spans[place] = argument.value.span
        }
        guard isFine else { return .broken }
        if let missing = values.indices.first(where: { values[$0] == nil }) {
            return report(
                "missing-argument", "'\(name.text)' needs '\(names[missing].text)'", at: span,
                hint: "write \(name.text)(\(joined(names.map { $0.text }, with: ", ")))")
        }
        return uncertain(distribution, "'\(name.text)'", values.compactMap { $0 }, spans, span)
    }

    private mutating func uncertain(
        _ distribution: Distribution, _ name: String, _ values: [Checked], _ spans: [SourceSpan], _ span: SourceSpan
    ) -> Checked {
        // Its place among the uncertain terms is taken even where it is wrong or not yet known.
        let seed = stream.next()
        guard let known = values.first(where: { $0.dimension != nil }) ?? values.first else { return .broken }
        for (value, span) in zip(values, spans) where !value.type.isUnknown {
            guard let own = value.dimension else {
                return report("wrong-type", "\(name) needs numbers, this is \(describe(value))", at: span)
            }
            guard let dimension = known.dimension, own != dimension else { continue }
            return report(
                "dimension-mismatch",
                "\(name) needs values of one kind: \(describe(known)) and \(describe(value))", at: span,
                notes: differences(dimension, own, "the first", "this"), hint: "give both the same unit")
        }
        let scores = distribution.isOfNormalScores ? plan.normal(seed) : plan.shares(seed)
        return Checked(
            .uncertain(distribution, values.map { $0.term }, scores: scores, span), known.type,
            commonPresentation(values.map { $0.presentation }))
    }

    /// `p5(x)` and its like.
    mutating func checkStatistic(
        _ statistic: Statistic, _ name: Name, _ arguments: [Expression.Argument], _ span: SourceSpan
    ) -> Checked {
        if let refusal = refuseNamed(arguments, of: name) { return refusal }
        guard let argument = arguments.first?.value, arguments.count == 1 else {
            for argument in arguments { _ = check(argument.value) }
            return report(
                arguments.isEmpty ? "missing-argument" : "too-many-arguments",
                "'\(name.text)' takes one \(statistic == .probability ? "condition" : "value")", at: span)
        }
        let value = check(argument)
        let term = Term.statistic(statistic, value.term, span)
        if statistic == .probability {
            guard value.type.matches(.truth) else {
                return report(
                    "wrong-type", "'\(name.text)' needs a condition, this is \(describe(value))", at: argument.span,
                    hint: "compare it with something, as in probability(x > 0)")
            }
            let percent = units.unit("%").map { UnitExpression(factors: [UnitExpression.Factor(unit: $0)]) }
            return Checked(term, .number, Presentation(unit: percent))
        }
        guard !value.type.isUnknown else { return Checked(term, .unknown) }
        guard value.dimension != nil else {
            return report(
                "wrong-type", "'\(name.text)' needs a number, this is \(describe(value))", at: argument.span,
                hint: "it is asked of one uncertain number")
        }
        return Checked(term, value.type, Presentation(unit: value.presentation.unit))
    }
}
