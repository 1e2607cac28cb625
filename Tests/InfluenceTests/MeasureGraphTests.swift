import Atlas
import Testing

@testable import Influence

/// Rankings of small atlases, worked out by hand.
@Suite struct MeasureGraphTests {
  /// a sways b sways c strongly (0.7), a sways c faintly (0.1); d stands alone.
  private func triangle() throws -> Atlas {
    var atlas = try MeasureAtlas()
    for name in ["a", "b", "c", "d"] { atlas.entity(name) }
    atlas.tie("a", "sways", "b", grade: "strong")
    atlas.tie("b", "sways", "c", grade: "strong")
    atlas.tie("a", "sways", "c", grade: "faint")
    return try atlas.build()
  }

  @Test func strongWaysAreShortWhenTiesAreWeighted() async throws {
    var query = MeasureQuery()
    let plain = try await Ranking(triangle(), query: query, measures: [.betweenness])
    #expect(try plain.values(.betweenness)["b"] == 0)
    query.isWeighted = true
    let weighted = try await Ranking(triangle(), query: query, measures: [.betweenness])
    #expect(try weighted.values(.betweenness)["b"] == 1)
  }

  @Test func influenceHasADirection() async throws {
    let ranking = try await Ranking(
      triangle(), query: MeasureQuery(), measures: [.inDegree, .outDegree, .degree, .strength, .closeness])
    #expect(try ranking.values(.inDegree) == ["a": 0, "b": 1, "c": 2, "d": 0])
    #expect(try ranking.values(.outDegree) == ["a": 2, "b": 1, "c": 0, "d": 0])
    #expect(try ranking.values(.degree) == ["a": 2, "b": 2, "c": 2, "d": 0])
    #expect(ranking.has("c", .strength, 0.8))
    // a reaches two of the other three at distance 1: 1 by 2/3; b one: 1 by 1/3.
    let closeness = try ranking.values(.closeness)
    #expect(ranking.has("a", .closeness, 2.0 / 3))
    #expect(ranking.has("b", .closeness, 1.0 / 3))
    #expect(closeness["c"] == .some(nil))
    #expect(ranking.summary.density == 0.25)
    #expect(ranking.summary.components == 2)
  }

  // From a: b by 0.7, c by 1 - (1 - 0.1)(1 - 0.49) = 0.541; together 1.241.
  @Test func reachIsWhatAMessageIsExpectedToArriveAt() async throws {
    let atlas = try triangle()
    var sums = [0.0, 0, 0, 0]
    for seed in 1...20 {
      var query = MeasureQuery()
      query.seed = UInt64(seed)
      let ranking = try await Ranking(atlas, query: query, measures: [.reach])
      for (place, name) in ["a", "b", "c", "d"].enumerated() {
        // The bound that is printed.
        let value = try #require(ranking.values(.reach)[name] ?? nil)
        #expect(abs(value - [1.241, 0.7, 0, 0][place]) < 0.1)
        sums[place] += value
      }
    }
    // 50,000 worlds a root: a standard error of 0.003 at most.
    #expect(abs(sums[0] / 20 - 1.241) < 0.012)
    #expect(abs(sums[1] / 20 - 0.7) < 0.008)
    #expect(sums[2] == 0 && sums[3] == 0)
  }

  @Test func parallelTiesAreOneArcOfTheirStrengthTogether() async throws {
    var atlas = try MeasureAtlas()
    atlas.tie("a", "sways", "b")
    atlas.tie("a", "knows", "b")
    atlas.tie("a", "near", "b")
    let built = try atlas.build()
    var query = MeasureQuery()
    query.direction = .any
    let any = try await Ranking(built, query: query, measures: [.degree, .strength])
    #expect(try any.values(.degree) == ["a": 1, "b": 1])
    #expect(try any.values(.strength) == ["a": 1, "b": 1])
    #expect(any.summary.arcs == 1)
    #expect(any.summary.ties == 3)
    let flow = try await Ranking(built, query: MeasureQuery(), measures: [.degree])
    #expect(flow.summary.arcs == 2)
  }

  @Test func tiesWithoutInfluenceCountInAnyDirectionOnly() async throws {
    var atlas = try MeasureAtlas()
    atlas.tie("a", "near", "b")
    let built = try atlas.build()
    var query = MeasureQuery()
    #expect(try await Ranking(built, query: query, measures: [.degree]).summary.arcs == 0)
    query.direction = .any
    #expect(try await Ranking(built, query: query, measures: [.degree]).summary.arcs == 1)
    query.isWeighted = true
    #expect(try await Ranking(built, query: query, measures: [.degree]).summary.arcs == 0)
  }

  /// Two networks with members in two countries; c is in both.
  private func networks() throws -> Atlas {
    var atlas = try MeasureAtlas()
    for (name, country) in [("a", "NL"), ("b", "NL"), ("c", "BE"), ("d", "BE")] {
      atlas.entity(name, kind: "city", country: country)
    }
    for name in ["one", "two"] { atlas.entity(name, kind: "network") }
    for (city, network) in [("a", "one"), ("b", "one"), ("c", "one"), ("c", "two"), ("d", "two")] {
      atlas.tie(city, "member of", network)
    }
    return try atlas.build()
  }

  @Test func aPartOfAnAtlas() async throws {
    var query = MeasureQuery()
    query.within = "one"
    let within = try await Ranking(networks(), query: query, measures: [.inDegree])
    #expect(try within.values(.inDegree) == ["a": 1, "b": 1, "c": 1, "one": 3])
    query.rankedKinds = ["city"]
    let cities = try await Ranking(networks(), query: query, measures: [.inDegree])
    #expect(cities.rows.map(\.entity.name) == ["a", "b", "c"])
    #expect(cities.rows.map { $0.ranks[0] } == [1, 1, 1])
    query = MeasureQuery()
    query.countries = ["NL"]
    let dutch = try await Ranking(networks(), query: query, measures: [.degree])
    #expect(try dutch.values(.degree) == ["a": 0, "b": 0])
    query.within = "nowhere"
    await #expect(throws: RouteQueryError.unknownEntity("nowhere")) {
      try await Ranking(networks(), query: query, measures: [.degree])
    }
  }

  // Borgatti and Everett 1997: degrees by the size of the other side.
  @Test func membersAndGroups() async throws {
    var query = MeasureQuery()
    let members = try await Ranking(networks(), query: query, measures: [.twoModeDegree])
    let expected: [String: Double?] = ["a": 0.5, "b": 0.5, "c": 1, "d": 0.5, "one": nil, "two": nil]
    #expect(try members.values(.twoModeDegree) == expected)
    query.side = .groups
    let groups = try await Ranking(networks(), query: query, measures: [.twoModeDegree, .redundancy])
    #expect(groups.rows.prefix(2).map(\.entity.name) == ["one", "two"])
    #expect(groups.rows.prefix(2).map { $0.values[0] } == [0.75, 0.5])
  }

  @Test func aProjectionTiesWhatShares() async throws {
    var query = MeasureQuery()
    query.projection = .members
    let members = try await Ranking(networks(), query: query, measures: [.degree, .strength])
    #expect(try members.values(.degree) == ["a": 2, "b": 2, "c": 3, "d": 1])
    query.projection = .groups
    let groups = try await Ranking(networks(), query: query, measures: [.degree])
    #expect(try groups.values(.degree) == ["one": 1, "two": 1])
    await #expect(throws: RouteQueryError.self) {
      try await Ranking(networks(), query: query, measures: [.reach])
    }
  }

  @Test func atlasesOfNextToNothing() async throws {
    let empty = try await Ranking(MeasureAtlas().build(), query: MeasureQuery(), measures: Measure.allCases)
    #expect(empty.rows.isEmpty)
    var atlas = try MeasureAtlas()
    atlas.entity("a")
    let one = try await Ranking(atlas.build(), query: MeasureQuery(), measures: Measure.allCases)
    #expect(one.rows.count == 1)
    let values = Dictionary(uniqueKeysWithValues: zip(one.measures, one.rows[0].values))
    #expect(values[.degree] == 0)
    #expect(values[.constraint] == .some(nil))
    #expect(values[.eigenvector] == .some(nil))
    var pair = try MeasureAtlas()
    pair.entity("a")
    pair.entity("b")
    let two = try await Ranking(pair.build(), query: MeasureQuery(), measures: Measure.allCases)
    #expect(two.rows.map { $0.ranks[0] } == [1, 1])
    #expect(two.summary.components == 2)
  }

  @Test func aLargeGraphIsSampledAndSaysSo() async throws {
    var atlas = try MeasureAtlas()
    for place in 0..<300 { atlas.tie("n\(place)", "knows", "n\((place + 1) % 300)") }
    let built = try atlas.build()
    var query = MeasureQuery()
    query.direction = .any
    var work = WorkLimit()
    work.betweennessSteps = 1
    let graph = try MeasureGraph(built, query: query)
    let sampled = try await Ranking(graph, measures: [.betweenness], work: work)
    #expect(sampled.conventions.last?.contains("from 100 of 300") == true)
    #expect(sampled.conventions.last?.contains("seed 1") == true)
    query.isExact = true
    let exact = try await Ranking(MeasureGraph(built, query: query), measures: [.betweenness], work: work)
    #expect(exact.rows.allSatisfy { $0.ranks[0] == 1 })
    #expect(exact.conventions.count == 1)
    let again = try await Ranking(graph, measures: [.betweenness], work: work)
    #expect(again.rows == sampled.rows)
    query.isExact = false
    query.isWeighted = true
    let near = try await Ranking(MeasureGraph(built, query: query), measures: [.closeness], work: work)
    #expect(near.conventions.last?.contains("to 100 of 300") == true)
    query.isExact = true
    let nearest = try await Ranking(MeasureGraph(built, query: query), measures: [.closeness], work: work)
    let mean = try #require(nearest.rows[0].values[0])
    for row in near.rows { #expect(abs((row.values[0] ?? 0) / mean - 1) < 0.2) }
  }

  @Test func everyMeasureIsExplained() {
    for measure in Measure.allCases {
      #expect(!measure.explanation.isEmpty && !measure.paper.isEmpty)
      #expect(!measure.convention(in: MeasureQuery()).isEmpty)
    }
    #expect(Set(Measure.allCases.map(\.key)).count == Measure.allCases.count)
  }
}
