import Atlas
import Influence
import Testing

/// Who links groups, in a small atlas, by hand.
struct LinkTests {
  private static let text = """
    atlas: {id: small, as of: 2018-02-12}
    entities:
      - {id: one, kind: network, name: One, evidence: assumed}
      - {id: two, kind: network, name: Two, evidence: assumed}
      - {id: three, kind: network, name: Three, evidence: assumed}
      - {id: part-of-two, kind: forum, name: Part of Two, evidence: assumed}
      - {id: part-of-part, kind: working group, name: Part of part, evidence: assumed}
      - {id: linker, kind: organisation, name: Linker, evidence: assumed}
      - {id: former, kind: organisation, name: Former, evidence: assumed}
      - {id: alone, kind: organisation, name: Alone, evidence: assumed}
      - {id: guest, kind: organisation, name: Guest, evidence: assumed}
      - {id: topic, kind: theme, name: Topic, evidence: assumed}
    ties:
      - part-of-two part of two: {assumed: x}
      - part-of-part part of part-of-two: {assumed: x}
      - linker supports one: {assumed: x}
      - linker partner of part-of-part: {assumed: x}
      - one funds linker: {assumed: x}
      - former supports one: {assumed: x}
      - former supports three: {assumed: x, since: 2014, until: 2016}
      - alone supports one: {assumed: x}
      - guest supports one: {assumed: x}
      - guest supports two: {assumed: x, potential: yes}
      - guest supports three: {assumed: x, since: 2019}
      - one covers topic: {assumed: x}
      - two covers topic: {assumed: x}
    """

  private func links(_ change: (inout LinkQuery) -> Void = { _ in }) throws -> LinkTable {
    var query = LinkQuery()
    change(&query)
    return try LinkTable(try Atlas.load(text: Self.text), query: query)
  }

  // A part of a part counts as the whole; what ended counts as former; openings, later ties and themes do not.
  @Test func whoIsTiedToTwo() throws {
    let links = try links()
    #expect(links.linkers.map(\.entity.id) == ["linker", "former"])
    #expect(links.linkers[0].links.map(\.group.id) == ["one", "two"])
    #expect(links.linkers[0].links[0].ties.count == 2)
    #expect(links.linkers[1].links.map(\.isFormer) == [false, true])
    #expect(links.groupCount == 3 && links.found == 2)
  }

  // Two is tied to both others; its part belongs to it and links nobody.
  @Test func aGroupMayLinkOthers() throws {
    let text = Self.text + "\n  - two supports one: {assumed: x}\n  - three partner of two: {assumed: x}\n"
    let links = try LinkTable(try Atlas.load(text: text))
    let two = try #require(links.linkers.first { $0.entity.id == "two" })
    #expect(two.links.map(\.group.id) == ["one", "three"])
    #expect(!links.linkers.contains { $0.entity.id == "part-of-two" })
  }

  @Test func groupsCanBeNamed() throws {
    #expect(try links { $0.groups = ["one", "three"] }.linkers.map(\.entity.id) == ["former"])
    #expect(throws: RouteQueryError.unknownEntity("four")) { try links { $0.groups = ["four"] } }
  }

  @Test func oneIsEnoughWhereAskedFor() throws {
    let links = try links { $0.atLeast = 1 }
    #expect(links.linkers.map(\.entity.id) == ["linker", "former", "alone", "guest"])
    #expect(try self.links { ($0.atLeast, $0.limit) = (1, 3) }.linkers.count == 3)
  }

  // In 2015 the former one still supported both.
  @Test func theDateDecides() throws {
    let former = try #require(
      try links { $0.on = PartialDate("2015") }.linkers.first { $0.entity.id == "former" })
    #expect(former.links.map(\.isFormer) == [false, false])
  }
}
