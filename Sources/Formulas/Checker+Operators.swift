internal import Quantities
internal import SourceText

extension Checker {
    mutating func checkBinary(
        _ sign: BinaryOperator, _ left: Expression, _ right: Expression, _ span: SourceSpan
    ) -> Checked {
        switch sign {
        case .and, .or:
            let word = sign == .and ? "and" : "or"
            let first = checkTruth(left, word)
            let second = checkTruth(right, word)
            guard !first.isBroken, !second.isBroken else { return .broken }
            return Checked(sign == .and ? .and(first.term, second.term) : .or(first.term, second.term), .truth)
        case .equal, .notEqual, .less, .lessOrEqual, .greater, .greaterOrEqual:
            return checkComparison(sign, left, right)
        case .add, .subtract:
            return checkSum(sign, left, right, span)
        case .multiply, .divide:
            return checkProduct(sign, left, right, span)
        case .power:
            return checkPower(left, right, span)
        }
    }

    /// Both operands, where they are quantities or not known; nil, with a diagnostic, otherwise.
    mutating func quantities(
        _ left: Expression, _ right: Expression, _ verb: String
    ) -> (Checked, Checked)? {
        let first = check(left)
        let second = check(right)
        // Both are looked at, so that one run reports both; but two texts that are added are one mistake.
        let isFirst = isQuantity(first, left, verb)
        if !isFirst, first.type == second.type { return nil }
        return isQuantity(second, right, verb) && isFirst ? (first, second) : nil
    }

    /// Whether an operand is a quantity, or not known; reports one that is not.
    private mutating func isQuantity(_ value: Checked, _ expression: Expression, _ verb: String) -> Bool {
        if value.type.isUnknown || value.dimension != nil { return true }
        _ = report(
            "wrong-type", "\(describe(value)) cannot be \(verb)", at: expression.span, hint: numberHint(value.type))
        return false
    }

    /// What to write where a number is needed and none is.
    public func numberHint(_ type: Type) -> String? {
        switch type {
        case .truth: return "a condition becomes a number by if … then 1 else 0"
        case .text: return "a text stands for itself: write it into the sentence or the cell, beside the formula"
        case .list(let element):
            return element.isQuantity
                ? "ask for its min, max, sum, mean or count"
                : "'for' takes its values one by one, in a table or a chart"
        case .scenario: return "write a value in it, as in x with lab"
        case .record(let index):
            let fields = lexicon.records[index].fields.filter { $0.type.isQuantity }.prefix(4).map { $0.name.text }
            return fields.isEmpty ? nil : "name one of its fields, as in .\(joined(Array(fields), with: ", ."))"
        case .quantity, .unknown: return nil
        }
    }

    private mutating func checkSum(
        _ sign: BinaryOperator, _ left: Expression, _ right: Expression, _ span: SourceSpan
    ) -> Checked {
        let verb = sign == .add ? "added" : "subtracted"
        guard let (first, second) = quantities(left, right, verb) else { return .broken }
        if let one = first.dimension, let other = second.dimension, one != other {
            return report(
                "dimension-mismatch", "these cannot be \(verb): \(unitText(first)) and \(unitText(second))",
                at: left.span, labels: [Diagnostic.Label(right.span)],
                notes: differences(one, other, "the left side", "the right side"),
                hint: unitHint(left, first, right, second))
        }
        let known = first.type.isKnown ? first : second
        // A plain number beside a name that is not known says little of what it would be: `Llama-3.3-70B`.
        if known.dimension?.isNone == true, first.isBroken || second.isBroken { return .broken }
        return Checked(
            .arithmetic(sign, first.term, second.term, span), known.type,
            Presentation(unit: first.presentation.unit ?? second.presentation.unit))
    }

    private mutating func checkComparison(
        _ sign: BinaryOperator, _ left: Expression, _ right: Expression
    ) -> Checked {
        guard let (first, second) = comparedSides(sign, left, right) else { return .broken }
        return switch sign {
        case .equal, .notEqual:
            Checked(.equality(isEqual: sign == .equal, first.term, second.term), .truth)
        default: Checked(.comparison(sign, first.term, second.term), .truth)
        }
    }

    /// Both sides of a comparison, where they can be compared; nil, with a diagnostic, otherwise.
    mutating func comparedSides(
        _ sign: BinaryOperator, _ left: Expression, _ right: Expression
    ) -> (Checked, Checked)? {
        if sign == .equal || sign == .notEqual { return equalSides(left, right) }
        guard let (first, second) = quantities(left, right, "compared by size") else { return nil }
        if let one = first.dimension, let other = second.dimension, one != other {
            reportIncomparable(first, second, left, right)
            return nil
        }
        return (first, second)
    }

    /// Reports that two quantities measure different things.
    mutating func reportIncomparable(_ first: Checked, _ second: Checked, _ left: Expression, _ right: Expression) {
        _ = report(
            "dimension-mismatch", "these cannot be compared: \(unitText(first)) and \(unitText(second))",
            at: left.span, labels: [Diagnostic.Label(right.span)], notes: sideDifferences(first, second),
            hint: unitHint(left, first, right, second))
    }

    /// Where the dimensions of two sides differ; nothing where one of them is no quantity.
    private func sideDifferences(_ first: Checked, _ second: Checked) -> [String] {
        guard let one = first.dimension, let other = second.dimension else { return [] }
        return differences(one, other, "the left side", "the right side")
    }

    private mutating func equalSides(_ left: Expression, _ right: Expression) -> (Checked, Checked)? {
        let first = check(left)
        let second = check(right)
        guard first.type.matches(second.type) else {
            _ = report(
                first.dimension != nil && second.dimension != nil ? "dimension-mismatch" : "wrong-type",
                "these cannot be compared: \(describe(first)) and \(describe(second))", at: left.span,
                labels: [Diagnostic.Label(right.span)], notes: sideDifferences(first, second),
                hint: unitHint(left, first, right, second))
            return nil
        }
        if case .text = first.type, case .text = second.type { reportTextsNeverEqual(left, right) }
        return (first, second)
    }

    private mutating func checkProduct(
        _ sign: BinaryOperator, _ left: Expression, _ right: Expression, _ span: SourceSpan
    ) -> Checked {
        let verb = sign == .multiply ? "multiplied" : "divided"
        guard let (first, second) = quantities(left, right, verb) else { return .broken }
        let term = Term.arithmetic(sign, first.term, second.term, span)
        guard let one = first.dimension, let other = second.dimension else { return Checked(term, .unknown) }
        // A plain number, and nothing else, leaves dimension and unit as they are.
        if other.isNone, !one.isNone {
            return Checked(term, first.type, Presentation(unit: first.presentation.unit))
        }
        if sign == .multiply, one.isNone, !other.isNone {
            return Checked(term, second.type, Presentation(unit: second.presentation.unit))
        }
        let dimension = sign == .multiply ? one * other : one / other
        guard !isFar(dimension) else { return reportFarPower(span) }
        var unit: UnitExpression?
        if let above = first.factorUnit, let beside = second.factorUnit {
            unit = (sign == .multiply ? beside : beside.raised(to: Rational(-1))).flatMap { above.multiplied(by: $0) }
        }
        // The unit of what cancels (GB / MB) says nothing of a plain number.
        if dimension.isNone || unit?.dimension != dimension { unit = nil }
        return Checked(term, .quantity(dimension), Presentation(unit: unit))
    }

    private mutating func checkPower(_ left: Expression, _ right: Expression, _ span: SourceSpan) -> Checked {
        guard let (base, exponent) = quantities(left, right, "raised to a power") else { return .broken }
        if let dimension = exponent.dimension, !dimension.isNone {
            return report(
                "dimension-mismatch", "an exponent must be a plain number, this is in \(unitText(exponent))",
                at: right.span, hint: "divide it by a unit first, as in x^(y / (1 \(unitText(exponent))))")
        }
        let constant = constantValue(right)
        let whole = constant.flatMap { $0 == $0.rounded() && $0.magnitude <= 64 ? Int($0) : nil }
        let term: Term =
            whole.map { .wholePower(base.term, $0, span) } ?? .arithmetic(.power, base.term, exponent.term, span)
        guard let dimension = base.dimension else { return Checked(term, .unknown) }
        guard !dimension.isNone else { return Checked(term, .number) }
        guard let constant, let power = Rational(exactly: constant), power.numerator.magnitude <= 64 else {
            return report(
                "dimension-mismatch",
                "a power of \(unitText(base)) needs a whole number or a fraction as its exponent", at: right.span,
                hint: "write the number itself, as in x^2 or x^(1/2): the unit of the result must be known beforehand")
        }
        guard !isFar(dimension.raised(to: power)) else { return reportFarPower(span) }
        return Checked(
            term, .quantity(dimension.raised(to: power)),
            Presentation(unit: base.presentation.unit.flatMap { $0.raised(to: power) }))
    }

    /// Whether a unit would stand in a power that no quantity has. Refused early, exponents never leave the range of whole
    /// numbers.
    func isFar(_ dimension: Dimension) -> Bool {
        dimension.factors.contains { $0.exponent.numerator.magnitude > 100 || $0.exponent.denominator > 100 }
    }

    mutating func reportFarPower(_ span: SourceSpan) -> Checked {
        report(
            "dimension-mismatch", "the unit of this would be a power above 100, or a root as far", at: span,
            hint: "divide by a unit first, so that a plain number is left")
    }

    /// The value of a formula of plain numbers alone, where it is one.
    private func constantValue(_ expression: Expression) -> Double? {
        switch expression.kind {
        case .number(let value, _, nil): return value
        case .negation(let inner): return constantValue(inner).map { -$0 }
        case .binary(.divide, let left, let right):
            guard let above = constantValue(left), let below = constantValue(right), below != 0 else { return nil }
            return above / below
        default: return nil
        }
    }

    // MARK: - Lists

    mutating func checkList(_ elements: [Expression], _ span: SourceSpan) -> Checked {
        let values = elements.map { check($0) }
        guard let first = values.first(where: { $0.type.isKnown }) ?? values.first else {
            return Checked(.list([]), .list(.unknown))
        }
        for (value, element) in zip(values, elements) where !value.type.matches(first.type) {
            return report(
                "wrong-type", "the values of a list must be of one kind: \(describe(first)) and \(describe(value))",
                at: element.span,
                hint: unitHint(elements[0], values[0], element, value) ?? "make a list of each kind")
        }
        return Checked(
            .list(values.map { $0.term }), .list(first.type), commonPresentation(values.map { $0.presentation }))
    }

    /// The unit that all values share, and the most digits that any of them was written with.
    func commonPresentation(_ all: [Presentation]) -> Presentation {
        guard let first = all.first else { return .automatic }
        let isShared = all.allSatisfy { $0.unit == first.unit }
        var decimals: Int? = 0
        for presentation in all {
            if let most = decimals, let own = presentation.decimals {
                decimals = max(most, own)
            } else {
                decimals = nil
            }
        }
        return Presentation(unit: isShared ? first.unit : nil, decimals: isShared ? decimals : nil)
    }

    mutating func checkRange(
        _ lower: Expression, _ upper: Expression, _ step: Expression?, _ isLogarithmic: Bool, _ span: SourceSpan
    ) -> Checked {
        guard let (first, second) = quantities(lower, upper, "the end of a range") else { return .broken }
        guard let dimension = first.dimension, let other = second.dimension else {
            return Checked(.list([]), .list(.unknown))
        }
        guard dimension == other else {
            return report(
                "dimension-mismatch", "a range cannot run from \(unitText(first)) to \(unitText(second))",
                at: lower.span, labels: [Diagnostic.Label(upper.span)],
                notes: differences(dimension, other, "its start", "its end"),
                hint: unitHint(lower, first, upper, second))
        }
        var stepTerm: Term?
        var presentations = [first.presentation, second.presentation]
        if let step {
            let value = check(step)
            let wanted = isLogarithmic ? Dimension.none : dimension
            guard value.type.matches(.quantity(wanted)) else {
                return report(
                    "dimension-mismatch",
                    isLogarithmic
                        ? "the step of a log range is a plain factor, this is in \(unitText(value))"
                        : "the step must be in \(unitText(first)), this is in \(unitText(value))", at: step.span)
            }
            stepTerm = value.term
            if !isLogarithmic { presentations.append(value.presentation) }
        }
        let unit = first.presentation.unit ?? second.presentation.unit
        return Checked(
            .range(
                first.term, second.term, step: stepTerm, unit: unit?.scale ?? 1, isLogarithmic: isLogarithmic, span),
            .list(.quantity(dimension)), commonPresentation(presentations))
    }
}
