@testable internal import Formulas
internal import Foundation
internal import Testing
internal import TestSupport

/// The roots of a function less another, looked for in a range.
private func roots(
    _ lower: Double, _ upper: Double, step: Double? = nil, log isLogarithmic: Bool = false,
    _ left: (Double) -> Double?, equal right: (Double) -> Double = { _ in 0 }
) throws -> Roots {
    let range = try #require(
        SearchRange(lower: lower, upper: upper, step: step, isLogarithmic: isLogarithmic))
    return try Roots(range, cells: 256) { number in left(number).map { ($0, right(number)) } }
}

/// The roots of a function in a range, each rounded to nine digits after the point.
private func found(
    _ lower: Double, _ upper: Double, step: Double? = nil, log: Bool = false, _ function: (Double) -> Double?,
    equal right: (Double) -> Double = { _ in 0 }
) throws -> [Double] {
    try roots(lower, upper, step: step, log: log, function, equal: right).all.map {
        (($0.lower + $0.upper) / 2 * 1e7).rounded() / 1e7
    }
}

@Suite struct RootTests {
    @Test func aLineHasOneRoot() throws {
        #expect(try found(-1, 5) { $0 - 2 } == [2])
        #expect(try found(0, 5) { 3 * $0 - 1 } == [0.3333333])
        #expect(try found(3, 5) { $0 - 2 } == [])
    }

    @Test func aRootAtAnEndIsFound() throws {
        #expect(try found(2, 5) { $0 - 2 } == [2])
        #expect(try found(-5, 2) { $0 - 2 } == [2])
        #expect(try found(1, 3) { $0 * $0 - 2.2 * $0 + 1.2 } == [1, 1.2])
        #expect(try found(0, 1) { $0 * $0 } == [0])
    }

    @Test func rootsThatTouchAreFound() throws {
        #expect(try found(0, 5) { ($0 - 2) * ($0 - 2) } == [2])
        let twice: (Double) -> Double? = { x in
            let product = (x - 2.3) * (x - 4)
            return -product * product
        }
        #expect(try found(0, 5, twice) == [2.3, 4])
        #expect(try found(0, 5) { abs($0 - 2.345) } == [2.345])
        #expect(try found(0, 5) { ($0 - 2) * ($0 - 2) + 1e-6 } == [])
    }

    @Test func twoRootsWithinOneCellAreTwo() throws {
        #expect(try found(0, 1) { ($0 - 0.501) * ($0 - 0.502) } == [0.501, 0.502])
        #expect(try found(0, 1) { ($0 - 0.0001) * ($0 - 0.0002) } == [0.0001, 0.0002])
        #expect(try found(0, 1) { ($0 - 0.9998) * ($0 - 0.9999) } == [0.9998, 0.9999])
        #expect(try found(0, 1) { abs($0 - 0.3) - 0.0005 } == [0.2995, 0.3005])
    }

    @Test func aPoleAndAJumpAreNoRoots() throws {
        let pole = try roots(-1, 2) { 1 / ($0 - 0.3) }
        #expect(pole.all.isEmpty)
        #expect(pole.jumps.count == 1)
        #expect(try abs(#require(pole.jumps.first) - 0.3) < 1e-9)
        #expect(try roots(0, 4) { $0 < 1.7 ? -1 : 2 }.all.isEmpty)
        #expect(try roots(0, 4) { floor($0) - 1.5 }.jumps == [2])
        #expect(try found(0, 4) { floor($0) + $0 - 2.5 } == [1.5])
        #expect(try found(-1, 2) { tan($0) } == [0])
    }

    @Test func steepAndFlatRootsAreFound() throws {
        #expect(try found(-1, 1) { cbrt($0 - 0.3) } == [0.3])
        #expect(try found(-1, 1) { tanh(1e6 * ($0 - 0.3)) } == [0.3])
        #expect(try found(0, 4) { pow($0 - 2, 9) } == [2])
        #expect(
            try found(0, 4) {
                1 + pow($0 - 2, 3)
            } equal: { _ in
                1
            } == [2])
    }

    @Test func wavesHaveAllTheirRoots() throws {
        let roots = try found(0.1, 30) { sin($0) }
        let multiples: [Double] = (1...9).map { ((Double($0) * Double.pi) * 1e7).rounded() / 1e7 }
        #expect(roots == multiples)
        #expect(try found(0, 20) { sin($0) - 1 }.count == 3)
        #expect(try found(0.01, 100, log: true) { sin(10 * Foundation.log($0)) }.count == 29)
    }

    @Test func aLogarithmicRangeFindsSmallRoots() throws {
        let small = try roots(1e-9, 1, log: true) { $0 - 3e-8 }
        #expect(try abs(#require(small.all.first).lower / 3e-8 - 1) < 1e-9)
    }

    @Test func aStretchOfRootsIsOne() throws {
        let plateau = try roots(0, 4) { max(0, abs($0 - 2) - 1) }
        #expect(plateau.all.count == 1)
        let stretch = try #require(plateau.all.first)
        #expect(abs(stretch.lower - 1) < 1e-9)
        #expect(abs(stretch.upper - 3) < 1e-9)
        let everywhere = try roots(0, 4) { _ in 0 }.all.map { [$0.lower, $0.upper] }
        #expect(everywhere == [[0, 4]])
    }

    @Test(
        arguments: [(0, 100), (0, 1e6), (0, 1e12), (0, 1e20), (-1e9, 1e12), (1, 1e9)] as [(Double, Double)])
    func aStepIsAStretchHoweverWideTheRangeIs(_ lower: Double, _ upper: Double) throws {
        for sides in [(floor, 5.0, 5.0, 6.0), (ceil, 5.0, 4.0, 5.0)] as [((Double) -> Double, Double, Double, Double)] {
            for isDifference in [false, true] {
                let all = try roots(lower, upper) {
                    isDifference ? sides.0($0) - sides.1 : sides.0($0)
                } equal: { _ in
                    isDifference ? 0 : sides.1
                }.all
                #expect(all.count == 1)
                let root = try #require(all.first)
                #expect(abs(root.lower - sides.2) < 1e-9)
                #expect(abs(root.upper - sides.3) < 1e-9)
                #expect(sides.0(root.lower) == 5 && sides.0(root.upper) == 5)
            }
        }
        #expect(try roots(lower, upper) { floor($0) - 5.5 }.all.isEmpty)
        #expect(try roots(lower, upper) { floor($0) - 5.5 }.jumps == [6])
    }

    @Test(arguments: [1e3, 1e6, 1e12, 1e20])
    func smallRootsAreFoundInARangeOverManyPowersOfTen(_ upper: Double) throws {
        #expect(try found(0, upper) { $0 * $0 - 4 } == [2])
        #expect(try found(0, upper) { $0 * $0 - 5 } == [2.236068])
        #expect(try found(0, upper) { $0 * $0 + 4 } == [])
        #expect(try found(-upper, upper) { $0 * $0 - 4 } == [-2, 2])
        #expect(try found(-upper, upper) { $0 * $0 + 1 } == [])
        #expect(try found(0, upper) { ($0 - 2) * ($0 - 5) } == [2, 5])
        #expect(try found(0, upper) { ($0 - 3) * ($0 - 3) } == [3])
        #expect(try found(0, upper) { $0 == 0 ? nil : 1 / $0 - 8 } == [0.125])
    }

    @Test func theEndOfARangeIsNoRootUnlessItIsOne() throws {
        #expect(try found(0, 2) { floor($0) - 1.5 } == [])
        #expect(try found(0, 1e9) { 1e-3 + $0 } == [])
        #expect(try found(1, 1e15) { $0 * $0 - 0.99 } == [])
        #expect(try found(1.1, 3) { $0 * $0 - 2.2 * $0 + 1.21 } == [1.1])
    }

    /// Their last bits make such a root many, and the changes of sign about it look like jumps.
    @Test func whereTwoSidesTouchThereIsOneRootAndNothingIsToldOfJumps() throws {
        var random = SeededGenerator(seed: 5)
        for _ in 0..<300 {
            let root = (Double.random(in: 0.2...9.9, using: &random) * 1000).rounded() / 1000
            for upper in [10.0, 1000] {
                let touching = try roots(0, upper) { x in
                    let square: Double = x * x
                    return 3 * square - 6 * root * x + 3 * root * root
                }
                let sides = try roots(0, upper) {
                    $0 * $0 + root * root
                } equal: {
                    2 * root * $0
                }
                for roots in [touching, sides] {
                    #expect(roots.all.count == 1)
                    #expect(roots.jumps.isEmpty)
                    let one = try #require(roots.all.first)
                    #expect(one.lower == one.upper)
                    #expect(abs(one.lower - root) < 1e-6)
                }
            }
        }
    }

    @Test func whereThereIsNoValueThereIsNoRoot() throws {
        #expect(try found(0, 4) { $0 < 1 ? nil : $0 - 2 } == [2])
        #expect(try found(0, 4) { $0 > 1.5 && $0 < 2.5 ? nil : $0 - 2 } == [])
        let nowhere = try roots(0, 4) { _ in nil }
        #expect(!nowhere.isDefined)
        #expect(nowhere.all.isEmpty)
        #expect(try found(0, 4) { $0 < 2 ? nil : ($0 - 2).squareRoot() } == [2])
    }

    @Test func aRangeWithStepsIsAskedAtItsStepsOnly() throws {
        #expect(try found(0, 10, step: 1) { $0 * $0 - 9 } == [3])
        #expect(try found(0, 10, step: 1) { $0 * $0 - 10 } == [])
        #expect(try found(1, 512, step: 2, log: true) { $0 - 64 } == [64])
        var asked: Set<Double> = []
        _ = try found(0, 100_000, step: 1) { number in
            asked.insert(number)
            return number - 77_777
        }
        #expect(asked.allSatisfy { $0 == $0.rounded() })
        #expect(asked.count < 400)
    }

    @Test func largeNumbersOnBothSidesDoNotHideARoot() throws {
        #expect(
            try found(0, 1) {
                1e6 + $0
            } equal: { _ in
                1e6 + 0.25
            } == [0.25])
    }

    /// Polynomials with roots that are known, some of them close to each other.
    @Test func polynomialsHaveTheRootsThatTheyAreMadeOf() throws {
        var random = SeededGenerator(seed: 11)
        for _ in 0..<300 {
            let count = Int.random(in: 0...5, using: &random)
            var made = (0..<count).map { _ in (Double.random(in: -3...3, using: &random) * 1000).rounded() / 1000 }
            made.sort()
            guard zip(made, made.dropFirst()).allSatisfy({ $1 - $0 > 0.005 }) else { continue }
            let scale = Double.random(in: 0.1...1e6, using: &random)
            let all = try found(-3.5, 3.5) { x in made.reduce(scale) { $0 * (x - $1) } }
            #expect(all == made)
        }
    }
}

@Suite struct ScanTests {
    /// The stretches of a truth over 0 … 10, as `yes 0 to 3, no 3 to 10`.
    private func stretches(
        step: Double? = nil, _ gap: @escaping (Double) -> Double?
    ) throws -> [(holds: Bool?, lower: Double, upper: Double)] {
        let range = try #require(SearchRange(lower: 0, upper: 10, step: step))
        let scan = try Scan(range, cells: 64, resolution: 1e-12) { number in
            gap(number).map { Probe(state: $0 >= 0 ? 1 : 0, gaps: [$0]) } ?? Probe(state: Probe.undefined, gaps: [])
        }
        return scan.stretches.map {
            (
                $0.state == Probe.undefined ? nil : $0.state == 1, range.number(at: $0.first.place),
                range.number(at: $0.last.place)
            )
        }
    }

    @Test func everyChangeIsFoundWhereItIs() throws {
        let found = try stretches { sin($0) }
        #expect(found.map { $0.holds } == [true, false, true, false])
        #expect(zip(found, found.dropFirst()).allSatisfy { abs($0.upper - $1.lower) < 1e-9 })
        #expect(abs(found[1].lower - .pi) < 1e-9)
    }

    @Test(arguments: [1e-2, 1e-4, 1e-6, 1e-8])
    func aDipBetweenTwoPlacesOfTheGridIsFound(_ width: Double) throws {
        let found = try stretches { x in
            let distance: Double = x - 3.21
            return distance * distance - width * width / 4
        }
        #expect(found.map { $0.holds } == [true, false, true])
        let error: Double = abs(found[1].upper - found[1].lower - width)
        #expect(error < 1e-3 * width + 1e-9)
    }

    @Test func aChangeIsKnownAsWellAmongSmallNumbersOfAWideRange() throws {
        let range = try #require(SearchRange(lower: 0, upper: 1e12))
        let scan = try Scan(range, cells: 64, coarse: 8, resolution: 1e-10) { number in
            Probe(state: number > 3 && number < 70 ? 1 : 0, gaps: [.nan])
        }
        #expect(scan.stretches.map { $0.state } == [0, 1, 0])
        #expect(scan.stretches.dropFirst().map { ($0.first.place * 1e6).rounded() / 1e6 } == [3, 70])
    }

    /// The first look at a range stays as cheap as it was, unless it spans many powers of ten.
    @Test func aRangeIsLookedAtOnlySoOften() throws {
        for (lower, upper, most) in [(0, 10, 11), (1, 6, 11), (1, 1e4, 11), (0, 1e9, 20)] as [(Double, Double, Int)] {
            let range = try #require(SearchRange(lower: lower, upper: upper))
            var asked = 0
            _ = try Scan(range, cells: 64, coarse: 8, resolution: 1e-10) { _ in
                asked += 1
                return Probe(state: 1, gaps: [1])
            }
            #expect(asked <= most)
        }
    }

    @Test func whatIsNotDefinedIsAStretchOfItsOwn() throws {
        let found = try stretches { $0 > 7 ? nil : $0 - 2 }
        #expect(found.map { $0.holds } == [false, true, nil])
        #expect(abs(found[2].lower - 7) < 1e-9)
    }

    @Test func stepsAreNotDivided() throws {
        let found = try stretches(step: 1) { 4.5 - $0 }
        #expect(found.map { [$0.lower, $0.upper] } == [[0, 4], [5, 10]])
    }

    @Test func aRangeOfOneNumberIsOneStretch() throws {
        let range = try #require(SearchRange(lower: 3, upper: 3))
        let scan = try Scan(range, cells: 64, resolution: 1e-12) { _ in Probe(state: 1, gaps: [1]) }
        #expect(scan.stretches.count == 1)
        #expect(SearchRange(lower: 3, upper: 2) == nil)
        #expect(SearchRange(lower: 0, upper: 2, isLogarithmic: true) == nil)
        #expect(SearchRange(lower: 0, upper: .infinity) == nil)
        #expect(SearchRange(lower: 0, upper: 1, step: 0) == nil)
    }
}
