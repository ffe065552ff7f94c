/// A multiple of a unit, written before its symbol: the `T` of `TB`.
public struct Prefix: Hashable, Sendable {
    /// How it is written.
    public let symbol: String
    /// What it multiplies the unit by.
    public let scale: Double

    static let none = Prefix(symbol: "", scale: 1)
    static let nano = Prefix(symbol: "n", scale: 1e-9)
    static let micro = Prefix(symbol: "µ", scale: 1e-6)
    /// Another way of typing the micro sign, for keyboards without it.
    static let microTyped = Prefix(symbol: "u", scale: 1e-6)
    static let milli = Prefix(symbol: "m", scale: 1e-3)
    static let kilo = Prefix(symbol: "k", scale: 1e3)
    static let mega = Prefix(symbol: "M", scale: 1e6)
    static let giga = Prefix(symbol: "G", scale: 1e9)
    static let tera = Prefix(symbol: "T", scale: 1e12)
    static let peta = Prefix(symbol: "P", scale: 1e15)
    static let exa = Prefix(symbol: "E", scale: 1e18)
    static let zetta = Prefix(symbol: "Z", scale: 1e21)
    static let yotta = Prefix(symbol: "Y", scale: 1e24)
    static let kibi = Prefix(symbol: "Ki", scale: 1024)
    static let mebi = Prefix(symbol: "Mi", scale: 1_048_576)
    static let gibi = Prefix(symbol: "Gi", scale: 1_073_741_824)
    static let tebi = Prefix(symbol: "Ti", scale: 1_099_511_627_776)
}
