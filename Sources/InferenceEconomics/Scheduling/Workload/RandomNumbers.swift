internal import CNumerics

/// Random numbers that a seed decides, the same on every machine.
///
/// SplitMix64 (Steele, Lea and Flood, "Fast Splittable Pseudorandom Number Generators", OOPSLA 2014), and the
/// distributions that traffic is drawn from.
struct RandomNumbers {
    private var state: UInt64

    /// The numbers of one purpose: sequences of one seed and different purposes have nothing to do with each other, so
    /// that other lengths, for instance, leave the arrivals as they were.
    init(seed: UInt64, purpose: UInt64) {
        state = seed
        let mixed = next()
        state = mixed ^ (purpose &* 0xD605_1F3E_7C4A_9B15)
        state = next()
    }

    /// The next 64 bits.
    mutating func next() -> UInt64 {
        state &+= 0x9E37_79B9_7F4A_7C15
        var mixed = state
        mixed = (mixed ^ (mixed >> 30)) &* 0xBF58_476D_1CE4_E5B9
        mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
        return mixed ^ (mixed >> 31)
    }

    /// Evenly between 0 and 1, neither of which comes: a logarithm of it is finite.
    mutating func uniform() -> Double { (Double(next() >> 11) + 0.5) * 0x1p-53 }

    /// A whole number from 0 to below `count`. Not corrected for the division's remainder, which for the counts of
    /// traffic is below one in a billion.
    mutating func index(below count: Int) -> Int { Int(next() % UInt64(count)) }

    /// Exponential, of mean one.
    mutating func exponential() -> Double { -cnumerics_log(uniform()) }

    /// Normal, of mean zero and variance one: Marsaglia's polar method, which needs neither sine nor cosine.
    mutating func normal() -> Double {
        while true {
            let x = 2 * uniform() - 1
            let y = 2 * uniform() - 1
            let square = x * x + y * y
            if square < 1, square > 0 { return x * (-2 * cnumerics_log(square) / square).squareRoot() }
        }
    }

    /// Gamma, of mean one and a coefficient of variation: Marsaglia and Tsang, "A Simple Method for Generating Gamma
    /// Variables", 2000. At variation one it is the exponential distribution.
    mutating func gamma(variation: Double) -> Double {
        let shape = 1 / (variation * variation)
        guard shape < 1 else { return gamma(shapeAboveOne: shape) / shape }
        // A gamma of one more, times a power of a uniform number.
        let raised = gamma(shapeAboveOne: shape + 1)
        return raised * cnumerics_pow(uniform(), 1 / shape) / shape
    }

    private mutating func gamma(shapeAboveOne shape: Double) -> Double {
        let d = shape - 1.0 / 3
        let c = 1 / (9 * d).squareRoot()
        while true {
            let x = normal()
            let root = 1 + c * x
            guard root > 0 else { continue }
            let cube = root * root * root
            if cnumerics_log(uniform()) < 0.5 * x * x + d - d * cube + d * cnumerics_log(cube) { return d * cube }
        }
    }

    /// Lognormal, of a mean and a coefficient of variation.
    mutating func lognormal(mean: Double, variation: Double) -> Double {
        let variance = cnumerics_log(1 + variation * variation)
        return mean * cnumerics_exp(variance.squareRoot() * normal() - variance / 2)
    }
}
