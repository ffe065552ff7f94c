internal import Formulas
internal import InferenceEconomics
internal import Quantities

/// How a type of the model appears in the language: the name of each field and method, and what it reads.
struct Binding<Payload: Sendable>: Sendable {
    struct Field: Sendable {
        let declaration: RecordType.Field
        let read: @Sendable (Payload) throws(NativeFault) -> Value
    }

    struct Method: Sendable {
        let signature: Signature
        let call: @Sendable (Payload, Arguments) throws(NativeFault) -> Value
    }

    let type: RecordPlace
    let title: @Sendable (Payload) -> String
    let fields: [Field]
    var methods: [Method] = []

    var recordType: RecordType {
        RecordType(
            type.name, fields: fields.map { $0.declaration }, methods: methods.map { $0.signature })
    }

    func value(_ payload: Payload) -> Value { .record(Bound(payload, self)) }
}

/// A value of the model as a record of the language.
final class Bound<Payload: Sendable>: Record, @unchecked Sendable {
    let payload: Payload
    private let binding: Binding<Payload>

    init(_ payload: Payload, _ binding: Binding<Payload>) {
        self.payload = payload
        self.binding = binding
        super.init(type: binding.type.index, title: binding.title(payload))
    }

    override func field(_ index: Int) throws(NativeFault) -> Value { try binding.fields[index].read(payload) }

    override func call(_ index: Int, _ arguments: [Value]) throws(NativeFault) -> Value {
        try binding.methods[index].call(payload, Arguments(arguments))
    }
}

/// The place of a record's type in the lexicon, and what one is called.
struct RecordPlace: Sendable {
    let index: Int
    let name: String

    static let precision = RecordPlace(index: 0, name: "precision")
    static let engine = RecordPlace(index: 1, name: "engine")
    static let model = RecordPlace(index: 2, name: "language model")
    static let accelerator = RecordPlace(index: 3, name: "accelerator")
    static let parts = RecordPlace(index: 4, name: "breakdown of a step")
    static let step = RecordPlace(index: 5, name: "step")
    static let operatingPoint = RecordPlace(index: 6, name: "operating point")
    static let server = RecordPlace(index: 7, name: "server")
    static let arrivals = RecordPlace(index: 8, name: "pattern of arrivals")

    var type: Type { .record(index) }
}

/// The arguments of a call, one for each parameter, as the checker has matched them.
struct Arguments {
    private let values: [Value]

    init(_ values: [Value]) {
        self.values = values
    }

    /// A number in base units.
    func number(_ index: Int) -> Double { values[index].number }

    /// A number in base units; nil where the call leaves the choice to the model.
    func optionalNumber(_ index: Int) -> Double? {
        if case .number(let number) = values[index] { return number }
        return nil
    }

    /// A whole number of things.
    func whole(_ index: Int, _ name: String) throws(NativeFault) -> Int {
        let number = values[index].number
        guard number == number.rounded(), number.magnitude < 1e9 else {
            throw NativeFault("'\(name)' must be a whole number")
        }
        return Int(number)
    }

    /// What the record of a parameter's type holds. (The checker has compared the types.)
    func payload<Payload: Sendable>(_ index: Int, as type: Payload.Type) throws(NativeFault) -> Payload {
        guard let payload = optionalPayload(index, as: type) else { throw NativeFault("this is no record") }
        return payload
    }

    /// The same; nil where the call leaves the choice to the model.
    func optionalPayload<Payload: Sendable>(_ index: Int, as type: Payload.Type) -> Payload? {
        values[index].record.map { unsafeDowncast($0, to: Bound<Payload>.self).payload }
    }
}

extension Value {
    /// What stands for an argument that the model chooses if the author does not.
    static let automatic = Value.list([])
}

/// Runs a function of the model; its refusal becomes one of the language.
func refusing<Result>(_ body: () throws(ServingError) -> Result) throws(NativeFault) -> Result {
    do throws(ServingError) {
        return try body()
    } catch {
        throw NativeFault(error.description)
    }
}
