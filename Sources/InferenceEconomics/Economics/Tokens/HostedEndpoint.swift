/// A model as one host offers it: what it asks, and how fast it was found to be.
///
/// Hardware, batch and speculation of the host are unknown, and the network is in the speed.
public struct HostedEndpoint: Hashable, Sendable {
    /// Who hosts it.
    public let host: String
    /// The model in ``LanguageModel/catalogue``, by its identifier.
    public let model: String
    /// Dollars per million tokens.
    public let prices: TokenPrices
    /// Median output tokens per second for one user.
    public let speed: Double

    /// An endpoint.
    ///
    /// - Throws: ``ServingError`` if the speed is not finite and above zero.
    public init(host: String, model: String, prices: TokenPrices, speed: Double) throws(ServingError) {
        try requirePositive(speed, "speed")
        self.init(unchecked: host, model, prices, speed)
    }

    /// For the list, whose entries a test puts through the checking initialiser.
    private init(unchecked host: String, _ model: String, _ prices: TokenPrices, _ speed: Double) {
        self.host = host
        self.model = model
        self.prices = prices
        self.speed = speed
    }

    /// When ``gptOSS120B`` was so, as exactly as is known.
    public static let date = "2026-04-20 to 2026-05-08"

    /// Whose measurements ``gptOSS120B`` are.
    public static let source =
        "Artificial Analysis (artificialanalysis.ai), data of its home page, copied in "
        + "biannan79/inferencex-scraper@45d4f297:crawler/artificialanalysis/next_data.txt"

    /// The hosts of gpt-oss 120B in the order of the source. Speeds are rounded to tenths.
    public static let gptOSS120B: [HostedEndpoint] = [
        host("DeepInfra", 0.039, 0.19, 45.1),
        host("Novita", 0.05, 0.25, 41.3),
        host("Google Vertex", 0.09, 0.36, 414.6),
        host("Clarifai", 0.09, 0.36, 479.9),
        host("Lightning AI", 0.1, 0.4, 207.4),
        host("Baseten", 0.1, 0.5, 215.4),
        host("Nebius Fast", 0.1, 0.5, 516.9),
        host("Eigen AI", 0.1, 0.5, 565.1),
        host("Snowflake", 0.22, 0.22, 294.8),
        host("Databricks", 0.15, 0.6, 233.5),
        host("Azure", 0.15, 0.6, 218.3),
        host("Amazon", 0.15, 0.6, 235.2),
        host("Together.ai", 0.15, 0.6, 82.1),
        host("DeepInfra (Turbo)", 0.15, 0.6, 146.3),
        host("Groq", 0.15, 0.6, 475.2),
        host("Weights & Biases", 0.15, 0.6, 115.8),
        host("Fireworks", 0.15, 0.6, 50.8),
        host("Nebius Base", 0.15, 0.6, 128.4),
        host("Parasail", 0.1, 0.75, 42.0),
        host("Scaleway", 0.17, 0.7, 178.7),
        host("SambaNova", 0.22, 0.59, 651.0),
        host("Cerebras", 0.35, 0.75, 1855.9),
        host("Cloudflare", 0.35, 0.75, 122.1),
    ]

    /// A host of gpt-oss 120B: input and output price in dollars per million tokens, tokens per second.
    private static func host(_ name: String, _ input: Double, _ output: Double, _ speed: Double) -> HostedEndpoint {
        HostedEndpoint(
            unchecked: name, LanguageModel.gptOSS120B.identifier,
            TokenPrices(uncheckedInput: input, output: output), speed)
    }
}
