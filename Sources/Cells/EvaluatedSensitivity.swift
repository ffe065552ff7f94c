internal import SourceText

/// What moves a number, and how far: for each parameter over its range, the others as they are in the book.
public struct EvaluatedSensitivity: Sendable {
    /// A result for one value of a parameter.
    public struct End: Sendable {
        /// The value of the parameter.
        public let input: PublishedValue
        /// What comes of it.
        public let result: PublishedValue
    }

    /// What one parameter does.
    public struct Row: Sendable {
        /// The parameter.
        public let name: String
        /// Its value in the book.
        public let value: PublishedValue
        /// By how many per cent the result grows where the parameter grows by one, at its value in the book: d ln x / d ln p.
        /// nil for a choice, and where either is zero or changes its sign.
        public let elasticity: PublishedValue?
        /// The result at the lower end of the range, or the least over the choices; nil where there is none but the
        /// published one.
        public let from: End?
        /// The result at the upper end, or the greatest.
        public let to: End?
        /// How far apart these are.
        public let swing: PublishedValue
        /// Where the result has no value, and why; each begins in lower case and ends without a full stop.
        public let obstacles: [String]
        /// Whether the parameter is a choice.
        public let isChoice: Bool
    }

    /// The name by which the text refers to it; empty where it has none.
    public let label: String
    /// The caption; no pieces where there is none.
    public let caption: [EvaluatedPiece]
    /// The number as it is.
    public let result: PublishedValue
    /// The parameters, the one with the longest swing first.
    public let rows: [Row]
}

extension EvaluatedSensitivity {
    /// The same as a table.
    ///
    /// - Parameter hasCaption: whether the table says the caption.
    public func table(hasCaption: Bool = true) -> EvaluatedTable {
        func text(_ text: String) -> EvaluatedTable.Content { .text([piece(text)]) }
        func piece(_ text: String) -> EvaluatedPiece {
            .text(EvaluatedPiece.Written(text: text, span: result.span))
        }
        func end(_ end: End?, isChoice: Bool) -> EvaluatedTable.Content {
            guard let end else { return text("–") }
            return .text([.value(end.result), piece(isChoice ? " with " : " at "), .value(end.input)])
        }
        return EvaluatedTable(
            caption: hasCaption ? caption : [], alignments: [.none, .right, .right, .none, .none, .right],
            header: ["Parameter", "Published", "Elasticity", "From", "To", "Swing"].map { text($0) },
            rows: rows.map { row in
                [
                    text("`\(row.name)`"), .value(row.value), row.elasticity.map { .value($0) } ?? text("–"),
                    end(row.from, isChoice: row.isChoice), end(row.to, isChoice: row.isChoice), .value(row.swing),
                ]
            })
    }
}
