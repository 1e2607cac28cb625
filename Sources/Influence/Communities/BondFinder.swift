import Atlas

/// Finds what most members of a community have in common.
struct BondFinder {
  private let graph: MeasureGraph
  /// The groups of each entity that is in one, by index in the atlas.
  private var groups: [Int: [Int]] = [:]

  init(_ graph: MeasureGraph) {
    self.graph = graph
    let atlas = graph.atlas
    var seen: Set<MeasureGraph.Membership> = []
    for tie in atlas.ties where atlas.vocabulary.tieType(tie.type)?.tieClass == "membership" {
      guard atlas.holds(tie, on: graph.on) else { continue }
      let membership = MeasureGraph.Membership(member: tie.from, group: tie.to)
      if seen.insert(membership).inserted { groups[tie.from, default: []].append(tie.to) }
    }
  }

  /// The commonest kind, country and group of some vertices.
  func bonds(of vertices: [Int]) -> [CommunityTable.Bond] {
    let entities = graph.atlas.entities
    let members = vertices.map { graph.indices[$0] }
    return [
      bond("kind", members.map { entities[$0].kind }),
      bond("country", members.compactMap { entities[$0].text("country") }),
      bond("group", members.flatMap { (groups[$0] ?? []).map { entities[$0].name } }),
    ].compactMap(\.self)
  }

  private func bond(_ of: String, _ values: [String]) -> CommunityTable.Bond? {
    var counts: [String: Int] = [:]
    for value in values { counts[value, default: 0] += 1 }
    let best = counts.min { ($1.value, $0.key) < ($0.value, $1.key) }
    guard let best, best.value > 1 else { return nil }
    return CommunityTable.Bond(of: of, value: best.key, count: best.value)
  }
}
