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

    /// Where it is noted what is read; nil where nobody asks.
    private let readings: Readings?

    init(evaluation: Evaluation, steps: Int = 0, readings: Readings? = nil) {
        self.evaluation = evaluation
        self.steps = steps
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
        case .negation(let inner): return .number(-(try evaluate(inner, frame)).number)
        case .not(let inner): return .truth(!(try evaluate(inner, frame)).truth)
        case .arithmetic(let sign, let left, let right, let span):
            return .number(
                try arithmetic(sign, try evaluate(left, frame).number, try evaluate(right, frame).number, span))
        case .wholePower(let base, let exponent, let span):
            return .number(try wholePower(try evaluate(base, frame).number, exponent, span))
        case .comparison(let sign, let left, let right):
            return .truth(compare(sign, try evaluate(left, frame).number, try evaluate(right, frame).number))
        case .equality(let isEqual, let left, let right):
            return .truth(Evaluator.areEqual(try evaluate(left, frame), try evaluate(right, frame)) == isEqual)
        case .and(let left, let right):
            return .truth(try evaluate(left, frame).truth ? try evaluate(right, frame).truth : false)
        case .or(let left, let right):
            return .truth(try evaluate(left, frame).truth ? true : try evaluate(right, frame).truth)
        case .choice(let condition, let then, let otherwise):
            return try evaluate(try evaluate(condition, frame).truth ? then : otherwise, frame)
        case .builtIn(let function, let arguments, let span):
            return try builtIn(function, try values(arguments, frame), span)
        case .native(let place, let arguments, let span):
            try count(span)
            let function = evaluation.program.lexicon.functions[place]
            let given = try values(arguments, frame)
            return try native(span) { () throws(NativeFault) in try function.body(given) }
        case .instance(let place, let arguments, let span):
            try count(span)
            return try evaluate(evaluation.program.instances[place], try values(arguments, frame))
        case .field(let base, let index, let span):
            let record = try record(base, frame, span)
            return try native(span) { () throws(NativeFault) in try record.field(index) }
        case .method(let base, let index, let arguments, let span):
            try count(span)
            let record = try record(base, frame, span)
            let given = try values(arguments, frame)
            return try native(span) { () throws(NativeFault) in try record.call(index, given) }
        case .list(let elements): return .list(try values(elements, frame))
        case .range(let lower, let upper, let step, let unit, let isLogarithmic, let span):
            let start = try evaluate(lower, frame).number
            let end = try evaluate(upper, frame).number
            let stride = try step.map { (term) throws(EvaluationFault) in try evaluate(term, frame).number }
            return .list(
                isLogarithmic
                    ? try logarithmicRange(start, end, stride ?? 2, span)
                    : try range(start, end, stride ?? unit, span))
        case .with(let base, let settings, let needs):
            return try with(base, settings, needs, frame)
        case .within(let isEqual, let left, let right, let tolerance, let isRelative, let span):
            let excess = try distance(
                try evaluate(left, frame).number, try evaluate(right, frame).number,
                try evaluate(tolerance, frame).number, isRelative, span)
            return .truth((excess <= 0) == isEqual)
        case .search(let search):
            return try value(of: search, frame)
        }
    }

    private mutating func values(_ terms: [Term], _ frame: [Value]) throws(EvaluationFault) -> [Value] {
        var values: [Value] = []
        values.reserveCapacity(terms.count)
        for term in terms { values.append(try evaluate(term, frame)) }
        return values
    }

    private mutating func record(
        _ term: Term, _ frame: [Value], _ span: SourceSpan
    ) throws(EvaluationFault) -> Record {
        guard let record = try evaluate(term, frame).record else {
            throw EvaluationFault("wrong-type", "this is no record", at: span)
        }
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
                "not-finite", "the result is \(number.isNaN ? "not a number" : "infinite")", at: span)
        }
        return value
    }

    // MARK: - Arithmetic

    private func arithmetic(
        _ sign: BinaryOperator, _ x: Double, _ y: Double, _ span: SourceSpan
    ) throws(EvaluationFault) -> Double {
        switch sign {
        case .add: return try finite(x + y, span)
        case .subtract: return try finite(x - y, span)
        case .multiply: return try finite(x * y, span)
        case .divide:
            guard y != 0 else {
                throw EvaluationFault(
                    "division-by-zero", "division by zero", at: span, hint: "guard it: if x > 0 then y / x else …")
            }
            return try finite(x / y, span)
        default:
            guard x >= 0 || y == y.rounded() else {
                throw EvaluationFault("not-finite", "a number below zero has no such power", at: span)
            }
            return try finite(cnumerics_pow(x, y), span)
        }
    }

    private func wholePower(_ base: Double, _ exponent: Int, _ span: SourceSpan) throws(EvaluationFault) -> Double {
        var power = 1.0
        for _ in 0..<abs(exponent) { power *= base }
        guard exponent < 0 else { return try finite(power, span) }
        guard power != 0 else { throw EvaluationFault("division-by-zero", "division by zero", at: span) }
        return try finite(1 / power, span)
    }

    private func finite(_ value: Double, _ span: SourceSpan) throws(EvaluationFault) -> Double {
        guard value.isFinite else {
            throw EvaluationFault(
                "not-finite", value.isNaN ? "the result is not a number" : "the result is too large for a number",
                at: span)
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
        case (.list(let x), .list(let y)): return x.count == y.count && zip(x, y).allSatisfy { areEqual($0, $1) }
        default: return false
        }
    }

    private mutating func builtIn(
        _ function: BuiltIn, _ arguments: [Value], _ span: SourceSpan
    ) throws(EvaluationFault) -> Value {
        var values = arguments
        if arguments.count == 1, case .list(let elements) = arguments[0] { values = elements }
        try count(span, values.count)
        guard let result = function(values.map { $0.number }) else {
            throw EvaluationFault("empty-list", "there is no value in the list", at: span)
        }
        return .number(try finite(result, span))
    }

    // MARK: - Ranges

    private mutating func range(
        _ start: Double, _ end: Double, _ step: Double, _ span: SourceSpan
    ) throws(EvaluationFault) -> [Value] {
        guard step > 0, end >= start else {
            throw EvaluationFault(
                "empty-range", step > 0 ? "the range ends before it begins" : "the step must be above zero", at: span)
        }
        // A step that divides the range up to rounding reaches its end.
        let count = ((end - start) / step * (1 + 1e-12) + 1e-9).rounded(.down)
        try limit(count, span)
        return (0...Int(count)).map { .number(start + Double($0) * step) }
    }

    /// From start to end by a factor; the end is reached in any case.
    private mutating func logarithmicRange(
        _ start: Double, _ end: Double, _ factor: Double, _ span: SourceSpan
    ) throws(EvaluationFault) -> [Value] {
        guard start > 0, end >= start, factor > 1 else {
            throw EvaluationFault(
                "empty-range",
                factor > 1
                    ? start > 0 ? "the range ends before it begins" : "a log range begins above zero"
                    : "the factor must be above one", at: span)
        }
        try limit(cnumerics_log(end / start) / cnumerics_log(factor), span)
        var values: [Value] = []
        var value = start
        while value < end * (1 - 1e-9) {
            // The smallest numbers of all do not grow by a small factor.
            guard values.count < Evaluator.longestRange else { throw tooLong(span) }
            values.append(.number(value))
            value *= factor
        }
        values.append(.number(end))
        return values
    }

    private mutating func limit(_ count: Double, _ span: SourceSpan) throws(EvaluationFault) {
        guard count < Double(Evaluator.longestRange) else { throw tooLong(span) }
        try self.count(span, Int(count))
    }

    private func tooLong(_ span: SourceSpan) -> EvaluationFault {
        EvaluationFault(
            "too-long", "the range has more than \(Evaluator.longestRange) values", at: span,
            hint: "give it a larger step with 'by'")
    }

    // MARK: - Settings

    /// Notes all that is named where definitions take other values: which of them are read is known to another evaluation.
    func noteAll(neededBy needs: [Int]) {
        readings?.note(evaluation.program.dependencies.closure(of: needs))
    }

    private mutating func with(
        _ base: Term, _ settings: [(definition: Int, value: Term, span: SourceSpan)], _ needs: [Int], _ frame: [Value]
    ) throws(EvaluationFault) -> Value {
        var changes: [(definition: Int, value: Value)] = []
        for setting in settings { changes.append((setting.definition, try evaluate(setting.value, frame))) }
        guard let span = settings.first?.span else { return try evaluate(base, frame) }
        try count(span, 50 + evaluation.states.count)
        noteAll(neededBy: needs)
        var inner = Evaluator(evaluation: evaluation.setting(changes, needs: needs, &steps), steps: steps)
        let value = try inner.evaluate(base, frame)
        steps = inner.steps
        return value
    }
}
