import Foundation

@testable import Interchange

/// Files of other programs, which stand beside the checkout.
enum SharedFormats {
  static let folder: String = {
    var url = URL(filePath: #filePath)
    for _ in 0..<5 { url.deleteLastPathComponent() }
    return url.appending(path: "shared/data/formats").path
  }()

  static var exists: Bool { FileManager.default.fileExists(atPath: folder + "/expected.csv") }

  static func read(_ name: String) throws -> NetworkDocument {
    try NetworkDocument(path: "\(folder)/\(name)")
  }
}

extension NetworkDocument {
  static func graphML(_ text: String) throws(InterchangeError) -> NetworkDocument {
    try NetworkDocument(bytes: Data(text.utf8), path: "test.graphml", format: .graphml)
  }

  /// The inside of a `<graphml>` element.
  static func graphML(inside text: String) throws(InterchangeError) -> NetworkDocument {
    try graphML("<graphml xmlns=\"http://graphml.graphdrawing.org/xmlns\">\(text)</graphml>")
  }

  static func gexf(_ text: String) throws(InterchangeError) -> NetworkDocument {
    try NetworkDocument(bytes: Data(text.utf8), path: "test.gexf", format: .gexf)
  }

  /// The inside of a `<gexf>` element.
  static func gexf(inside text: String) throws(InterchangeError) -> NetworkDocument {
    try gexf("<gexf xmlns=\"http://gexf.net/1.3\" version=\"1.3\">\(text)</gexf>")
  }

  func node(_ identifier: String, _ name: String) -> NetworkValue? {
    nodes.index(of: identifier).flatMap { nodeAttributes.value(name, ofRow: Int($0)) }
  }

  /// A document as texts, without the order of attributes.
  var told: [String] {
    let nodeTexts = (0..<nodeCount).map { node in
      "node \(nodes[UInt32(node)].debugDescription) \(Self.told(nodeAttributes.values(ofRow: node)))"
    }
    let edgeTexts = (0..<edgeCount).map { edge in
      "edge \(nodes[sources[edge]].debugDescription) \(nodes[targets[edge]].debugDescription) "
        + "\(isDirected[edge]) weight \(weight(ofEdge: edge)) "
        + Self.told(edgeAttributes.values(ofRow: edge).filter { $0.name != "weight" })
    }
    return ["\(title ?? "") \(Self.told(attributes))"] + nodeTexts + edgeTexts
  }

  private static func told(_ values: [(name: String, value: NetworkValue)]) -> String {
    values.map { "\($0.name)=\($0.value)".debugDescription }.sorted().joined(separator: " ")
  }
}
