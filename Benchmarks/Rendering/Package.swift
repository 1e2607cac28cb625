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
        .product(name: "Graphviz", package: "corridor"), .product(name: "CGraphviz", package: "corridor"),
      ])
  ],
  swiftLanguageModes: [.v6]
)
