#if canImport(FoundationEssentials)
  import FoundationEssentials
#else
  import Foundation
#endif
import Interchange
import Testing

/// Files that other programs wrote, beside the checkout.
enum FormatData {
  static let folder =
    String(#filePath.split(separator: "Tests/InterchangeTests")[0]) + "../shared/data/formats/"

  static let isPresent = FileManager.default.fileExists(atPath: folder + "expected.csv")

  static func read(_ name: String) throws -> NetworkDocument { try NetworkDocument(path: folder + name) }

  /// What a file holds, as counted by others; no counts where it must be refused.
  struct Expectation: CustomTestStringConvertible {
    let file: String
    let nodes: Int?
    let edges: Int?
    let direction: String
    var testDescription: String { file }
  }

  /// - Parameter folders: Which formats; empty for all.
  static func expectations(_ folders: [String] = []) -> [Expectation] {
    guard let text = try? String(contentsOfFile: folder + "expected.csv", encoding: .utf8) else { return [] }
    return text.split(separator: "\n").dropFirst().compactMap { line in
      let fields = line.split(separator: ",", omittingEmptySubsequences: false)
      guard folders.isEmpty || folders.contains(String(fields[0].prefix { $0 != "/" })) else { return nil }
      // "20 marriage + 15 business" is 35.
      let edges = fields[2].split(separator: " ").compactMap { Int($0) }
      return Expectation(
        file: String(fields[0]), nodes: Int(fields[1]), edges: edges.isEmpty ? nil : edges.reduce(0, +),
        direction: String(fields[3]))
    }
  }
}

/// Reads a text as if it stood in a file.
func network(_ text: String, _ format: NetworkFormat) throws -> NetworkDocument {
  try network(Array(text.utf8), format)
}

func network(_ bytes: [UInt8], _ format: NetworkFormat) throws -> NetworkDocument {
  try NetworkDocument(bytes: Data(bytes), path: "test", format: format)
}

/// The error a text is refused with.
func refusal(_ text: String, _ format: NetworkFormat) -> InterchangeError? {
  do {
    _ = try network(text, format)
    return nil
  } catch {
    return error as? InterchangeError
  }
}

extension NetworkDocument {
  var identifiers: [String] { (0..<nodeCount).map { nodes[UInt32($0)] } }
  var labels: [String?] {
    (0..<nodeCount).map { nodeAttributes.value(Name.label, ofRow: $0)?.description }
  }
  var totalWeight: Double { (0..<edgeCount).map(weight(ofEdge:)).reduce(0, +) }
  /// Each edge as 'source>target' or 'source-target'.
  var ties: [String] {
    (0..<edgeCount).map {
      "\(nodes[sources[$0]])\(isDirected[$0] ? ">" : "-")\(nodes[targets[$0]])"
    }
  }
  func node(_ name: String, _ row: Int) -> NetworkValue? { nodeAttributes.value(name, ofRow: row) }
  func edge(_ name: String, _ row: Int) -> NetworkValue? { edgeAttributes.value(name, ofRow: row) }

  /// The document after being written and read.
  func again(_ format: NetworkFormat) throws -> NetworkDocument {
    let written = try written(as: format)
    return try network(written.files[0].bytes, format)
  }
}

/// Names that have broken readers and writers.
let oddNames = [
  "plain", "Müller & Söhne", "say \"hello\"", "back\\slash", "trailing\\", "<script>alert(1)</script>",
  "🦊 fox",
  "tab\there", "&amp;", "&#65;", "Ελληνικά", "%comment", "*Arcs", "a -> b", "[list]", "#hash",
  "semi;colon, comma", "1 2",
]

/// Reads every beginning of a text; each must give a document or an error, never a trap.
func readEveryBeginning(of text: String, _ format: NetworkFormat) {
  let bytes = Array(text.utf8)
  for count in 0...bytes.count { _ = try? network(Array(bytes.prefix(count)), format) }
}
