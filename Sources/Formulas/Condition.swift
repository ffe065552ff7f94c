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
    /// How many names a condition may be followed through to what they stand for.
    private static let mostNames = 64

    /// Checks a condition of a chapter, and takes it apart; nil, with a diagnostic, for what is none. Names of conditions
    /// are followed to what they stand for, so that their comparisons are known too.
    ///
    /// - Parameter purpose: what needs the condition, as in `a claim`.
    public mutating func checkCondition(_ expression: Expression, in chapter: Int, purpose: String) -> Condition? {
        begin(in: chapter)
        locals = []
        var names = Checker.mostNames
        return checkCondition(expression, purpose: purpose, following: &names)
    }

    /// The same, in the chapter and with the variables of the formula that is being checked, for whom no name is followed:
    /// a search within what a name stands for is checked where that is defined.
    mutating func checkCondition(_ expression: Expression, purpose: String) -> Condition? {
        var names = 0
        return checkCondition(expression, purpose: purpose, following: &names)
    }

    private mutating func checkCondition(
        _ expression: Expression, purpose: String, following names: inout Int
    ) -> Condition? {
        let before = diagnostics.all.count
        let place = ConditionPlace(purpose: purpose, word: nil, isNegated: false, depth: 0, span: nil)
        let condition = condition(expression, place, &names)
        return diagnostics.all.count == before ? condition : nil
    }

    /// A condition and its parts, each checked once. (A part that was checked for a whole and again for itself would be
    /// checked so many times as searches nest in it, to the power of two.)
    private mutating func condition(
        _ expression: Expression, _ place: ConditionPlace, _ names: inout Int
    ) -> Condition? {
        switch expression.kind {
        case .not(let inner): return condition(inner, place.negated(), &names)
        case .binary(let sign, let left, let right) where sign == .and || sign == .or:
            let inner = place.inside(sign == .and ? "and" : "or")
            let first = condition(left, inner, &names)
            let second = condition(right, inner, &names)
            guard let first, let second else { return nil }
            return (sign == .and) == place.isNegated ? .or(first, second) : .and(first, second)
        case .binary(let sign, let left, let right) where sign.isComparison:
            guard let (first, second) = comparedSides(sign, left, right) else { return nil }
            let own = place.isNegated ? sign.negated : sign
            let span = place.span ?? expression.span
            // What is constant is the threshold.
            return .comparison(
                isConstant(left) && !isConstant(right)
                    ? Comparison(sign: own.mirrored, left: second, right: first, tolerance: nil, span: span)
                    : Comparison(sign: own, left: first, right: second, tolerance: nil, span: span))
        case .within(let sign, let left, let right, let tolerance):
            guard let (first, second, amount) = comparedSides(left, right, within: tolerance) else { return nil }
            return .comparison(
                Comparison(
                    sign: place.isNegated ? sign.negated : sign, left: first, right: second, tolerance: amount,
                    span: place.span ?? expression.span))
        case .name(let name):
            if names > 0, let body = namedCondition(name), place.depth + body.expression.height < Parser.deepest {
                names -= 1
                let outer = (chapter, locals, stream)
                begin(in: body.chapter, definition: body.definition)
                locals = []
                let result = condition(body.expression, place.named(expression.span), &names)
                (chapter, locals, stream) = outer
                return result
            }
            return truth(expression, place)
        default: return truth(expression, place)
        }
    }

    /// A part that is no comparison.
    private mutating func truth(_ expression: Expression, _ place: ConditionPlace) -> Condition? {
        if let word = place.word {
            let value = checkTruth(expression, word)
            return .truth(value, isNegated: place.isNegated, place.span ?? expression.span)
        }
        let value = check(expression)
        guard value.type.matches(.truth) else {
            _ = report(
                "no-condition", "\(place.purpose) needs a condition, this is \(describe(value))", at: expression.span,
                hint: "compare it with something, as in x > 0")
            return nil
        }
        return .truth(value, isNegated: place.isNegated, place.span ?? expression.span)
    }

    private func isConstant(_ expression: Expression) -> Bool {
        switch expression.kind {
        case .number, .text, .truth: true
        case .negation(let inner), .conversion(let inner, _): isConstant(inner)
        case .binary(_, let left, let right): isConstant(left) && isConstant(right)
        default: false
        }
    }

    /// The condition that a name stands for, if it is defined by one.
    private func namedCondition(_ name: Name) -> (expression: Expression, chapter: Int, definition: Int)? {
        guard !locals.contains(where: { $0.name == name }),
            case .definition(let place) = scopes.resolve(name, in: chapter), !isBroken[place],
            case .truth = checked[place].type
        else { return nil }
        let definition = scopes.definitions[place]
        guard case .value = definition.kind else { return nil }
        return (definition.body, definition.chapter, place)
    }
}

/// Where in a condition a part of it stands.
private struct ConditionPlace {
    /// What needs the condition.
    let purpose: String
    /// The word that joins the part to others; nil for the whole.
    var word: String?
    var isNegated: Bool
    /// The levels above it, through the names that were followed.
    var depth: Int
    /// Where the first of these names stands, which is where the condition's own text speaks of this part.
    var span: SourceSpan?

    func inside(_ word: String) -> ConditionPlace {
        var place = self
        place.word = word
        place.depth += 1
        return place
    }

    func negated() -> ConditionPlace {
        var place = inside("not")
        place.isNegated.toggle()
        return place
    }

    func named(_ span: SourceSpan) -> ConditionPlace {
        var place = self
        place.span = self.span ?? span
        place.depth += 1
        return place
    }
}

extension BinaryOperator {
    /// Whether it compares two values.
    var isComparison: Bool {
        switch self {
        case .less, .lessOrEqual, .greater, .greaterOrEqual, .equal, .notEqual: true
        case .add, .subtract, .multiply, .divide, .power, .and, .or: false
        }
    }

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
