public import SourceText

/// What a condition consists of: comparisons, and what joins them. No `not` is left: it is drawn into the comparisons.
public indirect enum Condition: Sendable {
    /// Two values held against each other.
    case comparison(Comparison)
    /// A value that is true or false by itself, such as a field; true where the value is not, if it is negated.
    case truth(Checked, isNegated: Bool, SourceSpan)
    /// Both must be the case.
    case and(Condition, Condition)
    /// One must be the case.
    case or(Condition, Condition)
}

/// Two values held against each other: `cost <= 3 USD/Mtoken`.
public struct Comparison: Sendable {
    /// How far two values may be apart and still be equal.
    public struct Tolerance: Sendable {
        /// The share of the second value, or the distance in its dimension.
        public let amount: Checked
        /// Whether it is a share.
        public let isRelative: Bool
        let span: SourceSpan
    }

    /// The sign. Of two sides of which one is a constant, that one is on the right.
    public let sign: BinaryOperator
    /// What is compared.
    public let left: Checked
    /// What it is compared with.
    public let right: Checked
    /// How far they may be apart; nil but for an equality with `within`.
    public let tolerance: Tolerance?
    /// Where it stands.
    public let span: SourceSpan

    /// Whether both sides are quantities, so that their distance says how near it is to being otherwise.
    public var isOfQuantities: Bool { left.dimension != nil && right.dimension != nil }

    /// Whether it asks for two quantities to be the same to the last bit.
    public var isExactEquality: Bool { sign == .equal && tolerance == nil && isOfQuantities }
}

extension Condition {
    /// The comparisons, in the order in which they are written.
    public var comparisons: [Comparison] {
        switch self {
        case .comparison(let comparison): [comparison]
        case .truth: []
        case .and(let left, let right), .or(let left, let right): left.comparisons + right.comparisons
        }
    }
}

extension Checker {
    /// Checks a condition of a chapter, and takes it apart; nil, with a diagnostic, for what is none.
    ///
    /// - Parameter purpose: what needs the condition, as in `a claim`.
    public mutating func checkCondition(
        _ expression: Expression, in chapter: Int, purpose: String
    ) -> (checked: Checked, condition: Condition)? {
        self.chapter = chapter
        locals = []
        return checkCondition(expression, purpose: purpose)
    }

    /// The same, in the chapter and with the variables of the formula that is being checked.
    mutating func checkCondition(
        _ expression: Expression, purpose: String
    ) -> (checked: Checked, condition: Condition)? {
        let before = diagnostics.all.count
        let checked = check(expression)
        guard checked.type.matches(.truth) else {
            _ = report(
                "no-condition", "\(purpose) needs a condition, this is \(describe(checked))", at: expression.span,
                hint: "compare it with something, as in x > 0")
            return nil
        }
        guard diagnostics.all.count == before, !checked.type.isUnknown else { return nil }
        return (checked, condition(expression, isNegated: false, depth: 0, named: nil))
    }

    /// The parts of a condition that has no mistake in it.
    ///
    /// - Parameters:
    ///   - depth: the levels above it; names are followed to what they stand for while that leaves few enough.
    ///   - named: where the first of them stands, which is where the condition's own text speaks of this part.
    private mutating func condition(
        _ expression: Expression, isNegated: Bool, depth: Int, named: SourceSpan?
    ) -> Condition {
        let span = named ?? expression.span
        switch expression.kind {
        case .not(let inner): return condition(inner, isNegated: !isNegated, depth: depth + 1, named: named)
        case .binary(let sign, let left, let right) where sign == .and || sign == .or:
            let first = condition(left, isNegated: isNegated, depth: depth + 1, named: named)
            let second = condition(right, isNegated: isNegated, depth: depth + 1, named: named)
            return (sign == .and) == isNegated ? .or(first, second) : .and(first, second)
        case .binary(let sign, let left, let right):
            return .comparison(
                comparison(isNegated ? sign.negated : sign, left, right, nil, span))
        case .within(let sign, let left, let right, let tolerance):
            let amount = check(tolerance)
            let isRelative = isRelative(amount, of: check(right))
            return .comparison(
                comparison(
                    isNegated ? sign.negated : sign, left, right,
                    Comparison.Tolerance(amount: amount, isRelative: isRelative, span: tolerance.span),
                    span))
        case .name(let name):
            if let body = namedCondition(name), depth + body.expression.height < Parser.deepest {
                let outer = (chapter, locals)
                (chapter, locals) = (body.chapter, [])
                let result = condition(body.expression, isNegated: isNegated, depth: depth + 1, named: span)
                (chapter, locals) = outer
                return result
            }
            return .truth(check(expression), isNegated: isNegated, span)
        default: return .truth(check(expression), isNegated: isNegated, span)
        }
    }

    private mutating func comparison(
        _ sign: BinaryOperator, _ left: Expression, _ right: Expression, _ tolerance: Comparison.Tolerance?,
        _ span: SourceSpan
    ) -> Comparison {
        let first = check(left)
        let second = check(right)
        // What is constant is the threshold. A tolerance is a share of the right side, which stays there.
        guard tolerance == nil, isConstant(left), !isConstant(right) else {
            return Comparison(sign: sign, left: first, right: second, tolerance: tolerance, span: span)
        }
        return Comparison(sign: sign.mirrored, left: second, right: first, tolerance: nil, span: span)
    }

    private func isConstant(_ expression: Expression) -> Bool {
        switch expression.kind {
        case .number, .text, .truth: true
        case .negation(let inner), .conversion(let inner, _): isConstant(inner)
        case .binary(_, let left, let right): isConstant(left) && isConstant(right)
        default: false
        }
    }

    /// What a name stands for that is defined by a formula.
    private func namedCondition(_ name: Name) -> (expression: Expression, chapter: Int)? {
        guard !locals.contains(where: { $0.name == name }),
            case .definition(let place) = scopes.resolve(name, in: chapter), !isBroken[place]
        else { return nil }
        let definition = scopes.definitions[place]
        guard case .value = definition.kind else { return nil }
        return (definition.body, definition.chapter)
    }
}

extension BinaryOperator {
    /// The sign that says the opposite.
    var negated: BinaryOperator {
        switch self {
        case .less: .greaterOrEqual
        case .lessOrEqual: .greater
        case .greater: .lessOrEqual
        case .greaterOrEqual: .less
        case .equal: .notEqual
        case .notEqual: .equal
        case .add, .subtract, .multiply, .divide, .power, .and, .or: self
        }
    }

    /// The sign that says the same with the sides exchanged.
    var mirrored: BinaryOperator {
        switch self {
        case .less: .greater
        case .lessOrEqual: .greaterOrEqual
        case .greater: .less
        case .greaterOrEqual: .lessOrEqual
        case .equal, .notEqual, .add, .subtract, .multiply, .divide, .power, .and, .or: self
        }
    }
}
