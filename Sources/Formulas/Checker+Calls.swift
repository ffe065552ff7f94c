internal import Quantities
internal import SourceText

extension Checker {
    mutating func checkCall(
        _ name: Name, _ nameSpan: SourceSpan, _ arguments: [Expression.Argument], _ span: SourceSpan
    ) -> Checked {
        if locals.contains(where: { $0.name == name }) {
            return report("not-a-function", "'\(name.text)' is a value, not a function", at: nameSpan)
        }
        switch scopes.resolve(name, in: chapter) {
        case .definition(let index): return checkFunction(index, nameSpan, arguments, span)
        case .ambiguous(let candidates): return reportAmbiguous(name, candidates, nameSpan)
        case .none: break
        }
        if let index = lexicon.function(name) {
            let signature = lexicon.functions[index].signature
            guard let terms = match(arguments, to: signature, span) else { return .broken }
            return Checked(.native(index, terms, span), signature.result, Presentation(unit: signature.unit))
        }
        if let statistic = Statistic(name) { return checkStatistic(statistic, name, arguments, span) }
        if let distribution = Distribution(name) { return checkDistribution(distribution, name, arguments, span) }
        if let function = BuiltIn(name) { return checkBuiltIn(function, name, arguments, span) }
        if lexicon.constant(name) != nil {
            return report("not-a-function", "'\(name.text)' is a value, not a function", at: nameSpan)
        }
        for argument in arguments { _ = check(argument.value) }
        return reportUnknown(name, nameSpan, isCall: true)
    }

    // MARK: - Functions of the vocabulary

    /// One term for each parameter, or nil where an argument is wrong.
    mutating func match(_ arguments: [Expression.Argument], to signature: Signature, _ span: SourceSpan) -> [Term]? {
        let parameters = signature.parameters
        var terms = [Term?](repeating: nil, count: parameters.count)
        var isFine = true
        let places = places(of: arguments, among: parameters.map { $0.name }, signature.name, &isFine)
        for (argument, place) in zip(arguments, places) {
            let value = check(argument.value)
            guard let place else { continue }
            let parameter = parameters[place]
            if !value.type.matches(parameter.type) {
                isFine = false
                reportWrongArgument(value, argument, parameter, signature)
            }
            terms[place] = value.term
        }
        for (place, parameter) in parameters.enumerated() where terms[place] == nil {
            if let standard = parameter.standard {
                terms[place] = .constant(standard)
            } else if isFine {
                isFine = false
                _ = report(
                    "missing-argument", "'\(signature.name.text)' needs '\(parameter.name.text)'", at: span,
                    hint: "add \(parameter.name.text): \(describe(parameter.type))")
            }
        }
        return isFine ? terms.compactMap { $0 } : nil
    }

    /// The parameter that each argument is for: by its name, or else by its place. Nil for one that fits none.
    mutating func places(
        of arguments: [Expression.Argument], among names: [Name], _ function: Name, _ isFine: inout Bool
    ) -> [Int?] {
        var taken = [Bool](repeating: false, count: names.count)
        var next = 0
        var places: [Int?] = []
        for argument in arguments {
            var place: Int?
            if let label = argument.label, let span = argument.labelSpan {
                place = names.firstIndex(of: label)
                if place == nil {
                    isFine = false
                    let near = nearest(to: label.text, among: names.map { $0.text })
                    _ = report(
                        "unknown-argument", "'\(function.text)' has no argument '\(label.text)'", at: span,
                        hint: near.map { "did you mean '\($0)'?" }
                            ?? "it takes \(joined(names.map { $0.text }, with: ", "))")
                }
            } else if next < names.count {
                place = next
                next += 1
            } else {
                isFine = false
                _ = report(
                    "too-many-arguments", "'\(function.text)' takes \(count(names.count, "argument"))",
                    at: argument.value.span,
                    hint: names.isEmpty ? nil : "it takes \(joined(names.map { $0.text }, with: ", "))")
            }
            if let index = place {
                if taken[index] {
                    isFine = false
                    _ = report(
                        "duplicate-argument", "'\(names[index].text)' is given twice", at: argument.value.span,
                        hint: "leave one of them out")
                    place = nil
                }
                taken[index] = true
            }
            places.append(place)
        }
        return places
    }

    private func count(_ number: Int, _ thing: String) -> String {
        number == 0 ? "no arguments" : number == 1 ? "one \(thing)" : "\(number) \(thing)s"
    }

    private mutating func reportWrongArgument(
        _ value: Checked, _ argument: Expression.Argument, _ parameter: Signature.Parameter, _ signature: Signature
    ) {
        var notes: [String] = []
        var id = "wrong-type"
        if case .quantity(let wanted) = parameter.type, let dimension = value.dimension {
            id = "dimension-mismatch"
            notes = differences(dimension, wanted, "the argument", "'\(parameter.name.text)'")
        }
        var hint: String?
        if case .record(let type) = parameter.type { hint = examples(of: type) }
        if case .quantity(let wanted) = parameter.type, value.dimension?.isNone == true,
            case .number(let number, _, unit: nil) = argument.value.kind, number == number.rounded(), number < 1e15
        {
            hint = "write \(Int64(number)) \(formatter.canonicalUnit(wanted).text)"
        }
        _ = report(
            id,
            "'\(parameter.name.text)' of '\(signature.name.text)' is \(describe(parameter.type)), not \(describe(value))",
            at: argument.value.span, notes: notes, hint: hint)
    }

    /// The constants of a type of record, or else the functions that give one; nil where there are neither.
    private func examples(of type: Int) -> String? {
        let names = lexicon.constants.filter { $0.type == .record(type) }.map { $0.name.text }
        guard names.isEmpty else {
            return "\(one(lexicon.records[type])) is \(joined(Array(names.prefix(6)), with: ", "))"
                + (names.count > 6 ? ", …" : "")
        }
        let makers = lexicon.functions.filter { $0.signature.result == .record(type) }.map { $0.name.text + "(…)" }
        return makers.isEmpty ? nil : "\(one(lexicon.records[type])) comes from \(joined(makers, with: " or "))"
    }

    // MARK: - Functions of the book

    mutating func checkFunction(
        _ index: Int, _ nameSpan: SourceSpan, _ arguments: [Expression.Argument], _ span: SourceSpan
    ) -> Checked {
        let definition = scopes.definitions[index]
        guard case .function(let parameters) = definition.kind else {
            for argument in arguments { _ = check(argument.value) }
            if isBroken[index] { return .broken }
            return report(
                "not-a-function", "'\(definition.name.text)' is a value, not a function", at: nameSpan,
                notes: ["it is defined at \(place(definition.span))"],
                hint: "write \(definition.name.text) * (…) to multiply")
        }
        var isFine = true
        let places = places(of: arguments, among: parameters.map { $0.name }, definition.name, &isFine)
        var values = [Checked?](repeating: nil, count: parameters.count)
        for (argument, place) in zip(arguments, places) {
            let value = check(argument.value)
            if let place { values[place] = value }
        }
        for (place, parameter) in parameters.enumerated() where values[place] == nil && isFine {
            isFine = false
            _ = report(
                "missing-argument", "'\(definition.name.text)' needs '\(parameter.name.text)'", at: span,
                notes: ["it is defined at \(self.place(definition.span))"],
                hint: "write \(definition.name.text)(\(joined(parameters.map { $0.name.text }, with: ", ")))")
        }
        guard isFine, !isBroken[index] else { return .broken }
        let given = values.compactMap { $0 }
        guard given.allSatisfy({ !$0.type.isUnknown }) else { return .broken }
        return instantiate(index, definition, parameters, given, span)
    }

    /// The function for arguments of these types, checked once for each combination.
    private mutating func instantiate(
        _ index: Int, _ definition: Definition, _ parameters: [WrittenDefinition.Parameter], _ given: [Checked],
        _ span: SourceSpan
    ) -> Checked {
        let types = given.map { $0.type }
        let units = given.map { $0.presentation.unit }
        let terms = given.map { $0.term }
        for place in instancePlaces[index] where instances[place].types == types && instances[place].units == units {
            return call(place, terms, span)
        }
        let height = definition.body.height
        guard callDepth < Checker.deepestCalls else {
            return reportDeepCalls("\(Checker.deepestCalls) functions", span)
        }
        guard walkDepth + height <= Checker.deepestWalk else {
            return reportDeepCalls("\(Checker.deepestWalk) levels", span)
        }
        guard instances.count < Checker.mostInstances else {
            return report(
                "too-much-work", "functions are called with more than \(Checker.mostInstances) kinds of arguments",
                at: span,
                hint: "write fewer functions of functions, or divide by units before a call")
        }
        let outer = (chapter, locals, calledHeight, stream)
        let before = diagnostics.all.count
        callDepth += 1
        walkDepth += height
        calledHeight = 0
        begin(in: definition.chapter, definition: index)
        locals = zip(parameters, given).map { parameter, value in
            Local(
                name: parameter.name, type: value.type,
                presentation: Presentation(unit: value.presentation.unit))
        }
        var result = check(definition.body)
        callDepth -= 1
        walkDepth -= height
        let whole = height + calledHeight
        (chapter, locals, calledHeight, stream) = outer
        if whole > Checker.deepestWalk { result = reportDeepCalls("\(Checker.deepestWalk) levels", span) }
        if diagnostics.all.count > before {
            diagnostics.explainLast(
                since: before,
                note: "it is called with \(joined(given.map { describe($0) }, with: ", ")) at \(place(span))")
        }
        instancePlaces[index].append(instances.count)
        instances.append(Instance(definition: index, types: types, units: units, result: result, height: whole))
        return call(instances.count - 1, terms, span)
    }

    private mutating func call(_ place: Int, _ terms: [Term], _ span: SourceSpan) -> Checked {
        let instance = instances[place]
        calledHeight = max(calledHeight, instance.height)
        return Checked(.instance(place, terms, span), instance.result.type, instance.result.presentation)
    }

    private mutating func reportDeepCalls(_ limit: String, _ span: SourceSpan) -> Checked {
        report(
            "nesting-too-deep", "calls nest more than \(limit) deep", at: span,
            hint: "give a result on the way a name of its own, without parameters")
    }

    // MARK: - Functions of the language

    /// Reports the first named argument of a function of the language; nil where there is none.
    mutating func refuseNamed(_ arguments: [Expression.Argument], of name: Name) -> Checked? {
        for argument in arguments {
            if let label = argument.label, let place = argument.labelSpan {
                return report(
                    "unknown-argument", "'\(name.text)' takes no named arguments", at: place,
                    hint: "leave out '\(label.text):'")
            }
        }
        return nil
    }

    private mutating func checkBuiltIn(
        _ function: BuiltIn, _ name: Name, _ arguments: [Expression.Argument], _ span: SourceSpan
    ) -> Checked {
        if let refusal = refuseNamed(arguments, of: name) { return refusal }
        let values = arguments.map { check($0.value) }
        guard let first = values.first, function.takesMany || values.count == 1 else {
            return report(
                values.isEmpty ? "missing-argument" : "too-many-arguments",
                "'\(name.text)' takes \(function.takesMany ? "values or a list of them" : "one value")", at: span,
                hint: values.isEmpty
                    ? "write what it is of, as in \(name.text)(x)"
                    : name.text.utf8.elementsEqual("round".utf8)
                        ? "digits are a matter of the format, as in = x : .2f" : "write \(name.text)(x)")
        }
        let terms = values.map { $0.term }
        if function == .count, case .list = first.type, values.count == 1 {
            return Checked(.builtIn(function, terms, span), .number)
        }
        var element = first.type
        if case .list(let inner) = first.type, function.takesMany, values.count == 1 { element = inner }
        for (value, argument) in zip(values, arguments) where value.type.isKnown {
            let isList = values.count == 1 && value.type == .list(element)
            guard value.dimension != nil || isList && element.isQuantity else {
                return report(
                    "wrong-type", "'\(name.text)' needs numbers, this is \(describe(value))", at: argument.value.span,
                    hint: numberHint(value.type))
            }
            guard isList || value.type.matches(element) else {
                return report(
                    "dimension-mismatch",
                    "'\(name.text)' needs values of one kind: \(describe(first)) and \(describe(value))",
                    at: argument.value.span,
                    hint: unitHint(arguments[0].value, first, argument.value, value) ?? "give both the same unit")
            }
        }
        guard case .quantity(let dimension) = element else { return Checked(.builtIn(function, terms, span), .unknown) }
        if function.takesPlainNumbers, !dimension.isNone {
            return report(
                "dimension-mismatch", "'\(name.text)' needs a plain number, this is in \(unitText(first))", at: span,
                hint: "divide by a unit first, as in \(name.text)(x / (1 \(unitText(first))))")
        }
        let unit = first.presentation.unit
        switch function {
        case .sqrt:
            let half = Rational(1, 2)
            guard !isFar(dimension.raised(to: half)) else { return reportFarPower(span) }
            return Checked(
                .builtIn(function, terms, span), .quantity(dimension.raised(to: half)),
                Presentation(unit: unit.flatMap { $0.raised(to: half) }))
        case .count: return Checked(.builtIn(function, terms, span), .number)
        case .exp, .ln, .log10, .log2: return Checked(.builtIn(function, terms, span), .number)
        default: return Checked(.builtIn(function, terms, span), .quantity(dimension), Presentation(unit: unit))
        }
    }
}

extension Type {
    var isQuantity: Bool {
        switch self {
        case .quantity, .unknown: true
        default: false
        }
    }
}
