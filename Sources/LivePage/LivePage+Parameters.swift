internal import Cells
internal import Formulas
internal import SourceText

/// What the page is told of its parameters.
extension LivePage {
    /// The answer to loading: the parameters on which the page depends, those of its own chapter first.
    ///
    /// - Returns: JSON.
    public var loaded: [UInt8] {
        var answer = LiveAnswer(engine: source.engine)
        for parameter in parameters { answer.add(json(parameter)) }
        return answer.bytes
    }

    func json(_ parameter: LiveParameter) -> [UInt8] {
        let home = source.chapters[parameter.chapter]
        let isOwn = parameter.chapter == source.own
        var object = JSONObject()
        object.add("key", key(of: parameter))
        object.add("name", parameter.name)
        object.add("chapter", home.address)
        object.add("title", home.title)
        object.add("own", isOwn)
        if isOwn {
            object.add("cell", Double(parameter.cell))
            object.add("row", Double(parameter.row))
        }
        let isQuantity = parameter.value.number != nil
        if let number = parameter.value.number { object.add("value", LiveChapter.plain(number)) }
        // As it is printed, it is no text that an author could write.
        if parameter.value.interval != nil { object.add("uncertain", true) }
        object.add("text", parameter.value.text)
        object.add("written", isQuantity ? parameter.value.text : text(at: parameter.span))
        object.add("unit", parameter.value.unit)
        let note = source.chapters[parameter.chapter].texts.first {
            $0.written.utf8.elementsEqual(parameter.note.utf8)
        }
        object.add("note", note?.spoken ?? parameter.note)
        object.add("href", home.page + "#_p-" + parameter.name)
        switch parameter.kind {
        case .range(let lower, let upper, let step, let isLogarithmic):
            object.add("kind", "range")
            object.add("lower", lower)
            object.add("upper", upper)
            if let step { object.add("step", step) }
            object.add("log", isLogarithmic)
        case .choices(let choices):
            object.add("kind", "choice")
            object.add("choices", choices.map { text(at: $0.span) })
            object.add("labels", choices.map { $0.label })
        case .truth: object.add("kind", "switch")
        case .number: object.add("kind", "number")
        case .text: object.add("kind", "text")
        }
        return object.bytes
    }

    private func text(at span: SourceSpan) -> String { sources[span.file].text(span.range) }
}
