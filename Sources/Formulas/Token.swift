/// A word of a formula.
struct Token: Equatable {
    /// What a token is.
    enum Kind: Equatable {
        /// A number, and how many digits stand after its point.
        case number(Double, decimals: Int)
        /// A name, or a word of the language.
        case word(Name)
        /// A text between quotation marks, without them.
        case text(String)
        case symbol(Symbol)
        /// A character, or a run of bytes, that no formula contains.
        case stray
        /// The end of the formula.
        case end
    }

    /// The signs of the language.
    enum Symbol: Equatable {
        case plus, minus, times, over, power, percent
        case open, close, openBracket, closeBracket
        case comma, dot, range, colon
        case assign, equal, notEqual, less, lessOrEqual, greater, greaterOrEqual
    }

    let kind: Kind
    /// The bytes of the token within the excerpt.
    let range: Range<Int>
    /// Whether white space stands before it: `USD/h` is a unit, `USD / h` a division.
    let isSpaced: Bool

    func isSymbol(_ symbol: Symbol) -> Bool { kind == .symbol(symbol) }

    func isWord(_ text: StaticString) -> Bool {
        guard case .word(let name) = kind, name.text.utf8.count == text.utf8CodeUnitCount else { return false }
        return text.withUTF8Buffer { name.text.utf8.elementsEqual($0) }
    }

    /// The words that no definition may take as its name.
    static let reserved: [String] = [
        "if", "then", "else", "and", "or", "not", "in", "with", "by", "for", "each", "true", "false",
    ]
}
