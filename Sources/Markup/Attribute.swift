/// An attribute of an element.
public struct Attribute: Sendable {
    let name: StaticString
    let value: String
    let isAbsent: Bool

    /// An attribute and its value, which is escaped when it is written.
    public init(_ name: StaticString, _ value: String) {
        self.init(name, value, isAbsent: false)
    }

    private init(_ name: StaticString, _ value: String, isAbsent: Bool) {
        self.name = name
        self.value = value
        self.isAbsent = isAbsent
    }

    /// The classes of an element, separated by spaces; no attribute where there are none.
    public static func classes(_ names: String) -> Attribute {
        Attribute("class", names, isAbsent: names.utf8.isEmpty)
    }

    /// An attribute that stands only under a condition.
    public static func when(_ condition: Bool, _ name: StaticString, _ value: @autoclosure () -> String) -> Attribute {
        condition ? Attribute(name, value()) : Attribute(name, "", isAbsent: true)
    }
}
