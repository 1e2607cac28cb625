import GraphKernel
import Testing

/// Minimum vertex cuts against all subsets of the vertices.
@Suite struct MinimumVertexCutTests {
  @Test(arguments: [1, 3]) func cutsAreTheSmallestOfAllSubsets(_ terminalLimit: Int) throws {
    var generator = SeededGenerator(seed: 1927)
    var counts = (cut: 0, adjacent: 0)
    for _ in 0..<700 {
      let problem = FlowProblem(random: &generator, vertices: 2...8, arcsPerVertex: 3)
      let (sources, targets) = problem.terminals(&generator, upTo: terminalLimit)
      let graph = try problem.graph()
      let cut = try graph.minimumVertexCut(from: sources.vertices, to: targets.vertices)
      let all = problem.vertexCuts(sources, targets)
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
      let all = problem.vertexCuts(sources, targets)
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

  @Test func badArgumentsAreErrors() throws {
    let graph = try Graph(vertexCount: 3, arcs: [(0, 1), (1, 2)])
    #expect(throws: MeasureError.self) { try graph.minimumVertexCut(from: 1, to: 1) }
    #expect(throws: MeasureError.indexOutOfRange(3, count: 3)) { try graph.minimumVertexCut(from: 0, to: 3) }
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
