/// How a number is printed: what an author writes after the colon of a formula.
///
/// | written | meaning |
/// |---|---|
/// | nothing | three significant figures, whole numbers below a million in full |
/// | `.2f` | that many digits after the point |
/// | `.3s` | that many significant figures |
/// | `%` | as per cent; with digits, `.1%` |
/// | `,` | every digit; with digits, `,.2f` |
///
/// Thousands are always grouped, and no number is printed in scientific notation unless it has more than fifteen
/// digits before the point or six zeros after it.
public struct NumberFormat: Hashable, Sendable {
    /// How many digits are shown.
    public enum Digits: Hashable, Sendable {
        /// Three significant figures, and whole numbers below a million in full.
        case automatic
        /// So many significant figures; zeros at the end of a fraction are dropped.
        case significant(Int)
        /// So many digits after the point; below zero, whole tens, hundreds and so on.
        case decimals(Int)
        /// All digits of the number.
        case all
    }

    /// How many digits are shown.
    public let digits: Digits
    /// Whether a plain number is shown as per cent.
    public let isPercent: Bool

    /// A way of printing numbers.
    public init(digits: Digits = .automatic, isPercent: Bool = false) {
        self.digits = digits
        self.isPercent = isPercent
    }

    /// The format of a figure that asks for none.
    public static let automatic = NumberFormat()

    /// What may be written, for a message about what was.
    public static let help = "a format is .2f (digits after the point), .3s (significant figures), % or , (all digits)"

    /// Reads what an author wrote after the colon; nil where it is no format. At most fifteen digits can be asked for.
    public init?(parsing text: some Collection<UInt8>) {
        var rest = Array(text)
        func take(_ byte: UInt8) -> Bool {
            guard rest.first == byte else { return false }
            rest.removeFirst()
            return true
        }
        let everyDigit = take(UInt8(ascii: ","))
        var count: Int?
        if take(UInt8(ascii: ".")) {
            var value = 0
            var seen = false
            while let digit = rest.first, digit >= 0x30, digit <= 0x39, value < 100 {
                value = value * 10 + Int(digit - 0x30)
                seen = true
                rest.removeFirst()
            }
            guard seen, value <= 15 else { return nil }
            count = value
        }
        switch (rest, count) {
        case ([UInt8(ascii: "f")], .some(let count)): self.init(digits: .decimals(count))
        case ([UInt8(ascii: "s")], .some(let count)) where count > 0: self.init(digits: .significant(count))
        case ([UInt8(ascii: "%")], .some(let count)): self.init(digits: .decimals(count), isPercent: true)
        case ([UInt8(ascii: "%")], nil): self.init(digits: everyDigit ? .all : .automatic, isPercent: true)
        case ([], nil) where everyDigit: self.init(digits: .all)
        default: return nil
        }
    }
}
