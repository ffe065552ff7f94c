internal import Cells

extension LineChart {
    /// Places the names of series and what the marks say; false where a name would lie on another line.
    mutating func addTexts(_ named: [Curve]) -> Bool {
        var placer = LabelPlacer(frame: Box(left: 0, top: plot.top - 10, right: sheet.width, bottom: plot.bottom + 2))
        for text in drawing.texts { placer.keepOff(text.box) }
        for curve in curves {
            for stretch in curve.stretches {
                if curve.form == .band {
                    placer.keepOff(stretch.compactMap { point in point.interval.map { place(point, $0.upperBound) } })
                    placer.keepOff(stretch.compactMap { point in point.interval.map { place(point, $0.lowerBound) } })
                } else if curve.form == .points {
                    for point in stretch {
                        if let value = point.y { placer.keepOff(Box(place(point, value)).grown(by: 4)) }
                    }
                } else {
                    placer.keepOff(stretch.compactMap { point in point.y.map { place(point, $0) } })
                }
            }
        }
        for mark in chart.marks {
            if let dot = place(mark) {
                placer.keepOff(Box(dot).grown(by: 5))
            } else if let value = mark.y, mark.x == nil {
                placer.keepOff([Place(x: plot.left, y: y(value)), Place(x: plot.right, y: y(value))])
            } else if let value = mark.x, mark.y == nil {
                placer.keepOff([Place(x: x(value), y: plot.top), Place(x: x(value), y: plot.bottom)])
            }
        }
        guard addNames(named, &placer) else { return false }
        // Lines first, since a point has more places for its text.
        for mark in chart.marks where place(mark) == nil { addText(mark, &placer) }
        for mark in chart.marks where place(mark) != nil { addText(mark, &placer) }
        return true
    }

    // MARK: - Names of series

    private mutating func addNames(_ named: [Curve], _ placer: inout LabelPlacer) -> Bool {
        let ends = named.map { curve in
            let end = curve.end ?? (x.high, y.low)
            return plot.nearest(Place(x: x(end.x), y: y(end.y)))
        }
        let lines = named.map { TextWidth.wrapped($0.name, sheet.labelWidth) }
        let middles = self.middles(ends, lines)
        for (index, curve) in named.enumerated() {
            let beside = text(lines[index], beside: ends[index], middle: middles[index], curve.colour)
            let isFar = (middles[index] - ends[index].y).magnitude > 9
            if !placer.isTaken(beside.box), placer.crossings(beside.box) == 0 {
                placer.keepOff(beside.box)
                if isFar {
                    drawing.add(
                        .line(
                            Place(x: ends[index].x + 3, y: ends[index].y),
                            Place(x: ends[index].x + 8, y: middles[index]), .leader))
                }
                drawing.add(.text(beside))
            } else if let along = placer.place(textsAlong(curve, lines[index]), sparing: true) {
                drawing.add(.text(along))
            } else {
                return false
            }
        }
        return true
    }

    /// The heights of names beside the ends of lines, moved apart where they would cover one another.
    private func middles(_ ends: [Place], _ lines: [[String]]) -> [Double] {
        var middles = ends.map { $0.y }
        var done = [Bool](repeating: false, count: ends.count)
        for first in ends.indices where !done[first] {
            // Names whose columns overlap, directly or by way of others, share out the height.
            var members = [first]
            done[first] = true
            var next = 0
            while next < members.count {
                let one = members[next]
                for other in ends.indices where !done[other] {
                    let (left, right) = (ends[one].x, ends[one].x + TextWidth.widest(lines[one]) * TextWidth.bold)
                    guard ends[other].x < right + 8,
                        left < ends[other].x + TextWidth.widest(lines[other]) * TextWidth.bold + 8
                    else { continue }
                    done[other] = true
                    members.append(other)
                }
                next += 1
            }
            let wanted = members.map {
                (middle: ends[$0].y, height: Double(lines[$0].count) * Drawing.Text.lineHeight)
            }
            let apart = LabelPlacer.apart(wanted, from: plot.top - 8, to: plot.bottom)
            for (member, middle) in zip(members, apart) { middles[member] = middle }
        }
        return middles
    }

    private func text(_ lines: [String], beside end: Place, middle: Double, _ colour: Int) -> Drawing.Text {
        let first = middle + 4.5 - Double(lines.count - 1) * Drawing.Text.lineHeight / 2
        return Drawing.Text(
            lines: lines, anchor: .start, place: Place(x: end.x + 10, y: first), ink: .label, colour: colour)
    }

    /// Places for a name above and below its line, from the end to the beginning.
    private func textsAlong(_ curve: Curve, _ lines: [String]) -> [Drawing.Text] {
        let points = curve.stretches.joined().compactMap { point in
            (point.y ?? point.interval?.upperBound).map { plot.nearest(place(point, $0)) }
        }
        let height = Double(lines.count - 1) * Drawing.Text.lineHeight
        var texts: [Drawing.Text] = []
        for step in stride(from: 16, through: 0, by: -1) {
            guard let point = points.isEmpty ? nil : points[(points.count - 1) * step / 16] else { continue }
            for anchor in [Drawing.Anchor.end, .start, .middle] {
                for y in [point.y - 7 - height, point.y - 12 - height, point.y + 17, point.y + 22] {
                    texts.append(
                        Drawing.Text(
                            lines: lines, anchor: anchor, place: Place(x: point.x, y: y), ink: .label,
                            colour: curve.colour))
                }
            }
        }
        return texts
    }

    // MARK: - Marks

    private mutating func addText(_ mark: EvaluatedChart.Mark, _ placer: inout LabelPlacer) {
        let candidates: [Drawing.Text]
        if let dot = place(mark) {
            candidates = texts(around: dot, TextWidth.wrapped(mark.text, sheet.labelWidth * 1.1))
        } else if mark.x == nil, let value = mark.y, y.contains(value) {
            candidates = [0.6, 0.4, 0.25].flatMap { share in
                texts(across: y(value), TextWidth.wrapped(mark.text, plot.width * share))
            }
        } else if mark.y == nil, let value = mark.x, x.contains(value) {
            candidates = [1, 0.6].flatMap { share in
                texts(along: x(value), TextWidth.wrapped(mark.text, sheet.labelWidth * share))
            }
        } else {
            return
        }
        guard let text = placer.place(candidates, for: place(mark)) else { return }
        drawing.add(.text(text))
        guard let dot = place(mark) else { return }
        let near = text.box.nearest(dot)
        if abs(near.x - dot.x) + abs(near.y - dot.y) > 18 { drawing.add(.line(dot, near, .leader)) }
    }

    /// Places around a point, nearer ones first.
    private func texts(around dot: Place, _ lines: [String]) -> [Drawing.Text] {
        let height = Double(lines.count - 1) * Drawing.Text.lineHeight
        var texts: [Drawing.Text] = []
        for distance in [9.0, 16, 26, 38, 54, 74, 98] {
            let slant = distance * 0.7
            for (anchor, dx, y) in [
                (Drawing.Anchor.start, distance, 4.5 - height / 2), (.end, -distance, 4.5 - height / 2),
                (.start, slant, -slant - height), (.start, slant, slant + 10), (.end, -slant, -slant - height),
                (.end, -slant, slant + 10), (.middle, 0, -distance - height), (.middle, 0, distance + 11),
            ] {
                texts.append(
                    Drawing.Text(lines: lines, anchor: anchor, place: Place(x: dot.x + dx, y: dot.y + y), ink: .note))
            }
        }
        return texts
    }

    /// Places on a level line, above it first.
    private func texts(across height: Double, _ lines: [String]) -> [Drawing.Text] {
        let rise = Double(lines.count - 1) * Drawing.Text.lineHeight
        let spots: [(Drawing.Anchor, Double)] = [
            (.end, plot.right), (.start, plot.left + 4), (.middle, plot.left + plot.width / 2),
            (.end, plot.left + plot.width * 0.75), (.start, plot.left + plot.width * 0.25),
        ]
        return [height - 6 - rise, height + 15].flatMap { y in
            spots.map { Drawing.Text(lines: lines, anchor: $0.0, place: Place(x: $0.1, y: y), ink: .note) }
        }
    }

    /// Places on an upright line, from the top down.
    private func texts(along x: Double, _ lines: [String]) -> [Drawing.Text] {
        stride(from: plot.top + 12, to: plot.bottom - 12, by: 18).flatMap { y in
            [(Drawing.Anchor.start, x + 6), (.end, x - 6)].map {
                Drawing.Text(lines: lines, anchor: $0.0, place: Place(x: $0.1, y: y), ink: .note)
            }
        }
    }
}
