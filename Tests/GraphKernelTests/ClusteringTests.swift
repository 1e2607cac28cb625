import GraphKernel
import Testing

/// Triangles, coefficients and core numbers against the definitions, on the sets of neighbours.
@Suite struct ClusteringTests {
  private func neighbours(_ problem: RandomGraph) -> [Set<Int>] {
    var neighbours = [Set<Int>](repeating: [], count: problem.vertexCount)
    for arc in problem.arcs where arc.source != arc.target {
      neighbours[Int(arc.source)].insert(Int(arc.target))
      neighbours[Int(arc.target)].insert(Int(arc.source))
    }
    return neighbours
  }

  @Test(arguments: [true, false]) func coefficientsAreThoseOfTheDefinition(isDirected: Bool) throws {
    var generator = SeededGenerator(seed: 1998)
    for round in 0..<300 {
      let problem = RandomGraph(
        &generator, isDirected: isDirected, maximumVertexCount: round % 2 == 0 ? 6 : 14)
      let neighbours = neighbours(problem)
      let triangles = neighbours.map { near in
        near.reduce(0) { $0 + neighbours[$1].intersection(near).count } / 2
      }
      let pairs = neighbours.map { $0.count * ($0.count - 1) / 2 }
      let clustering = try problem.graph().clustering()
      #expect(clustering.triangles == triangles, "\(problem)")
      #expect(clustering.pairs == pairs, "\(problem)")
      let local = zip(triangles, pairs).map { $1 > 0 ? Double($0) / Double($1) : 0 }
      #expect(clustering.local == local)
      let mean = local.reduce(0, +) / Double(max(1, local.count))
      #expect(abs(clustering.average - mean) < 1e-12)
      let ratio = Double(triangles.reduce(0, +)) / Double(max(1, pairs.reduce(0, +)))
      #expect(clustering.transitivity == ratio)
      #expect(clustering.triangleCount * 3 == triangles.reduce(0, +))
    }
  }

  @Test(arguments: [true, false]) func coreNumbersAreThoseOfPeeling(isDirected: Bool) throws {
    var generator = SeededGenerator(seed: 1983)
    for round in 0..<300 {
      let problem = RandomGraph(
        &generator, isDirected: isDirected, maximumVertexCount: round % 2 == 0 ? 6 : 14)
      let neighbours = neighbours(problem)
      var numbers = [Int](repeating: 0, count: problem.vertexCount)
      for core in 1..<15 {
        var kept = Set(0..<problem.vertexCount)
        while let thin = kept.first(where: { neighbours[$0].intersection(kept).count < core }) {
          kept.remove(thin)
        }
        for vertex in kept { numbers[vertex] = core }
      }
      #expect(try problem.graph().coreNumbers() == numbers, "\(problem)")
    }
  }

  @Test func completeAndEmptyGraphs() throws {
    let pairs = (0..<UInt32(7)).flatMap { one in (0..<one).map { (source: one, target: $0) } }
    let complete = try Graph(vertexCount: 7, arcs: pairs, isDirected: false)
    #expect(complete.clustering().triangleCount == 35)
    #expect(complete.clustering().transitivity == 1 && complete.clustering().average == 1)
    #expect(complete.coreNumbers() == [Int](repeating: 6, count: 7))
    let empty = try Graph(vertexCount: 0, arcs: [])
    #expect(empty.clustering().local == [] && empty.clustering().average == 0)
    #expect(empty.clustering().transitivity == 0 && empty.coreNumbers() == [])
    let loops = try Graph(vertexCount: 2, arcs: [(0, 0), (0, 0)], isDirected: false)
    #expect(loops.coreNumbers() == [0, 0] && loops.clustering().pairs == [0, 0])
  }
}
