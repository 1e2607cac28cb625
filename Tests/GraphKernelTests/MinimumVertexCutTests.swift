import GraphKernel
import Testing

/// Minimum vertex cuts against all subsets of the vertices.
@Suite struct MinimumVertexCutTests {
  /// All subsets of vertices that are no terminals and whose removal parts these.
  private func cuts(_ problem: FlowProblem, _ sources: Set<Int>, _ targets: Set<Int>) -> [Set<Int>] {
    (0..<(1 << problem.vertexCount))
      .filter { $0 & (sources.mask | targets.mask) == 0 }
      .map { Set(mask: $0) }
      .filter { problem.areParted(sources, targets, without: $0) }
  }

  @Test(arguments: [1, 3]) func cutsAreTheSmallestOfAllSubsets(_ terminalLimit: Int) throws {
    var generator = SeededGenerator(seed: 1927)
    var counts = (cut: 0, adjacent: 0)
    for _ in 0..<700 {
      let problem = FlowProblem(random: &generator, vertices: 2...8, arcsPerVertex: 3)
      let (sources, targets) = problem.terminals(&generator, upTo: terminalLimit)
      let graph = try problem.graph()
      let cut = try graph.minimumVertexCut(from: sources.vertices, to: targets.vertices)
      let all = cuts(problem, sources, targets)
      #expect(cut?.vertices.count == all.map(\.count).min(), "\(problem) \(sources) \(targets)")
      guard let cut else {
        counts.adjacent += 1
        continue
      }
      counts.cut += cut.vertices.isEmpty ? 0 : 1
      let vertices = Set(cut.vertices.map(Int.init))
      #expect(all.contains(vertices), "\(problem) \(sources) \(targets)")
      #expect(cut.weight == Double(cut.vertices.count))
      #expect(cut.vertices == vertices.vertices)
      #expect(cut.sourceSide == problem.reached(from: sources, without: vertices).vertices, "\(problem)")
      // Nearest to the sources: no other smallest cut leaves fewer vertices on their side.
      for other in all where other.count == vertices.count {
        #expect(problem.reached(from: sources, without: other).isSuperset(of: cut.sourceSide.map(Int.init)))
      }
    }
    #expect(
      counts.cut > 40 && counts.adjacent > 40, "\(counts)")
  }

  @Test func weightedCutsAreTheLightestOfAllSubsets() throws {
    var generator = SeededGenerator(seed: 1928)
    for _ in 0..<300 {
      let problem = FlowProblem(random: &generator, vertices: 2...8, arcsPerVertex: 2)
      let (sources, targets) = problem.terminals(&generator)
      let cut = try problem.graph().minimumVertexCut(
        from: sources.vertices, to: targets.vertices, vertexWeights: problem.vertexWeights)
      let all = cuts(problem, sources, targets)
      func weight(_ vertices: Set<Int>) -> Double {
        vertices.sorted().reduce(0) { $0 + problem.vertexWeights[$1] }
      }
      guard let cut, let least = all.map(weight).min() else {
        #expect(cut == nil && all.isEmpty, "\(problem)")
        continue
      }
      let vertices = Set(cut.vertices.map(Int.init))
      #expect(all.contains(vertices), "\(problem)")
      #expect(cut.weight == weight(vertices))
      #expect(cut.sourceSide == problem.reached(from: sources, without: vertices).vertices, "\(problem)")
      #expect(problem.isClose(cut.weight, least), "\(problem)")
    }
  }

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
      let all = cuts(problem, sources, targets)
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
    #expect(throws: MeasureError.self) { try graph.minimumVertexCut(from: 1, to: 1) }
    #expect(throws: MeasureError.self) { try graph.minimumVertexCuts(from: 1, to: 1) }
    #expect(throws: MeasureError.indexOutOfRange(3, count: 3)) { try graph.minimumVertexCut(from: 0, to: 3) }
    #expect(throws: MeasureError.indexOutOfRange(9, count: 3)) { try graph.minimumVertexCuts(from: 9, to: 0) }
    for limit in [0, -1, .min] {
      #expect(throws: MeasureError.self) { try graph.minimumVertexCuts(from: 0, to: 2, limit: limit) }
    }
    #expect(throws: MeasureError.columnCount(column: "vertexWeights", expected: 3, actual: 1)) {
      try graph.minimumVertexCut(from: 0, to: 2, vertexWeights: [1])
    }
    for weight in [-1, .infinity, .nan] {
      #expect(throws: MeasureError.self) {
        try graph.minimumVertexCut(from: 0, to: 2, vertexWeights: [1, weight, 1])
      }
    }
    #expect(try graph.minimumVertexCut(from: [], to: [])?.vertices == [])
    let huge = Double.greatestFiniteMagnitude
    let wide = try Graph(vertexCount: 4, arcs: [(0, 1), (0, 2), (1, 3), (2, 3)])
    let cut = try wide.minimumVertexCut(from: 0, to: 3, vertexWeights: [huge, huge, huge, huge])
    #expect(cut?.weight == .infinity)
    #expect(cut?.vertices == [1, 2])
  }
}
