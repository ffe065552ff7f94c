public import SourceText

extension Evaluation {
    /// How much larger one quantity is than another of its dimension, in base units; nil where that is no number.
    public func difference(of value: Value, from other: Value, at span: SourceSpan) -> Value? {
        result(.arithmetic(.subtract, .constant(value), .constant(other), span))
    }

    /// How many times one quantity is another; nil where that is no number, as of zero.
    public func ratio(of value: Value, to other: Value, at span: SourceSpan) -> Value? {
        result(.arithmetic(.divide, .constant(value), .constant(other), span))
    }

    private func result(_ term: Term) -> Value? {
        do throws(EvaluationFault) {
            var evaluator = Evaluator(evaluation: self)
            return try evaluator.evaluate(term, [])
        } catch {
            return nil
        }
    }
}
