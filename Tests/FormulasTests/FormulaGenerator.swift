internal import TestSupport

/// Writes formulas, well-formed ones and worse.
struct FormulaGenerator {
    /// Definitions that the formulas may use.
    static let definitions = """
        input rent = 2.10 USD/h
        input gpus = 4
        input size = 3 GB
        wait = size / (2 GB/s)
        half(x) = x / 2
        both(x, y) = if x > y then x - y else y - x
        series = 1 .. gpus
        word = "two"
        scenario lab = rent = 2 * rent, gpus = 8
        cloud = normal(gpus, 2)
        """

    private var random: SeededGenerator

    init(seed: UInt64) { random = SeededGenerator(seed: seed) }

    private mutating func one(_ choices: [String]) -> String { choices.randomElement(using: &random) ?? "" }

    /// A formula of the right form, whose kinds and dimensions fit or do not.
    mutating func formula(_ depth: Int = 4) -> String {
        guard depth > 0 else { return leaf() }
        let kind = Int.random(in: 0..<15, using: &random)
        switch kind {
        case 0...3: return "\(formula(depth - 1)) \(one(["+", "-", "*", "/", "/", "^"])) \(formula(depth - 1))"
        case 4: return "(\(formula(depth - 1)))"
        case 5: return "-\(formula(depth - 1))"
        case 6: return "(if \(condition(depth - 1)) then \(formula(depth - 1)) else \(formula(depth - 1)))"
        case 7:
            return
                "\(one(["sqrt", "exp", "ln", "log10", "log2", "abs", "round", "half", "sum", "p5", "sd"]))(\(formula(depth - 1)))"
        case 8:
            return
                "\(one(["max", "min", "mean", "both", "normal", "uniform"]))(\(formula(depth - 1)), \(formula(depth - 1)))"
        case 9:
            let scenario = one(["", "", "published, ", "lab, "])
            return "(\(formula(depth - 1)) with \(scenario)\(one(["rent", "gpus", "size"])) = \(formula(depth - 2)))"
        case 10: return "(\(formula(depth - 1)))^\(one(["2", "-1", "0.5", "(1/3)", "64", "0"]))"
        case 11: return "sum(\(formula(depth - 2)) .. \(formula(depth - 2)))"
        case 12: return "(\(formula(depth - 1)) in \(one(["s", "USD/h", "GB", "ms", "%"])))"
        // Leaves alone, since a search asks for its condition hundreds of times.
        case 13:
            let range = one([
                "0 .. 9", "1 USD/h .. 6 USD/h", "1 .. 9 by 1", "1 .. 1e6 log", "5 .. 2", "-1 .. \(leaf())",
            ])
            let name = one(["y", "rent", "gpus", "wait"])
            return
                "\(one(["(solve", "sum(solutions"])) \(name) in \(range): \(one(["y", "rent", "gpus"])) \(one(["==", "<", ">="])) \(leaf()))"
        default: return leaf()
        }
    }

    /// A condition.
    mutating func condition(_ depth: Int) -> String {
        switch Int.random(in: 0..<6, using: &random) {
        case 5: "probability(\(formula(depth - 1)) > \(formula(depth - 1))) >= 0.9"
        case 0: "not \(formula(depth - 1)) < 3"
        case 1: "true and \(formula(depth - 1)) == \(formula(depth - 1)) within \(one(["5 %", "0.1", "1 s", "-1"]))"
        default: "\(formula(depth - 1)) \(one(["<", "<=", ">", ">=", "!="])) \(formula(depth - 1))"
        }
    }

    /// A formula of plain numbers alone, whose kinds always fit.
    mutating func plain(_ depth: Int = 5) -> String {
        guard depth > 0 else {
            return one([
                "0", "1", "-1", "2", "0.5", "1e300", "1e-300", "3.7", "1e15", "gpus", "7", "-0.1", "cloud",
                "uniform(-1, 1)",
            ])
        }
        switch Int.random(in: 0..<9, using: &random) {
        case 0...3: return "(\(plain(depth - 1)) \(one(["+", "-", "*", "/", "^"])) \(plain(depth - 1)))"
        case 4:
            return
                "\(one(["sqrt", "exp", "ln", "log10", "log2", "abs", "round", "floor", "half"]))(\(plain(depth - 1)))"
        case 5: return "\(one(["max", "min", "mean", "sum", "both"]))(\(plain(depth - 1)), \(plain(depth - 1)))"
        case 6:
            return "(if \(plain(depth - 1)) < \(plain(depth - 1)) then \(plain(depth - 1)) else \(plain(depth - 1)))"
        case 7: return "(\(plain(depth - 1)) with gpus = \(plain(depth - 2)))"
        default: return plain(0)
        }
    }

    private mutating func leaf() -> String {
        one([
            "0", "1", "-1", "2.5", "1e300", "1e-300", "4 s", "0 s", "2 USD/h", "3 GB", "50 %", "1e200 token", "rent",
            "gpus",
            "size", "wait", "series", "word", "true", "small", "small.flow", "large.volume", "small.meter", "[]",
            "[1, 2]",
            "infinite(1)", "nothing()", "(between 1 and 2 GB)", "(between -1 and 3)", "uniform(1 s, 2 s)", "cloud",
        ])
    }

    private static let words = [
        "1", "2.5", "1e9", "0", "..", "+", "-", "*", "/", "^", "%", "(", ")", "[", "]", ",", ".", ":", "=", "==", "!=",
        "<",
        "<=", ">", ">=", "if", "then", "else", "and", "or", "not", "in", "with", "by", "log", "for", "each", "true",
        "false", "solve", "solutions", "within", "between", "p95(", "probability(", "triangular(",
        "rent", "gpus", "half", "half(", "both(", "series", "sum(", "max(", "small", ".flow", ".drain(", "s", "GB",
        "USD/h",
        "ms", "\"", "\"a\"", "×", "−", "é", "\u{A0}", "#", "\n", "\t", "☃", "pump(", "flow:", "x", "_",
    ]

    /// Words of the language in no order.
    mutating func soup() -> String {
        var text = ""
        for _ in 0..<Int.random(in: 0...25, using: &random) {
            text += one(Self.words) + (Bool.random(using: &random) ? " " : "")
        }
        return text
    }

    /// Any bytes at all, or those of a formula with some of them changed.
    mutating func bytes() -> [UInt8] {
        if Bool.random(using: &random) {
            return (0..<Int.random(in: 0...40, using: &random)).map { _ in UInt8.random(in: 0...255, using: &random) }
        }
        var bytes = Array(formula(3).utf8)
        for _ in 0..<Int.random(in: 1...4, using: &random) {
            let place = Int.random(in: 0..<bytes.count, using: &random)
            switch Int.random(in: 0..<3, using: &random) {
            case 0: bytes[place] = UInt8.random(in: 0...255, using: &random)
            case 1: bytes.insert(UInt8.random(in: 0x20...0x7E, using: &random), at: place)
            default: bytes.swapAt(place, Int.random(in: 0..<bytes.count, using: &random))
            }
        }
        return bytes
    }
}
