/// A word of a formula.
struct Token: Equatable {
    /// What a token is.
    enum Kind: Equatable {
        /// A number, and how many digits stand after its point.
        case number(Double, decimals: Int)
        /// A name.
        case word(Name)
        /// A word of the language.
        case keyword(Keyword)
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

    /// Whether this is a character that no formula contains.
    var isStray: Bool { kind == .stray }

    func isSymbol(_ symbol: Symbol) -> Bool { kind == .symbol(symbol) }

    /// Whether this is a word of the language, and which.
    func isWord(_ keyword: Keyword) -> Bool { kind == .keyword(keyword) }

    /// Whether this is a name of one of the places where a word means more than a name: `log` after a range.
    func isName(_ text: StaticString) -> Bool {
        guard case .word(let name) = kind, name.text.utf8.count == text.utf8CodeUnitCount else { return false }
        return text.withUTF8Buffer { name.text.utf8.elementsEqual($0) }
    }
}

/// The words that no definition may take as its name.
enum Keyword: String, CaseIterable {
    case `if`, then, `else`, and, or, not, `in`, with, by, `for`, each, `true`, `false`
    case within, solve, solutions, between

    /// The word that bytes spell. Words are told apart by a number first, since every name is looked at.
    init?(_ bytes: ArraySlice<UInt8>) {
        guard bytes.count >= 2, bytes.count <= 9, let keyword = Keyword.table[Keyword.packed(bytes)],
            keyword.rawValue.utf8.elementsEqual(bytes)
        else { return nil }
        self = keyword
    }

    private static let table = Dictionary(uniqueKeysWithValues: allCases.map { (packed($0.rawValue.utf8), $0) })

    private static func packed(_ bytes: some Sequence<UInt8>) -> UInt64 {
        bytes.reduce(0) { $0 << 8 | UInt64($1) }
    }
}
