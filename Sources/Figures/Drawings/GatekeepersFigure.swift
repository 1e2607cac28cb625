public import Atlas
import Graphviz
public import Influence
import Interchange

extension Figure {
  /// Who stands between a start and a target: the best route, its backup and the best route through each gatekeeper,
  /// with the reach that is lost with each, and the members of the smallest cuts marked.
  ///
  /// - Parameters:
  ///   - routes: Of an answer with at least one route.
  ///   - atlas: The atlas that gave the answer.
  /// - Complexity: O(hops drawn)
  public static func gatekeepers(_ routes: GatekeeperRoutes, in atlas: Atlas, theme: Theme = .standard)
    -> Figure
  {
    let drawing = GatekeepersDrawing(routes, atlas)
    var sketch = Sketch(atlas, theme, direction: .topToBottom)
    drawing.draw(into: &sketch)
    let ends = drawing.ends
    return sketch.figure(
      "gatekeepers", title: "Who stands between \(ends.from) and \(ends.to)", saying: drawing.text,
      on: routes.answer.on, table: routes.answer.table)
  }

  /// As many gatekeepers as fit a page.
  public static let defaultGatekeeperLimit = 8

  /// The gatekeepers between the ends that a report names.
  static func gatekeepers(_ item: ReportItem, in atlas: Atlas, on date: PartialDate, theme: Theme)
    async throws(FigureError) -> Figure
  {
    guard let from = item.from, let to = item.to else {
      throw .missing(figure: "gatekeepers", what: "'from' and 'to'")
    }
    var query = RouteQuery(from: [from], to: [to])
    query.on = date
    let asked = GatekeeperQuery(query)
    let answer = try await FigureError.ofQuery { try await GatekeeperFinder(atlas).gatekeepers(asked) }
    if let none = answer.none { throw .nothing(none.summary) }
    let routes = try await FigureError.ofQuery {
      try GatekeeperRoutes(answer, in: atlas, limit: item.top ?? defaultGatekeeperLimit)
    }
    return gatekeepers(routes, in: atlas, theme: theme)
  }
}

/// Draws the union of the routes that gatekeepers stand on.
private struct GatekeepersDrawing {
  private let routes: GatekeeperRoutes
  private let answer: GatekeeperAnswer
  private let atlas: Atlas
  private let byID: [String: Gatekeeper]

  init(_ routes: GatekeeperRoutes, _ atlas: Atlas) {
    self.routes = routes
    answer = routes.answer
    self.atlas = atlas
    byID = Dictionary(answer.gatekeepers.map { ($0.entity.id, $0) }, uniquingKeysWith: { first, _ in first })
  }

  var ends: (from: String, to: String) {
    func words(_ ends: [EntityReference]) -> String {
      ends.count == 1 ? ends[0].name : "any of \(ends.count)"
    }
    return (words(answer.ends.from), words(answer.ends.to))
  }

  var text: String {
    var parts: [String] = []
    if let reach = answer.reach {
      let chance = Table.Cell.fixed(reach.chance, decimals: 2)
      parts.append(
        "A message arrives by any route with a chance of \(chance)"
          + (reach.isExact ? "." : ", in \(reach.worlds) random worlds (seed \(reach.seed))."))
    }
    parts.append(
      answer.everyRoute.isEmpty
        ? "Nobody is on every route."
        : "Every route runs through \(answer.everyRoute.map(\.name).joined(separator: ", then ")).")
    if let size = answer.cuts.size {
      let count = answer.cuts.sets.count
      parts.append(
        "The way is closed if \(size == 1 ? "1 entity is" : "\(size) entities are") lost and not before; there "
          + (count == 1 ? "is 1 such set." : "are \(count) such sets."))
    } else {
      parts.append("A tie leads there directly, so that no loss of others closes the way.")
    }
    parts.append("Below a name stands the reach lost with it.")
    let rest = answer.gatekeepers.count - routes.gatekeepers.count
    let shown = routes.gatekeepers.count
    parts.append(
      "Drawn are the best route (1)" + (answer.backup == nil ? "" : ", its backup (2)")
        + " and the best route through each of the first \(shown) gatekeepers"
        + (rest > 0 ? "; \(rest) more are in the table." : "."))
    return parts.joined(separator: " ")
  }

  /// The routes drawn and how each is marked.
  private var drawn: [(route: Route, label: String)] {
    [(answer.best, "1"), (answer.backup, "2")].compactMap { route, label in route.map { ($0, label) } }
      + answer.disjointPair.map { ($0, "") } + routes.through.map { ($0, "") }
  }

  func draw(into sketch: inout Sketch) {
    sketch.graphAttributes = ["ranksep": .raw("0.35"), "nodesep": .raw("0.15")]
    sketch.isCompact = true
    sketch.labelWidth = 18
    var seen: Set<String> = []
    for entity in drawn.flatMap(\.route.entities) where seen.insert(entity.id).inserted {
      add(entity, to: &sketch)
    }
    var labels: [(step: Step, marks: [String])] = []
    for (route, label) in drawn {
      for step in route.steps {
        let place = labels.firstIndex { $0.step == step } ?? labels.count
        if place == labels.count { labels.append((step, [])) }
        if !label.isEmpty { labels[place].marks.append(label) }
      }
    }
    for (step, marks) in labels {
      guard var line = Line(step, in: atlas) else { continue }
      line.label = marks.joined(separator: ",")
      sketch.add(line)
    }
    sketch.explain("1", "the best route")
    if answer.backup != nil { sketch.explain("2", "the backup, which shares nobody with it") }
    for gatekeeper in routes.gatekeepers {
      sketch.describe("Without \(gatekeeper.entity.name) \(loss(gatekeeper)) of the reach is lost.")
    }
  }

  private func add(_ entity: EntityReference, to sketch: inout Sketch) {
    guard let index = atlas.index(of: entity.id) else { return }
    if (answer.ends.from + answer.ends.to).contains(entity) {
      return sketch.add(index, marks: [.heavy("start and target")])
    }
    let name = sketch.abbreviation(of: index, longest: 36)
    guard let gatekeeper = byID[entity.id] else { return sketch.add(index, label: .words(name)) }
    var lines = [loss(gatekeeper).hasPrefix("under") ? loss(gatekeeper) : "−\(loss(gatekeeper))"]
    if gatekeeper.isOnEveryRoute { lines.append("on every route") }
    sketch.add(
      index, label: .list(name, lines),
      marks: gatekeeper.cutCount > 0 ? [.double("in a smallest set whose loss closes the way")] : [],
      note:
        "reach lost \(loss(gatekeeper)), in \(gatekeeper.cutCount) of \(answer.cuts.sets.count) smallest sets"
    )
  }

  private func loss(_ gatekeeper: Gatekeeper) -> String {
    let loss = gatekeeper.reachLost
    return loss > 0 && loss < 0.0005 ? "under 0.001" : Table.Cell.fixed(loss, decimals: 3)
  }
}
