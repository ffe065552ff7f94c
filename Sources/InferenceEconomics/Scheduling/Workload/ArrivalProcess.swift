/// When requests are sent.
public enum ArrivalProcess: Hashable, Sendable {
    /// Independent of each other, so many a second on average.
    case poisson(rate: Double)
    /// So many a second on average, the pauses between them gamma distributed with a coefficient of variation: one is
    /// Poisson, more comes in bursts, zero is a clock.
    case gamma(rate: Double, variation: Double)
    /// So many a second on average, all of them in busy periods (Poisson), whose lengths, like those of the silent
    /// periods, are exponential with these means in seconds.
    case onOff(rate: Double, busy: Double, silent: Double)
    /// At the times of a trace.
    case trace(RequestTrace)
    /// A fixed number of clients, all starting together, each sending its next request when its last is answered: the
    /// protocol of InferenceX.
    case closedLoop(concurrency: Int)
}

extension ArrivalProcess {
    /// Requests per second on average; nothing for a closed loop, where the answers decide.
    public var rate: Double? {
        switch self {
        case .poisson(let rate), .gamma(let rate, _), .onOff(let rate, _, _): rate
        case .trace(let trace): trace.rate
        case .closedLoop: nil
        }
    }

    /// Refuses parameters that are no process, or more requests than a trace has.
    func requireValid(requests: Int) throws(ServingError) {
        switch self {
        case .poisson(let rate):
            try requireRate(rate)
        case .gamma(let rate, let variation):
            try requireRate(rate)
            try require(variation, "variation of the pauses", in: 0...100, expected: "from 0 to 100")
        case .onOff(let rate, let busy, let silent):
            try requireRate(rate)
            try requirePositive(busy, "mean busy period")
            try requireNonNegative(silent, "mean silent period")
        case .trace(let trace):
            guard requests <= trace.times.count else {
                throw .value(
                    name: "number of requests", given: Double(requests),
                    expected: "at most the \(trace.times.count) of the trace")
            }
        case .closedLoop(let concurrency):
            try requireCount(concurrency, "concurrency")
        }
    }

    private func requireRate(_ rate: Double) throws(ServingError) {
        try require(rate, "arrival rate", in: 1e-9...1e9, expected: "from a billionth to a billion per second")
    }

    /// The times of so many requests, in seconds from the start, never decreasing; all zero for a closed loop.
    func times(_ count: Int, _ random: inout RandomNumbers) -> [Double] {
        var times: [Double] = []
        times.reserveCapacity(count)
        var time = 0.0
        switch self {
        case .poisson(let rate):
            for _ in 0..<count {
                time += random.exponential() / rate
                times.append(time)
            }
        case .gamma(let rate, let variation):
            for _ in 0..<count {
                time += (variation > 0 ? random.gamma(variation: variation) : 1) / rate
                times.append(time)
            }
        case .onOff(let rate, let busy, let silent):
            let pace = rate * (busy + silent) / busy
            var end = busy * random.exponential()
            for _ in 0..<count {
                time += random.exponential() / pace
                // Beyond the busy period's end the pause goes on in the next: the exponential has no memory.
                while time > end {
                    let over = time - end
                    let start = end + silent * random.exponential()
                    end = start + busy * random.exponential()
                    time = start + over
                }
                times.append(time)
            }
        case .trace(let trace):
            return Array(trace.times.prefix(count))
        case .closedLoop:
            return Array(repeating: 0, count: count)
        }
        return times
    }
}
