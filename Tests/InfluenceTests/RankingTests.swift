import Atlas
import Foundation
import Interchange
import Testing

@testable import Influence

@Suite(.enabled(if: MeasureData.isThere, "../shared/data is not there")) struct TextbookRankingTests {
  private func undirected() -> MeasureQuery {
    var query = MeasureQuery()
    query.direction = .any
    return query
  }

  private func marriages() throws -> Atlas {
    var atlas = try MeasureAtlas()
    for row in try MeasureData.rows("classic/florentine-families.csv") { atlas.entity(row["family"] ?? "") }
    for row in try MeasureData.rows("classic/florentine-marriage.csv") {
      atlas.tie(row["a"] ?? "", "knows", row["b"] ?? "")
    }
    return try atlas.build()
  }

  // classic/results-florentine-marriage.csv: networkx, igraph and R sna agree.
  @Test(arguments: [
    (Measure.degree, "degree"), (.betweenness, "betweenness_raw"), (.harmonic, "harmonic_raw"),
    (.constraint, "constraint"), (.effectiveSize, "effective_size"),
  ])
  func florentineMarriages(_ measure: Measure, _ column: String) async throws {
    let ranking = try await Ranking(marriages(), query: undirected(), measures: [measure])
    let values = try ranking.values(measure)
    for row in try MeasureData.rows("classic/results-florentine-marriage.csv") {
      let value = try #require(values[row["family"] ?? ""])
      guard let expected = row[column].flatMap(Double.init) else {
        #expect(value == nil, "\(row)")
        continue
      }
      #expect(abs((value ?? -1) - expected) < 1e-6, "\(row)")
    }
  }

  // The columns for the 15 families that hang together: the isolate is left out by kind.
  @Test(arguments: [
    (Measure.closeness, "closeness_15"), (.eigenvector, "eigenvector_15"), (.pagerank, "pagerank_085_15"),
  ])
  func florentineMarriagesWithoutPucci(_ measure: Measure, _ column: String) async throws {
    var atlas = try MeasureAtlas()
    for row in try MeasureData.rows("classic/florentine-families.csv") {
      atlas.entity(row["family"] ?? "", kind: row["family"] == "Pucci" ? "isolate" : "family")
    }
    for row in try MeasureData.rows("classic/florentine-marriage.csv") {
      atlas.tie(row["a"] ?? "", "knows", row["b"] ?? "")
    }
    var query = undirected()
    query.onlyKinds = ["family"]
    let values = try await Ranking(atlas.build(), query: query, measures: [measure]).values(measure)
    #expect(values.count == 15)
    for row in try MeasureData.rows("classic/results-florentine-marriage.csv") where row["family"] != "Pucci"
    {
      let value = try #require(values[row["family"] ?? ""] ?? nil)
      let expected = try #require(row[column].flatMap(Double.init))
      #expect(abs(value - expected) < 1e-6, "\(row)")
    }
  }

  @Test func anIsolateHasNoRankWhereItHasNoValue() async throws {
    let ranking = try await Ranking(
      marriages(), query: undirected(), measures: [.constraint, .closeness, .degree, .clustering])
    let last = try #require(ranking.rows.last)
    #expect(last.entity.name == "Pucci")
    #expect(last.values == [nil, nil, 0, nil])
    #expect(last.ranks == [nil, nil, 16, nil])
    #expect(ranking.rows.first?.entity.name == "Medici")
    #expect(ranking.table().rows.last?.prefix(4).map(\.text) == ["", "Pucci", "organisation", ""])
  }

  // Degrees 6, 4, 4, then six of 3: Freeman's table of the families.
  @Test func equalValuesShareARankAndAreKeptTogether() async throws {
    let ranking = try await Ranking(marriages(), query: undirected(), measures: [.degree])
    #expect(ranking.rows.prefix(9).map { $0.ranks[0] } == [1, 2, 2, 4, 4, 4, 4, 4, 4])
    #expect(ranking.rows[9].ranks[0] == 10)
    #expect(ranking.top(2).count == 3)
    #expect(ranking.top(4).count == 9)
    #expect(ranking.top(9).count == 9)
    #expect(ranking.top(100).count == 16)
    #expect(ranking.rows[1...2].map(\.entity.name) == ["Guadagni", "Strozzi"])
  }

  // The tables' column b_IO holds ways from the broker's group outwards, though its heading says gatekeeper: manager 19
  // has one way from outside into its department and none outwards, and b_IO 0.
  private func brokers(
    _ people: [(name: String, group: String)], _ ties: [(String, String)], results: String, key: String
  ) async throws {
    var atlas = try MeasureAtlas()
    for person in people { atlas.entity(person.name, kind: "group " + person.group) }
    for tie in ties { atlas.tie(tie.0, "sways", tie.1) }
    let columns: [(Measure, String)] = [
      (.coordinator, "coordinator_w_I"), (.itinerant, "itinerant_w_O"), (.representative, "gatekeeper_b_IO"),
      (.gatekeeper, "representative_b_OI"), (.liaison, "liaison_b_O"), (.brokerage, "total"),
    ]
    let ranking = try await Ranking(atlas.build(), query: MeasureQuery(), measures: columns.map(\.0))
    let rows = try MeasureData.rows(results)
    #expect(rows.count == people.count)
    for row in rows {
      for (measure, column) in columns {
        let value = try ranking.values(measure)[row[key] ?? ""] ?? nil
        #expect(value == row[column].flatMap(Double.init), "\(row[key] ?? "") \(measure)")
      }
    }
  }

  @Test func managersBrokerAdviceBetweenDepartments() async throws {
    try await brokers(
      MeasureData.rows("classic/hitech-managers.csv").map { ($0["id"] ?? "", $0["dept"] ?? "") },
      MeasureData.rows("classic/hitech-advice.csv").map { ($0["from"] ?? "", $0["to"] ?? "") },
      results: "classic/results-brokerage-hitech-advice.csv", key: "id")
  }

  @Test func networkersBrokerBetweenDisciplines() async throws {
    try await brokers(
      MeasureData.rows("classic/networkers.csv").map { ($0["name"] ?? "", $0["discipline"] ?? "") },
      MeasureData.rows("classic/networkers-messages.csv").map { ($0["from"] ?? "", $0["to"] ?? "") },
      results: "classic/results-brokerage-networkers.csv", key: "name")
  }

  // Davis' women and events with 93 ties, by networkx.algorithms.bipartite.
  @Test(arguments: [
    (OverlapQuery.Mode.members, "Evelyn", [0.571429, 0.8, 0.09609, 0.964286]),
    (.members, "Nora", [0.571429, 0.8, 0.098737, 0.821429]),
    (.members, "Flora", [0.142857, 0.585366, 0.004689, 1]),
    (.groups, "E8", [0.777778, 0.846154, 0.239517, 0.813187]),
    (.groups, "E1", [0.166667, 0.52381, 0.002154, 1]),
  ])
  func davisTwoMode(_ side: OverlapQuery.Mode, _ name: String, _ expected: [Double]) async throws {
    var atlas = try MeasureAtlas()
    for row in try MeasureData.rows("classic/davis-93.csv") {
      atlas.tie(row["woman"] ?? "", "member of", row["event"] ?? "")
    }
    var query = MeasureQuery()
    query.side = side
    let measures: [Measure] = [.twoModeDegree, .twoModeCloseness, .twoModeBetweenness, .redundancy]
    let ranking = try await Ranking(atlas.build(), query: query, measures: measures)
    for (measure, value) in zip(measures, expected) {
      #expect(ranking.has(name, measure, value, within: 1e-6), "\(name) \(measure)")
    }
    #expect(ranking.rows.count { $0.values[0] != nil } == (side == .members ? 18 : 14))
  }

  private func network(gml path: String) throws -> Atlas {
    let (edges, labels) = try MeasureData.gml(path)
    var atlas = try MeasureAtlas()
    for label in labels.values.sorted() { atlas.entity("n" + label) }
    for (source, target) in edges {
      atlas.tie("n" + (labels[source] ?? ""), "knows", "n" + (labels[target] ?? ""))
    }
    return try atlas.build()
  }

  @Test func karateClub() async throws {
    let atlas = try network(gml: "formats/gml/igraph-karate.gml")
    let ranking = try await Ranking(atlas, query: undirected(), measures: [.betweenness])
    #expect(ranking.summary.entities == 34)
    #expect(ranking.summary.arcs == 78)
    #expect(abs((ranking.summary.transitivity ?? 0) - 0.255682) < 1e-6)
    let best = ranking.rows.prefix(3).map { $0.values[0] ?? 0 }
    for (value, expected) in zip(best, [231.0714, 160.5516, 76.6905]) {
      #expect(abs(value - expected) < 1e-4)
    }
  }

  @Test func lesMiserables() async throws {
    let atlas = try network(gml: "formats/gml/newman-lesmis.gml")
    let ranking = try await Ranking(atlas, query: undirected(), measures: [.betweenness, .degree])
    #expect(ranking.summary.arcs == 254)
    let expected = [("Valjean", 1624.4688), ("Myriel", 504.0), ("Gavroche", 470.5706), ("Marius", 376.2926)]
    for (row, (name, value)) in zip(ranking.rows, expected) {
      #expect(row.entity.name == "n" + name)
      #expect(abs((row.values[0] ?? 0) - value) < 1e-4)
    }
    #expect(ranking.rows[0].values[1] == 36)
  }
}
