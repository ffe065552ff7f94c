internal import Formulas
internal import Quantities
internal import SourceText

extension CheckedCell {
    /// What rows, columns, points or series run over.
    struct Loop: Sendable {
        let name: Name
        let values: Checked
        /// The bounds of a range without a step, which is sampled as the chart needs it.
        let range: (lower: Checked, upper: Checked, isLogarithmic: Bool)?
        let span: SourceSpan
        /// The parameter that moves; nil for a variable of its own.
        let moved: Int?
    }

    /// A chart whose formulas are checked.
    struct Chart: Sendable {
        struct Series: Sendable {
            let name: [Piece]?
            let written: ChartBlock.Series
            /// The value, or the lower end of a band; nil for a total.
            let value: Expressed?
            /// The upper end of a band.
            let upper: Checked?
        }

        struct Mark: Sendable {
            let text: [Piece]
            let written: ChartBlock.Mark
            let x: Expressed?
            let y: Expressed?
        }

        let block: ChartBlock
        let caption: [Piece]
        let about: [Piece]?
        let loop: Loop?
        let each: Loop?
        let x: Expressed?
        let xTitle: [Piece]?
        let yTitle: [Piece]?
        let series: [Series]
        let marks: [Mark]
        /// The definitions that the formulas name.
        let needs: [Int]
        /// What is wrong with it beyond its formulas.
        let mistakes: [Diagnostic]
    }
}

extension Checker {
    mutating func check(_ block: ChartBlock, in chapter: Int) -> CheckedCell.Chart {
        var mistakes: [Diagnostic] = []
        let loop = block.loop.map { check($0, in: chapter, &mistakes) }
        let each = block.each.map { check($0, in: chapter, &mistakes) }
        let locals = [loop, each].compactMap { $0 }.filter { $0.moved == nil }.map { loop in
            Local(name: loop.name, type: loop.elementType, presentation: loop.values.presentation)
        }
        var needs: [Int] = []
        func express(_ formula: Formula) -> CheckedCell.Expressed {
            needs += self.needs(of: formula.expression, in: chapter, locals: locals)
            return CheckedCell.Expressed(
                formula: formula, checked: self.check(formula, in: chapter, locals: locals))
        }
        let x = block.x.map { express($0.formula) }
        let series = block.series.map { written in
            var value: CheckedCell.Expressed?
            var upper: Checked?
            switch written.content {
            case .total: break
            case .values(let axis, _): value = express(axis.formula)
            case .band(let axis, let low, let high):
                needs += self.needs(of: axis.formula.expression, in: chapter, locals: locals)
                value = CheckedCell.Expressed(
                    formula: axis.formula, checked: self.check(low, in: chapter, locals: locals))
                upper = self.check(high, in: chapter, locals: locals)
                checkFormat(of: axis.formula, for: [value?.checked, upper].compactMap { $0 })
            }
            return CheckedCell.Chart.Series(
                name: written.name.map { $0.map { self.check($0, in: chapter) } }, written: written, value: value,
                upper: upper)
        }
        let marks = block.marks.map { mark in
            CheckedCell.Chart.Mark(
                text: mark.text.map { self.check($0, in: chapter) }, written: mark,
                x: mark.x.map { self.check($0, in: chapter, []) }, y: mark.y.map { self.check($0, in: chapter, []) })
        }
        let chart = CheckedCell.Chart(
            block: block, caption: block.caption.map { self.check($0, in: chapter) },
            about: block.about.map { $0.map { self.check($0, in: chapter) } }, loop: loop, each: each, x: x,
            xTitle: block.x?.title.map { $0.map { self.check($0, in: chapter) } },
            yTitle: block.yTitle.map { $0.map { self.check($0, in: chapter) } }, series: series, marks: marks,
            needs: needs, mistakes: mistakes)
        return chart.adding(ChartRules(chart, self).mistakes + unusedVariable(block, each))
    }

    /// That all series are the same, since no formula names what they run over.
    private func unusedVariable(_ block: ChartBlock, _ each: CheckedCell.Loop?) -> [Diagnostic] {
        guard let written = block.each, let each, each.moved == nil else { return [] }
        var formulas = block.x.map { [$0.formula] } ?? []
        for series in block.series {
            switch series.content {
            case .values(let axis, _), .band(let axis, _, _): formulas.append(axis.formula)
            case .total: break
            }
        }
        guard !formulas.contains(where: { $0.expression.names(written.name) }) else { return [] }
        return [
            Diagnostic(
                "unused-variable", "no x or y names '\(written.name.text)', so all series are the same",
                at: written.nameSpan, hint: "name it in a y, or let it be the name of a parameter, which is then moved")
        ]
    }

    /// A loop. One that runs over a parameter which the chapter sees moves that parameter.
    private mutating func check(
        _ written: WrittenLoop, in chapter: Int, _ mistakes: inout [Diagnostic]
    ) -> CheckedCell.Loop {
        let values = check(written.values, in: chapter)
        var range: (lower: Checked, upper: Checked, isLogarithmic: Bool)?
        if case .range(let lower, let upper, nil, let isLogarithmic) = written.values.kind {
            range = (check(lower, in: chapter), check(upper, in: chapter), isLogarithmic)
        }
        let moved = parameter(named: written.name, in: chapter)
        let loop = CheckedCell.Loop(
            name: written.name, values: values, range: range, span: written.values.span, moved: moved)
        if let mistake = wrongKind(loop, written, of: "the chart's") { mistakes.append(mistake) }
        return loop
    }

    /// That a loop gives the parameter of its name values of another kind.
    ///
    /// - Parameter owner: whose variable another name would be, as in `the chart's`.
    func wrongKind(_ loop: CheckedCell.Loop, _ written: WrittenLoop, of owner: String) -> Diagnostic? {
        guard let moved = loop.moved, !CheckedCell.Chart.areAlike(loop.elementType, checked(moved).type) else {
            return nil
        }
        let parameter = checked(moved)
        var hint = "choose another name for a variable of \(owner) own"
        if case .quantity(let own) = parameter.type, case .quantity(let given) = loop.elementType, given.isNone,
            !own.isNone
        {
            hint = "give each the unit, \(unitText(parameter)), or \(hint)"
        }
        return Diagnostic(
            "wrong-type",
            "'\(written.name.text)' is \(describe(parameter)), its values here are \(describe(loop.values))",
            at: written.values.span, hint: hint)
    }
}

extension CheckedCell.Chart {
    /// Whether two types are the same as far as both are known.
    static func areAlike(_ one: Type, _ other: Type) -> Bool {
        if case .unknown = one { return true }
        if case .unknown = other { return true }
        return one == other
    }

    func adding(_ found: [Diagnostic]) -> CheckedCell.Chart {
        CheckedCell.Chart(
            block: block, caption: caption, about: about, loop: loop, each: each, x: x, xTitle: xTitle, yTitle: yTitle,
            series: series, marks: marks, needs: needs, mistakes: mistakes + found)
    }
}

extension CheckedCell.Loop {
    /// The type of its variable. A loop over one value that is no list runs once.
    var elementType: Type {
        if case .list(let element) = values.type { return element }
        return values.type
    }
}

extension ChartBlock {
    /// The title of the axis of values: that of the first line that gives one.
    var yTitle: [TextPiece]? { axes.lazy.compactMap { $0.title }.first }

    /// Whether the axis of values is logarithmic: one line says so for all.
    var isYLogarithmic: Bool { axes.contains { $0.isLogarithmic } }

    private var axes: [Axis] {
        series.compactMap { series in
            switch series.content {
            case .values(let axis, _), .band(let axis, _, _): axis
            case .total: nil
            }
        }
    }
}
