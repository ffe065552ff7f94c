public import SourceText

/// A value with its working.
public struct EvaluatedWorking: Sendable {
    /// The name by which the text refers to it; empty where it has none.
    public let label: String
    /// The caption; no pieces where there is none.
    public internal(set) var caption: [EvaluatedPiece]
    /// What is worked out, with all that it comes from.
    public internal(set) var line: Line

    /// A value, how it is computed, and from what.
    public struct Line: Sendable {
        /// What it is called; nil for a formula without a name.
        public let symbol: Notation?
        /// The formula; nil for an input, and where there is nothing more to say than the value.
        public let formula: Notation?
        /// The formula with the numbers put in; nil where that says nothing new.
        public let substituted: Notation?
        /// The value.
        public let result: PublishedValue
        /// Whether the value says more than the formula: not for a record that is called what all of its kind are.
        public let isResultShown: Bool
        /// Where it comes from.
        public internal(set) var origin: Origin
        /// What stands in the formula, each with its own working.
        public internal(set) var inputs: [Line]
    }

    /// Where a value comes from.
    public enum Origin: Sendable {
        /// A parameter, with the note beside it.
        case parameter(Place, note: String)
        /// A definition of a chapter.
        case definition(Place)
        /// The vocabulary, with a line about what it gives.
        case vocabulary(String)
        /// A parameter that the formula itself sets by `with`.
        case setting
        /// An argument of a function, which goes by the name of its parameter.
        case argument
        /// A formula that has no name.
        case formula
    }

    /// Where a name is defined.
    public struct Place: Sendable {
        /// The name.
        public let name: String
        /// The chapter, by its place in the book.
        public let chapter: Int
        /// Where the name stands.
        public let span: SourceSpan
        /// Whether it is a parameter.
        public let isParameter: Bool
        /// Whether its value is given from outside the book.
        public let isSet: Bool
    }
}

extension EvaluatedWorking.Line {
    /// How many characters a side of an equation may have on a line.
    private static let longestSide = 88

    /// The equation in lines of text, the equal signs below one another.
    public var equation: [String] {
        let steps = [formula, substituted].compactMap { $0 }
        var sides = steps.map { $0.wrapped(at: Self.longestSide) } + (isResultShown ? [[result.text]] : [])
        var left = symbol?.text ?? ""
        if symbol == nil, let first = steps.first {
            left = first.text
            sides.removeFirst()
        } else if symbol == nil, !sides.isEmpty {
            left = sides.removeFirst()[0]
        }
        var lines: [String] = []
        // A long left side has the formula below it.
        let isLong = left.unicodeScalars.count > 24 && sides.count > 1
        var indent = ""
        for _ in 0..<(isLong ? 4 : left.unicodeScalars.count) { indent += " " }
        if isLong { lines.append(left) }
        for side in sides {
            for (number, row) in side.enumerated() {
                lines.append((lines.isEmpty ? left : indent) + (number == 0 ? " = " : "   ") + row)
            }
        }
        return lines.isEmpty ? [left] : lines
    }
}

extension EvaluatedWorking.Line {
    /// The equation on one line.
    public var sides: String {
        var text = symbol?.text ?? ""
        for side in [formula?.text, substituted?.text, isResultShown ? result.text : nil] {
            if let side { text += (text.utf8.isEmpty ? "" : " = ") + side }
        }
        return text
    }
}

extension EvaluatedWorking {
    /// The working as lines of text: the equation, and indented below it what stands in it.
    ///
    /// - Parameter place: how the place of a definition is named.
    public func text(place: (Place) -> String) -> String {
        var text = ""
        EvaluatedWorking.append(line, indent: "", to: &text, place)
        return text
    }

    private static func append(
        _ line: Line, indent: String, to text: inout String, _ place: (Place) -> String
    ) {
        let equation = line.equation
        for (number, row) in equation.enumerated() {
            text += indent + row
            if number == equation.count - 1, let source = line.origin.words(place) { text += "   # " + source }
            text += "\n"
        }
        for input in line.inputs { append(input, indent: indent + "    ", to: &text, place) }
    }
}

extension EvaluatedWorking.Origin {
    /// Where a value comes from, in words; nil where there is nothing to say.
    func words(_ place: (EvaluatedWorking.Place) -> String) -> String? {
        switch self {
        case .parameter(let own, let note):
            return place(own) + (own.isSet ? ", set from outside" : "") + (note.utf8.isEmpty ? "" : ": " + note)
        case .definition(let own): return place(own)
        case .vocabulary(let summary): return summary.utf8.isEmpty ? nil : summary
        case .setting: return "set in the formula"
        case .argument, .formula: return nil
        }
    }
}
