@testable internal import Formulas
internal import Quantities

/// A record of the tests: a pump with a flow and a volume.
final class Pump: Record, @unchecked Sendable {
    let flow: Double
    let volume: Double

    init(_ title: String, flow: Double, volume: Double) {
        self.flow = flow
        self.volume = volume
        super.init(type: 0, title: title)
    }

    override func field(_ index: Int) throws(NativeFault) -> Value {
        switch index {
        case 0: .number(flow)
        case 1: .number(volume)
        case 2: .text(title)
        case 3: .truth(volume > 1e9)
        default: throw NativeFault("the pump has no meter", hint: "fit one")
        }
    }

    override func call(_ index: Int, _ arguments: [Value]) throws(NativeFault) -> Value {
        .number(volume * arguments[0].number / (flow * arguments[1].number))
    }
}

extension Lexicon {
    /// Two pumps, a function that makes one, and functions that misbehave.
    static let test = Lexicon(
        constants: [
            NativeConstant("small", "a pump", type: .record(0), value: .record(Pump("Small", flow: 1e6, volume: 1e9))),
            NativeConstant("large", "a pump", type: .record(0), value: .record(Pump("Large", flow: 4e6, volume: 8e9))),
            NativeConstant("copper", "a metal", type: .record(1), value: .record(Record(type: 1, title: "Copper"))),
        ],
        functions: [
            NativeFunction(
                Signature(
                    "pump", "a pump of one's own",
                    [
                        Signature.Parameter("flow", .quantity(Dimension(.data) / Dimension(.time))),
                        Signature.Parameter("volume", .quantity(Dimension(.data)), standard: .number(1e9)),
                        Signature.Parameter("metal", .record(1), standard: .list([])),
                    ], result: .record(0))
            ) { (values) throws(NativeFault) in
                guard values[0].number > 0 else {
                    throw NativeFault("a pump must flow", hint: "give it a flow above zero")
                }
                return .record(Pump("Own", flow: values[0].number, volume: values[1].number))
            },
            NativeFunction(Signature("infinite", "no number", [Signature.Parameter("sign", .number)], result: .number))
            {
                .number($0[0].number / 0)
            },
            NativeFunction(Signature("nothing", "nothing to give", [], result: .number)) { _ in .number(7) },
        ],
        records: [
            RecordType(
                "pump",
                fields: [
                    RecordType.Field("flow", .quantity(Dimension(.data) / Dimension(.time)), "what goes through"),
                    RecordType.Field("volume", .quantity(Dimension(.data)), "what is in it"),
                    RecordType.Field("title", .text, "its name"),
                    RecordType.Field("is_large", .truth, "whether it is large"),
                    RecordType.Field("meter", .number, "what none of them has"),
                ],
                methods: [
                    Signature(
                        "drain", "time until it is empty",
                        [
                            Signature.Parameter("share", .number),
                            Signature.Parameter("speed", .number, standard: .number(1)),
                        ], result: .quantity(Dimension(.time)))
                ]),
            RecordType("metal", fields: []),
        ])
}
