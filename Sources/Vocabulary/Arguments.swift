internal import Formulas
internal import InferenceEconomics

/// The arguments of a call, one for each parameter, as the checker has matched them. They are read one after the other,
/// in the order of the parameters.
struct Arguments {
    private let values: [Value]
    private let signature: Signature
    private var next = 0

    init(_ values: [Value], of signature: Signature) {
        self.values = values
        self.signature = signature
    }

    private mutating func value() -> Value {
        defer { next += 1 }
        return values[next]
    }

    /// The name of the parameter whose argument was read last.
    private var name: String { signature.parameters[next - 1].name.text }

    /// A number in base units.
    mutating func number() -> Double { value().number }

    /// A number in base units; nil where the call leaves the choice to the model.
    mutating func optionalNumber() -> Double? {
        if case .number(let number) = value() { return number }
        return nil
    }

    /// A whole number of things.
    ///
    /// - Throws: ``ServingError`` if it is not whole.
    mutating func whole() throws(ServingError) -> Int { try whole(of: 1) }

    /// The same; nil where the call leaves the choice to the model.
    ///
    /// - Throws: ``ServingError`` if it is not whole.
    mutating func optionalWhole() throws(ServingError) -> Int? {
        if case .number = values[next] { return try whole() }
        next += 1
        return nil
    }

    /// A whole number of units, of which each is so much in base units: hours.
    ///
    /// - Throws: ``ServingError`` if it is not whole.
    mutating func whole(of unit: Double) throws(ServingError) -> Int {
        let number = number() / unit
        guard number == number.rounded(), number.magnitude < 1e9 else {
            throw .value(
                name: name, given: number,
                expected: number == number.rounded() ? "less than a billion" : "a whole number")
        }
        return Int(number)
    }

    /// Numbers in base units.
    mutating func numbers() -> [Double] { list().map { $0.number } }

    mutating func truth() -> Bool { value().truth }

    /// A text; nil where the call names none.
    mutating func optionalText() -> String? {
        if case .text(let text) = value() { return text }
        return nil
    }

    /// Texts.
    mutating func texts() -> [String] {
        list().map { value in
            if case .text(let text) = value { return text }
            return ""
        }
    }

    /// One of a type's choices, by its name.
    ///
    /// - Throws: ``ServingError`` if there is no such choice.
    mutating func choice<Choice: CaseIterable & RawRepresentable<String>>(
        _ type: Choice.Type
    ) throws(ServingError) -> Choice {
        guard let choice = try optionalChoice(type) else { preconditionFailure("the checker matches the types") }
        return choice
    }

    /// The same; nil where the call names none.
    mutating func optionalChoice<Choice: CaseIterable & RawRepresentable<String>>(
        _ type: Choice.Type
    ) throws(ServingError) -> Choice? {
        guard let text = optionalText() else { return nil }
        var names = ""
        for choice in type.allCases {
            if choice.rawValue.utf8.elementsEqual(text.utf8) { return choice }
            names += (names.isEmpty ? "" : ", ") + choice.rawValue
        }
        throw .choice(name: name, given: "'\(text)'", expected: "one of \(names)")
    }

    /// What a record holds.
    mutating func payload<Payload: LanguageRecord>() -> Payload {
        guard let payload: Payload = optionalPayload() else { preconditionFailure("the checker matches the types") }
        return payload
    }

    /// The same; nil where the call leaves the choice to the model.
    mutating func optionalPayload<Payload: LanguageRecord>() -> Payload? { payload(value()) }

    /// What the records of a list hold.
    mutating func payloads<Payload: LanguageRecord>() -> [Payload] { list().compactMap { payload($0) } }

    private mutating func list() -> [Value] {
        if case .list(let values) = value() { return values }
        return []
    }

    private func payload<Payload: LanguageRecord>(_ value: Value) -> Payload? {
        value.record.map { Payload.payload($0) }
    }
}
