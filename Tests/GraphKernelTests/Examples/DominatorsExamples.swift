import GraphKernel
import Testing

@Suite struct DominatorsExamples {
  @Test func dominatorTree() throws {
    let steps: [(source: UInt32, target: UInt32)] = [(0, 1), (0, 2), (1, 3), (2, 3), (3, 4)]
    let workflow = try Graph(vertexCount: 6, arcs: steps)
    let tree = try workflow.dominatorTree(from: 0)
    // tree.immediateDominators == [nil, 0, 0, 0, 3, nil]
    #expect(tree.immediateDominators == [nil, 0, 0, 0, 3, nil])
    // tree.dominatedCounts == [5, 1, 1, 2, 1, 0]
    #expect(tree.dominatedCounts == [5, 1, 1, 2, 1, 0])
  }

  @Test func dominators() throws {
    let steps: [(source: UInt32, target: UInt32)] = [(0, 1), (0, 2), (1, 3), (2, 3), (3, 4)]
    let workflow = try Graph(vertexCount: 6, arcs: steps)
    let gates = try workflow.dominators(from: 0, to: 4)
    // gates == [0, 3, 4]
    #expect(gates == [0, 3, 4])
  }
}
