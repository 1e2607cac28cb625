import GraphKernel
import Testing

/// One lightest path against the enumeration of paths.
@Suite struct ShortestPathSearchTests {
  static let mixes: [Set<Ingredient>] = [
    [], [.avoidedVertices], [.avoidedArcs], [.terminalVertices], [.terminalArcs],
    [.avoidedVertices, .avoidedArcs, .terminalVertices, .terminalArcs],
  ]

  @Test(arguments: mixes) func theWeightIsThatOfTheFirstPath(_ mix: Set<Ingredient>) throws {
    var generator = SeededGenerator(seed: 1971)
    for _ in 0..<100 {
      var problem = PathProblem(random: &generator, with: mix)
      let graph = try problem.graph()
      var search = try ShortestPathSearch(
        in: graph, weights: graph.weights(problem.weights), constraints: problem.constraints)
      for source in 0..<problem.vertexCount {
        for target in 0..<problem.vertexCount {
          problem.sources = [source]
          problem.targets = [target]
          let answers = source == target ? [] : problem.enumerate()
          let path = try search.path(from: UInt32(source), to: UInt32(target))
          #expect(path?.weight == answers.first?.weight, "\(problem)")
          if let path { #expect(answers.contains(PathProblem.Found(path)), "\(problem)") }
        }
      }
    }
  }

  @Test func edgesMayBeWalkedBothWays() throws {
    var generator = SeededGenerator(seed: 1972)
    for _ in 0..<20 {
      let ends = (0..<150).map { _ in
        (
          source: UInt32.random(in: 0..<60, using: &generator),
          target: UInt32.random(in: 0..<60, using: &generator)
        )
      }
      let values = ends.map { _ in Double(Int.random(in: 0...64, using: &generator)) / 64 }
      let graph = try Graph(vertexCount: 60, arcs: ends, isDirected: false)
      let weights = try graph.weights(values)
      var search = try ShortestPathSearch(in: graph, weights: weights)
      let distances = try graph.distances(from: [0], weights: weights)
      for target in graph.vertices.dropFirst() {
        let path = try search.path(from: 0, to: target)
        #expect(path?.weight ?? .infinity == distances[Int(target)])
        for (arc, step) in zip(path?.arcs ?? [], zip(path?.vertices ?? [], path?.vertices.dropFirst() ?? []))
        {
          let ends = [graph.source(of: arc), graph.target(of: arc)]
          #expect(ends == [step.0, step.1] || ends == [step.1, step.0])
        }
      }
    }
  }

  @Test func errorsNameWhatIsWrong() throws {
    let graph = try Graph(vertexCount: 2, arcs: [(0, 1)])
    let weights = try graph.weights([1])
    var search = try ShortestPathSearch(in: graph, weights: weights)
    do throws(PathQueryError) {
      _ = try search.path(from: 2, to: 0)
      Issue.record("a vertex out of range is accepted")
    } catch {
      #expect(error == .vertexOutOfRange(2, in: .sources, vertexCount: 2))
    }
    #expect(throws: PathQueryError.weightsOfAnotherGraph) {
      _ = try ShortestPathSearch(in: graph.reversed, weights: weights)
    }
  }
}
