// swift-tools-version: 6.2
import PackageDescription

let package = Package(
  name: "Rendering",
  platforms: [.macOS(.v15)],
  dependencies: [.package(name: "corridor", path: "../..")],
  targets: [
    .executableTarget(
      name: "Rendering",
      dependencies: [
        .product(name: "Corridor", package: "corridor"), .product(name: "Graphviz", package: "corridor"),
        .product(name: "CGraphviz", package: "corridor"),
      ])
  ],
  // The plain C library keeps its kinds of graph in global variables, which Swift 6 does not let one read.
  swiftLanguageModes: [.v5]
)
