internal import CNumerics

/// How the requests of a fleet are spread over its models.
public struct Popularity: Hashable, Sendable {
    /// The share of each model, the most popular first as a rule; they add up to one.
    public let shares: [Double]

    /// Shares by weights of any unit.
    ///
    /// - Throws: ``ServingError`` if there are none or more than 10,000, or one is not finite and above zero.
    public init(weights: [Double]) throws(ServingError) {
        try require(Double(weights.count), "number of models", in: 1...1e4, expected: "from 1 to 10000")
        var sum = 0.0
        for weight in weights {
            try requirePositive(weight, "weight of a model")
            sum += weight
        }
        try requirePositive(sum, "sum of the weights")
        shares = weights.map { $0 / sum }
    }

    /// Zipf's law: the model of rank r has a share in proportion to r^-s.
    ///
    /// - Parameters:
    ///   - models: from 1 to 10,000.
    ///   - exponent: s, from 0, all alike, to 10, all but one forgotten.
    /// - Throws: ``ServingError`` if a number is out of range.
    public static func zipf(models: Int, exponent: Double) throws(ServingError) -> Popularity {
        try require(Double(models), "number of models", in: 1...1e4, expected: "from 1 to 10000")
        try require(exponent, "exponent of popularity", in: 0...10, expected: "from 0 to 10")
        return try Popularity(weights: (1...models).map { cnumerics_pow(Double($0), -exponent) })
    }
}
