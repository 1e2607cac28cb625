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
      - {id: a, kind: city, name: A, country: NL, evidence: assumed}
      - {id: b, kind: city, name: B, evidence: assumed}
      - {id: c, kind: region, name: C, country: NL, evidence: assumed}
      - {id: t, kind: theme, name: T, evidence: assumed}
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
      - x covers t: {assumed: t}
      - y covers indirectly t: {assumed: t}
      - z does not cover t: {assumed: t}
    """

  private func table(_ mode: OverlapQuery.Mode, _ change: (inout OverlapQuery) -> Void = { _ in })
    async throws
    -> OverlapTable
  {
    var query = OverlapQuery(mode: mode)
    change(&query)
    return try await OverlapTable(try Atlas.load(text: text), query: query)
  }

  // x and y share a, b of 2 in all: 1. x and z share a of a, b, c: 1/3. y and z likewise.
  @Test func groupsBySharedMembers() async throws {
    let table = try await table(.groups)
    #expect(
      table.pairs.map { "\($0.a.id) \($0.b.id) \($0.common.map(\.id).joined())" } == [
        "x y ab", "x z a", "y z a",
      ])
    #expect(table.pairs.map(\.jaccard) == [1, 1.0 / 3, 1.0 / 3])
    #expect(table.rows.map(\.entity.id) == ["x", "y", "z"])
    #expect(table.membershipCount == 6 && table.otherCount == 3 && table.assumedCount == 6)
  }

  // a and b share x, y of x, y, z: 2/3. a and c share z of x, y, z: 1/3.
  @Test func membersBySharedGroups() async throws {
    let table = try await table(.members)
    #expect(table.pairs.map { "\($0.a.id) \($0.b.id)" } == ["a b", "a c"])
    #expect(table.pairs.map(\.jaccard) == [2.0 / 3, 1.0 / 3])
    #expect(table.pairs.map(\.sizeA) == [3, 3])
    #expect(table.pairs.map(\.sizeB) == [2, 1])
  }

  @Test func theDateDecidesWhoIsIn() async throws {
    let rows = try await table(.groups) { $0.on = PartialDate("2017") }.rows
    #expect(rows.map(\.entity.id) == ["w", "x", "y", "z"])
  }

  @Test func kindsAndCountriesNarrow() async throws {
    #expect(
      try await table(.groups) { $0.groupKinds = ["network"] }.pairs.map { $0.a.id + $0.b.id } == ["xz"])
    #expect(try await table(.members) { $0.memberKinds = ["city"] }.pairs.map { $0.a.id + $0.b.id } == ["ab"])
    #expect(try await table(.members) { $0.countries = ["NL"] }.pairs.map { $0.a.id + $0.b.id } == ["ac"])
  }

  // Theme t is at home in x and y, and expressly not in z.
  @Test func themesNarrowTheGroups() async throws {
    #expect(try await table(.groups) { $0.themes = ["t"] }.pairs.map { $0.a.id + $0.b.id } == ["xy"])
  }

  // Of the two equal to the last one wanted, both are kept.
  @Test func pairsEqualToTheLastAreKept() async throws {
    let one = try await table(.groups) { $0.limit = 1 }
    #expect(one.pairs.count == 1 && one.truncated == 2)
    let two = try await table(.groups) { $0.limit = 2 }
    #expect(two.pairs.count == 3 && two.truncated == 0)
  }

  // x y: the overlap coefficient is 2/2, of the others 1/2. By lift x y is 3 * 2 / (2 * 2).
  @Test func everyIndexSorts() async throws {
    for order in OverlapQuery.Order.allCases where order != .p {
      let table = try await table(.groups) { $0.order = order }
      #expect(table.pairs.first?.a.id == "x" && table.pairs.first?.b.id == "y", "\(order)")
    }
    let p = try await table(.groups) { $0.order = .p }.pairs.compactMap(\.p)
    #expect(p.count == 3 && p == p.sorted())
    let first = try await table(.groups).pairs[0]
    #expect(first.value(.overlapCoefficient) == 1)
    #expect(first.value(.lift) == 1.5)
  }

  @Test func pairsThatShareNothingAreListedWhenAskedFor() async throws {
    let members = try await table(.members) { $0.atLeast = 0 }
    #expect(members.pairs.map { "\($0.a.id)\($0.b.id)\($0.shared)" } == ["ab2", "ac1", "bc0"])
    let ofB = try await table(.members) {
      $0.atLeast = 0
      $0.with = "b"
    }
    #expect(ofB.pairs.map { $0.a.id + $0.b.id } == ["ab", "bc"])
  }

  @Test func nobodyAndUnknownNamesAreRefused() async throws {
    await #expect(throws: RouteQueryError.unknownEntity("nobody")) {
      try await table(.members) { $0.with = "nobody" }
    }
    await #expect(throws: RouteQueryError.self) { try await table(.members) { $0.with = "w" } }
  }
}
