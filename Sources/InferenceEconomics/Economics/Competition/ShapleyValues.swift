/// Which of a game's players take part.
public struct Coalition: Hashable, Sendable {
    /// A bit for each player, the first lowest.
    public let bits: UInt32

    /// The players whose bits are set.
    public init(bits: UInt32) { self.bits = bits }

    /// Whether a player takes part, by its number from zero.
    public func contains(_ player: Int) -> Bool { bits >> UInt32(player) & 1 == 1 }

    /// How many take part.
    public var count: Int { bits.nonzeroBitCount }
}

/// The most players whose values are worked out: 2 to this power subsets.
public let mostShapleyPlayers = 12

/// Shares out what a game's players bring about together: to each the mean, over all orders in which they may join, of
/// what its joining adds. Shapley, "A Value for n-Person Games", 1953.
///
/// The values add up to what all bring about less what none does, up to rounding in the last bits; players who add the
/// same everywhere get the same; one who adds nothing anywhere gets exactly nothing.
///
/// - Parameters:
///   - players: from 1 to ``mostShapleyPlayers``.
///   - value: what a coalition brings about; called once for each of the 2^n subsets, the empty one first.
/// - Throws: ``ServingError`` if the count is out of range or a value not finite, and what `value` throws.
/// - Complexity: 2^n calls, n 2^n operations.
public func shapleyValues(
    players: Int, value: (Coalition) throws(ServingError) -> Double
) throws(ServingError) -> [Double] {
    guard (1...mostShapleyPlayers).contains(players) else {
        throw .value(
            name: "players", given: Double(players), expected: "a whole number from 1 to \(mostShapleyPlayers)")
    }
    var worth: [Double] = []
    worth.reserveCapacity(1 << players)
    for bits in 0..<UInt32(1) << UInt32(players) {
        let given = try value(Coalition(bits: bits))
        guard given.isFinite else {
            throw .value(name: "value of a coalition", given: given, expected: "a finite number")
        }
        worth.append(given)
    }
    return shapleyValues(players: players, worth: worth)
}

/// The values from the worths of all subsets, in the order of their bits.
func shapleyValues(players: Int, worth: [Double]) -> [Double] {
    // What a player adds, summed for each size of the coalition that it joins: all of a size weigh the same, one over
    // the number of such coalitions and of sizes.
    (0..<players).map { player in
        var sums = [CompensatedSum](repeating: CompensatedSum(), count: players)
        for (bits, before) in worth.enumerated() where bits >> player & 1 == 0 {
            sums[bits.nonzeroBitCount].add(worth[bits | 1 << player] - before)
        }
        var value = CompensatedSum()
        var coalitions = 1.0
        for (size, sum) in sums.enumerated() {
            value.add(sum.total / coalitions)
            // Binomial coefficients of the other players, exact.
            coalitions = (coalitions * Double(players - 1 - size) / Double(size + 1)).rounded()
        }
        return value.total / Double(players)
    }
}

/// A sum that keeps what rounding would lose (Neumaier, 1974), so that the order of terms hardly matters.
private struct CompensatedSum {
    private var sum = 0.0
    private var lost = 0.0

    mutating func add(_ term: Double) {
        let next = sum + term
        lost += sum.magnitude >= term.magnitude ? (sum - next) + term : (term - next) + sum
        sum = next
    }

    var total: Double { sum + lost }
}
