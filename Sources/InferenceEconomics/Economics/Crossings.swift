internal import CNumerics

/// Where a function of one number takes a wanted value, within a range.
public enum Crossings: Hashable, Sendable {
    /// Nowhere; what the function is at both ends says at which of them it comes nearest.
    case none(atLower: Double, atUpper: Double)
    /// At one place.
    case one(Double)
    /// At several places, in rising order.
    case several([Double])

    /// Every place, in rising order.
    public var all: [Double] {
        switch self {
        case .none: []
        case .one(let place): [place]
        case .several(let places): places
        }
    }
}

/// A range in which crossings are looked for, cut into pieces.
public struct SearchRange: Hashable, Sendable {
    /// The lower end.
    public let lower: Double
    /// The upper end.
    public let upper: Double
    /// Pieces of the first look. Two crossings within one piece are not seen.
    public let pieces: Int
    /// Whether the pieces grow in proportion, and not by the same amount.
    public let isLogarithmic: Bool

    /// A range between two finite ends.
    ///
    /// - Throws: ``ServingError`` if the ends are not finite or not in order, there are no pieces or more than a
    ///   million, or a logarithmic range starts at or below zero.
    public init(
        from lower: Double, to upper: Double, pieces: Int = 64, isLogarithmic: Bool = false
    ) throws(ServingError) {
        try require(lower, "lower end", in: -1e300...1e300, expected: "a finite number")
        try require(upper, "upper end", in: -1e300...1e300, expected: "a finite number")
        guard lower < upper else {
            throw .value(
                name: "upper end", given: upper, expected: "more than the lower end, \(ServingError.plain(lower))")
        }
        guard (1...1_000_000).contains(pieces) else {
            throw .value(name: "pieces", given: Double(pieces), expected: "a whole number from 1 to a million")
        }
        if isLogarithmic { try requirePositive(lower, "lower end of a logarithmic range") }
        self.lower = lower
        self.upper = upper
        self.pieces = pieces
        self.isLogarithmic = isLogarithmic
    }

    /// The end of a piece; both ends of the range are met exactly.
    func end(ofPiece piece: Int) -> Double {
        if piece == 0 { return lower }
        if piece == pieces { return upper }
        let share = Double(piece) / Double(pieces)
        return isLogarithmic
            ? lower * cnumerics_exp(share * cnumerics_log(upper / lower)) : lower + share * (upper - lower)
    }

    /// Where a function takes a value: piece by piece, and in each piece at whose ends it lies on both sides of the
    /// value, by bisection until the number is decided to the last bits. A jump over the value counts as a crossing.
    ///
    /// A function that keeps the very value over several pieces has a crossing at the end of each of them.
    ///
    /// - Throws: ``ServingError`` if `value` is not finite or the function gives no number, and what the function
    ///   throws.
    /// - Complexity: `pieces` + 1 calls, and up to 100 for each crossing.
    public func crossings(
        of value: Double, _ function: (Double) throws(ServingError) -> Double
    ) throws(ServingError) -> Crossings {
        try require(value, "wanted value", in: -1e300...1e300, expected: "a finite number")
        var found: [Double] = []
        let atLower = try offset(lower, value, function)
        var start = (place: lower, offset: atLower)
        if atLower == 0 { found.append(lower) }
        for piece in 1...pieces {
            let place = end(ofPiece: piece)
            let next = (place: place, offset: try offset(place, value, function))
            if next.offset == 0 {
                found.append(next.place)
            } else if start.offset != 0, (start.offset < 0) != (next.offset < 0) {
                found.append(try bisect(start, next, value, function))
            }
            start = next
        }
        switch found.count {
        case 0: return .none(atLower: atLower + value, atUpper: start.offset + value)
        case 1: return .one(found[0])
        default: return .several(found)
        }
    }

    /// The one place where a function takes a value.
    ///
    /// - Parameters:
    ///   - value: the wanted value.
    ///   - name: what the number is, for the error.
    ///   - function: what is to take the value.
    /// - Throws: ``ServingError`` if there is none, with the end at which it comes nearest, or more than one.
    public func crossing(
        of value: Double, for name: String, _ function: (Double) throws(ServingError) -> Double
    ) throws(ServingError) -> Double {
        switch try crossings(of: value, function) {
        case .one(let place): return place
        case .none(let atLower, let atUpper):
            throw .noSolution(
                name: name, lower: lower, upper: upper, wanted: value, atLower: atLower, atUpper: atUpper)
        case .several(let places):
            throw .manySolutions(name: name, lowest: places[0], highest: places[places.count - 1], wanted: value)
        }
    }

    /// How far a function is above the wanted value.
    private func offset(
        _ place: Double, _ value: Double, _ function: (Double) throws(ServingError) -> Double
    ) throws(ServingError) -> Double {
        let given = try function(place)
        guard !given.isNaN else {
            throw .value(name: "the function at \(place)", given: given, expected: "a number")
        }
        return given - value
    }

    /// Halves a piece until its middle is one of its ends.
    private func bisect(
        _ start: (place: Double, offset: Double), _ end: (place: Double, offset: Double), _ value: Double,
        _ function: (Double) throws(ServingError) -> Double
    ) throws(ServingError) -> Double {
        var (low, high) = (start, end)
        for _ in 0..<100 {
            let middle = low.place + (high.place - low.place) / 2
            guard middle > low.place, middle < high.place else { break }
            let there = (place: middle, offset: try offset(middle, value, function))
            if there.offset == 0 { return middle }
            if (there.offset < 0) == (low.offset < 0) { low = there } else { high = there }
        }
        return low.offset.magnitude <= high.offset.magnitude ? low.place : high.place
    }
}
