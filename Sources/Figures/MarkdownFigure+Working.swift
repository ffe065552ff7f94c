public import Cells

extension MarkdownFigure {
    /// A value with its working: the equation as a block of text, and below it a list of where each input comes from.
    ///
    /// - Parameter place: where a definition stands, seen from the page.
    public static func working(
        _ working: EvaluatedWorking, name: String? = nil, into text: inout [UInt8],
        place: (EvaluatedWorking.Place) -> Figure.DefinitionPlace
    ) {
        if !working.caption.isEmpty || name != nil {
            text += "**".utf8
            append(name, before: working.caption, to: &text)
            sentence(working.caption, into: &text)
            text += "**\n\n".utf8
        }
        text += "```text\n".utf8
        for line in working.line.equation {
            text += line.utf8
            text.append(UInt8(ascii: "\n"))
        }
        text += "```\n".utf8
        guard !working.line.inputs.isEmpty else { return }
        text.append(UInt8(ascii: "\n"))
        append(working.line.inputs, indent: "", to: &text, place)
    }

    private static func append(
        _ lines: [EvaluatedWorking.Line], indent: String, to text: inout [UInt8],
        _ place: (EvaluatedWorking.Place) -> Figure.DefinitionPlace
    ) {
        for line in lines {
            text += indent.utf8
            text += "- `".utf8
            text += line.sides.utf8
            text.append(UInt8(ascii: "`"))
            source(line.origin, into: &text, place)
            text.append(UInt8(ascii: "\n"))
            append(line.inputs, indent: indent + "  ", to: &text, place)
        }
    }

    private static func source(
        _ origin: EvaluatedWorking.Origin, into text: inout [UInt8],
        _ place: (EvaluatedWorking.Place) -> Figure.DefinitionPlace
    ) {
        func append(_ own: EvaluatedWorking.Place, _ note: String) {
            var parts: [String] = []
            let found = place(own)
            if let chapter = found.chapter { parts.append("[\(chapter)](\(found.address))") }
            if own.isSet { parts.append("set from outside the book") }
            if !note.isEmpty { parts.append(note) }
            guard !parts.isEmpty else { return }
            text += ": ".utf8
            text += parts.joined(separator: ", ").utf8
        }
        switch origin {
        case .parameter(let own, let note): append(own, note)
        case .definition(let own): append(own, "")
        case .vocabulary(let summary): if !summary.isEmpty { text += ": \(summary)".utf8 }
        case .setting: text += ": set in the formula".utf8
        case .argument, .formula: break
        }
    }
}
