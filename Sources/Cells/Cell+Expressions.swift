internal import Formulas

extension Cell {
    /// All formulas of the cell but those that it defines, in the order of the text.
    var expressions: [Expression] {
        switch self {
        case .parameters(let block): block.rows.flatMap { $0.written.domain?.expressions ?? [] }
        case .definitions: []
        case .table(let table): table.expressions
        case .claim(let claim): claim.sentence.expressions + [claim.condition.expression]
        case .solve(let solve): solve.caption.expressions + [solve.search]
        case .chart(let chart): chart.expressions
        case .working(let working): working.caption.expressions + [working.formula.expression]
        case .sensitivity(let sensitivity): sensitivity.caption.expressions + [sensitivity.formula.expression]
        case .scenario(let scenario): (scenario.base.map { [$0] } ?? []) + scenario.rows.map { $0.setting.value }
        case .value(let formula): [formula.expression]
        case .text(let pieces): pieces.expressions
        }
    }
}

extension Cell {
    /// Whether its formulas, once checked, stay as they are whatever value a parameter is given.
    var isIndifferentToValues: Bool {
        switch self {
        case .table, .chart, .solve, .value, .text, .definitions: true
        // These say of parameters what they are.
        case .parameters, .claim, .working, .sensitivity, .scenario: false
        }
    }
}

extension [TextPiece] {
    fileprivate var expressions: [Expression] {
        compactMap { piece in
            if case .formula(let formula) = piece { formula.expression } else { nil }
        }
    }
}

extension WrittenDomain {
    /// The ends of the range and its step, or the choices.
    var expressions: [Expression] {
        switch self {
        case .range(let lower, let upper, let step, _, _): [lower, upper] + (step.map { [$0] } ?? [])
        case .choices(let choices): choices
        }
    }
}

extension TableBlock {
    fileprivate var expressions: [Expression] {
        var result = caption.expressions
        for loop in [loop, columnLoop] { if let loop { result.append(loop.values) } }
        for content in header + rows.joined() {
            switch content {
            case .text(let pieces): result += pieces.expressions
            case .formula(let formula): result.append(formula.expression)
            }
        }
        return result
    }
}

extension ChartBlock {
    fileprivate var expressions: [Expression] {
        var result = caption.expressions + (about?.expressions ?? [])
        for loop in [loop, each] { if let loop { result.append(loop.values) } }
        func add(_ axis: Axis) { result += [axis.formula.expression] + (axis.title?.expressions ?? []) }
        if let x { add(x) }
        for one in series {
            result += one.name?.expressions ?? []
            switch one.content {
            case .values(let axis, _): add(axis)
            case .band(let axis, let low, let high):
                add(axis)
                result += [low, high]
            case .total: break
            }
        }
        for mark in marks {
            result += mark.text.expressions
            for formula in [mark.x, mark.y] { if let formula { result.append(formula.expression) } }
        }
        return result
    }
}
