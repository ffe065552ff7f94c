internal import Quantities
internal import SourceText

extension Checker {
    mutating func checkName(_ name: Name, _ span: SourceSpan) -> Checked {
        for (index, local) in locals.enumerated().reversed() where local.name == name {
            return Checked(.local(index), local.type, local.presentation)
        }
        switch scopes.resolve(name, in: chapter) {
        case .definition(let index): return use(index, span)
        case .ambiguous(let candidates): return reportAmbiguous(name, candidates, span)
        case .none: break
        }
        if let constant = lexicon.constant(name) {
            return Checked(.constant(constant.value), constant.type)
        }
        if lexicon.contains(name) {
            return report(
                "function-without-call", "'\(name.text)' is a function and needs its arguments", at: span,
                hint: "write \(name.text)(…)")
        }
        return reportUnknown(name, span, isCall: false)
    }

    /// The value of a definition.
    private mutating func use(_ index: Int, _ span: SourceSpan) -> Checked {
        let definition = scopes.definitions[index]
        if definition.isFunction {
            return report(
                "function-without-call", "'\(definition.name.text)' is a function and needs its arguments", at: span,
                hint: "write \(definition.name.text)(…)")
        }
        if isBroken[index] { return .broken }
        return Checked(.definition(index), checked[index].type, checked[index].presentation)
    }

    mutating func reportAmbiguous(_ name: Name, _ candidates: [Int], _ span: SourceSpan) -> Checked {
        let chapters = candidates.map { scopes.chapters[scopes.definitions[$0].chapter] }
        return report(
            "ambiguous-name", "'\(name.text)' is defined by more than one of the chapters that this one uses",
            at: span, notes: candidates.map { "it is defined at \(place(scopes.definitions[$0].span))" },
            hint: "say which: \(joined(chapters.map { "\($0.name.text).\(name.text)" }, with: " or "))")
    }

    mutating func reportUnknown(_ name: Name, _ span: SourceSpan, isCall: Bool) -> Checked {
        let text = name.text
        let others = scopes.chaptersDefining(name)
        if let other = others.first {
            let address = scopes.chapters[other].address
            let definition = scopes.chapters[other].own[name].map { scopes.definitions[$0].span }
            return report(
                "missing-uses", "'\(text)' is defined in another chapter, which this one does not use", at: span,
                notes: definition.map { ["it is defined at \(place($0))"] } ?? [],
                hint: "add '\(address)' to 'uses:' in the front matter")
        }
        if scopes.chapter(named: name) != nil {
            return report(
                "unknown-name", "'\(text)' is a chapter, not a value", at: span,
                hint: "name one of its definitions, as in \(text).rent")
        }
        var candidates = locals.map { $0.name.text }
        candidates += visibleNames
        candidates += lexicon.names
        if !isCall { candidates += scopes.chapters.map { $0.name.text } }
        let near = nearest(to: text, among: candidates).map { "did you mean '\($0)'?" }
        return report(
            "unknown-name", "there is no \(isCall ? "function" : "value") '\(text)'", at: span,
            hint: (isCall ? nil : unitHint(text)) ?? habit(text, isCall: isCall) ?? near
                ?? definingHint(text, isCall: isCall))
    }

    /// What to write where a unit stands alone, as that of `3 GB / s`.
    private func unitHint(_ text: String) -> String? {
        guard units.symbols.contains(where: { $0.utf8.elementsEqual(text.utf8) }) else { return nil }
        return
            "'\(text)' is a unit: it stands behind a number, and is written without spaces, as in USD/\(text) or 1 \(text)"
    }

    private var visibleNames: [String] {
        var names: [String] = []
        for place in [chapter] + scopes.chapters[chapter].uses {
            for definition in scopes.definitions where definition.chapter == place {
                names.append(definition.name.text)
            }
        }
        return names
    }

    /// `assumptions.rent` where `assumptions` is a chapter; nil where the dot is that of a record.
    mutating func checkQualified(_ base: Expression, _ name: Name, _ span: SourceSpan) -> Int?? {
        guard case .name(let address) = base.kind, !locals.contains(where: { $0.name == address }),
            lexicon.constant(address) == nil, let other = scopes.chapter(named: address)
        else { return nil }
        guard case .none = scopes.resolve(address, in: chapter) else {
            // A value has the name of the chapter too: what the chapter defines comes first.
            let isSeen = scopes.sees(other, from: chapter)
            return isSeen ? scopes.chapters[other].own[name].map { .some($0) } : nil
        }
        guard scopes.sees(other, from: chapter) else {
            _ = report(
                "missing-uses", "this chapter does not use '\(scopes.chapters[other].address)'", at: base.span,
                hint: "add '\(scopes.chapters[other].address)' to 'uses:' in the front matter")
            return .some(nil)
        }
        guard let definition = scopes.chapters[other].own[name] else {
            let names = scopes.definitions.filter { $0.chapter == other }.map { $0.name.text }
            _ = report(
                "unknown-name", "the chapter '\(scopes.chapters[other].address)' defines no '\(name.text)'", at: span,
                hint: nearest(to: name.text, among: names).map { "did you mean '\($0)'?" })
            return .some(nil)
        }
        return .some(definition)
    }

    mutating func checkMember(
        _ base: Expression, _ name: Name, _ nameSpan: SourceSpan, _ span: SourceSpan
    ) -> Checked {
        if let qualified = checkQualified(base, name, nameSpan) {
            return qualified.map { use($0, span) } ?? .broken
        }
        let value = check(base)
        guard !value.type.isUnknown else { return Checked(.field(value.term, 0, nameSpan), .unknown) }
        guard case .record(let type) = value.type else {
            return report(
                "wrong-type", "\(describe(value)) has no fields", at: base.span, hint: fieldHint(value.type, name))
        }
        let record = lexicon.records[type]
        if let index = record.fields.firstIndex(where: { $0.name == name }) {
            let field = record.fields[index]
            return Checked(.field(value.term, index, nameSpan), field.type, Presentation(unit: field.unit))
        }
        if record.methods.contains(where: { $0.name == name }) {
            return report(
                "function-without-call", "'\(name.text)' of \(one(record)) needs its arguments", at: nameSpan,
                hint: "write .\(name.text)(…)")
        }
        return reportUnknownField(name, nameSpan, record)
    }

    /// What to write for a field of what has none.
    private func fieldHint(_ type: Type, _ name: Name) -> String? {
        if lexicon.contains(name) { return "a function stands before its value, as in \(name.text)(…)" }
        switch type {
        case .scenario: return "a value in a scenario is written with it, as in \(name.text) with …"
        case .list: return "a list is asked for its min, max, sum, mean or count"
        default: return "only records, such as a server, have fields; a product is written with *"
        }
    }

    private mutating func reportUnknownField(_ name: Name, _ span: SourceSpan, _ record: RecordType) -> Checked {
        let names = record.fields.map { $0.name.text } + record.methods.map { $0.name.text }
        let near = nearest(to: name.text, among: names)
        return report(
            "unknown-field", "\(one(record)) has no '\(name.text)'", at: span,
            hint: near.map { "did you mean '\($0)'?" } ?? "it has \(joined(names, with: ", "))")
    }

    mutating func checkMethod(
        _ base: Expression, _ name: Name, _ nameSpan: SourceSpan, _ arguments: [Expression.Argument],
        _ span: SourceSpan
    ) -> Checked {
        if let qualified = checkQualified(base, name, nameSpan) {
            guard let index = qualified else { return .broken }
            return checkFunction(index, nameSpan, arguments, span)
        }
        let value = check(base)
        guard !value.type.isUnknown else {
            for argument in arguments { _ = check(argument.value) }
            return Checked(.field(value.term, 0, nameSpan), .unknown)
        }
        guard case .record(let type) = value.type else {
            return report(
                "wrong-type", "\(describe(value)) has no functions", at: base.span,
                hint: "a function stands before its values, as in \(name.text)(…)")
        }
        let record = lexicon.records[type]
        guard let index = record.methods.firstIndex(where: { $0.name == name }) else {
            if record.fields.contains(where: { $0.name == name }) {
                return report(
                    "not-a-function", "'\(name.text)' of \(one(record)) is a value and takes no arguments",
                    at: nameSpan, hint: "write .\(name.text)")
            }
            return reportUnknownField(name, nameSpan, record)
        }
        let signature = record.methods[index]
        guard let terms = match(arguments, to: signature, span) else { return .broken }
        return Checked(
            .method(value.term, index, terms, span), signature.result, Presentation(unit: signature.unit))
    }
}
