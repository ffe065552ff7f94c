internal import InferenceEconomics
internal import TestSupport
internal import Testing

@Suite struct CrossingsTests {
    @Test(arguments: 0..<30)
    func everyRootOfAPolynomialIsFound(_ seed: Int) throws {
        var random = SeededGenerator(seed: UInt64(seed))
        // Roots at least a fifth apart, so that no piece of a sixtieth has two.
        let roots = (0..<1 + seed % 5).map { Double($0) * 0.4 - 1 + Double.random(in: 0...0.2, using: &random) }
        let range = try SearchRange(from: -1.5, to: 1.5, pieces: 180)
        let found = try range.crossings(of: 0) { place in roots.reduce(1.0) { $0 * (place - $1) } }.all
        #expect(found.count == roots.count)
        for (one, root) in zip(found, roots) { #expect((one - root).magnitude < 1e-14) }
    }

    @Test func resultSaysHowManyThereAre() throws {
        let range = try SearchRange(from: 0, to: 10)
        #expect(try range.crossings(of: 3) { $0 / 2 } == .one(6))
        #expect(try range.crossings(of: 6) { $0 / 2 } == .none(atLower: 0, atUpper: 5))
        guard case .several(let places) = try range.crossings(of: 4, { ($0 - 5) * ($0 - 5) }) else {
            Issue.record("expected two")
            return
        }
        #expect(places.count == 2)
        expect(places[0], within: 1e-14, of: 3)
        expect(places[1], within: 1e-14, of: 7)
        #expect(try range.crossing(of: 3, for: "half") { $0 / 2 } == 6)
    }

    @Test func endsCount() throws {
        let range = try SearchRange(from: 1, to: 8, pieces: 3, isLogarithmic: true)
        #expect(try range.crossings(of: 1) { $0 } == .one(1))
        #expect(try range.crossings(of: 8) { $0 } == .one(8))
    }

    @Test func jumpOverTheValueIsACrossing() throws {
        let range = try SearchRange(from: 0, to: 1)
        let place = try range.crossing(of: 0.5, for: "step") { $0 < 0.3 ? 0 : 1 }
        #expect((place - 0.3).magnitude < 1e-15)
    }

    @Test func refusalNamesTheNearerEnd() throws {
        let range = try SearchRange(from: 1, to: 4)
        #expect(
            throws: ServingError.noSolution(name: "batch", lower: 1, upper: 4, wanted: 9, atLower: 2, atUpper: 8)
        ) {
            try range.crossing(of: 9, for: "batch") { $0 * 2 }
        }
        #expect(
            ServingError.noSolution(name: "batch", lower: 1, upper: 4, wanted: 9, atLower: 2, atUpper: 8).description
                == "no batch from 1 to 4 gives 9; the nearest is 8, at 4")
        #expect(
            ServingError.noSolution(name: "batch", lower: 1, upper: 4, wanted: 1, atLower: 2, atUpper: 8).description
                == "no batch from 1 to 4 gives 1; the nearest is 2, at 1")
        #expect(throws: ServingError.manySolutions(name: "batch", lowest: 1.5, highest: 3.5, wanted: 1)) {
            try range.crossing(of: 1, for: "batch") { ($0 - 2.5) * ($0 - 2.5) }
        }
    }

    @Test func nonsenseIsRefused() throws {
        #expect(throws: ServingError.self) { try SearchRange(from: 1, to: 1) }
        #expect(throws: ServingError.self) { try SearchRange(from: .nan, to: 1) }
        #expect(throws: ServingError.self) { try SearchRange(from: 0, to: .infinity) }
        #expect(throws: ServingError.self) { try SearchRange(from: 0, to: 1, pieces: 0) }
        #expect(throws: ServingError.self) { try SearchRange(from: 0, to: 1, isLogarithmic: true) }
        let range = try SearchRange(from: 0, to: 1)
        #expect(throws: ServingError.self) { try range.crossings(of: .nan) { $0 } }
        #expect(throws: ServingError.self) { try range.crossings(of: 0) { _ in .nan } }
    }
}
