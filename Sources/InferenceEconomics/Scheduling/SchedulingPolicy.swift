/// When prompts are let in, and what shares a step with them.
public enum Batching: String, CaseIterable, Hashable, Sendable {
    /// A batch is let in when the former one is done. A request that is done early keeps its place, and is computed
    /// with, until the longest is done: how servers worked before Yu et al., "Orca", OSDI 2022. Memory is set aside for
    /// the whole answer.
    case wholeBatches = "static"
    /// Requests come and go between steps; prompts are processed before anything else, in steps of their own: Orca's
    /// scheduling at the level of iterations, as vLLM first did it (Kwon et al., SOSP 2023).
    case continuous
    /// Requests come and go between steps; each step serves every running request and fills the rest of its token
    /// budget with prompts or pieces of them: Agrawal et al., "Sarathi-Serve", OSDI 2024.
    case chunked
}

/// How a replica chooses what to do next.
public struct SchedulingPolicy: Hashable, Sendable {
    /// When prompts are let in.
    public let batching: Batching
    /// The most requests that run on one data-parallel rank, prompts under way included.
    public let runningLimit: Int
    /// Tokens that one step of a rank may process: prompt tokens, and in chunked batching also one for each running
    /// request. Nothing for the server's own budget.
    public let tokenBudget: Int?

    /// A policy.
    ///
    /// - Parameters:
    ///   - batching: when prompts are let in.
    ///   - runningLimit: at least 1; 1024 unless stated: assumed, more than any measured run has on a rank.
    ///   - tokenBudget: tokens of a step, at least 1; the server's own unless stated.
    /// - Throws: ``ServingError`` if a number is below one.
    public init(
        _ batching: Batching = .chunked, runningLimit: Int = 1024, tokenBudget: Int? = nil
    ) throws(ServingError) {
        try requireCount(runningLimit, "limit of running requests")
        if let tokenBudget { try requireCount(tokenBudget, "token budget") }
        self.init(unchecked: batching, runningLimit, tokenBudget)
    }

    private init(unchecked batching: Batching, _ runningLimit: Int, _ tokenBudget: Int?) {
        self.batching = batching
        self.runningLimit = runningLimit
        self.tokenBudget = tokenBudget
    }

    /// Chunked batching with the server's budget, what vLLM does by default.
    public static let chunked = SchedulingPolicy(unchecked: .chunked, 1024, nil)
    /// Continuous batching with the server's budget, prompts first.
    public static let continuous = SchedulingPolicy(unchecked: .continuous, 1024, nil)
}

/// Which of several equals gets the next request: replicas behind a balancer, ranks of a replica.
public enum Balancing: String, CaseIterable, Hashable, Sendable {
    /// One after the other.
    case roundRobin = "round_robin"
    /// The one with the fewest requests under way; of several, the first.
    case leastLoaded = "least_loaded"
}
