import Atlas
import Influence
import Interchange
import Testing

/// Overlaps on a table of memberships that can be counted by eye:
///
///     a in x y z      b in x y      c in z      d in w (until 2017)
struct OverlapTests {
  private let text = """
    atlas: {id: test, as of: 2018-02-12}
    entities:
      - {id: a, kind: city, name: A, evidence: assumed}
      - {id: b, kind: city, name: B, evidence: assumed}
      - {id: c, kind: region, name: C, evidence: assumed}
      - {id: d, kind: city, name: D, evidence: assumed}
      - {id: x, kind: network, name: X, evidence: assumed}
      - {id: y, kind: forum, name: Y, evidence: assumed}
      - {id: z, kind: network, name: Z, evidence: assumed}
      - {id: w, kind: network, name: W, evidence: assumed}
    ties:
      - a member of x: {assumed: t}
      - a member of y: {assumed: t}
      - a member of z: {assumed: t}
      - b member of x: {assumed: t}
      - b member of y: {assumed: t}
      - c member of z: {assumed: t}
      - d member of w: {assumed: t, until: 2017}
      - a chairs x: {assumed: t}
    """

  private func table(_ mode: OverlapQuery.Mode, _ change: (inout OverlapQuery) -> Void = { _ in }) throws
    -> OverlapTable
  {
    var query = OverlapQuery(mode: mode)
    change(&query)
    return try OverlapTable(try Atlas.load(text: text), query: query)
  }

  // x and y share a, b of 2 in all: 1. x and z share a of a, b, c: 1/3. y and z likewise.
  @Test func groupsBySharedMembers() throws {
    let table = try table(.groups)
    #expect(
      table.pairs.map { "\($0.first.id) \($0.second.id) \($0.shared.map(\.id).joined())" } == [
        "x y ab", "x z a", "y z a",
      ])
    #expect(table.pairs.map(\.jaccard) == [1, 1.0 / 3, 1.0 / 3])
    #expect(table.rows.map(\.entity.id) == ["x", "y", "z"])
  }

  // a and b share x, y of x, y, z: 2/3. a and c share z of x, y, z: 1/3.
  @Test func membersBySharedGroups() throws {
    let table = try table(.members)
    #expect(table.pairs.map { "\($0.first.id) \($0.second.id)" } == ["a b", "a c"])
    #expect(table.pairs.map(\.jaccard) == [2.0 / 3, 1.0 / 3])
    #expect(table.pairs.map(\.firstSize) == [3, 3])
    #expect(table.pairs.map(\.secondSize) == [2, 1])
  }

  @Test func theDateDecidesWhoIsIn() throws {
    #expect(try table(.groups) { $0.on = PartialDate("2017") }.rows.map(\.entity.id) == ["w", "x", "y", "z"])
  }

  @Test func kindsNarrowBothSides() throws {
    #expect(
      try table(.groups) { $0.groupKinds = ["network"] }.pairs.map { $0.first.id + $0.second.id } == ["xz"])
    #expect(
      try table(.members) { $0.memberKinds = ["city"] }.pairs.map { $0.first.id + $0.second.id } == ["ab"])
  }

  @Test func pairsEqualToTheLastAreKept() throws {
    let table = try table(.groups)
    #expect(table.shownCount(limit: 1) == 1)
    #expect(table.shownCount(limit: 2) == 3)
    #expect(table.table(limit: 2).rows.count == 3)
  }
}
