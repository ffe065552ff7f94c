internal import Cells
internal import Formulas
internal import Quantities
internal import Vocabulary

/// The names that every chapter knows, as a text for `marginal help vocabulary`: by what they are or give.
struct VocabularyListing {
    private let lexicon = InferenceVocabulary.lexicon
    private let formatter = QuantityFormatter(units: UnitTable())

    var text: String {
        let subjects = InferenceVocabulary.subjects
        var contents = heading("subjects")
        var text = ""
        for (place, subject) in subjects.enumerated() {
            let end = place + 1 < subjects.count ? subjects[place + 1].firstRecord : lexicon.records.count
            let records = subject.firstRecord..<end
            let functions = lexicon.functions.filter { $0.signature.result.isRecord(in: records) }
            contents +=
                functions.isEmpty
                ? wrapped(records.map { lexicon.records[$0].name }, after: subject.title + ": ", by: ",")
                : wrapped(functions.map { $0.name.text }, after: subject.title + ": ")
            text += "\n" + heading(subject.title) + String(repeating: "-", count: subject.title.count) + "\n"
            for index in records { text += section(index) }
        }
        return contents + text
    }

    /// The words that the language explains rather than the vocabulary.
    static var wordsOfTheLanguage: [String] {
        CellReader.words + ["example", "include", "solve", "solutions", "with", "between", "across", "compare", "log"]
            + [
                "min", "max", "sum", "mean", "count", "round", "floor", "ceil", "abs", "sqrt", "exp", "ln", "log10",
                "log2",
            ]
            + ["normal", "uniform", "triangular", "probability", "sd", "p5", "p10", "p25", "p50", "p75", "p90", "p95"]
    }

    /// All that can be asked for by name: constants, functions, kinds of records, their fields and methods.
    var names: [String] {
        lexicon.constants.map { $0.name.text } + lexicon.functions.map { $0.name.text }
            + lexicon.records.flatMap { record in
                [record.name] + record.fields.map { $0.name.text } + record.methods.map { $0.name.text }
            }
    }

    /// What a name means: as a constant, a function, a kind of record, and as a field or method of each kind that has it.
    func text(on name: String) -> String {
        var parts: [String] = []
        for constant in lexicon.constants where constant.name.text == name {
            parts.append(line(name, kind(constant.type), constant.summary))
        }
        let functions = lexicon.functions.filter { $0.name.text == name }
        if !functions.isEmpty { parts.append(functions.map { describe($0.signature) }.joined()) }
        for index in lexicon.records.indices where lexicon.records[index].name == name { parts.append(section(index)) }
        for record in lexicon.records {
            var text = ""
            for field in record.fields where field.name.text == name {
                text += line("." + name, kind(field.type), field.summary)
            }
            for method in record.methods where method.name.text == name { text += describe(method, prefix: ".") }
            if !text.isEmpty { parts.append(heading("of \(article(record.name)) \(record.name)") + text) }
        }
        return parts.joined(separator: "\n")
    }

    /// A kind of record: its constants, the functions that give it, its fields and methods.
    private func section(_ index: Int) -> String {
        let record = lexicon.records[index]
        let constants = lexicon.constants.filter { $0.type == .record(index) }
        let functions = lexicon.functions.filter { $0.signature.result.isRecord(in: index..<index + 1) }
        var text = ""
        if !constants.isEmpty || !functions.isEmpty { text += heading("\(article(record.name)) \(record.name)") }
        text += wrapped(constants.map { $0.name.text })
        for function in functions { text += describe(function.signature) }
        text += heading("fields of \(article(record.name)) \(record.name)")
        for field in record.fields { text += line("." + field.name.text, kind(field.type), field.summary) }
        for method in record.methods { text += describe(method, prefix: ".") }
        return text
    }

    private func article(_ noun: String) -> String { "aeiou".contains(noun.prefix(1)) ? "an" : "a" }

    private func heading(_ text: String) -> String { (text.uppercased()) + "\n" }

    private func line(_ name: String, _ kind: String, _ summary: String) -> String {
        let left = name + (kind.isEmpty ? "" : ": " + kind)
        return "  " + left + String(repeating: " ", count: max(2, 38 - left.count)) + summary + "\n"
    }

    private func describe(_ signature: Signature, prefix: String = "") -> String {
        var text = wrapped(
            signature.parameters.map { parameter in
                parameter.name.text + ": " + kind(parameter.type) + (parameter.standard == nil ? "" : "?")
            }, after: "\(prefix)\(signature.name.text)(", by: ",", end: ")")
        text += "      \(signature.summary); gives \(kind(signature.result))\n"
        return text
    }

    private func kind(_ type: Type) -> String {
        switch type {
        case .quantity(let dimension): dimension.isNone ? "number" : formatter.canonicalUnit(dimension).text
        case .truth: "condition"
        case .text: "text"
        case .list(let element): "list of " + kind(element)
        case .record(let index): lexicon.records[index].name
        case .scenario: "scenario"
        case .unknown: ""
        }
    }

    /// Words in lines of a hundred characters; nothing if there are none and nothing is around them.
    private func wrapped(_ words: [String], after start: String = "", by separator: String = "", end: String = "")
        -> String
    {
        if words.isEmpty, start.isEmpty { return "" }
        var text = ""
        var line = "  " + start
        for (index, word) in words.enumerated() {
            let word = word + (index < words.count - 1 ? separator : end)
            if line.count + word.count > 100 {
                text += line + "\n"
                line = start.isEmpty ? " " : "     "
            }
            line += (index == 0 ? "" : " ") + word
        }
        return text + line + (words.isEmpty ? end : "") + "\n"
    }
}

extension Type {
    /// Whether it is a record that has one of these places in the lexicon, or a list of such.
    fileprivate func isRecord(in places: Range<Int>) -> Bool {
        switch self {
        case .record(let own): places.contains(own)
        case .list(let element): element.isRecord(in: places)
        default: false
        }
    }
}
