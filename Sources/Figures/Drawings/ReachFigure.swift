public import Atlas
import Graphviz
public import Influence
import Interchange

extension Figure {
  /// Whom a message reaches: from the start to where the best routes go first, and from there a list of those reached by
  /// it, shaded by the chance of arriving by any route, which is written too.
  ///
  /// - Parameters:
  ///   - answer: At least one target reached.
  ///   - atlas: The atlas that gave the answer.
  ///   - limit: The most targets; the surest stay.
  /// - Complexity: O(targets · hops)
  public static func reach(
    _ answer: ReachAnswer, in atlas: Atlas, limit: Int = defaultReachLimit, theme: Theme = .standard
  ) -> Figure {
    let drawing = ReachDrawing(answer, atlas, limit: limit)
    var sketch = Sketch(atlas, theme)
    drawing.draw(into: &sketch)
    return sketch.figure(
      "reach", title: "Whom a message from \(drawing.start) reaches, and how surely", saying: drawing.text,
      on: answer.on, table: answer.table)
  }
}

extension Figure {
  /// The reach of the entity that a report names, to the targets it lists or else all EU bodies.
  static func reach(_ item: ReportItem, in atlas: Atlas, on date: PartialDate, theme: Theme)
    async throws(FigureError) -> Figure
  {
    guard let from = item.from else { throw .missing(figure: "reach", what: "'from'") }
    let bodies = atlas.entities.filter { $0.kind == "EU body" && $0.id != from }.map(\.id)
    var routes = RouteQuery(from: [from], to: item.of.isEmpty ? bodies : item.of)
    routes.on = date
    let query = ReachQuery(routes)
    let answer = try await FigureError.ofQuery { try ReachFinder(atlas).reach(query) }
    if let none = answer.none { throw .nothing(none.summary) }
    return reach(answer, in: atlas, limit: item.top ?? defaultReachLimit, theme: theme)
  }

  /// As many targets as fit a page.
  public static let defaultReachLimit = 34
}

/// Draws the targets by the first hop of their best routes.
private struct ReachDrawing {
  private let answer: ReachAnswer
  private let atlas: Atlas
  private let rows: ArraySlice<ReachAnswer.Row>

  init(_ answer: ReachAnswer, _ atlas: Atlas, limit: Int) {
    self.answer = answer
    self.atlas = atlas
    rows = answer.rows.prefix(limit)
  }

  var start: String {
    answer.from.count == 1 ? answer.from[0].name : "any of \(answer.from.count) starts"
  }

  var text: String {
    let reached = answer.rows.count
    let all = reached + answer.unreached.count
    var text =
      rows.count < reached
      ? "The \(rows.count) most surely reached of \(reached) targets" : "The \(reached) targets reached"
    text += answer.unreached.isEmpty ? "" : ", of \(all) asked for"
    text += ". The number is the chance that a message arrives by any route"
    let estimated = answer.rows.map(\.reach).filter { !$0.isExact }
    if let widest = estimated.max(by: { $0.width < $1.width }) {
      text +=
        ", in \(widest.worlds) random worlds (seed \(widest.seed)), give or take at most "
        + Table.Cell.fixed(widest.width / 2, decimals: 3)
    }
    text +=
      ". Targets stand with the entity that their best route goes to first, with the ties of that route. "
    return text
      + "As an expected number \(Table.Cell.fixed(answer.expected, decimals: 1)) of \(all) are reached."
  }

  /// The first hops with the targets behind them, the hop with the surest target first.
  private var groups: [(hop: EntityReference, rows: [ReachAnswer.Row])] {
    var groups: [(hop: EntityReference, rows: [ReachAnswer.Row])] = []
    for row in rows {
      if let place = groups.firstIndex(where: { $0.hop == row.firstHop }) {
        groups[place].rows.append(row)
      } else {
        groups.append((row.firstHop, [row]))
      }
    }
    return groups
  }

  func draw(into sketch: inout Sketch) {
    sketch.graphAttributes = ["ranksep": .raw("0.25"), "nodesep": .raw("0.12")]
    sketch.labelWidth = 13
    for start in answer.from where rows.contains(where: { $0.best.entities.first == start }) {
      guard let index = atlas.index(of: start.id) else { continue }
      sketch.add(index, marks: [.heavy("start")])
    }
    for group in groups {
      guard let index = atlas.index(of: group.hop.id) else { continue }
      sketch.add(index)
      let list = "reached by \(group.hop.id)"
      let table = table(group.rows, &sketch)
      sketch.add(
        node: list, attributes: ["shape": .raw("plain"), "label": .html(table.label(sketch.theme))])
      sketch.addEdge(
        group.hop.id, list,
        attributes: ["arrowhead": .raw("none"), "color": .raw(sketch.theme.hairline), "weight": .raw("10")])
    }
    var drawn: Set<Step> = []
    for row in rows {
      if let step = row.best.steps.first, drawn.insert(step).inserted, let line = Line(step, in: atlas) {
        sketch.add(line)
      }
      sketch.describe(sentence(row))
      sketch.cite(row.best.steps.flatMap(\.evidence))
    }
    sketch.explain("0.98", "chance of arriving by any route; the darker, the surer")
    sketch.explain("3", "behind a name: hops of the best route")
  }

  private func sentence(_ row: ReachAnswer.Row) -> String {
    let chance = Table.Cell.fixed(row.reach.chance, decimals: 2)
    let strength = Table.Cell.fixed(row.best.strength, decimals: 3)
    let way = row.best.entities.map(\.name).joined(separator: " > ")
    return "\(row.target.name) is reached with a chance of \(chance), best by \(way) (\(strength))."
  }

  private func table(_ rows: [ReachAnswer.Row], _ sketch: inout Sketch) -> MarkupTable {
    var table = MarkupTable(padding: 1)
    for row in rows {
      let shade = sketch.theme.heat(row.reach.chance)
      // All lists are as wide, so that they stand below each other in one column.
      let name = MarkupTable.Cell(
        row.target.name.wrapped(to: 46), align: "LEFT", sides: "B", width: 200)
      let index = atlas.index(of: row.target.id)
      table.rows.append([
        MarkupTable.Cell(
          [Table.Cell.fixed(row.reach.chance, decimals: 2)], fill: shade.fill, ink: shade.ink, width: 26),
        index.map { sketch.cell(name, of: $0, note: sentence(row)) } ?? name,
        MarkupTable.Cell(["\(row.best.hops)"], ink: sketch.theme.faintInk, align: "RIGHT", sides: "B"),
      ])
    }
    return table
  }
}

extension Reach {
  fileprivate var width: Double { interval.upperBound - interval.lowerBound }
}
