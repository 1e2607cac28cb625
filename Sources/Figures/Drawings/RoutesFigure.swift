public import Atlas
import Graphviz
public import Influence
import Interchange

extension Figure {
  /// Routes, layered from left to right: an entity is drawn once, a tie that several routes share bears all their
  /// numbers, the width of a line is its strength.
  ///
  /// - Parameters:
  ///   - answer: at least one route.
  ///   - atlas: the atlas that gave the answer.
  /// - Complexity: O(hops)
  public static func routes(_ answer: RouteAnswer, in atlas: Atlas, theme: Theme = .standard) -> Figure {
    let drawing = RoutesDrawing(answer, atlas)
    let ends = drawing.ends
    let title = "Routes from \(ends.from) to \(ends.to)"
    let shown = answer.routes.count == 1 ? "The best route" : "The \(answer.routes.count) best routes"
    var text = "\(shown) from \(ends.from) to \(ends.to) by \(answer.query.by.rawValue)\(drawing.conditions)."
    text += " Numbers on the lines are the routes' ranks."
    if let truncation = answer.truncation {
      text += " " + truncation.replacing("; raise -k for more", with: "")
    }
    var sketch = Sketch(atlas, theme, direction: .topToBottom)
    sketch.labelWidth = 14
    sketch.graphAttributes = ["nodesep": .raw("0.12"), "ranksep": .raw("0.3")]
    drawing.draw(into: &sketch)
    var figure = sketch.figure("routes", title: title, saying: text, on: answer.on, table: answer.table)
    figure.paths = answer.routes.map(Figure.Path.init)
    return figure
  }
}

extension Figure.Path {
  /// A route with its rank and its strength.
  init(_ route: Route) {
    name = "Route \(route.rank), strength \(Table.Cell.fixed(route.strength, decimals: 3))"
    entities = route.entities
  }
}

/// Draws the union of some routes.
private struct RoutesDrawing {
  private struct Hop {
    let step: Step
    var ranks: [Int]
  }

  private let answer: RouteAnswer
  private let atlas: Atlas

  init(_ answer: RouteAnswer, _ atlas: Atlas) {
    self.answer = answer
    self.atlas = atlas
  }

  /// The start and the target in words; 'any of n' for sets.
  var ends: (from: String, to: String) {
    func words(_ ids: [String]) -> String {
      if ids.count == 1 { return atlas.entity(ids[0])?.name ?? ids[0] }
      let kinds = Set(ids.compactMap { atlas.entity($0)?.kind })
      let plural = kinds.count == 1 ? kinds.first.flatMap(atlas.vocabulary.kind)?.plural : nil
      return "any of \(ids.count) \(plural ?? "entities")"
    }
    return (words(answer.query.from), words(answer.query.to))
  }

  /// The filters of the query, so that a figure never hides them.
  var conditions: String {
    func names(_ ids: [String]) -> String { ids.map { atlas.entity($0)?.name ?? $0 }.joined(separator: ", ") }
    var parts: [String] = []
    let query = answer.query
    if !query.via.isEmpty { parts.append("by way of \(names(query.via))") }
    if !query.avoid.isEmpty { parts.append("without \(names(query.avoid))") }
    if let hops = query.maxHops { parts.append("in at most \(hops) hops") }
    if !query.onlyKinds.isEmpty {
      parts.append("through kinds \(query.onlyKinds.joined(separator: ", ")) only")
    }
    if !query.exceptKinds.isEmpty {
      parts.append("not through kinds \(query.exceptKinds.joined(separator: ", "))")
    }
    if !query.onlyTies.isEmpty { parts.append("over ties \(query.onlyTies.joined(separator: ", ")) only") }
    if !query.exceptTies.isEmpty { parts.append("not over ties \(query.exceptTies.joined(separator: ", "))") }
    return parts.isEmpty ? "" : ", " + parts.joined(separator: ", ")
  }

  func draw(into sketch: inout Sketch) {
    var seen: Set<String> = []
    let ends = Set(answer.query.from + answer.query.to)
    for entity in answer.routes.flatMap(\.entities) where seen.insert(entity.id).inserted {
      guard let index = atlas.index(of: entity.id) else { continue }
      sketch.add(index, marks: ends.contains(entity.id) ? [.heavy("start and target")] : [])
    }
    for hop in hops {
      guard let drawn = line(hop) else { continue }
      sketch.add(drawn)
    }
    for route in answer.routes {
      let path = Figure.Path(route)
      sketch.describe("\(path.name): \(path.entities.map(\.name).joined(separator: " > ")).")
    }
    sketch.explain("1, 2", "ranks of the routes that take the line")
  }

  private func line(_ hop: Hop) -> Line? {
    var drawn = Line(hop.step, in: atlas)
    drawn?.label = hop.ranks.map(String.init).joined(separator: ",")
    return drawn
  }

  /// Every hop once, with the ranks of the routes that take it.
  private var hops: [Hop] {
    var hops: [Hop] = []
    var known: [Step: Int] = [:]
    for route in answer.routes {
      for step in route.steps {
        if let index = known[step] {
          hops[index].ranks.append(route.rank)
        } else {
          known[step] = hops.count
          hops.append(Hop(step: step, ranks: [route.rank]))
        }
      }
    }
    return hops
  }
}
