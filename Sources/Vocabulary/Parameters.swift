internal import Formulas

extension Value {
    /// What stands for an argument that the model chooses if the author does not.
    static let automatic = Value.list([])
}

extension Signature.Parameter {
    /// A quantity with a default in base units.
    init(_ name: String, _ type: Type, _ standard: Double) {
        self.init(name, type, standard: .number(standard))
    }

    /// A record.
    init<Payload: LanguageRecord>(_ name: String, _ type: Payload.Type, standard: Payload? = nil) {
        self.init(name, type.type, standard: standard?.bound)
    }

    /// An argument that the model chooses if the author does not.
    static func optional(_ name: String, _ type: Type) -> Signature.Parameter {
        Signature.Parameter(name, type, standard: .automatic)
    }

    /// A record that may be left out.
    static func optional<Payload: LanguageRecord>(_ name: String, _ type: Payload.Type) -> Signature.Parameter {
        optional(name, type.type)
    }

    /// One of a type's choices, by its name as a text.
    static func choice<Choice: RawRepresentable<String>>(_ name: String, standard: Choice) -> Signature.Parameter {
        Signature.Parameter(name, .text, standard: .text(standard.rawValue))
    }
}
