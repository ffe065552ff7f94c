internal import InferenceEconomics
internal import TestSupport
internal import Testing

@Suite struct ShapleyTests {
    /// A game of random worths; the empty coalition's is not zero.
    static func game(_ players: Int, seed: UInt64) -> [Double] {
        var random = SeededGenerator(seed: seed)
        return (0..<1 << players).map { _ in Double.random(in: -10...10, using: &random) }
    }

    /// The definition: the mean of what a player adds over every order of joining.
    static func meanOverOrders(_ players: Int, _ worth: [Double]) -> [Double] {
        var sums = [Double](repeating: 0, count: players)
        var orders = 0.0
        func add(_ order: [Int]) {
            orders += 1
            var joined = 0
            for player in order {
                sums[player] += worth[joined | 1 << player] - worth[joined]
                joined |= 1 << player
            }
        }
        func permute(_ order: [Int], _ rest: [Int]) {
            if rest.isEmpty { return add(order) }
            for player in rest { permute(order + [player], rest.filter { $0 != player }) }
        }
        permute([], Array(0..<players))
        return sums.map { $0 / orders }
    }

    @Test(arguments: 1...6, 0..<6)
    func valuesAreTheMeanOverAllOrders(_ players: Int, _ seed: Int) throws {
        let worth = Self.game(players, seed: UInt64(seed * 10 + players))
        let values = try shapleyValues(players: players) { worth[Int($0.bits)] }
        for (value, mean) in zip(values, Self.meanOverOrders(players, worth)) {
            #expect((value - mean).magnitude < 1e-12)
        }
    }

    @Test(arguments: 1...12)
    func valuesAddUpToTheWhole(_ players: Int) throws {
        let worth = Self.game(players, seed: UInt64(players))
        let values = try shapleyValues(players: players) { worth[Int($0.bits)] }
        let whole = worth[worth.count - 1] - worth[0]
        #expect((values.reduce(0, +) - whole).magnitude <= 4e-15 * Double(players))
    }

    @Test(arguments: 2...10)
    func playersWhoAddTheSameGetTheSame(_ players: Int) throws {
        // The worth depends on how many take part, so that all are alike.
        let worth = Self.game(players, seed: UInt64(players))
        let values = try shapleyValues(players: players) { worth[$0.count] }
        for value in values { #expect((value - values[0]).magnitude < 1e-14) }
    }

    @Test(arguments: 3...10)
    func twoWhoCanBeExchangedGetTheSame(_ players: Int) throws {
        // Of the first two only how many take part counts.
        let worth = Self.game(players, seed: UInt64(players))
        let values = try shapleyValues(players: players) { coalition in
            let both = Int(coalition.bits & 3).nonzeroBitCount
            return worth[Int(coalition.bits & ~3) | (both == 2 ? 3 : both)]
        }
        #expect((values[0] - values[1]).magnitude < 1e-14)
        #expect((values[0] - values[2]).magnitude > 1e-6)
    }

    @Test(arguments: 2...10)
    func playerWhoAddsNothingGetsExactlyNothing(_ players: Int) throws {
        let dummy = players / 2
        let worth = Self.game(players, seed: UInt64(players))
        let values = try shapleyValues(players: players) { worth[Int($0.bits) & ~(1 << dummy)] }
        #expect(values[dummy] == 0)
        #expect(values.filter { $0 != 0 }.count == players - 1)
    }

    @Test func gamesOneByOneGiveWhatTheirSumGives() throws {
        let (one, other) = (Self.game(5, seed: 1), Self.game(5, seed: 2))
        let sum = try shapleyValues(players: 5) { one[Int($0.bits)] + other[Int($0.bits)] }
        let first = try shapleyValues(players: 5) { one[Int($0.bits)] }
        let second = try shapleyValues(players: 5) { other[Int($0.bits)] }
        for player in 0..<5 { #expect((sum[player] - first[player] - second[player]).magnitude < 1e-12) }
    }

    /// A left glove and two right ones; a pair is worth 1. Shapley's values are 2/3 and 1/6 twice.
    @Test func glovesAreSharedAsInTheTextbook() throws {
        let values = try shapleyValues(players: 3) {
            $0.contains(0) && ($0.contains(1) || $0.contains(2)) ? 1 : 0
        }
        expect(values[0], within: 1e-15, of: 2.0 / 3)
        expect(values[1], within: 1e-15, of: 1.0 / 6)
        #expect(values[1] == values[2])
    }

    @Test func nonsenseIsRefused() throws {
        for players in [0, -1, 13, Int.max] {
            #expect(throws: ServingError.self) { try shapleyValues(players: players) { _ in 1 } }
        }
        #expect(throws: ServingError.self) { try shapleyValues(players: 2) { $0.count == 2 ? .nan : 0 } }
    }
}
