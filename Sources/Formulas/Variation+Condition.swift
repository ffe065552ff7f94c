internal import SourceText

/// A part of a range on which a condition is one thing.
public struct ConditionStretch: Sendable {
    /// What a condition is.
    public enum State: Sendable {
        /// It holds.
        case holds
        /// It does not.
        case fails
        /// It has no value, for this reason; empty where the reason is reported elsewhere.
        case undefined(String)
    }

    /// What it is there.
    public let state: State
    /// The first number of the part. Where numbers have no step, the part before ends there.
    public let lower: Double
    /// The last number of the part.
    public let upper: Double

    /// A part of a range.
    public init(state: State, lower: Double, upper: Double) {
        self.state = state
        self.lower = lower
        self.upper = upper
    }
}

extension Variation {
    /// Into how many cells a range is divided to find where a condition changes.
    static let cells = 64
    /// Into how many at first: most parameters are far from changing anything.
    static let coarseCells = 8
    /// How closely such a place is known, as a share of the range.
    static let resolution = 1e-10

    /// The condition over the range of the one parameter that is moved: cut where it changes.
    ///
    /// - Parameter published: the value that the parameter has in the book, which is asked for too.
    public mutating func stretches(
        of condition: Condition, over range: SearchRange, published: Double
    ) throws(EvaluationFault) -> [ConditionStretch] {
        let scan = try Scan(
            range, including: [published], cells: Variation.cells, coarse: Variation.coarseCells,
            resolution: Variation.resolution
        ) {
            (number) throws(EvaluationFault) in
            set([.number(number)])
            do throws(EvaluationFault) {
                var gaps: [Double] = []
                let holds = try holds(condition, &gaps)
                return Probe(state: holds ? 1 : 0, gaps: gaps)
            } catch {
                if error.endsSearch { throw error }
                return Probe(state: Probe.undefined, gaps: [])
            }
        }
        var stretches: [ConditionStretch] = []
        for (index, stretch) in scan.stretches.enumerated() {
            let lower = range.number(at: stretch.first.place)
            let upper = range.number(at: stretch.last.place)
            // Why there is no value is said for an end of the range, which is a number that its author wrote.
            let state: ConditionStretch.State =
                stretch.state == Probe.undefined
                ? .undefined(reason(condition, at: index == 0 ? lower : upper))
                : stretch.state == 1 ? .holds : .fails
            stretches.append(ConditionStretch(state: state, lower: lower, upper: upper))
        }
        return stretches
    }

    /// The condition for one value of the parameter that is moved.
    public mutating func state(of condition: Condition, at value: Value) throws(EvaluationFault)
        -> ConditionStretch.State
    {
        set([value])
        do throws(EvaluationFault) {
            var gaps: [Double] = []
            return try holds(condition, &gaps) ? .holds : .fails
        } catch {
            if error.endsSearch { throw error }
            return .undefined(error.isUntold ? "" : error.diagnostic.summary)
        }
    }

    private mutating func reason(_ condition: Condition, at number: Double) -> String {
        set([.number(number)])
        do throws(EvaluationFault) {
            var gaps: [Double] = []
            _ = try holds(condition, &gaps)
            return ""
        } catch {
            return error.isUntold ? "" : error.diagnostic.summary
        }
    }
}

extension Checker {
    /// The parameters that a formula with these needs depends on, directly or not, in the order of their definition.
    public func parameters(neededBy needs: [Int]) -> [Int] {
        let needed = dependencies.closure(of: needs)
        return scopes.definitions.indices.filter { needed[$0] && scopes.definitions[$0].isParameter }
    }

    /// The chapter that a definition stands in.
    public func chapter(of definition: Int) -> Int { scopes.definitions[definition].chapter }
}

extension Evaluation {
    /// Whether a condition holds, and its distances from changing.
    func holds(_ condition: Condition, _ gaps: inout [Double]) throws(EvaluationFault) -> Bool {
        var evaluator = Evaluator(evaluation: self)
        return try evaluator.holds(condition, [], &gaps)
    }

    /// Whether a condition without variables holds: a truth, or one for each draw.
    public func truth(of condition: Condition) throws(EvaluationFault) -> Value {
        var evaluator = Evaluator(evaluation: self)
        var gaps: [Double] = []
        return try evaluator.truth(of: condition, [], &gaps)
    }

    /// Whether a condition without variables holds.
    public func holds(_ condition: Condition) throws(EvaluationFault) -> Bool {
        var gaps: [Double] = []
        return try holds(condition, &gaps)
    }
}
