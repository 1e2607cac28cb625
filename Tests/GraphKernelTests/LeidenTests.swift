import GraphKernel
import Testing

@Suite struct LeidenTests {
  @Test func isAsGoodAsTheBestOfManyRunsOfIgraph() throws {
    let cases = try CommunitiesFixture.load().leiden
    #expect(cases.count == 21)
    for example in cases {
      let network = WeightedMultigraph(vertexCount: example.vertexCount, arcs: example.arcs)
      let graph = try network.graph()
      let weights = try graph.weights(network.weights)
      let first = try graph.leidenCommunities(weights: weights, resolution: example.resolution)
      #expect(try #require(first.modularity) > example.worst - 0.01, "\(example.name)")
      let best = try graph.leidenCommunities(weights: weights, resolution: example.resolution, runs: 20)
      #expect(try #require(best.modularity) > example.best - 0.003, "\(example.name)")
      #expect(network.isConnected(best.labels), "\(example.name)")
    }
  }

  /// All divisions of up to seven vertices tried.
  @Test func reachesTheMaximumOnSmallGraphs() throws {
    var generator = SeededGenerator(seed: 2019)
    var misses = 0
    for _ in 0..<60 {
      let network = WeightedMultigraph(random: &generator, upTo: 7)
      guard network.weights.contains(where: { $0 > 0 }) else { continue }
      let resolution: Double = [1, 1, 0.5, 2].randomElement(using: &generator) ?? 1
      let graph = try network.graph()
      let weights = try graph.weights(network.weights)
      let maximum = divisions(of: network.vertexCount).map {
        network.modularity($0, resolution: resolution)
      }.max()
      let best = try (1...5).compactMap { seed in
        try graph.leidenCommunities(weights: weights, resolution: resolution, seed: seed).modularity
      }.max()
      let (bound, reached) = (try #require(maximum), try #require(best))
      #expect(reached <= bound + 1e-12)
      if reached < bound - 1e-12 { misses += 1 }
    }
    #expect(misses <= 1)
  }

  /// The divisions of a set, as labels.
  private func divisions(of count: Int) -> [[Int]] {
    var divisions: [[Int]] = [[]]
    for _ in 0..<count {
      divisions = divisions.flatMap { labels in
        (0...((labels.max() ?? -1) + 1)).map { labels + [$0] }
      }
    }
    return divisions
  }

  /// Whatever the graph, the communities hang together, are numbered by first vertex, and no vertex would do
  /// better in another community or alone.
  @Test func communitiesAreConnectedAndStable() throws {
    var generator = SeededGenerator(seed: 4)
    for round in 0..<200 {
      let network = WeightedMultigraph(random: &generator, upTo: 14)
      let graph = try network.graph()
      let weights = try graph.weights(network.weights)
      let resolution: Double = [1, 0, 0.3, 1, 3].randomElement(using: &generator) ?? 1
      let communities = try graph.leidenCommunities(
        weights: weights, resolution: resolution, seed: UInt64(round))
      #expect(network.isConnected(communities.labels), "\(network)")
      #expect(communities.labels.count == network.vertexCount)
      var next = 0
      for label in communities.labels {
        #expect(label <= next)
        next = max(next, label + 1)
      }
      #expect(communities.count == next)
      guard let modularity = communities.modularity else {
        #expect(communities.labels == Array(0..<network.vertexCount))
        continue
      }
      #expect(abs(modularity - network.modularity(communities.labels, resolution: resolution)) < 1e-12)
      for vertex in 0..<network.vertexCount {
        for label in 0...communities.count {
          var moved = communities.labels
          moved[vertex] = label
          #expect(network.modularity(moved, resolution: resolution) <= modularity + 1e-9, "\(network)")
        }
      }
    }
  }

  @Test func theSeedFixesTheResult() throws {
    let example = try #require(try CommunitiesFixture.load().leiden.first { $0.name == "random 0" })
    let graph = try WeightedMultigraph(vertexCount: example.vertexCount, arcs: example.arcs).graph()
    let first = try graph.leidenCommunities(seed: 5)
    #expect(try graph.leidenCommunities(seed: 5) == first)
    #expect(first.seed == 5)
    var previous = -Double.infinity
    for runs in 1...6 {
      let modularity = try #require(try graph.leidenCommunities(runs: runs, seed: 5).modularity)
      #expect(modularity >= previous)
      previous = modularity
    }
    #expect(try graph.leidenCommunities(runs: 2, seed: .max).seed == .max)
    let divisions = try Set((1...10).map { try graph.leidenCommunities(seed: $0).labels })
    #expect(divisions.count > 1)
  }

  @Test func anIterationNeverLosesAndTheLastChangesNothing() throws {
    for example in try CommunitiesFixture.load().leiden {
      let graph = try WeightedMultigraph(vertexCount: example.vertexCount, arcs: example.arcs).graph()
      let stable = try graph.leidenCommunities(seed: 9)
      var previous = -Double.infinity
      for iterations in 1...stable.iterations {
        let communities = try graph.leidenCommunities(iterations: iterations, seed: 9)
        let modularity = try #require(communities.modularity)
        #expect(communities.iterations == iterations)
        #expect(modularity >= previous - 1e-12, "\(example.name)")
        previous = modularity
        if iterations >= stable.iterations - 1, stable.iterations > 1 {
          #expect(communities.labels == stable.labels, "\(example.name)")
        }
      }
    }
  }

  /// A path, large enough for several levels.
  @Test func aLongPathFallsApartIntoRuns() throws {
    let count: UInt32 = 3000
    let arcs = (0..<count - 1).map { (source: $0, target: $0 + 1) }
    let graph = try Graph(vertexCount: Int(count), arcs: arcs, isDirected: false)
    let communities = try graph.leidenCommunities()
    // Each community of a path is a run of vertices.
    #expect(
      zip(communities.labels, communities.labels.dropFirst()).allSatisfy { $1 - $0 == 0 || $1 - $0 == 1 })
    // With c equal runs 1 - (c - 1)/m - 1/c is the bound, 0.964 at its best.
    #expect(try #require(communities.modularity) > 0.96)
  }

  @Test func theScaleOfTheWeightsDoesNotMatter() throws {
    let example = try #require(try CommunitiesFixture.load().leiden.first { $0.name == "Les Miserables" })
    let network = WeightedMultigraph(vertexCount: example.vertexCount, arcs: example.arcs)
    let graph = try network.graph()
    let plain = try graph.leidenCommunities(weights: graph.weights(network.weights))
    for factor in [0x1p-900, 0x1p+900] {
      let scaled = try graph.leidenCommunities(weights: graph.weights(network.weights.map { $0 * factor }))
      #expect(scaled.labels == plain.labels)
      #expect(scaled.modularity == plain.modularity)
    }
  }

  @Test func whatIsAmissIsSaid() throws {
    let graph = try Graph(vertexCount: 2, arcs: [(0, 1)], isDirected: false)
    #expect(throws: MeasureError.needsUndirectedGraph) {
      try Graph(vertexCount: 2, arcs: [(0, 1)]).leidenCommunities()
    }
    #expect(throws: MeasureError.self) { try graph.leidenCommunities(iterations: 0) }
    #expect(throws: MeasureError.self) { try graph.leidenCommunities(runs: 0) }
    for resolution in [-1, .infinity, .nan] {
      #expect(throws: MeasureError.self) { try graph.leidenCommunities(resolution: resolution) }
    }
    let other = try Graph(vertexCount: 2, arcs: [(0, 1)], isDirected: false)
    #expect(throws: MeasureError.weightsOfAnotherGraph) {
      try graph.leidenCommunities(weights: other.unitWeights)
    }
    #expect(try graph.leidenCommunities(resolution: 1e308).labels == [0, 1])
    #expect(try Graph(vertexCount: 0, arcs: [], isDirected: false).leidenCommunities().labels == [])
    let loops = try Graph(vertexCount: 2, arcs: [(0, 0), (1, 1)], isDirected: false)
    #expect(try loops.leidenCommunities().labels == [0, 1])
  }
}
