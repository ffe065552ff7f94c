internal import Quantities
internal import SourceText

/// Evaluation of what is uncertain: all draws of a step at once, one column of numbers after another.
///
/// A branch that some draws do not take is computed under a mask. What comes of the masked draws is of no account: no
/// fault in them is told, and no function of the vocabulary is called for them.
extension Evaluator {
    /// How many steps the call of a function of the vocabulary counts for, when it is called for a draw. Such a function is
    /// a model, and takes about so many times the work of a step.
    static let stepsOfDraw = 20

    /// Counts the work of one operation on a column.
    private mutating func count(_ span: SourceSpan, column: Int) throws(EvaluationFault) {
        try count(span, 1 + column / 64)
    }

    /// The number of a value that must be certain.
    ///
    /// - Parameter purpose: what needs it, as in `a bound of a range`.
    func certain(_ value: Value, _ purpose: StaticString, _ span: SourceSpan) throws(EvaluationFault) -> Double {
        guard case .uncertain(let draws) = value else { return value.number }
        if let summary = DrawSummary(draws), summary.isCertain { return summary.median }
        throw EvaluationFault(
            "uncertain-value", "\(purpose) must be certain, and this is uncertain", at: span,
            hint: "write p50(…) or mean(…) of it for a single number")
    }

    // MARK: - Sources

    /// The draws of an uncertain term.
    mutating func draws(
        _ distribution: Distribution, _ parameters: [Value], _ scores: [Double], _ span: SourceSpan
    ) throws(EvaluationFault) -> Value {
        try count(span, column: scores.count)
        guard parameters.contains(where: { $0.isUncertain }) else {
            let numbers = parameters.map { $0.number }
            if let mistake = distribution.mistake(numbers) { throw wrong(mistake, span) }
            let draws = distribution.draws(numbers, scores)
            return .uncertain(.numbers(try checked(draws, span)))
        }
        let columns = parameters.map { $0.numbers(scores.count) }
        var draws: [Double] = []
        draws.reserveCapacity(scores.count)
        for (draw, score) in scores.enumerated() {
            let numbers = columns.map { $0[draw] }
            guard mask?[draw] ?? true else {
                draws.append(.nan)
                continue
            }
            if let mistake = distribution.mistake(numbers) { throw wrong(mistake, span) }
            draws += distribution.draws(numbers, [score])
        }
        return .uncertain(.numbers(try checked(draws, span)))
    }

    private func wrong(_ mistake: (summary: String, hint: String), _ span: SourceSpan) -> EvaluationFault {
        EvaluationFault("wrong-distribution", mistake.summary, at: span, hint: mistake.hint)
    }

    /// The answer of a statistic, over all draws: also in a branch that some of them do not take.
    mutating func statistic(
        _ statistic: Statistic, _ term: Term, _ frame: [Value], _ span: SourceSpan
    ) throws(EvaluationFault) -> Value {
        let outer = mask
        mask = nil
        defer { mask = outer }
        let value = try evaluate(term, frame)
        if let draws = value.drawCount { try count(span, 1 + draws / 8) }
        return .number(try finite(statistic(value), span))
    }

    // MARK: - Columns

    /// One number for each draw from two.
    @inline(__always)
    private static func column(
        _ left: [Double], _ right: [Double], _ body: (Double, Double) -> Double
    ) -> [Double] {
        let count = min(left.count, right.count)
        return [Double](unsafeUninitializedCapacity: count) { buffer, filled in
            for draw in 0..<count { buffer[draw] = body(left[draw], right[draw]) }
            filled = count
        }
    }

    @inline(__always)
    private static func truths(
        _ left: [Double], _ right: [Double], _ body: (Double, Double) -> Bool
    ) -> Value {
        .uncertain(.truths(zip(left, right).map { body($0, $1) }))
    }

    /// Arithmetic of which at least one side is uncertain.
    mutating func arithmetic(
        _ sign: BinaryOperator, _ left: Value, _ right: Value, _ span: SourceSpan
    ) throws(EvaluationFault) -> Value {
        let count = left.drawCount ?? right.drawCount ?? 0
        try self.count(span, column: count)
        let (x, y) = (left.numbers(count), right.numbers(count))
        let result =
            switch sign {
            case .add: Evaluator.column(x, y) { $0 + $1 }
            case .subtract: Evaluator.column(x, y) { $0 - $1 }
            case .multiply: Evaluator.column(x, y) { $0 * $1 }
            case .divide: Evaluator.column(x, y) { $0 / $1 }
            default: Evaluator.powers(x, y)
            }
        if let draw = firstFault(in: result) {
            do throws(EvaluationFault) {
                _ = try arithmetic(sign, x[draw], y[draw], span)
            } catch {
                throw share(of: result, error)
            }
        }
        return .uncertain(.numbers(result))
    }

    /// A whole power of what is uncertain.
    mutating func wholePowers(
        _ base: Draws, _ exponent: Int, _ span: SourceSpan
    ) throws(EvaluationFault) -> Value {
        try count(span, column: base.count * max(1, abs(exponent)))
        let numbers = Value.uncertain(base).numbers(base.count)
        let result = numbers.map { Evaluator.wholePower($0, exponent) }
        if let draw = firstFault(in: result) {
            do throws(EvaluationFault) {
                _ = try wholePower(numbers[draw], exponent, span)
            } catch {
                throw share(of: result, error)
            }
        }
        return .uncertain(.numbers(result))
    }

    /// A comparison by size of which at least one side is uncertain.
    mutating func comparison(
        _ sign: BinaryOperator, _ left: Value, _ right: Value, _ span: SourceSpan?
    ) throws(EvaluationFault) -> Value {
        let count = left.drawCount ?? right.drawCount ?? 0
        if let span { try self.count(span, column: count) }
        let (x, y) = (left.numbers(count), right.numbers(count))
        return switch sign {
        case .less: Evaluator.truths(x, y) { $0 < $1 }
        case .lessOrEqual: Evaluator.truths(x, y) { $0 <= $1 }
        case .greater: Evaluator.truths(x, y) { $0 > $1 }
        default: Evaluator.truths(x, y) { $0 >= $1 }
        }
    }

    /// Whether two values, at least one of which is uncertain, are the same in each draw.
    func equality(_ left: Value, _ right: Value, isEqual: Bool) -> Value {
        let count = left.drawCount ?? right.drawCount ?? 0
        if case .uncertain(.numbers(let x)) = left, case .uncertain(.numbers(let y)) = right {
            return Evaluator.truths(x, y) { ($0 == $1) == isEqual }
        }
        return .uncertain(
            .truths((0..<count).map { Evaluator.areEqual(left.at(draw: $0), right.at(draw: $0)) == isEqual }))
    }

    /// Whether two numbers are as near as a tolerance allows, in each draw.
    mutating func nearness(
        _ left: Value, _ right: Value, _ tolerance: Value, isRelative: Bool, isEqual: Bool, _ span: SourceSpan
    ) throws(EvaluationFault) -> Value {
        let count = left.drawCount ?? right.drawCount ?? tolerance.drawCount ?? 0
        try self.count(span, column: count)
        let (x, y, widths) = (left.numbers(count), right.numbers(count), tolerance.numbers(count))
        var truths: [Bool] = []
        truths.reserveCapacity(count)
        for draw in 0..<count {
            guard mask?[draw] ?? true else {
                truths.append(false)
                continue
            }
            truths.append((try distance(x[draw], y[draw], widths[draw], isRelative, span) <= 0) == isEqual)
        }
        return .uncertain(.truths(truths))
    }

    /// A function of the language of which at least one argument is uncertain.
    ///
    /// - Parameter values: the values of the list, or the arguments.
    mutating func builtIn(
        _ function: BuiltIn, uncertain values: [Value], _ span: SourceSpan
    ) throws(EvaluationFault) -> Value {
        let count = values.lazy.compactMap { $0.drawCount }.first ?? 0
        if values.count == 1, case .uncertain(.others) = values[0] {
            return try each(values, count, span, []) { (evaluator, given) throws(EvaluationFault) in
                try evaluator.builtIn(function, given, span)
            }
        }
        try self.count(span, column: count * values.count)
        var result = values.first?.numbers(count) ?? []
        switch function {
        case .count: return .number(Double(values.count))
        case .sum, .mean:
            for value in values.dropFirst() { result = Evaluator.column(result, value.numbers(count)) { $0 + $1 } }
            if function == .mean, values.count > 1 { result = result.map { $0 / Double(values.count) } }
        case .min:
            for value in values.dropFirst() {
                result = Evaluator.column(result, value.numbers(count)) { Swift.min($0, $1) }
            }
        case .max:
            for value in values.dropFirst() {
                result = Evaluator.column(result, value.numbers(count)) { Swift.max($0, $1) }
            }
        default: result = result.map { function($0) }
        }
        return .uncertain(.numbers(try checked(result, span)))
    }

    // MARK: - Truths

    /// `and` and `or` behind a side that is uncertain: the other side is asked for where it decides.
    mutating func junction(
        _ draws: Draws, isAnd: Bool,
        _ other: (inout Evaluator) throws(EvaluationFault) -> Value
    ) throws(EvaluationFault) -> Value {
        let first = Value.uncertain(draws).truths(draws.count)
        guard let second = try under(first.map { $0 == isAnd }, other) else { return .uncertain(.truths(first)) }
        let right = second.truths(first.count)
        return .uncertain(
            .truths(first.indices.map { isAnd ? first[$0] && right[$0] : first[$0] || right[$0] }))
    }

    /// Of two branches each for the draws that take it.
    mutating func choice(
        _ draws: Draws, _ then: Term, _ otherwise: Term, _ frame: [Value]
    ) throws(EvaluationFault) -> Value {
        let truths = Value.uncertain(draws).truths(draws.count)
        let first = try under(truths) { (evaluator) throws(EvaluationFault) in try evaluator.evaluate(then, frame) }
        let second = try under(truths.map { !$0 }) { (evaluator) throws(EvaluationFault) in
            try evaluator.evaluate(otherwise, frame)
        }
        guard let first else { return second ?? .number(.nan) }
        guard let second else { return first }
        if case .uncertain(.numbers(let x)) = first, case .uncertain(.numbers(let y)) = second {
            return .uncertain(.numbers(truths.indices.map { truths[$0] ? x[$0] : y[$0] }))
        }
        let values = truths.indices.map { truths[$0] ? first.at(draw: $0) : second.at(draw: $0) }
        return .uncertain(Draws(values, mask: mask))
    }

    /// What a body gives for some of the draws; nil where none of them counts.
    private mutating func under(
        _ truths: [Bool], _ body: (inout Evaluator) throws(EvaluationFault) -> Value
    ) throws(EvaluationFault) -> Value? {
        let outer = mask
        let inner = outer.map { outer in truths.indices.map { truths[$0] && outer[$0] } } ?? truths
        guard inner.contains(true) else { return nil }
        mask = inner
        defer { mask = outer }
        return try body(&self)
    }

    // MARK: - Draw by draw

    /// What a body gives for each draw of its arguments.
    ///
    /// - Parameter names: what the arguments are called, with their types, for an example of what is refused.
    mutating func each(
        _ arguments: [Value], _ count: Int, _ span: SourceSpan, _ names: [(name: Name, type: Type)],
        _ body: (inout Evaluator, [Value]) throws(EvaluationFault) -> Value
    ) throws(EvaluationFault) -> Value {
        try self.count(span, count * Evaluator.stepsOfDraw)
        let uncertain = arguments.indices.filter { arguments[$0].isUncertain }
        var given = arguments
        var results: [Value] = []
        results.reserveCapacity(count)
        var refused: (fault: EvaluationFault, example: [Value])?
        var faults = 0
        for draw in 0..<count {
            guard mask?[draw] ?? true else {
                results.append(.number(.nan))
                continue
            }
            for place in uncertain { given[place] = arguments[place].at(draw: draw) }
            do throws(EvaluationFault) {
                results.append(try body(&self, given))
            } catch {
                if error.endsSearch { throw error }
                if refused == nil { refused = (error, given) }
                faults += 1
                results.append(.number(.nan))
            }
        }
        if let refused {
            throw told(refused.fault, faults, example(of: names, refused.example, among: uncertain))
        }
        return .uncertain(Draws(results, mask: mask))
    }

    /// The uncertain arguments of a call that is refused, as in `for instance with batch 812`.
    private func example(of names: [(name: Name, type: Type)], _ values: [Value], among places: [Int]) -> String? {
        var text = ""
        for place in places where place < names.count {
            var shown: String?
            switch (values[place], names[place].type) {
            case (.number(let number), .quantity(let dimension)):
                shown = evaluation.program.formatter.format(number, dimension).text
            case (.record(let record), _): shown = record.title
            default: break
            }
            guard let shown else { continue }
            text += (text.utf8.isEmpty ? "for instance with " : ", ") + names[place].name.text + " " + shown
        }
        return text.utf8.isEmpty ? nil : text
    }

    // MARK: - Faults

    /// The first draw that counts and has no value.
    private func firstFault(in column: [Double]) -> Int? {
        guard let mask else { return column.firstIndex { !$0.isFinite } }
        return column.indices.first { mask[$0] && !column[$0].isFinite }
    }

    private func checked(_ column: [Double], _ span: SourceSpan) throws(EvaluationFault) -> [Double] {
        guard let draw = firstFault(in: column) else { return column }
        do throws(EvaluationFault) {
            _ = try finite(column[draw], span)
        } catch {
            throw share(of: column, error)
        }
        return column
    }

    /// A fault of some draws of a column, with how many they are.
    private func share(of column: [Double], _ fault: EvaluationFault) -> EvaluationFault {
        told(fault, column.indices.reduce(0) { $0 + ((mask?[$1] ?? true) && !column[$1].isFinite ? 1 : 0) }, nil)
    }

    private func told(_ fault: EvaluationFault, _ faults: Int, _ example: String?) -> EvaluationFault {
        guard !fault.isUntold else { return fault }
        let all = mask.map { $0.reduce(0) { $0 + ($1 ? 1 : 0) } } ?? evaluation.program.drawCount
        let diagnostic = fault.diagnostic
        let share = NumberFormat.automatic.text(Double(faults)) + " of " + NumberFormat.automatic.text(Double(all))
        return EvaluationFault(
            diagnostic.id, "\(diagnostic.summary), in \(share) draws",
            at: diagnostic.span
                ?? SourceSpan(
                    file: SourceID(0), lower: 0, upper: 0),
            notes: diagnostic.notes + (example.map { [$0] } ?? []),
            hint: diagnostic.hint
                ?? "narrow what is uncertain, or give these draws another value with if … then … else …")
    }
}
