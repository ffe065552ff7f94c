internal import Formulas
internal import Quantities

/// A field's name, type and summary, and what it reads.
func field<Payload>(
    _ name: String, _ type: Type, _ summary: String, unit: UnitExpression? = nil,
    _ read: @escaping @Sendable (Payload) throws(NativeFault) -> Value
) -> Binding<Payload>.Field {
    Binding<Payload>.Field(declaration: RecordType.Field(name, type, summary, unit: unit), read: read)
}

/// A field that is a number in base units.
func number<Payload>(
    _ name: String, _ type: Type, _ summary: String, unit: UnitExpression? = nil,
    _ read: @escaping @Sendable (Payload) -> Double
) -> Binding<Payload>.Field {
    field(name, type, summary, unit: unit) { (payload) throws(NativeFault) in .number(read(payload)) }
}

/// A field that is a number in base units, which some payloads lack: `missing` says why.
func number<Payload>(
    _ name: String, _ type: Type, _ summary: String, missing: @escaping @Sendable (Payload) -> String,
    _ read: @escaping @Sendable (Payload) -> Double?
) -> Binding<Payload>.Field {
    field(name, type, summary) { (payload) throws(NativeFault) in
        guard let number = read(payload) else { throw NativeFault(missing(payload)) }
        return .number(number)
    }
}

/// A field that is a text.
func text<Payload>(
    _ name: String, _ summary: String, _ read: @escaping @Sendable (Payload) -> String
) -> Binding<Payload>.Field {
    field(name, .text, summary) { (payload) throws(NativeFault) in .text(read(payload)) }
}

/// A field that is true or false.
func truth<Payload>(
    _ name: String, _ summary: String, _ read: @escaping @Sendable (Payload) -> Bool
) -> Binding<Payload>.Field {
    field(name, .truth, summary) { (payload) throws(NativeFault) in .truth(read(payload)) }
}

/// A field that is a record.
func record<Payload, Inner: LanguageRecord>(
    _ name: String, _ summary: String, _ read: @escaping @Sendable (Payload) -> Inner
) -> Binding<Payload>.Field {
    field(name, Inner.type, summary) { (payload) throws(NativeFault) in read(payload).bound }
}

/// A field that is a list of records.
func records<Payload, Inner: LanguageRecord>(
    _ name: String, _ summary: String, _ read: @escaping @Sendable (Payload) -> [Inner]
) -> Binding<Payload>.Field {
    field(name, .list(Inner.type), summary) { (payload) throws(NativeFault) in
        .list(read(payload).map { $0.bound })
    }
}
