import Atlas
import Interchange
import Testing

@testable import Influence

@Suite struct CoverageTests {
  private let text = """
    atlas: {id: test, as of: 2018}
    entities:
      - {id: a, kind: city, name: A, population: 100000, evidence: assumed}
      - {id: b, kind: city, name: B, population: 300000, evidence: assumed}
      - {id: c, kind: city, name: C, evidence: assumed}
      - {id: d, kind: city, name: D, evidence: assumed}
      - {id: e, kind: city, name: E, evidence: assumed}
      - {id: s, kind: country, name: S, evidence: assumed}
      - {id: x, kind: network, name: X, evidence: assumed}
      - {id: y, kind: network, name: Y, evidence: assumed}
      - id: z
        kind: network
        name: Z
        evidence: assumed
        rules: [{to: join, evidence: assumed, clauses: [{population: {to: 250000}}]}]
      - {id: council, kind: EU body, name: Council, evidence: assumed}
      - {id: old, kind: network, name: Old, evidence: assumed}
      - {id: home, kind: theme, name: Home, evidence: assumed}
      - {id: roof, kind: theme, name: Roof, evidence: assumed}
      - {id: moon, kind: theme, name: Moon, evidence: assumed}
    ties:
      - a member of x: {assumed: t}
      - b member of x: {assumed: t}
      - b member of y: {assumed: t}
      - c member of y: {assumed: t}
      - d member of z: {assumed: t}
      - e member of z: {assumed: t}
      - a member of old: {assumed: t, until: 2015}
      - s member of council: {assumed: t}
      - x covers home: {assumed: t}
      - y covers home: {assumed: t}
      - y covers indirectly roof: {assumed: t}
      - y does not cover moon: {assumed: t}
    """

  private func coverage(_ change: (inout CoverageQuery) -> Void) throws -> Coverage {
    var query = CoverageQuery()
    change(&query)
    return try Coverage(try Atlas.load(text: text), query: query)
  }

  // Of a, b, c, d: X has a and b, Y b and c, Z d. Three groups are needed.
  @Test func theSmallestSetHasEverybody() throws {
    let found = try coverage { $0.targets = ["a", "b", "c", "d"] }
    #expect(found.parts.map { "\($0.group.id) \($0.adds.map(\.id).joined())" } == ["x ab", "y c", "z d"])
    #expect(found.isSmallest && found.lowerBound == 3)
    #expect(found.nowhere.isEmpty)
  }

  // Former memberships do not count: a is in X alone, without X nowhere.
  @Test func whoIsNowhere() throws {
    let found = try coverage {
      $0.targets = ["a", "d"]
      $0.avoiding = ["x"]
    }
    #expect(found.nowhere.map(\.id) == ["a"])
    // Y has cities but none of them; the Council has no city, and of the old network nobody is left.
    #expect(found.without.map(\.id) == ["y"])
    #expect(
      try coverage {
        $0.targets = ["a"]
        $0.groupKinds = ["network"]
      }.without.map(\.id) == ["old", "y", "z"])
  }

  // b would meet d and e in Z, but its rule bars it. a knows b: in Y it would meet c alone; in Z d and e. No city is in
  // the Council.
  @Test func whatOneMoreWouldAdd() throws {
    let found = try coverage { $0.targets = ["a", "b"] }
    #expect(
      found.additions.map { "\($0.group.id) \($0.meets) \($0.members.map(\.id).joined())" } == [
        "z 2 a", "y 1 a",
      ])
  }

  @Test func themes() throws {
    let found = try coverage { $0.subject = .themes }
    #expect(found.parts.map(\.group.id) == ["y"])
    #expect(found.nowhere.map(\.id) == ["moon"])
    #expect(found.additions.isEmpty)
  }

  @Test func nobodyToCover() throws {
    #expect(throws: RouteQueryError.self) { try coverage { $0.memberKinds = ["forum"] } }
    #expect(throws: RouteQueryError.unknownEntity("q")) { try coverage { $0.targets = ["q"] } }
  }
}
