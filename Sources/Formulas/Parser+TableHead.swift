public import SourceText

/// What a table repeats for, as it is written: `for b in 1, 8 across s in published, lab compare`.
public struct WrittenTableHead: Sendable {
    /// What the rows repeat for; nil where they stand once.
    public let rows: WrittenLoop?
    /// What columns repeat for; nil where they stand once.
    public let columns: WrittenLoop?
    /// Where it is said that columns are compared; nil where they are not.
    public let comparison: SourceSpan?
}

extension Parser {
    /// head = [ "for" loop ] [ ( "across" | "for" ) loop ] [ "compare" ]
    ///
    /// loop = name "in" list
    public mutating func tableHead(into diagnostics: inout Diagnostics) -> WrittenTableHead? {
        attempt(into: &diagnostics) { (parser) throws(SyntaxFault) in
            // `2 across` is no quantity here.
            parser.readsTableHead = true
            defer { parser.readsTableHead = false }
            let usage = "as in: for b in 1, 4, 16"
            let rows = parser.take(word: .for) ? try parser.loop(usage: usage) : nil
            var columns: WrittenLoop?
            if rows != nil && parser.take(word: .for) || parser.take(name: "across") {
                columns = try parser.loop(usage: "as in: across s in published, lab")
            }
            guard rows != nil || columns != nil else {
                throw parser.unexpected(wanted: "'for' or 'across'", hint: usage + ", or: across s in published, lab")
            }
            var comparison: SourceSpan?
            if parser.token.isName("compare") {
                let place = parser.span(parser.token)
                comparison = place
                parser.advance()
                guard columns != nil else {
                    throw parser.fault(
                        "compare-without-columns", "'compare' needs columns that repeat", at: place,
                        hint: "as in: across s in published, lab compare")
                }
            }
            if columns != nil, parser.token.isWord(.for) || parser.token.isName("across") {
                throw parser.unexpected(
                    wanted: "the end of the line", hint: "a table has one loop for its rows, and one for its columns")
            }
            try parser.expectEnd()
            return WrittenTableHead(rows: rows, columns: columns, comparison: comparison)
        }
    }

    private mutating func take(name: StaticString) -> Bool {
        guard token.isName(name) else { return false }
        advance()
        return true
    }
}
