import GraphKernel
import Testing

@Suite struct DisjointPathsExamples {
  @Test func disjointPaths() throws {
    let roads: [(source: UInt32, target: UInt32)] = [(0, 1), (1, 2), (2, 5), (0, 3), (3, 2), (1, 4), (4, 5)]
    let map = try Graph(vertexCount: 6, arcs: roads, isDirected: false)
    let lengths = try map.weights([1, 1, 1, 2, 2, 2, 2])
    let pair = try map.disjointPaths(from: 0, to: 5, count: 2, weights: lengths)
    // pair.map(\.vertices) == [[0, 1, 4, 5], [0, 3, 2, 5]]
    #expect(pair.map(\.vertices) == [[0, 1, 4, 5], [0, 3, 2, 5]])
    // pair.map(\.weight) == [5, 5]
    #expect(pair.map(\.weight) == [5, 5])
  }

  @Test func disjointPathCount() throws {
    let ties: [(source: UInt32, target: UInt32)] = [(0, 1), (0, 2), (1, 3), (2, 3), (3, 4), (3, 5), (4, 5)]
    let bowTie = try Graph(vertexCount: 6, arcs: ties, isDirected: false)
    let kinds: [DisjointPathKind] = [.vertex, .arc]
    let counts = try kinds.map { try bowTie.disjointPathCount(from: 0, to: 5, kind: $0) }
    // counts == [1, 2]
    #expect(counts == [1, 2])
  }
}
