import GraphKernel
import Testing

@Suite struct ExternalInternalTests {
  @Test(arguments: [false, true]) func equalsTheDefinition(isDirected: Bool) throws {
    var generator = SeededGenerator(seed: 1988)
    for _ in 0..<150 {
      let network = WeightedMultigraph(random: &generator, upTo: 8, isDirected: isDirected)
      let groups = (0..<network.vertexCount).map { _ in Int.random(in: 5...7, using: &generator) }
      let graph = try network.graph()
      let found = try graph.externalInternalIndex(groups: groups, weights: graph.weights(network.weights))
      /// Of the arcs that concern what is asked for.
      func index(where concerns: (Int, Int) -> Bool) -> Double? {
        var (external, within) = (0.0, 0.0)
        for (arc, weight) in zip(network.arcs, network.weights) where arc.source != arc.target {
          let (one, other) = (Int(arc.source), Int(arc.target))
          guard concerns(one, other) else { continue }
          if groups[one] == groups[other] { within += weight } else { external += weight }
        }
        return external + within > 0 ? (external - within) / (external + within) : nil
      }
      func expect(_ one: Double?, _ other: Double?) {
        #expect((one == nil) == (other == nil))
        if let one, let other { #expect(abs(one - other) < 1e-12) }
      }
      for vertex in 0..<network.vertexCount {
        expect(found.vertices[vertex], index { $0 == vertex || $1 == vertex })
        let label = found.labels[vertex]
        expect(found.groups[label], index { groups[$0] == groups[vertex] || groups[$1] == groups[vertex] })
      }
      expect(found.whole, index { _, _ in true })
      #expect(found.groups.count == Set(groups).count)
    }
  }

  @Test func whatIsAmissIsSaid() throws {
    let graph = try Graph(vertexCount: 2, arcs: [(0, 1)])
    #expect(throws: MeasureError.columnCount(column: "groups", expected: 2, actual: 1)) {
      try graph.externalInternalIndex(groups: [0])
    }
    #expect(throws: MeasureError.weightsOfAnotherGraph) {
      try graph.externalInternalIndex(
        groups: [0, 0], weights: Graph(vertexCount: 2, arcs: [(0, 1)]).unitWeights)
    }
    let empty = try Graph(vertexCount: 0, arcs: []).externalInternalIndex(groups: [])
    #expect(empty.whole == nil && empty.groups.isEmpty)
    // The sum of the weights is beyond the largest number.
    let heavy = try Graph(vertexCount: 2, arcs: [(0, 1), (1, 0)])
    let index = try heavy.externalInternalIndex(
      groups: [0, 1], weights: heavy.weights([.greatestFiniteMagnitude, .greatestFiniteMagnitude]))
    #expect(index.whole == 1)
  }
}
