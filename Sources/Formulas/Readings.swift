/// Notes which definitions are read while formulas are evaluated.
///
/// What a formula names is more than what it reads: a function that is called with one model names the branch for another.
/// But as long as everything else stays, no definition that is not read can change anything, however it is moved.
final class Readings {
    /// Whether each definition was read, by place.
    private(set) var isRead: [Bool]
    /// Whether what each definition reads was or will be noted too.
    private var isFollowed: [Bool]
    /// The definitions that were read and not yet evaluated themselves.
    private var open: [Int] = []

    init(count: Int) {
        isRead = [Bool](repeating: false, count: count)
        isFollowed = isRead
    }

    func note(_ place: Int) {
        guard !isFollowed[place] else { return }
        isFollowed[place] = true
        isRead[place] = true
        open.append(place)
    }

    /// Notes definitions together with all that they may read, so that none needs to be followed.
    func noteAll(_ places: [Bool]) {
        for place in places.indices where places[place] { isRead[place] = true }
    }

    func next() -> Int? { open.popLast() }
}

extension Evaluation {
    /// The definitions that a condition reads under the values as they are, directly or through others, by place. All that
    /// it names where it has no value.
    public func readings(of condition: Condition, needs: [Int]) -> [Bool] {
        readings(needs: needs) { (evaluator) throws(EvaluationFault) in
            var gaps: [Double] = []
            _ = try evaluator.holds(condition, [], &gaps)
        }
    }

    /// The definitions that a formula reads, in the same way.
    public func readings(of formula: Checked, needs: [Int]) -> [Bool] {
        readings(needs: needs) { (evaluator) throws(EvaluationFault) in
            _ = try evaluator.evaluate(formula.term, [])
        }
    }

    private func readings(
        needs: [Int], _ body: (inout Evaluator) throws(EvaluationFault) -> Void
    ) -> [Bool] {
        let readings = Readings(count: states.count)
        do throws(EvaluationFault) {
            var evaluator = Evaluator(evaluation: self, readings: readings)
            try body(&evaluator)
            while let place = readings.next() {
                guard !program.definitions[place].isFunction else { continue }
                var evaluator = Evaluator(evaluation: self, readings: readings)
                _ = try evaluator.evaluate(program.terms[place], [])
            }
            return readings.isRead
        } catch {
            return program.dependencies.closure(of: needs)
        }
    }
}
