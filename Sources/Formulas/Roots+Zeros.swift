extension Roots {
    /// How wide zeros beside each other must be, as a share of the range, to be a stretch whatever is around them.
    private static let widestRounding = 0.01
    /// How narrow they may be at most, as a share of the number, to be a stretch at all.
    private static let narrowest = 1e-9
    /// The same where the sides are zero there, which says nothing of how they round.
    private static let narrowestOfZeros = 1e-4

    /// Adds each step at which the difference is zero; between two of others it may jump.
    mutating func addSteps(_ stretches: [Scan.Stretch], _ range: SearchRange) {
        for stretch in stretches where stretch.state == Roots.zero {
            for step in 0...Int(min(stretch.last.place - stretch.first.place, 10_000)) {
                let number = range.number(at: stretch.first.place + Double(step))
                add(from: number, to: number)
            }
        }
        for (left, right) in zip(stretches, stretches.dropFirst()) where Roots.isCrossing(left, right) {
            addJump(Roots.simplest(range.number(at: left.last.place), range.number(at: right.first.place)))
        }
    }

    /// Adds what a stretch of zeros is: one root about which the difference is flat, so that it rounds to zero, or numbers of
    /// which each is a root.
    mutating func addZeros(
        _ index: Int, of stretches: [Scan.Stretch], _ range: SearchRange,
        _ sides: (Double) throws(EvaluationFault) -> (left: Double, right: Double)?,
        _ probe: (Double) throws(EvaluationFault) -> Probe
    ) throws(EvaluationFault) {
        let stretch = stretches[index]
        let (lower, upper) = (stretch.first.place, stretch.last.place)
        let before = index > 0 ? stretches[index - 1] : nil
        let after = index + 1 < stretches.count ? stretches[index + 1] : nil
        let isFar = upper - lower > Roots.widestRounding * (range.upper - range.lower)
        var isStretch = isFar
        if !isFar { isStretch = try Roots.isStretch(stretch, before, after, sides, probe) }
        if isStretch {
            return add(from: lower, to: upper)
        }
        // As near as the next number that was asked on either side, it is the same, if the sides are equal there.
        for number in [
            Roots.simplest(before?.last.place ?? lower, after?.first.place ?? upper), Roots.simplest(lower, upper),
        ] where number >= lower && number <= upper || upper - lower <= Roots.narrowest * number.magnitude {
            if try probe(number).state == Roots.zero { return add(number, range) }
        }
        add(lower, range)
    }

    /// Whether the zeros of a stretch are more than rounding about one root.
    ///
    /// Rounding is known by what the difference is as far beyond an end as the stretch is wide. It is still about as small
    /// as the last bits of the sides there, where a step or a bend has left zero by far. Where the sides are zero
    /// themselves and have no last bits, it has grown from what it was at the end, by the power of the root; a step
    /// has not, and at a bend it was nothing.
    private static func isStretch(
        _ stretch: Scan.Stretch, _ before: Scan.Stretch?, _ after: Scan.Stretch?,
        _ sides: (Double) throws(EvaluationFault) -> (left: Double, right: Double)?,
        _ probe: (Double) throws(EvaluationFault) -> Probe
    ) throws(EvaluationFault) -> Bool {
        let (lower, upper) = (stretch.first.place, stretch.last.place)
        let width = upper - lower
        guard width > narrowest * max(lower.magnitude, upper.magnitude) else { return false }
        var ratios: [Double] = []
        var gaps: [Double] = []
        if let before, size(before.last) < .infinity {
            let gap = size(try probe(max(before.first.place, before.last.place - width)))
            if gap < .infinity { gaps.append(gap) }
            ratios.append(gap / size(before.last))
        }
        if let after, size(after.first) < .infinity {
            let gap = size(try probe(min(after.last.place, after.first.place + width)))
            if gap < .infinity { gaps.append(gap) }
            ratios.append(gap / size(after.first))
        }
        // Nothing has a value around it: it is all that there is.
        guard !ratios.isEmpty else { return true }
        let equal = try sides(lower)
        let scale = max(equal?.left.magnitude ?? 0, equal?.right.magnitude ?? 0)
        if scale > 0 { return gaps.contains { $0 > 1e-8 * scale } }
        guard width > narrowestOfZeros * max(lower.magnitude, upper.magnitude) else { return false }
        return ratios.contains { $0 > 1e10 } || ratios.allSatisfy { $0 < 3.5 } || ratios.contains { $0 < 2.5 }
    }
}
