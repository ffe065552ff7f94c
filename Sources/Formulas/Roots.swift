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
    /// Where rounding has made one root many.
    private var blurs: [Root] = []
    /// Whether there is a number in the range for which the sides have values.
    let isDefined: Bool

    /// How closely a root is known, as a share of the range and of the root itself.
    static let resolution = 1e-15

    static let below = 0
    static let zero = 1
    static let above = 2

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
        if range.hasSteps {
            addSteps(scan.stretches, range)
        } else {
            try addChanges(scan.stretches, range, sides, probe)
            for dip in scan.dips {
                // A number of few digits nearby, such as zero, is the root if it is one.
                let simple = Roots.simplest(dip.left, dip.right)
                if try probe(simple).state == Roots.zero {
                    add(simple, range)
                } else if try Roots.isRounding(dip.place, range, probe) {
                    add(dip.place, range, isVague: true)
                }
            }
            for end in scan.ends where try Roots.isRounding(end.place, range, probe) { add(end.place, range) }
        }
        all.sort { $0.lower < $1.lower }
    }

    static func size(_ sample: Scan.Sample) -> Double { size(sample.probe) }

    static func size(_ probe: Probe) -> Double { probe.gaps.first?.magnitude ?? .infinity }

    /// Adds a root, unless it is one that was found already in another way.
    ///
    /// - Parameter isVague: whether it is known from rounding alone.
    mutating func add(_ number: Double, _ range: SearchRange, isVague: Bool = false) {
        // Where two sides touch, the rounding of their last bits makes several zeros within this distance.
        let start = min(range.lower.magnitude, 1000 * range.unit)
        let near = 1e-7 * min(range.upper - range.lower, max(number.magnitude, start))
        func isOf(_ root: Root, _ near: Double) -> Bool { number >= root.lower - near && number <= root.upper + near }
        guard !all.contains(where: { isOf($0, isVague ? 10 * near : near) }),
            !blurs.contains(where: { isOf($0, 10 * near) })
        else { return }
        all.append(Root(lower: number, upper: number))
    }

    mutating func add(from lower: Double, to upper: Double) { all.append(Root(lower: lower, upper: upper)) }

    mutating func addBlur(from lower: Double, to upper: Double) { blurs.append(Root(lower: lower, upper: upper)) }

    mutating func addJump(_ number: Double) { jumps.append(number) }

    /// Of two numbers next to each other and what lies between, the one with the fewest digits: 2 rather than
    /// 1.9999999999999996.
    static func simplest(_ lower: Double, _ upper: Double) -> Double {
        let middle = lower + (upper - lower) / 2
        var scale = 1.0
        while middle.magnitude * scale < 0.1, scale < 1e15 { scale *= 10 }
        for _ in 0..<16 where scale < 1e22 {
            let rounded = (middle * scale).rounded() / scale
            if rounded >= lower, rounded <= upper { return rounded == 0 ? 0 : rounded }
            scale *= 10
        }
        return middle
    }

    /// Whether a difference of one sign is nothing but rounding: it is no larger than what it changes by between numbers that
    /// are the same but for their last digits. (So at a root that no number meets; never at zero, beside which numbers are
    /// as exact as can be.)
    private static func isRounding(
        _ place: Double, _ range: SearchRange, _ probe: (Double) throws(EvaluationFault) -> Probe
    ) throws(EvaluationFault) -> Bool {
        let here = try probe(place)
        guard let gap = here.gaps.first, gap.isFinite else { return false }
        if here.state == Roots.zero { return true }
        var change = 0.0
        for sign in [-1.0, 1.0] {
            var others: [Double] = []
            for power in [0x1p-50, 0x1p-49, 0x1p-48, 0x1p-47, 0x1p-46, 0x1p-44] {
                let near = place + sign * place.magnitude * power
                guard near >= range.lower, near <= range.upper, let other = try probe(near).gaps.first else { continue }
                others.append(other)
            }
            guard let least = others.min(), let most = others.max() else { continue }
            // Beyond a jump, it is one other thing.
            if most - least <= 1e-6 * max(least.magnitude, most.magnitude) { continue }
            change = max(change, (least - gap).magnitude, (most - gap).magnitude)
        }
        return gap.magnitude <= 64 * change
    }
}
