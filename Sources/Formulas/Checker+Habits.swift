internal import Quantities
internal import SourceText

/// What people call things elsewhere, and what they are called here.
extension Checker {
    /// A hint for a name that is known under another one elsewhere; nil for all others.
    func habit(_ name: String, isCall: Bool) -> String? {
        if Parser.isMoney(name) { return Parser.moneyHint }
        if let own = lexicon.otherSpelling(of: name) { return "write \(own)" }
        for (words, hint) in isCall ? Checker.functionHabits : Checker.valueHabits
        where words.contains(where: { isSame($0, name) }) { return hint }
        return nil
    }

    /// What to write for a name that is near to none.
    func definingHint(_ name: String, isCall: Bool) -> String {
        isCall
            ? "define it in a let block, as in \(name)(x) = …; 'marginal help vocabulary' lists what every chapter knows"
            : "give it a value in a params or let block; 'marginal help vocabulary' lists what every chapter knows"
    }

    /// Whether two words differ at most in the case of their letters.
    private func isSame(_ one: String, _ other: String) -> Bool {
        func lowered(_ byte: UInt8) -> UInt8 { byte >= 0x41 && byte <= 0x5A ? byte + 0x20 : byte }
        return one.utf8.elementsEqual(other.utf8) { lowered($0) == lowered($1) }
    }

    private static let functionHabits: [(words: [String], hint: String)] = [
        (["if", "iff", "ifs", "switch", "choose"], "a choice is written 'if … then … else …'"),
        (["and", "or", "not"], "conditions are joined by 'and' and 'or' between them, and denied by 'not'"),
        (["range", "linspace", "seq", "arange"], "a range is written 1 .. 10, with 'by' for its step"),
        (["logspace", "geomspace"], "a range by factors is written 1 .. 512 log"),
        (["p", "pr", "prob"], "write probability(x > 3)"),
        (["median"], "write p50(x), which is the median of what is uncertain"),
        (["quantile", "percentile"], "write p5, p10, p25, p50, p75, p90 or p95, as in p95(x)"),
        (["p1", "p99", "p2", "p98", "p20", "p80"], "there are p5, p10, p25, p50, p75, p90 and p95"),
        (["std", "stdev", "stddev"], "write sd(x)"),
        (["var", "variance"], "write sd(x)^2"),
        (["average", "avg"], "write mean(x)"),
        (["log"], "write ln(x), log10(x) or log2(x)"),
        (["pow", "power"], "a power is written x^2"),
        (["len", "length", "counta"], "write count(x)"),
        (["ceiling", "roundup"], "write ceil(x)"),
        (["int", "trunc", "rounddown"], "write floor(x)"),
        (["mod"], "a remainder is written a - b * floor(a / b)"),
        (["lognormal", "interval", "ci"], "write an interval of 90 %, as in between 1.8 and 2.6 USD/h"),
        (["gauss", "gaussian", "norm", "n"], "write normal(mean, sd)"),
        (["unif", "u", "rand", "random"], "write uniform(low, high)"),
        (["pert", "beta"], "write triangular(low, mode, high)"),
        (["format", "str", "text", "print"], "a format follows a colon, as in = x : .2f"),
    ]

    private static let valueHabits: [(words: [String], hint: String)] = [
        (["true"], "write true"), (["false"], "write false"),
        (["pi"], "write 3.14159"),
        (["nan", "inf", "infinity", "none", "null", "nil", "na"], "every value is a number that can be computed"),
    ]

    // MARK: - Units

    /// A hint for a unit that is not known, by what people mean by it; nil where that is not clear.
    func unitHabit(_ symbol: String) -> String? {
        if let own = units.symbol(forSpelling: symbol) { return "write \(own)" }
        switch symbol {
        case "k", "K", "M", "G", "T", "bn", "mn", "million", "billion", "thousand":
            return "write the number in full, as in 5_000_000, or put the prefix to its unit, as in 5 Mtoken"
        case "²", "³": return "a power is written ^\(symbol.utf8.elementsEqual("²".utf8) ? "2" : "3")"
        case "±": return Parser.uncertainHint
        default: break
        }
        return units.symbols.first { isSame($0, symbol) }.map { "write \($0)" }
    }

    /// What to write where a plain number meets a quantity: the number with the unit; nil where neither is a number as
    /// it is written.
    func unitHint(_ left: Expression, _ first: Checked, _ right: Expression, _ second: Checked) -> String? {
        func hint(_ expression: Expression, _ value: Checked, _ other: Checked) -> String? {
            guard case .number(let number, let decimals, unit: nil) = expression.kind, value.dimension?.isNone == true,
                let dimension = other.dimension, !dimension.isNone,
                formatter.canonicalUnit(dimension).dimension == dimension
            else { return nil }
            let unit = unitText(other)
            guard decimals == 0, number == number.rounded(), number < 1e15 else {
                return "give the number its unit, \(unit)"
            }
            return "write \(Int64(number)) \(unit)"
        }
        return hint(left, first, second) ?? hint(right, second, first)
    }
}
