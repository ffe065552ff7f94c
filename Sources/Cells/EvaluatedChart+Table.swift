internal import Quantities
internal import SourceText

extension EvaluatedChart {
    /// What the chart draws, as a table: a row for each point and a column for each series where all have the same x, or
    /// else the series one below the other.
    ///
    /// - Parameter most: how many rows it may have, about; of more points, some are shown that lie evenly.
    public func table(most: Int) -> EvaluatedTable {
        hasSharedPlaces ? sharedTable(most) : longTable(most)
    }

    private var hasSharedPlaces: Bool {
        guard let first = series.first, x.categories.isEmpty else { return true }
        return series.allSatisfy { other in
            other.points.count == first.points.count && zip(other.points, first.points).allSatisfy { $0.x == $1.x }
        }
    }

    private func sharedTable(_ most: Int) -> EvaluatedTable {
        var header: [EvaluatedTable.Content] = []
        var alignments: [TableBlock.Alignment] = []
        if let variable {
            header.append(content(variable.name))
            alignments.append(.right)
        }
        header.append(content(x.heading.utf8.isEmpty ? kind == .waterfall ? "Step" : "Bar" : x.heading))
        alignments.append(x.categories.isEmpty ? .right : .left)
        for series in series {
            let unit = y.unit.utf8.isEmpty ? "" : ", " + y.unit
            header.append(content(series.name.utf8.isEmpty ? y.heading : series.name + unit))
            alignments.append(.right)
        }
        let count = series.first?.points.count ?? 0
        let rows = EvaluatedChart.places(count, most).map { place in
            var row: [EvaluatedTable.Content] = []
            if let variable { row.append(content(place < variable.values.count ? variable.values[place] : "")) }
            if place < x.categories.count {
                row.append(content(x.categories[place]))
            } else {
                row.append(content(series.first?.points[place].x, x))
            }
            return row + series.map { value($0.points[place]) }
        }
        return EvaluatedTable(caption: [], alignments: alignments, header: header, rows: rows)
    }

    private func longTable(_ most: Int) -> EvaluatedTable {
        var header = [content("Series")]
        var alignments: [TableBlock.Alignment] = [.left]
        if let variable {
            header.append(content(variable.name))
            alignments.append(.right)
        }
        header += [content(x.heading), content(y.heading)]
        alignments += [.right, .right]
        var rows: [[EvaluatedTable.Content]] = []
        for series in series {
            for place in EvaluatedChart.places(series.points.count, max(most / max(self.series.count, 1), 2)) {
                var row = [content(series.name)]
                if let variable { row.append(content(place < variable.values.count ? variable.values[place] : "")) }
                rows.append(row + [content(series.points[place].x, x), value(series.points[place])])
            }
        }
        return EvaluatedTable(caption: [], alignments: alignments, header: header, rows: rows)
    }

    /// Places that lie evenly, the first and the last among them.
    private static func places(_ count: Int, _ most: Int) -> [Int] {
        guard count > most, most > 1 else { return Array(0..<count) }
        return (0..<most).map { $0 * (count - 1) / (most - 1) }
    }

    private func value(_ point: Point) -> EvaluatedTable.Content {
        guard let interval = point.interval, kind != .waterfall else { return content(point.y, y) }
        if let value = point.y { return content(y.format.text(value, in: interval)) }
        return content(y.text(interval.lowerBound) + " to " + y.text(interval.upperBound))
    }

    private func content(_ number: Double?, _ axis: Axis) -> EvaluatedTable.Content {
        guard let number else { return content("–") }
        return .value(PublishedValue(figure: axis.text(number), unit: "", number: number, formula: "", span: span))
    }

    private func content(_ text: String) -> EvaluatedTable.Content {
        .value(PublishedValue(figure: text, unit: "", number: nil, formula: "", span: span))
    }

    private var span: SourceSpan {
        series.first?.span ?? SourceSpan(file: SourceID(0), lower: 0, upper: 0)
    }
}
