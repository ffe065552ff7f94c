public import Quantities

/// How types and dimensions are named in a message.
extension Checker {
    /// What a value is, as in `a quantity in USD/h`.
    public func describe(_ value: Checked) -> String {
        if case .quantity(let dimension) = value.type, !dimension.isNone { return "a quantity in \(unitText(value))" }
        return describe(value.type)
    }

    /// What a type is, as in `a quantity in USD/h`.
    func describe(_ type: Type) -> String {
        switch type {
        case .quantity(let dimension):
            dimension.isNone ? "a plain number" : "a quantity in \(formatter.canonicalUnit(dimension).text)"
        case .truth: "a condition"
        case .text: "a text"
        case .list(let element): element.isKnown ? "a list of \(plural(element))" : "an empty list"
        case .record(let index): one(lexicon.records[index])
        case .scenario: "a scenario"
        case .unknown: "something unknown"
        }
    }

    /// What a record is called, with its article: `a server`, `an engine`.
    func one(_ record: RecordType) -> String {
        switch record.name.utf8.first {
        case UInt8(ascii: "a"), UInt8(ascii: "e"), UInt8(ascii: "i"), UInt8(ascii: "o"), UInt8(ascii: "u"):
            "an " + record.name
        default: "a " + record.name
        }
    }

    private func plural(_ type: Type) -> String {
        switch type {
        case .quantity(let dimension):
            dimension.isNone ? "plain numbers" : "quantities in \(formatter.canonicalUnit(dimension).text)"
        case .truth: "conditions"
        case .text: "texts"
        case .list: "lists"
        case .record(let index): plural(lexicon.records[index].name)
        case .scenario: "scenarios"
        case .unknown: "unknown values"
        }
    }

    /// The plural of a record's name: that of its last word, or of the first before an 'of', as in `shares of a fleet`.
    private func plural(_ name: String) -> String {
        var head = Array(name.utf8)
        var tail: [UInt8] = []
        for word in [" of ", " by ", " for ", " at ", " on "] {
            let letters = Array(word.utf8)
            guard let place = head.indices.first(where: { head[$0...].starts(with: letters) }) else { continue }
            tail = Array(head[place...]) + tail
            head = Array(head[..<place])
        }
        let isAfterVowel = head.dropLast().last.map { "aeiou".utf8.contains($0) } ?? false
        switch head.last {
        case UInt8(ascii: "y") where !isAfterVowel: head = head.dropLast() + Array("ies".utf8)
        case UInt8(ascii: "s"), UInt8(ascii: "x"): head += Array("es".utf8)
        case UInt8(ascii: "h") where head.suffix(2).elementsEqual("ch".utf8) || head.suffix(2).elementsEqual("sh".utf8):
            head += Array("es".utf8)
        default: head.append(UInt8(ascii: "s"))
        }
        return String(decoding: head + tail, as: UTF8.self)
    }

    /// The unit of a quantity as its author wrote it, or else the one of its dimension.
    public func unitText(_ value: Checked) -> String {
        guard let dimension = value.dimension else { return describe(value.type) }
        if dimension.isNone { return "a plain number" }
        if let unit = value.presentation.unit, unit.dimension == dimension { return unit.text }
        let unit = formatter.canonicalUnit(dimension)
        guard unit.dimension != dimension else { return unit.text }
        // A fraction of a power, as in the root of a time, has no unit that can be written.
        return joined(
            dimension.factors.map { factor in
                let base = formatter.canonicalUnit(Dimension(factor.base)).text
                return factor.exponent == .one ? base : "\(base)^(\(factor.exponent.text))"
            }, with: "·")
    }

    /// Where two dimensions differ, factor by factor.
    public func differences(_ first: Dimension, _ second: Dimension, _ one: String, _ other: String) -> [String] {
        let bases = first.factors.map { $0.base } + second.factors.map { $0.base }
        let highest = bases.reduce(-1) { max($0, $1.index) }
        var notes: [String] = []
        for index in 0...max(highest, 0) {
            guard let base = bases.first(where: { $0.index == index }) else { continue }
            let left = first.exponent(of: base)
            let right = second.exponent(of: base)
            guard left != right else { continue }
            let unit = formatter.canonicalUnit(Dimension(base)).text
            notes.append("\(unit): \(power(left)) in \(one), \(power(right)) in \(other)")
        }
        return notes
    }

    private func power(_ exponent: Rational) -> String {
        if exponent == .zero { return "absent" }
        if exponent == .one { return "a factor" }
        if exponent == Rational(-1) { return "a divisor" }
        return "to the power \(exponent.text)"
    }
}
