public import Cells

extension MarkdownFigure {
    /// A claim as a quotation: verdict and assertion, the margin, and what would change it.
    ///
    /// - Parameter name: how the text calls it, as in `Claim 2.1`.
    public static func claim(_ claim: EvaluatedClaim, name: String, into text: inout [UInt8]) {
        text += "> ".utf8
        head(claim, name: name, into: &text)
        text += "  \n> ".utf8
        margin(claim, into: &text)
        if let note = claim.flipsNote { text += " \(note)".utf8 }
        text.append(UInt8(ascii: "\n"))
        guard !claim.flips.isEmpty else { return }
        text += ">\n".utf8
        for flips in claim.flips {
            text += "> - `\(flips.name)` (\(flips.value.text)): ".utf8
            text += flips.text.utf8
            text.append(UInt8(ascii: "\n"))
        }
    }

    /// A claim in a list of all, as one item.
    ///
    /// - Parameter address: where it stands.
    public static func claimInList(
        _ claim: EvaluatedClaim, name: String, address: String, into text: inout [UInt8]
    ) {
        text += "- ".utf8
        head(claim, name: "[\(name)](\(address))", into: &text)
        text += "  \n  ".utf8
        margin(claim, into: &text)
        if let nearest = claim.nearestFlip {
            text += " First to change it: `\(nearest.name)`, \(nearest.text).".utf8
        }
        text.append(UInt8(ascii: "\n"))
    }

    /// A `solve` block as a sentence.
    ///
    /// - Parameter name: how the text calls it, as in `Solution 2.1`.
    public static func solve(_ solve: EvaluatedSolve, name: String? = nil, into text: inout [UInt8]) {
        if !solve.caption.isEmpty || name != nil {
            text += "**".utf8
            append(name, before: solve.caption, to: &text)
            sentence(solve.caption, into: &text)
            text += "**\n\n".utf8
        }
        if solve.solutions.isEmpty {
            text += solve.explanationSentence.utf8
            if let facts = solve.factsSentence { text += " \(facts)".utf8 }
            text.append(UInt8(ascii: "\n"))
            return
        }
        text += "`\(solve.name)` = ".utf8
        for (index, solution) in solve.solutions.enumerated() {
            if index > 0 { text += (index == solve.solutions.count - 1 ? " or " : ", ").utf8 }
            inline(solution.value, into: &text)
            if let end = solution.end {
                text += " to ".utf8
                inline(end, into: &text)
            }
        }
        text += " where `\(solve.condition)`.".utf8
        if solve.solutions.contains(where: { $0.isAtEdge }) { text += " \(EvaluatedSolve.edgeNote)".utf8 }
        if let facts = solve.factsSentence { text += " \(facts)".utf8 }
        text.append(UInt8(ascii: "\n"))
    }

    private static func head(_ claim: EvaluatedClaim, name: String, into text: inout [UInt8]) {
        text += "**\(name) \(claim.verdictWords).** ".utf8
        sentence(claim.sentence, into: &text)
    }

    private static func margin(_ claim: EvaluatedClaim, into text: inout [UInt8]) {
        if let part = claim.margin.part { text += "`\(part)`: ".utf8 }
        text += claim.margin.text.utf8
        text.append(UInt8(ascii: "."))
    }

    /// A text on one line, as its author wrote it but for the values.
    static func sentence(_ pieces: [EvaluatedPiece], into text: inout [UInt8]) {
        for piece in pieces {
            switch piece {
            case .text(let written):
                for byte in written.text.utf8 where byte != UInt8(ascii: "\r") {
                    text.append(byte == UInt8(ascii: "\n") ? 0x20 : byte)
                }
            case .value(let value): inline(value, into: &text)
            }
        }
    }
}
