public import Atlas
import Graphviz
public import Influence
import Interchange

extension Figure {
  /// Communities as frames that list their best tied members, and lines between them as wide as they share arcs.
  ///
  /// - Parameters:
  ///   - found: At least one community.
  ///   - atlas: The atlas they were found in.
  ///   - limit: The most members listed in each.
  /// - Complexity: That of the layout.
  public static func communities(
    _ found: CommunityTable, in atlas: Atlas, limit: Int = defaultMemberLimit, theme: Theme = .standard
  ) -> Figure {
    var sketch = Sketch(atlas, theme, engine: "neato")
    CommunitiesDrawing(found, atlas, limit: limit).draw(into: &sketch)
    let modularity = found.modularity.map { Table.Cell.fixed($0, decimals: 2) } ?? "undefined"
    var text =
      "\(found.communities.count) communities of \(found.summary.description) Found by the Leiden method at "
      + "resolution \(found.query.resolution), modularity \(modularity), the best of \(found.runs) "
      + "\(found.runs == 1 ? "run" : "runs") from seed \(found.query.graph.seed). In each frame stand the size, what "
      + "most have in common, and the members with the most arcs inside, at most \(limit). A number on a line counts "
      + "the arcs between two communities."
    if !found.alone.isEmpty { text += " \(found.alone.count) entities without a tie to others are left out." }
    return sketch.figure(
      "communities", title: "Communities: where ties are dense", saying: text, on: found.on,
      table: found.table)
  }

  /// As many members of a community as a reader takes in.
  public static let defaultMemberLimit = 4

  /// The communities of the whole atlas.
  static func communities(_ item: ReportItem, in atlas: Atlas, on date: PartialDate, theme: Theme)
    async throws(FigureError) -> Figure
  {
    var graph = MeasureQuery()
    graph.on = date
    let query = CommunityQuery(graph)
    let found = try await FigureError.ofQuery { try CommunityTable(atlas, query: query) }
    if found.communities.isEmpty { throw .nothing("no two entities are tied") }
    return communities(found, in: atlas, limit: item.top ?? defaultMemberLimit, theme: theme)
  }
}

private struct CommunitiesDrawing {
  private let found: CommunityTable
  private let atlas: Atlas
  private let limit: Int

  init(_ found: CommunityTable, _ atlas: Atlas, limit: Int) {
    self.found = found
    self.atlas = atlas
    self.limit = limit
  }

  func draw(into sketch: inout Sketch) {
    sketch.graphAttributes = ["splines": .raw("true"), "esep": .raw("+2"), "inputscale": .raw("72")]
    let tables = found.communities.map { table($0, &sketch) }
    let ring = RingLayout(tables.map { box(of: $0, sketch.theme) }, weights: weights)
    for (community, (table, place)) in zip(found.communities, zip(tables, ring.places)) {
      sketch.add(
        node: id(community.number),
        attributes: [
          "shape": .raw("box"), "style": .raw("rounded,filled"), "margin": .raw("0.04,0.02"),
          "fillcolor": .raw(sketch.theme.panel(depth: 0)), "color": .raw(sketch.theme.hairline),
          "label": .html(table.label(sketch.theme)),
          "pos": .raw("\(Theme.written(place.x)),\(Theme.written(place.y))!"),
        ])
    }
    let most = Double(found.links.map(\.arcs).max() ?? 1)
    for link in found.links {
      let share = Double(link.arcs) / most
      sketch.addEdge(
        id(link.first), id(link.second),
        words: "\(link.arcs) arcs between community \(link.first) and community \(link.second).",
        attributes: [
          "arrowhead": .raw("none"), "label": .html(Markup.onGround("\(link.arcs)", sketch.theme)),
          "color": .raw(sketch.theme.faintInk),
          "penwidth": .raw(Theme.written(0.5 + 3 * share)),
        ])
    }
    for tie in atlas.ties where atlas.holds(tie, on: found.on) { sketch.cite(tie.evidence.citations) }
    sketch.explain("━━ 5", "arcs between two communities, as wide as they are many")
  }

  /// The arcs between each two communities.
  private var weights: [[Double]] {
    let count = found.communities.count
    var weights = [[Double]](repeating: [Double](repeating: 0, count: count), count: count)
    for link in found.links {
      weights[link.first - 1][link.second - 1] = Double(link.arcs)
      weights[link.second - 1][link.first - 1] = Double(link.arcs)
    }
    return weights
  }

  /// About as much room as a table takes: the mean character is six tenths as wide as the type is high.
  private func box(of table: MarkupTable, _ theme: Theme) -> RingLayout.Box {
    let lines = table.rows.map { row in row.map(\.lines.count).max() ?? 1 }
    let longest = table.rows.flatMap { $0.flatMap(\.lines) }.map(\.count).max() ?? 0
    let size = theme.smallFontSize
    return RingLayout.Box(
      width: Double(longest) * size * 0.6 + 30,
      height: Double(lines.reduce(0, +)) * size * 1.1 + Double(lines.count) * 3)
  }

  private func id(_ number: Int) -> String { "community \(number)" }

  private func table(_ community: CommunityTable.Community, _ sketch: inout Sketch) -> MarkupTable {
    let heading = "\(community.number): \(community.members.count) entities"
    var table = MarkupTable(padding: 1)
    table.rows = [[MarkupTable.Cell([heading], isBold: true, align: "LEFT", columns: 2)]]
    let bonds = community.bonds.map(\.description)
    // Two say enough in so little room; the table has all.
    for bond in community.bonds.sorted(by: { $0.count > $1.count }).prefix(2).map(\.description) {
      table.rows.append([
        MarkupTable.Cell(bond.wrapped(to: 26), ink: sketch.theme.faintInk, align: "LEFT", columns: 2)
      ])
    }
    let listed = community.central.prefix(limit)
    for member in listed {
      guard let index = atlas.index(of: member.id) else { continue }
      let name = MarkupTable.Cell(
        sketch.abbreviation(of: index, longest: 32).wrapped(to: 22), align: "LEFT")
      table.rows.append([sketch.swatch(of: index), sketch.cell(name, of: index)])
    }
    let rest = community.members.count - listed.count
    if rest > 0 {
      table.rows.append([
        MarkupTable.Cell([]),
        MarkupTable.Cell(["and \(rest) more"], ink: sketch.theme.faintInk, align: "LEFT"),
      ])
    }
    let names = community.members.map(\.name).joined(separator: ", ")
    sketch.describe(
      "Community \(heading)\(bonds.isEmpty ? "" : " (\(bonds.joined(separator: ", ")))"): \(names).")
    return table
  }
}
