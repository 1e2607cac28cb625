import GraphKernel
import Testing

/// All smallest vertex cuts against all subsets of the vertices.
@Suite struct MinimumVertexCutsTests {
  @Test func allSmallestCutsAreListedOnce() throws {
    var generator = SeededGenerator(seed: 1980)
    var several = 0
    for round in 0..<600 {
      // Sparse graphs, and long ones of which many cuts are smallest.
      let problem = FlowProblem(
        random: &generator, vertices: 5...10, arcsPerVertex: round.isMultiple(of: 2) ? 2 : 3,
        endsAreApart: !round.isMultiple(of: 10))
      let (sources, targets) = problem.terminals(&generator)
      let graph = try problem.graph()
      let found = try graph.minimumVertexCuts(from: sources.vertices[0], to: targets.vertices[0])
      let all = problem.vertexCuts(sources, targets)
      guard let found, let size = all.map(\.count).min() else {
        #expect(found == nil && all.isEmpty, "\(problem)")
        continue
      }
      let smallest = all.filter { $0.count == size }.map(\.vertices)
      several += smallest.count > 1 ? 1 : 0
      #expect(found.size == size, "\(problem)")
      #expect(found.cuts == smallest.sorted { $0.lexicographicallyPrecedes($1) }, "\(problem)")
      #expect(found.isComplete)
      let nearest = try #require(
        try graph.minimumVertexCut(from: sources.vertices[0], to: targets.vertices[0]))
      for limit in 1...(smallest.count + 1) {
        let some = try #require(
          try graph.minimumVertexCuts(from: sources.vertices[0], to: targets.vertices[0], limit: limit))
        #expect(some.cuts.count == min(limit, smallest.count))
        #expect(some.isComplete == (limit >= smallest.count))
        #expect(Set(some.cuts).isSubset(of: smallest))
        #expect(some.cuts.contains(nearest.vertices), "\(problem)")
      }
    }
    #expect(several > 60, "\(several)")
  }

  /// Two rows of ten vertices without ties between them: any one of the first and any one of the second.
  @Test func independentChoicesMultiply() throws {
    var arcs: [(source: UInt32, target: UInt32)] = []
    for row in 0..<2 {
      let vertices = [0] + (1...10).map { UInt32($0 + 10 * row) } + [21]
      arcs += zip(vertices, vertices.dropFirst()).map { ($0, $1) }
    }
    for isDirected in [true, false] {
      let graph = try Graph(vertexCount: 22, arcs: arcs, isDirected: isDirected)
      let found = try #require(try graph.minimumVertexCuts(from: 0, to: 21))
      #expect(found.cuts.count == 100)
      #expect(Set(found.cuts).count == 100)
      #expect(found.cuts.allSatisfy { $0.count == 2 && $0[0] <= 10 && $0[1] > 10 })
    }
  }

  @Test func badArgumentsAreErrors() throws {
    let graph = try Graph(vertexCount: 3, arcs: [(0, 1), (1, 2)])
    #expect(throws: MeasureError.self) { try graph.minimumVertexCuts(from: 1, to: 1) }
    #expect(throws: MeasureError.indexOutOfRange(9, count: 3)) { try graph.minimumVertexCuts(from: 9, to: 0) }
    for limit in [0, -1, .min] {
      #expect(throws: MeasureError.self) { try graph.minimumVertexCuts(from: 0, to: 2, limit: limit) }
    }
    let parted = try graph.minimumVertexCuts(from: 2, to: 0)
    #expect(parted?.cuts == [[]] && parted?.size == 0 && parted?.isComplete == true)
  }
}
