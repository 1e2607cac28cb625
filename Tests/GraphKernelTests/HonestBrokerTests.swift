import GraphKernel
import Testing

@Suite struct HonestBrokerTests {
  @Test(arguments: [false, true], [false, true])
  func equalsTheDefinition(isDirected: Bool, reciprocated: Bool) throws {
    var generator = SeededGenerator(seed: 2015)
    for _ in 0..<150 {
      let network = WeightedMultigraph(random: &generator, upTo: 8, isDirected: isDirected)
      let count = network.vertexCount
      var tied = [[Bool]](repeating: [Bool](repeating: false, count: count), count: count)
      for arc in network.arcs where arc.source != arc.target {
        tied[Int(arc.source)][Int(arc.target)] = true
        if !isDirected { tied[Int(arc.target)][Int(arc.source)] = true }
      }
      let expected = (0..<count).map { vertex in
        let neighbours = (0..<count).filter { tied[$0][vertex] && (!reciprocated || tied[vertex][$0]) }
        var pairs = [0, 0, 0]
        for one in neighbours {
          for other in neighbours where other > one {
            pairs[(tied[one][other] ? 1 : 0) + (tied[other][one] ? 1 : 0)] += 1
          }
        }
        return pairs
      }
      let found = try network.graph().honestBrokerIndices(reciprocated: reciprocated)
      #expect(found.map { [$0.untied, $0.tiedOneWay, $0.tiedBothWays] } == expected, "\(network)")
    }
  }

  @Test func sharesAreOfThePairs() throws {
    let star = try Graph(vertexCount: 5, arcs: [(1, 0), (2, 0), (3, 0), (1, 2), (2, 3), (3, 2)])
    let indices = star.honestBrokerIndices()
    #expect(indices[0].pairCount == 3)
    let third = 1.0 / 3
    #expect(indices[0].shares == [third, third, third])
    #expect(indices[4].shares == nil)
    #expect(try Graph(vertexCount: 0, arcs: []).honestBrokerIndices().isEmpty)
  }
}
