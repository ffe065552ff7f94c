internal import Cells
internal import Formulas
internal import InferenceEconomics
internal import Vocabulary

/// The simulations of one page: whether they may run, and what they gave since the last move, since a table asks for
/// one in several columns.
final class LiveSimulations: @unchecked Sendable {
    let gate = LiveGate()
    private var known: [(question: SimulationMemory.Question, simulation: Simulation, numbers: [Double])] = []

    /// The vocabulary, with these simulations.
    var lexicon: Lexicon {
        InferenceVocabulary.lexicon(
            remembering: SimulationMemory(
                recall: { question, simulation in
                    self.known.first { $0.question == question && $0.simulation == simulation }?.numbers
                },
                keep: { self.known.append(($0, $1, $2)) }, mayRun: { self.gate.asks() }))
    }

    /// Forgets what simulations gave.
    func forget() { known = [] }
}
