import Interchange
import Testing

/// Every file of other programs gives what others counted in it.
@Suite(.enabled(if: FormatData.isPresent, "the shared data stand beside the checkout"))
struct FormatFilesTests {
  @Test(arguments: FormatData.expectations(["gml", "pajek", "dl", "dot", "other"]))
  func filesHaveTheirCounts(_ expected: FormatData.Expectation) throws {
    guard let nodes = expected.nodes, let edges = expected.edges else {
      #expect(throws: InterchangeError.self) { try FormatData.read(expected.file) }
      return
    }
    let document = try FormatData.read(expected.file)
    #expect(document.nodeCount == nodes)
    #expect(document.edgeCount == edges)
    let directions: [String: NetworkDocument.Direction] = [
      "yes": .directed, "no": .undirected, "mixed": .mixed,
    ]
    // All lines stand after *Arcs; igraph goes by an empty *Edges that follows them.
    if expected.file == "pajek/pajek-krackhardt-kite.net" {
      #expect(document.direction == .directed)
      return
    }
    #expect(document.direction == directions[expected.direction])
  }
}
