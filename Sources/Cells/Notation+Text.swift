extension Notation {
    /// The formula on a line, in the signs of the language: `2.10 USD/h * 4 / 3,720 token/s`.
    public var text: String {
        switch self {
        case .name(let name): name
        case .words(let words): words
        case .quantity(let figure, let unit): unit.utf8.isEmpty ? figure : figure + " " + unit
        case .operation(let operation, let parts): Notation.text(operation, parts)
        }
    }

    private static func text(_ operation: Operation, _ parts: [Notation]) -> String {
        func part(_ index: Int) -> String {
            guard index < parts.count else { return "" }
            let text = parts[index].text
            return parts[index].needsParentheses(in: operation, at: index, hasBars: false) ? "(" + text + ")" : text
        }
        func joined(_ separator: String, from first: Int = 0) -> String {
            var text = ""
            for index in parts.indices.dropFirst(first) { text += (index > first ? separator : "") + part(index) }
            return text
        }
        func arguments(_ labels: [String], from first: Int) -> String {
            var text = "("
            for (index, label) in labels.enumerated() {
                text += index > 0 ? ", " : ""
                text += label.utf8.isEmpty ? part(first + index) : label + ": " + part(first + index)
            }
            return text + ")"
        }
        switch operation {
        case .negation: return "-" + part(0)
        case .sum(let isTaken):
            var text = part(0)
            for index in parts.indices.dropFirst() { text += (isTaken[index] ? " - " : " + ") + part(index) }
            return text
        case .product: return joined(" * ")
        case .fraction: return joined(" / ")
        case .power: return joined("^")
        case .root: return "sqrt(" + part(0) + ")"
        case .magnitude: return "abs(" + part(0) + ")"
        case .comparison(let sign): return joined(" " + sign.text + " ")
        case .within(let isEqual): return part(0) + (isEqual ? " == " : " != ") + part(1) + " within " + part(2)
        case .not: return "not " + part(0)
        case .and: return joined(" and ")
        case .or: return joined(" or ")
        case .call(let name, let labels): return name + arguments(labels, from: 0)
        case .member(let name): return part(0) + "." + name
        case .method(let name, let labels): return part(0) + "." + name + arguments(labels, from: 1)
        case .choice: return "if " + part(0) + " then " + part(1) + " else " + part(2)
        case .since: return part(0) + " since " + part(1)
        case .list: return "[" + joined(", ") + "]"
        case .between: return "between " + part(0) + " and " + part(1)
        case .range(let isLogarithmic):
            return part(0) + " .. " + part(1) + (isLogarithmic ? " log" : "")
                + (parts.count > 2 ? " by " + part(2) : "")
        case .with(let names):
            var text = part(0) + " with "
            for (index, name) in names.enumerated() {
                text += (index > 0 ? ", " : "") + (name.utf8.isEmpty ? "" : name + " = ") + part(index + 1)
            }
            return text
        case .search(let name, let isList):
            return (isList ? "solutions " : "solve ") + name + " in " + part(0) + " .. " + part(1) + ": " + part(2)
        }
    }

    /// The formula on lines of at most so many characters, as far as it can be broken: before the terms of a sum and the
    /// factors of a product.
    func wrapped(at width: Int) -> [String] {
        let whole = text
        guard whole.unicodeScalars.count > width, case .operation(let operation, let parts) = self else {
            return [whole]
        }
        var signs: [String] = []
        switch operation {
        case .sum(let isTaken): signs = isTaken.map { $0 ? "- " : "+ " }
        case .product: signs = parts.map { _ in "* " }
        default: return [whole]
        }
        var lines: [String] = []
        var line = ""
        for (index, part) in parts.enumerated() {
            let needsMarks = part.needsParentheses(in: operation, at: index, hasBars: false)
            let written = (index > 0 ? signs[index] : "") + (needsMarks ? "(" + part.text + ")" : part.text)
            if !line.utf8.isEmpty, line.unicodeScalars.count + 1 + written.unicodeScalars.count > width {
                lines.append(line)
                line = written
            } else {
                line += (line.utf8.isEmpty ? "" : " ") + written
            }
        }
        return lines + [line]
    }
}
