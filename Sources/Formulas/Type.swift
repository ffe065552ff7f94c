public import Quantities

/// What kind of value a formula has; known before anything is evaluated.
public indirect enum Type: Hashable, Sendable {
    /// A number with a dimension.
    case quantity(Dimension)
    /// True or false.
    case truth
    /// A text.
    case text
    /// Values of one type.
    case list(Type)
    /// A record of the lexicon, by its place in `Lexicon.records`.
    case record(Int)
    /// A set of parameter values.
    case scenario
    /// Not known, because of a mistake that is reported already, or because a function is looked at before it is called.
    case unknown

    /// A plain number.
    public static let number = Type.quantity(.none)

    /// Whether a value of this type may stand where the other is expected.
    func matches(_ other: Type) -> Bool {
        switch (self, other) {
        case (.unknown, _), (_, .unknown): true
        case (.list(let own), .list(let theirs)): own.matches(theirs)
        case (.quantity(let own), .quantity(let theirs)): own == theirs
        case (.truth, .truth), (.text, .text), (.scenario, .scenario): true
        case (.record(let own), .record(let theirs)): own == theirs
        default: false
        }
    }

    /// Whether it is that of a list.
    public var isList: Bool {
        if case .list = self { return true }
        return false
    }

    /// Whether nothing at all is known. An empty list is a list, though not of what.
    var isUnknown: Bool {
        if case .unknown = self { return true }
        return false
    }

    var isKnown: Bool {
        switch self {
        case .unknown: false
        case .list(let element): element.isKnown
        default: true
        }
    }
}
