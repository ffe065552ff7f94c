/// What is the case at one place of a range.
struct Probe: Sendable {
    /// The kind of what is the case: places of one state make a stretch.
    let state: Int
    /// The distances to where the state changes, one for each comparison, of either sign. NaN for one that is not known.
    let gaps: [Double]

    /// The state of a place at which there is no value.
    static let undefined = -1
}

/// A range cut into stretches, on each of which one thing is the case.
///
/// A grid finds the changes between its places, and each is halved in until it is known. A change and its reverse
/// between two places of the grid would go unseen: so wherever a distance to a change is smallest, the place where it
/// is smallest is looked for too. What is narrower than a cell and shows in no distance, such as a single false value
/// among true ones of a function without a size, is not found by anybody who cannot ask everywhere.
struct Scan: Sendable {
    /// A place that was asked.
    struct Sample: Sendable {
        let place: Double
        let probe: Probe
    }

    /// Places next to each other with one state.
    struct Stretch: Sendable {
        let state: Int
        /// The first place that was asked, and the last one.
        var first: Sample
        var last: Sample
    }

    /// Where a distance is smallest without changing its sign.
    struct Dip: Sendable {
        let place: Double
        /// The places beside it between which it is smallest.
        let left: Double
        let right: Double
    }

    private(set) var stretches: [Stretch] = []
    private(set) var dips: [Dip] = []
    /// The ends of the range.
    private(set) var ends: [Sample] = []

    /// How many changes are followed to their place.
    static let mostChanges = 400
    /// How many of the smallest distances are followed to their smallest value.
    static let mostDips = 32

    /// Looks through a range.
    ///
    /// - Parameters:
    ///   - extra: further numbers to ask, inside the range.
    ///   - cells: into how many cells the grid divides the range.
    ///   - coarse: into how many it divides it at first, where only the cells in which something may change are halved
    ///     until there would be `cells` of them; nil for all at once.
    ///   - resolution: how closely the place of a change is known, as a share of the range and of the place itself.
    init(
        _ range: SearchRange, including extra: [Double] = [], cells: Int, coarse: Int? = nil,
        resolution: Double, _ probe: (Double) throws(EvaluationFault) -> Probe
    ) throws(EvaluationFault) {
        func sample(_ place: Double) throws(EvaluationFault) -> Sample {
            Sample(place: place, probe: try probe(range.number(at: place)))
        }
        var places = range.grid(cells: coarse ?? cells) + range.magnitudes(cells: coarse ?? cells)
        places += extra.map { range.place(of: $0) }
        places.sort()
        var samples: [Sample] = []
        for place in places where samples.last.map({ $0.place < place }) ?? true {
            samples.append(try sample(place))
        }
        var width = coarse ?? cells
        while width < cells {
            samples = try Scan.halved(samples, range, resolution, sample)
            width *= 2
        }
        if let first = samples.first, let last = samples.last, samples.count > 1 {
            ends = [first, last]
        }
        samples += try follow(Scan.lows(samples, range), of: samples, range, sample)
        samples.sort { $0.place < $1.place }
        try samples.append(contentsOf: Scan.changes(samples, range, resolution, sample))
        samples.sort { $0.place < $1.place }
        for sample in samples {
            if let last = stretches.last, last.state == sample.probe.state {
                stretches[stretches.count - 1].last = sample
            } else {
                stretches.append(Stretch(state: sample.probe.state, first: sample, last: sample))
            }
        }
    }

    // MARK: - Cells

    /// The samples, and one more in the middle of each cell in which a distance may come to zero.
    private static func halved(
        _ samples: [Sample], _ range: SearchRange, _ resolution: Double,
        _ sample: (Double) throws(EvaluationFault) -> Sample
    ) throws(EvaluationFault) -> [Sample] {
        var result: [Sample] = []
        for index in samples.indices {
            result.append(samples[index])
            guard index + 1 < samples.count, mayChange(samples, index),
                let place = range.middle(
                    samples[index].place, samples[index + 1].place, resolution: resolution)
            else { continue }
            result.append(try sample(place))
        }
        return result
    }

    /// Whether a distance may come to zero between a sample and the next: unless it stays away from it by more than four
    /// times what it changes by, here and in the cells beside. What has no distance may always change.
    private static func mayChange(_ samples: [Sample], _ index: Int) -> Bool {
        let (left, right) = (samples[index].probe, samples[index + 1].probe)
        guard !left.gaps.isEmpty, left.gaps.count == right.gaps.count else { return true }
        for gap in left.gaps.indices {
            let (first, second) = (left.gaps[gap], right.gaps[gap])
            var change = (first - second).magnitude
            if index > 0, gap < samples[index - 1].probe.gaps.count {
                change = max(change, (samples[index - 1].probe.gaps[gap] - first).magnitude)
            }
            if index + 2 < samples.count, gap < samples[index + 2].probe.gaps.count {
                change = max(change, (samples[index + 2].probe.gaps[gap] - second).magnitude)
            }
            // A distance that is not known compares as false.
            guard min(first.magnitude, second.magnitude) > 4 * change else { return true }
        }
        return false
    }

    // MARK: - Dips

    /// The samples at which a distance is smaller than at both neighbours, the smallest first.
    private static func lows(_ samples: [Sample], _ range: SearchRange) -> [(sample: Int, gap: Int)] {
        var lows: [(sample: Int, gap: Int, size: Double)] = []
        for index in samples.indices.dropFirst().dropLast() {
            let (before, here, after) = (samples[index - 1].probe, samples[index].probe, samples[index + 1].probe)
            for gap in here.gaps.indices where gap < before.gaps.count && gap < after.gaps.count {
                let (low, left, right) = (here.gaps[gap], before.gaps[gap], after.gaps[gap])
                // Of one sign, which a distance that is not known never is.
                guard low * left > 0, low * right > 0 else { continue }
                let size = low.magnitude
                // A distance that comes to zero between two places falls by as much as it has left: one that is flatter
                // than that at its lowest place does not. Beside a narrow cell, it falls as steeply as in there.
                var fall = max(left.magnitude, right.magnitude) - size
                if !range.isLogarithmic {
                    let ratio =
                        (samples[index + 1].place - samples[index].place)
                        / (samples[index].place - samples[index - 1].place)
                    fall = max(fall, (left.magnitude - size) * ratio, (right.magnitude - size) / ratio)
                }
                if size <= left.magnitude, size <= right.magnitude, size < fall {
                    lows.append((index, gap, size))
                }
            }
        }
        lows.sort { $0.size != $1.size ? $0.size < $1.size : $0.sample < $1.sample }
        return lows.prefix(mostDips).map { ($0.sample, $0.gap) }
    }

    /// Follows each low distance to its smallest value by golden section; stops where it changes its sign, or where it is
    /// too flat to come near to zero.
    private mutating func follow(
        _ lows: [(sample: Int, gap: Int)], of samples: [Sample], _ range: SearchRange,
        _ sample: (Double) throws(EvaluationFault) -> Sample
    ) throws(EvaluationFault) -> [Sample] {
        let golden = 0.381_966_011_250_105
        var found: [Sample] = []
        for low in lows {
            var (left, here, right) = (samples[low.sample - 1], samples[low.sample], samples[low.sample + 1])
            func size(_ sample: Sample) -> Double {
                low.gap < sample.probe.gaps.count ? sample.probe.gaps[low.gap].magnitude : .infinity
            }
            let sign = here.probe.gaps[low.gap] > 0
            for _ in 0..<80 {
                let isRight = right.place - here.place > here.place - left.place
                let place = range.between(here.place, isRight ? right.place : left.place, golden)
                guard place != here.place, place > left.place, place < right.place else { break }
                let next = try sample(place)
                guard next.probe.gaps.count > low.gap else { break }
                let gap = next.probe.gaps[low.gap]
                guard gap.magnitude > 0, (gap > 0) == sign else {
                    found.append(next)
                    break
                }
                if gap.magnitude < size(here) {
                    if isRight { left = here } else { right = here }
                    here = next
                } else if isRight {
                    right = next
                } else {
                    left = next
                }
                if max(size(left), size(right)) - size(here) < 0.02 * size(here) { break }
            }
            found.append(here)
            dips.append(Dip(place: here.place, left: left.place, right: right.place))
        }
        return found
    }
}
