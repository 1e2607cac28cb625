import Atlas
import Foundation
import Testing

@testable import Influence

@Suite struct CommunityTests {
  /// Two triangles with one tie between them, and an entity alone.
  private func triangles() throws -> Atlas {
    var atlas = try MeasureAtlas()
    for (name, country) in [("a", "NL"), ("b", "NL"), ("c", "BE"), ("x", "FR"), ("y", "FR"), ("z", "FR")] {
      atlas.entity(name, kind: "city", country: country)
    }
    atlas.entity("lonely")
    for (from, to) in [("a", "b"), ("b", "c"), ("a", "c"), ("x", "y"), ("y", "z"), ("x", "z"), ("c", "x")] {
      atlas.tie(from, "sways", to)
    }
    return try atlas.build()
  }

  // Modularity by hand: of 7 edges 6 inside; strengths 7 and 7 of 14: 6/7 - 1/4 - 1/4.
  @Test func twoTriangles() throws {
    let found = try CommunityTable(triangles(), query: CommunityQuery())
    #expect(found.communities.map { $0.members.map(\.id) } == [["a", "b", "c"], ["x", "y", "z"]])
    #expect(found.communities.map(\.number) == [1, 2])
    #expect(found.communities.map(\.inside) == [3, 3])
    #expect(found.communities.map(\.outside) == [1, 1])
    #expect(found.links == [CommunityTable.Link(first: 1, second: 2, arcs: 1)])
    // Each has two arcs inside, so that ids decide.
    #expect(found.communities[0].central.map(\.id) == ["a", "b", "c"])
    #expect(abs((found.modularity ?? 0) - (6.0 / 7 - 0.5)) < 1e-12)
    #expect(found.alone.map(\.id) == ["lonely"])
    #expect(
      found.communities[0].bonds == [
        .init(of: "kind", value: "city", count: 3), .init(of: "country", value: "NL", count: 2),
      ])
    #expect(found.numbers["y"] == 2)
  }

  @Test func resolutionDivides() throws {
    var query = CommunityQuery()
    query.resolution = 0
    #expect(try CommunityTable(triangles(), query: query).communities.count == 1)
    query.resolution = 20
    #expect(try CommunityTable(triangles(), query: query).communities.isEmpty)
  }

  @Test func withoutTiesAllAreAlone() throws {
    var atlas = try MeasureAtlas()
    atlas.entity("a")
    let found = try CommunityTable(atlas.build(), query: CommunityQuery())
    #expect(found.communities.isEmpty)
    #expect(found.alone.count == 1)
    #expect(found.modularity == nil)
  }

  // 0.419790 is the largest modularity of the club (U. Brandes et al., 'On modularity clustering', 2008).
  @Test(.enabled(if: MeasureData.isThere, "../shared/data is not there"))
  func karateClub() throws {
    var atlas = try MeasureAtlas()
    for (source, target) in try MeasureData.gml("formats/gml/igraph-karate.gml").edges {
      atlas.tie("n" + source, "knows", "n" + target)
    }
    let built = try atlas.build()
    var graph = MeasureQuery()
    graph.direction = .any
    let found = try CommunityTable(built, query: CommunityQuery(graph))
    #expect(abs((found.modularity ?? 0) - 0.419790) < 1e-6)
    #expect(found.communities.reduce(0) { $0 + $1.members.count } == 34)
    #expect(try CommunityTable(built, query: CommunityQuery(graph)).communities == found.communities)
  }
}
