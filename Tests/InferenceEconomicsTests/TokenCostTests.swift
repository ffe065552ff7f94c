internal import InferenceEconomics
internal import Testing

@Suite struct TokenCostTests {
    static let hitRates = [0, 0.3, 0.9, 0.999]

    /// What all tokens of an hour cost, added up.
    static func hour(_ point: OperatingPoint, prompt: Double, cachedPrompt: Double, output: Double) -> Double {
        let hit = point.load.prefixHitRate
        let requests = point.requestRate * 3600
        let perPrompt = (1 - hit) * prompt + hit * cachedPrompt
        return requests * (point.load.meanPrompt * perPrompt + point.load.meanOutput * output)
    }

    static func point(_ row: MeasuredRow, prefixHitRate: Double) throws -> OperatingPoint {
        try row.server().operatingPoint(
            Load(
                concurrency: row.concurrency, promptTokens: row.prompt, outputTokens: row.output, lengthShare: 0.9,
                prefixHitRate: prefixHitRate))
    }

    @Test(arguments: MeasuredRow.all, hitRates)
    func costsOfAllTokensAreTheCostOfTheHour(_ row: MeasuredRow, _ hitRate: Double) throws {
        let point = try Self.point(row, prefixHitRate: hitRate)
        let costs = try point.tokenCosts(hourlyRate: 3)
        let hour = Self.hour(
            point, prompt: costs.prompt, cachedPrompt: costs.cachedPrompt, output: costs.output)
        expect(hour, within: 1e-9, of: 3 * Double(point.gpus))
        expect(costs.request(point.load), within: 1e-9, of: try point.costPerRequest(hourlyRate: 3))
        #expect(costs.cachedPrompt > 0 && costs.cachedPrompt < costs.prompt && costs.output > 0)
        #expect(costs.promptPerMillion == costs.prompt * 1e6 && costs.outputPerMillion == costs.output * 1e6)
        #expect(costs.cachedPromptPerMillion == costs.cachedPrompt * 1e6)
    }

    @Test func keepingIsAddedToCachedTokensAlone() throws {
        let point = try Self.point(.llama, prefixHitRate: 0.5)
        let bare = try point.tokenCosts(hourlyRate: 3)
        let kept = try point.tokenCosts(hourlyRate: 3, keeping: 1e-7)
        expect(kept.cachedPrompt, within: 1e-12, of: bare.cachedPrompt + 1e-7)
        #expect(kept.prompt == bare.prompt && kept.output == bare.output)
        expect(
            kept.request(point.load) - bare.request(point.load), within: 1e-6,
            of: point.load.meanPrompt * 0.5 * 1e-7)
    }

    @Test func storageIsBytesByTimeAndLoadingKeepsGPUsWaiting() throws {
        let server = try MeasuredRow.llama.server()
        let bytes = server.model.keyValueBytesPerToken(.fp8)
        let kept = try server.cachedTokenCost(CacheStorage(price: 0.002, hoursPerUse: 0.5), hourlyRate: 3)
        expect(kept, within: 1e-12, of: bytes * 1e-9 * 0.001)
        let loaded = try server.cachedTokenCost(
            CacheStorage(price: 0.002, hoursPerUse: 0.5, bandwidth: 5e10), hourlyRate: 3.6)
        expect(loaded - kept, within: 1e-9, of: bytes / 5e10 * 0.001)
    }

    @Test(arguments: MeasuredRow.all)
    func promptTokenCostsLessThanHalfAnOutputToken(_ row: MeasuredRow) throws {
        let costs = try row.operatingPoint().tokenCosts(hourlyRate: 3)
        #expect(costs.prompt * 2 < costs.output, "\(costs.output / costs.prompt)")
    }

    @Test func promptsShareOfReadingIsItsShareOfTheContext() throws {
        let server = try MeasuredRow.llama.server()
        func share(_ prompt: Double, _ output: Double) throws -> Double {
            try server.operatingPoint(Load(concurrency: 8, promptTokens: prompt, outputTokens: output))
                .promptCacheShare
        }
        expect(try share(1000, 2000), within: 1e-12, of: 0.5)
        expect(try share(3000, 2000), within: 1e-12, of: 0.75)
        #expect(try share(100_000, 1) > 0.99999)
    }

    @Test(arguments: MeasuredRow.all, hitRates)
    func energyOfAllTokensIsTheEnergyOfTheHour(_ row: MeasuredRow, _ hitRate: Double) throws {
        let point = try Self.point(row, prefixHitRate: hitRate)
        let power = try PowerDraw(
            board: 1000, server: 500, loadFactor: 0.6, idleShare: 0.2, powerUsageEffectiveness: 1.2)
        let energy = try point.energy(power)
        let hour = Self.hour(
            point, prompt: energy.prompt, cachedPrompt: energy.cachedPrompt, output: energy.output)
        expect(hour / 3.6e6, within: 1e-9, of: 1.5 * 0.6 * 1.2 * Double(point.gpus))
        expect(energy.requestKilowattHours * 3.6e6, within: 1e-12, of: energy.request)
        expect(energy.outputKilowattHoursPerMillion * 3.6, within: 1e-12, of: energy.output)
        expect(energy.promptKilowattHoursPerMillion * 3.6, within: 1e-12, of: energy.prompt)
    }

    @Test func requestsBearThePowerOfIdleHours() throws {
        let point = try MeasuredRow.llama.operatingPoint()
        let power = try PowerDraw(board: 700, idleShare: 0.4)
        let busy = try point.energy(power).request
        expect(try point.energy(power, utilisation: 0.5).request, within: 1e-12, of: busy * (0.4 + 0.3) / 0.5)
        let sleeping = try PowerDraw(board: 700, idleShare: 0)
        expect(try point.energy(sleeping, utilisation: 0.1).request, within: 1e-12, of: busy)
    }

    @Test(arguments: RefusalTests.nonsense)
    func nonsenseIsRefused(_ value: Double) throws {
        let server = try MeasuredRow.llama.server()
        let point = try MeasuredRow.llama.operatingPoint()
        #expect(throws: ServingError.self) { try point.energy(PowerDraw(board: 700), utilisation: value) }
        #expect(throws: ServingError.self) { try CacheStorage(price: 0, hoursPerUse: 0, bandwidth: value) }
        guard value != 0 else { return }
        #expect(throws: ServingError.self) { try point.tokenCosts(hourlyRate: value) }
        #expect(throws: ServingError.self) { try point.phaseCosts(hourlyRate: value) }
        #expect(throws: ServingError.self) { try point.tokenCosts(hourlyRate: 1, keeping: value) }
        #expect(throws: ServingError.self) { try CacheStorage(price: value, hoursPerUse: 1) }
        #expect(throws: ServingError.self) { try CacheStorage(price: 1, hoursPerUse: value) }
        let storage = try CacheStorage(price: 1, hoursPerUse: 1)
        #expect(throws: ServingError.self) { try server.cachedTokenCost(storage, hourlyRate: value) }
    }
}
