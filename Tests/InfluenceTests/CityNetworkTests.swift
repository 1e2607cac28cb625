import Atlas
import Foundation
import Testing

@testable import Influence

/// The European city networks of EtMun: 58 networks, 4,751 places.
@Suite(.enabled(if: MeasureData.isThere, "../shared/data is not there")) struct CityNetworkTests {
  private func atlas() throws -> Atlas {
    var atlas = try MeasureAtlas()
    // Six rows name no place of the gazetteer.
    for row in try MeasureData.rows("etmun/memberships.csv") where row["geoname_id"]?.isEmpty == false {
      atlas.entity("place " + (row["geoname_id"] ?? ""), kind: "city")
      atlas.entity(row["network"] ?? "", kind: "network")
      atlas.tie("place " + (row["geoname_id"] ?? ""), "member of", row["network"] ?? "")
    }
    return try atlas.build()
  }

  // answers.md, etmun 3, by networkx and igraph.
  @Test func whoIsInMostAndWhatLiesBetween() async throws {
    let names = Dictionary(
      try MeasureData.rows("etmun/memberships.csv").map {
        ("place " + ($0["geoname_id"] ?? ""), $0["city_ascii"])
      },
      uniquingKeysWith: { first, _ in first })
    let atlas = try atlas()
    var query = MeasureQuery()
    query.rankedKinds = ["city"]
    query.direction = .any
    let cities = try await Ranking(atlas, query: query, measures: [.degree])
    #expect(cities.summary.entities == 4809)
    #expect(cities.summary.arcs == 6994)
    #expect(cities.summary.components == 1)
    let first = cities.rows.prefix(6)
    #expect(
      first.map { names[$0.entity.name] } == ["Barcelona", "Paris", "Brussels", "Berlin", "Vienna", "Zagreb"])
    #expect(first.map { $0.values[0] } == [27, 25, 21, 20, 17, 17])
    #expect(first.map { $0.ranks[0] } == [1, 2, 3, 4, 5, 5])

    query.rankedKinds = []
    query.projection = .groups
    let networks = try await Ranking(atlas, query: query, measures: [.betweenness])
    #expect(networks.summary.entities == 58)
    #expect(networks.summary.arcs == 1132)
    #expect(abs((networks.summary.density ?? 0) - 0.684815) < 1e-6)
    let pairs = 57.0 * 56 / 2
    for (row, (name, value)) in zip(
      networks.rows, [("WHO", 0.041007), ("CIVITAS", 0.017249), ("IAEC", 0.016692)])
    {
      #expect(row.entity.name == name)
      #expect(abs((row.values[0] ?? 0) / pairs - value) < 1e-6)
    }
  }
}
