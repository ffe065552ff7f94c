public import InferenceEconomics

/// Keeps what simulations gave, for whoever can keep it: the program between two builds. The same simulation gives the
/// same numbers, so that nobody can tell a remembered one from one that was run.
public struct SimulationMemory: Sendable {
    /// What is asked of a simulation.
    public enum Question: String, Sendable {
        /// The numbers of its report.
        case report
        /// The rate at which work never runs out.
        case sustainableRate
    }

    /// The numbers that are kept; nil where none are.
    let recall: @Sendable (Question, Simulation) -> [Double]?
    /// Keeps numbers.
    let keep: @Sendable (Question, Simulation, [Double]) -> Void

    /// Whether a simulation may be run whose numbers are not kept.
    let mayRun: @Sendable () -> Bool

    /// A memory of two functions, which may be called from several threads at once.
    ///
    /// - Parameter mayRun: whether a simulation may be run whose numbers are not kept. What needs one that may not has no
    ///   value.
    public init(
        recall: @escaping @Sendable (Question, Simulation) -> [Double]?,
        keep: @escaping @Sendable (Question, Simulation, [Double]) -> Void,
        mayRun: @escaping @Sendable () -> Bool = { true }
    ) {
        self.mayRun = mayRun
        self.recall = recall
        self.keep = keep
    }

    /// No memory: every simulation runs.
    public static let none = SimulationMemory(recall: { _, _ in nil }, keep: { _, _, _ in })

    func numbers(
        _ question: Question, of simulation: Simulation, _ run: () throws(ServingError) -> [Double]
    ) throws(ServingError) -> [Double] {
        if let kept = recall(question, simulation) { return kept }
        guard mayRun() else { throw .simulationTooLong(steps: 0, answered: 0, requests: 0) }
        let numbers = try run()
        keep(question, simulation, numbers)
        return numbers
    }
}
