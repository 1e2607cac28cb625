import Atlas
import Foundation
import Interchange
import Testing

@testable import Influence

@Suite struct ProfileTests {
  /// A star of nine around 'hub', and a chain from it over 'bridge' to a group of four who all know each other.
  private func village() throws -> Atlas {
    var atlas = try MeasureAtlas()
    for place in 1...9 { atlas.tie("hub", "knows", "leaf\(place)") }
    atlas.tie("hub", "knows", "bridge")
    let clique = ["w", "x", "y", "z"]
    atlas.tie("bridge", "knows", "w")
    for (place, one) in clique.enumerated() {
      for other in clique[(place + 1)...] { atlas.tie(one, "knows", other) }
    }
    for place in 1...5 { atlas.entity("alone\(place)", kind: "hermit") }
    return try atlas.build()
  }

  private func query(samples: Int = 0) -> ProfileQuery {
    var graph = MeasureQuery()
    graph.direction = .any
    var query = ProfileQuery(graph)
    query.samples = samples
    return query
  }

  private func profile(_ id: String, _ query: ProfileQuery) async throws -> Profile {
    try #require(try await Profile(village(), of: id, query: query))
  }

  // 20 entities, so the first tenth is two. By betweenness hub and bridge, by degree hub and w.
  @Test(arguments: [
    ("hub", Position.hubAndBroker), ("w", .hub), ("bridge", .broker), ("x", .core), ("leaf1", .periphery),
    ("alone1", .isolated),
  ])
  func positions(_ id: String, _ position: Position) async throws {
    let found = try await profile(id, query())
    #expect(found.position == position)
    #expect(found.sentence.contains(position.rawValue))
  }

  @Test func betweenIsWhoIsNothingElse() {
    let facts = Position.Facts(
      count: 100, degree: 3, degreeRank: 40, betweenness: 2, betweennessRank: 30, coreness: 1,
      highestCoreness: 3)
    #expect(Position(facts) == .inBetween)
  }

  // The bridge joins 10 to 4 with itself between: of 14 others 10 · 4 pairs.
  @Test func standings() async throws {
    let found = try await profile("bridge", query())
    let betweenness = try #require(found.standings.first { $0.measure == .betweenness })
    #expect(betweenness.value == 40)
    #expect(betweenness.rank == 2)
    #expect(betweenness.of == 20)
    // Before 18 of 19 others.
    #expect(abs((betweenness.percentile ?? 0) - 1800.0 / 19) < 1e-9)
    #expect(betweenness.groupCount == 15)
    #expect(betweenness.groupMedian == 0)
    let constraint = try #require(found.standings.first { $0.measure == .constraint })
    #expect(constraint.of == 15)
    #expect(constraint.interval == nil)
    let degree = try #require(found.standings.first { $0.measure == .degree })
    // hub 10, w 4, x y z 3, bridge 2; nine leaves behind it, and five hermits.
    #expect(degree.rank == 6)
    #expect(degree.percentile == 100.0 * 14 / 19)
    #expect(degree.groupMedian == 1)
  }

  @Test func someoneAloneHasNoValueWhereThereIsNone() async throws {
    let found = try await profile("alone1", query(samples: 3))
    let constraint = try #require(found.standings.first { $0.measure == .constraint })
    #expect(constraint.value == nil && constraint.rank == nil && constraint.percentile == nil)
    #expect(constraint.interval == nil && constraint.trials == 0 && constraint.groupMedian == nil)
    #expect(found.standingTable.rows.count == found.query.measures.count)
  }

  @Test func theSameSeedGivesTheSameIntervals() async throws {
    let first = try await profile("w", query(samples: 8))
    #expect(try await profile("w", query(samples: 8)).standings == first.standings)
    var other = query(samples: 8)
    other.graph.seed = 2
    #expect(try await profile("w", other).dropCount == first.dropCount)
    #expect(first.standings.allSatisfy { $0.trials <= 8 })
    // 17 ties, of which a tenth, 1.7, is rounded to 2.
    #expect(first.dropCount == 2)
  }

  // An atlas without the ties dropped, made from scratch, gives the same rank.
  @Test func aTrialIsTheRankingOfTheAtlasWithoutTheTies() async throws {
    let atlas = try village()
    let query = query().graph
    let selection = try MeasureSelection(atlas, query: query)
    let stability = RankStability(selection: selection, drop: 0.3, samples: 1)
    #expect(stability.dropCount == 5)
    let kept = stability.keptTies(seed: 7)
    #expect(kept.count == selection.ties.count - 5)
    #expect(kept == kept.sorted() && Set(kept).isSubset(of: selection.ties))
    var rebuilt = try MeasureAtlas()
    for entity in atlas.entities { rebuilt.entity(entity.name, kind: entity.kind) }
    for tie in kept.map({ atlas.ties[$0] }) {
      rebuilt.tie(atlas.entities[tie.from].name, tie.type, atlas.entities[tie.to].name)
    }
    let measures: [Measure] = [.betweenness, .degree, .constraint, .brokerage]
    let direct = try await Ranking(rebuilt.build(), query: query, measures: measures)
    let dropped = try await Ranking(MeasureGraph(selection, ties: kept), measures: measures)
    #expect(direct.rows == dropped.rows)
    #expect(direct.rows != (try await Ranking(atlas, query: query, measures: measures)).rows)
  }

  // All of one trial: the ranks that a profile gathers are those of its dropped set.
  @Test func anIntervalOfOneTrialIsItsRank() async throws {
    var query = query(samples: 1)
    query.graph.seed = 5
    let found = try await profile("x", query)
    let selection = try MeasureSelection(village(), query: query.graph)
    let stability = RankStability(selection: selection, drop: 0.1, samples: 1)
    let ranks = try await stability.ranks(of: 17, measures: [.degree], work: WorkLimit())
    let degree = try #require(found.standings.first { $0.measure == .degree })
    #expect(selection.atlas.entities[17].id == "x")
    #expect(degree.interval == ranks[0].first.map { $0...$0 })
  }

  // By the nearest rank: of 1 to 100 the 5th and the 95th; of twenty the first and the nineteenth.
  @Test func intervals() {
    #expect(RankStability.interval(Array(1...100).reversed()) == 5...95)
    #expect(RankStability.interval(Array(1...20)) == 1...19)
    #expect(RankStability.interval([4]) == 4...4)
    #expect(RankStability.interval([]) == nil)
  }

  @Test func whoIsNotThere() async throws {
    let atlas = try village()
    await #expect(throws: RouteQueryError.unknownEntity("nobody")) {
      try await Profile(atlas, of: "nobody", query: query())
    }
    var part = query()
    part.graph.onlyKinds = ["hermit"]
    #expect(try await Profile(atlas, of: "hub", query: part) == nil)
    #expect(try await Profile(atlas, of: "alone1", query: part)?.position == .isolated)
  }

  // R sna on the advice of 21 managers: manager 18 brokers 121 times.
  @Test(.enabled(if: MeasureData.isThere, "../shared/data is not there"))
  func manager18() async throws {
    var atlas = try MeasureAtlas()
    for row in try MeasureData.rows("classic/hitech-managers.csv") {
      atlas.entity(row["id"] ?? "", kind: "department \(row["dept"] ?? "")")
    }
    for row in try MeasureData.rows("classic/hitech-advice.csv") {
      atlas.tie(row["from"] ?? "", "sways", row["to"] ?? "")
    }
    var query = ProfileQuery()
    query.samples = 0
    let found = try #require(try await Profile(atlas.build(), of: "18", query: query))
    #expect(found.roles.last?.count == 121)
    #expect(found.roles.first { $0.role == .liaison }?.count == 74)
    #expect(found.roles.dropLast().reduce(0) { $0 + $1.count } == 121)
  }
}
