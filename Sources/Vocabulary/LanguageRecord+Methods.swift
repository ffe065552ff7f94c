internal import Formulas
internal import InferenceEconomics

/// Methods of a record, in the words of its binding.
extension LanguageRecord {
    /// A method and what it computes.
    static func method(
        _ signature: Signature, _ compute: @escaping @Sendable (Self, inout Arguments) throws(ServingError) -> Value
    ) -> Binding.Method {
        Binding.Method(signature: signature) { (record, arguments) throws(ServingError) in
            try compute(payload(record), &arguments)
        }
    }

    /// A method that gives a number in base units.
    static func method(
        _ name: String, _ summary: String, _ parameters: [Signature.Parameter], _ result: Type,
        _ compute: @escaping @Sendable (Self, inout Arguments) throws(ServingError) -> Double
    ) -> Binding.Method {
        method(Signature(name, summary, parameters, result: result)) {
            (payload, arguments) throws(ServingError) in .number(try compute(payload, &arguments))
        }
    }

    /// A method that gives a record.
    static func method<Result: LanguageRecord>(
        _ name: String, _ summary: String, _ parameters: [Signature.Parameter],
        _ compute: @escaping @Sendable (Self, inout Arguments) throws(ServingError) -> Result
    ) -> Binding.Method {
        method(Signature(name, summary, parameters, result: Result.type)) {
            (payload, arguments) throws(ServingError) in try compute(payload, &arguments).bound
        }
    }

    /// A method that gives a list of records.
    static func listMethod<Result: LanguageRecord>(
        _ name: String, _ summary: String, _ parameters: [Signature.Parameter],
        _ compute: @escaping @Sendable (Self, inout Arguments) throws(ServingError) -> [Result]
    ) -> Binding.Method {
        method(Signature(name, summary, parameters, result: .list(Result.type))) {
            (payload, arguments) throws(ServingError) in .list(try compute(payload, &arguments).map { $0.bound })
        }
    }
}
