internal import Formulas
internal import InferenceEconomics

/// A type of the model that is a record in the language.
protocol LanguageRecord: Equatable, Sendable {
    /// Its place in the lexicon.
    static var place: RecordPlace { get }
    /// How it appears in the language.
    static var binding: Binding { get }
    /// How one is shown in a sentence; what such a record is called, unless stated.
    static func title(of payload: Self) -> String
}

extension LanguageRecord {
    static func title(of payload: Self) -> String { binding.name }

    /// The type of such a record.
    static var type: Type { place.type }

    /// This value as the language has it.
    var bound: Value { .record(Bound(self)) }

    /// What a record of this type holds. (The checker has compared the types.)
    static func payload(_ record: Record) -> Self {
        precondition(record.type == place.rawValue, "arguments are read in the order of the parameters")
        return unsafeDowncast(record, to: Bound<Self>.self).payload
    }
}

/// A value of the model as a record of the language.
final class Bound<Payload: LanguageRecord>: Record, @unchecked Sendable {
    let payload: Payload

    init(_ payload: Payload) {
        self.payload = payload
        super.init(type: Payload.place.rawValue, title: Payload.title(of: payload))
    }

    override func field(_ index: Int) throws(NativeFault) -> Value { try Payload.binding.fields[index].read(self) }

    override func isEqual(to other: Record) -> Bool {
        other.type == type && Payload.payload(other) == payload
    }

    override func call(_ index: Int, _ arguments: [Value]) throws(NativeFault) -> Value {
        let method = Payload.binding.methods[index]
        return try refusing { () throws(ServingError) in
            var arguments = Arguments(arguments, of: method.signature)
            return try method.call(self, &arguments)
        }
    }
}
