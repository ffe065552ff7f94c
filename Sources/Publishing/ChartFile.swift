internal import Cells
internal import Chapters
internal import Figures

/// Charts as pictures of their own, which the Markdown pages show.
enum ChartFile {
    /// Where the picture of a chart stands: under its label, or else under its place in the chapter.
    static func path(_ chart: EvaluatedChart, _ chapter: Chapter, cell: Int) -> String {
        "charts/" + chapter.address + "-" + (chart.label ?? String(cell + 1)) + ".svg"
    }

    /// The pictures of a chapter.
    static func files(_ chapter: Chapter, _ cells: [EvaluatedCell]) -> [PublishedFile] {
        cells.enumerated().compactMap { cell, evaluated in
            guard case .chart(let chart) = evaluated else { return nil }
            return PublishedFile(path: path(chart, chapter, cell: cell), bytes: Figure.chartFile(chart))
        }
    }
}
