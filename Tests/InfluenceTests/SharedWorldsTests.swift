import Atlas
import Testing

@testable import Influence

/// Reach for all starts at once against a search from each start in each world.
struct SharedWorldsTests {
  /// A ring of five with chords, a hub (a country) that messages end at, and a final tie (located in).
  private static let text = """
    atlas: {id: t, title: t, as of: 2018}
    entities:
      - {id: a, kind: city, name: A, assumed: t}
      - {id: b, kind: network, name: B, assumed: t}
      - {id: c, kind: forum, name: C, assumed: t}
      - {id: d, kind: EU body, name: D, assumed: t}
      - {id: e, kind: EU body, name: E, assumed: t}
      - {id: f, kind: EU body, name: F, assumed: t}
      - {id: hub, kind: country, name: Hub, assumed: t}
    ties:
      - a member of b: {assumed: t}
      - c part of b: {assumed: t}
      - c advises d: {assumed: t}
      - d in contact with e: {assumed: t}
      - e in contact with a: {assumed: t}
      - a represents hub: {assumed: t}
      - hub in contact with f: {assumed: t}
      - b influences e: {assumed: t, grade: faint}
    """

  // Few starts are searched for one by one, many of them together.
  @Test(arguments: [1, 20])
  func allStartsAtOnceReachWhatEachDoesAlone(times: Int) throws {
    let atlas = try Atlas.load(text: Self.text)
    let view = try InfluenceView.compiled(atlas, on: try #require(PartialDate("2018")))
    let worlds = SharedWorlds(view, worlds: 2048, seed: 5)
    let names = [[String]](repeating: ["a", "b", "c", "d", "hub"], count: times).flatMap(\.self)
    let starts = try names.map { try #require(atlas.index(of: $0)) }
    let targets = try ["d", "e", "f"].map { try #require(atlas.index(of: $0)) }
    let together = worlds.reach(fromEach: starts, to: targets)
    for (start, found) in zip(starts, together) {
      let others = targets.filter { $0 != start }
      let chances = others.map { worlds.chance(from: [start], toAny: [$0]) { _ in true } }
      // Counts of the same worlds, so the sums are the same but for rounding.
      #expect(abs(found.expected - chances.reduce(0, +)) < 1e-12)
      #expect(found.possible == chances.count { $0 > 0 })
    }
    // Whoever passes through a hub passes on nothing; the hub itself speaks for itself.
    #expect(together[0].possible == 2)
    #expect(together[4].possible == 3)
  }
}
