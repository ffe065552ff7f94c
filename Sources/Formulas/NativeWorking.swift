internal import Quantities
internal import SourceText

/// How the vocabulary computes a field of a record or what a method gives, as its documentation says it: a formula in the
/// language itself.
///
/// The formula names the fields of the record, the parameters of the method, and `it`, the record as a whole.
public struct NativeWorking: Sendable {
    /// The record, by its place in `Lexicon.records`.
    public let record: Int
    /// The field or method.
    public let member: Name
    /// The formula; nil where there is no closed one.
    public let formula: String?
    /// What is to be said besides, as that the value is found by a search; may be empty.
    public let remark: String

    /// How a field or a method of a record is computed.
    public init(record: Int, member: String, formula: String?, remark: String = "") {
        self.record = record
        self.member = Name(member)
        self.formula = formula
        self.remark = remark
    }
}

/// The formula of a field or a method, in the place of a formula that asks for it.
public struct StatedFormula: Sendable {
    /// The formula as it is stated, with the names of fields and parameters in it.
    public let expression: Expression
    /// What these names stand for: fields of the record that is asked, and the arguments.
    public let names: [Name: Expression]
    /// The arguments, by the names of the parameters.
    public let arguments: [(name: Name, value: Expression)]

    /// The name of the record as a whole.
    public static let whole = Name("it")
}

extension Checker {
    /// How the vocabulary computes what a formula asks of a record; nil where it states no formula.
    ///
    /// - Parameter locals: the variables around the formula.
    public mutating func statedFormula(
        of expression: Expression, in chapter: Int, locals: [Local] = []
    ) -> StatedFormula? {
        guard let (base, type, working) = working(of: expression, in: chapter, locals: locals),
            let text = working.formula, let stated = Checker.parsed(text),
            base.height + stated.height < Parser.deepest
        else { return nil }
        let record = lexicon.records[type]
        var names: [Name: Expression] = [StatedFormula.whole: base]
        for field in record.fields {
            names[field.name] = Expression(
                .member(base, field.name, nameSpan: base.span), base.span, height: base.height + 1)
        }
        var arguments: [(name: Name, value: Expression)] = []
        if case .methodCall(_, let name, _, let written) = expression.kind {
            guard let method = record.methods.first(where: { $0.name == name }) else { return nil }
            var next = 0
            var given: [Name: Expression] = [:]
            for argument in written {
                if let label = argument.label {
                    given[label] = argument.value
                } else if next < method.parameters.count {
                    given[method.parameters[next].name] = argument.value
                    next += 1
                }
            }
            for parameter in method.parameters {
                names[parameter.name] = nil
                guard let value = given[parameter.name] ?? literal(parameter, at: expression.span) else { continue }
                names[parameter.name] = value
                arguments.append((parameter.name, value))
            }
        }
        return StatedFormula(expression: stated, names: names, arguments: arguments)
    }

    /// The record that a formula asks, what type it is of, and what the vocabulary says of what it is asked.
    private mutating func working(
        of expression: Expression, in chapter: Int, locals: [Local]
    ) -> (base: Expression, type: Int, working: NativeWorking)? {
        guard definition(namedBy: expression, in: chapter, locals: locals) == nil else { return nil }
        let (base, name): (Expression, Name)
        switch expression.kind {
        case .member(let asked, let member, _), .methodCall(let asked, let member, _, _): (base, name) = (asked, member)
        default: return nil
        }
        guard case .record(let type) = check(base, in: chapter, locals: locals).type else { return nil }
        return lexicon.workings.first { $0.record == type && $0.member == name }.map { (base, type, $0) }
    }

    /// What is to be said of a formula that asks a record, beside what the field or the method gives.
    mutating func remark(on expression: Expression, in chapter: Int, locals: [Local]) -> String {
        working(of: expression, in: chapter, locals: locals)?.working.remark ?? ""
    }

    private static func parsed(_ text: String) -> Expression? {
        let bytes = Array(text.utf8)
        var diagnostics = Diagnostics()
        var parser = Parser(SourceExcerpt(file: SourceID(0), bytes: bytes, source: 0), 0..<bytes.count)
        return parser.formula(into: &diagnostics)?.expression
    }

    /// The value of a parameter for which nothing is passed, as it would be written; nil for one that is no number.
    private func literal(_ parameter: Signature.Parameter, at span: SourceSpan) -> Expression? {
        guard case .quantity(let dimension) = parameter.type, case .number(let number)? = parameter.standard else {
            return nil
        }
        guard !dimension.isNone else { return Expression(.number(number, decimals: 0, unit: nil), span) }
        let unit = formatter.canonicalUnit(dimension)
        let written = WrittenUnit(
            factors: unit.factors.map { factor in
                WrittenUnit.Factor(symbol: Name(factor.unit.symbol), exponent: factor.exponent, span: span)
            }, span: span)
        return Expression(.number(number / unit.scale, decimals: 0, unit: written), span)
    }
}

extension Expression {
    /// The same formula with other formulas in the place of names. (Of the forms that a stated formula has.)
    public func replacing(_ names: [Name: Expression]) -> Expression {
        func made(_ kind: Kind, _ parts: [Expression]) -> Expression {
            Expression(kind, span, height: parts.reduce(0) { max($0, $1.height) } + 1)
        }
        func replaced(_ arguments: [Argument]) -> [Argument] {
            arguments.map { Argument(label: $0.label, labelSpan: $0.labelSpan, value: $0.value.replacing(names)) }
        }
        switch kind {
        case .name(let name): return names[name] ?? self
        case .negation(let inner):
            let inner = inner.replacing(names)
            return made(.negation(inner), [inner])
        case .not(let inner):
            let inner = inner.replacing(names)
            return made(.not(inner), [inner])
        case .binary(let sign, let left, let right):
            let (left, right) = (left.replacing(names), right.replacing(names))
            return made(.binary(sign, left, right), [left, right])
        case .call(let name, let nameSpan, let arguments):
            let arguments = replaced(arguments)
            return made(.call(name, nameSpan: nameSpan, arguments), arguments.map { $0.value })
        case .member(let base, let name, let nameSpan):
            let base = base.replacing(names)
            return made(.member(base, name, nameSpan: nameSpan), [base])
        case .methodCall(let base, let name, let nameSpan, let arguments):
            let base = base.replacing(names)
            let arguments = replaced(arguments)
            return made(
                .methodCall(base, name, nameSpan: nameSpan, arguments), [base] + arguments.map { $0.value })
        case .conversion(let inner, let unit):
            let inner = inner.replacing(names)
            return made(.conversion(inner, unit), [inner])
        case .choice(let condition, let then, let otherwise):
            let parts = [condition, then, otherwise].map { $0.replacing(names) }
            return made(.choice(condition: parts[0], then: parts[1], otherwise: parts[2]), parts)
        case .list(let elements):
            let elements = elements.map { $0.replacing(names) }
            return made(.list(elements), elements)
        case .number, .text, .truth, .range, .with, .within, .search, .between, .scenario: return self
        }
    }
}
