internal import SourceText

/// Which texts a formula may have, as far as that is known before it is evaluated.
extension Checker {
    /// How many names are followed to what they stand for.
    private static let mostNames = 16

    /// Reports an equality of texts that no choice of the parameters makes true.
    mutating func reportTextsNeverEqual(_ left: Expression, _ right: Expression) {
        guard let one = texts(left), let other = texts(right), one.count > 1 || other.count > 1,
            !one.contains(where: { text in other.contains { Checker.areSame($0, text) } })
        else { return }
        // What is written is the mistake, rather than what has the choices.
        let isRightWritten = other.count == 1
        let (written, choices) = isRightWritten ? (other, one) : (one, other)
        let subject = isRightWritten ? left : right
        var name = "this"
        if case .name(let own) = subject.kind { name = "'\(own.text)'" }
        let near = written.count == 1 ? written.first.flatMap { nearest(to: $0, among: choices) } : nil
        let list = joined(choices.map { "\"\($0)\"" }, with: ", ")
        _ = report(
            "never-equal",
            written.count == 1
                ? "\(name) is never \"\(written[0])\"" : "these are never equal: \(name) is one of \(list)",
            at: isRightWritten ? right.span : left.span,
            hint: near.map { "did you mean \"\($0)\"?" } ?? "it is one of \(list)")
    }

    /// The texts that a formula may have; nil where they cannot be told.
    private func texts(_ expression: Expression) -> [String]? {
        var names = Checker.mostNames
        return texts(expression, in: chapter, locals, &names)
    }

    private func texts(_ expression: Expression, in chapter: Int, _ locals: [Local], _ names: inout Int) -> [String]? {
        switch expression.kind {
        case .text(let text): return [text]
        case .choice(_, let then, let otherwise):
            guard let first = texts(then, in: chapter, locals, &names),
                let second = texts(otherwise, in: chapter, locals, &names)
            else { return nil }
            return first + second.filter { text in !first.contains { Checker.areSame($0, text) } }
        case .name(let name):
            guard !locals.contains(where: { $0.name == name }),
                case .definition(let place) = scopes.resolve(name, in: chapter)
            else { return nil }
            return texts(of: place, &names)
        case .member(let base, let name, _):
            guard let place = Dependencies.qualified(base, name, locals.map { $0.name }, chapter, scopes) else {
                return nil
            }
            return texts(of: place, &names)
        default: return nil
        }
    }

    private func texts(of place: Int, _ names: inout Int) -> [String]? {
        guard names > 0, !isBroken[place] else { return nil }
        names -= 1
        let definition = scopes.definitions[place]
        switch definition.kind {
        case .parameter:
            guard let choices = definition.choices else { return nil }
            var all: [String] = []
            for choice in choices {
                guard let texts = texts(choice, in: definition.chapter, [], &names) else { return nil }
                all += texts
            }
            return all
        case .value: return texts(definition.body, in: definition.chapter, [], &names)
        case .function, .scenario, .faulty: return nil
        }
    }

    /// Whether two texts are the same, byte for byte, as they are when compared.
    private static func areSame(_ one: String, _ other: String) -> Bool { one.utf8.elementsEqual(other.utf8) }
}
