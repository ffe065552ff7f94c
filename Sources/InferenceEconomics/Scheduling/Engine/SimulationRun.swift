/// The events of a simulation in the order of time: requests are sent, leave layers, and replicas end their steps.
struct SimulationRun {
    var requests: [RequestState]
    private(set) var replicas: [Replica]
    private let setting: ReplicaSetting
    private let balancing: Balancing
    /// What a token takes from the engine to the client, in seconds.
    private let delivery: Double

    private var clocks: WinnerTree
    /// Requests under way on each replica, as clocks, so that the least loaded is the earliest.
    private var loads: WinnerTree
    private var stations: [Station]
    private var departures = BinaryHeap<Departure>()
    private var answered: [Int32] = []
    private var lastReplica = -1
    /// The next request to be sent.
    private var next = 0
    /// For a closed loop, when clients are free for their next requests.
    private let isClosed: Bool
    private var freeClients = TimeQueue()

    /// Steps of replicas that may still be taken; below zero once there were too many.
    private(set) var stepsLeft: Int

    private(set) var now = 0.0
    /// Requests under way, and the sum over time of their number, in request-seconds.
    private(set) var underWay = 0
    private(set) var requestSeconds = 0.0
    /// Requests that no replica's memory can hold.
    private(set) var refused = 0
    private(set) var trend: Trend

    /// A request leaves a layer.
    private struct Departure: Comparable {
        let time: Double
        let request: Int32
        let layer: Int32

        static func < (one: Departure, other: Departure) -> Bool {
            one.time != other.time ? one.time < other.time : one.request < other.request
        }
    }

    /// A run of requests that are drawn already. A closed loop waits for answers unless told not to.
    init(_ simulation: Simulation, requests drawn: [DrawnRequest], waitsForAnswers: Bool = true, mostSteps: Int = .max)
    {
        stepsLeft = mostSteps
        let workload = simulation.workload
        setting = ReplicaSetting(
            server: simulation.server, policy: simulation.policy, balancing: simulation.balancing,
            tiers: workload.tiers)
        requests = []
        requests.reserveCapacity(drawn.count)
        isClosed = waitsForAnswers && workload.concurrency != nil
        for request in drawn {
            requests.append(
                RequestState(request, sent: isClosed ? .nan : request.time, prefixHitRate: workload.prefixHitRate))
        }
        replicas = Array(repeating: Replica(setting), count: simulation.replicas)
        balancing = simulation.balancing
        clocks = WinnerTree(count: simulation.replicas)
        loads = WinnerTree(count: simulation.replicas)
        for replica in replicas.indices { loads.set(replica, 0) }
        stations = simulation.journey.before(simulation.server).map { Station($0) }
        delivery = simulation.journey.delivery
        if isClosed {
            for _ in 0..<min(workload.concurrency ?? 0, drawn.count) { freeClients.append(0) }
        }
        trend = Trend(from: drawn.count / 2)
    }

    /// Whether a replica's memory can hold a request.
    func canServe(_ request: RequestState) -> Bool { setting.canServe(request) }

    /// Bytes for KV caches of all ranks of a replica, on one GPU of each.
    var replicaCapacity: Double { Double(setting.ranks) * Double(setting.cache.capacity) }

    /// When the next request is sent.
    private var nextArrival: Double {
        guard next < requests.count else { return .infinity }
        return isClosed ? freeClients.first : requests[next].sent
    }

    /// Lets time go by until all is done, or until a time.
    mutating func run(until end: Double) {
        while true {
            let arrival = nextArrival
            let departure = departures.first?.time ?? .infinity
            let step = clocks.firstTime
            let time = min(arrival, departure, step)
            guard time <= end, time < .infinity else { break }
            requestSeconds += Double(underWay) * (time - now)
            now = time
            if step <= time {
                stepsLeft -= 1
                guard stepsLeft >= 0 else { return }
                commit(clocks.first)
            } else if departure <= time {
                depart()
            } else {
                send()
            }
        }
        guard now < end, end < .infinity, underWay > 0 else { return }
        requestSeconds += Double(underWay) * (end - now)
        now = end
    }

    /// A replica ends a step or a stretch of steps.
    private mutating func commit(_ replica: Int) {
        replicas[replica].commit(&requests, &answered)
        update(replica)
        for _ in answered { answer() }
        answered.removeAll(keepingCapacity: true)
    }

    /// A request is done, and a client of a closed loop is free once it has read the last token.
    private mutating func answer() {
        underWay -= 1
        if isClosed { freeClients.append(now + delivery) }
    }

    /// The next request is sent.
    private mutating func send() {
        let request = next
        next += 1
        if isClosed { freeClients.removeFirst() }
        requests[request].sent = now
        trend.add(time: now, underWay: underWay)
        guard canServe(requests[request]) else {
            refused += 1
            if isClosed { freeClients.append(now) }
            return
        }
        underWay += 1
        enter(Int32(request), 0)
    }

    /// A request comes to a layer; layers that take no time are passed at once.
    private mutating func enter(_ request: Int32, _ first: Int) {
        let index = Int(request)
        for layer in first..<stations.count {
            switch layer {
            case 1: requests[index].atBalancer = now
            case 2: requests[index].atTokenizer = now
            case 3: requests[index].atEngine = now
            default: break
            }
            let time = stations[layer].time(prompt: requests[index].prompt)
            guard time > 0 else { continue }
            if stations[layer].enter(request) {
                departures.insert(Departure(time: now + time, request: request, layer: Int32(layer)))
            }
            return
        }
        let replica = chooseReplica()
        replicas[replica].receive(request, at: now, &requests)
        update(replica)
    }

    /// A replica's plan or load has changed.
    private mutating func update(_ replica: Int) {
        clocks.set(replica, replicas[replica].plan.end)
        if balancing == .leastLoaded, replicas.count > 1 { loads.set(replica, Double(replicas[replica].outstanding)) }
    }

    /// A request leaves a layer, and the next in its queue takes its place.
    private mutating func depart() {
        guard let departure = departures.first else { return }
        departures.removeFirst()
        let layer = Int(departure.layer)
        if let other = stations[layer].leave() {
            let time = now + stations[layer].time(prompt: requests[Int(other)].prompt)
            departures.insert(Departure(time: time, request: other, layer: departure.layer))
        }
        enter(departure.request, layer + 1)
    }

    /// The replica for the next request. It is chosen when the engine gets the request, with what is known then.
    private mutating func chooseReplica() -> Int {
        guard replicas.count > 1 else { return 0 }
        switch balancing {
        case .roundRobin:
            lastReplica = (lastReplica + 1) % replicas.count
            return lastReplica
        case .leastLoaded:
            return loads.first
        }
    }
}

/// Times in the order in which they come, which is their own.
private struct TimeQueue {
    private var times: [Double] = []
    private var head = 0

    /// The earliest; infinity if there is none.
    var first: Double { head < times.count ? times[head] : .infinity }

    mutating func append(_ time: Double) { times.append(time) }

    mutating func removeFirst() { head += 1 }
}
