// swift-tools-version: 6.2

import PackageDescription

// The house: each target is a room. What a room may import is declared here and nowhere else;
// `swift build --explicit-target-dependency-import-check error` holds every file to it.

/// Settings of every room.
let strict: [SwiftSetting] = [
    .enableUpcomingFeature("ExistentialAny"),
    .enableUpcomingFeature("InternalImportsByDefault"),
    .enableUpcomingFeature("MemberImportVisibility"),
    .treatAllWarnings(as: .error),
]

/// Settings of the live rooms, which also compile for the browser: what Embedded Swift
/// would refuse there, the native build refuses already.
let live: [SwiftSetting] = strict + [.treatWarning("EmbeddedRestrictions", as: .error)]

/// `squareRoot()` and the functions of `CNumerics` are libm's on Linux.
let libm: [LinkerSetting] = [.linkedLibrary("m", .when(platforms: [.linux]))]

/// The parts of the script of a published page, each a file of its own.
let scripts = ["engine", "address", "patch", "controls", "dock", "edit", "compare", "page", "following", "start"]

let package = Package(
    name: "marginal",
    platforms: [.macOS(.v15)],
    products: [
        .library(name: "InferenceEconomics", targets: ["InferenceEconomics"]),
        .executable(name: "marginal", targets: ["marginal"]),
    ],
    targets: [
        // Live rooms: pure Swift, native and WebAssembly alike.
        .target(name: "CNumerics", linkerSettings: libm),
        .target(name: "Quantities", swiftSettings: live, linkerSettings: libm),
        .target(
            name: "InferenceEconomics", dependencies: ["CNumerics"], swiftSettings: live, linkerSettings: libm),
        .target(name: "SourceText", swiftSettings: live),
        .target(
            name: "Formulas", dependencies: ["CNumerics", "Quantities", "SourceText"], swiftSettings: live,
            linkerSettings: libm),
        .target(
            name: "Vocabulary", dependencies: ["Formulas", "InferenceEconomics", "Quantities"], swiftSettings: live),
        .target(
            name: "Cells", dependencies: ["CNumerics", "Formulas", "Quantities", "SourceText"], swiftSettings: live,
            linkerSettings: libm),
        .target(name: "Markup", swiftSettings: live),
        .target(
            name: "Figures", dependencies: ["CNumerics", "Cells", "Markup", "Quantities"], swiftSettings: live,
            linkerSettings: libm),
        .target(
            name: "LivePage",
            dependencies: [
                "Quantities", "InferenceEconomics", "SourceText", "Formulas", "Vocabulary", "Cells", "Markup",
                "Figures",
            ],
            swiftSettings: live, linkerSettings: libm),

        // The live rooms once more, as the module that a page loads.
        .plugin(name: "CompileForBrowser", capability: .buildTool(), exclude: ["compile", "support.c"]),
        .target(name: "LiveModule", dependencies: ["LivePage"], swiftSettings: strict, plugins: ["CompileForBrowser"]),

        // Outer rooms: native only.
        .systemLibrary(
            name: "CCmark", pkgConfig: "libcmark",
            providers: [.apt(["libcmark-dev"]), .brew(["cmark"])]),
        .systemLibrary(
            name: "CYaml", pkgConfig: "yaml-0.1",
            providers: [.apt(["libyaml-dev"]), .brew(["libyaml"])]),
        .target(name: "CPosix"),
        .target(name: "CommonMark", dependencies: ["CCmark", "SourceText"], swiftSettings: strict),
        .target(
            name: "Chapters", dependencies: ["Cells", "CommonMark", "CYaml", "SourceText"], swiftSettings: strict),
        .target(
            name: "Publishing", dependencies: ["Cells", "Chapters", "CommonMark", "Figures", "Markup", "SourceText"],
            resources: scripts.map { .embedInCode("Assets/\($0).js") }, swiftSettings: strict),
        .target(
            name: "Validation", dependencies: ["CNumerics", "InferenceEconomics", "SourceText"], swiftSettings: strict,
            linkerSettings: libm),
        .target(
            name: "Commands",
            dependencies: [
                "CPosix", "Cells", "Chapters", "Formulas", "LiveModule", "Publishing", "Quantities", "SourceText",
                "Validation",
                "Vocabulary",
            ],
            swiftSettings: strict),
        .executableTarget(name: "marginal", dependencies: ["Commands"], swiftSettings: strict),

        // A test target per room, and what several of them share.
        .target(name: "TestSupport", path: "Tests/TestSupport", swiftSettings: strict),
        .testTarget(name: "QuantitiesTests", dependencies: ["Quantities", "TestSupport"], swiftSettings: strict),
        .testTarget(
            name: "InferenceEconomicsTests", dependencies: ["InferenceEconomics", "TestSupport"],
            exclude: ["Measured"], swiftSettings: strict),
        .testTarget(name: "SourceTextTests", dependencies: ["SourceText", "TestSupport"], swiftSettings: strict),
        .testTarget(
            name: "FormulasTests", dependencies: ["Formulas", "Quantities", "SourceText", "TestSupport"],
            swiftSettings: strict),
        .testTarget(
            name: "VocabularyTests",
            dependencies: ["Cells", "Formulas", "InferenceEconomics", "Quantities", "SourceText", "Vocabulary"],
            swiftSettings: strict),
        .testTarget(
            name: "CellsTests", dependencies: ["Cells", "Formulas", "Quantities", "SourceText", "TestSupport"],
            swiftSettings: strict),
        .testTarget(name: "MarkupTests", dependencies: ["Markup", "TestSupport"], swiftSettings: strict),
        .testTarget(
            name: "FiguresTests",
            dependencies: ["Cells", "Figures", "Formulas", "Markup", "Quantities", "SourceText", "TestSupport"],
            swiftSettings: strict),
        .testTarget(name: "LiveModuleTests", dependencies: ["LiveModule"], swiftSettings: strict),
        .testTarget(
            name: "LivePageTests",
            dependencies: [
                "Cells", "Chapters", "Figures", "Formulas", "LivePage", "Publishing", "SourceText", "TestSupport",
                "Vocabulary",
            ],
            swiftSettings: strict),
        .testTarget(
            name: "CommonMarkTests", dependencies: ["CCmark", "CommonMark", "SourceText", "TestSupport"],
            swiftSettings: strict),
        .testTarget(
            name: "ChaptersTests", dependencies: ["Cells", "Chapters", "CommonMark", "SourceText", "TestSupport"],
            swiftSettings: strict),
        .testTarget(
            name: "PublishingTests",
            dependencies: ["Cells", "Chapters", "Formulas", "Publishing", "SourceText", "TestSupport"],
            swiftSettings: strict),
        .testTarget(
            name: "ValidationTests", dependencies: ["InferenceEconomics", "SourceText", "TestSupport", "Validation"],
            exclude: ["Measured"], swiftSettings: strict),
        .testTarget(
            name: "CommandsTests", dependencies: ["Commands"],
            exclude: ["Books", "Guide", "Tables", "killed-build.sh"],
            swiftSettings: strict),
    ]
)
