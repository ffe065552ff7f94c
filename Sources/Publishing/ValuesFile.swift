internal import Cells
internal import Chapters
internal import SourceText

/// `values.json`: each published value with its unit, its formula, and where it stands.
struct ValuesFile {
    private(set) var bytes: [UInt8] = []
    private let sources: SourceCollection
    private let file: SourceFile
    /// What each record of the chapter begins with, and what leads to its line: written once, since a chapter has many.
    private var head: [UInt8] = []
    private var place: [UInt8] = []

    /// What stands before the values.
    static func head(_ version: String) -> [UInt8] {
        var bytes = Array("{\"marginal\": ".utf8)
        appendJSONString(version, to: &bytes)
        return bytes + Array(",\n\"values\": [".utf8)
    }

    /// What stands after them.
    static let tail = Array("\n]}\n".utf8)
    /// What stands between them and the claims.
    static let claims = Array("\n],\n\"claims\": [".utf8)

    /// The values of one chapter, separated by commas.
    init(_ chapter: Chapter, _ cells: [EvaluatedCell], _ sources: SourceCollection) {
        self.sources = sources
        file = sources[chapter.id]
        bytes.reserveCapacity(cells.reduce(0) { $0 + ValuesFile.size(of: $1) })
        head.append("\n{\"chapter\": ")
        appendJSONString(chapter.address, to: &head)
        head.append(", \"kind\": \"")
        place.append(", \"file\": ")
        appendJSONString(chapter.fileName, to: &place)
        place.append(", \"line\": ")
        for cell in cells { add(cell, of: chapter) }
    }

    /// About how many bytes the values of a cell will take: two hundred for each, and where there is more, it grows.
    private static func size(of cell: EvaluatedCell) -> Int {
        switch cell {
        case .definitions: 0
        case .parameters(let parameters): parameters.count * 224
        case .table(let table): table.rows.count * table.header.count * 224
        default: 224
        }
    }

    private mutating func add(_ cell: EvaluatedCell, of chapter: Chapter) {
        switch cell {
        case .value(let value): add(value, "inline", of: chapter)
        case .text(let pieces): add(pieces, "title", of: chapter)
        case .definitions: break
        case .parameters(let parameters):
            for parameter in parameters { add(parameter.value, "parameter", note: parameter.note, of: chapter) }
        case .claim(let claim): add(claim.sentence, "claim", of: chapter)
        case .solve(let solve):
            add(solve.caption, "caption", of: chapter)
            for solution in solve.solutions {
                add(solution.value, "solution", of: chapter)
                if let end = solution.end { add(end, "solution", of: chapter) }
            }
        case .sensitivity(let sensitivity): add(sensitivity, of: chapter)
        case .scenario(let scenario):
            for row in scenario.rows { add(row.value, "scenario", note: row.note, of: chapter) }
        case .chart(let chart): add(chart, of: chapter)
        case .working(let working):
            add(working.caption, "caption", of: chapter)
            add(working.line.result, "working", of: chapter)
        case .table(let table):
            add(table.caption, "caption", of: chapter)
            for content in table.header { add(content, nil, of: chapter) }
            for (number, row) in table.rows.enumerated() {
                for (content, head) in zip(row, table.header) {
                    add(content, number + 1, column: table.hasRepeatedColumns ? text(head) : nil, of: chapter)
                }
            }
        }
    }

    private mutating func add(_ pieces: [EvaluatedPiece], _ kind: StaticString, of chapter: Chapter) {
        for case .value(let value) in pieces { add(value, kind, of: chapter) }
    }

    private mutating func add(
        _ content: EvaluatedTable.Content, _ row: Int?, column: String? = nil, of chapter: Chapter
    ) {
        switch content {
        case .value(let value): add(value, "table", row: row, column: column, of: chapter)
        case .text(let pieces):
            for case .value(let value) in pieces { add(value, "table", row: row, column: column, of: chapter) }
        }
    }

    /// What stands at the head of a column.
    private func text(_ content: EvaluatedTable.Content) -> String {
        switch content {
        case .value(let value): value.text
        case .text(let pieces):
            pieces.reduce("") { text, piece in
                switch piece {
                case .text(let written): text + written.text
                case .value(let value): text + value.text
                }
            }
        }
    }

    private mutating func add(
        _ value: PublishedValue, _ kind: StaticString, row: Int? = nil, column: String? = nil, note: String = "",
        of chapter: Chapter
    ) {
        begin(kind)
        bytes.append(", \"text\": \"")
        appendJSONCharacters(value.figure, to: &bytes)
        if !value.unit.isEmpty {
            bytes.append(UInt8(ascii: " "))
            appendJSONCharacters(value.unit, to: &bytes)
        }
        bytes.append(UInt8(ascii: "\""))
        if let number = value.number {
            append(", \"value\": ")
            bytes += number.description.utf8
            append(", \"unit\": ", value.unit)
            if let interval = value.interval {
                append(", \"p5\": ")
                bytes += interval.lowerBound.description.utf8
                append(", \"p95\": ")
                bytes += interval.upperBound.description.utf8
            }
        }
        append(", \"formula\": ", value.formula)
        if let row { append(", \"row\": ", row) }
        if let column { append(", \"column\": ", column) }
        if !note.isEmpty { append(", \"note\": ", note) }
        let keys = MarkdownMarks.citedKeys(in: note)
        if !keys.isEmpty {
            append(", \"citations\": [")
            for (index, key) in keys.enumerated() {
                if index > 0 { append(", ") }
                appendJSONString(key, to: &bytes)
            }
            append("]")
        }
        appendPlace(value.span, of: chapter)
    }

    /// A sensitivity gives a record for the number, and one for each parameter with the swing of the number.
    private mutating func add(_ sensitivity: EvaluatedSensitivity, of chapter: Chapter) {
        add(sensitivity.caption, "caption", of: chapter)
        add(sensitivity.result, "sensitivity", of: chapter)
        for row in sensitivity.rows {
            begin("swing")
            append(", \"parameter\": ", row.name)
            append(", \"text\": ", row.swing.text)
            append(", \"value\": ")
            bytes += (row.swing.number?.description ?? "null").utf8
            append(", \"unit\": ", row.swing.unit)
            append(", \"elasticity\": ")
            bytes += (row.elasticity?.number?.description ?? "null").utf8
            append(", \"from\": ")
            append(row.from)
            append(", \"to\": ")
            append(row.to)
            append(", \"formula\": ", sensitivity.result.formula)
            appendPlace(sensitivity.result.span, of: chapter)
        }
    }

    private mutating func append(_ end: EvaluatedSensitivity.End?) {
        guard let end else { return append("null") }
        append("{\"at\": ", end.input.text)
        append(", \"value\": ")
        bytes += (end.result.number?.description ?? "null").utf8
        append("}")
    }

    /// A chart gives a record for each of its series, with the numbers along both axes; null where the model gave none.
    private mutating func add(_ chart: EvaluatedChart, of chapter: Chapter) {
        add(chart.caption, "caption", of: chapter)
        for series in chart.series {
            begin("series")
            if let label = chart.label { append(", \"chart\": ", label) }
            append(", \"text\": ", series.name)
            append(", \"unit\": ", chart.y.unit)
            if chart.x.categories.isEmpty {
                append(", \"x unit\": ", chart.x.unit)
                append(", \"x\": ")
                append(series.points.map { $0.x })
            } else {
                append(", \"x\": [")
                for (index, category) in chart.x.categories.enumerated() {
                    if index > 0 { append(", ") }
                    appendJSONString(category, to: &bytes)
                }
                append("]")
            }
            if series.points.contains(where: { $0.y != nil }) {
                append(", \"values\": ")
                append(series.points.map { $0.y })
            }
            if series.points.contains(where: { $0.interval != nil }) {
                append(", \"low\": ")
                append(series.points.map { $0.interval?.lowerBound })
                append(", \"high\": ")
                append(series.points.map { $0.interval?.upperBound })
            }
            append(", \"formula\": ", series.formula)
            appendPlace(series.span, of: chapter)
        }
    }

    private mutating func append(_ numbers: [Double?]) {
        append("[")
        for (index, number) in numbers.enumerated() {
            if index > 0 { append(", ") }
            bytes += (number?.description ?? "null").utf8
        }
        append("]")
    }

    private mutating func appendPlace(_ span: SourceSpan, of chapter: Chapter) {
        if file.parts.isEmpty {
            bytes += place
        } else {
            append(", \"file\": ", ValuesFile.fileName(of: span, chapter, sources))
            bytes.append(", \"line\": ")
        }
        let position = span.file == chapter.id ? file.position(at: span.lower) : sources.position(of: span)
        bytes.append(decimal: position.line)
        append(", \"column\": ", position.column)
        bytes.append(UInt8(ascii: "}"))
    }

    /// Begins a record of a kind, after a comma where it is not the first.
    private mutating func begin(_ kind: StaticString) {
        if !bytes.isEmpty { bytes.append(UInt8(ascii: ",")) }
        bytes += head
        bytes.append(kind)
        bytes.append(UInt8(ascii: "\""))
    }

    /// The file of a place from the folder of the chapters on: the chapter's, or one that it includes.
    static func fileName(of span: SourceSpan, _ chapter: Chapter, _ sources: SourceCollection) -> String {
        let file = sources[chapter.id]
        guard !file.parts.isEmpty else { return chapter.fileName }
        let folder = file.path.utf8.count - chapter.fileName.utf8.count
        return String(decoding: sources.path(of: span).utf8.dropFirst(folder), as: UTF8.self)
    }

    private mutating func append(_ text: StaticString) { bytes.append(text) }

    private mutating func append(_ key: StaticString, _ value: String) {
        bytes.append(key)
        appendJSONString(value, to: &bytes)
    }

    private mutating func append(_ key: StaticString, _ number: Int) {
        bytes.append(key)
        bytes.append(decimal: number)
    }
}

extension [UInt8] {
    /// Appends a text of the program.
    fileprivate mutating func append(_ text: StaticString) {
        append(contentsOf: UnsafeBufferPointer(start: text.utf8Start, count: text.utf8CodeUnitCount))
    }

    /// Appends the digits of a number that is not below zero.
    fileprivate mutating func append(decimal number: Int) {
        var unit = 1
        while number / unit >= 10 { unit *= 10 }
        while unit > 0 {
            append(UInt8(ascii: "0") + UInt8(number / unit % 10))
            unit /= 10
        }
    }
}
