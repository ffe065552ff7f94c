/// A point of a drawing, in its pixels; y grows downwards.
struct Place: Hashable, Sendable {
    var x: Double
    var y: Double
}

/// A rectangle of a drawing.
struct Box: Hashable, Sendable {
    var left: Double
    var top: Double
    var right: Double
    var bottom: Double

    var width: Double { right - left }
    var height: Double { bottom - top }

    /// Whether two rectangles share more than an edge.
    func intersects(_ other: Box) -> Bool {
        left < other.right && other.left < right && top < other.bottom && other.top < bottom
    }

    /// Whether another rectangle lies within this one.
    func contains(_ other: Box) -> Bool {
        left <= other.left && other.right <= right && top <= other.top && other.bottom <= bottom
    }

    /// The rectangle with a margin around it.
    func grown(by margin: Double) -> Box {
        Box(left: left - margin, top: top - margin, right: right + margin, bottom: bottom + margin)
    }

    /// The part of a straight line that lies within; nil where none does (Liang and Barsky).
    func clipped(_ from: Place, _ to: Place) -> (Place, Place)? {
        let (dx, dy) = (to.x - from.x, to.y - from.y)
        var (start, end) = (0.0, 1.0)
        for (step, distance) in [
            (-dx, from.x - left), (dx, right - from.x), (-dy, from.y - top), (dy, bottom - from.y),
        ] {
            if step == 0 {
                if distance < 0 { return nil }
            } else if step < 0 {
                start = max(start, distance / step)
            } else {
                end = min(end, distance / step)
            }
        }
        guard start <= end else { return nil }
        return (
            Place(x: from.x + start * dx, y: from.y + start * dy), Place(x: from.x + end * dx, y: from.y + end * dy)
        )
    }

    /// Lines through points, cut where they leave the rectangle.
    func clipped(_ points: [Place]) -> [[Place]] {
        var pieces: [[Place]] = []
        var piece: [Place] = []
        if points.count == 1, let only = points.first {
            return clipped(only, only) == nil ? [] : [[only]]
        }
        for (from, to) in zip(points, points.dropFirst()) {
            guard let (start, end) = clipped(from, to) else { continue }
            if piece.last != start {
                if piece.count > 1 { pieces.append(piece) }
                piece = [start]
            }
            if end != start { piece.append(end) }
        }
        if !piece.isEmpty { pieces.append(piece) }
        return pieces
    }

    /// The nearest point within.
    func nearest(_ place: Place) -> Place {
        Place(x: min(max(place.x, left), right), y: min(max(place.y, top), bottom))
    }
}

/// What a chart is made of, placed: shapes in the order in which they cover one another.
struct Drawing: Sendable {
    /// What a line means, from which follows how it looks.
    enum Stroke: Sendable, Hashable {
        /// A quiet line at a tick.
        case grid
        /// The line on which the chart stands.
        case axis
        /// The short line between a label and what it names.
        case leader
        /// A line across the chart with a text on it.
        case reference
        /// A line of values.
        case series
    }

    /// What a text means.
    enum Ink: Sendable, Hashable {
        /// A number at a tick.
        case tick
        /// What an axis measures.
        case heading
        /// The name of a series or a thing.
        case label
        /// What the author says of a place.
        case note
        /// The value of a bar.
        case figure
    }

    enum Anchor: Sendable, Hashable { case start, middle, end }

    /// One or more lines of text.
    struct Text: Sendable, Hashable {
        static let size = 13.0
        static let lineHeight = 16.0

        let lines: [String]
        let anchor: Anchor
        /// Where the first line is anchored, on its baseline.
        let place: Place
        let ink: Ink
        /// The colour of a series; nil for that of text.
        var colour: Int?

        /// The rectangle that it covers.
        var box: Box {
            // The names of series are set in bold.
            let width = TextWidth.widest(lines) * (colour == nil ? 1 : TextWidth.bold)
            let left =
                switch anchor {
                case .start: place.x
                case .middle: place.x - width / 2
                case .end: place.x - width
                }
            let top = place.y - 0.76 * Text.size
            return Box(
                left: left, top: top, right: left + width, bottom: top + Double(lines.count) * Text.lineHeight - 1)
        }
    }

    enum Shape: Sendable {
        case line(Place, Place, Stroke)
        /// Lines of a series through points; dashed by its number where colour alone would tell it.
        case path([[Place]], colour: Int, isDashed: Bool)
        /// A closed surface of a series; `isSolid` for a layer, faint for an interval.
        case area([Place], colour: Int, isSolid: Bool)
        case bar(Box, colour: Int)
        /// An interval around one value: a bar with ends.
        case whisker(Place, Place, colour: Int)
        /// A marker of the shape that a number stands for.
        case marker(Place, colour: Int)
        /// A dot that a text explains.
        case mark(Place)
        case text(Text)
    }

    let width: Double
    var height: Double
    var shapes: [Shape] = []

    var texts: [Text] {
        shapes.compactMap { shape in
            if case .text(let text) = shape { return text }
            return nil
        }
    }

    mutating func add(_ shape: Shape) { shapes.append(shape) }

    mutating func text(
        _ lines: [String], _ anchor: Anchor, _ x: Double, _ y: Double, _ ink: Ink, colour: Int? = nil
    ) {
        shapes.append(.text(Text(lines: lines, anchor: anchor, place: Place(x: x, y: y), ink: ink, colour: colour)))
    }
}
