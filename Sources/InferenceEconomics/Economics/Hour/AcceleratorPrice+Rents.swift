extension AcceleratorPrice {
    /// Rents by the hour, by provider.
    static let rents: [AcceleratorPrice] =
        list(
            "Nebius", from: skyPilot("nebius", "0082b043"),
            [
                ("h100_sxm", "H100 SXM", .onDemand, 1, 2.95),
                ("h100_sxm", "H100 SXM", .spot, 1, 1.25),
                ("h100_sxm", "H100 SXM", .onDemand, 8, 23.6),
                ("h100_sxm", "H100 SXM", .spot, 8, 10.0),
                ("h200_sxm", "H200 SXM", .onDemand, 1, 3.5),
                ("h200_sxm", "H200 SXM", .spot, 1, 1.45),
                ("h200_sxm", "H200 SXM", .onDemand, 8, 28.0),
                ("h200_sxm", "H200 SXM", .spot, 8, 11.6),
                ("b200_sxm", "B200 SXM", .onDemand, 8, 44.0),
            ])
        + list(
            "Hyperstack", from: skyPilot("hyperstack", "fdc9d908"),
            [
                ("h100_sxm", "H100 SXM5", .onDemand, 8, 19.2)
            ])
        + list(
            "dstack", on: "2024-11", from: "dstackai/benchmarks: README of the H100 vs MI300X comparison",
            [
                ("h100_sxm", "H100 SXM", .onDemand, 8, 23.92),
                ("mi300x", "MI300X", .onDemand, 8, 36.0),
            ])
        + list(
            "Hyperbolic", from: skyPilot("hyperbolic", "0082b043"),
            [
                ("h100_sxm", "H100 SXM (80GB HBM3)", .onDemand, 1, 1.29)
            ])
        + list(
            "Verda", from: skyPilot("verda", "000c1d0b"),
            [
                ("b300_sxm", "B300 SXM", .onDemand, 1, 6.99),
                ("b300_sxm", "B300 SXM", .spot, 1, 2.447),
                ("b300_sxm", "B300 SXM", .onDemand, 4, 27.96),
                ("b300_sxm", "B300 SXM", .spot, 4, 9.786),
                ("b200_sxm", "B200 SXM", .onDemand, 1, 4.89),
                ("b200_sxm", "B200 SXM", .spot, 1, 1.712),
                ("b200_sxm", "B200 SXM", .spot, 8, 13.69),
                ("h200_sxm", "H200 SXM", .onDemand, 1, 3.39),
                ("h200_sxm", "H200 SXM", .onDemand, 2, 6.78),
                ("h200_sxm", "H200 SXM", .spot, 2, 2.373),
                ("h100_sxm", "H100 SXM", .onDemand, 1, 2.29),
                ("h100_sxm", "H100 SXM", .spot, 1, 0.8015),
            ])
        + list(
            "Lium", from: skyPilot("lium", "04a03aee"),
            [
                ("b200_sxm", "B200 (AU)", .onDemand, 1, 5.8),
                ("b200_sxm", "B200 (US)", .onDemand, 1, 5.75),
                ("b200_sxm", "B200 (US)", .onDemand, 8, 52.0),
                ("b300_sxm", "B300 (US)", .onDemand, 8, 63.76),
                ("b300_sxm", "B300 (CA)", .onDemand, 8, 62.0),
                ("h100_sxm", "H100 SXM (RU)", .onDemand, 8, 14.0),
            ])

    /// Rents that others assumed in calculations of their own.
    static let assumptions: [AcceleratorPrice] =
        list(
            "DeepSeek", on: "2025-02", from: "deepseek-ai/open-infra-index@56d86855 day 6",
            [
                ("h800", "H800 80GB", .assumed, 1, 2.0)
            ])
        + list(
            "LMSYS/Moonshot K2 blog", on: "2025-07-20",
            from: "lm-sys/lm-sys.github.io@09af7eee:blog/2025-07-20-k2-large-scale-ep.md",
            [
                ("h200_sxm", "H200", .assumed, 1, 2.3)
            ])

    /// The prices of one list, each with the accelerator, its printed name, the kind, and how many accelerators have
    /// that price together.
    private static func list(
        _ provider: String, on date: String = "undated, SkyPilot catalogue version 8", from source: String,
        _ prices: [(accelerator: String, name: String, kind: AcceleratorPriceKind, quantity: Int, price: Double)]
    ) -> [AcceleratorPrice] {
        prices.map { price in
            AcceleratorPrice(
                unchecked: price.accelerator, price.name, price.kind, provider, price.quantity, price.price, date,
                source)
        }
    }

    /// A provider's list in SkyPilot's catalogue, which does not say of which day it is.
    private static func skyPilot(_ provider: String, _ commit: String) -> String {
        "skypilot-org/skypilot-catalog@\(commit):catalogs/v8/\(provider)/vms.csv"
    }
}
