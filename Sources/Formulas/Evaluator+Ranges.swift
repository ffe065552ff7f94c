internal import CNumerics
internal import SourceText

/// The values of ranges.
extension Evaluator {
    mutating func range(
        _ start: Double, _ end: Double, _ step: Double, _ span: SourceSpan
    ) throws(EvaluationFault) -> [Value] {
        guard step > 0, end >= start else {
            throw EvaluationFault(
                "empty-range", step > 0 ? "the range ends before it begins" : "the step must be above zero", at: span,
                hint: step > 0 ? "write the smaller number first" : nil)
        }
        // A step that divides the range up to rounding reaches its end.
        let count = ((end - start) / step * (1 + 1e-12) + 1e-9).rounded(.down)
        try limit(count, span)
        return (0...Int(count)).map { .number(start + Double($0) * step) }
    }

    /// From start to end by a factor; the end is reached in any case.
    mutating func logarithmicRange(
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
}
