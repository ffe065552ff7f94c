internal import CNumerics

/// The functions of the language itself, whose result has the dimension of their arguments or a power of it.
enum BuiltIn: Sendable, Hashable {
    case min, max, sum, mean, count
    case round, floor, ceil, abs
    case sqrt, exp, ln, log10, log2

    private static let table: [(name: String, function: BuiltIn)] = [
        ("min", .min), ("max", .max), ("sum", .sum), ("mean", .mean), ("count", .count), ("round", .round),
        ("floor", .floor), ("ceil", .ceil), ("abs", .abs), ("sqrt", .sqrt), ("exp", .exp), ("ln", .ln),
        ("log10", .log10), ("log2", .log2),
    ]

    static let names: [String] = table.map { $0.name }

    private static let byName = Dictionary(uniqueKeysWithValues: table.map { (Name($0.name), $0.function) })

    init?(_ name: Name) {
        guard let function = BuiltIn.byName[name] else { return nil }
        self = function
    }

    /// Whether it takes any number of values, or a list of them.
    var takesMany: Bool {
        switch self {
        case .min, .max, .sum, .mean, .count: true
        default: false
        }
    }

    /// Whether it is a root or a logarithm, which a number below zero has not.
    var isDefinedAboveZero: Bool {
        switch self {
        case .sqrt, .ln, .log10, .log2: true
        default: false
        }
    }

    /// Whether it takes plain numbers only.
    var takesPlainNumbers: Bool {
        switch self {
        case .round, .floor, .ceil, .exp, .ln, .log10, .log2: true
        default: false
        }
    }

    /// The result for many values; nil where there is none, since nothing was given.
    func callAsFunction(_ values: [Double]) -> Double? {
        switch self {
        case .count: return Double(values.count)
        case .sum: return values.reduce(0, +)
        case .mean: return values.isEmpty ? nil : values.reduce(0, +) / Double(values.count)
        case .min: return values.dropFirst().reduce(values.first) { Swift.min($0 ?? $1, $1) }
        case .max: return values.dropFirst().reduce(values.first) { Swift.max($0 ?? $1, $1) }
        default: return values.first.map { callAsFunction($0) }
        }
    }

    /// The result for one number; NaN or infinite outside the function's range.
    func callAsFunction(_ x: Double) -> Double {
        switch self {
        case .round: x.rounded(.toNearestOrAwayFromZero)
        case .floor: x.rounded(.down)
        case .ceil: x.rounded(.up)
        case .abs: x.magnitude
        case .sqrt: x.squareRoot()
        case .exp: cnumerics_exp(x)
        case .ln: cnumerics_log(x)
        case .log10: cnumerics_log10(x)
        case .log2: cnumerics_log2(x)
        case .min, .max, .sum, .mean: x
        case .count: 1
        }
    }
}
