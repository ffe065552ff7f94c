/// A finite number as decimal digits: the shortest ones that give the number back, then rounded as people round.
///
/// Rounding looks at the shortest digits, half away from zero: 2.675 to two digits is 2.68, although the binary number
/// nearest to it lies below.
struct DecimalDigits {
    /// The digits as a whole number, without zeros at its end; 0 for zero. At most seventeen digits are needed.
    private(set) var mantissa: UInt64 = 0
    /// How many digits `mantissa` has; 0 for zero.
    private(set) var count = 0
    /// The place of the point: how many digits stand before it; may be negative or larger than the count.
    private(set) var point = 0
    /// Whether the number is below zero.
    let isNegative: Bool

    init(_ value: Double) {
        isNegative = value < 0
        // The digits of a whole number are its shortest ones, as long as its neighbours are 1 away at most.
        if value.magnitude < 9_007_199_254_740_992, let whole = UInt64(exactly: value.magnitude) {
            mantissa = whole
            count = DecimalDigits.count(of: whole)
            point = count
            trim()
            return
        }
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

    /// How many digits a whole number has; none for zero.
    private static func count(of whole: UInt64) -> Int {
        var (count, rest) = (0, whole)
        while rest > 0 {
            rest /= 10
            count += 1
        }
        return count
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
        let whole = max(point, 1)
        let decimals = max(minimumDecimals, count - point, 0)
        // The sign, the digits with a comma before every third, and the point.
        return String(unsafeUninitializedCapacity: whole + whole / 3 + decimals + 2) { buffer in
            var length = 0
            func write(_ byte: UInt8) {
                buffer[length] = byte
                length += 1
            }
            var (rest, unit) = (mantissa, DecimalDigits.power(max(count - 1, 0)))
            func writeDigit(_ index: Int) {
                guard index >= 0, index < count else { return write(0x30) }
                write(0x30 + UInt8(rest / unit))
                (rest, unit) = (rest % unit, unit / 10)
            }
            if isNegative, !isZero { write(UInt8(ascii: "-")) }
            if point <= 0 { write(0x30) }
            for index in 0..<max(point, 0) {
                if index > 0, (point - index) % 3 == 0 { write(UInt8(ascii: ",")) }
                writeDigit(index)
            }
            if decimals > 0 {
                write(UInt8(ascii: "."))
                for index in point..<(point + decimals) { writeDigit(index) }
            }
            return length
        }
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
