/// A finite number as decimal digits: the shortest ones that give the number back, then rounded as people round.
///
/// Rounding looks at the shortest digits, half away from zero: 2.675 to two digits is 2.68, although the binary number
/// nearest to it lies below.
struct DecimalDigits {
    /// The digits, 0 to 9, without zeros in front; empty for zero.
    var digits: [UInt8]
    /// The place of the point: how many digits stand before it; may be negative or larger than the count.
    var point: Int
    /// Whether the number is below zero.
    var isNegative: Bool

    init(_ value: Double) {
        isNegative = value < 0
        digits = []
        point = 0
        var exponent = 0
        var exponentSign = 1
        var place = Place.whole
        for byte in value.magnitude.description.utf8 {
            switch byte {
            case UInt8(ascii: "."): place = .fraction
            case UInt8(ascii: "e"): place = .exponent
            case UInt8(ascii: "-"): exponentSign = -1
            case 0x30...0x39:
                let digit = byte - 0x30
                switch place {
                case .exponent: exponent = exponent * 10 + Int(digit)
                case .whole:
                    if !digits.isEmpty || digit != 0 {
                        digits.append(digit)
                        point += 1
                    }
                case .fraction:
                    if digits.isEmpty, digit == 0 { point -= 1 } else { digits.append(digit) }
                }
            default: break
            }
        }
        point += exponentSign * exponent
        trim()
    }

    private enum Place { case whole, fraction, exponent }

    /// Moves the point, which loses nothing.
    mutating func multiplyByHundred() {
        if !digits.isEmpty { point += 2 }
    }

    /// Keeps so many digits after the point.
    mutating func round(decimals: Int) { round(keeping: point + decimals) }

    /// Keeps so many digits, counted from the first that is not zero.
    mutating func round(significant: Int) { round(keeping: significant) }

    private mutating func round(keeping count: Int) {
        guard count < digits.count else { return }
        guard count >= 0 else {
            digits = []
            point = 0
            return
        }
        let up = digits[count] >= 5
        digits.removeSubrange(count...)
        if up {
            var index = count - 1
            while index >= 0, digits[index] == 9 {
                digits[index] = 0
                index -= 1
            }
            if index >= 0 {
                digits[index] += 1
            } else {
                digits.insert(1, at: 0)
                point += 1
            }
        }
        trim()
    }

    private mutating func trim() {
        while digits.last == 0 { digits.removeLast() }
        if digits.isEmpty { point = 0 }
    }

    /// The digits with the point and the thousands grouped, and at least so many after the point.
    func text(minimumDecimals: Int = 0) -> String {
        var bytes: [UInt8] = []
        if isNegative, !digits.isEmpty { bytes.append(UInt8(ascii: "-")) }
        if point <= 0 {
            bytes.append(UInt8(ascii: "0"))
        } else {
            for index in 0..<point {
                if index > 0, (point - index) % 3 == 0 { bytes.append(UInt8(ascii: ",")) }
                bytes.append(0x30 + (index < digits.count ? digits[index] : 0))
            }
        }
        let decimals = max(minimumDecimals, digits.count - point)
        if decimals > 0 {
            bytes.append(UInt8(ascii: "."))
            for index in point..<(point + decimals) {
                bytes.append(0x30 + (index >= 0 && index < digits.count ? digits[index] : 0))
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
        if number.digits.count > number.point { number.round(significant: 15) }
        let minimum: Int
        switch digits {
        case .decimals(let count):
            number.round(decimals: count)
            minimum = count
        case .significant(let count):
            number.round(significant: count)
            minimum = 0
        case .all:
            number.round(significant: 15)
            minimum = 0
        case .automatic:
            if let decimals {
                minimum = decimals
            } else if number.point <= 6, number.digits.count <= number.point {
                minimum = 0
            } else {
                number.round(significant: 3)
                minimum = 0
            }
        }
        if number.digits.isEmpty { return number.text(minimumDecimals: minimum) }
        let isWide = number.point > 15 || number.point < -5
        if case .decimals = digits { return number.text(minimumDecimals: minimum) }
        return isWide ? number.scientificText() : number.text(minimumDecimals: minimum)
    }
}
