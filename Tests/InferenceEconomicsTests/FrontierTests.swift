internal import InferenceEconomics
internal import TestSupport
internal import Testing

@Suite struct FrontierTests {
    /// Random candidates, on a coarse grid of speeds and costs so that there are ties.
    static func candidates(_ count: Int, seed: UInt64) throws -> [Candidate] {
        var random = SeededGenerator(seed: seed)
        return try (0..<count).map { number in
            try Candidate(
                deployment: number, concurrency: 1, speed: Double(Int.random(in: 1...30, using: &random)),
                costPerToken: Double(Int.random(in: 0...30, using: &random)), timeToFirstToken: 1)
        }
    }

    @Test(arguments: 0..<40)
    func frontierIsWhatNoOtherDominates(_ seed: Int) throws {
        let all = try Self.candidates(1 + seed * 7, seed: UInt64(seed))
        let frontier = all.nonDominated()
        for point in frontier { #expect(!all.contains { point.isDominated(by: $0) }) }
        // Whatever is left out is dominated, or the same as a point that stands for it.
        for candidate in all where !frontier.contains(candidate) {
            let same = frontier.contains {
                $0.speed == candidate.speed && $0.costPerToken == candidate.costPerToken
                    && $0.deployment < candidate.deployment
            }
            #expect(same || all.contains { candidate.isDominated(by: $0) })
        }
        for (slower, faster) in zip(frontier, frontier.dropFirst()) {
            #expect(slower.speed < faster.speed && slower.costPerToken < faster.costPerToken)
        }
    }

    @Test(arguments: 0..<10)
    func frontierDoesNotDependOnTheOrder(_ seed: Int) throws {
        var random = SeededGenerator(seed: UInt64(seed))
        let all = try Self.candidates(200, seed: UInt64(seed) + 100)
        #expect(all.shuffled(using: &random).nonDominated() == all.nonDominated())
    }

    @Test func pointsCarryTheDeploymentThatGivesTheirFigures() throws {
        let result = try EconomicsSamples.space().search(EconomicsSamples.chat())
        let frontier = try Frontier(of: result)
        #expect(frontier.points.count > 10)
        for (point, candidate) in zip(frontier.points, result.candidates.nonDominated()) {
            let again = try point.deployment.server.operatingPoint(EconomicsSamples.chat(point.concurrency))
            #expect(again.speed == candidate.speed && point.speed == candidate.speed)
            #expect(point.costPerToken == candidate.costPerToken)
        }
    }

    @Test func candidatesThatDoNotFitAreCountedWithTheirReason() throws {
        let space = try SearchSpace(
            model: .gptOSS120B, accelerators: [PricedAccelerator(.h100SXM, hourlyRate: 2)], precisions: [.bf16, .fp8],
            parallelisms: [.single, Parallelism(tensor: 3), Parallelism(tensor: 4)], concurrencies: [1, 8, 100_000])
        let frontier = try Frontier(of: space.search(EconomicsSamples.chat()))
        let counts = DroppedCandidates.Reason.allCases.map { reason in
            frontier.dropped.filter { $0.reason == reason }.map(\.count).reduce(0, +)
        }
        // One GPU holds neither precision, three do not share 64 heads, and four cannot keep 100,000 requests.
        #expect(counts == [6, 6, 2])
        #expect(frontier.compared + counts.reduce(0, +) == space.candidates)
        #expect(frontier.dropped.allSatisfy { !$0.first.description.isEmpty })
    }

    @Test func searchThatFindsNothingSaysWhy() throws {
        let space = try SearchSpace(
            model: .llama3_1_405B, accelerators: [PricedAccelerator(.h100SXM, hourlyRate: 2)], parallelisms: [.single])
        let refusal = #expect(throws: ServingError.self) { try space.search(EconomicsSamples.chat()) }
        guard case .weightsDoNotFit = refusal else {
            Issue.record("refused for another reason")
            return
        }
    }

    @Test func fasterIsNeverCheaper() throws {
        let result = try EconomicsSamples.space().search(EconomicsSamples.chat())
        let frontier = try Frontier(of: result)
        var last = 0.0
        for step in 1...50 {
            let speed = frontier.fastest.speed * Double(step) / 50
            let point = try frontier.cheapest(speed: speed)
            #expect(point.speed >= speed && point.costPerToken >= last)
            // The same by looking at every candidate.
            #expect(try result.cheapest(within: LatencyTarget(speed: speed)).costPerToken == point.costPerToken)
            #expect(try frontier.fastest(costPerToken: point.costPerToken) == point)
            last = point.costPerToken
        }
        #expect(throws: ServingError.self) { try frontier.cheapest(speed: frontier.fastest.speed * 1.001) }
        #expect(throws: ServingError.self) {
            try frontier.fastest(costPerToken: frontier.cheapest.costPerToken * 0.999)
        }
    }

    @Test func limitOfTheFirstTokenIsKeptAndCosts() throws {
        let result = try EconomicsSamples.space().search(EconomicsSamples.chat())
        let free = try result.cheapest(within: LatencyTarget(speed: 20))
        let limit = free.timeToFirstToken * 0.6
        let kept = try result.cheapest(within: LatencyTarget(speed: 20, timeToFirstToken: limit))
        #expect(kept.timeToFirstToken <= limit && kept.costPerToken > free.costPerToken)
        #expect(throws: ServingError.self) {
            try result.cheapest(within: LatencyTarget(speed: 20, timeToFirstToken: 1e-6))
        }
    }

    @Test func frontierWithinALimitIsThatOfTheCandidatesWithinIt() throws {
        let result = try EconomicsSamples.space().search(EconomicsSamples.chat())
        let limit = try LatencyTarget(timeToFirstToken: 0.15)
        let frontier = try Frontier(of: result, within: limit)
        let quick = result.candidates.filter { $0.timeToFirstToken <= 0.15 }
        #expect(frontier.compared == quick.count && frontier.points.map(\.speed) == quick.nonDominated().map(\.speed))
        for speed in [20.0, 80, 150] {
            let target = try LatencyTarget(speed: speed, timeToFirstToken: 0.15)
            #expect(try frontier.cheapest(speed: speed) == result.cheapest(within: target))
        }
        #expect(throws: ServingError.self) { try Frontier(of: result, within: LatencyTarget(timeToFirstToken: 1e-6)) }
    }

    @Test(arguments: [(LanguageModel.gptOSS120B, 16), (.llama3_1_70B, 1), (.miniMaxM2_5, 16)])
    func waysOfSplittingUseEveryGPU(_ model: LanguageModel, _ count: Int) throws {
        let ways = try Parallelism.ways(of: model, over: [8])
        #expect(ways.count == count && Set(ways).count == count)
        for way in ways {
            #expect(way.gpus == 8)
            #expect(throws: Never.self) {
                try Server(model: model, accelerator: .b300SXM, parallelism: way, weights: .fp8)
            }
        }
    }

    @Test(arguments: [1, 2, 7, 100, 4096])
    func concurrenciesRiseToTheLimitInSmallSteps(_ limit: Int) throws {
        let found = try SearchSpace.concurrencies(upTo: limit)
        #expect(found.first == 1 && found.last == Double(limit))
        for (one, next) in zip(found, found.dropFirst()) {
            #expect(next > one && next <= max(one + 1, one * 1.07) && next == next.rounded())
        }
    }

    @Test(arguments: [0, -1, .nan, .infinity] as [Double])
    func nonsenseIsRefused(_ value: Double) throws {
        let priced = try PricedAccelerator(.h100SXM, hourlyRate: 0)
        #expect(throws: ServingError.self) { try LatencyTarget(speed: value) }
        #expect(throws: ServingError.self) { try LatencyTarget(speed: 1, timeToFirstToken: value) }
        #expect(throws: ServingError.self) {
            try SearchSpace(model: .llama3_1_8B, accelerators: [priced], concurrencies: [value])
        }
        #expect(throws: ServingError.self) {
            try Candidate(deployment: 0, concurrency: 1, speed: value, costPerToken: 1, timeToFirstToken: 1)
        }
        #expect(throws: ServingError.self) { try SearchSpace(model: .llama3_1_8B, accelerators: []) }
        #expect(throws: ServingError.self) { try Parallelism.ways(of: .llama3_1_8B, over: [0]) }
        #expect(throws: ServingError.self) { try SearchSpace.concurrencies(upTo: 0) }
        guard value != 0 else { return }
        #expect(throws: ServingError.self) { try PricedAccelerator(.h100SXM, hourlyRate: value) }
        #expect(throws: ServingError.self) {
            try Candidate(deployment: 0, concurrency: 1, speed: 1, costPerToken: value, timeToFirstToken: 1)
        }
    }
}
