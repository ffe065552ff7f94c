public import Quantities
internal import SourceText

/// A `solve` or `solutions` that has been checked.
public struct Search: Sendable {
    /// What is moved.
    enum Variable: Sendable {
        /// A parameter, by its place among the definitions.
        case parameter(Int)
        /// A variable of the condition, by its place in the frame.
        case local(Int)
    }

    /// What is looked for.
    public let name: Name
    /// Its dimension.
    public let type: Type
    /// How it should be shown.
    public let presentation: Presentation
    let variable: Variable
    let lower: Term
    let upper: Term
    let step: Term?
    let isLogarithmic: Bool
    let condition: Condition
    /// The definitions that the condition names.
    let needs: [Int]
    let isList: Bool
    let formatter: QuantityFormatter
    let span: SourceSpan

    /// The number of cells into which a range is divided where something may change, and into how many at first.
    static let cells = 256
    static let coarseCells = 32
    /// How closely the place is known at which a condition changes, as a share of the range.
    static let resolution = 1e-12
}

/// What came of a search.
public struct SearchOutcome: Sendable {
    /// A number that was looked for.
    public struct Solution: Sendable {
        /// The number, or the first of a stretch of them, in base units.
        public let lower: Double
        /// The last of a stretch; the same number otherwise.
        public let upper: Double
        /// Whether it is an end of the range, so that there may be others beyond.
        public let isAtEdge: Bool
    }

    /// What is the case at an end of the range.
    public struct End: Sendable {
        /// The number.
        public let number: Double
        /// Both sides of a comparison, in base units; nil where the condition is none, or has no value there.
        public let sides: (left: Double, right: Double)?
        /// Whether the condition holds; nil where it has no value.
        public let holds: Bool?
        let fault: EvaluationFault?

        /// Why it has no value.
        public var summary: String? { fault.flatMap { $0.isUntold ? nil : $0.diagnostic.summary } }
    }

    /// The solutions, ascending.
    public let solutions: [Solution]
    /// Where the range begins.
    public let first: End
    /// Where it ends.
    public let last: End
    /// Where the sides change places without being equal: at a jump or a pole.
    public let jumps: [Double]
}
