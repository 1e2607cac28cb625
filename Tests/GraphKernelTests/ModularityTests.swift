import GraphKernel
import Testing

@Suite struct ModularityTests {
  @Test func equalsNetworkX() throws {
    let cases = try CommunitiesFixture.load().modularity
    #expect(cases.count > 100)
    for example in cases {
      let network = WeightedMultigraph(
        vertexCount: example.vertexCount, arcs: example.arcs, isDirected: example.directed)
      let graph = try network.graph()
      let weighted = try #require(
        try graph.modularity(
          of: example.labels, weights: graph.weights(network.weights), resolution: example.resolution))
      let plain = try #require(try graph.modularity(of: example.labels, resolution: example.resolution))
      #expect(abs(weighted - example.modularity) < 1e-12, "seed \(example.seed)")
      #expect(abs(plain - example.unweighted) < 1e-12, "seed \(example.seed)")
    }
  }

  @Test(arguments: [false, true]) func equalsTheDefinition(isDirected: Bool) throws {
    var generator = SeededGenerator(seed: 2004)
    for _ in 0..<200 {
      let network = WeightedMultigraph(random: &generator, upTo: 8, isDirected: isDirected)
      let labels = (0..<network.vertexCount).map { _ in Int.random(in: -2...2, using: &generator) }
      let graph = try network.graph()
      let modularity = try graph.modularity(
        of: labels, weights: graph.weights(network.weights), resolution: 1.25)
      guard network.weights.contains(where: { $0 > 0 }) else {
        #expect(modularity == nil)
        continue
      }
      let expected = network.modularity(labels, resolution: 1.25)
      #expect(abs(try #require(modularity) - expected) < 1e-12, "\(network)")
    }
  }

  @Test func whatIsAmissIsSaid() throws {
    let graph = try Graph(vertexCount: 2, arcs: [(0, 1)], isDirected: false)
    #expect(throws: MeasureError.columnCount(column: "labels", expected: 2, actual: 1)) {
      try graph.modularity(of: [0])
    }
    for resolution in [-1, .infinity, .nan] {
      #expect(throws: MeasureError.self) { try graph.modularity(of: [0, 0], resolution: resolution) }
    }
    let other = try Graph(vertexCount: 2, arcs: [(0, 1)], isDirected: false)
    #expect(throws: MeasureError.weightsOfAnotherGraph) {
      try graph.modularity(of: [0, 0], weights: other.unitWeights)
    }
    #expect(try Graph(vertexCount: 0, arcs: []).modularity(of: []) == nil)
    #expect(try Graph(vertexCount: 3, arcs: []).modularity(of: [0, 0, 1]) == nil)
  }
}
