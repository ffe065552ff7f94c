internal import Formulas
internal import InferenceEconomics

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
