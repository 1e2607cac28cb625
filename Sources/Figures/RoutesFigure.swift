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
  public static func routes(_ answer: RouteAnswer, in atlas: Atlas) -> Figure {
    let theme = Theme.standard
    let drawing = RoutesDrawing(answer, atlas, theme)
    let ends = drawing.ends
    let title = "Routes from \(ends.from) to \(ends.to)"
    let shown = answer.routes.count == 1 ? "The best route" : "The \(answer.routes.count) best routes"
    var text = "\(shown) from \(ends.from) to \(ends.to) by \(answer.query.by.rawValue)\(drawing.conditions)."
    text += " Numbers on the lines are the routes' ranks."
    if let truncation = answer.truncation {
      text += " " + truncation.replacing("; raise -k for more", with: "")
    }
    let caption = Caption(
      text: text, date: answer.on, atlas: atlas, citations: answer.routes.flatMap(\.steps).flatMap(\.evidence)
    ).paragraph
    let alternative = answer.routes.map { route in
      "Route \(route.rank), strength \(Table.Cell.fixed(route.strength, decimals: 3)): "
        + route.steps.map(\.sentence).joined(separator: " ")
    }
    return Figure(
      name: "routes", title: title, caption: caption, alternative: alternative.joined(separator: "\n"),
      diagram: drawing.diagram(title: title, caption: caption), engine: "dot", table: answer.table)
  }
}

/// Draws the union of some routes.
private struct RoutesDrawing {
  private struct Line {
    let step: Step
    var ranks: [Int]
  }

  private let answer: RouteAnswer
  private let atlas: Atlas
  private let theme: Theme

  init(_ answer: RouteAnswer, _ atlas: Atlas, _ theme: Theme) {
    self.answer = answer
    self.atlas = atlas
    self.theme = theme
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

  func diagram(title: String, caption: String) -> Diagram {
    var diagram = Diagram.figure(title: title, caption: caption, direction: "LR", theme: theme)
    var legend = Legend()
    drawEntities(into: &diagram, &legend)
    drawLines(into: &diagram, &legend)
    legend.draw(into: &diagram, vocabulary: atlas.vocabulary, theme: theme)
    return diagram
  }

  private func drawEntities(into diagram: inout Diagram, _ legend: inout Legend) {
    var seen: Set<String> = []
    let sources = Set(answer.query.from)
    let targets = Set(answer.query.to)
    for entity in answer.routes.flatMap(\.entities) where seen.insert(entity.id).inserted {
      guard let kind = atlas.vocabulary.kind(entity.kind) else { continue }
      legend.add(kind: kind.name)
      var attributes = NodeStyle.attributes(of: kind, theme: theme)
      attributes["label"] = .text(brokenLabel(entity.name, width: 15).joined(separator: "\n"))
      attributes["tooltip"] = .text("\(entity.name) (\(entity.kind))")
      attributes["class"] = .raw("kind-\(entity.kind.replacing(" ", with: "-"))")
      if sources.contains(entity.id) || targets.contains(entity.id) { attributes["penwidth"] = .raw("2.2") }
      diagram.addNode(entity.id, attributes: attributes)
    }
  }

  private func drawLines(into diagram: inout Diagram, _ legend: inout Legend) {
    for line in lines {
      let step = line.step
      guard let tieClass = atlas.vocabulary.tieClass(ofTieWithID: step.tie) else { continue }
      let isAssumed = step.basis == .assumed
      legend.add(tieClass: tieClass.name, grade: step.grade, isAssumed: isAssumed)
      var attributes = EdgeStyle.attributes(
        of: tieClass, strength: step.strength, isAssumed: isAssumed, theme: theme)
      let places = step.evidence.map(\.description).joined(separator: "; ")
      attributes["label"] = .text(line.ranks.map(String.init).joined(separator: ","))
      attributes["tooltip"] = .text(
        "\(step.offer.map { "\($0.says)." } ?? step.sentence) \(step.grade), \(step.basis.rawValue)\(places.isEmpty ? "" : ": " + places)"
      )
      attributes["class"] = .raw("tie-\(step.tie)")
      if step.offer != nil {
        attributes["style"] = .raw("dashed")
        legend.addPotential()
      }
      diagram.addEdge(step.from.id, step.to.id, attributes: attributes)
    }
  }

  /// Every hop once, with the ranks of the routes that take it.
  private var lines: [Line] {
    var lines: [Line] = []
    var known: [Step: Int] = [:]
    for route in answer.routes {
      for step in route.steps {
        if let index = known[step] {
          lines[index].ranks.append(route.rank)
        } else {
          known[step] = lines.count
          lines.append(Line(step: step, ranks: [route.rank]))
        }
      }
    }
    return lines
  }
}

extension Vocabulary {
  /// The class of the tie type with that identifier.
  func tieClass(ofTieWithID id: String) -> TieClass? {
    tieTypes.first { $0.id == id }.flatMap { tieClass($0.tieClass) }
  }
}
