/// One of the things that are measured independently of each other: time, data, money of one currency, tokens.
public struct BaseDimension: Hashable, Sendable {
    /// The place in the order in which factors are written; built-in ones come first.
    public let index: Int

    init(_ index: Int) {
        self.index = index
    }

    /// United States dollars. Each currency is a dimension of its own: they convert only by a rate that a chapter states.
    public static let dollars = BaseDimension(0)
    /// Euros.
    public static let euros = BaseDimension(1)
    /// Pounds sterling.
    public static let pounds = BaseDimension(2)
    /// Chinese yuan.
    public static let yuan = BaseDimension(3)
    /// Japanese yen.
    public static let yen = BaseDimension(4)
    /// Tokens, of a prompt or of an answer.
    public static let tokens = BaseDimension(5)
    /// Requests.
    public static let requests = BaseDimension(6)
    /// Users.
    public static let users = BaseDimension(7)
    /// Data, in bytes.
    public static let data = BaseDimension(8)
    /// Floating-point operations.
    public static let operations = BaseDimension(9)
    /// Energy, in joules.
    public static let energy = BaseDimension(10)
    /// Accelerators, counted.
    public static let accelerators = BaseDimension(11)
    /// Machines of several accelerators, counted.
    public static let nodes = BaseDimension(12)
    /// Time, in seconds.
    public static let time = BaseDimension(13)

    static let builtInCount = 14

    /// Whether this is a currency.
    public var isMoney: Bool { index <= BaseDimension.yen.index }

    /// Whether this counts things: tokens, requests, users, accelerators, nodes, and whatever a chapter declares.
    public var isCount: Bool {
        switch self {
        case .tokens, .requests, .users, .accelerators, .nodes: true
        default: index >= BaseDimension.builtInCount
        }
    }
}

/// What a quantity measures: a product of powers of base dimensions. The empty product is that of plain numbers.
public struct Dimension: Hashable, Sendable {
    /// A power of a base dimension.
    public struct Factor: Hashable, Sendable {
        /// What is measured.
        public let base: BaseDimension
        /// Its exponent; never zero.
        public let exponent: Rational
    }

    /// The factors, in the order of their bases, each base once.
    public let factors: [Factor]

    init(factors: [Factor]) {
        self.factors = factors
    }

    /// The dimension of plain numbers.
    public static let none = Dimension(factors: [])

    /// A power of one base dimension.
    public init(_ base: BaseDimension, _ exponent: Rational = .one) {
        factors = exponent == .zero ? [] : [Factor(base: base, exponent: exponent)]
    }

    /// Whether this is the dimension of plain numbers.
    public var isNone: Bool { factors.isEmpty }

    /// The exponent of a base dimension; zero where it does not occur.
    public func exponent(of base: BaseDimension) -> Rational {
        for factor in factors where factor.base == base { return factor.exponent }
        return .zero
    }

    /// The dimension of a product.
    public static func * (left: Dimension, right: Dimension) -> Dimension {
        if left.isNone { return right }
        if right.isNone { return left }
        var merged: [Factor] = []
        var (i, j) = (0, 0)
        while i < left.factors.count || j < right.factors.count {
            if j == right.factors.count
                || i < left.factors.count && left.factors[i].base.index < right.factors[j].base.index
            {
                merged.append(left.factors[i])
                i += 1
            } else if i == left.factors.count || right.factors[j].base.index < left.factors[i].base.index {
                merged.append(right.factors[j])
                j += 1
            } else {
                let sum = left.factors[i].exponent + right.factors[j].exponent
                if sum != .zero { merged.append(Factor(base: left.factors[i].base, exponent: sum)) }
                i += 1
                j += 1
            }
        }
        return Dimension(factors: merged)
    }

    /// The dimension of a quotient.
    public static func / (left: Dimension, right: Dimension) -> Dimension {
        left * right.raised(to: Rational(-1))
    }

    /// The dimension of a power.
    public func raised(to exponent: Rational) -> Dimension {
        if exponent == .zero { return .none }
        return Dimension(factors: factors.map { Factor(base: $0.base, exponent: $0.exponent * exponent) })
    }
}
