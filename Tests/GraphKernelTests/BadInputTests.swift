import GraphKernel
import Testing

/// What a caller can get wrong, function by function: every one answers with an error or a defined value, none traps.
///
/// Measures are in `BadMeasureTests`, probabilities and two-mode networks in `BadChanceTests`. Tested elsewhere: path queries in `PathQueryErrorTests`, ends of arcs and too many of them in `GraphTests`, two-mode
/// bounds in `TwoModeGraphTests`. Accessors by index (`source(of:)`, `outgoingArcs(of:)`, `groups(of:)`, subscripts)
/// have preconditions, as the subscripts of an array have, and are not for what a user types.
@Suite struct BadInputTests {
  private static let notANumber = Double.nan
  /// Not in [0, 1] and not finite.
  private static let noProbabilities = [-0.1, 1.1, .infinity, -Double.infinity, notANumber]
  private static let noWeights = [-1, Double.infinity, -Double.infinity, notANumber]

  private func line(_ isDirected: Bool = true) throws -> Graph {
    try Graph(vertexCount: 3, arcs: [(0, 1), (1, 2)], isDirected: isDirected)
  }
  private func empty(_ isDirected: Bool = true) throws -> Graph {
    try Graph(vertexCount: 0, arcs: [], isDirected: isDirected)
  }

  private func refused(_ what: String, _ body: () throws -> some Any) {
    #expect(throws: (any Error).self, "\(what)") { _ = try body() }
  }
  private func refused(_ what: String, _ body: () async throws -> some Any) async {
    await #expect(throws: (any Error).self, "\(what)") { _ = try await body() }
  }

  // MARK: Building

  /// Refused by their number alone, before anything is allocated: a column that repeats one vertex takes no room.
  @Test func moreTiesThanIndices() {
    let limit = Graph.maximumCount
    let ends = repeatElement(UInt32(0), count: limit + 1)
    #expect(throws: GraphError.tooManyArcs(limit + 1, limit: limit)) {
      try Graph(vertexCount: 1, sources: ends, targets: ends)
    }
    let edges = repeatElement(UInt32(0), count: limit / 2 + 1)
    #expect(throws: GraphError.tooManyArcs(limit / 2 + 1, limit: limit / 2)) {
      try Graph(vertexCount: 1, sources: edges, targets: edges, isDirected: false)
    }
    #expect(throws: GraphError.vertexCountOutOfRange(limit + 1, limit: limit)) {
      try Graph(vertexCount: limit + 1, arcs: [])
    }
    #expect(throws: GraphError.endCounts(sources: 2, targets: 1)) {
      try Graph(vertexCount: 3, sources: [0, 1], targets: [1])
    }
    for count in [-1, limit + 1, .max, .min] {
      refused("members \(count)") { try TwoModeGraph(memberCount: count, groupCount: 1, memberships: []) }
      refused("groups \(count)") { try TwoModeGraph(memberCount: 1, groupCount: count, memberships: []) }
    }
    refused("member 2") { try TwoModeGraph(memberCount: 2, groupCount: 2, memberships: [(2, 0)]) }
    refused("group 2") { try TwoModeGraph(memberCount: 2, groupCount: 2, memberships: [(0, 2)]) }
  }

  @Test(arguments: noWeights) func weightsOfNoUse(weight: Double) throws {
    let graph = try line()
    refused("weights") { try graph.weights([1, weight]) }
    refused("too few weights") { try graph.weights([1]) }
    refused("criteria") { try graph.costs(of: try path(), criteria: [try graph.weights([weight, 1])]) }
  }

  private func path() throws -> Path {
    let graph = try line()
    let search = try LooplessPaths(PathQuery(from: [0], to: [2]), in: graph, weights: graph.unitWeights)
    return try #require(search.shortest(1).paths.first)
  }

  // MARK: Paths

  @Test func pathsToNowhere() throws {
    let graph = try line()
    let weights = graph.unitWeights
    refused("distances from") { try graph.distances(from: [3], weights: weights) }
    refused("distances to") { try graph.distances(to: [3], weights: weights) }
    refused("hops from") { try graph.hopDistances(from: [.max]) }
    refused("hops to") { try graph.hopDistances(to: [.max]) }
    refused("reachable from") { try graph.reachable(from: [3]) }
    refused("reachable to") { try graph.reachable(to: [3]) }
    refused("guide") { try PathGuide(to: [3], in: graph, weights: weights) }
    var search = try ShortestPathSearch(in: graph, weights: weights)
    #expect(throws: PathQueryError.self) { try search.path(from: 3, to: 0) }
    #expect(throws: PathQueryError.self) { try search.path(from: 0, to: 3) }
    #expect(try search.path(from: 0, to: 0) == nil)
    refused("loopless") { try LooplessPaths(PathQuery(from: [3], to: [0]), in: graph, weights: weights) }
    refused("another graph") {
      try LooplessPaths(PathQuery(from: [0], to: [1]), in: try line(), weights: weights)
    }
    #expect(try graph.distances(from: [], weights: weights) == [.infinity, .infinity, .infinity])
    #expect(try graph.distances(to: [], weights: weights) == [.infinity, .infinity, .infinity])
    #expect(try graph.hopDistances(from: []) == [nil, nil, nil])
    #expect(try graph.reachable(to: []) == [false, false, false])
  }

  @Test func noPathsAskedFor() throws {
    let graph = try line()
    let search = try LooplessPaths(PathQuery(from: [0], to: [2]), in: graph, weights: graph.unitWeights)
    for count in [0, -1, .min] {
      #expect(search.shortest(count).paths.isEmpty)
      #expect(search.shortest(1, countingEqualUpTo: count).paths.count == 1)
    }
    for limit in [0, -1, .min] {
      let stopped = try LooplessPaths(
        PathQuery(from: [0], to: [2]), in: graph, weights: graph.unitWeights, workLimit: limit)
      #expect(stopped.shortest(1).paths.count <= 1)
    }
    let nowhere = try LooplessPaths(PathQuery(from: [], to: []), in: graph, weights: graph.unitWeights)
    #expect(nowhere.shortest(3).paths.isEmpty)
    for bound in [-1, Self.notANumber, -Double.infinity] {
      refused("maximum weight \(bound)") {
        try LooplessPaths(
          PathQuery(from: [0], to: [2], maximumWeight: bound), in: graph, weights: graph.unitWeights)
      }
    }
    refused("maximum hops") {
      try LooplessPaths(PathQuery(from: [0], to: [2], maximumHops: -1), in: graph, weights: graph.unitWeights)
    }
  }

  @Test func otherWays() throws {
    let graph = try line()
    let (weights, query) = (graph.unitWeights, PathQuery(from: [0], to: [2]))
    for share in Self.noProbabilities {
      refused("share \(share)") { try graph.dissimilarPaths(query, weights: weights, count: 2, share: share) }
    }
    for cap in [-1, Self.notANumber, -Double.infinity] {
      refused("cap \(cap)") {
        try graph.resourceConstrainedPaths(query, weights: weights, resource: weights, cap: cap, count: 2)
      }
      refused("Pareto cap \(cap)") { try graph.paretoPaths(query, criteria: [weights], caps: [cap]) }
    }
    for count in [-1, Int.min] {
      refused("count \(count)") {
        try graph.dissimilarPaths(query, weights: weights, count: count, share: 0.5)
      }
      refused("count \(count)") {
        try graph.resourceConstrainedPaths(query, weights: weights, resource: weights, cap: 9, count: count)
      }
    }
    _ = try graph.dissimilarPaths(query, weights: weights, count: 0, share: 0.5)
    _ = try graph.resourceConstrainedPaths(
      query, weights: weights, resource: weights, cap: .infinity, count: 0)
    refused("vertex") {
      try graph.dissimilarPaths(PathQuery(from: [9], to: [2]), weights: weights, count: 1, share: 1)
    }
    refused("vertex") {
      try graph.resourceConstrainedPaths(
        PathQuery(from: [0], to: [9]), weights: weights, resource: weights, cap: 1, count: 1)
    }
  }

  @Test func severalCriteria() throws {
    let graph = try line()
    let (weights, query) = (graph.unitWeights, PathQuery(from: [0], to: [2]))
    refused("no criteria") { try graph.paretoPaths(query, criteria: []) }
    refused("caps") { try graph.paretoPaths(query, criteria: [weights], caps: [1, 2]) }
    refused("label limit") { try graph.paretoPaths(query, criteria: [weights], labelLimit: -1) }
    refused("vertex") { try graph.paretoPaths(PathQuery(from: [3], to: [0]), criteria: [weights]) }
    let paths = try graph.paretoPaths(query, criteria: [weights, weights])
    refused("one tolerance of two") { try paths.cover(within: [.absolute(1)]) }
    for size in Self.noWeights {
      refused("tolerance \(size)") { try paths.cover(within: [.absolute(size), .absolute(0)]) }
    }
    refused("one cost of two") { try paths.dominator(of: [1]) }
    for cost in [-1, Self.notANumber] { refused("cost \(cost)") { try paths.dominator(of: [cost, 1]) } }
    #expect(try graph.paretoPaths(PathQuery(from: [], to: []), criteria: [weights]).members.isEmpty)
  }

  @Test func timesOfNoUse() throws {
    let graph = try line()
    refused("times") { try graph.timetable([.window(opens: nil, closes: nil, lead: 0)]) }
    let always = ArcTimes.window(opens: nil, closes: nil, lead: 1)
    refused("lead") { try graph.timetable([always, .window(opens: nil, closes: nil, lead: -1)]) }
    refused("arrival") { try graph.timetable([always, .events([TimedEvent(departure: 2, arrival: 1)])]) }
    let timetable = try graph.timetable([always, always])
    let query = PathQuery(from: [0], to: [2])
    for time in [-1, Int.min] {
      refused("transfer") {
        try graph.earliestArrival(query, timetable: timetable, notBefore: 0, transferTime: time)
      }
      refused("limit") {
        try graph.departureProfile(query, timetable: timetable, notBefore: 0, notAfter: 9, limit: time)
      }
    }
    for time in [Int32.min, .max] {
      _ = try graph.earliestArrival(query, timetable: timetable, notBefore: time)
      _ = try graph.latestDeparture(query, timetable: timetable, notAfter: time)
      _ = try graph.fewestHops(query, timetable: timetable, notBefore: time, notAfter: time)
      _ = try graph.departureProfile(query, timetable: timetable, notBefore: time, notAfter: time, limit: 1)
    }
    for transfer in [Int(Int32.max), Int.max] {
      _ = try? graph.earliestArrival(query, timetable: timetable, notBefore: 0, transferTime: transfer)
      _ = try? graph.latestDeparture(query, timetable: timetable, notAfter: 0, transferTime: transfer)
      _ = try? graph.fewestHops(
        query, timetable: timetable, notBefore: 0, notAfter: 9, transferTime: transfer)
      _ = try? graph.departureProfile(
        query, timetable: timetable, notBefore: 0, notAfter: 9, transferTime: transfer)
    }
    #expect(try graph.fewestHops(query, timetable: timetable, notBefore: 9, notAfter: 0) == nil)
    refused("vertex") {
      try graph.latestDeparture(PathQuery(from: [7], to: [0]), timetable: timetable, notAfter: 9)
    }
  }

  // MARK: Flow and structure

  @Test func cutsBetweenNothing() throws {
    let graph = try line()
    let capacities = graph.unitWeights
    for (sources, targets) in [([0], [0]), ([3], [0]), ([0], [3])]
      as [([UInt32], [UInt32])]
    {
      refused("edge cut \(sources) \(targets)") { try graph.minimumEdgeCut(from: sources, to: targets) }
      refused("vertex cut \(sources) \(targets)") { try graph.minimumVertexCut(from: sources, to: targets) }
      refused("flow \(sources) \(targets)") {
        try graph.maximumFlow(from: sources, to: targets, capacities: capacities)
      }
    }
    // Between nothing and something there is nothing to cut.
    for (sources, targets) in [([], [1]), ([0], [])] as [([UInt32], [UInt32])] {
      #expect(try graph.minimumEdgeCut(from: sources, to: targets).arcs.isEmpty)
      #expect(try graph.minimumVertexCut(from: sources, to: targets)?.vertices.isEmpty == true)
      #expect(try graph.maximumFlow(from: sources, to: targets, capacities: capacities).value == 0)
    }
    refused("same") { try graph.disjointPaths(from: 0, to: 0, count: 1) }
    refused("count") { try graph.disjointPaths(from: 0, to: 2, count: -1) }
    #expect(try graph.disjointPaths(from: 0, to: 2, count: 0).isEmpty)
    #expect(try graph.disjointPaths(from: 0, to: 2, count: .max).count == 1)
    refused("same") { try graph.disjointPathCount(from: 1, to: 1, kind: .arc) }
    refused("limit") { try graph.minimumVertexCuts(from: 0, to: 2, limit: 0) }
    for weight in Self.noWeights {
      refused("vertex weight") { try graph.minimumVertexCut(from: 0, to: 2, vertexWeights: [1, weight, 1]) }
    }
    refused("vertex weights") { try graph.minimumVertexCut(from: 0, to: 2, vertexWeights: [1]) }
    refused("dominators") { try graph.dominatorTree(from: 3) }
    refused("dominators") { try graph.dominators(from: 0, to: 3) }
    refused("dominators") { try graph.dominatorTree(from: 0).dominators(of: 3) }
    refused("weights") { try graph.minimumEdgeCut(from: 0, to: 2, weights: try line().unitWeights) }
    refused("capacities") { try graph.maximumFlow(from: 0, to: 2, capacities: try line().unitWeights) }
  }

  @Test(arguments: [true, false]) func theEmptyGraph(isDirected: Bool) async throws {
    let graph = try empty(isDirected)
    #expect(graph.weaklyConnectedComponents().count == 0 && graph.stronglyConnectedComponents().count == 0)
    #expect(graph.weaklyConnectedComponents().largest == nil)
    #expect(graph.coreNumbers() == [] && graph.degrees() == [] && graph.clustering().transitivity == 0)
    #expect(graph.clustering().average == 0 && graph.clustering().triangleCount == 0)
    #expect(try await graph.betweenness(isNormalized: true) == [])
    #expect(try await graph.arcBetweenness(isNormalized: true) == [])
    #expect(try await graph.closeness() == [])
    #expect(try await graph.harmonicCentrality(isNormalized: true) == [])
    #expect(
      try graph.pageRank() == [] && graph.katzCentrality() == [] && graph.bonacichPower(beta: 0.1) == [])
    _ = try? graph.eigenvectorCentrality()
    #expect(try graph.strengths(weights: graph.unitWeights) == [])
    #expect(try graph.structuralHoles().isEmpty && graph.honestBrokerIndices().isEmpty)
    #expect(try graph.gouldFernandezBrokerage(groups: []).vertices.isEmpty)
    _ = try graph.externalInternalIndex(groups: [])
    #expect(try graph.fragmentation() == nil && graph.distanceWeightedFragmentation() == nil)
    _ = try graph.reach(of: [], within: 2)
    _ = try graph.distanceWeightedReach(of: [])
    _ = try? await graph.greedyKeyPlayers(0, by: .fragmentation)
    _ = try? await graph.bestKeyPlayers(0, by: .distanceWeightedReach)
    _ = try graph.modularity(of: [])
    if !isDirected { _ = try graph.leidenCommunities() }
    await refused("sampled betweenness") { try await graph.sampledBetweenness(pivotCount: 1) }
    await refused("pivots") { try await graph.betweenness(fromPivots: []) }
    refused("sources") { try graph.reliability(from: [0], to: [0], probabilities: []) }
    #expect(try await graph.influenceSeeds(count: 0, probabilities: []).seeds == [])
    _ = try? await graph.spread(of: [], probabilities: [])
    #expect(try await graph.overlapsOfNothing() == 0)
  }
}

extension Graph {
  /// The overlaps of a two-mode network without members and groups.
  fileprivate func overlapsOfNothing() async throws -> Int {
    let nothing = try TwoModeGraph(memberCount: 0, groupCount: 0, memberships: [])
    return try await nothing.overlaps().count
  }
}
