internal import Quantities
public import SourceText

/// `name = formula` inside a line of a block, as it is written: the `x = 60 token/s` of a chart's mark.
public struct WrittenAssignment: Sendable {
    /// What is given a value.
    public let name: Name
    /// Where the name stands.
    public let nameSpan: SourceSpan
    /// The value.
    public let formula: Formula
}

extension Parser {
    /// assignments = assignment { "," assignment }
    ///
    /// assignment = name "=" expression
    public mutating func assignments(into diagnostics: inout Diagnostics) -> [WrittenAssignment]? {
        attempt(into: &diagnostics) { (parser) throws(SyntaxFault) in
            var assignments: [WrittenAssignment] = []
            repeat {
                let place = parser.span(parser.token)
                let name = try parser.name("a name and '='")
                try parser.expect(.assign, "'='")
                let start = parser.token.range.lowerBound
                let expression = try parser.expression()
                let end = parser.position > 0 ? parser.tokens[parser.position - 1].range.upperBound : start
                let formula = Formula(
                    expression: expression, format: .automatic, formatSpan: nil,
                    text: parser.excerpt.text(start..<end), span: parser.excerpt.span(start..<end))
                assignments.append(WrittenAssignment(name: name, nameSpan: place, formula: formula))
            } while parser.take(.comma)
            try parser.expectEnd()
            return assignments
        }
    }
}
