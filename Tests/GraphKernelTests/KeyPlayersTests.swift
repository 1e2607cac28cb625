import GraphKernel
import Testing

@Suite struct KeyPlayersTests {
  @Test(arguments: [false, true]) func theBestSetIsTheFirstOfTheBestOfAll(isDirected: Bool) async throws {
    var generator = SeededGenerator(seed: 2006)
    for round in 0..<30 {
      let network = WeightedMultigraph(random: &generator, upTo: 7, isDirected: isDirected)
      let oracle = KeyPlayerOracle(network: network)
      let graph = try network.graph()
      let size = round % (network.vertexCount + 1)
      for measure in KeyPlayerOracle.measures {
        let sets = oracle.sets(size).map { (set: $0, value: oracle.value(measure, of: $0)) }
        let largest = sets.compactMap(\.value).max()
        let players = try await graph.bestKeyPlayers(size, by: measure)
        #expect(KeyPlayerOracle.agree(players.value, largest), "\(measure), \(size) of \(network)")
        #expect(KeyPlayerOracle.agree(oracle.value(measure, of: players.vertices), largest))
        let first = sets.first { KeyPlayerOracle.agree($0.value, largest) }
        #expect(players.vertices == first?.set, "\(measure), \(size) of \(network)")
        #expect(try await graph.bestKeyPlayers(size, by: measure, cores: 1) == players)
      }
    }
  }

  @Test(arguments: [false, true]) func greedyChoosesTheBestNext(isDirected: Bool) async throws {
    var generator = SeededGenerator(seed: 1978)
    for round in 0..<30 {
      let network = WeightedMultigraph(random: &generator, upTo: 8, isDirected: isDirected)
      let oracle = KeyPlayerOracle(network: network)
      let graph = try network.graph()
      let size = round % (network.vertexCount + 1)
      for measure in KeyPlayerOracle.measures {
        var expected: [UInt32] = []
        for _ in 0..<size {
          let others = graph.vertices.filter { !expected.contains($0) }
          let values = others.map { oracle.value(measure, of: expected + [$0]) ?? -1 }
          let largest = values.max() ?? 0
          let next = zip(others, values).first { $1 > largest - 1e-12 }
          expected.append(try #require(next).0)
        }
        let players = try await graph.greedyKeyPlayers(size, by: measure)
        #expect(players.vertices == expected, "\(measure), \(size) of \(network)")
        #expect(KeyPlayerOracle.agree(players.value, oracle.value(measure, of: expected)))
        #expect(try await graph.greedyKeyPlayers(size, by: measure, cores: 1) == players)
        guard case .reach = measure, size > 0 else { continue }
        let best = try await graph.bestKeyPlayers(size, by: measure)
        #expect(try #require(players.value) >= 0.632 * (try #require(best.value)))
      }
    }
  }

  /// Trees joined by a few edges, large enough for a deep search; each vertex removed by hand instead.
  @Test func greedyCutsLargerGraphs() async throws {
    var generator = SeededGenerator(seed: 1972)
    for _ in 0..<5 {
      var arcs = (1..<UInt32(120)).map { vertex in
        (source: vertex, target: UInt32.random(in: (vertex - min(vertex, 5))..<vertex, using: &generator))
      }
      for _ in 0..<6 {
        arcs.append(
          (
            source: UInt32.random(in: 0..<120, using: &generator),
            target: UInt32.random(in: 0..<120, using: &generator)
          ))
      }
      let graph = try Graph(vertexCount: 120, arcs: arcs, isDirected: false)
      var chosen: [UInt32] = []
      for _ in 0..<4 {
        let others = graph.vertices.filter { !chosen.contains($0) }
        let values = try others.map { try graph.fragmentation(removing: chosen + [$0]) ?? -1 }
        let largest = values.max() ?? 0
        chosen.append(try #require(zip(others, values).first { $1 == largest }).0)
      }
      #expect(try await graph.greedyKeyPlayers(4, by: .fragmentation).vertices == chosen)
    }
  }

  @Test func theBoundsAreSaid() async throws {
    let graph = try Graph(vertexCount: 100, arcs: [(0, 1)], isDirected: false)
    for size in [-1, 101] {
      await #expect(throws: MeasureError.self) { try await graph.greedyKeyPlayers(size, by: .fragmentation) }
      await #expect(throws: MeasureError.self) { try await graph.bestKeyPlayers(size, by: .fragmentation) }
    }
    await #expect(throws: MeasureError.self) { try await graph.bestKeyPlayers(5, by: .distanceWeightedReach) }
    await #expect(throws: MeasureError.self) {
      try await graph.bestKeyPlayers(50, by: .distanceWeightedReach)
    }
    await #expect(throws: MeasureError.self) { try await graph.bestKeyPlayers(1, by: .reach(within: -1)) }
    await #expect(throws: MeasureError.self) { try await graph.greedyKeyPlayers(1, by: .reach(within: -1)) }
    let all = try await graph.bestKeyPlayers(100, by: .reach(within: 1))
    #expect(all.vertices == Array(0..<100) && all.value == 1)
    #expect(try await graph.greedyKeyPlayers(0, by: .fragmentation).vertices.isEmpty)
    let empty = try Graph(vertexCount: 0, arcs: [])
    #expect(try await empty.bestKeyPlayers(0, by: .reach(within: 1)).value == nil)
  }

  @Test func cancellationIsHeard() async throws {
    let graph = try Graph(
      vertexCount: 60, arcs: (0..<59).map { (source: $0, target: $0 + 1) }, isDirected: false)
    let search = Task { try await graph.bestKeyPlayers(4, by: .distanceWeightedFragmentation) }
    search.cancel()
    await #expect(throws: CancellationError.self) { try await search.value }
  }
}
