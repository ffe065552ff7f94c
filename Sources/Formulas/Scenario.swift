public import SourceText

/// A set of parameter values under a title, under which any formula may be evaluated: `cost with lab`.
public struct Scenario: Sendable {
    /// A parameter that has another value.
    public struct Setting: Sendable {
        /// The parameter, by its place among the definitions.
        public let definition: Int
        /// Its value.
        public let value: Value
    }

    /// What it is called in tables and charts.
    public let title: String
    /// The parameters that it sets, each once.
    public private(set) var settings: [Setting]

    /// The book as it is, which every chapter knows by the name `published`.
    public static let published = Scenario(title: "Published", settings: [])

    init(title: String, settings: [Setting]) {
        self.title = title
        self.settings = settings
    }

    /// Sets a parameter, in place of the value that it may have in the scenario already.
    mutating func set(_ definition: Int, to value: Value) {
        let setting = Setting(definition: definition, value: value)
        if let place = settings.firstIndex(where: { $0.definition == definition }) {
            settings[place] = setting
        } else {
            settings.append(setting)
        }
    }
}

/// A scenario as it is written.
public struct WrittenScenario: Sendable {
    /// What it is called.
    public let title: String
    /// The scenario on which it builds; nil for one that builds on the book as it is.
    public let base: Expression?
    /// The parameters that it sets, in order.
    public let settings: [Expression.Setting]
}

extension Expression {
    /// The scenario of a chapter's block, from its lines.
    ///
    /// - Parameter span: where its name stands.
    public static func scenario(
        _ title: String, base: Expression?, settings: [Setting], at span: SourceSpan
    ) -> Expression {
        // `Parser.scenarioLine` leaves room for this level.
        let parts = (base.map { [$0] } ?? []) + settings.map { $0.value }
        return Expression(
            .scenario(WrittenScenario(title: title, base: base, settings: settings)), span,
            height: 1 + parts.reduce(0) { max($0, $1.height) })
    }
}
