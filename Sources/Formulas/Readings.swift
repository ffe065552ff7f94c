/// Notes which definitions are read while formulas are evaluated.
///
/// What a formula names is more than what it reads: a function that is called with one model names the branch for another.
/// But as long as everything else stays, no definition that is not read can change anything, however it is moved.
final class Readings {
    /// Whether each definition was read, by place.
    private(set) var isRead: [Bool]
    /// The definitions that were read and not yet evaluated themselves.
    private var open: [Int] = []

    init(count: Int) {
        isRead = [Bool](repeating: false, count: count)
    }

    func note(_ place: Int) {
        guard !isRead[place] else { return }
        isRead[place] = true
        open.append(place)
    }

    func note(_ places: [Bool]) {
        for place in places.indices where places[place] { note(place) }
    }

    func next() -> Int? { open.popLast() }
}

extension Evaluation {
    /// The definitions that a condition reads under the values as they are, directly or through others, by place. All that
    /// it names where it has no value.
    public func readings(of condition: Condition, needs: [Int]) -> [Bool] {
        let readings = Readings(count: states.count)
        do throws(EvaluationFault) {
            var evaluator = Evaluator(evaluation: self, readings: readings)
            var gaps: [Double] = []
            _ = try evaluator.holds(condition, [], &gaps)
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
