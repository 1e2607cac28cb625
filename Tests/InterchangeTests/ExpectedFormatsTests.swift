import Interchange
import Testing

/// Every file of other programs gives what others counted in it (`expected.csv`), or is refused where it must be.
@Suite(.enabled(if: FormatData.isPresent, "the shared data stand beside the checkout"))
struct ExpectedFormatsTests {
  /// Where the table does not say what the file holds, and why.
  private static let corrections: [String: (nodes: Int, edges: Int, direction: NetworkDocument.Direction)] = [
    // The tool that counted adds a line of totals, so every graph was counted twice: the file has two of one edge.
    "dot/graphviz-multi.gv": (4, 2, .directed),
    // All lines stand after *Arcs; igraph goes by an empty *Edges that follows them.
    "pajek/pajek-krackhardt-kite.net": (10, 36, .directed),
    // The first graph is directed, the second is not.
    "graphml/graphio-two-graphs.graphml": (9, 18, .mixed),
  ]

  @Test func thereAreAsManyAsTold() {
    #expect(FormatData.expectations().count == 149)
    #expect(FormatData.expectations().count { $0.nodes == nil } == 1)
  }

  @Test(arguments: FormatData.expectations())
  func countsAreThoseOfTheTable(_ expected: FormatData.Expectation) throws {
    guard let nodes = expected.nodes, let edges = expected.edges else {
      let refusal = #expect(throws: InterchangeError.self) { try FormatData.read(expected.file) }
      #expect(refusal?.line == 235)
      return
    }
    let found = NetworkStatistics(try FormatData.read(expected.file), file: expected.file)
    let correction = Self.corrections[expected.file]
    #expect(found.nodes == correction?.nodes ?? nodes)
    #expect(found.ties == correction?.edges ?? edges)
    let directions: [String: NetworkDocument.Direction] = [
      "yes": .directed, "directed": .directed, "no": .undirected, "mixed": .mixed,
    ]
    if let direction = correction?.direction ?? directions[expected.direction] {
      #expect(found.direction == direction)
    }
  }
}
