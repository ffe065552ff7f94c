public import SourceText

/// A claim with its verdict.
public struct EvaluatedClaim: Sendable {
    /// What became of an assertion.
    public enum Verdict: Sendable, Hashable {
        /// It holds, as the text says.
        case holds
        /// It does not hold, though the text says so.
        case fails
        /// It does not hold, as the text says.
        case refuted
        /// It holds, though the text says that it does not.
        case unexpected

        /// Whether the text is right.
        public var isAsWritten: Bool { self == .holds || self == .refuted }
    }

    /// The name by which the text refers to it.
    public let label: String
    /// What became of it.
    public let verdict: Verdict
    /// The assertion in words.
    public internal(set) var sentence: [EvaluatedPiece]
    /// The condition as it is written.
    public let condition: String
    /// Where the condition stands.
    public let span: SourceSpan
    /// How near it is to being otherwise.
    public let margin: Margin
    /// How probable it is that an uncertain condition holds; nil for one that is certain.
    public let probability: Probability?
    /// What each parameter does to it that may be moved, in the order of their definition.
    public internal(set) var flips: [ParameterFlips]
    /// Why it is not told what the parameters do, as a sentence; nil where it is.
    public internal(set) var flipsNote: String?
    /// Whether what the parameters do to it is yet to be found out, as on a page that follows what a reader moves.
    public internal(set) var awaitsFlips = false

    /// A probability.
    public struct Probability: Sendable {
        /// The share of the draws in which the condition holds, from 0 to 1.
        public let share: Double
        /// The same as it is told: `97 %`, `more than 99.9 %`.
        public let text: String
    }

    /// The verdict after the claim's name, as in `Claim 2.1 holds with a probability of 97 %`.
    public var verdictWords: String {
        let likely = probability.map { "with a probability of " + $0.text } ?? ""
        switch (verdict, probability == nil) {
        case (.holds, true): return "holds"
        case (.holds, false): return "holds " + likely
        case (.refuted, true): return "is refuted, as the text says"
        case (.refuted, false): return "is refuted, as the text says: it holds " + likely
        case (.fails, true): return "fails"
        case (.fails, false): return "fails: it holds " + likely
        case (.unexpected, true): return "holds, though the text calls it refuted"
        case (.unexpected, false): return "holds " + likely + ", though the text calls it refuted"
        }
    }

    /// How near a condition is to being otherwise: of the comparison that decides it.
    public struct Margin: Sendable {
        /// The comparison as it is written, where the condition has several; nil where it is the only one.
        public let part: String?
        /// Figures and words: `41.3; at least 10 is needed: 4.1 times as much`.
        public let text: String
        /// What is compared; nil where the condition is no comparison.
        public let left: PublishedValue?
        /// What it is compared with.
        public let right: PublishedValue?
    }

    /// What a parameter does to a claim.
    public struct ParameterFlips: Sendable {
        /// The parameter.
        public let name: String
        /// The chapter that defines it, by its place in the book.
        public let chapter: Int
        /// Its value in the book.
        public let value: PublishedValue
        /// What happens over its range: `flips at 4.83 USD/h (fails above)`.
        public let text: String
        /// The values at which the verdict changes, ascending; for a choice, those with another verdict.
        public let places: [PublishedValue]
        /// How far the nearest of them is from the published value, as a share of the range; nil where there is none.
        public let distance: Double?
    }

    /// The parameter that would have to move least for another verdict; nil where none has one.
    public var nearestFlip: ParameterFlips? {
        flips.reduce(nil) { best, flips in
            guard let distance = flips.distance else { return best }
            if let least = best?.distance, least <= distance { return best }
            return flips
        }
    }
}

/// A `solve` block with what was found.
public struct EvaluatedSolve: Sendable {
    /// A number that was looked for.
    public struct Solution: Sendable {
        /// The number, or the first of a stretch.
        public let value: PublishedValue
        /// The last of a stretch; nil for a single number.
        public let end: PublishedValue?
        /// Whether it is an end of the range, so that there may be others beyond.
        public let isAtEdge: Bool
    }

    /// The name by which the text refers to it; empty where it has none.
    public let label: String
    /// The caption; no pieces where there is none.
    public internal(set) var caption: [EvaluatedPiece]
    /// What was solved for.
    public let name: String
    /// The condition as it is written.
    public let condition: String
    /// Where the condition stands.
    public let span: SourceSpan
    /// What was found, ascending.
    public let solutions: [Solution]
    /// Why nothing was found, in lower case, without a full stop; empty where something was.
    public let explanation: String

    /// What is the case at the ends of the range, and at jumps.
    public let facts: [String]

    /// Why nothing was found, as a sentence.
    public var explanationSentence: String { EvaluatedSolve.sentence(explanation) }

    /// What is the case at the ends of the range, as a sentence; nil where there is nothing to say.
    public var factsSentence: String? {
        guard let first = facts.first else { return nil }
        return EvaluatedSolve.sentence(facts.dropFirst().reduce(first) { $0 + "; " + $1 })
    }

    private static func sentence(_ text: String) -> String {
        var bytes = Array(text.utf8)
        if let first = bytes.first, first >= UInt8(ascii: "a"), first <= UInt8(ascii: "z") { bytes[0] = first - 0x20 }
        return String(decoding: bytes, as: UTF8.self) + "."
    }
}
