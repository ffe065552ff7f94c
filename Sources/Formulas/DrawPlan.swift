/// How the uncertain terms of a book are drawn: how often, and each from a stream of its own.
///
/// The draws of a term are stratified (Latin hypercube sampling: McKay, Beckman and Conover, Technometrics 21, 1979): the
/// unit interval is cut into as many parts as there are draws, and the middle of each is drawn once, in an order that
/// belongs to the term. So each term has its distribution almost exactly, and only what lies between several terms is
/// subject to chance.
struct DrawPlan: Sendable {
    /// How many draws there are.
    let count: Int
    /// The middles of all parts as quantiles of the standard normal distribution, ascending; filled when first asked for.
    private var normalScores: [Double] = []

    init(count: Int) {
        self.count = count
    }

    /// The middles of the parts in the order of a stream, each above 0 and below 1.
    func shares(_ stream: UInt64) -> [Double] {
        order(stream).map { (Double($0) + 0.5) / Double(count) }
    }

    /// The same as quantiles of the standard normal distribution.
    mutating func normal(_ stream: UInt64) -> [Double] {
        if normalScores.isEmpty {
            normalScores = (0..<count).map { NormalQuantile.at((Double($0) + 0.5) / Double(count)) }
        }
        let scores = normalScores
        return order(stream).map { scores[$0] }
    }

    /// A permutation, by Fisher and Yates.
    private func order(_ stream: UInt64) -> [Int] {
        var random = SplitMix(state: stream)
        var order = Array(0..<count)
        for last in stride(from: count - 1, to: 0, by: -1) {
            order.swapAt(last, random.next(below: last + 1))
        }
        return order
    }
}

/// Where an uncertain term stands: in which definition of which chapter, and as which of its uncertain terms. Nothing
/// else has a say in its draws, so that an edit elsewhere moves none of them.
struct DrawStream {
    private let address: String
    private let name: String
    /// How many uncertain terms came before.
    private var ordinal: UInt64 = 0

    /// The first term of a definition; of a formula in the text, which has no name.
    init(chapter address: String, definition name: String) {
        self.address = address
        self.name = name
    }

    /// The seed of this term; the next one is that of the next term.
    mutating func next() -> UInt64 {
        defer { ordinal += 1 }
        // FNV-1a: Fowler, Noll, Vo.
        var place: UInt64 = 0xCBF2_9CE4_8422_2325
        for text in [address, name] {
            for byte in text.utf8 { place = (place ^ UInt64(byte)) &* 0x100_0000_01B3 }
            place = (place ^ 0xFF) &* 0x100_0000_01B3
        }
        var random = SplitMix(state: place &+ ordinal)
        return random.next()
    }
}

/// The generator SplitMix64: Steele, Lea and Flood, "Fast splittable pseudorandom number generators", OOPSLA 2014.
private struct SplitMix {
    var state: UInt64

    mutating func next() -> UInt64 {
        state &+= 0x9E37_79B9_7F4A_7C15
        var mixed = state
        mixed = (mixed ^ (mixed >> 30)) &* 0xBF58_476D_1CE4_E5B9
        mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
        return mixed ^ (mixed >> 31)
    }

    /// A whole number below a bound. The high half of a product is off from even by less than bound / 2^64.
    mutating func next(below bound: Int) -> Int {
        Int(next().multipliedFullWidth(by: UInt64(bound)).high)
    }
}
