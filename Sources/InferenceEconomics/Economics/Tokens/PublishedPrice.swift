/// The level of service that a price is for.
public enum ServiceTier: String, CaseIterable, Hashable, Sendable {
    /// What is meant if nothing is said.
    case standard
    /// Answers within a day.
    case batch
    /// Slower, and refused when there is no room.
    case flex
    /// Served before others.
    case priority
    /// More tokens per second for each user.
    case fast
}

/// A published list price of a model's tokens.
public struct PublishedPrice: Hashable, Sendable {
    /// Who sells.
    public let vendor: String
    /// The model as the vendor names it.
    public let model: String
    /// The model in ``LanguageModel/catalogue``, by its identifier, if its weights are open and it is there.
    public let openModel: String?
    /// The level of service.
    public let tier: ServiceTier
    /// Dollars per million tokens. Prices of long contexts are left out.
    public let prices: TokenPrices
    /// When the list was so, as exactly as the source says.
    public let date: String
    /// Where it stands.
    public let source: String

    /// A published price.
    public init(
        vendor: String, model: String, openModel: String? = nil, tier: ServiceTier, prices: TokenPrices, date: String,
        source: String
    ) {
        self.vendor = vendor
        self.model = model
        self.openModel = openModel
        self.tier = tier
        self.prices = prices
        self.date = date
        self.source = source
    }

    /// The entries of the catalogue for a vendor's model, in its order.
    public static func list(vendor: String, model: String) -> [PublishedPrice] {
        catalogue.filter { $0.vendor == vendor && $0.model == model }
    }

    /// The output price over that of the same vendor's standard tier, if the catalogue has one.
    public var outputRatioToStandard: Double? {
        PublishedPrice.list(vendor: vendor, model: model).first { $0.tier == .standard }.map {
            prices.output / $0.prices.output
        }
    }
}

extension LanguageModel {
    /// The list prices of the catalogue for this model, by whom its open weights are served.
    public var publishedPrices: [PublishedPrice] { PublishedPrice.catalogue.filter { $0.openModel == identifier } }
}
