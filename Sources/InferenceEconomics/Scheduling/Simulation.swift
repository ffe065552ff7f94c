/// Requests served one by one: what a closed form cannot say.
///
/// A discrete-event simulation over the time of a ``Step``: arrivals pass the layers before the engine, a balancer
/// spreads them over replicas, and each replica schedules its steps by the policy over a paged KV cache. The same
/// simulation gives the same report, and two that differ in server, policy or journey meet the same requests.
///
/// Simulated are steps, not tokens: time is in proportion to the requests, even where they pile up without bound.
public struct Simulation: Hashable, Sendable {
    /// A replica.
    public let server: Server
    /// What is asked.
    public let workload: Workload
    /// How each replica chooses what to do.
    public let policy: SchedulingPolicy
    /// Replicas behind the balancer.
    public let replicas: Int
    /// How requests are spread over replicas, and over the data-parallel ranks of a replica.
    public let balancing: Balancing
    /// The layers before and after the engine.
    public let journey: Journey
    /// What all that is drawn follows from.
    public let seed: UInt64
    /// When the simulation is broken off, in seconds; what is under way then is counted as unfinished. Nothing to wait
    /// until all is done.
    public let horizon: Double?

    /// A simulation, not run yet.
    ///
    /// - Throws: ``ServingError`` if there are fewer than one or more than ten thousand replicas, or the horizon is not
    ///   finite and above zero.
    public init(
        server: Server, workload: Workload, policy: SchedulingPolicy = .chunked, replicas: Int = 1,
        balancing: Balancing = .leastLoaded, journey: Journey = .direct, seed: UInt64 = 1, horizon: Double? = nil
    ) throws(ServingError) {
        try require(Double(replicas), "number of replicas", in: 1...1e4, expected: "from 1 to ten thousand")
        if let horizon { try requirePositive(horizon, "horizon") }
        self.server = server
        self.workload = workload
        self.policy = policy
        self.replicas = replicas
        self.balancing = balancing
        self.journey = journey
        self.seed = seed
        self.horizon = horizon
    }

    /// Runs the simulation.
    ///
    /// A request whose cache would not even fit alone is refused, counted, and in no other figure.
    ///
    /// - Parameter mostSteps: the most steps of replicas, those that are alike and follow each other counted as one,
    ///   after which it gives up; a million takes some tenths of a second.
    /// - Throws: ``ServingError`` if all requests are refused, or it takes more steps than it may.
    public func run(mostSteps: Int = .max) throws(ServingError) -> SimulationReport {
        try requireNonNegative(Double(mostSteps), "most steps")
        var run = SimulationRun(self, requests: workload.draw(seed: seed), mostSteps: mostSteps)
        run.run(until: horizon ?? .infinity)
        guard run.stepsLeft >= 0 else {
            let answered = run.requests.reduce(0) { $0 + ($1.isFinished ? 1 : 0) }
            throw .simulationTooLong(steps: mostSteps, answered: answered, requests: run.requests.count)
        }
        if run.refused == run.requests.count {
            let longest = run.requests.reduce(0) { max($0, $1.longest) }
            throw .requestDoesNotFit(context: Double(longest), longest: server.longestContext)
        }
        return SimulationReport(self, run)
    }
}
