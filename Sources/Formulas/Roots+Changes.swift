extension Roots {
    /// Where the difference passes zero: from one stretch to the next, or in a stretch in which it is zero.
    private struct Change {
        let stretches: ClosedRange<Int>
        /// The last place before, or the first zero; and the first place after, or the last zero.
        let start: Scan.Sample
        let end: Scan.Sample

        var isCrossing: Bool { stretches.count == 2 }
    }

    /// How far apart, as a share of themselves, changes may be that come from rounding about one root.
    private static let blur = 1e-5

    /// Adds a root for each place where the difference comes to zero. Where it changes its sign without that, there is a
    /// jump or a pole.
    ///
    /// Where two sides only touch, or cross slowly, rounding makes a root many: zeros and changes of sign close together are
    /// looked at as one.
    mutating func addChanges(
        _ stretches: [Scan.Stretch], _ range: SearchRange,
        _ sides: (Double) throws(EvaluationFault) -> (left: Double, right: Double)?,
        _ probe: (Double) throws(EvaluationFault) -> Probe
    ) throws(EvaluationFault) {
        var changes = Roots.changes(stretches, range)[...]
        while let first = changes.first {
            var last = first
            var group = [first]
            changes.removeFirst()
            while let next = changes.first, Roots.areNear(last.end.place, next.start.place) {
                last = next
                group.append(next)
                changes.removeFirst()
            }
            if group.count > 1, try addBlurred(group, stretches, range, probe) { continue }
            for change in group {
                if !change.isCrossing {
                    try addZeros(change.stretches.lowerBound, of: stretches, range, sides, probe)
                } else if try Roots.comesToZero(change, stretches, 0.5, probe) {
                    add(Roots.simplest(change.start.place, change.end.place), range)
                } else if try !addBlurred([change], stretches, range, probe) {
                    addJump(Roots.simplest(change.start.place, change.end.place))
                }
            }
        }
    }

    private static func changes(_ stretches: [Scan.Stretch], _ range: SearchRange) -> [Change] {
        var changes: [Change] = []
        for (index, stretch) in stretches.enumerated() {
            if stretch.state == zero {
                changes.append(Change(stretches: index...index, start: stretch.first, end: stretch.last))
            } else if index + 1 < stretches.count, isCrossing(stretch, stretches[index + 1]) {
                // Of more changes than are followed, one that was not is only known to begin here.
                let (start, end) = (stretch.last, stretches[index + 1].first)
                let isFollowed = range.middle(start.place, end.place, resolution: resolution) == nil
                changes.append(
                    Change(stretches: index...index + 1, start: start, end: isFollowed ? end : start))
            }
        }
        return changes
    }

    static func isCrossing(_ left: Scan.Stretch, _ right: Scan.Stretch) -> Bool {
        left.state == below && right.state == above || left.state == above && right.state == below
    }

    private static func areNear(_ one: Double, _ other: Double) -> Bool {
        (one - other).magnitude <= blur * max(one.magnitude, other.magnitude)
    }

    // MARK: - One change

    /// Whether the difference at a change of its sign is smaller close by than further off, by such a factor. At a jump it
    /// is as large, at a pole larger.
    private static func comesToZero(
        _ change: Change, _ stretches: [Scan.Stretch], _ factor: Double,
        _ probe: (Double) throws(EvaluationFault) -> Probe
    ) throws(EvaluationFault) -> Bool {
        let width = change.end.place - change.start.place
        let far = try around(change, change, stretches, width * 0x1p20, probe)
        return size(change.start) + size(change.end) < factor * (far.before + far.after)
    }

    /// How large the difference is so far on either side of some changes. Half a stretch away at most: at its other end there
    /// may be another root.
    private static func around(
        _ first: Change, _ last: Change, _ stretches: [Scan.Stretch], _ distance: Double,
        _ probe: (Double) throws(EvaluationFault) -> Probe
    ) throws(EvaluationFault) -> (before: Double, after: Double) {
        let (lower, upper) = (first.stretches.lowerBound, last.stretches.upperBound)
        let left = first.isCrossing ? stretches[lower] : lower > 0 ? stretches[lower - 1] : nil
        let right = last.isCrossing ? stretches[upper] : upper + 1 < stretches.count ? stretches[upper + 1] : nil
        var (before, after) = (0.0, 0.0)
        if let left {
            let place = max(left.last.place - distance, (left.first.place + left.last.place) / 2)
            before = (try probe(place).gaps.first ?? 0).magnitude
        }
        if let right {
            let place = min(right.first.place + distance, (right.first.place + right.last.place) / 2)
            after = (try probe(place).gaps.first ?? 0).magnitude
        }
        return (before, after)
    }

    // MARK: - Changes close together

    /// Adds one root for changes close together, if they come from rounding; false if not.
    private mutating func addBlurred(
        _ group: [Change], _ stretches: [Scan.Stretch], _ range: SearchRange,
        _ probe: (Double) throws(EvaluationFault) -> Probe
    ) throws(EvaluationFault) -> Bool {
        guard let first = group.first, let last = group.last else { return false }
        var isBlurred = false
        for change in group {
            guard change.isCrossing else {
                isBlurred = isBlurred || group.count > 1
                continue
            }
            // One that is far nearer to zero close by than a little further off is no rounding.
            if try Roots.comesToZero(change, stretches, 1e-3, probe) { continue }
            if try Roots.isRestless(change, probe) { isBlurred = true }
        }
        guard isBlurred else { return false }
        var close = 0.0
        var best = first.start
        for stretch in stretches[first.stretches.lowerBound...last.stretches.upperBound] {
            for sample in [stretch.first, stretch.last]
            where sample.place >= first.start.place && sample.place <= last.end.place {
                close = max(close, Roots.size(sample))
                if Roots.size(sample) < Roots.size(best) { best = sample }
            }
        }
        var distance = 64 * max(last.end.place - first.start.place, 0x1p-30 * last.end.place.magnitude)
        for _ in 0..<4 {
            let far = try Roots.around(first, last, stretches, distance, probe)
            if close < 0.1 * min(far.before, far.after) {
                let simple = Roots.simplest(first.start.place, last.end.place)
                let isSimple = Roots.size(try probe(simple)) <= max(Roots.size(best), close / 16)
                add(isSimple ? simple : best.place, range)
                addBlur(from: first.start.place, to: last.end.place)
                return true
            }
            distance *= 16
        }
        return false
    }

    /// Whether the difference varies by as much as it is between numbers that are the same but for their last digits, as
    /// rounding does. On either side of a jump it is steady.
    private static func isRestless(
        _ change: Change, _ probe: (Double) throws(EvaluationFault) -> Probe
    ) throws(EvaluationFault) -> Bool {
        let close = max(size(change.start), size(change.end))
        for (place, sign) in [(change.start.place, -1.0), (change.end.place, 1.0)] {
            var (least, most) = (Double.infinity, -Double.infinity)
            for power in [0x1p-50, 0x1p-49, 0x1p-48, 0x1p-47, 0x1p-46, 0x1p-44] {
                guard let gap = try probe(place + sign * place.magnitude * power).gaps.first else { continue }
                (least, most) = (min(least, gap), max(most, gap))
            }
            if most - least > 0.1 * close { return true }
        }
        return false
    }
}
