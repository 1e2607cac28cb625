import Foundation
import GraphKernel
import Testing

@Suite struct GouldFernandezTests {
  struct Fixture: Decodable {
    var cases: [Case]
  }

  struct Case: Decodable {
    var groups: [Int]
    var arcs: [[UInt32]]
    var raw, wholeRaw: [[Int]]
    var expected, wholeExpected, wholeDeviation: [[Double]]
    var z: [[Double?]]
  }

  /// The roles in the order of the columns of sna: w_I, w_O, b_IO, b_OI, b_O, t.
  private func columns<Value>(_ roles: BrokerageRoles<Value>) -> [Value] {
    [
      roles.coordinator, roles.itinerant, roles.representative, roles.gatekeeper, roles.liaison, roles.total,
    ]
  }

  /// See Fixtures/make-brokerage-fixtures.R.
  @Test func equalsTheRPackageSna() throws {
    let url = try #require(
      Bundle.module.url(forResource: "brokerage", withExtension: "json", subdirectory: "Fixtures"))
    let cases = try JSONDecoder().decode(Fixture.self, from: Data(contentsOf: url)).cases
    #expect(cases.count == 80)
    for example in cases {
      let graph = try Graph(
        vertexCount: example.groups.count, arcs: example.arcs.map { (source: $0[0], target: $0[1]) })
      let brokerage = try graph.gouldFernandezBrokerage(groups: example.groups)
      for (vertex, found) in brokerage.vertices.enumerated() {
        #expect(columns(found.count) == example.raw[vertex])
        for (one, other) in zip(columns(found.expected), example.expected[vertex]) {
          #expect(abs(one - other) < 1e-9)
        }
        for (one, other) in zip(columns(found.zScore), example.z[vertex]) {
          #expect((one == nil) == (other == nil))
          if let one, let other { #expect(abs(one - other) < 1e-9) }
        }
      }
      #expect(columns(brokerage.whole.count) == example.wholeRaw[0])
      for (one, other) in zip(columns(brokerage.whole.expected), example.wholeExpected[0]) {
        #expect(abs(one - other) < 1e-9)
      }
      // sna leaves out pairs that exclude each other, save for itinerants, where there are none, and
      // liaisons.
      let deviations = zip(columns(brokerage.whole.deviation), example.wholeDeviation[0])
      for (column, (one, other)) in deviations.enumerated() {
        if column == 1 || column == 4 {
          #expect(abs(one - other) < 1e-6)
        } else {
          #expect(one < other + 1e-6)
        }
      }
    }
  }

  @Test(arguments: [false, true]) func countsEqualTheDefinition(isDirected: Bool) throws {
    var generator = SeededGenerator(seed: 1989)
    for _ in 0..<150 {
      let network = WeightedMultigraph(random: &generator, upTo: 9, isDirected: isDirected)
      let count = network.vertexCount
      let groups = (0..<count).map { _ in Int.random(in: -1...2, using: &generator) }
      var tied = [[Bool]](repeating: [Bool](repeating: false, count: count), count: count)
      for arc in network.arcs {
        tied[Int(arc.source)][Int(arc.target)] = true
        if !isDirected { tied[Int(arc.target)][Int(arc.source)] = true }
      }
      var expected = [[Int]](repeating: [0, 0, 0, 0, 0, 0], count: count)
      forEachTriple(count) { a, v, b in
        guard tied[a][v], tied[v][b], !tied[a][b] else { return }
        expected[v][role(groups[a], groups[v], groups[b])] += 1
        expected[v][5] += 1
      }
      let brokerage = try network.graph().gouldFernandezBrokerage(groups: groups)
      #expect(brokerage.vertices.map { columns($0.count) } == expected, "\(network)")
    }
  }

  private func role(_ a: Int, _ v: Int, _ b: Int) -> Int {
    switch (a == v, v == b, a == b) {
    case (true, true, _): 0
    case (false, false, true): 1
    case (true, false, _): 2
    case (false, true, _): 3
    default: 4
    }
  }

  private func forEachTriple(_ count: Int, _ body: (Int, Int, Int) -> Void) {
    for a in 0..<count {
      for v in 0..<count where v != a {
        for b in 0..<count where b != a && b != v { body(a, v, b) }
      }
    }
  }

  /// All 4096 digraphs of four vertices, each by its chance.
  @Test(arguments: [[1, 1, 2, 2], [1, 1, 1, 2], [1, 1, 2, 3], [1, 1, 1, 1], [1, 2, 3, 4]], [3, 5, 11])
  func momentsEqualTheEnumerationOfAllGraphs(groups: [Int], arcCount: Int) throws {
    let pairs = (0..<4).flatMap { one in (0..<4).filter { $0 != one }.map { [one, $0] } }
    let graph = try Graph(
      vertexCount: 4, arcs: pairs.prefix(arcCount).map { (source: UInt32($0[0]), target: UInt32($0[1])) })
    let brokerage = try graph.gouldFernandezBrokerage(groups: groups)
    let density = Double(arcCount) / 12
    // Sums of the counts and of their squares: of vertices 0 to 3, then of the whole.
    var sums = [[Double]](repeating: [Double](repeating: 0, count: 6), count: 5)
    var squares = sums
    for mask in 0..<4096 {
      var chance = 1.0
      var tied = [[Bool]](repeating: [false, false, false, false], count: 4)
      for (bit, pair) in pairs.enumerated() {
        let isThere = mask >> bit & 1 == 1
        chance *= isThere ? density : 1 - density
        tied[pair[0]][pair[1]] = isThere
      }
      var counts = [[Double]](repeating: [Double](repeating: 0, count: 6), count: 5)
      forEachTriple(4) { a, v, b in
        guard tied[a][v], tied[v][b], !tied[a][b] else { return }
        for row in [v, 4] {
          counts[row][role(groups[a], groups[v], groups[b])] += 1
          counts[row][5] += 1
        }
      }
      for row in 0..<5 {
        for column in 0..<6 {
          sums[row][column] += chance * counts[row][column]
          squares[row][column] += chance * counts[row][column] * counts[row][column]
        }
      }
    }
    for (row, found) in (brokerage.vertices + [brokerage.whole]).enumerated() {
      for column in 0..<6 {
        let mean = sums[row][column]
        let deviation = max(0, squares[row][column] - mean * mean).squareRoot()
        #expect(abs(columns(found.expected)[column] - mean) < 1e-9)
        #expect(abs(columns(found.deviation)[column] - deviation) < 1e-6)
      }
    }
  }

  /// The tables' column b_IO holds two-paths from the broker's group outwards, though its heading says
  /// gatekeeper.
  @Test(.enabled(if: PolicyData.classic != nil)) func equalsTheTablesOfNetworkersAndManagers() throws {
    try compare(
      members: PolicyData.table("networkers.csv").map { ($0[0], $0[1]) },
      ties: PolicyData.table("networkers-messages.csv"), results: "results-brokerage-networkers.csv")
    try compare(
      members: PolicyData.table("hitech-managers.csv").map { ($0[0], $0[4]) },
      ties: PolicyData.table("hitech-advice.csv"), results: "results-brokerage-hitech-advice.csv")
  }

  private func compare(
    members: [(name: String, group: String)], ties: [[String]], results: String
  ) throws {
    let names = members.map(\.name)
    let arcs = try ties.map { row in
      (
        source: UInt32(try #require(names.firstIndex(of: row[0]))),
        target: UInt32(try #require(names.firstIndex(of: row[1])))
      )
    }
    let graph = try Graph(vertexCount: names.count, arcs: arcs)
    let groupNames = members.map(\.group)
    let groups = try groupNames.map { try #require(groupNames.firstIndex(of: $0)) }
    let brokerage = try graph.gouldFernandezBrokerage(groups: groups)
    let table = try PolicyData.table(results)
    #expect(table.count == names.count)
    for (row, found) in zip(table, brokerage.vertices) {
      #expect(columns(found.count) == row.dropFirst().compactMap { Int($0) }, "\(row)")
    }
  }

  @Test func aGatekeeperLetsInAndARepresentativeCarriesOut() throws {
    let graph = try Graph(vertexCount: 3, arcs: [(0, 1), (1, 2)])
    let gatekeeper = try graph.gouldFernandezBrokerage(groups: [1, 2, 2]).vertices[1].count
    #expect(columns(gatekeeper) == [0, 0, 0, 1, 0, 1])
    let representative = try graph.gouldFernandezBrokerage(groups: [2, 2, 1]).vertices[1].count
    #expect(columns(representative) == [0, 0, 1, 0, 0, 1])
  }

  @Test func theBoundsAreDefined() throws {
    let graph = try Graph(vertexCount: 2, arcs: [(0, 1)])
    #expect(throws: MeasureError.columnCount(column: "groups", expected: 2, actual: 3)) {
      try graph.gouldFernandezBrokerage(groups: [0, 0, 0])
    }
    #expect(try Graph(vertexCount: 0, arcs: []).gouldFernandezBrokerage(groups: []).vertices.isEmpty)
    for count in 0...3 {
      let empty = try Graph(vertexCount: count, arcs: [])
      let brokerage = try empty.gouldFernandezBrokerage(groups: Array(0..<count))
      #expect(columns(brokerage.whole.zScore) == [nil, nil, nil, nil, nil, nil])
      #expect(columns(brokerage.whole.expected) == [0, 0, 0, 0, 0, 0])
    }
    // Nothing is left to chance in a complete graph.
    let complete = try Graph(vertexCount: 3, arcs: [(0, 1), (1, 2), (0, 2)], isDirected: false)
    let brokerage = try complete.gouldFernandezBrokerage(groups: [0, 1, 2])
    #expect(columns(brokerage.vertices[0].zScore) == [nil, nil, nil, nil, nil, nil])
  }
}
