/// A formula as it is shown: what stands in a working, with names in it or with the numbers put in.
///
/// A tree of few forms, which becomes MathML on a page and a line of text elsewhere.
public indirect enum Notation: Hashable, Sendable {
    /// A name, as in `rent` or `assumptions.rent`.
    case name(String)
    /// A figure and its unit; no unit for a plain number.
    case quantity(String, unit: String)
    /// A text, the title of a record, or what cannot be shown otherwise.
    case words(String)
    /// An operation on others.
    case operation(Operation, [Notation])

    /// What is done to the parts of a formula, and how it is written.
    public enum Operation: Hashable, Sendable {
        /// `-x`
        case negation
        /// `x + y - z`; for each part whether it is taken away.
        case sum([Bool])
        /// `x * y * z`
        case product
        /// `x / y`
        case fraction
        /// `x ^ y`
        case power
        /// The square root of one part.
        case root
        /// The size of one part.
        case magnitude
        /// `x <= y`
        case comparison(Comparison)
        /// `x == y within z`; whether it says that they are equal.
        case within(isEqual: Bool)
        /// `not x`
        case not
        /// `x and y`
        case and
        /// `x or y`
        case or
        /// `f(x, name: y)`, with the label of each argument, empty where it has none.
        case call(String, labels: [String])
        /// `x.field`
        case member(String)
        /// `x.method(y, name: z)`: the record and the arguments, with the labels of these.
        case method(String, labels: [String])
        /// `if x then y else z`
        case choice
        /// `y since x`: the branch that was taken, and why.
        case since
        /// `[x, y]`
        case list
        /// `between x and y`
        case between
        /// `x .. y`, and a step where there are three parts.
        case range(isLogarithmic: Bool)
        /// `x with name = y`: what is computed, and the values of the parameters with these names. Beside a scenario stands
        /// no name.
        case with([String])
        /// `solve name in x .. y: z`, or `solutions`.
        case search(String, isList: Bool)
    }

    /// The sign between two values that are held against each other.
    public enum Comparison: Hashable, Sendable {
        /// Equality.
        case equal, notEqual
        /// Size.
        case less, lessOrEqual, greater, greaterOrEqual

        /// As the language writes it.
        public var text: String {
            switch self {
            case .equal: "=="
            case .notEqual: "!="
            case .less: "<"
            case .lessOrEqual: "<="
            case .greater: ">"
            case .greaterOrEqual: ">="
            }
        }

        /// The sign that holds where this one does not.
        var negated: Comparison {
            switch self {
            case .equal: .notEqual
            case .notEqual: .equal
            case .less: .greaterOrEqual
            case .lessOrEqual: .greater
            case .greater: .lessOrEqual
            case .greaterOrEqual: .less
            }
        }
    }
}

extension Notation {
    /// How closely the parts of a form are tied together; a looser one within a tighter one needs parentheses.
    public enum Binding: Int, Sendable {
        /// The forms, from the loosest on.
        case loose, or, and, not, comparison, range, sum, product, negation, power, atom
    }

    /// How closely its parts are tied together.
    public var binding: Binding {
        switch self {
        case .name, .words: .atom
        case .quantity(let figure, _): figure.utf8.first == UInt8(ascii: "-") ? .negation : .atom
        case .operation(let operation, _):
            switch operation {
            case .negation: .negation
            case .sum: .sum
            case .product, .fraction: .product
            case .power: .power
            case .comparison, .within: .comparison
            case .not: .not
            case .and: .and
            case .or: .or
            case .choice, .since, .with, .search, .between: .loose
            case .range: .range
            case .root, .magnitude, .call, .member, .method, .list: .atom
            }
        }
    }

    /// Whether a part of an operation needs parentheses where nothing but the order of signs says what belongs together.
    ///
    /// - Parameters:
    ///   - index: the place of the part among those of the operation.
    ///   - hasBars: whether fractions are written one above the other, which says it too.
    public func needsParentheses(in operation: Operation, at index: Int, hasBars: Bool) -> Bool {
        let isLater = index > 0
        switch operation {
        case .negation: return binding.rawValue <= Binding.product.rawValue && !(hasBars && isFraction)
        case .sum: return binding.rawValue < Binding.product.rawValue || isLater && binding == .negation
        case .product:
            if isFraction { return isLater && !hasBars }
            return binding.rawValue <= (isLater ? Binding.product.rawValue : Binding.sum.rawValue)
                || isLater && binding == .negation
        case .fraction:
            if hasBars { return binding == .loose }
            return binding.rawValue <= (isLater ? Binding.product.rawValue : Binding.sum.rawValue)
                || isLater && binding == .negation
        case .power:
            if isLater { return !hasBars && binding.rawValue <= Binding.power.rawValue }
            if case .quantity(_, let unit) = self, !unit.utf8.isEmpty { return true }
            return binding.rawValue <= Binding.power.rawValue
        case .comparison, .within: return binding.rawValue <= Binding.comparison.rawValue
        case .not: return binding.rawValue < Binding.not.rawValue
        case .and: return binding.rawValue < Binding.and.rawValue
        case .or: return binding == .loose
        case .member, .method: return index == 0 && binding != .atom
        case .range: return binding.rawValue <= Binding.range.rawValue
        case .since, .with, .between: return binding == .loose
        case .root, .magnitude, .call, .choice, .list, .search: return false
        }
    }

    private var isFraction: Bool {
        if case .operation(.fraction, _) = self { return true }
        return false
    }
}
