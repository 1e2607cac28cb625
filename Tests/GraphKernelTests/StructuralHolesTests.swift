import Foundation
import GraphKernel
import Testing

@Suite struct StructuralHolesTests {
  struct Fixture: Decodable {
    var cases: [Case]
  }

  struct Case: Decodable {
    var seed, vertexCount: Int
    var directed: Bool
    var arcs: [[Double]]
    var constraint, effectiveSize: [Double?]
  }

  /// See Fixtures/make-structural-holes-fixtures.py.
  @Test func equalsNetworkXAndIgraph() throws {
    let url = try #require(
      Bundle.module.url(forResource: "structural-holes", withExtension: "json", subdirectory: "Fixtures"))
    let cases = try JSONDecoder().decode(Fixture.self, from: Data(contentsOf: url)).cases
    #expect(cases.count == 120)
    for example in cases {
      let network = WeightedMultigraph(
        vertexCount: example.vertexCount, arcs: example.arcs, isDirected: example.directed)
      let graph = try network.graph()
      let holes = try graph.structuralHoles(weights: graph.weights(network.weights))
      for (vertex, hole) in holes.enumerated() {
        #expect((hole == nil) == (example.constraint[vertex] == nil), "seed \(example.seed)")
        guard let hole else { continue }
        let constraint = try #require(example.constraint[vertex])
        #expect(abs(hole.constraint - constraint) < 1e-12, "seed \(example.seed), vertex \(vertex)")
        // networkx gives none for a vertex that arcs only enter.
        guard let size = example.effectiveSize[vertex] else {
          #expect(example.directed && !example.arcs.contains { Int($0[0]) == vertex })
          continue
        }
        #expect(abs(hole.effectiveSize - size) < 1e-12, "seed \(example.seed), vertex \(vertex)")
      }
    }
  }

  /// The definitions over matrices, with self-loops and parallel arcs in the graph.
  @Test(arguments: [false, true]) func equalsTheDefinitions(isDirected: Bool) throws {
    var generator = SeededGenerator(seed: 1992)
    for _ in 0..<150 {
      let network = WeightedMultigraph(random: &generator, upTo: 9, isDirected: isDirected)
      let graph = try network.graph()
      let holes = try graph.structuralHoles(weights: graph.weights(network.weights))
      let count = network.vertexCount
      var mutual = network.matrix
      for one in 0..<count {
        for other in 0..<count {
          mutual[one][other] = one == other ? 0 : network.matrix[one][other] + network.matrix[other][one]
        }
      }
      let share = mutual.map { row in row.map { $0 / row.reduce(0, +) } }
      let relative = mutual.map { row in row.map { $0 / (row.max() ?? 0) } }
      for vertex in 0..<count {
        let neighbours = (0..<count).filter { mutual[vertex][$0] > 0 }
        guard !neighbours.isEmpty else {
          #expect(holes[vertex] == nil)
          continue
        }
        let parts = neighbours.map { neighbour in
          let indirect = neighbours.reduce(0) { sum, between in
            between == neighbour ? sum : sum + share[vertex][between] * share[between][neighbour]
          }
          let part = share[vertex][neighbour] + indirect
          return part * part
        }
        let size = neighbours.reduce(0) { sum, neighbour in
          sum + 1
            - neighbours.reduce(0) { $0 + share[vertex][$1] * relative[neighbour][$1] }
        }
        let hole = try #require(holes[vertex])
        let constraint = parts.reduce(0, +)
        let degree = Double(neighbours.count)
        #expect(hole.neighbourCount == neighbours.count)
        #expect(abs(hole.constraint - constraint) < 1e-12)
        #expect(abs(hole.effectiveSize - size) < 1e-12)
        #expect(abs(hole.efficiency - size / degree) < 1e-12)
        let spread = parts.map { $0 * degree / constraint }.reduce(0) { $0 + ($1 > 0 ? $1 * log($1) : 0) }
        let hierarchy = degree == 1 ? 1 : spread / (degree * log(degree))
        #expect(abs(hole.hierarchy - hierarchy) < 1e-12)
        #expect((0...1).contains(hole.hierarchy))
      }
    }
  }

  @Test(.enabled(if: PolicyData.classic != nil)) func equalsTheTableOfTheFlorentineFamilies() throws {
    let table = try PolicyData.table("results-florentine-marriage.csv")
    let names = table.map { $0[0] }
    let arcs = try PolicyData.table("florentine-marriage.csv").map { row in
      (
        source: UInt32(try #require(names.firstIndex(of: row[0]))),
        target: UInt32(try #require(names.firstIndex(of: row[1])))
      )
    }
    let graph = try Graph(vertexCount: names.count, arcs: arcs, isDirected: false)
    let holes = try graph.structuralHoles()
    #expect(names.count == 16)
    for (hole, row) in zip(holes, table) {
      #expect(hole?.neighbourCount ?? 0 == Int(row[1]))
      #expect(close(hole?.constraint, Double(row[8])), "\(row[0])")
      #expect(close(hole?.effectiveSize, Double(row[9])), "\(row[0])")
    }
  }

  private func close(_ one: Double?, _ other: Double?) -> Bool {
    guard let one, let other, !other.isNaN else { return one == nil && other?.isNaN != false }
    return abs(one - other) < 1e-6
  }

  @Test func theScaleOfTheWeightsDoesNotMatter() throws {
    let graph = try Graph(vertexCount: 3, arcs: [(0, 1), (1, 2), (2, 0), (0, 1)])
    let plain = try graph.structuralHoles(weights: graph.weights([1, 2, 3, 1]))
    let huge = try graph.structuralHoles(
      weights: graph.weights([0x1p+1021, 0x1p+1022, 0x3p+1021, 0x1p+1021]))
    #expect(plain == huge)
  }

  @Test func whatIsAmissIsSaid() throws {
    let graph = try Graph(vertexCount: 2, arcs: [(0, 1)])
    #expect(throws: MeasureError.weightsOfAnotherGraph) {
      try graph.structuralHoles(weights: Graph(vertexCount: 2, arcs: [(0, 1)]).unitWeights)
    }
    #expect(try Graph(vertexCount: 0, arcs: []).structuralHoles().isEmpty)
    #expect(try graph.structuralHoles(weights: graph.weights([0])) == [nil, nil])
    #expect(try Graph(vertexCount: 1, arcs: [(0, 0)]).structuralHoles() == [nil])
  }
}
