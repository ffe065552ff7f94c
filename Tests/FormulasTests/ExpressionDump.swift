@testable internal import Formulas
internal import SourceText

/// A tree as text with every operation in brackets, as in `(+ 1 (* 2 x))`.
func dump(_ expression: Expression) -> String {
    switch expression.kind {
    case .number(let value, _, let unit):
        let number = value == value.rounded() && value.magnitude < 1e15 ? String(Int(value)) : String(value)
        return number + (unit.map { " " + dump($0) } ?? "")
    case .text(let text): return "\"\(text)\""
    case .truth(let truth): return truth ? "true" : "false"
    case .name(let name): return name.text
    case .negation(let inner): return "(- \(dump(inner)))"
    case .not(let inner): return "(not \(dump(inner)))"
    case .binary(let sign, let left, let right): return "(\(dump(sign)) \(dump(left)) \(dump(right)))"
    case .call(let name, _, let arguments): return "\(name.text)(\(dump(arguments)))"
    case .member(let base, let name, _): return "\(dump(base)).\(name.text)"
    case .methodCall(let base, let name, _, let arguments): return "\(dump(base)).\(name.text)(\(dump(arguments)))"
    case .conversion(let inner, let unit): return "(in \(dump(inner)) \(dump(unit)))"
    case .choice(let condition, let then, let otherwise):
        return "(if \(dump(condition)) \(dump(then)) \(dump(otherwise)))"
    case .list(let elements): return "[" + elements.map { dump($0) }.joined(separator: ", ") + "]"
    case .range(let lower, let upper, let step, let isLogarithmic):
        return "(.. \(dump(lower)) \(dump(upper))" + (isLogarithmic ? " log" : "")
            + (step.map { " by " + dump($0) } ?? "") + ")"
    case .with(let base, let scenario, let settings):
        let parts = (scenario.map { [dump($0)] } ?? []) + settings.map { dump($0) }
        return "(with \(dump(base)) " + parts.joined(separator: ", ") + ")"
    case .scenario(let scenario):
        let parts = (scenario.base.map { [dump($0)] } ?? []) + scenario.settings.map { dump($0) }
        return "(scenario \(scenario.title): " + parts.joined(separator: ", ") + ")"
    case .within(let sign, let left, let right, let tolerance):
        return "(within \(dump(tolerance)) (\(dump(sign)) \(dump(left)) \(dump(right))))"
    case .between(let lower, let upper): return "(between \(dump(lower)) \(dump(upper)))"
    case .search(let search):
        let range = Expression.Kind.range(
            lower: search.lower, upper: search.upper, step: search.step, isLogarithmic: search.isLogarithmic)
        return
            "(\(search.isList ? "solutions" : "solve") \(search.name.text) \(dump(Expression(range, search.nameSpan)))"
            + " \(dump(search.condition)))"
    }
}

private func dump(_ setting: Expression.Setting) -> String {
    (setting.chapter.map { $0.text + "." } ?? "") + "\(setting.name.text) = \(dump(setting.value))"
}

private func dump(_ arguments: [Expression.Argument]) -> String {
    arguments.map { ($0.label.map { $0.text + ": " } ?? "") + dump($0.value) }.joined(separator: ", ")
}

private func dump(_ unit: WrittenUnit) -> String {
    unit.factors.map { $0.exponent == 1 ? $0.symbol.text : "\($0.symbol.text)^\($0.exponent)" }.joined(separator: "·")
}

private func dump(_ sign: BinaryOperator) -> String {
    switch sign {
    case .add: "+"
    case .subtract: "-"
    case .multiply: "*"
    case .divide: "/"
    case .power: "^"
    case .equal: "=="
    case .notEqual: "!="
    case .less: "<"
    case .lessOrEqual: "<="
    case .greater: ">"
    case .greaterOrEqual: ">="
    case .and: "and"
    case .or: "or"
    }
}

/// The tree of a formula as text, or the first diagnostic's id.
func parsed(_ text: String) -> String {
    var diagnostics = Diagnostics()
    let bytes = Array(text.utf8)
    var parser = Parser(SourceExcerpt(file: SourceID(0), bytes: bytes, source: 0), 0..<bytes.count)
    guard let formula = parser.formula(into: &diagnostics) else { return diagnostics.all.first?.id ?? "nothing" }
    return dump(formula.expression)
}
