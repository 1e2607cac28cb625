import GraphKernel
import Testing

/// What a caller can get wrong with centralities, brokers, key players and communities; see `BadInputTests` for the rest.
@Suite struct BadMeasureTests {
  private static let notANumber = Double.nan
  private static let noWeights = [-1, Double.infinity, -Double.infinity, notANumber]

  private func line(_ isDirected: Bool = true) throws -> Graph {
    try Graph(vertexCount: 3, arcs: [(0, 1), (1, 2)], isDirected: isDirected)
  }

  private func refused(_ what: String, _ body: () throws -> some Any) {
    #expect(throws: (any Error).self, "\(what)") { _ = try body() }
  }
  private func refused(_ what: String, _ body: () async throws -> some Any) async {
    await #expect(throws: (any Error).self, "\(what)") { _ = try await body() }
  }

  @Test func centralitiesOfNoUse() async throws {
    let graph = try line()
    for damping in [-0.1, 1, 1.5, .infinity, Self.notANumber] {
      refused("damping \(damping)") { try graph.pageRank(damping: damping) }
    }
    for value in Self.noWeights {
      refused("teleport \(value)") { try graph.pageRank(teleport: [1, value, 1]) }
      refused("alpha \(value)") { try graph.katzCentrality(alpha: value) }
    }
    refused("teleport") { try graph.pageRank(teleport: [1]) }
    refused("teleport") { try graph.pageRank(teleport: [0, 0, 0]) }
    refused("beta") { try graph.katzCentrality(beta: [1]) }
    for value in [Double.infinity, -Double.infinity, Self.notANumber] {
      refused("beta \(value)") { try graph.katzCentrality(beta: [1, value, 1]) }
      refused("beta \(value)") { try graph.bonacichPower(beta: value) }
      refused("alpha \(value)") { try graph.bonacichPower(beta: 0.1, alpha: value) }
    }
    for tolerance in [0, -1, Self.notANumber] {
      refused("tolerance \(tolerance)") { try graph.eigenvectorCentrality(tolerance: tolerance) }
      refused("tolerance \(tolerance)") { try graph.pageRank(tolerance: tolerance) }
      refused("tolerance \(tolerance)") { try graph.katzCentrality(tolerance: tolerance) }
    }
    for iterations in [0, -1, Int.min] {
      refused("iterations") { try line(false).eigenvectorCentrality(maximumIterations: iterations) }
      refused("iterations") { try graph.pageRank(maximumIterations: iterations) }
      refused("iterations") { try graph.katzCentrality(maximumIterations: iterations) }
      _ = try? graph.bonacichPower(beta: 0.1, maximumIterations: iterations)
    }
    await refused("pivot") { try await graph.betweenness(fromPivots: [3]) }
    for count in [0, -1, 4, .max, .min] {
      await refused("pivots \(count)") { try await graph.sampledBetweenness(pivotCount: count) }
    }
    for confidence in [0, 1, -1, 2, Self.notANumber] {
      await refused("confidence \(confidence)") {
        try await graph.sampledBetweenness(pivotCount: 2, confidence: confidence)
      }
    }
    let others = try line().unitWeights
    await refused("weights") { try await graph.betweenness(weights: others) }
    await refused("weights") { try await graph.arcBetweenness(weights: others) }
    await refused("weights") { try await graph.closeness(weights: others) }
    await refused("weights") { try await graph.harmonicCentrality(weights: others) }
    refused("weights") { try graph.strengths(weights: others) }
    for cores in [0, -1, Int.min, .max] {
      #expect(try await graph.betweenness(cores: cores).count == 3)
      #expect(try await graph.closeness(cores: cores).count == 3)
    }
  }

  @Test func brokersAndKeyPlayersOfNoUse() async throws {
    let graph = try line(false)
    refused("groups") { try graph.gouldFernandezBrokerage(groups: [1]) }
    refused("groups") { try graph.externalInternalIndex(groups: [1]) }
    #expect(try graph.gouldFernandezBrokerage(groups: [.min, .max, -1]).vertices.count == 3)
    refused("weights") { try graph.structuralHoles(weights: try line().unitWeights) }
    refused("removed") { try graph.fragmentation(removing: [3]) }
    refused("removed") { try graph.distanceWeightedFragmentation(removing: [3]) }
    #expect(try graph.fragmentation(removing: [0, 1, 2, 0]) == nil)
    refused("set") { try graph.reach(of: [3], within: 1) }
    refused("steps") { try graph.reach(of: [0], within: -1) }
    refused("set") { try graph.distanceWeightedReach(of: [3]) }
    _ = try graph.reach(of: [0], within: .max)
    for size in [-1, 4, .max, .min] {
      await refused("size \(size)") { try await graph.greedyKeyPlayers(size, by: .fragmentation) }
      await refused("size \(size)") { try await graph.bestKeyPlayers(size, by: .distanceWeightedReach) }
    }
    await refused("steps") { try await graph.greedyKeyPlayers(1, by: .reach(within: -1)) }
    for size in [0, 3] {
      for measure in [KeyPlayerMeasure.fragmentation, .distanceWeightedFragmentation, .reach(within: 1)] {
        _ = try? await graph.greedyKeyPlayers(size, by: measure)
        _ = try? await graph.bestKeyPlayers(size, by: measure)
      }
    }
    refused("labels") { try graph.modularity(of: [1]) }
    for resolution in Self.noWeights {
      refused("resolution \(resolution)") { try graph.modularity(of: [1, 1, 1], resolution: resolution) }
      refused("resolution \(resolution)") { try graph.leidenCommunities(resolution: resolution) }
    }
    refused("directed") { try line().leidenCommunities() }
    for count in [0, -1, Int.min] {
      refused("runs \(count)") { try graph.leidenCommunities(runs: count) }
      refused("iterations \(count)") { try graph.leidenCommunities(iterations: count) }
    }
  }
}
