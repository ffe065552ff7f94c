public import Quantities

/// A formula that has been checked: what it computes, what kind of value that is, and how it should be shown.
public struct Checked: Sendable {
    let term: Term
    /// What kind of value it has. `unknown` where a mistake was found.
    public let type: Type
    /// How it should be shown where the author asks for nothing else.
    public let presentation: Presentation

    init(_ term: Term, _ type: Type, _ presentation: Presentation = .automatic) {
        self.term = term
        self.type = type
        self.presentation = presentation
    }

    /// What a mistake leaves behind. It is never evaluated: a book with an error is not published.
    public static let broken = Checked(.broken, .unknown)

    /// The value of what is written as a number, a text or a truth; nil for what must be evaluated.
    public var constant: Value? {
        if case .constant(let value) = term { return value }
        return nil
    }

    /// Whether a mistake was found in it.
    var isBroken: Bool {
        if case .broken = term { true } else { false }
    }

    var dimension: Dimension? {
        if case .quantity(let dimension) = type { return dimension }
        return nil
    }

    /// The unit of a quantity as a factor of a product: none for a plain number, nil where it is to be chosen.
    var factorUnit: UnitExpression? {
        guard let dimension else { return nil }
        return dimension.isNone ? UnitExpression.none : presentation.unit
    }
}

/// A name bound by a function or a loop.
public struct Local: Sendable {
    /// The name.
    public let name: Name
    /// What kind of value it holds.
    public let type: Type
    /// How that is shown.
    public let presentation: Presentation

    /// A bound name.
    public init(name: Name, type: Type, presentation: Presentation) {
        self.name = name
        self.type = type
        self.presentation = presentation
    }
}

/// A function of a chapter for arguments of certain types.
struct Instance: Sendable {
    let definition: Int
    let types: [Type]
    let units: [UnitExpression?]
    let result: Checked
    /// The levels of its formula and of those of the functions that it calls, the deepest of them.
    let height: Int
}
