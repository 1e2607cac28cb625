// swift-tools-version: 6.2
import PackageDescription

/// The settings every target of ours is held to.
let strict: [SwiftSetting] = [
  .enableUpcomingFeature("ExistentialAny"),
  .enableUpcomingFeature("InternalImportsByDefault"),
  .enableUpcomingFeature("MemberImportVisibility"),
  .strictMemorySafety(),
  .treatAllWarnings(as: .error),
]

let package = Package(
  name: "corridor",
  platforms: [.macOS(.v15)],
  products: [
    .executable(name: "corridor", targets: ["corridor"]),
    .library(name: "Corridor", targets: ["Influence", "Figures", "Atlas", "GraphKernel", "Interchange"]),
    .library(name: "GraphKernel", targets: ["GraphKernel"]),
    .library(name: "Interchange", targets: ["Interchange"]),
    .library(name: "Graphviz", targets: ["Graphviz"]),
    // For the benchmark that measures the face against the plain C library.
    .library(name: "CGraphviz", targets: ["CGraphviz"]),
  ],
  dependencies: [
    .package(url: "https://github.com/apple/swift-argument-parser", exact: "1.8.2")
  ],
  targets: [
    // The command.
    .executableTarget(
      name: "corridor",
      dependencies: [
        "Figures", "Influence", "Interchange", "Atlas", "Graphviz",
        .product(name: "ArgumentParser", package: "swift-argument-parser"),
      ],
      swiftSettings: strict),

    // The rooms of the house, upper floors first. Arrows point down only.
    .target(
      name: "Figures", dependencies: ["Influence", "Interchange", "Atlas", "Graphviz"],
      resources: [
        .embedInCode("Resources/outlines.txt"), .embedInCode("Report/Resources/report.css"),
        .embedInCode("Report/Resources/report.js"),
      ],
      swiftSettings: strict),
    .target(
      name: "Influence", dependencies: ["Interchange", "Atlas", "GraphKernel"],
      swiftSettings: strict),
    .target(name: "Interchange", dependencies: ["Atlas", "Graphviz", "CExpat"], swiftSettings: strict),
    .target(
      name: "Atlas", dependencies: ["CYAML"],
      resources: [.embedInCode("Resources/vocabulary.yaml")],
      swiftSettings: strict),
    .target(name: "GraphKernel", swiftSettings: strict),
    .target(name: "Graphviz", dependencies: ["CGraphviz"], swiftSettings: strict),

    // C libraries.
    .systemLibrary(
      name: "CGraphviz", pkgConfig: "libgvc",
      providers: [.apt(["libgraphviz-dev"]), .brew(["graphviz"])]),
    .systemLibrary(
      name: "CExpat", pkgConfig: "expat",
      providers: [.apt(["libexpat1-dev"]), .brew(["expat"])]),
    .systemLibrary(
      name: "CYAML", pkgConfig: "yaml-0.1",
      providers: [.apt(["libyaml-dev"]), .brew(["libyaml"])]),

    // One folder of tests a module.
    .testTarget(
      name: "GraphKernelTests", dependencies: ["GraphKernel"], resources: [.copy("Fixtures")],
      swiftSettings: strict),
    .testTarget(name: "GraphvizTests", dependencies: ["Graphviz"], swiftSettings: strict),
    .testTarget(name: "AtlasTests", dependencies: ["Atlas"], swiftSettings: strict),
    .testTarget(name: "InterchangeTests", dependencies: ["Interchange", "Atlas"], swiftSettings: strict),
    .testTarget(
      name: "InfluenceTests", dependencies: ["Influence", "Interchange", "Atlas"], swiftSettings: strict),
    .testTarget(
      name: "FiguresTests", dependencies: ["Figures", "Influence", "Interchange", "Atlas", "Graphviz"],
      swiftSettings: strict
    ),
    .testTarget(name: "CorridorTests", dependencies: ["corridor"], swiftSettings: strict),
  ],
  swiftLanguageModes: [.v6]
)
