import Atlas
import Graphviz
public import Influence
import Interchange

extension Figure {
  /// Before and after in one picture: what a scenario adds, removes and changes, with the entities it touches, and the
  /// best routes of the actors asked for, before and after.
  ///
  /// - Parameter comparison: At least one difference.
  /// - Complexity: O(differences + ties)
  public static func whatIf(_ comparison: ScenarioComparison, theme: Theme = .standard) -> Figure {
    let drawing = WhatIfDrawing(comparison)
    var sketch = Sketch(comparison.both, theme)
    drawing.draw(into: &sketch)
    return sketch.figure(
      "whatif", title: "What if: \(comparison.second.title)", saying: drawing.text, on: comparison.on,
      table: comparison.table)
  }

  /// The scenario that a report names, with the routes of its 'from' where it has one.
  static func whatIf(
    _ item: ReportItem, in atlas: Atlas, on date: PartialDate, scenarios: ScenarioLibrary?, theme: Theme
  ) async throws(FigureError) -> Figure {
    guard let name = item.scenario, let scenarios else {
      throw .missing(figure: "whatif", what: "'scenario', the name of one beside the atlas")
    }
    var query = ScenarioQuery()
    query.from = item.from.map { [$0] } ?? []
    query.to = item.to.map { [$0] } ?? []
    query.on = date
    let asked = query
    let comparison = try await FigureError.ofQuery {
      try ScenarioComparison(atlas, second: try scenarios.stack(name), query: asked)
    }
    if comparison.difference.isEmpty { throw .nothing("the scenario '\(name)' changes nothing") }
    return whatIf(comparison, theme: theme)
  }
}

private struct WhatIfDrawing {
  private let comparison: ScenarioComparison
  private let atlas: Atlas
  private let items: [AtlasDifference.Item]
  /// The actors whose routes are drawn: those asked for by name.
  private let followed: [ScenarioComparison.ActorChange]
  private let routeLabels: [[Int]: String]

  init(_ comparison: ScenarioComparison) {
    self.comparison = comparison
    atlas = comparison.both
    items = comparison.difference.items
    followed = comparison.query.from.isEmpty ? [] : comparison.actors
    routeLabels = Self.routeLabels(followed, atlas)
  }

  var text: String {
    let counts = AtlasDifference.Way.allCases.compactMap { way -> String? in
      let count = items.count { $0.way == way }
      return count == 0 ? nil : "\(count) \(way.rawValue)"
    }
    var text = "Differences between '\(comparison.first.title)' and '\(comparison.second.title)': "
    text += counts.joined(separator: ", ") + ". Entities without a sign are the same in both."
    for change in followed {
      let strengths = [change.before, change.after].map { route in
        route.map { Table.Cell.fixed($0.strength, decimals: 3) } ?? "none"
      }
      let expected = [change.expectedBefore, change.expectedAfter].map { Table.Cell.fixed($0, decimals: 1) }
      text +=
        " Best route of \(change.actor.name): strength \(strengths[0]) before, \(strengths[1]) after; of "
        + "\(comparison.targetCount) targets it reaches \(expected[0]) before and \(expected[1]) after, as an "
        + "expected number."
    }
    return text
  }

  func draw(into sketch: inout Sketch) {
    sketch.graphAttributes = ["ranksep": .raw("0.15"), "nodesep": .raw("0.1")]
    sketch.isCompact = true
    sketch.labelWidth = 15
    let changed = changedLines
    let lines = changed + routeLines(beside: changed)
    for entity in entities(lines) {
      let id = atlas.entities[entity].id
      let notes = parts[id] ?? []
      let name = sketch.abbreviation(of: entity, longest: 32)
      var marks: [Sketch.Mark] = changes[id].map { [.change($0)] } ?? []
      if comparison.query.from.contains(id) { marks.append(.heavy("the actor asked for")) }
      sketch.add(
        entity, label: notes.isEmpty ? .words(name) : .list(name, notes), marks: marks,
        note: notes.isEmpty ? nil : notes.joined(separator: "; "))
    }
    for line in lines { sketch.add(line) }
    if !followed.isEmpty { sketch.explain("before, after", "best route of the actor asked for") }
    for item in items { sketch.cite(item.evidence.citations) }
  }

  /// Those that change, and the ends of all lines, in the order of ids.
  private func entities(_ lines: [Line]) -> [Int] {
    let changed = (Array(changes.keys) + parts.keys).compactMap(atlas.index(of:))
    return Set(changed + lines.flatMap { [$0.from, $0.to] }).sorted()
  }

  /// How entities change, by id.
  private var changes: [String: Theme.Change] {
    var changes: [String: Theme.Change] = [:]
    for item in items {
      switch item.subject {
      case .entity(let id): changes[id] = Theme.Change(item.way)
      case .part(let id): if changes[id] == nil { changes[id] = .changed }
      case .ties: continue
      }
    }
    return changes
  }

  /// What changes about parts of entities, in words, by id.
  private var parts: [String: [String]] {
    var parts: [String: [String]] = [:]
    for item in items {
      guard case .part(let id) = item.subject else { continue }
      let name = atlas.entity(id)?.name ?? id
      let words = item.says.replacing("rule of \(name): ", with: "rule: ").replacing("\(name): ", with: "")
      parts[id, default: []] += "\(Theme.Change(item.way).sign) \(words)".wrapped(to: 34)
    }
    return parts
  }

  private var changedLines: [Line] {
    var ways: [Scenario.TieKey: AtlasDifference.Way] = [:]
    for item in items { if case .ties(let key) = item.subject { ways[key] = item.way } }
    return atlas.ties.compactMap { tie in
      let key = Scenario.TieKey(
        from: atlas.entities[tie.from].id, type: tie.type, to: atlas.entities[tie.to].id)
      guard let way = ways[key] else { return nil }
      var line = Line(tie, in: atlas)
      line?.change = Theme.Change(way)
      line?.isPotential = false
      line?.label = routeLabels[[tie.from, tie.to]] ?? routeLabels[[tie.to, tie.from]] ?? ""
      return line
    }
  }

  /// The hops of the followed routes that do not change, each once.
  private func routeLines(beside changed: [Line]) -> [Line] {
    var seen = Set(changed.map { [$0.from, $0.to] })
    let steps = followed.flatMap { ($0.before?.steps ?? []) + ($0.after?.steps ?? []) }
    return steps.compactMap { step in
      guard var line = Line(step, in: atlas) else { return nil }
      let isNew = !seen.contains([line.to, line.from]) && seen.insert([line.from, line.to]).inserted
      line.label = routeLabels[[line.from, line.to]] ?? ""
      return isNew ? line : nil
    }
  }

  /// Whether the best routes before, after or both take a hop, by its ends.
  private static func routeLabels(_ followed: [ScenarioComparison.ActorChange], _ atlas: Atlas) -> [[Int]:
    String]
  {
    var labels: [[Int]: [String]] = [:]
    for change in followed {
      for (route, word) in [(change.before, "before"), (change.after, "after")] {
        for step in route?.steps ?? [] {
          guard let from = atlas.index(of: step.from.id), let to = atlas.index(of: step.to.id) else {
            continue
          }
          if labels[[from, to]]?.contains(word) != true { labels[[from, to], default: []].append(word) }
        }
      }
    }
    return labels.mapValues { $0.joined(separator: ", ") }
  }
}

extension Theme.Change {
  init(_ way: AtlasDifference.Way) {
    switch way {
    case .added: self = .added
    case .removed: self = .removed
    case .changed: self = .changed
    }
  }
}
