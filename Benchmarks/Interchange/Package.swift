// swift-tools-version: 6.2
import PackageDescription

let package = Package(
  name: "InterchangeBenchmarks",
  platforms: [.macOS(.v15)],
  dependencies: [.package(name: "corridor", path: "../..")],
  targets: [
    .executableTarget(
      name: "InterchangeBenchmark",
      dependencies: [
        .product(name: "GraphKernel", package: "corridor"),
        .product(name: "Interchange", package: "corridor"),
      ],
      swiftSettings: [
        .enableUpcomingFeature("ExistentialAny"), .enableUpcomingFeature("InternalImportsByDefault"),
      ])
  ],
  swiftLanguageModes: [.v6]
)
