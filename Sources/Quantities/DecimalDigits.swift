/// A finite number as decimal digits: the shortest ones that give the number back, then rounded as people round.
///
/// Rounding looks at the shortest digits, half away from zero: 2.675 to two digits is 2.68, although the binary number
/// nearest to it lies below.
struct DecimalDigits {
    /// The digits as a whole number, without zeros at its end; 0 for zero. At most seventeen digits are needed.
    private var mantissa: UInt64 = 0
    /// How many digits `mantissa` has; 0 for zero.
    private(set) var count = 0
    /// The place of the point: how many digits stand before it; may be negative or larger than the count.
    private(set) var point = 0
    /// Whether the number is below zero.
    let isNegative: Bool

    init(_ value: Double) {
        isNegative = value < 0
        // The shortest digits that give the number back, as `12.5` or `1.25e-07`.
        var text = value.magnitude.description
        text.withUTF8 { read($0) }
        trim()
    }

    private mutating func read(_ text: UnsafeBufferPointer<UInt8>) {
        var place = Place.whole
        var exponent = 0
        var isSmall = false
        for byte in text {
            switch byte {
            case UInt8(ascii: "."): place = .fraction
            case UInt8(ascii: "e"): place = .exponent
            case UInt8(ascii: "-"): isSmall = true
            case 0x30...0x39 where place == .exponent: exponent = exponent * 10 + Int(byte - 0x30)
            case 0x30...0x39:
                mantissa = mantissa * 10 + UInt64(byte - 0x30)
                if mantissa > 0 { count += 1 }
                if place == .whole, mantissa > 0 { point += 1 }
                if place == .fraction, mantissa == 0 { point -= 1 }
            default: break
            }
        }
        point += isSmall ? -exponent : exponent
    }

    private enum Place { case whole, fraction, exponent }

    /// Whether the number is zero.
    var isZero: Bool { count == 0 }

    /// The digits, 0 to 9, without zeros at either end.
    var digits: [UInt8] {
        var digits = [UInt8](repeating: 0, count: count)
        var rest = mantissa
        for index in digits.indices.reversed() {
            digits[index] = UInt8(rest % 10)
            rest /= 10
        }
        return digits
    }

    /// Makes per cent of a share. On the digits, since a product of binary numbers has digits that nobody wrote.
    mutating func multiplyByHundred() { if !isZero { point += 2 } }

    /// Keeps so many digits after the point.
    mutating func round(decimals: Int) { round(keeping: point + decimals) }

    /// Keeps so many digits, counted from the first that is not zero.
    mutating func round(significant: Int) { round(keeping: significant) }

    private mutating func round(keeping kept: Int) {
        guard kept < count else { return }
        guard kept >= 0 else {
            (mantissa, count, point) = (0, 0, 0)
            return
        }
        for _ in 1..<max(count - kept, 1) { mantissa /= 10 }
        let last = mantissa % 10
        mantissa /= 10
        count = kept
        if last >= 5 {
            mantissa += 1
            // 9.99 becomes 10.0: one digit more, in front.
            if mantissa == DecimalDigits.power(kept) {
                count += 1
                point += 1
            }
        }
        trim()
    }

    private static func power(_ exponent: Int) -> UInt64 {
        var power: UInt64 = 1
        for _ in 0..<exponent { power *= 10 }
        return power
    }

    private mutating func trim() {
        while count > 0, mantissa % 10 == 0 {
            mantissa /= 10
            count -= 1
        }
        if mantissa == 0 { (count, point) = (0, 0) }
    }

    /// The digits with the point and the thousands grouped, and at least so many after the point.
    func text(minimumDecimals: Int = 0) -> String {
        let digits = self.digits
        var bytes: [UInt8] = []
        bytes.reserveCapacity(32)
        if isNegative, !isZero { bytes.append(UInt8(ascii: "-")) }
        if point <= 0 {
            bytes.append(UInt8(ascii: "0"))
        } else {
            for index in 0..<point {
                if index > 0, (point - index) % 3 == 0 { bytes.append(UInt8(ascii: ",")) }
                bytes.append(0x30 + (index < count ? digits[index] : 0))
            }
        }
        let decimals = max(minimumDecimals, count - point)
        if decimals > 0 {
            bytes.append(UInt8(ascii: "."))
            for index in point..<(point + decimals) {
                bytes.append(0x30 + (index >= 0 && index < count ? digits[index] : 0))
            }
        }
        return String(decoding: bytes, as: UTF8.self)
    }

    /// The digits as a number between 1 and 10 times a power of ten.
    func scientificText() -> String {
        var mantissa = self
        mantissa.point = 1
        return mantissa.text() + " × 10^" + String(point - 1)
    }
}

extension NumberFormat {
    /// The text of a finite number, without a unit.
    ///
    /// - Parameter decimals: how many digits after the point the author wrote, where the number is one that he wrote: it is
    ///   then shown as he wrote it, unless the format asks for something else.
    public func text(_ value: Double, decimals: Int? = nil) -> String {
        var number = DecimalDigits(value)
        if isPercent { number.multiplyByHundred() }
        // What a conversion or a sum leaves in the last bits (28.499999999999996 %) must not decide how it is rounded.
        if number.count > number.point { number.round(significant: 15) }
        let minimum: Int
        switch digits {
        case .decimals(let count):
            number.round(decimals: count)
            minimum = max(count, 0)
        case .significant(let count):
            number.round(significant: count)
            minimum = 0
        case .all:
            number.round(significant: 15)
            minimum = 0
        case .automatic:
            if let decimals {
                minimum = decimals
            } else if number.point <= 6, number.count <= number.point {
                minimum = 0
            } else {
                number.round(significant: 3)
                minimum = 0
            }
        }
        if number.isZero { return number.text(minimumDecimals: minimum) }
        let isWide = number.point > 15 || number.point < -5
        if case .decimals = digits { return number.text(minimumDecimals: minimum) }
        return isWide ? number.scientificText() : number.text(minimumDecimals: minimum)
    }
}
