public import Chapters
internal import Cells
internal import Figures

/// Charts as pictures of their own, which the Markdown pages show.
public enum ChartFile {
    /// Where the pictures of a chapter stand, in the order of the text.
    public static func paths(_ chapter: Chapter) -> [String] {
        var paths: [String] = []
        for cell in chapter.cells {
            guard case .chart = cell else { continue }
            paths.append(path(cell.label?.text, number: paths.count + 1, chapter))
        }
        return paths
    }

    /// Where the picture of a chart stands.
    static func path(_ chart: EvaluatedChart, _ chapter: Chapter, _ cells: [EvaluatedCell], _ cell: Int) -> String {
        var number = 0
        for case .chart in cells[...cell] { number += 1 }
        return path(chart.label, number: number, chapter)
    }

    /// Under its label, or else under its number among the charts of the chapter; a label never begins with a digit.
    private static func path(_ label: String?, number: Int, _ chapter: Chapter) -> String {
        "charts/" + chapter.address + "/" + (label ?? String(number)) + ".svg"
    }

    /// The pictures of a chapter.
    static func files(_ chapter: Chapter, _ cells: [EvaluatedCell]) -> [PublishedFile] {
        cells.enumerated().compactMap { cell, evaluated in
            guard case .chart(let chart) = evaluated else { return nil }
            return PublishedFile(path: path(chart, chapter, cells, cell), bytes: Figure.chartFile(chart))
        }
    }
}
