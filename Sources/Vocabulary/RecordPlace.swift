internal import Formulas
internal import InferenceEconomics

/// The place of each record's type in the lexicon: the order of this list, which is that of `marginal help vocabulary`.
enum RecordPlace: Int, CaseIterable, Sendable {
    // Catalogues.
    case model, accelerator, precision, engine
    // Serving.
    case speculation, draft, server, memory, step, parts, bytes
    case arrivals, operatingPoint, intervalEnd
    case disaggregatedServer, disaggregatedPoint
    // Economics.
    case latencyTarget, ratedPoint
    case powerDraw, supply, hourCost, acceleratorPrice
    case tokenCosts, tokenEnergy, cacheStorage
    case dayShape, demand, fleet, backfill, fleetBill
    case pool, pooledModel, poolBill
    // Tiers and prices.
    case pricedAccelerator, candidates, dropped, frontier, frontierPoint
    case tier, tierPlan, solvedTier
    case tokenPrices, publishedPrice, hostedEndpoint
    case pricedServer, impliedBatches, traffic, offer
    // A lab against a provider.
    case terms, party, labAgainstProvider, attribution, attributedStep
    // Simulation.
    case arrivalProcess, lengths, trace, priorityTier, stream
    case policy, layer, journey
    case simulation, tierReport, latencySummary, journeyReport

    var type: Type { .record(rawValue) }

    /// The type of record that has this place.
    var recordType: RecordType {
        switch self {
        case .model: LanguageModel.binding.recordType
        case .accelerator: Accelerator.binding.recordType
        case .precision: Precision.binding.recordType
        case .engine: Engine.binding.recordType
        case .speculation: Speculation.binding.recordType
        case .draft: Speculation.Draft.binding.recordType
        case .server: Server.binding.recordType
        case .memory: MemoryParts.binding.recordType
        case .step: Step.binding.recordType
        case .parts: StepParts.binding.recordType
        case .bytes: StepBytes.binding.recordType
        case .arrivals: Arrivals.binding.recordType
        case .operatingPoint: OperatingPoint.binding.recordType
        case .intervalEnd: IntervalEnd.binding.recordType
        case .disaggregatedServer: DisaggregatedServer.binding.recordType
        case .disaggregatedPoint: DisaggregatedPoint.binding.recordType
        case .latencyTarget: LatencyTarget.binding.recordType
        case .ratedPoint: RatedPoint.binding.recordType
        case .powerDraw: PowerDraw.binding.recordType
        case .supply: AcceleratorSupply.binding.recordType
        case .hourCost: HourCost.binding.recordType
        case .acceleratorPrice: AcceleratorPrice.binding.recordType
        case .tokenCosts: PointCosts.binding.recordType
        case .tokenEnergy: TokenEnergy.binding.recordType
        case .cacheStorage: CacheStorage.binding.recordType
        case .dayShape: DayShape.binding.recordType
        case .demand: Demand.binding.recordType
        case .fleet: Fleet.binding.recordType
        case .backfill: Backfill.binding.recordType
        case .fleetBill: FleetBill.binding.recordType
        case .pool: ModelPool.binding.recordType
        case .pooledModel: PooledModel.binding.recordType
        case .poolBill: PoolBill.binding.recordType
        case .pricedAccelerator: PricedAccelerator.binding.recordType
        case .candidates: SearchResult.binding.recordType
        case .dropped: DroppedCandidates.binding.recordType
        case .frontier: Frontier.binding.recordType
        case .frontierPoint: FrontierPoint.binding.recordType
        case .tier: Tier.binding.recordType
        case .tierPlan: TierPlan.binding.recordType
        case .solvedTier: SolvedTier.binding.recordType
        case .tokenPrices: TokenPrices.binding.recordType
        case .publishedPrice: PublishedPrice.binding.recordType
        case .hostedEndpoint: HostedEndpoint.binding.recordType
        case .pricedServer: PricedServer.binding.recordType
        case .impliedBatches: ImpliedBatches.binding.recordType
        case .traffic: FillingTraffic.binding.recordType
        case .offer: Offer.binding.recordType
        case .terms: AcceleratorTerms.binding.recordType
        case .party: ServingParty.binding.recordType
        case .labAgainstProvider: LabAgainstProvider.binding.recordType
        case .attribution: CostAttribution.binding.recordType
        case .attributedStep: AttributedStep.binding.recordType
        case .arrivalProcess: ArrivalProcess.binding.recordType
        case .lengths: LengthDistribution.binding.recordType
        case .trace: RequestTrace.binding.recordType
        case .priorityTier: PriorityTier.binding.recordType
        case .stream: RequestStream.binding.recordType
        case .policy: SchedulingPolicy.binding.recordType
        case .layer: Layer.binding.recordType
        case .journey: Journey.binding.recordType
        case .simulation: SimulationOutcome.binding.recordType
        case .tierReport: TierReport.binding.recordType
        case .latencySummary: LatencySummary.binding.recordType
        case .journeyReport: JourneyReport.binding.recordType
        }
    }

    /// All types of records, each at its place.
    static let all: [RecordType] = allCases.map { $0.recordType }
}

extension RecordPlace {
    /// The first place of each subject, in order.
    static let subjects: [(title: String, first: RecordPlace)] = [
        ("catalogues", .model), ("serving", .speculation), ("an hour, a token, a fleet", .latencyTarget),
        ("tiers and prices", .pricedAccelerator), ("a lab against a provider", .terms),
        ("simulation", .arrivalProcess),
    ]
}
