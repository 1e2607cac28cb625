import Foundation
import Testing

@testable import Interchange

@Suite(.enabled(if: SharedFormats.exists, "the shared data does not stand beside the checkout"))
struct XMLFilesTests {
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
    for expectation in FormatData.expectations(["graphml", "gexf"]) {
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
