/// Finds room for texts: each gets the first of its places in which it covers nothing.
struct LabelPlacer {
    /// Where texts may lie.
    let frame: Box
    /// What no text may cover: other texts, markers.
    private(set) var boxes: [Box] = []
    /// What a text had better not cover.
    private(set) var lines: [(from: Place, to: Place)] = []

    init(frame: Box) {
        self.frame = frame
    }

    mutating func keepOff(_ box: Box) { boxes.append(box) }

    mutating func keepOff(_ points: [Place]) {
        for (from, to) in zip(points, points.dropFirst()) { lines.append((from, to)) }
    }

    /// Whether a text at a place would cover another text, or leave the frame.
    func isTaken(_ box: Box) -> Bool { !frame.contains(box) || boxes.contains { $0.intersects(box) } }

    /// How many stretches of lines a text at a place would cover, or nearly.
    func crossings(_ box: Box) -> Int {
        let around = box.grown(by: 1.5)
        return lines.reduce(0) { $0 + (around.clipped($1.from, $1.to) == nil ? 0 : 1) }
    }

    /// Whether the line that leads from a point to its text would cover another text.
    private func isCutOff(_ box: Box, from dot: Place) -> Bool {
        let near = box.nearest(dot)
        return boxes.contains { $0.clipped(dot, dot) == nil && $0.clipped(dot, near) != nil }
    }

    /// Places a text: where it covers nothing, or else where it covers the fewest lines; nil where there is no room.
    ///
    /// - Parameters:
    ///   - sparing: whether it must not cover a line.
    ///   - dot: the point that it belongs to and that a line may lead to.
    mutating func place(_ candidates: [Drawing.Text], sparing: Bool = false, for dot: Place? = nil) -> Drawing.Text? {
        var best: (text: Drawing.Text, crossings: Int)?
        for candidate in candidates where !isTaken(candidate.box) {
            if let dot, isCutOff(candidate.box, from: dot) { continue }
            let crossings = crossings(candidate.box)
            if crossings < best?.crossings ?? .max { best = (candidate, crossings) }
            if crossings == 0 { break }
        }
        guard let best, !(sparing && best.crossings > 0) else { return nil }
        boxes.append(best.text.box)
        return best.text
    }

    /// Where the middles of labels of given heights come to lie that would like to be in certain places, in the order of
    /// those, without overlap and within bounds: those that collide share the shift that moves all of them least.
    static func apart(_ wanted: [(middle: Double, height: Double)], from low: Double, to high: Double) -> [Double] {
        let order = wanted.indices.sorted {
            wanted[$0].middle != wanted[$1].middle ? wanted[$0].middle < wanted[$1].middle : $0 < $1
        }
        struct Group {
            var members: [Int]
            var height: Double
            var top: Double
        }
        func top(_ members: [Int]) -> Double {
            // The mean of the tops that each member would like the group to have.
            var offset = 0.0
            var sum = 0.0
            var height = 0.0
            for member in members {
                sum += wanted[member].middle - wanted[member].height / 2 - offset
                offset += wanted[member].height
                height += wanted[member].height
            }
            return max(low, min(sum / Double(members.count), high - height))
        }
        var groups: [Group] = []
        for place in order {
            var group = Group(members: [place], height: wanted[place].height, top: top([place]))
            while let last = groups.last, last.top + last.height > group.top {
                let members = last.members + group.members
                group = Group(members: members, height: last.height + group.height, top: top(members))
                groups.removeLast()
            }
            groups.append(group)
        }
        var middles = wanted.map { $0.middle }
        for group in groups {
            var top = group.top
            for member in group.members {
                middles[member] = top + wanted[member].height / 2
                top += wanted[member].height
            }
        }
        return middles
    }
}
