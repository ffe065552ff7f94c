/// What a formula evaluates to. Quantities are in base units: their dimension is known from the formula's type.
public indirect enum Value: Sendable {
    /// A number in base units: seconds, bytes, operations, joules, tokens, dollars.
    case number(Double)
    /// True or false.
    case truth(Bool)
    /// A text.
    case text(String)
    /// Values of one type.
    case list([Value])
    /// A record.
    case record(Record)
    /// What differs between the draws of the book: an uncertain number, condition or record.
    case uncertain(Draws)
    /// Values of parameters.
    case scenario(Scenario)

    /// The number, or NaN for what is none. (The checker has made sure that it is.) Of an uncertain one the median.
    public var number: Double {
        switch self {
        case .number(let number): number
        case .uncertain(let draws): Statistic.quantile(0.5, of: draws.sortedNumbers)
        case .truth, .text, .list, .record, .scenario: .nan
        }
    }

    /// The truth, or false for what is none. What is uncertain is true where that is as probable as not.
    public var truth: Bool {
        switch self {
        case .truth(let truth): truth
        case .uncertain(let draws): draws.probability >= 0.5
        case .number, .text, .list, .record, .scenario: false
        }
    }

    /// The record, or nil for what is none.
    public var record: Record? {
        if case .record(let record) = self { return record }
        return nil
    }
}

/// A record of the lexicon: a language model, a server, a step. It knows its fields and methods by their places in its
/// `RecordType` and computes a field when it is asked for.
///
/// A class, because the lexicon makes records of its own types and Embedded Swift has no existentials to hold them: a
/// function of the lexicon gets its type back with `unsafeDowncast`, after the checker has compared the record types.
/// A subclass must hold immutable values only.
open class Record: @unchecked Sendable {
    /// The place of its type in `Lexicon.records`.
    public let type: Int
    /// How it is shown in a table or a sentence.
    public let title: String

    /// A record of a type, under a title.
    public init(type: Int, title: String) {
        self.type = type
        self.title = title
    }

    /// The value of the field with a place in `RecordType.fields`.
    open func field(_ index: Int) throws(NativeFault) -> Value {
        throw NativeFault("the record has no such field")
    }

    /// Whether another record is the same. Of a record that does not say: whether it is shown alike.
    open func isEqual(to other: Record) -> Bool {
        other.type == type && other.title.utf8.elementsEqual(title.utf8)
    }

    /// The result of the method with a place in `RecordType.methods`.
    open func call(_ index: Int, _ arguments: [Value]) throws(NativeFault) -> Value {
        throw NativeFault("the record has no such method")
    }
}

/// Why a function of the lexicon refuses its arguments.
public struct NativeFault: Error, Sendable {
    /// What is wrong, in lower case, without a full stop.
    public let summary: String
    /// What to write instead.
    public let hint: String?

    /// A refusal.
    public init(_ summary: String, hint: String? = nil) {
        self.summary = summary
        self.hint = hint
    }
}
