internal import Formulas
internal import SourceText

/// A formula taken apart for its working, its parts checked.
indirect enum WorkingPart: Sendable {
    /// A number or a text that the formula writes itself.
    case constant(Notation)
    /// A name that stands in something which has a value as a whole.
    case name(String)
    /// A name or a call, which has a value: how it is written, and what that is.
    case operand(form: WorkingPart, Checked)
    /// `if x then y else z`, with the condition's value.
    case choice(Checked, [WorkingPart])
    /// Any other operation.
    case operation(Notation.Operation, [WorkingPart])

    /// Whether it is a name or a number by itself, which may stand in the place of a function's parameter.
    var isPlain: Bool {
        switch self {
        case .constant, .name: true
        case .operand(let form, _): form.isPlain
        case .choice, .operation: false
        }
    }
}

/// A value whose working is shown, checked: what it is called, where it comes from, and how it is computed.
struct CheckedWorkingLine: Sendable {
    /// How a value is computed.
    struct Step: Sendable {
        /// The formula; nil where only what it is made from is known.
        var formula: WorkingPart?
        /// The values of the function's parameters; nil where the formula sees the variables of the one around it.
        var arguments: [Checked]?
        /// The `with` under whose parameters the formula is evaluated.
        var settings: Checked?
        /// What stands in the settings of that `with`: evaluated without them.
        var outer: [CheckedWorkingLine] = []
        /// What stands in a call beside the formula: evaluated with the variables of the formula around the call.
        var beside: [CheckedWorkingLine] = []
        /// What stands in the formula.
        var inner: [CheckedWorkingLine] = []
    }

    /// What it is called; nil for a formula without a name.
    let symbol: WorkingPart?
    let value: Checked
    let origin: EvaluatedWorking.Origin
    let step: Step?
    /// What a record is called that says nothing of itself but that; nil for other values.
    var kind: String?
}

extension CheckedCell {
    /// A `working` block whose formulas are checked.
    struct Working: Sendable {
        let block: WorkingBlock
        let caption: [Piece]
        /// nil where it has a mistake.
        let line: CheckedWorkingLine?
    }
}

/// Where a formula stands whose working is shown.
struct WorkingScope {
    let chapter: Int
    /// The variables of the function.
    var locals: [Local] = []
    /// What the call writes in the place of a parameter, where that is short enough to be put there.
    var given: [Name: WorkingPart] = [:]
    /// The parameters that a `with` around it sets.
    var set: [Int] = []
    /// Tells the values under different `with` apart; zero outside.
    var setting = 0
    /// Tells the values of variables apart in different calls.
    var call = 0

    /// What the names of a formula stand for that the vocabulary states: formulas of the scope around it.
    var names: [Name: Expression] = [:]
    /// The scope around such a formula, alone in a list; none for a formula of the book.
    var around: [WorkingScope] = []
    /// The variables that are shown by their names, those of calls around it included.
    var variables: [Name] = []

    /// Whether a formula shows a variable, so that it means other things in other calls.
    func hasVariable(_ notation: Notation) -> Bool {
        switch notation {
        case .name(let name): variables.contains(Name(name))
        case .quantity, .words: false
        case .operation(_, let parts): parts.contains { hasVariable($0) }
        }
    }
}

/// What was shown so far, so that nothing is shown twice and the whole stays short.
struct WorkingProgress {
    /// How many formulas are followed from one to the next.
    static let deepest = 6
    /// How many lines a working may have.
    static let mostLines = 60

    var seen: [Name: Bool] = [:]
    var lines = 0
    var scopes = 0
}

extension Checker {
    mutating func check(_ working: WorkingBlock, in chapter: Int, _ book: Book) -> CheckedCell {
        let caption = working.caption.map { check($0, in: chapter) }
        let expression = working.formula.expression
        guard let value = checkWorking(expression, in: chapter) else {
            return .working(CheckedCell.Working(block: working, caption: caption, line: nil))
        }
        checkFormat(of: working.formula, for: [value])
        var progress = WorkingProgress()
        let scope = WorkingScope(chapter: chapter)
        let isNamed = isOperand(expression, scope)
        let line = CheckedWorkingLine(
            symbol: isNamed ? part(expression, scope) : nil, value: value,
            origin: origin(expression, scope, book),
            step: step(expression, scope, depth: 0, &progress, book))
        return .working(CheckedCell.Working(block: working, caption: caption, line: line))
    }

    // MARK: - Lines

    /// The lines for what stands in a formula: those first that stand in it themselves, so that each is explained where it
    /// is nearest to the result.
    private mutating func lines(
        _ expressions: [Expression], _ scope: WorkingScope, depth: Int, _ progress: inout WorkingProgress, _ book: Book
    ) -> [CheckedWorkingLine] {
        var fresh: [(expression: Expression, symbol: WorkingPart)] = []
        let around = scope.around.first ?? scope
        for expression in expressions where progress.lines < WorkingProgress.mostLines {
            let symbol = part(expression, scope)
            let written = part(expression.replacing(scope.names), around).notation
            let call = around.hasVariable(written) ? around.call : 0
            let key = Name("\(around.chapter) \(around.setting) \(call) \(written.text)")
            guard progress.seen.updateValue(true, forKey: key) == nil else { continue }
            progress.lines += 1
            fresh.append((expression.replacing(scope.names), symbol))
        }
        return fresh.map { expression, symbol in
            CheckedWorkingLine(
                symbol: symbol, value: check(expression, in: scope.chapter, locals: scope.locals),
                origin: origin(expression, around, book),
                step: depth < WorkingProgress.deepest
                    ? step(expression, around, depth: depth + 1, &progress, book) : nil,
                kind: recordName(expression, around))
        }
    }

    private mutating func recordName(_ expression: Expression, _ scope: WorkingScope) -> String? {
        guard case .record(let place) = check(expression, in: scope.chapter, locals: scope.locals).type else {
            return nil
        }
        return lexicon.records[place].name
    }

    private func origin(_ expression: Expression, _ scope: WorkingScope, _ book: Book) -> EvaluatedWorking.Origin {
        if let place = definition(namedBy: expression, in: scope.chapter, locals: scope.locals) {
            if scope.set.contains(place) { return .setting }
            let definition = definition(place)
            let isParameter = if case .parameter = definition.kind { true } else { false }
            let own = EvaluatedWorking.Place(
                name: definition.name.text, chapter: definition.chapter, span: definition.span,
                isParameter: isParameter, isSet: definition.override != nil)
            return isParameter ? .parameter(own, note: book.rows[place]?.note ?? "") : .definition(own)
        }
        var checker = self
        return checker.summary(of: expression, in: scope.chapter, locals: scope.locals).map { .vocabulary($0) }
            ?? .formula
    }

    /// How a formula's value is computed; nil for an input and for what consists of nothing.
    private mutating func step(
        _ expression: Expression, _ scope: WorkingScope, depth: Int, _ progress: inout WorkingProgress, _ book: Book
    ) -> CheckedWorkingLine.Step? {
        switch expression.kind {
        case .conversion(let inner, _) where isOperand(inner, scope):
            return step(inner, scope, depth: depth, &progress, book)
        case .with(let base, let scenario, let settings):
            var inside = scope
            inside.set += parameters(setBy: scenario, settings, in: scope.chapter)
            progress.scopes += 1
            inside.setting = progress.scopes
            // The settings first: what they name has its value of outside.
            let outer = lines(settings.flatMap { operands($0.value, scope) }, scope, depth: depth, &progress, book)
            var own = step(base, inside, depth: depth, &progress, book)
            if own == nil || own?.settings != nil {
                let beside = lines(operands(base, inside), inside, depth: depth, &progress, book)
                // A parameter that is set has no other formula than its setting.
                let isSet = definition(namedBy: base, in: scope.chapter, locals: scope.locals) != nil && own == nil
                own = CheckedWorkingLine.Step(formula: isSet ? nil : part(base, inside), beside: beside)
            }
            own?.settings = check(expression, in: scope.chapter, locals: scope.locals)
            own?.outer = outer
            return own
        default: break
        }
        if let place = definition(namedBy: expression, in: scope.chapter, locals: scope.locals) {
            return step(of: place, expression, scope, depth: depth, &progress, book)
        }
        if let stated = statedFormula(of: expression, in: scope.chapter, locals: scope.locals) {
            return step(stated, of: expression, scope, depth: depth, &progress, book)
        }
        let inputs = isOperand(expression, scope) ? self.inputs(of: expression, scope) : operands(expression, scope)
        let isFormula = !isOperand(expression, scope)
        let beside = lines(inputs, scope, depth: depth, &progress, book)
        guard isFormula || !beside.isEmpty else { return nil }
        return CheckedWorkingLine.Step(formula: isFormula ? part(expression, scope) : nil, beside: beside)
    }

    /// How the vocabulary computes what a formula asks of a record.
    private mutating func step(
        _ stated: StatedFormula, of expression: Expression, _ scope: WorkingScope, depth: Int,
        _ progress: inout WorkingProgress, _ book: Book
    ) -> CheckedWorkingLine.Step {
        var inner = scope
        inner.given = [:]
        inner.names = stated.names
        inner.around = [scope]
        for (name, argument) in stated.arguments {
            let part = part(argument, scope)
            if part.isPlain { inner.given[name] = part }
        }
        let formula = part(stated.expression, inner)
        // What is asked is found first, so that it stands beside the terms and not below the first of them.
        let asked = lines(inputs(of: expression, scope), scope, depth: depth, &progress, book)
        let terms = lines(operands(stated.expression, inner), inner, depth: depth, &progress, book)
        return CheckedWorkingLine.Step(formula: formula, beside: terms + asked)
    }

    /// How the value of a definition is computed, in the place where a formula names or calls it.
    private mutating func step(
        of place: Int, _ expression: Expression, _ scope: WorkingScope, depth: Int,
        _ progress: inout WorkingProgress, _ book: Book
    ) -> CheckedWorkingLine.Step? {
        let definition = definition(place)
        let body = definition.override ?? definition.body
        var inner = WorkingScope(chapter: definition.chapter, set: scope.set, setting: scope.setting)
        var step = CheckedWorkingLine.Step(arguments: [])
        if case .function(let parameters) = definition.kind {
            guard let written = call(expression), let arguments = arguments(written, of: place) else { return nil }
            let values = arguments.map { check($0, in: scope.chapter, locals: scope.locals) }
            inner.locals = locals(of: place, given: values)
            progress.scopes += 1
            inner.call = progress.scopes
            step.arguments = values
            var unnamed: [CheckedWorkingLine] = []
            for ((parameter, argument), value) in zip(zip(parameters, arguments), values) {
                let part = part(argument, scope)
                if part.isPlain, means(argument, scope, theSameIn: definition.chapter) {
                    inner.given[parameter.name] = part
                    if scope.hasVariable(part.notation) { inner.variables += scope.variables }
                } else {
                    inner.variables.append(parameter.name)
                    unnamed.append(
                        CheckedWorkingLine(
                            symbol: .name(parameter.name.text), value: value, origin: .argument,
                            step: CheckedWorkingLine.Step(formula: part)))
                }
            }
            let named = lines(
                arguments.flatMap { operands($0, scope) }, scope, depth: depth, &progress, book)
            step.beside = unnamed + named
        } else if scope.set.contains(place) || isWritten(body) {
            return nil
        }
        step.formula = part(body, inner)
        // What is no more than a call of the vocabulary needs no line of its own beside the name that stands for it.
        let isStated = statedFormula(of: body, in: inner.chapter, locals: inner.locals) != nil
        let isCall = isOperand(body, inner) && !isFollowed(body, inner) && !isStated
        let stated = isCall ? inputs(of: body, inner) : operands(body, inner)
        step.inner = lines(stated, inner, depth: depth, &progress, book)
        return step
    }

    /// Whether a name or a call has a formula in the book.
    private func isFollowed(_ expression: Expression, _ scope: WorkingScope) -> Bool {
        switch expression.kind {
        case .conversion(let inner, _): isFollowed(inner, scope)
        case .with: true
        default: definition(namedBy: expression, in: scope.chapter, locals: scope.locals) != nil
        }
    }

    /// Whether a name in an argument means in another chapter what it means here, or nothing there.
    private func means(_ argument: Expression, _ scope: WorkingScope, theSameIn chapter: Int) -> Bool {
        guard case .name = argument.kind, chapter != scope.chapter else { return true }
        guard let there = definition(namedBy: argument, in: chapter) else { return true }
        return there == definition(namedBy: argument, in: scope.chapter, locals: scope.locals)
    }

    /// Whether a formula is a number or a text as it is written, so that its value says all.
    private func isWritten(_ expression: Expression) -> Bool {
        switch expression.kind {
        case .number, .text, .truth, .scenario: true
        case .negation(let inner), .conversion(let inner, _): isWritten(inner)
        case .list(let elements): elements.allSatisfy { isWritten($0) }
        case .between(let lower, let upper): isWritten(lower) && isWritten(upper)
        case .name(let name): lexicon.constant(name) != nil
        default: false
        }
    }

    private func call(_ expression: Expression) -> [Expression.Argument]? {
        switch expression.kind {
        case .call(_, _, let arguments), .methodCall(_, _, _, let arguments): arguments
        default: nil
        }
    }
}
