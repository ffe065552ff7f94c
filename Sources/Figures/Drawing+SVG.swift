internal import Markup

extension Drawing {
    /// How many colours there are; further series take them anew, with another shape.
    static let colourCount = 6

    /// Appends the drawing as an `svg` element.
    ///
    /// - Parameters:
    ///   - classes: the classes of the element.
    ///   - labels: the identifiers of the elements that name and describe it, where they stand elsewhere on the page.
    ///   - margin: the white space around it.
    ///   - words: what stands inside before the shapes: title, description, style.
    func svg(
        _ classes: String, labels: String?, margin: Double = 0, into html: inout HTML, words: (inout HTML) -> Void
    ) {
        let size = (Drawing.number(width + 2 * margin), Drawing.number(height + 2 * margin))
        html.element(
            "svg", .classes(classes),
            Attribute("viewBox", "\(Drawing.number(-margin)) \(Drawing.number(-margin)) \(size.0) \(size.1)"),
            Attribute("role", "img"), .when(labels != nil, "aria-labelledby", labels ?? ""),
            .when(labels == nil, "xmlns", "http://www.w3.org/2000/svg"),
            .when(labels == nil, "width", size.0), .when(labels == nil, "height", size.1)
        ) { html in
            words(&html)
            for shape in shapes { Drawing.write(shape, into: &html) }
        }
    }

    private static func write(_ shape: Shape, into html: inout HTML) {
        switch shape {
        case .line(let from, let to, let stroke):
            empty("path", classes(stroke), Attribute("d", path([from, to], isClosed: false)), into: &html)
        case .path(let pieces, let colour, let isDashed):
            let data = pieces.reduce("") { $0 + path($1, isClosed: false) }
            // The first series stays a full line: one of them can do without a pattern.
            let dash = isDashed && colour > 0 ? " d\((colour - 1) % 5 + 1)" : ""
            empty("path", "ln " + name(colour) + dash, Attribute("d", data), into: &html)
        case .area(let points, let colour, let isSolid):
            empty(
                "path", (isSolid ? "ly " : "bd ") + name(colour), Attribute("d", path(points, isClosed: true)),
                into: &html)
        case .bar(let box, let colour):
            html.element(
                "rect", .classes("br " + name(colour)), Attribute("x", number(box.left)),
                Attribute("y", number(box.top)), Attribute("width", number(max(box.width, 0))),
                Attribute("height", number(max(box.height, 0)))
            ) { _ in }
        case .whisker(let from, let to, let colour):
            empty("path", "wh " + name(colour), Attribute("d", whisker(from, to)), into: &html)
        case .marker(let place, let colour):
            empty("path", "mk " + name(colour), Attribute("d", marker(place, colour)), into: &html)
        case .mark(let place):
            html.element(
                "circle", .classes("pt"), Attribute("cx", number(place.x)), Attribute("cy", number(place.y)),
                Attribute("r", "4.5")
            ) { _ in }
        case .text(let text): write(text, into: &html)
        }
    }

    private static func write(_ text: Text, into html: inout HTML) {
        var classes =
            switch text.ink {
            case .tick: "q"
            case .heading: "q h"
            case .label: text.colour == nil ? "k" : "k b"
            case .note: "n"
            case .figure: "q n"
            }
        if let colour = text.colour { classes += " " + name(colour) }
        let anchor =
            switch text.anchor {
            case .start: ""
            case .middle: "middle"
            case .end: "end"
            }
        html.element(
            "text", .classes(classes), Attribute("x", number(text.place.x)), Attribute("y", number(text.place.y)),
            .when(!anchor.utf8.isEmpty, "text-anchor", anchor)
        ) { html in
            guard text.lines.count > 1 else { return html.text(text.lines.first ?? "") }
            for (index, line) in text.lines.enumerated() {
                html.element(
                    "tspan", Attribute("x", number(text.place.x)), .when(index > 0, "dy", number(Text.lineHeight)),
                    text: line)
            }
        }
    }

    private static func empty(
        _ element: StaticString, _ classes: String, _ data: Attribute, into html: inout HTML
    ) {
        html.element(element, .classes(classes), data) { _ in }
    }

    private static func classes(_ stroke: Stroke) -> String {
        switch stroke {
        case .grid: "gr"
        case .axis: "ax"
        case .leader: "ld"
        case .reference: "rf"
        case .series: "ln"
        }
    }

    private static func name(_ colour: Int) -> String { "c\(colour % colourCount + 1)" }

    // MARK: - Paths

    private static func path(_ points: [Place], isClosed: Bool) -> String {
        var text = ""
        for (index, point) in simplified(points).enumerated() {
            text += (index == 0 ? "M" : index == 1 ? "L" : " ") + number(point.x) + " " + number(point.y)
        }
        return isClosed ? text + "Z" : text
    }

    /// The points without those that lie on the straight line between their neighbours, to a tenth of a pixel.
    static func simplified(_ points: [Place]) -> [Place] {
        guard points.count > 2 else { return points }
        var kept = [points[0]]
        var skipped: [Place] = []
        for (point, next) in zip(points.dropFirst(), points.dropFirst(2)) {
            skipped.append(point)
            let last = kept[kept.count - 1]
            let (dx, dy) = (next.x - last.x, next.y - last.y)
            let length = (dx * dx + dy * dy).squareRoot()
            let isStraight = skipped.allSatisfy { place in
                let along = (place.x - last.x) * dx + (place.y - last.y) * dy
                let aside = ((place.x - last.x) * dy - (place.y - last.y) * dx).magnitude
                return aside <= 0.1 * length && along >= 0 && along <= length * length
            }
            guard !isStraight else { continue }
            kept.append(point)
            skipped = []
        }
        return kept + [points[points.count - 1]]
    }

    /// A line with a short cross line at each end.
    private static func whisker(_ from: Place, _ to: Place) -> String {
        let (dx, dy) = from.x == to.x ? (4.0, 0.0) : (0.0, 4.0)
        return [(from, to), (from, from), (to, to)].enumerated().reduce("") { text, entry in
            let (index, ends) = entry
            let (x, y) = index == 0 ? (0, 0) : (dx, dy)
            return text
                + path(
                    [Place(x: ends.0.x - x, y: ends.0.y - y), Place(x: ends.1.x + x, y: ends.1.y + y)], isClosed: false)
        }
    }

    /// A circle, square, triangle, diamond, or one of these upside down.
    private static func marker(_ place: Place, _ shape: Int) -> String {
        let (x, y, r) = (place.x, place.y, 4.0)
        func polygon(_ corners: [(Double, Double)]) -> String {
            path(corners.map { Place(x: x + $0.0 * r, y: y + $0.1 * r) }, isClosed: true)
        }
        switch shape % 6 {
        case 1: return polygon([(-0.9, -0.9), (0.9, -0.9), (0.9, 0.9), (-0.9, 0.9)])
        case 2: return polygon([(0, -1.15), (1.1, 0.85), (-1.1, 0.85)])
        case 3: return polygon([(0, -1.3), (1.3, 0), (0, 1.3), (-1.3, 0)])
        case 4: return polygon([(0, 1.15), (1.1, -0.85), (-1.1, -0.85)])
        case 5: return polygon([(-0.35, -1.1), (0.35, -1.1), (0.35, 1.1), (-0.35, 1.1)])
        default:
            return "M" + number(x - r) + " " + number(y) + "a4 4 0 1 0 8 0a4 4 0 1 0-8 0"
        }
    }

    /// A number of a drawing, to a tenth of a pixel.
    static func number(_ value: Double) -> String {
        guard value.magnitude < 1e9 else { return "0" }
        let tenths = Int((value * 10).rounded())
        let whole = String(abs(tenths) / 10)
        let sign = tenths < 0 ? "-" : ""
        return abs(tenths) % 10 == 0 ? sign + whole : sign + whole + "." + String(abs(tenths) % 10)
    }
}
