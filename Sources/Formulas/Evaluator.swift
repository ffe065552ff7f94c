internal import CNumerics
internal import SourceText

/// Walks terms. The checker has made sure of types, names and depth; what can still fail is arithmetic, a function of the
/// vocabulary that refuses its arguments, and work without end.
struct Evaluator {
    /// How many calls and values of ranges one formula may take: some seconds of work.
    static let mostSteps = 5_000_000
    /// How many values a range may have.
    static let longestRange = 10_000

    let evaluation: Evaluation
    /// The work done so far. Evaluations within evaluations share one count, so that no nesting multiplies it.
    var steps: Int

    /// The draws that count, in a branch that not all of them take; nil where all do.
    var mask: [Bool]?

    /// Where it is noted what is read; nil where nobody asks.
    let readings: Readings?

    init(evaluation: Evaluation, steps: Int = 0, mask: [Bool]? = nil, readings: Readings? = nil) {
        self.evaluation = evaluation
        self.steps = steps
        self.mask = mask
        self.readings = readings
    }

    mutating func evaluate(_ term: Term, _ frame: [Value]) throws(EvaluationFault) -> Value {
        switch term {
        case .constant(let value): return value
        case .broken: throw .untold
        case .definition(let place):
            readings?.note(place)
            return try evaluation.value(of: place)
        case .local(let place): return frame[place]
        case .negation(let inner):
            let value = try evaluate(inner, frame)
            if case .uncertain(.numbers(let numbers)) = value { return .uncertain(.numbers(numbers.map { -$0 })) }
            return .number(-value.number)
        case .not(let inner):
            let value = try evaluate(inner, frame)
            if case .uncertain(.truths(let truths)) = value { return .uncertain(.truths(truths.map { !$0 })) }
            return .truth(!value.truth)
        case .arithmetic(let sign, let left, let right, let span):
            let (x, y) = (try evaluate(left, frame), try evaluate(right, frame))
            guard case .number(let first) = x, case .number(let second) = y else {
                return try arithmetic(sign, x, y, span)
            }
            return .number(try arithmetic(sign, first, second, span))
        case .wholePower(let base, let exponent, let span):
            let value = try evaluate(base, frame)
            if case .uncertain(let draws) = value { return try wholePowers(draws, exponent, span) }
            return .number(try wholePower(value.number, exponent, span))
        case .comparison(let sign, let left, let right):
            let (x, y) = (try evaluate(left, frame), try evaluate(right, frame))
            guard case .number(let first) = x, case .number(let second) = y else {
                return try comparison(sign, x, y, nil)
            }
            return .truth(compare(sign, first, second))
        case .equality(let isEqual, let left, let right):
            let (x, y) = (try evaluate(left, frame), try evaluate(right, frame))
            if x.isUncertain || y.isUncertain { return equality(x, y, isEqual: isEqual) }
            return .truth(Evaluator.areEqual(x, y) == isEqual)
        case .and(let left, let right): return try junction(left, right, isAnd: true, frame)
        case .or(let left, let right): return try junction(left, right, isAnd: false, frame)
        case .choice(let condition, let then, let otherwise):
            let value = try evaluate(condition, frame)
            if case .uncertain(let draws) = value { return try choice(draws, then, otherwise, frame) }
            return try evaluate(value.truth ? then : otherwise, frame)
        case .builtIn(let function, let arguments, let span):
            return try builtIn(function, try values(arguments, frame), span)
        case .native(let place, let arguments, let span): return try native(place, arguments, frame, span)
        case .instance(let place, let arguments, let span):
            try count(span)
            let given = try values(arguments, frame)
            // Who notes what is read, or counts some of the draws only, must go all the way.
            guard readings == nil, mask == nil, let call = CallMemory.Call(place, given) else {
                return try evaluate(evaluation.program.instances[place], given)
            }
            if let known = evaluation.memory.result(of: call) { return known }
            let value = try evaluate(evaluation.program.instances[place], given)
            evaluation.memory.keep(value, of: call)
            return value
        case .field(let base, let index, let span):
            let value = try evaluate(base, frame)
            if let draws = value.drawCount {
                return try each([value], draws, span, []) { (evaluator, given) throws(EvaluationFault) in
                    try evaluator.field(given[0], index, span)
                }
            }
            return try field(value, index, span)
        case .method(let base, let index, let arguments, let span):
            return try method(base, index, arguments, frame, span)
        case .list(let elements): return .list(try values(elements, frame))
        case .range(let lower, let upper, let step, let unit, let isLogarithmic, let span):
            let start = try certain(try evaluate(lower, frame), "the start of a range", span)
            let end = try certain(try evaluate(upper, frame), "the end of a range", span)
            let stride = try step.map { (term) throws(EvaluationFault) in
                try certain(try evaluate(term, frame), "the step of a range", span)
            }
            return .list(
                isLogarithmic
                    ? try logarithmicRange(start, end, stride ?? 2, span)
                    : try range(start, end, stride ?? unit, span))
        case .with(let base, let scenario, let settings, let needs, let span):
            return try with(base, try self.scenario(scenario, settings, title: "", frame, span), needs, frame, span)
        case .scenario(let title, let base, let settings, let span):
            return .scenario(try scenario(base, settings, title: title, frame, span))
        case .within(let isEqual, let left, let right, let tolerance, let isRelative, let span):
            let (x, y) = (try evaluate(left, frame), try evaluate(right, frame))
            let width = try evaluate(tolerance, frame)
            if x.isUncertain || y.isUncertain || width.isUncertain {
                return try nearness(x, y, width, isRelative: isRelative, isEqual: isEqual, span)
            }
            let excess = try distance(x.number, y.number, width.number, isRelative, span)
            return .truth((excess <= 0) == isEqual)
        case .search(let search):
            return try value(of: search, frame)
        case .uncertain(let distribution, let parameters, let scores, let span):
            return try draws(distribution, try values(parameters, frame), scores, span)
        case .statistic(let statistic, let inner, let span):
            return try self.statistic(statistic, inner, frame, span)
        }
    }

    /// `and` and `or`: the right side is asked for where the left one does not decide.
    private mutating func junction(
        _ left: Term, _ right: Term, isAnd: Bool, _ frame: [Value]
    ) throws(EvaluationFault) -> Value {
        let first = try evaluate(left, frame)
        if case .uncertain(let draws) = first {
            return try junction(draws, isAnd: isAnd) { (evaluator) throws(EvaluationFault) in
                try evaluator.evaluate(right, frame)
            }
        }
        return first.truth == isAnd ? try evaluate(right, frame) : first
    }

    private mutating func values(_ terms: [Term], _ frame: [Value]) throws(EvaluationFault) -> [Value] {
        var values: [Value] = []
        values.reserveCapacity(terms.count)
        for term in terms { values.append(try evaluate(term, frame)) }
        return values
    }

    // MARK: - The vocabulary

    private mutating func native(
        _ place: Int, _ arguments: [Term], _ frame: [Value], _ span: SourceSpan
    ) throws(EvaluationFault) -> Value {
        try count(span)
        let function = evaluation.program.lexicon.functions[place]
        let given = try values(arguments, frame)
        for value in given {
            guard let draws = value.drawCount else { continue }
            let names = function.signature.parameters.map { (name: $0.name, type: $0.type) }
            return try each(given, draws, span, names) { (evaluator, given) throws(EvaluationFault) in
                try evaluator.call(function, given, span)
            }
        }
        return try call(function, given, span)
    }

    private func call(
        _ function: NativeFunction, _ given: [Value], _ span: SourceSpan
    ) throws(EvaluationFault) -> Value {
        try native(span) { () throws(NativeFault) in try function.body(given) }
    }

    private mutating func method(
        _ base: Term, _ index: Int, _ arguments: [Term], _ frame: [Value], _ span: SourceSpan
    ) throws(EvaluationFault) -> Value {
        try count(span)
        let given = [try evaluate(base, frame)] + (try values(arguments, frame))
        for value in given {
            guard let draws = value.drawCount else { continue }
            return try each(given, draws, span, names(of: given[0], index)) {
                (evaluator, given) throws(EvaluationFault) in
                try evaluator.method(given, index, span)
            }
        }
        return try method(given, index, span)
    }

    /// What a record and the arguments of its method are called.
    private func names(of base: Value, _ index: Int) -> [(name: Name, type: Type)] {
        guard let record = base.at(draw: 0).record else { return [] }
        let type = evaluation.program.lexicon.records[record.type]
        return [(name: Name(type.name), type: .record(record.type))]
            + type.methods[index].parameters.map { (name: $0.name, type: $0.type) }
    }

    /// - Parameter given: the record and the arguments.
    private func method(_ given: [Value], _ index: Int, _ span: SourceSpan) throws(EvaluationFault) -> Value {
        let record = try record(given[0], span)
        return try native(span) { () throws(NativeFault) in try record.call(index, Array(given.dropFirst())) }
    }

    private func field(_ value: Value, _ index: Int, _ span: SourceSpan) throws(EvaluationFault) -> Value {
        let record = try record(value, span)
        return try native(span) { () throws(NativeFault) in try record.field(index) }
    }

    private func record(_ value: Value, _ span: SourceSpan) throws(EvaluationFault) -> Record {
        guard let record = value.record else { throw EvaluationFault("wrong-type", "this is no record", at: span) }
        return record
    }

    mutating func count(_ span: SourceSpan, _ amount: Int = 1) throws(EvaluationFault) {
        steps += amount
        guard steps <= Evaluator.mostSteps else {
            throw EvaluationFault(
                "too-much-work", "the formula takes more than \(Evaluator.mostSteps) steps", at: span,
                hint: "give what is computed again and again a name of its own")
        }
    }

    private func native(
        _ span: SourceSpan, _ body: () throws(NativeFault) -> Value
    ) throws(EvaluationFault) -> Value {
        let value: Value
        do throws(NativeFault) {
            value = try body()
        } catch {
            throw EvaluationFault("refused", error.summary, at: span, hint: error.hint)
        }
        if case .number(let number) = value, !number.isFinite {
            throw EvaluationFault(
                "not-finite", "the result is \(number.isNaN ? "not a number" : "infinite")", at: span,
                hint: "look at what it is given: a number there is zero, or far too large")
        }
        return value
    }

    // MARK: - Arithmetic

    func arithmetic(
        _ sign: BinaryOperator, _ x: Double, _ y: Double, _ span: SourceSpan
    ) throws(EvaluationFault) -> Double {
        switch sign {
        case .add: return try finite(x + y, span)
        case .subtract: return try finite(x - y, span)
        case .multiply: return try finite(x * y, span)
        case .divide:
            guard y != 0 else {
                throw EvaluationFault(
                    "division-by-zero", "division by zero", at: span, hint: Evaluator.guardHint)
            }
            return try finite(x / y, span)
        default:
            guard x >= 0 || y == y.rounded() else {
                throw EvaluationFault(
                    "not-finite", "a number below zero has no such power", at: span,
                    hint: "a whole power has one; abs(x) is never below zero")
            }
            guard x != 0 || y >= 0 else {
                throw EvaluationFault(
                    "division-by-zero", "division by zero", at: span, hint: Evaluator.guardHint)
            }
            return try finite(cnumerics_pow(x, y), span)
        }
    }

    private static let guardHint = "guard it: if x > 0 then y / x else …"

    /// Each number to the power of its exponent; not finite where there is none.
    static func powers(_ bases: [Double], _ exponents: [Double]) -> [Double] {
        zip(bases, exponents).map { cnumerics_pow($0, $1) }
    }

    /// A whole power by multiplication; not finite where there is none.
    static func wholePower(_ base: Double, _ exponent: Int) -> Double {
        var power = 1.0
        for _ in 0..<abs(exponent) { power *= base }
        return exponent < 0 ? 1 / power : power
    }

    func wholePower(_ base: Double, _ exponent: Int, _ span: SourceSpan) throws(EvaluationFault) -> Double {
        let power = Evaluator.wholePower(base, exponent)
        if exponent < 0, Evaluator.wholePower(base, -exponent) == 0 {
            throw EvaluationFault("division-by-zero", "division by zero", at: span, hint: Evaluator.guardHint)
        }
        return try finite(power, span)
    }

    func finite(_ value: Double, _ span: SourceSpan) throws(EvaluationFault) -> Double {
        guard value.isFinite else {
            throw EvaluationFault(
                "not-finite", value.isNaN ? "the result is not a number" : "the result is too large for a number",
                at: span, hint: "guard it with if … then … else …, or look at the numbers that go in")
        }
        return value
    }

    func compare(_ sign: BinaryOperator, _ x: Double, _ y: Double) -> Bool {
        switch sign {
        case .less: x < y
        case .lessOrEqual: x <= y
        case .greater: x > y
        default: x >= y
        }
    }

    static func areEqual(_ left: Value, _ right: Value) -> Bool {
        switch (left, right) {
        case (.number(let x), .number(let y)): return x == y
        case (.truth(let x), .truth(let y)): return x == y
        case (.text(let x), .text(let y)): return x.utf8.elementsEqual(y.utf8)
        case (.record(let x), .record(let y)): return x === y || x.isEqual(to: y)
        case (.scenario(let x), .scenario(let y)):
            return x.title.utf8.elementsEqual(y.title.utf8) && x.settings.count == y.settings.count
                && zip(x.settings, y.settings).allSatisfy {
                    $0.definition == $1.definition && areEqual($0.value, $1.value)
                }
        case (.list(let x), .list(let y)): return x.count == y.count && zip(x, y).allSatisfy { areEqual($0, $1) }
        default: return false
        }
    }

    mutating func builtIn(
        _ function: BuiltIn, _ arguments: [Value], _ span: SourceSpan
    ) throws(EvaluationFault) -> Value {
        var values = arguments
        if arguments.count == 1, case .list(let elements) = arguments[0] { values = elements }
        try count(span, values.count)
        // The mean of one uncertain number is what it is expected to be, and certain.
        if function == .mean, arguments.count == 1, case .uncertain(.numbers) = arguments[0] {
            let mean = Statistic.mean
            return .number(try finite(mean(arguments[0]), span))
        }
        if values.contains(where: { $0.isUncertain }) { return try builtIn(function, uncertain: values, span) }
        guard let result = function(values.map { $0.number }) else {
            throw EvaluationFault(
                "empty-list", "there is no value in the list", at: span,
                hint: "ask for its count first: if count(x) > 0 then … else …")
        }
        if !result.isFinite, function.isDefinedAboveZero, let first = values.first?.number, first <= 0 {
            throw EvaluationFault(
                "not-finite",
                "\(first == 0 ? "zero" : "a number below zero") has no \(function == .sqrt ? "square root" : "logarithm")",
                at: span,
                hint: "guard it: if x > 0 then … else …")
        }
        return .number(try finite(result, span))
    }
}
