/// What people write who know another language or a spreadsheet, and what is written here instead.
extension Parser {
    /// A hint for the token that is not expected; nil where it is no habit that is known.
    var habit: String? {
        switch text(token) {
        case "'", "\u{2018}", "\u{2019}", "\u{201C}", "\u{201D}", "`": return "a text stands between two \""
        case "&": return "both is written 'and'"
        case "|": return "either is written 'or'"
        case "!": return "the opposite is written 'not'"
        case "?": return "a choice is written 'if … then … else …'"
        case ";": return "arguments and values are separated by a comma"
        case "{", "}": return "a list is written [1, 2], a group (1 + 2)"
        case "*" where previous?.isSymbol(.times) == true: return "a power is written ^"
        case "," where isBetweenThousands: return "digits are grouped with _, as in 1_000"
        case "per": return "'per' is written /, as in USD/h"
        case "to": return "a conversion is written with 'in', a range with '..'"
        default: return nil
        }
    }

    private var previous: Token? { position > 0 ? tokens[position - 1] : nil }

    /// Whether the token stands between digits as thousands are grouped in English: `1,000`.
    private var isBetweenThousands: Bool {
        guard case .number? = previous?.kind, !token.isSpaced, position + 1 < tokens.count else { return false }
        let next = tokens[position + 1]
        guard case .number = next.kind else { return false }
        return !next.isSpaced && next.range.count >= 3
    }
}
