import Foundation
import GraphKernel
import Testing

/// The search against networkx; see Fixtures/make-networkx-fixtures.py.
@Suite struct NetworkXTests {
  struct Fixture: Decodable {
    var networkx: String
    var cases: [Case]
  }

  struct Case: Decodable {
    struct Found: Decodable { var length: Double, vertices: [UInt32] }

    var seed, vertexCount: Int
    var source, target: UInt32
    var arcs: [[UInt32]]
    var paths: [Found]
  }

  @Test func theFirstFifteenPathsAreThoseOfNetworkX() throws {
    let url = try #require(
      Bundle.module.url(
        forResource: "networkx-shortest-simple-paths", withExtension: "json", subdirectory: "Fixtures"))
    let fixture = try JSONDecoder().decode(Fixture.self, from: Data(contentsOf: url))
    #expect(fixture.cases.count == 24)
    #expect(fixture.cases.count { $0.paths.count == 15 } > 20)
    for example in fixture.cases {
      let graph = try Graph(
        vertexCount: example.vertexCount, arcs: example.arcs.map { (source: $0[0], target: $0[1]) })
      let query = PathQuery(from: [example.source], to: [example.target])
      let paths = try Array(
        LooplessPaths(query, in: graph, weights: example.arcs.map { Double($0[2]) }).prefix(15))
      #expect(paths.map(\.weight) == example.paths.map(\.length), "seed \(example.seed)")
      // networkx states no order among equals, and the last may be one of several.
      let lengths = example.paths.map(\.length)
      for (path, expected) in zip(paths, example.paths)
      where lengths.count(where: { $0 == expected.length }) == 1 && expected.length != lengths.last {
        #expect(path.vertices == expected.vertices, "seed \(example.seed)")
      }
    }
  }
}
