/// Why a model, an accelerator, a deployment or a load was refused.
///
/// The one error type of this module. Every case names the offending value and says what was expected, so that its
/// ``description`` can be shown as it stands: lower case, without a full stop.
public enum ServingError: Error, Hashable, Sendable {
    /// A number is outside its range; `expected` completes the sentence "expected ...".
    case value(name: String, given: Double, expected: String)

    /// A choice is not possible here, a precision that the accelerator lacks, for instance.
    case choice(name: String, given: String, expected: String)

    /// A width must divide a count and does not: a tensor parallel width of 3 and 32 query heads.
    case doesNotDivide(name: String, given: Int, whole: String, count: Int)

    /// The weights need more memory than the engine may use: both in bytes per GPU. `tensorWidth` is the next tensor
    /// parallel width at which they fit, if there is one up to ``largestTensorWidthTried``.
    case weightsDoNotFit(needed: Double, available: Double, tensorWidth: Int?)

    /// The KV cache of so many requests, with so many tokens each, needs more memory than the weights leave. `largest`
    /// is the largest batch that fits at that context, for the whole server.
    case cacheDoesNotFit(batch: Double, context: Double, largest: Double)

    /// The KV cache of one request needs more memory than the weights leave. `longest` is the longest context that fits,
    /// in tokens.
    case requestDoesNotFit(context: Double, longest: Double)

    /// No value of `name` from `lower` to `upper` gives what is wanted; `atLower` and `atUpper` are what the ends give.
    case noSolution(name: String, lower: Double, upper: Double, wanted: Double, atLower: Double, atUpper: Double)

    /// More than one value of `name` gives what is wanted, where one was asked for.
    case manySolutions(name: String, lowest: Double, highest: Double, wanted: Double)

    /// Not even a single request is fast enough: the target and what it takes alone, both in seconds.
    case targetNotMet(name: String, target: Double, least: Double)

    /// More requests are sent than are answered: both in requests per second.
    case rateNotSustained(rate: Double, most: Double)

    /// A simulation took all the steps that it might and had answered only some of its requests.
    case simulationTooLong(steps: Int, answered: Int, requests: Int)

    /// The widest tensor parallelism that ``weightsDoNotFit(needed:available:tensorWidth:)`` proposes.
    public static let largestTensorWidthTried = 64
}

extension ServingError: CustomStringConvertible {
    /// One line in lower case without a full stop: what was wrong, and what was expected.
    public var description: String {
        switch self {
        case .value(let name, let given, let expected):
            return "\(name) is \(Self.plain(given)), expected \(expected)"
        case .choice(let name, let given, let expected):
            return "\(name) is \(given), expected \(expected)"
        case .doesNotDivide(let name, let given, let whole, let count):
            return "\(name) is \(given), which does not divide the \(count) \(whole)"
        case .weightsDoNotFit(let needed, let available, let tensorWidth):
            let start =
                "the weights need \(gibibytes(needed)) per GPU and the engine may use \(gibibytes(available))"
            guard let tensorWidth else { return start + "; no tensor parallel width fits" }
            return start + "; tensor parallel width \(tensorWidth) fits"
        case .cacheDoesNotFit(let batch, let context, let largest):
            return "the KV cache of \(Self.plain(batch)) requests of \(Self.plain(context)) tokens does not fit; "
                + "the largest batch that fits is \(Self.plain(largest))"
        case .simulationTooLong(let steps, let answered, let requests):
            return
                "the simulation gave up after \(Self.grouped(Int64(steps))) steps with \(Self.grouped(Int64(answered))) of \(Self.grouped(Int64(requests))) requests answered; "
                + "simulate fewer requests, or shorter ones"
        case .requestDoesNotFit(let context, let longest):
            return
                "the KV cache of one request of \(Self.plain(context)) tokens does not fit; at most \(Self.plain(longest)) tokens do"
        case .noSolution(let name, let lower, let upper, let wanted, let atLower, let atUpper):
            let lowerIsNearer = (atLower - wanted).magnitude <= (atUpper - wanted).magnitude
            let (end, nearest) = lowerIsNearer ? (lower, atLower) : (upper, atUpper)
            return
                "no \(name) from \(Self.plain(lower)) to \(Self.plain(upper)) gives \(Self.plain(wanted)); the nearest is "
                + "\(Self.plain(nearest)), at \(Self.plain(end))"
        case .manySolutions(let name, let lowest, let highest, let wanted):
            return "\(name) is not decided: \(Self.plain(lowest)) gives \(Self.plain(wanted)), and so do others up to "
                + "\(Self.plain(highest))"
        case .targetNotMet(let name, let target, let least):
            return
                "\(name) is to be at most \(Self.plain(target)) s, but is \(Self.plain(least)) s for a single request"
        case .rateNotSustained(let rate, let most):
            return "\(Self.plain(rate)) requests a second are more than the \(Self.plain(most)) that are answered"
        }
    }

    /// A number to six significant digits, its thousands grouped; whole numbers in full. (Number formatting is not
    /// available everywhere.)
    static func plain(_ value: Double) -> String {
        // An `Int` has 32 bits in the browser, where the same must be printed.
        if let whole = Int64(exactly: value) { return grouped(whole) }
        var decimals = 0
        var scale = 1.0
        while decimals < 12, value.magnitude * scale < 100_000 {
            decimals += 1
            scale *= 10
        }
        guard let digits = Int64(exactly: (value.magnitude * scale).rounded()), digits > 0 else { return "\(value)" }
        let unit = Int64(scale)
        var fraction = Array("\(unit + digits % unit)".utf8.dropFirst())
        while fraction.last == UInt8(ascii: "0") { fraction.removeLast() }
        let sign = value < 0 ? "-" : ""
        let whole = sign + grouped(digits / unit)
        return fraction.isEmpty ? whole : whole + "." + String(decoding: fraction, as: UTF8.self)
    }

    /// A whole number with its thousands grouped: `12,000`.
    private static func grouped(_ value: Int64) -> String {
        let digits = Array("\(value.magnitude)".utf8)
        var bytes: [UInt8] = value < 0 ? [UInt8(ascii: "-")] : []
        for (place, digit) in digits.enumerated() {
            if place > 0, (digits.count - place) % 3 == 0 { bytes.append(UInt8(ascii: ",")) }
            bytes.append(digit)
        }
        return String(decoding: bytes, as: UTF8.self)
    }

    /// Bytes as GiB with one decimal. Whole tenths, because number formatting is not available everywhere.
    private func gibibytes(_ bytes: Double) -> String {
        let tenths = (bytes / Double.gibibyte * 10).rounded()
        guard let whole = Int64(exactly: tenths) else { return "\(bytes) bytes" }
        return "\(whole / 10).\(whole.magnitude % 10) GiB"
    }
}

extension Double {
    /// Two to the thirtieth bytes: memory sizes of accelerators are multiples of it.
    static let gibibyte: Double = 1_073_741_824
}
