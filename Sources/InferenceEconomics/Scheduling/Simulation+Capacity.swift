extension Simulation {
    /// Requests per second that all replicas answer when work never runs out: what the offered rate
    /// (``SimulationReport/offeredRate``) is to be held against. At a share of one the queue grows without bound.
    ///
    /// Found by the same simulation, of one replica before which requests of the workload all wait from the start: eight
    /// times as many as it can run at once, the workload's own over and over if it has fewer. The rate is that between
    /// an eighth and seven eighths of the answers, so that neither the first prompts nor the emptying count.
    ///
    /// - Throws: ``ServingError`` if no request fits in a replica's memory.
    public func sustainableRate() throws(ServingError) -> Double {
        let setting = ReplicaSetting(server: server, policy: policy, balancing: balancing, tiers: workload.tiers)
        var requests = workload.draw(seed: seed)
        let sample = requests.prefix(1000)
        let bytes = sample.reduce(0.0) { sum, request in
            let longest = request.lengths.prompt + request.lengths.output - 1
            return sum + Double(setting.cache.bytes(longest, longest: longest))
        }
        let fits = Double(setting.cache.capacity) * Double(sample.count) / max(bytes, 1)
        let slots = max(min(Double(policy.runningLimit), fits), 1) * Double(setting.ranks)
        let needed = Int((8 * slots).rounded(.up))
        let drawn = requests
        while requests.count < needed { requests += drawn.prefix(needed - requests.count) }
        requests = Array(requests.prefix(needed))
        for index in requests.indices { requests[index].time = 0 }

        let alone = try Simulation(server: server, workload: workload, policy: policy, balancing: balancing)
        var run = SimulationRun(alone, requests: requests, waitsForAnswers: false)
        run.run(until: .infinity)
        let answers = run.requests.filter { $0.isFinished }.map { $0.last }.sorted()
        guard let last = answers.last else {
            let longest = run.requests.reduce(0) { max($0, $1.longest) }
            throw .requestDoesNotFit(context: Double(longest), longest: server.longestContext)
        }
        let first = answers.count / 8
        let end = answers.count - 1 - answers.count / 8
        let seconds = answers[end] - answers[first]
        let rate = seconds > 0 ? Double(end - first) / seconds : Double(answers.count) / last
        return rate * Double(replicas)
    }
}
