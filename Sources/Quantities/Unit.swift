/// A unit under one symbol, its prefix included: `ms`, `GB`, `USD`, `Mtoken`.
public struct Unit: Hashable, Sendable {
    /// How it is written, prefix included.
    public let symbol: String
    /// How much one of it is in the base units: seconds, bytes, operations, joules, tokens, dollars.
    public let scale: Double
    /// What it measures.
    public let dimension: Dimension
    /// The number of the ladder of prefixes that it stands on: units of one family differ only in scale.
    public let family: Int

    /// Two units are the same when they are of one family and size. (`us` and `µs` are one unit.)
    public static func == (left: Unit, right: Unit) -> Bool {
        left.family == right.family && left.scale == right.scale
    }

    /// Feeds what equality looks at.
    public func hash(into hasher: inout Hasher) {
        hasher.combine(family)
        hasher.combine(scale)
    }
}

/// What is known of a unit before its prefixes are put on.
struct UnitFamily: Sendable {
    let symbol: String
    let scale: Double
    let dimension: Dimension
    /// The prefixes that may be written.
    let prefixes: [Prefix]
    /// The prefixes among which a figure without a stated unit chooses.
    let automatic: [Prefix]

    init(_ symbol: String, _ scale: Double, _ dimension: Dimension, _ prefixes: [Prefix] = [], auto: [Prefix] = []) {
        self.symbol = symbol
        self.scale = scale
        self.dimension = dimension
        self.prefixes = prefixes
        self.automatic = auto
    }

    /// The units that every chapter knows. A year is 8,760 hours, as the cost-of-ownership literature counts;
    /// a month is a twelfth of it.
    static let builtIn: [UnitFamily] = {
        let small: [Prefix] = [.milli, .micro, .microTyped, .nano]
        let large: [Prefix] = [.kilo, .mega, .giga, .tera, .peta, .exa, .zetta, .yotta]
        let binary: [Prefix] = [.kibi, .mebi, .gibi, .tebi]
        let counts: [Prefix] = [.none, .mega, .giga, .tera, .peta]
        let bytes: [Prefix] = [.none, .kilo, .mega, .giga, .tera, .peta, .exa]
        let time = Dimension(.time)
        let power = Dimension(.energy) / time
        return [
            UnitFamily("s", 1, time, small, auto: [.nano, .micro, .milli, .none]),
            UnitFamily("min", 60, time),
            UnitFamily("h", 3600, time),
            UnitFamily("day", 86_400, time),
            UnitFamily("week", 604_800, time),
            UnitFamily("month", 2_628_000, time),
            UnitFamily("year", 31_536_000, time),
            UnitFamily("Hz", 1, time.raised(to: Rational(-1)), [.kilo, .mega, .giga]),
            UnitFamily("B", 1, Dimension(.data), large + binary, auto: bytes),
            UnitFamily("bit", 0.125, Dimension(.data), large, auto: bytes),
            UnitFamily("FLOP", 1, Dimension(.operations), large, auto: bytes + [.zetta, .yotta]),
            UnitFamily("token", 1, Dimension(.tokens), large, auto: counts),
            UnitFamily("request", 1, Dimension(.requests), large, auto: counts),
            UnitFamily("user", 1, Dimension(.users), large, auto: counts),
            UnitFamily("GPU", 1, Dimension(.accelerators), [.kilo, .mega]),
            UnitFamily("node", 1, Dimension(.nodes), [.kilo, .mega]),
            UnitFamily("J", 1, Dimension(.energy), small + large, auto: [.milli, .none, .kilo, .mega, .giga, .tera]),
            UnitFamily("W", 1, power, small + large, auto: [.milli, .none, .kilo, .mega, .giga]),
            UnitFamily(
                "Wh", 3600, Dimension(.energy), small + large, auto: [.milli, .none, .kilo, .mega, .giga, .tera]),
            UnitFamily("USD", 1, Dimension(.dollars), [.kilo, .mega, .giga]),
            UnitFamily("EUR", 1, Dimension(.euros), [.kilo, .mega, .giga]),
            UnitFamily("GBP", 1, Dimension(.pounds), [.kilo, .mega, .giga]),
            UnitFamily("CNY", 1, Dimension(.yuan), [.kilo, .mega, .giga]),
            UnitFamily("JPY", 1, Dimension(.yen), [.kilo, .mega, .giga]),
            UnitFamily("%", 0.01, .none),
        ]
    }()

    /// How people write units that have another symbol here.
    static let otherSpellings: [(spelling: String, symbol: String)] = [
        ("sec", "s"), ("second", "s"), ("seconds", "s"), ("minute", "min"), ("minutes", "min"), ("hr", "h"),
        ("hour", "h"), ("hours", "h"), ("d", "day"), ("days", "day"), ("weeks", "week"), ("months", "month"),
        ("years", "year"), ("yr", "year"), ("byte", "B"), ("bytes", "B"), ("b", "bit"), ("bits", "bit"),
        ("Gb", "Gbit"), ("Mb", "Mbit"), ("KB", "kB"), ("FLOPS", "FLOP/s"), ("FLOPs", "FLOP"), ("flop", "FLOP"),
        ("TFLOPS", "TFLOP/s"), ("PFLOPS", "PFLOP/s"), ("GFLOPS", "GFLOP/s"), ("tokens", "token"), ("tok", "token"),
        ("requests", "request"), ("req", "request"), ("users", "user"), ("gpu", "GPU"),
        ("GPUs", "GPU"), ("gpus", "GPU"), ("nodes", "node"), ("usd", "USD"), ("dollar", "USD"), ("dollars", "USD"),
        ("$", "USD"), ("eur", "EUR"), ("euro", "EUR"), ("KWh", "kWh"), ("watt", "W"), ("joule", "J"),
        ("hrs", "h"), ("mins", "min"), ("secs", "s"), ("w", "W"), ("watts", "W"), ("joules", "J"), ("kilowatt", "kW"),
        ("kilowatts", "kW"), ("megawatt", "MW"), ("megawatts", "MW"), ("MTok", "Mtoken"), ("MTokens", "Mtoken"),
        ("ktok", "ktoken"), ("GBps", "GB/s"), ("MBps", "MB/s"), ("TBps", "TB/s"), ("Gbps", "Gbit/s"),
        ("Mbps", "Mbit/s"), ("Tbps", "Tbit/s"), ("Tb", "Tbit"), ("TFLOPs", "TFLOP"), ("PFLOPs", "PFLOP"),
        ("GFLOPs", "GFLOP"), ("EFLOPS", "EFLOP/s"), ("tps", "token/s"), ("TPS", "token/s"), ("rps", "request/s"),
        ("RPS", "request/s"), ("qps", "request/s"), ("QPS", "request/s"), ("euros", "EUR"), ("€", "EUR"),
        ("£", "GBP"), ("gbp", "GBP"), ("pct", "%"), ("percent", "%"), ("Mtok", "Mtoken"), ("Mtokens", "Mtoken"),
        ("msec", "ms"), ("usec", "us"),
    ]
}
