internal import Formulas
internal import Quantities

/// Fields of a record, in the words of its binding.
extension LanguageRecord {
    /// A field's name, type and summary, and what it reads.
    static func field(
        _ name: String, _ type: Type, _ summary: String, unit: UnitExpression? = nil,
        _ read: @escaping @Sendable (Self) throws(NativeFault) -> Value
    ) -> Binding.Field {
        Binding.Field(declaration: RecordType.Field(name, type, summary, unit: unit)) {
            (record) throws(NativeFault) in try read(payload(record))
        }
    }

    /// A field that is a number in base units.
    static func number(
        _ name: String, _ type: Type, _ summary: String, unit: UnitExpression? = nil,
        _ read: @escaping @Sendable (Self) -> Double
    ) -> Binding.Field {
        field(name, type, summary, unit: unit) { (payload) throws(NativeFault) in .number(read(payload)) }
    }

    /// A field that is a number in base units, which some lack: `missing` says why.
    static func number(
        _ name: String, _ type: Type, _ summary: String, missing: @escaping @Sendable (Self) -> String,
        _ read: @escaping @Sendable (Self) -> Double?
    ) -> Binding.Field {
        field(name, type, summary) { (payload) throws(NativeFault) in
            guard let number = read(payload) else { throw NativeFault(missing(payload)) }
            return .number(number)
        }
    }

    /// A field in hours.
    static func hours(
        _ name: String, _ summary: String, _ read: @escaping @Sendable (Self) -> Double
    ) -> Binding.Field {
        number(name, .time, summary, unit: .hours) { read($0) * secondsPerHour }
    }

    /// A field in dollars per hour.
    static func hourly(
        _ name: String, _ summary: String, _ read: @escaping @Sendable (Self) -> Double
    ) -> Binding.Field {
        number(name, .rent, summary) { read($0) / secondsPerHour }
    }

    /// A field in dollars per million tokens.
    static func perMillion(
        _ name: String, _ summary: String, _ read: @escaping @Sendable (Self) -> Double
    ) -> Binding.Field {
        number(name, .tokenCost, summary) { read($0) / tokensPerMillion }
    }

    /// A field that is a text.
    static func text(
        _ name: String, _ summary: String, _ read: @escaping @Sendable (Self) -> String
    ) -> Binding.Field {
        field(name, .text, summary) { (payload) throws(NativeFault) in .text(read(payload)) }
    }

    /// A field that is true or false.
    static func truth(
        _ name: String, _ summary: String, _ read: @escaping @Sendable (Self) -> Bool
    ) -> Binding.Field {
        field(name, .truth, summary) { (payload) throws(NativeFault) in .truth(read(payload)) }
    }

    /// A field that is a record.
    static func record<Inner: LanguageRecord>(
        _ name: String, _ summary: String, _ read: @escaping @Sendable (Self) -> Inner
    ) -> Binding.Field {
        field(name, Inner.type, summary) { (payload) throws(NativeFault) in read(payload).bound }
    }

    /// A field that is a list of records.
    static func records<Inner: LanguageRecord>(
        _ name: String, _ summary: String, _ read: @escaping @Sendable (Self) -> [Inner]
    ) -> Binding.Field {
        field(name, .list(Inner.type), summary) { (payload) throws(NativeFault) in
            .list(read(payload).map { $0.bound })
        }
    }
}
