internal import CNumerics

extension Scan {
    /// Follows every change between two neighbours to its place.
    static func changes(
        _ samples: [Sample], _ range: SearchRange, _ resolution: Double,
        _ sample: (Double) throws(EvaluationFault) -> Sample
    ) throws(EvaluationFault) -> [Sample] {
        var found: [Sample] = []
        var open = zip(samples, samples.dropFirst()).filter { $0.probe.state != $1.probe.state }
        open.reverse()
        while let (first, second) = open.popLast() {
            guard found.count < 2 * mostChanges else { break }
            var (left, right) = (first, second)
            var bracket = Bracket(left, right, range, resolution)
            while let middle = range.middle(left.place, right.place, resolution: resolution) {
                if bracket?.left == 0 { bracket = Bracket(left, right, range, resolution) }
                let tried = try sample(bracket?.next(left, right) ?? middle)
                if tried.probe.state == left.probe.state {
                    left = tried
                } else {
                    // A third state has a change on each side.
                    if tried.probe.state != right.probe.state {
                        open.append((tried, right))
                        bracket = nil
                    }
                    right = tried
                }
            }
            found += [left, right]
        }
        return found
    }

    /// Where to ask next between two places of different states, if one distance has another sign at each.
    ///
    /// The ITP method: where the straight line between the two distances meets zero, moved a little towards the middle and
    /// kept so near to it that no more steps are taken than halving would take, and one. (Oliveira and Takahashi, "An
    /// enhancement of the bisection method average performance preserving minmax optimality", ACM Transactions on
    /// Mathematical Software 47, 2020.)
    private struct Bracket {
        /// The distance that changes its sign.
        let gap: Int
        /// How wide the bracket was at first.
        let width: Double
        /// Half of the width that is asked for.
        let near: Double
        /// Steps that may still be taken.
        var left: Int

        /// Nil where there is no such distance, or not only one: then halving is all that helps.
        init?(_ first: Sample, _ second: Sample, _ range: SearchRange, _ resolution: Double) {
            let (before, after) = (first.probe.gaps, second.probe.gaps)
            guard !range.hasSteps, before.count == after.count else { return nil }
            var places: [Int] = []
            for index in before.indices where before[index] * after[index] < 0 { places.append(index) }
            guard places.count == 1, let gap = places.first else { return nil }
            self.gap = gap
            width = second.place - first.place
            near = range.nearness(first.place, second.place, resolution) / 2
            guard width > 2 * near, near > 0 else { return nil }
            left = Int(cnumerics_log(width / (2 * near)) / cnumerics_log(2)) + 2
        }

        /// The next place; nil where the distances say nothing any more.
        mutating func next(_ first: Sample, _ second: Sample) -> Double? {
            guard left > 0, gap < first.probe.gaps.count, gap < second.probe.gaps.count else { return nil }
            left -= 1
            let (low, high) = (first.probe.gaps[gap], second.probe.gaps[gap])
            guard low * high < 0 else { return nil }
            let now = second.place - first.place
            let middle = first.place + now / 2
            let crossing = first.place + now * (low / (low - high))
            let inwards = crossing < middle ? 1.0 : -1.0
            let step = 0.2 * now * now / width
            let moved = (middle - crossing).magnitude > step ? crossing + inwards * step : middle
            // So far from the middle that halving from here on would still be done in time.
            let reach = near * cnumerics_exp(Double(left) * cnumerics_log(2)) - now / 2
            let place = (moved - middle).magnitude <= reach ? moved : middle - inwards * max(reach, 0)
            return place > first.place && place < second.place ? place : nil
        }
    }
}
