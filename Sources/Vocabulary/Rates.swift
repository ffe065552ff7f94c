internal import Formulas
internal import InferenceEconomics

/// Seconds of an hour.
let secondsPerHour = 3600.0
/// Seconds of a year as the language and the model have it: 8,760 hours.
let secondsPerYear = 8760 * secondsPerHour
/// Tokens of the unit in which price lists have them.
let tokensPerMillion = 1e6
/// Joules of a kilowatt-hour.
let joulesPerKilowattHour = 3.6e6
/// Joules of a kilowatt over a month, a twelfth of the year.
let joulesPerKilowattMonth = 1000 * secondsPerYear / 12

extension Signature.Parameter {
    /// What a GPU costs, by the hour or otherwise.
    static let rent = Signature.Parameter("rent", .rent)
    /// Share of the hours in which there is work.
    static let utilisation = Signature.Parameter("utilisation", .number)
    /// What is kept beyond the need, as `Arguments.reserve` reads it.
    static let reserve = [
        Signature.Parameter("reserve_replicas", .number, 0), Signature.Parameter("reserve_share", .number, 0),
    ]
}

extension Arguments {
    /// A rent in dollars per hour.
    mutating func perHour() -> Double { number() * secondsPerHour }

    /// The same; nil where the call leaves it out.
    mutating func optionalPerHour() -> Double? { optionalNumber().map { $0 * secondsPerHour } }

    /// Hours.
    mutating func hours() -> Double { number() / secondsPerHour }

    /// The same; nil where the call leaves it out.
    mutating func optionalHours() -> Double? { optionalNumber().map { $0 / secondsPerHour } }

    /// Hours, of which there are no parts.
    mutating func wholeHours() throws(ServingError) -> Int { try whole(of: secondsPerHour) }

    /// What is kept beyond the need.
    mutating func reserve() throws(ServingError) -> Reserve { try Reserve(replicas: whole(), share: number()) }
}
