internal import CNumerics

/// The numbers among which a solution, or the value at which a condition flips, is looked for.
///
/// A place in a range without a step is the number itself. In a range with a step it is the number of the step, so that
/// what lies between two steps is never asked for.
public struct SearchRange: Sendable {
    /// The smallest number, in base units.
    public let lower: Double
    /// The largest number.
    public let upper: Double
    /// The distance of two numbers, or in a logarithmic range their ratio; nil where every number may be taken.
    let step: Double?
    let isLogarithmic: Bool
    /// The size of the unit in which the range is written: far below it, nobody looks for a number.
    let unit: Double
    /// The place of the largest number of a range with a step.
    private let lastStep: Double

    /// A range; nil where there is no number in it, or where a logarithmic one does not begin above zero.
    ///
    /// - Parameters:
    ///   - step: the distance of two numbers; the ratio of two in a logarithmic range.
    ///   - unit: the size of the unit in which it is written.
    public init?(lower: Double, upper: Double, step: Double? = nil, isLogarithmic: Bool = false, unit: Double = 1) {
        guard lower <= upper, (upper - lower).isFinite, !isLogarithmic || lower > 0 else { return nil }
        self.lower = lower
        self.upper = upper
        self.step = step
        self.isLogarithmic = isLogarithmic
        self.unit = unit
        guard let step else {
            lastStep = 0
            return
        }
        guard isLogarithmic ? step > 1 : step > 0 else { return nil }
        let steps = isLogarithmic ? cnumerics_log(upper / lower) / cnumerics_log(step) : (upper - lower) / step
        guard steps < 1e15 else { return nil }
        // A step that divides the range up to rounding reaches its end.
        lastStep = (steps * (1 + 1e-12) + 1e-9).rounded(.down)
    }

    /// Whether its numbers lie apart.
    public var hasSteps: Bool { step != nil }

    /// How far two numbers of the range are apart: by their difference, or in a logarithmic range by their ratio.
    public func distance(_ first: Double, _ second: Double) -> Double {
        guard isLogarithmic, first > 0, second > 0 else { return (first - second).magnitude }
        return cnumerics_log(first / second).magnitude
    }

    /// The numbers next to one: the next steps, or in a range without steps those that differ by a small share of it. At an
    /// end of the range, or beyond it, the number itself.
    ///
    /// - Parameter share: how far they are away, as a share of the number.
    public func neighbours(of number: Double, share: Double) -> (below: Double, above: Double) {
        guard hasSteps else {
            let distance = number.magnitude * share
            return (
                Swift.max(number - distance, Swift.min(lower, number)),
                Swift.min(number + distance, Swift.max(upper, number))
            )
        }
        let place = self.place(of: number)
        return (self.number(at: Swift.max(place - 1, 0)), self.number(at: Swift.min(place + 1, lastStep)))
    }

    /// The steps on either side of a number that is none of the range's; nil for one that is, and where there are no steps.
    public func steps(around number: Double) -> (below: Double, above: Double)? {
        guard hasSteps else { return nil }
        let nearest = place(of: number)
        // What a change of units leaves in the last bits is no distance.
        let width = (self.number(at: nearest + 1) - self.number(at: nearest)).magnitude
        let slack = 1e-9 * width + 1e-12 * number.magnitude
        guard (self.number(at: nearest) - number).magnitude > slack else { return nil }
        let below = self.number(at: nearest) < number ? nearest : Swift.max(nearest - 1, 0)
        return (self.number(at: below), self.number(at: Swift.min(below + 1, lastStep)))
    }

    var firstPlace: Double { step == nil ? lower : 0 }
    var lastPlace: Double { step == nil ? upper : lastStep }

    /// The number at a place.
    func number(at place: Double) -> Double {
        guard let step else { return place }
        return isLogarithmic ? lower * cnumerics_pow(step, place) : lower + place * step
    }

    /// The place of a number; of one between two steps the nearest, of one outside the nearest end.
    func place(of number: Double) -> Double {
        guard let step else { return min(max(number, lower), upper) }
        let place = isLogarithmic ? cnumerics_log(number / lower) / cnumerics_log(step) : (number - lower) / step
        return min(max(place.rounded(), 0), lastStep)
    }

    /// How near two places must be for nothing to be asked between them: so small a share of the range, and of the places
    /// themselves, since in a range over many powers of ten a small number is known as well as a large one. (Of what is next
    /// to zero, the share of that share of the range.)
    func nearness(_ first: Double, _ second: Double, _ resolution: Double) -> Double {
        let size = Swift.max(first.magnitude, second.magnitude)
        if isLogarithmic { return resolution * first * cnumerics_log(upper / lower) }
        let width = upper - lower
        return Swift.max(Swift.min(resolution * width, resolution * size), resolution * resolution * width)
    }

    /// A place so far on the way between two, 0 being the first: a whole step where the range has steps.
    func between(_ first: Double, _ second: Double, _ share: Double) -> Double {
        let place = first + (second - first) * share
        return hasSteps ? place.rounded(.down) : place
    }

    /// The place in the middle of two; nil where they are as near as `resolution`, a share of the range, and nothing needs
    /// to be asked between them.
    func middle(_ first: Double, _ second: Double, resolution: Double) -> Double? {
        if hasSteps {
            let middle = ((first + second) / 2).rounded(.down)
            return middle > first && middle < second ? middle : nil
        }
        guard second - first > nearness(first, second, resolution) else { return nil }
        let middle = isLogarithmic ? first * (second / first).squareRoot() : first + (second - first) / 2
        return middle > first && middle < second ? middle : nil
    }

    /// Places that divide the range into so many cells of equal width, or of equal ratio in a logarithmic one, and one
    /// close to each end; all of them where the range has fewer steps.
    func grid(cells: Int) -> [Double] {
        guard firstPlace < lastPlace else { return [firstPlace] }
        let count = Double(cells)
        if hasSteps {
            guard lastStep > count else { return (0...Int(lastStep)).map { Double($0) } }
            return (0...cells).map { ((Double($0) / count) * lastStep).rounded() }
        }
        let length = isLogarithmic ? cnumerics_log(upper / lower) : upper - lower
        func place(_ share: Double) -> Double {
            let number = isLogarithmic ? lower * cnumerics_exp(share * length) : lower + share * length
            return min(max(number, lower), upper)
        }
        let near = 1 / (32 * count)
        return [lower, place(near)] + (1..<cells).map { place(Double($0) / count) } + [place(1 - near), upper]
    }

    /// Places among the small numbers of a range over many powers of ten, to be asked beside those of `grid`, which has its
    /// first numbers far above them: evenly spaced in their ratios, down to the unit or the start of the range. None where
    /// the grid comes within a factor of a hundred.
    func magnitudes(cells: Int) -> [Double] {
        guard !isLogarithmic, firstPlace < lastPlace else { return [] }
        let least = hasSteps ? 1 : unit
        let near = (lastPlace - firstPlace) / (hasSteps ? Double(cells) : 32 * Double(cells))
        var sizes: [Double] = []
        // One for each power of ten where the grid is coarsest, four where it is as fine as that of a `solve`.
        let ratio = cnumerics_exp(cnumerics_log(10) / Double(min(max(cells / 8, 1), 4)))
        func add(from start: Double, to end: Double, sign: Double) {
            guard start > 0, end >= 100 * start else { return }
            var size = start
            while size < end, sizes.count < 400 {
                sizes.append(sign * size)
                size *= ratio
            }
        }
        if lastPlace > 0 { add(from: firstPlace > 0 ? firstPlace : least, to: max(firstPlace, 0) + near, sign: 1) }
        if firstPlace < 0 { add(from: lastPlace < 0 ? -lastPlace : least, to: max(-lastPlace, 0) + near, sign: -1) }
        return sizes.map { min(max(hasSteps ? $0.rounded() : $0, firstPlace), lastPlace) }
    }
}
