import Foundation
import GraphKernel
import Testing

/// Centralities and structure against networkx and igraph; see Fixtures/make-centrality-fixtures.py.
@Suite struct CentralityFixtureTests {
  struct Fixture: Decodable {
    var networkx, igraph: String
    var cases: [Case]
  }

  struct Case: Decodable {
    var name: String
    var vertexCount: Int
    var isDirected: Bool
    var arcs: [[UInt32]]
    var weights: [Double]
    var results: [String: [Double]]
    var names: [String]?

    func graph() throws -> Graph { try graph(arcs) }

    /// Every third arc doubled and a self-loop at vertex 0.
    func multigraph() throws -> Graph {
      try graph(arcs + stride(from: 0, to: arcs.count, by: 3).map { arcs[$0] } + [[0, 0]])
    }

    private func graph(_ arcs: [[UInt32]]) throws -> Graph {
      try Graph(
        vertexCount: vertexCount, arcs: arcs.map { (source: $0[0], target: $0[1]) }, isDirected: isDirected)
    }

    func expect(
      _ key: String, _ values: [Double], within tolerance: Double = 1e-8,
      sourceLocation: SourceLocation = #_sourceLocation
    ) throws {
      let expected = try #require(results[key], sourceLocation: sourceLocation)
      #expect(
        agree(values, expected, within: tolerance), "\(name): \(key)", sourceLocation: sourceLocation)
    }
  }

  static func cases() throws -> [Case] {
    let url = try #require(
      Bundle.module.url(forResource: "centrality", withExtension: "json", subdirectory: "Fixtures"))
    let fixture = try JSONDecoder().decode(Fixture.self, from: Data(contentsOf: url))
    #expect(fixture.cases.count == 32)
    return fixture.cases
  }

  @Test func walks() throws {
    for example in try Self.cases() {
      let graph = try example.graph()
      let weights = try graph.weights(example.weights)
      try example.expect("nx.pagerank", graph.pageRank())
      let starts = (0..<example.vertexCount).map { Double($0 % 3 + 1) }
      try example.expect(
        "nx.pagerank.weighted.personalized", graph.pageRank(damping: 0.7, weights: weights, teleport: starts))
      try example.expect("ig.multi.pagerank", example.multigraph().pageRank())
      try example.expect("nx.katz", graph.katzCentrality(alpha: 0.05))
      try example.expect("np.power.positive", graph.bonacichPower(beta: 0.13))
      try example.expect("np.power.negative", graph.bonacichPower(beta: -0.21))
      if example.results["nx.eigenvector"] != nil {
        let plain = try graph.eigenvectorCentrality(tolerance: 1e-12)
        try example.expect("nx.eigenvector", plain.values)
        let weighted = try graph.eigenvectorCentrality(weights: weights, tolerance: 1e-12)
        try example.expect("nx.eigenvector.weighted", weighted.values)
      }
    }
    #expect(try Self.cases().count { $0.results["nx.eigenvector"] != nil } > 8)
  }

  @Test func paths() async throws {
    for example in try Self.cases() {
      let graph = try example.graph()
      let weights = try graph.weights(example.weights)
      try await example.expect("nx.betweenness", graph.betweenness(isNormalized: true))
      try await example.expect("nx.betweenness.weighted", graph.betweenness(weights: weights))
      try await example.expect("nx.edge_betweenness", graph.arcBetweenness(isNormalized: true))
      let multigraph = try example.multigraph()
      try await example.expect("ig.multi.betweenness", multigraph.betweenness())
      try await example.expect("ig.multi.edge_betweenness", multigraph.arcBetweenness())
      try await example.expect("nx.closeness", graph.closeness())
      try await example.expect(
        "nx.closeness.weighted.plain", graph.closeness(weights: weights, isScaledByReach: false))
      try await example.expect("nx.harmonic", graph.harmonicCentrality())
      try await example.expect("nx.harmonic.weighted", graph.harmonicCentrality(weights: weights))
    }
  }

  @Test func structure() throws {
    for example in try Self.cases() {
      for graph in [try example.graph(), try example.multigraph()] {
        let clustering = graph.clustering()
        try example.expect("nx.clustering", clustering.local)
        try example.expect("nx.average_clustering", [clustering.average])
        try example.expect("nx.transitivity", [clustering.transitivity])
        try example.expect("nx.core", graph.coreNumbers().map(Double.init))
        for (key, components) in [
          ("ig.strong", graph.stronglyConnectedComponents()), ("ig.weak", graph.weaklyConnectedComponents()),
        ] {
          // The same partition, whatever the labels.
          let expected = try #require(example.results[key])
          #expect(Set(zip(expected, components.labels).map { [$0, Double($1)] }).count == components.count)
          #expect(Set(expected).count == components.count)
        }
      }
    }
  }

  /// Zachary's karate club: what is printed for it again and again, such as the betweenness of actors 1 and 34, the 45
  /// triangles, the transitivity 0.2557 and the mean local coefficient 0.5706.
  @Test func karateClub() async throws {
    let example = try #require(try Self.cases().first { $0.name == "karate" })
    let graph = try example.graph()
    #expect(graph.arcCount == 78)
    let betweenness = try await graph.betweenness()
    #expect(abs(betweenness[0] - 231.0714286) < 1e-6)
    #expect(abs(betweenness[33] - 160.5515873) < 1e-6)
    #expect(abs(graph.clustering().transitivity - 0.2557) < 5e-5)
    #expect(abs(graph.clustering().average - 0.5706) < 5e-5)
    #expect(graph.clustering().triangleCount == 45)
    #expect(graph.coreNumbers().count { $0 == 4 } == 10)
    #expect(graph.coreNumbers().max() == 4)
    #expect(graph.degrees()[33] == 17)
  }

  /// The marriages of fifteen Florentine families: betweenness as M. O. Jackson, 'Social and Economic Networks', 2008,
  /// prints it in section 1.2.1.
  @Test func florentineFamilies() async throws {
    let example = try #require(try Self.cases().first { $0.name == "florentine" })
    let names = try #require(example.names)
    let betweenness = try await example.graph().betweenness(isNormalized: true)
    let published = ["Medici": 0.522, "Guadagni": 0.255, "Strozzi": 0.103]
    for (family, value) in published {
      let place = try #require(names.firstIndex(of: family))
      #expect(abs(betweenness[place] - value) < 5e-4, "\(family)")
    }
  }
}
