import Foundation
import GraphKernel
import Testing

/// Flows, cuts, disjoint paths and dominators against networkx; see Fixtures/make-flow-fixtures.py.
@Suite struct FlowFixtureTests {
  struct Fixture: Decodable {
    var networkx: String
    var cases: [Case]
  }

  struct Case: Decodable {
    var seed, vertexCount: Int
    var isDirected: Bool
    var arcs: [[UInt32]]
    var flow: Double
    var edgeCutSize, vertexCutSize: Int
    var vertexCuts: [[UInt32]]?
    var arcDisjointWeights, vertexDisjointWeights: [Double]
    var dominators: [UInt32?]

    var target: UInt32 { UInt32(vertexCount - 1) }

    func graph() throws -> (Graph, ArcWeights) {
      let graph = try Graph(
        vertexCount: vertexCount, arcs: arcs.map { (source: $0[0], target: $0[1]) }, isDirected: isDirected)
      return (graph, try graph.weights(arcs.map { Double($0[2]) }))
    }
  }

  static func cases() throws -> [Case] {
    let url = try #require(
      Bundle.module.url(forResource: "networkx-flow", withExtension: "json", subdirectory: "Fixtures"))
    return try JSONDecoder().decode(Fixture.self, from: Data(contentsOf: url)).cases
  }

  @Test func flowsAndCuts() throws {
    let cases = try Self.cases()
    #expect(cases.count == 40)
    #expect(cases.count { $0.vertexCuts != nil } > 30)
    for example in cases {
      let (graph, weights) = try example.graph()
      let flow = try graph.maximumFlow(from: 0, to: example.target, capacities: weights)
      #expect(flow.value == example.flow, "seed \(example.seed)")
      #expect(try graph.minimumEdgeCut(from: 0, to: example.target).arcs.count == example.edgeCutSize)
      let cut = try #require(try graph.minimumVertexCut(from: 0, to: example.target))
      #expect(cut.vertices.count == example.vertexCutSize, "seed \(example.seed)")
      let all = try #require(try graph.minimumVertexCuts(from: 0, to: example.target))
      #expect(all.size == example.vertexCutSize && all.isComplete)
      if let expected = example.vertexCuts { #expect(all.cuts == expected, "seed \(example.seed)") }
    }
  }

  @Test func disjointPaths() throws {
    for example in try Self.cases() {
      let (graph, weights) = try example.graph()
      let expected = [
        DisjointPathKind.vertex: example.vertexDisjointWeights, .arc: example.arcDisjointWeights,
      ]
      for (kind, totals) in expected {
        #expect(try graph.disjointPathCount(from: 0, to: example.target, kind: kind) == totals.count)
        for (index, total) in totals.enumerated() {
          let paths = try graph.disjointPaths(
            from: 0, to: example.target, count: index + 1, kind: kind, weights: weights)
          #expect(paths.count == index + 1)
          #expect(paths.reduce(0) { $0 + $1.weight } == total, "seed \(example.seed), \(kind)")
        }
      }
    }
  }

  @Test func dominators() throws {
    for example in try Self.cases() {
      let tree = try example.graph().0.dominatorTree(from: 0)
      #expect(tree.immediateDominators == example.dominators, "seed \(example.seed)")
    }
  }
}
