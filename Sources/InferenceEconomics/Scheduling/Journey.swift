/// A layer that requests pass on their way to the model.
public struct Layer: Hashable, Sendable {
    /// Seconds for each request.
    public let fixed: Double
    /// Seconds for each token of the prompt.
    public let perToken: Double
    /// Requests that it works on at a time, the others waiting in their order; without limit if not given.
    public let workers: Int?

    /// - Throws: ``ServingError`` if a time is negative or not finite, or there is no worker.
    public init(fixed: Double = 0, perToken: Double = 0, workers: Int? = nil) throws(ServingError) {
        try requireNonNegative(fixed, "time of a layer")
        try requireNonNegative(perToken, "time of a layer for each token")
        if let workers { try requireCount(workers, "workers of a layer") }
        self.init(unchecked: fixed, perToken, workers)
    }

    init(unchecked fixed: Double, _ perToken: Double, _ workers: Int?) {
        self.fixed = fixed
        self.perToken = perToken
        self.workers = workers
    }

    /// A layer that takes no time.
    public static let none = Layer(unchecked: 0, 0, nil)

    /// Seconds for a prompt.
    func time(prompt: Int) -> Double { fixed + perToken * Double(prompt) }
}

/// The layers before and after the model's steps.
public struct Journey: Hashable, Sendable {
    /// The network, authentication, rate limits, billing.
    public let gateway: Layer
    /// What chooses a replica.
    public let balancer: Layer
    /// What turns text into tokens, if it is not counted with the engine.
    public let tokenizer: Layer
    /// The engine's front end. Nothing for the fitted overhead of the server's calibration, which was measured with
    /// tokenisation in it.
    public let engine: Layer?
    /// What a token takes from the engine to the client: `fixed` and one `perToken`. Tokens are sent while the next are
    /// made, so that it delays the first token and the last, and not the time between them.
    public let streaming: Layer

    /// The layers; those not given take no time, and the engine's is the fitted one.
    ///
    /// - Throws: ``ServingError`` if streaming has a limit of workers, since it is not modelled as a queue.
    public init(
        gateway: Layer = .none, balancer: Layer = .none, tokenizer: Layer = .none, engine: Layer? = nil,
        streaming: Layer = .none
    ) throws(ServingError) {
        if let workers = streaming.workers {
            throw .value(name: "workers of streaming", given: Double(workers), expected: "none: it does not queue")
        }
        self.init(unchecked: gateway, balancer, tokenizer, engine, streaming)
    }

    private init(unchecked gateway: Layer, _ balancer: Layer, _ tokenizer: Layer, _ engine: Layer?, _ streaming: Layer)
    {
        self.gateway = gateway
        self.balancer = balancer
        self.tokenizer = tokenizer
        self.engine = engine
        self.streaming = streaming
    }

    /// The fitted overhead of the engine and nothing else, as in a benchmark beside the server.
    public static let direct = Journey(unchecked: .none, .none, .none, nil, .none)

    /// The layers before the scheduler, in order.
    func before(_ server: Server) -> [Layer] {
        let scheduling = server.calibration.scheduling
        let fitted = Layer(unchecked: scheduling.overhead[server.engine], scheduling.overheadPerToken, nil)
        return [gateway, balancer, tokenizer, engine ?? fitted]
    }

    /// Seconds from the engine to the client.
    var delivery: Double { streaming.fixed + streaming.perToken }
}
