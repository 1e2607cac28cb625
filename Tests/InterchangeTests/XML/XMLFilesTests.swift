import Foundation
import Testing

@testable import Interchange

@Suite(.enabled(if: SharedFormats.exists, "the shared data does not stand beside the checkout"))
struct XMLFilesTests {
  struct Expectation: Sendable, CustomStringConvertible {
    let file: String
    let nodes, edges: Int
    let direction: String
    var description: String { file }
  }

  /// What `expected.csv` says of GraphML and GEXF files, counted by their elements.
  static let expectations: [Expectation] = {
    guard let table = try? DelimitedTable(path: SharedFormats.folder + "/expected.csv") else { return [] }
    return (0..<table.rowCount).compactMap { row in
      let file = table.text(row: row, column: 0)
      guard file.hasPrefix("graphml/") || file.hasPrefix("gexf/"),
        let nodes = Int(table.text(row: row, column: 1)),
        let edges = Int(table.text(row: row, column: 2))
      else { return nil }
      return Expectation(file: file, nodes: nodes, edges: edges, direction: table.text(row: row, column: 3))
    }
  }()

  @Test func all() throws {
    #expect(Self.expectations.count == 26)
    for expectation in Self.expectations {
      let document = try SharedFormats.read(expectation.file)
      // 15 nodes are declared there; the others come into being by the edges that name them.
      let isImplied = expectation.file == "graphml/graphology-missing-nodes.graphml"
      #expect(document.nodeCount == (isImplied ? 51 : expectation.nodes), "\(expectation)")
      #expect(document.edgeCount == expectation.edges, "\(expectation)")
      switch (expectation.file, expectation.direction) {
      case ("graphml/graphio-two-graphs.graphml", _): #expect(document.direction == .mixed)
      case (_, "yes"): #expect(document.direction == .directed, "\(expectation)")
      case (_, "no"): #expect(document.direction == .undirected, "\(expectation)")
      default: break
      }
    }
  }

  /// Les Misérables, after D. Knuth, The Stanford GraphBase, 1993: 77 characters, 254 pairs.
  @Test(arguments: [
    "graphml/graphology-miserables.graphml", "gexf/gephi-les-miserables.gexf",
    "gexf/rgexf-lesmiserables.gexf",
  ])
  func lesMiserables(file: String) throws {
    let document = try SharedFormats.read(file)
    #expect((document.nodeCount, document.edgeCount) == (77, 254))
    let total = (0..<document.edgeCount).reduce(0) { $0 + document.weight(ofEdge: $1) }
    #expect(total == 820)
    let labels = (0..<77).map { document.nodeAttributes.value("label", ofRow: $0)?.description }
    let valjean = try #require(labels.firstIndex(of: "Valjean"))
    let degree = (document.sources + document.targets).count { Int($0) == valjean }
    #expect(degree == 36)
  }

  @Test func lesMiserablesIsTheSameGraph() throws {
    func pairs(_ file: String) throws -> [String: Double] {
      let document = try SharedFormats.read(file)
      func label(_ node: UInt32) -> String {
        document.nodeAttributes.value("label", ofRow: Int(node))?.description ?? ""
      }
      var pairs: [String: Double] = [:]
      for edge in 0..<document.edgeCount {
        let names = [label(document.sources[edge]), label(document.targets[edge])].sorted()
        pairs[names.joined(separator: "+"), default: 0] += document.weight(ofEdge: edge)
      }
      return pairs
    }
    let first = try pairs("graphml/graphology-miserables.graphml")
    #expect(first.count == 254)
    #expect(try pairs("gexf/gephi-les-miserables.gexf") == first)
    #expect(try pairs("gexf/rgexf-lesmiserables.gexf") == first)
  }

  @Test func everyFileSurvivesARoundTrip() throws {
    for expectation in Self.expectations {
      let document = try SharedFormats.read(expectation.file)
      for format in [NetworkFormat.graphml, .gexf] {
        let written = try document.written(as: format)
        let again = try NetworkDocument(
          bytes: Data(written.files[0].bytes), path: "again", format: format)
        #expect(
          again.nodeCount == document.nodeCount && again.edgeCount == document.edgeCount, "\(expectation)")
        #expect(again.isDirected == document.isDirected, "\(expectation) \(format)")
        if format.rawValue == expectation.file.prefix(while: { $0 != "/" }) {
          #expect(again.told == document.told, "\(expectation) \(written.losses)")
        }
      }
    }
  }
}
