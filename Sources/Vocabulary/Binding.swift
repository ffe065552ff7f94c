internal import Formulas
internal import InferenceEconomics

/// How a type of the model appears in the language: the name of each field and method, and what it reads.
///
/// Not generic, though each is of one type: the program makes all of them at its start, and would spend a millisecond on
/// the metadata of generic ones.
struct Binding: Sendable {
    struct Field: Sendable {
        let declaration: RecordType.Field
        let read: @Sendable (Record) throws(NativeFault) -> Value
    }

    struct Method: Sendable {
        let signature: Signature
        let call: @Sendable (Record, inout Arguments) throws(ServingError) -> Value
    }

    /// What such a record is called, as in `language model`.
    let name: String
    let fields: [Field]
    let methods: [Method]

    init(_ name: String, fields: [Field], methods: [Method] = []) {
        self.name = name
        self.fields = fields
        self.methods = methods
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
