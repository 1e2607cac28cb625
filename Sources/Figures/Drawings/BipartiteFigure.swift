public import Atlas
import Graphviz
public import Influence
import Interchange

extension Figure {
  /// Members at the left, groups at the right, a line a membership; the order of both sides lessens crossings.
  ///
  /// - Parameters:
  ///   - network: At least one membership.
  ///   - atlas: The atlas that gave it.
  /// - Complexity: that of the layout
  public static func bipartite(_ network: AffiliationNetwork, in atlas: Atlas, theme: Theme = .standard)
    -> Figure
  {
    var sketch = Sketch(atlas, theme)
    BipartiteDrawing(network, atlas).draw(into: &sketch)
    let groups = network.groups.count == 1 ? "1 group" : "\(network.groups.count) groups"
    return sketch.figure(
      "bipartite", title: "Who is a member of which group",
      saying:
        "\(network.members.count) members and \(groups) as two sides (two-mode, not projected). "
        + "Behind a name stands the number of memberships drawn.",
      on: network.on, table: network.table)
  }
}

extension Figure {
  /// The groups that a report names, with their members.
  static func bipartite(_ item: ReportItem, in atlas: Atlas, on date: PartialDate, theme: Theme)
    async throws(FigureError) -> Figure
  {
    let groups = item.of
    guard !groups.isEmpty else { throw .missing(figure: "bipartite", what: "'of: [GROUP, ...]'") }
    let network = try await FigureError.ofQuery { try AffiliationNetwork(of: groups, in: atlas, on: date) }
    if network.ties.isEmpty { throw .nothing("none of the groups has a member on \(date)") }
    return bipartite(network, in: atlas, theme: theme)
  }
}

private struct BipartiteDrawing {
  private let network: AffiliationNetwork
  private let atlas: Atlas

  init(_ network: AffiliationNetwork, _ atlas: Atlas) {
    self.network = network
    self.atlas = atlas
  }

  func draw(into sketch: inout Sketch) {
    sketch.framesTitledAtRight = ["groups"]
    sketch.graphAttributes = ["ranksep": .raw("2.0"), "nodesep": .raw("0.03"), "remincross": .raw("true")]
    sketch.isCompact = true
    sketch.labelWidth = 28
    var counts: [Int: Int] = [:]
    for tie in network.ties.map({ atlas.ties[$0] }) where !tie.statement.isPotential {
      counts[tie.from, default: 0] += 1
      counts[tie.to, default: 0] += 1
    }
    for (side, entities) in [("members", network.members), ("groups", network.groups)] {
      for entity in entities {
        let count = counts[entity] ?? 0
        sketch.add(
          entity, in: [side], label: .words("\(atlas.entities[entity].name) \(count)"),
          note: count == 1 ? "1 membership" : "\(count) memberships",
          // A group is as tall as it is large, which also keeps its lines apart.
          attributes: side == "groups"
            ? ["height": .raw(Theme.written(max(0.25, Double(count) * 0.13)))] : [:])
      }
    }
    for tie in network.ties {
      guard var line = Line(atlas.ties[tie], in: atlas) else { continue }
      line.grade = nil
      sketch.add(line, attributes: ["penwidth": .raw("1"), "arrowsize": .raw("0.5")])
    }
  }
}
