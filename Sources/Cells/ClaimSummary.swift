/// How many claims of a book came to which verdict, as a sentence.
public struct ClaimSummary: Hashable, Sendable {
    /// The verdicts, in the order of the text.
    public var verdicts: [EvaluatedClaim.Verdict]

    /// The verdicts of a book.
    public init(_ verdicts: [EvaluatedClaim.Verdict]) { self.verdicts = verdicts }

    /// How many claims came to a verdict.
    public func count(_ verdict: EvaluatedClaim.Verdict) -> Int { verdicts.count { $0 == verdict } }

    /// All of them in a sentence: `Of 12 claims, 9 hold and 3 are refuted, as the text says.`
    public var text: String {
        let counts: [(count: Int, one: String, many: String)] = [
            (count(.holds), "holds", "hold"),
            (count(.refuted), "is refuted, as the text says", "are refuted, as the text says"),
            (count(.fails), "fails", "fail"),
            (count(.unexpected), "holds, though the text calls it refuted", "hold, though the text calls them refuted"),
        ]
        let given = counts.filter { $0.count > 0 }
        if verdicts.count == 1 { return "The one claim " + (given.first?.one ?? "holds") + "." }
        var text = "Of \(verdicts.count) claims, "
        for (place, part) in given.enumerated() {
            // A comma stands within one of them: more than two need a stronger sign between them.
            if place > 0 { text += given.count == 2 ? " and " : place == given.count - 1 ? "; and " : "; " }
            text += "\(part.count) " + (part.count == 1 ? part.one : part.many)
        }
        return text + "."
    }
}

extension EvaluatedClaim.Verdict {
    /// A letter for each, by which a page carries what is published.
    public var letter: String {
        switch self {
        case .holds: "h"
        case .refuted: "r"
        case .fails: "f"
        case .unexpected: "u"
        }
    }

    /// The verdict of a letter; nil for any other text.
    public init?(letter: [UInt8]) {
        switch letter {
        case [UInt8(ascii: "h")]: self = .holds
        case [UInt8(ascii: "r")]: self = .refuted
        case [UInt8(ascii: "f")]: self = .fails
        case [UInt8(ascii: "u")]: self = .unexpected
        default: return nil
        }
    }
}
