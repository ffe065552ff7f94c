public import SourceText

/// A formula as it is written: the syntax tree.
public struct Expression: Sendable {
    /// What stands there.
    public let kind: Kind
    /// Where it stands.
    public let span: SourceSpan
    /// The length of the longest path from here down the tree; never above `Parser.deepest`, so that whoever walks the
    /// tree may recurse.
    let height: Int

    init(_ kind: Kind, _ span: SourceSpan, height: Int = 1) {
        self.kind = kind
        self.span = span
        self.height = height
    }

    /// The forms of a formula.
    public indirect enum Kind: Sendable {
        /// `3.35 TB/s`: a number as written, its digits after the point, and its unit.
        case number(Double, decimals: Int, unit: WrittenUnit?)
        /// `"text"`
        case text(String)
        /// `true`, `false`
        case truth(Bool)
        /// `rent`
        case name(Name)
        /// `-x`
        case negation(Expression)
        /// `not x`
        case not(Expression)
        /// `x + y` and its like; `operator` is where the sign stands.
        case binary(BinaryOperator, Expression, Expression)
        /// `f(x, name: y)`
        case call(Name, nameSpan: SourceSpan, [Argument])
        /// `x.field`
        case member(Expression, Name, nameSpan: SourceSpan)
        /// `x.method(y)`
        case methodCall(Expression, Name, nameSpan: SourceSpan, [Argument])
        /// `x in USD/h`
        case conversion(Expression, WrittenUnit)
        /// `if c then x else y`
        case choice(condition: Expression, then: Expression, otherwise: Expression)
        /// `[x, y]`, and the bare `x, y` of a `for`
        case list([Expression])
        /// `a .. b`, `a .. b by c`, `a .. b log`
        case range(lower: Expression, upper: Expression, step: Expression?, isLogarithmic: Bool)
        /// `x with lab`, `x with rent = 3 USD/h`, `x with lab, rent = 3 USD/h`
        case with(Expression, scenario: Expression?, [Setting])
        /// The lines of a `scenario` block.
        case scenario(WrittenScenario)
        /// `x == y within 5 %`; the operator is that of an equality.
        case within(BinaryOperator, Expression, Expression, tolerance: Expression)
        /// `between a and b`
        case between(Expression, Expression)
        /// `solve x in 1 .. 6: condition`, and `solutions` for all of them.
        case search(WrittenSearch)
    }

    /// What `solve` and `solutions` look for.
    public struct WrittenSearch: Sendable {
        /// A parameter that is moved, or a variable of the condition.
        public let name: Name
        /// Where its name stands.
        public let nameSpan: SourceSpan
        /// Where the range begins.
        public let lower: Expression
        /// Where it ends.
        public let upper: Expression
        /// The distance of two numbers of the range, or their ratio.
        public let step: Expression?
        /// Whether numbers are looked for in equal ratios.
        public let isLogarithmic: Bool
        /// The equality that must hold, or the condition whose change is looked for.
        public let condition: Expression
        /// Whether all solutions are wanted, in a list.
        public let isList: Bool
        /// Whether it is that of a solve block.
        public let isBlock: Bool

        /// The formulas in it.
        var parts: [Expression] { [lower, upper] + (step.map { [$0] } ?? []) + [condition] }
    }

    /// An argument of a call.
    public struct Argument: Sendable {
        /// The name before the colon.
        public let label: Name?
        /// Where the name stands.
        public let labelSpan: SourceSpan?
        /// What is passed.
        public let value: Expression
    }

    /// A parameter that `with` or a scenario sets.
    public struct Setting: Sendable {
        /// The chapter that is named before the parameter, as in `assumptions.rent`; nil where none is.
        public let chapter: Name?
        /// The parameter.
        public let name: Name
        /// Where its name stands.
        public let span: SourceSpan
        /// Its value.
        public let value: Expression
    }
}

/// The operators between two formulas.
public enum BinaryOperator: Sendable, Hashable {
    /// Arithmetic.
    case add, subtract, multiply, divide, power
    /// Comparisons.
    case equal, notEqual, less, lessOrEqual, greater, greaterOrEqual
    /// Logic.
    case and, or
}

/// A unit as an author writes it, not yet looked up: factors with their places.
public struct WrittenUnit: Sendable {
    /// A symbol with its exponent.
    public struct Factor: Sendable {
        /// The symbol, prefix included.
        public let symbol: Name
        /// The exponent; negative below the line.
        public let exponent: Int
        /// Where it stands.
        public let span: SourceSpan
    }

    /// The factors in the order in which they are written.
    public let factors: [Factor]
    /// Where the unit stands.
    public let span: SourceSpan
}
