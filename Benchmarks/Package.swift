// swift-tools-version: 6.2

import PackageDescription

// Programs that measure. They are no part of the package, so that nobody who builds Marginal builds them.
let package = Package(
    name: "Benchmarks",
    platforms: [.macOS(.v15)],
    dependencies: [.package(name: "marginal", path: "..")],
    targets: [
        .target(name: "Measuring"),
        .executableTarget(name: "build-speed", dependencies: ["Measuring"]),
        .executableTarget(name: "claim-speed", dependencies: ["Measuring"]),
        .executableTarget(name: "uncertainty-speed", dependencies: ["Measuring"]),
        .executableTarget(
            name: "simulation-speed", dependencies: [.product(name: "InferenceEconomics", package: "marginal")]),
        .executableTarget(
            name: "frontier-speed", dependencies: [.product(name: "InferenceEconomics", package: "marginal")]),
    ]
)
