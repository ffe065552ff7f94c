/// A scenario with its values.
public struct EvaluatedScenario: Sendable {
    /// A parameter that has another value.
    public struct Row: Sendable {
        /// The parameter.
        public let name: String
        /// The chapter that defines it, by its place in the book.
        public let chapter: Int
        /// Its value in the book.
        public let published: PublishedValue
        /// Its value in the scenario.
        public let value: PublishedValue
        /// The note beside it; may be empty.
        public internal(set) var note: String
    }

    /// The name by which formulas call it.
    public let name: String
    /// What it is called.
    public let title: String
    /// The parameters that it sets, those of a scenario on which it builds first.
    public internal(set) var rows: [Row]
}
