internal import SourceText

/// What people write who know another language or a spreadsheet, and what is written here instead.
extension Parser {
    /// A hint for the token that is not expected; nil where it is no habit that is known.
    var habit: String? { signHabit ?? wordHabit ?? afterHabit }

    /// Signs that other languages have, or that mean something else there.
    private var signHabit: String? {
        switch text(token) {
        case "'", "\u{2018}", "\u{2019}", "\u{201C}", "\u{201D}", "`": return "a text stands between two \""
        case "&": return "both is written 'and'"
        case "|":
            return following.isStray
                ? "either is written 'or'" : "either is written 'or', a number without its sign abs(x)"
        case "!": return "the opposite is written 'not'"
        case "?": return "a choice is written 'if … then … else …'"
        case ";":
            return following.kind == .end
                ? "leave it out: a line ends by itself" : "arguments and values are separated by a comma"
        case "{", "}": return "a list is written [1, 2], a group (1 + 2)"
        case "\\": return "a formula is typed plainly: / divides, * multiplies, ^ raises to a power"
        case "~", "\u{2248}": return "nearly equal is written a == b within 5 %"
        case "\u{B1}": return isAfterEquality ? "nearly equal is written a == b within 5 %" : Parser.uncertainHint
        case "=" where isAfterWith: return "what is set stands after 'with', as in x with rent = 3 USD/h"
        case "==" where isAfterWith: return "a value is set by one '=', as in x with rent = 3 USD/h"
        case "[": return bracketHabit
        case "+" where previous?.isSymbol(.plus) != true: return "a number above zero needs no sign"
        case "(": return openHabit
        case ",": return commaHabit
        case "-" where isAfterWith: return "the name of a scenario has no hyphen: write _"
        case "%": return "'%' stands behind a number; what is computed is shown in per cent by a format, as in = x : %"
        default: return nil
        }
    }

    /// What the token before gives away.
    private var afterHabit: String? {
        guard let previous else { return nil }
        switch (text(previous), text(token)) {
        case ("*", "*"): return "a power is written ^"
        case ("/", "/"), ("/", "*"): return "a note begins with #; a quotient without its fraction is floor(a / b)"
        case ("-", ">"): return "a function is written f(x) = …, a field plan.gpus"
        case ("=", ">"): return "'at least' is written >="
        case ("+", "/"), ("\u{B1}", _): return Parser.uncertainHint
        case ("..", "."): return "a range is written with two points, as in 1 .. 64"
        case (_, ":") where isNumber(previous) && isNumber(following): return "a range is written 1 .. 64"
        case ("step", _): return "a step is written 'by', as in 0 .. 64 by 4"
        case ("to", _), ("from", _): return "a range is written with '..', as in 1 .. 64"
        case ("lambda", _): return "a function is written f(x) = …"
        case ("mod", _): return "a remainder is written a - b * floor(a / b)"
        case ("log", _):
            return "a logarithm is ln(x), log10(x) or log2(x); the 'log' of an axis stands behind its formula"
        case ("k", _), ("M", _):
            return "write the number in full, as in 5_000, or put the prefix to its unit, as in 5 ktoken"
        case ("%", "between"): return "an interval is one of 90 %, and is written between 1.8 and 2.6 USD/h"
        case ("working", "of"), ("sensitivity", "of"):
            return "a \(text(previous)) is a block of its own: ```\(text(previous)) of x"
        case (".", _) where position > 1 && isMoney(tokens[position - 2]): return Parser.moneyHint
        case (")", _) where isWordToken: return unitHabit
        default: break
        }
        guard isNumber(previous), isNumber(token), token.range.count == 3 else { return nil }
        return "digits are grouped with _, as in 1_000"
    }

    /// Words that other languages have.
    private var wordHabit: String? {
        switch text(token) {
        case "per": return "'per' is written /, as in USD/h"
        case "to", "from": return "a conversion is written with 'in', a range with '..'"
        case "if" where position > 0: return "a choice is written 'if … then … else …'"
        case "for" where position > 0:
            return "a formula repeats nothing: 'for' stands on the opening line of a table, or in a chart"
        case "where", "when", "given": return "other values stand after 'with', as in x with rent = 3 USD/h"
        case "logscale", "logarithmic": return "an axis is made logarithmic by 'log'"
        default: break
        }
        if case .text = token.kind, readsTableHead { return "the caption stands before 'for' and 'across'" }
        if token.isSymbol(.dot), isNumber(following), !following.isSpaced { return "write a 0 before the point" }
        return nil
    }

    static let uncertainHint = "what is uncertain is written between 1.8 and 2.6 USD/h, or normal(2.2 USD/h, 0.2 USD/h)"
    static let moneyHint = "the unit of money stands behind its number, as in 2.10 USD/h"

    private var bracketHabit: String {
        guard let previous, case .word = previous.kind else {
            return "a list is asked for its min, max, sum, mean or count, not for a place"
        }
        return "a function is called with parentheses, as in f(1); a field is named, as in plan.gpus"
    }

    private var openHabit: String? {
        guard let previous else { return nil }
        if case .word = previous.kind { return "a function is called without a space before '('; * multiplies" }
        return position == 0 ? nil : "* multiplies, as in 3 * (4 + 1)"
    }

    private var commaHabit: String? {
        guard let previous else { return nil }
        if tokens[..<position].contains(where: { $0.isWord(.between) }) { return "as in: between 1.8 and 2.6 USD/h" }
        if isAfterWith { return "after one scenario stand values, as in x with lab, rent = 3 USD/h" }
        guard isNumber(previous), isNumber(following), !token.isSpaced, !following.isSpaced else { return nil }
        return following.range.count >= 3
            ? "digits are grouped with _, as in 1_000" : "a fraction stands after a point, as in 2.5"
    }

    /// What follows a parenthesis like a unit, as in `(1 + 2) USD`.
    private var unitHabit: String? {
        "a unit stands behind a number: multiply by it, as in (…) * 1 \(text(token))"
    }

    private var isWordToken: Bool {
        if case .word = token.kind { true } else { false }
    }

    private func isNumber(_ token: Token) -> Bool {
        if case .number = token.kind { true } else { false }
    }

    private func isMoney(_ token: Token) -> Bool {
        guard case .word(let name) = token.kind else { return false }
        return Parser.isMoney(name.text)
    }

    /// Whether a name begins with the sign of a currency, as in `$3`.
    static func isMoney(_ name: String) -> Bool {
        let bytes = name.utf8
        return bytes.first == UInt8(ascii: "$") || bytes.starts(with: "€".utf8) || bytes.starts(with: "£".utf8)
    }

    private var isAfterEquality: Bool { tokens[..<position].contains { $0.isSymbol(.equal) } }

    var isAfterWith: Bool { tokens[..<position].contains { $0.isWord(.with) } }

    private var previous: Token? { position > 0 ? tokens[position - 1] : nil }

    // MARK: - Lines

    /// A hint for what stands in the place of the '=' of a line that gives a name its value.
    func assignmentHabit(_ name: Name) -> String? {
        let word = name.text
        switch text(token) {
        case ":", "==": return "a name gets its value by '=', as in \(word) = …"
        case "<" where isArrow: return "a name gets its value by '=', as in \(word) = …"
        case "(": return "a function stands in a let block"
        case "-", ".": return "a name consists of letters, digits and _: write \(word)_…"
        default: break
        }
        switch word {
        case "let", "var", "const", "val", "def", "function", "fn", "param", "parameter", "set", "set!":
            return "leave out '\(word)': the line begins with the name, as in \(text(token)) = …"
        case "assert": return "a condition stands in a claim block"
        default: return nil
        }
    }

    /// What to do about a line that was meant to be one of its own.
    static let indented = "an indented line continues the one above: begin it at the left margin"

    /// Whether a token is the first of its line, which is indented and so continues the one above.
    func beginsLine(_ place: Int) -> Bool {
        guard place >= 1 else { return false }
        let between = tokens[place - 1].range.upperBound..<tokens[place].range.lowerBound
        return excerpt.bytes[between].contains(UInt8(ascii: "\n"))
    }

    /// Whether `<-` stands here, by which R assigns.
    private var isArrow: Bool { token.isSymbol(.less) && following.isSymbol(.minus) && !following.isSpaced }
}
