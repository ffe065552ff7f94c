extension EvaluatedCell {
    /// The cell with other texts in the place of those that the page shows as Markdown: notes, captions, sentences, the
    /// cells of tables.
    public func replacingTexts(_ replace: (String) -> String) -> EvaluatedCell {
        switch self {
        case .definitions, .value: return self
        case .text(let pieces): return .text(pieces.replacingTexts(replace))
        case .parameters(var parameters):
            for index in parameters.indices { parameters[index].note = replace(parameters[index].note) }
            return .parameters(parameters)
        case .table(var table):
            table.caption = table.caption.replacingTexts(replace)
            table.header = table.header.map { $0.replacingTexts(replace) }
            table.rows = table.rows.map { row in row.map { $0.replacingTexts(replace) } }
            return .table(table)
        case .claim(let claim): return .claim(claim.replacingTexts(replace))
        case .solve(var solve):
            solve.caption = solve.caption.replacingTexts(replace)
            return .solve(solve)
        case .working(var working):
            working.caption = working.caption.replacingTexts(replace)
            working.line.replaceNotes { note, _ in replace(note) }
            return .working(working)
        case .sensitivity(var sensitivity):
            sensitivity.caption = sensitivity.caption.replacingTexts(replace)
            return .sensitivity(sensitivity)
        case .scenario(var scenario):
            for index in scenario.rows.indices { scenario.rows[index].note = replace(scenario.rows[index].note) }
            return .scenario(scenario)
        case .chart(var chart):
            chart.caption = chart.caption.replacingTexts(replace)
            return .chart(chart)
        }
    }
}

extension EvaluatedClaim {
    /// The claim with another text in the place of its sentence.
    public func replacingTexts(_ replace: (String) -> String) -> EvaluatedClaim {
        var claim = self
        claim.sentence = claim.sentence.replacingTexts(replace)
        return claim
    }
}

extension EvaluatedWorking {
    /// The working with other texts in the place of the notes of parameters.
    ///
    /// - Parameter replace: is given a note, and the chapter of the parameter by its place in the book.
    public func replacingNotes(_ replace: (String, Int) -> String) -> EvaluatedWorking {
        var working = self
        working.line.replaceNotes(replace)
        return working
    }
}

extension EvaluatedWorking.Line {
    /// (How deep a working goes is limited, so this recurses.)
    fileprivate mutating func replaceNotes(_ replace: (String, Int) -> String) {
        if case .parameter(let place, let note) = origin {
            origin = .parameter(place, note: replace(note, place.chapter))
        }
        for index in inputs.indices { inputs[index].replaceNotes(replace) }
    }
}

extension [EvaluatedPiece] {
    /// The pieces with other texts in the place of those that are written.
    public func replacingTexts(_ replace: (String) -> String) -> [EvaluatedPiece] {
        map { piece in
            switch piece {
            case .value: piece
            case .text(let written): .text(EvaluatedPiece.Written(text: replace(written.text), span: written.span))
            }
        }
    }
}

extension EvaluatedTable.Content {
    fileprivate func replacingTexts(_ replace: (String) -> String) -> EvaluatedTable.Content {
        switch self {
        case .value: self
        case .text(let pieces): .text(pieces.replacingTexts(replace))
        }
    }
}
