internal import Formulas
internal import InferenceEconomics

/// A method that gives a number in base units.
func method<Payload>(
    _ name: String, _ summary: String, _ parameters: [Signature.Parameter], _ result: Type,
    _ compute: @escaping @Sendable (Payload, inout Arguments) throws(ServingError) -> Double
) -> Binding<Payload>.Method {
    Binding<Payload>.Method(signature: Signature(name, summary, parameters, result: result)) {
        (payload, arguments) throws(ServingError) in .number(try compute(payload, &arguments))
    }
}

/// A method that gives a record.
func method<Payload, Result: LanguageRecord>(
    _ name: String, _ summary: String, _ parameters: [Signature.Parameter],
    _ compute: @escaping @Sendable (Payload, inout Arguments) throws(ServingError) -> Result
) -> Binding<Payload>.Method {
    Binding<Payload>.Method(signature: Signature(name, summary, parameters, result: Result.type)) {
        (payload, arguments) throws(ServingError) in try compute(payload, &arguments).bound
    }
}

/// A method that gives a list of records.
func listMethod<Payload, Result: LanguageRecord>(
    _ name: String, _ summary: String, _ parameters: [Signature.Parameter],
    _ compute: @escaping @Sendable (Payload, inout Arguments) throws(ServingError) -> [Result]
) -> Binding<Payload>.Method {
    Binding<Payload>.Method(signature: Signature(name, summary, parameters, result: .list(Result.type))) {
        (payload, arguments) throws(ServingError) in .list(try compute(payload, &arguments).map { $0.bound })
    }
}

/// A function that gives a record.
func function<Result: LanguageRecord>(
    _ name: String, _ summary: String, _ parameters: [Signature.Parameter],
    _ compute: @escaping @Sendable (inout Arguments) throws(ServingError) -> Result
) -> NativeFunction {
    let signature = Signature(name, summary, parameters, result: Result.type)
    return NativeFunction(signature) { (values) throws(NativeFault) in
        try refusing { () throws(ServingError) in
            var arguments = Arguments(values, of: signature)
            return try compute(&arguments).bound
        }
    }
}

/// A name for a record.
func constant<Payload: LanguageRecord>(_ name: String, _ summary: String, _ payload: Payload) -> NativeConstant {
    NativeConstant(name, summary, type: Payload.type, value: payload.bound)
}
