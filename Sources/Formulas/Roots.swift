/// The numbers of a range at which two sides are equal.
///
/// A change of sign is a root where the difference goes to zero: across a jump it stays, at a pole it grows. A
/// difference that comes down to zero and turns back is a root too.
struct Roots: Sendable {
    /// A root, or a stretch of them.
    struct Root: Sendable {
        let lower: Double
        let upper: Double
    }

    /// The roots, ascending.
    private(set) var all: [Root] = []
    /// Where the difference changes its sign without being zero: at a jump or a pole.
    private(set) var jumps: [Double] = []
    /// Whether there is a number in the range for which the sides have values.
    let isDefined: Bool

    /// How wide zeros beside each other must be, as a share of the range, to be a stretch and not one flat root.
    private static let narrowestStretch = 0.01
    /// How closely a root is known, as a share of the range.
    private static let resolution = 1e-15

    /// How small a difference is, beside what it is nearby, that is none but for rounding.
    private static let negligible = 1e-11

    private static let below = 0
    private static let zero = 1
    private static let above = 2

    /// Looks for the roots of a difference.
    ///
    /// - Parameters:
    ///   - cells: into how many cells the range is divided where something may change.
    ///   - coarse: into how many at first; nil for all at once.
    ///   - sides: both sides at a number; nil where they have no value.
    init(
        _ range: SearchRange, cells: Int, coarse: Int? = nil,
        _ sides: (Double) throws(EvaluationFault) -> (left: Double, right: Double)?
    ) throws(EvaluationFault) {
        func probe(_ number: Double) throws(EvaluationFault) -> Probe {
            guard let (left, right) = try sides(number) else { return Probe(state: Probe.undefined, gaps: []) }
            let gap = left - right
            // Sides that differ by the rounding of their last bits are equal.
            let noise = max(left.magnitude, right.magnitude) * 0x1p-50
            let state = gap.magnitude <= noise ? Roots.zero : gap > 0 ? Roots.above : Roots.below
            return Probe(state: state, gaps: [gap])
        }
        let scan = try Scan(range, cells: cells, coarse: coarse, resolution: Roots.resolution, probe)
        isDefined = scan.stretches.contains { $0.state != Probe.undefined }
        for (index, stretch) in scan.stretches.enumerated() where stretch.state == Roots.zero {
            addZeros(
                stretch, range, after: index > 0 ? scan.stretches[index - 1].last : stretch.first,
                before: index + 1 < scan.stretches.count ? scan.stretches[index + 1].first : stretch.last)
        }
        for (left, right) in zip(scan.stretches, scan.stretches.dropFirst()) where Roots.isCrossing(left, right) {
            let place = Roots.simplest(range.number(at: left.last.place), range.number(at: right.first.place))
            let comesToZero = try Roots.comesToZero(left, right) { (place) throws(EvaluationFault) in
                try probe(range.number(at: place))
            }
            if !range.hasSteps, comesToZero { add(place, range) } else { jumps.append(place) }
        }
        if !range.hasSteps {
            for dip in scan.dips where dip.gap.magnitude <= Roots.negligible * dip.outside {
                add(range.number(at: dip.place), range)
            }
            for (end, inside) in scan.ends where Roots.size(end) < .infinity {
                guard Roots.size(end) <= Roots.negligible * Roots.size(inside) else { continue }
                add(range.number(at: end.place), range)
            }
        }
        all.sort { $0.lower < $1.lower }
    }

    private static func isCrossing(_ left: Scan.Stretch, _ right: Scan.Stretch) -> Bool {
        left.state == below && right.state == above || left.state == above && right.state == below
    }

    private static func size(_ sample: Scan.Sample) -> Double { sample.probe.gaps.first?.magnitude ?? .infinity }

    private mutating func addZeros(
        _ stretch: Scan.Stretch, _ range: SearchRange, after: Scan.Sample, before: Scan.Sample
    ) {
        let lower = range.number(at: stretch.first.place)
        let upper = range.number(at: stretch.last.place)
        if range.hasSteps {
            // Each step is a number of its own.
            for step in 0...Int(min(stretch.last.place - stretch.first.place, 10_000)) {
                let number = range.number(at: stretch.first.place + Double(step))
                all.append(Root(lower: number, upper: number))
            }
        } else if upper - lower > Roots.narrowestStretch * (range.upper - range.lower) {
            all.append(Root(lower: lower, upper: upper))
        } else {
            // As near as the next number that was asked on either side, it is the same.
            add(Roots.simplest(range.number(at: after.place), range.number(at: before.place)), range)
        }
    }

    /// Adds a root, unless it is one that was found already in another way.
    private mutating func add(_ number: Double, _ range: SearchRange) {
        // Where two sides touch, the rounding of their last bits makes several zeros within this distance.
        let near = 1e-7 * min(range.upper - range.lower, max(number.magnitude, range.lower.magnitude))
        guard !all.contains(where: { number >= $0.lower - near && number <= $0.upper + near }) else { return }
        all.append(Root(lower: number, upper: number))
    }

    /// Of two numbers next to each other and what lies between, the one with the fewest digits: 2 rather than
    /// 1.9999999999999996.
    static func simplest(_ lower: Double, _ upper: Double) -> Double {
        let middle = lower + (upper - lower) / 2
        var scale = 1.0
        while middle.magnitude * scale < 0.1, scale < 1e15 { scale *= 10 }
        for _ in 0..<16 where scale < 1e22 {
            let rounded = (middle * scale).rounded() / scale
            if rounded >= lower, rounded <= upper { return rounded }
            scale *= 10
        }
        return middle
    }

    /// Whether the difference at a change of its sign is smaller close by than further off. At a jump it is as large, at
    /// a pole larger.
    private static func comesToZero(
        _ left: Scan.Stretch, _ right: Scan.Stretch, _ probe: (Double) throws(EvaluationFault) -> Probe
    ) throws(EvaluationFault) -> Bool {
        let width = right.first.place - left.last.place
        // Half a stretch at most: at its other end there may be another root.
        let before = max(left.last.place - width * 0x1p20, (left.first.place + left.last.place) / 2)
        let after = min(right.first.place + width * 0x1p20, (right.first.place + right.last.place) / 2)
        let close = size(left.last) + size(right.first)
        let far = (try probe(before).gaps.first ?? 0).magnitude + (try probe(after).gaps.first ?? 0).magnitude
        return close < 0.5 * far
    }
}
