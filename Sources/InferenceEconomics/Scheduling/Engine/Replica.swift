/// What all replicas of a simulation have in common.
struct ReplicaSetting {
    let figures: ServerFigures
    let cache: PagedCache
    let batching: Batching
    let balancing: Balancing
    /// Requests that run on a rank at most.
    let runningLimit: Int
    /// Tokens that a step of a rank processes at most.
    let tokenBudget: Int
    /// Steps between two looks at the inbox.
    let poll: Int
    /// The level of each tier: 0 is served first.
    let levels: [Int]

    init(server: Server, policy: SchedulingPolicy, balancing: Balancing, tiers: [PriorityTier]) {
        figures = server.figures
        cache = PagedCache(server: server)
        batching = policy.batching
        self.balancing = balancing
        runningLimit = policy.runningLimit
        tokenBudget = policy.tokenBudget ?? Int(server.prefillTokenBudget)
        poll = Int(min(max(server.pollSteps.rounded(), 1), 1e6))
        let priorities = tiers.map { $0.priority }.sorted()
        var distinct: [Int] = []
        for priority in priorities where distinct.last != priority { distinct.append(priority) }
        levels = tiers.map { tier in distinct.firstIndex(of: tier.priority) ?? 0 }
    }

    /// Seconds of a step in which each decoding request gets one token.
    ///
    /// With speculative decoding a step gives several on average. Then a token takes that share of a step, and prompts
    /// take what they add to one.
    func seconds(_ step: RankStep) -> Double {
        guard figures.tokensPerStep > 1, step.batch > 0 else { return figures.time(step) }
        var decodes = step
        decodes.promptTokens = 0
        decodes.attentionWork = 0
        let alone = figures.time(decodes)
        let added = step.promptTokens > 0 ? figures.time(step) - alone : 0
        return alone / figures.tokensPerStep + added
    }

    /// Data-parallel ranks times pipeline stages.
    var ranks: Int { Int(figures.batches) }

    /// Whether a request fits in a rank's memory when nobody else does.
    func canServe(_ request: RequestState) -> Bool {
        cache.bytes(request.longest, longest: request.longest) <= cache.capacity
    }
}

/// One deployment at work: its ranks step together.
///
/// Ranks share the experts and exchange tokens in every layer, so none begins a step before all have ended the last. A
/// step takes the time of the mean content of the ranks: so the constants were fitted, and it is what a deployment
/// that evens out its ranks reaches; waiting for the fullest of uneven ranks would take longer.
///
/// Steps that are alike are done in one go, until a request is done, memory runs out or a request comes that must be
/// looked at. All decoding requests get a token in each of them, so that one token clock tells where each is.
struct Replica {
    let setting: ReplicaSetting
    var ranks: [Rank]
    /// Requests under way.
    var outstanding = 0

    /// The end of the last step.
    var now = 0.0
    /// Tokens that a request would have got that has decoded from the start.
    var clock = 0
    /// What is being done.
    var plan = Plan()
    /// The prompts, or pieces of them, in it.
    var chunks: [Chunk] = []
    /// Steps since the last look at the inbox, modulo the steps between two of them.
    var phase = 0
    /// Requests that came since.
    var inbox = RingBuffer()
    /// The rank that got the last request.
    private var lastRank = -1

    /// When decoding requests will be done, on the token clock; also entries of requests that were preempted since.
    var finishes = BinaryHeap<Finish>()
    /// Requests that decode, of all ranks.
    var decodes = 0
    /// The sum of their tokens in the cache minus the token clock.
    var offsets = 0
    /// How many of each tier get tokens.
    var tierDecodes: [Int]
    /// Those of them that got a token since the others did.
    var fresh: [Int32] = []
    /// When all others got a token.
    var lastEmission = 0.0

    var tally: ReplicaTally

    init(_ setting: ReplicaSetting) {
        self.setting = setting
        ranks = Array(
            repeating: Rank(capacity: setting.cache.capacity, levels: (setting.levels.max() ?? 0) + 1),
            count: setting.ranks)
        tierDecodes = Array(repeating: 0, count: setting.levels.count)
        tally = ReplicaTally(tiers: setting.levels.count)
    }

    /// A request that its last token is due at a token clock.
    struct Finish: Comparable {
        let clock: Int
        let request: Int32

        static func < (one: Finish, other: Finish) -> Bool {
            one.clock != other.clock ? one.clock < other.clock : one.request < other.request
        }
    }

    /// A step, or a stretch of like steps.
    struct Plan {
        var start = 0.0
        /// Zero if there is nothing to do.
        var steps = 0
        /// Seconds of each step.
        var stepTime = 0.0
        /// Whether decoding requests get a token in each step.
        var decodes = false

        /// When it is done; never if there is nothing to do.
        var end: Double { steps == 0 ? .infinity : start + Double(steps) * stepTime }
    }

    /// Tokens of one prompt in a step.
    struct Chunk {
        let request: Int32
        let tokens: Int32
    }

    /// The rank for the next request.
    mutating func chooseRank() -> Int {
        guard ranks.count > 1 else { return 0 }
        switch setting.balancing {
        case .roundRobin:
            lastRank = (lastRank + 1) % ranks.count
            return lastRank
        case .leastLoaded:
            var least = 0
            for rank in 1..<ranks.count where ranks[rank].outstanding < ranks[least].outstanding { least = rank }
            return least
        }
    }
}
