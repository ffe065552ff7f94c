internal import Formulas
internal import Quantities
internal import Vocabulary

/// The names that every chapter knows, as a text for `marginal help vocabulary`.
struct VocabularyListing {
    private let lexicon = InferenceVocabulary.lexicon
    private let formatter = QuantityFormatter(units: UnitTable())

    var text: String {
        var text = ""
        for (index, record) in lexicon.records.enumerated() {
            let constants = lexicon.constants.filter { $0.type == .record(index) }
            if !constants.isEmpty { text += heading("\(record.name)s") + wrapped(constants.map { $0.name.text }) }
        }
        text += heading("functions")
        for function in lexicon.functions { text += describe(function.signature) }
        for record in lexicon.records {
            text += heading("fields of \(article(record.name)) \(record.name)")
            for field in record.fields {
                text += line("." + field.name.text, kind(field.type), field.summary)
            }
            for method in record.methods { text += describe(method, prefix: ".") }
        }
        return text
    }

    private func article(_ noun: String) -> String { "aeiou".contains(noun.prefix(1)) ? "an" : "a" }

    private func heading(_ text: String) -> String { (text.uppercased()) + "\n" }

    private func line(_ name: String, _ kind: String, _ summary: String) -> String {
        let left = name + (kind.isEmpty ? "" : ": " + kind)
        return "  " + left + String(repeating: " ", count: max(2, 38 - left.count)) + summary + "\n"
    }

    private func describe(_ signature: Signature, prefix: String = "") -> String {
        let parameters = signature.parameters.map { parameter in
            parameter.name.text + ": " + kind(parameter.type) + (parameter.standard == nil ? "" : "?")
        }
        return "  \(prefix)\(signature.name.text)(\(parameters.joined(separator: ", ")))\n"
            + "      \(signature.summary); gives \(kind(signature.result))\n"
    }

    private func kind(_ type: Type) -> String {
        switch type {
        case .quantity(let dimension): dimension.isNone ? "number" : formatter.canonicalUnit(dimension).text
        case .truth: "condition"
        case .text: "text"
        case .list(let element): "list of " + kind(element)
        case .record(let index): lexicon.records[index].name
        case .unknown: ""
        }
    }

    private func wrapped(_ names: [String]) -> String {
        var text = ""
        var line = " "
        for name in names {
            if line.count + name.count > 100 {
                text += line + "\n"
                line = " "
            }
            line += " " + name
        }
        return text + line + "\n"
    }
}
