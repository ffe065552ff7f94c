internal import Cells
internal import Chapters
internal import Figures

/// Charts as pictures of their own, which the Markdown pages show.
enum ChartFile {
    /// Where the picture of a chart stands: under its label, or else under its number among the charts of the chapter.
    static func path(_ chart: EvaluatedChart, _ chapter: Chapter, _ cells: [EvaluatedCell], _ cell: Int) -> String {
        var number = 0
        for case .chart in cells[...cell] { number += 1 }
        return "charts/" + chapter.address + "/" + (chart.label ?? String(number)) + ".svg"
    }

    /// The pictures of a chapter.
    static func files(_ chapter: Chapter, _ cells: [EvaluatedCell]) -> [PublishedFile] {
        cells.enumerated().compactMap { cell, evaluated in
            guard case .chart(let chart) = evaluated else { return nil }
            return PublishedFile(path: path(chart, chapter, cells, cell), bytes: Figure.chartFile(chart))
        }
    }
}
