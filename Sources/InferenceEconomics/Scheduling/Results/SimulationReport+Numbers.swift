/// A report as a list of numbers and back, so that whoever keeps reports need not know what is in them. The list says
/// nothing by itself: it is for the same version of the model that made it.
extension SimulationReport {
    /// The numbers of the report, in a fixed order. Counts are numbers too: none comes near 2^53.
    public var numbers: [Double] {
        var list: [Double] = [
            Double(refused), duration, utilisation, meanBatch, meanQueue, meanUnderWay, meanCacheUse, peakCacheUse,
            Double(preemptions), Double(recomputedTokens), Double(computedPromptTokens), Double(steps), offeredRate,
            growth, isOverloaded ? 1 : 0, Double(batchShares.count),
        ]
        list += batchShares
        for tier in [all] + tiers { tier.append(to: &list) }
        return list
    }

    /// The report that gave these numbers for a simulation; nil where they are those of no report of it.
    public init?(_ simulation: Simulation, numbers: [Double]) {
        var reader = NumberReader(numbers)
        refused = reader.count()
        duration = reader.next()
        utilisation = reader.next()
        meanBatch = reader.next()
        meanQueue = reader.next()
        meanUnderWay = reader.next()
        meanCacheUse = reader.next()
        peakCacheUse = reader.next()
        preemptions = reader.count()
        recomputedTokens = reader.count()
        computedPromptTokens = reader.count()
        steps = reader.count()
        offeredRate = reader.next()
        growth = reader.next()
        isOverloaded = reader.next() == 1
        let shares = reader.count()
        guard shares <= numbers.count else { return nil }
        batchShares = (0..<shares).map { _ in reader.next() }
        all = TierReport(TierReport.nameOfAll, &reader)
        tiers = simulation.workload.tiers.map { TierReport($0.name, &reader) }
        guard reader.isAtEnd else { return nil }
    }
}

/// Takes numbers from a list, one after another.
struct NumberReader {
    private let numbers: [Double]
    private var place = 0

    init(_ numbers: [Double]) {
        self.numbers = numbers
    }

    /// Whether as many numbers were taken as there are.
    var isAtEnd: Bool { place == numbers.count }

    /// The next number; zero after the end.
    mutating func next() -> Double {
        defer { place += 1 }
        return place < numbers.count ? numbers[place] : 0
    }

    /// The next number as a count; zero where it is none.
    mutating func count() -> Int {
        Int(exactly: next()).map { max($0, 0) } ?? 0
    }
}

extension TierReport {
    fileprivate func append(to list: inout [Double]) {
        list += [Double(finished), Double(unfinished)]
        for summary in [timeToFirstToken, interTokenLatency, timePerOutputToken, endToEnd] {
            list += [
                Double(summary.count), summary.mean, summary.p50, summary.p90, summary.p95, summary.p99,
            ]
        }
        list += [
            journey.gateway, journey.balancer, journey.tokenizer, journey.engine, journey.poll, journey.queue,
            journey.prefill, journey.decode, journey.streaming,
        ]
        list += [Double(promptTokens), Double(outputTokens), duration, Double(gpus), Double(good)]
    }

    fileprivate init(_ name: String, _ reader: inout NumberReader) {
        self.init(
            name: name, finished: reader.count(), unfinished: reader.count(),
            timeToFirstToken: LatencySummary(&reader), interTokenLatency: LatencySummary(&reader),
            timePerOutputToken: LatencySummary(&reader), endToEnd: LatencySummary(&reader),
            journey: JourneyReport(
                gateway: reader.next(), balancer: reader.next(), tokenizer: reader.next(), engine: reader.next(),
                poll: reader.next(), queue: reader.next(), prefill: reader.next(), decode: reader.next(),
                streaming: reader.next()),
            promptTokens: reader.count(), outputTokens: reader.count(), duration: reader.next(),
            gpus: reader.count(), good: reader.count())
    }
}
