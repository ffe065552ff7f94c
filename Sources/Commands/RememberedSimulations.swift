internal import Formulas
internal import InferenceEconomics
internal import Synchronization
internal import Vocabulary

/// Simulations that earlier builds have run, kept in a folder of the user's: a file for each.
///
/// The name of the file is a hash of everything that the numbers follow from: the program itself, byte for byte, and the
/// simulation with all that it was given. So nothing is ever out of date. The folder may be deleted at any time.
final class RememberedSimulations: Sendable {
    /// How many programs are remembered; the folders of older ones are removed.
    private static let mostPrograms = 4

    private struct Asked: Hashable {
        let question: SimulationMemory.Question
        let simulation: Simulation
    }

    private struct State {
        var run = 0
        var remembered = 0
        /// What this build has asked already: a table asks for one simulation in several columns.
        var known: [Asked: [Double]] = [:]
        /// The folder of this program; nil until it is asked for, or where there can be none.
        var folder: String?
        var isPrepared = false
    }

    private let root: String?
    private let state = Mutex(State())

    /// The memory in a folder; nil for none.
    init(_ root: String?) {
        self.root = root
    }

    /// The vocabulary, with simulations that are remembered.
    var lexicon: Lexicon {
        InferenceVocabulary.lexicon(
            remembering: SimulationMemory(recall: { self.recall($0, $1) }, keep: { self.keep($0, $1, $2) }))
    }

    /// What ran and what did not, for `build --timings`; nil where there was no simulation.
    var summary: String? {
        let (run, remembered) = state.withLock { ($0.run, $0.remembered) }
        guard run + remembered > 0 else { return nil }
        return "  simulations: \(run) run, \(remembered) remembered\n"
    }

    // MARK: - One simulation

    private func recall(_ question: SimulationMemory.Question, _ simulation: Simulation) -> [Double]? {
        let asked = Asked(question: question, simulation: simulation)
        if let known = state.withLock({ $0.known[asked] }) { return known }
        guard let path = path(asked), let bytes = FileSystem.readIfThere(path),
            let numbers = RememberedSimulations.numbers(bytes)
        else { return nil }
        state.withLock { state in
            // Two threads may have asked at once.
            if state.known.updateValue(numbers, forKey: asked) == nil { state.remembered += 1 }
        }
        return numbers
    }

    private func keep(_ question: SimulationMemory.Question, _ simulation: Simulation, _ numbers: [Double]) {
        let asked = Asked(question: question, simulation: simulation)
        let number = state.withLock { state in
            if state.known.updateValue(numbers, forKey: asked) == nil { state.run += 1 }
            return state.run
        }
        // What cannot be kept is run again: no reason to trouble anybody.
        guard let path = path(asked) else { return }
        let part = path + ".\(FileSystem.processNumber)-\(number)"
        do throws(FileFault) {
            try FileSystem.write(RememberedSimulations.bytes(numbers), to: part)
            try FileSystem.rename(part, to: path)
        } catch {
            FileSystem.removeFile(part)
        }
    }

    private func path(_ asked: Asked) -> String? {
        guard let folder else { return nil }
        var fingerprint = Fingerprint()
        fingerprint.add(asked.question.rawValue.utf8)
        // The reflected text holds every number of the simulation with all its digits.
        fingerprint.add(String(reflecting: asked.simulation).utf8)
        return folder + "/" + fingerprint.text
    }

    // MARK: - The folder

    private var folder: String? {
        state.withLock { state in
            if !state.isPrepared {
                state.isPrepared = true
                state.folder = root.flatMap { RememberedSimulations.prepare($0) }
            }
            return state.folder
        }
    }

    /// The folder of the program that runs, made where it is not there.
    private static func prepare(_ root: String) -> String? {
        guard let program = FileSystem.program else { return nil }
        var fingerprint = Fingerprint()
        fingerprint.add(words: program)
        let name = fingerprint.text
        let folder = root + "/" + name
        guard !FileSystem.isFolder(folder) else { return folder }
        do throws(FileFault) {
            try FileSystem.makeFolder(folder)
            let others = try FileSystem.names(in: root).filter { $0 != name }
                .map { (name: $0, time: FileSystem.lastChange(of: root + "/" + $0)) }
                .sorted { ($0.time, $0.name) > ($1.time, $1.name) }
            for other in others.dropFirst(mostPrograms - 1) { FileSystem.removeFolder(root + "/" + other.name) }
            return folder
        } catch {
            return nil
        }
    }

    // MARK: - Numbers as bytes

    /// Eight bytes a number, and eight that tell whether the rest is whole.
    private static func bytes(_ numbers: [Double]) -> [UInt8] {
        var bytes: [UInt8] = []
        for number in numbers { append(number.bitPattern, to: &bytes) }
        append(sum(bytes[...]), to: &bytes)
        return bytes
    }

    private static func numbers(_ bytes: [UInt8]) -> [Double]? {
        guard bytes.count >= 8, bytes.count % 8 == 0,
            word(bytes[(bytes.count - 8)...]) == sum(bytes[..<(bytes.count - 8)])
        else { return nil }
        return stride(from: 0, to: bytes.count - 8, by: 8).map { Double(bitPattern: word(bytes[$0..<($0 + 8)])) }
    }

    private static func append(_ word: UInt64, to bytes: inout [UInt8]) {
        for shift in stride(from: 0, to: 64, by: 8) { bytes.append(UInt8(truncatingIfNeeded: word >> UInt64(shift))) }
    }

    private static func word(_ bytes: ArraySlice<UInt8>) -> UInt64 {
        bytes.reversed().reduce(0) { $0 << 8 | UInt64($1) }
    }

    private static func sum(_ bytes: ArraySlice<UInt8>) -> UInt64 {
        var fingerprint = Fingerprint()
        fingerprint.add(bytes)
        return fingerprint.word
    }
}
