internal import Formulas
internal import InferenceEconomics

/// How a type of the model appears in the language: the name of each field and method, and what it reads.
struct Binding<Payload: LanguageRecord>: Sendable {
    struct Field: Sendable {
        let declaration: RecordType.Field
        let read: @Sendable (Payload) throws(NativeFault) -> Value
    }

    struct Method: Sendable {
        let signature: Signature
        let call: @Sendable (Payload, inout Arguments) throws(ServingError) -> Value
    }

    /// What such a record is called, as in `language model`.
    let name: String
    /// How one is shown in a sentence.
    let title: @Sendable (Payload) -> String
    let fields: [Field]
    let methods: [Method]

    init(
        _ name: String, title: @escaping @Sendable (Payload) -> String, fields: [Field], methods: [Method] = []
    ) {
        self.name = name
        self.title = title
        self.fields = fields
        self.methods = methods
    }

    /// A record of which one is shown like another.
    init(_ name: String, fields: [Field], methods: [Method] = []) {
        self.init(name, title: { _ in name }, fields: fields, methods: methods)
    }

    var recordType: RecordType {
        RecordType(name, fields: fields.map { $0.declaration }, methods: methods.map { $0.signature })
    }
}

/// Runs a function of the model; its refusal becomes one of the language.
func refusing<Result>(_ body: () throws(ServingError) -> Result) throws(NativeFault) -> Result {
    do throws(ServingError) {
        return try body()
    } catch {
        throw NativeFault(error.description)
    }
}
