public import Atlas
import Graphviz
public import Influence
import Interchange

extension Figure {
  /// What an entity is made of as a tree, the whole at the left, with who leads each part and how many of its members
  /// are known.
  ///
  /// - Parameter atlas: The atlas that gave the tree.
  /// - Complexity: O(parts + ties at them)
  public static func structure(_ tree: StructureTree, in atlas: Atlas, theme: Theme = .standard) -> Figure {
    var sketch = Sketch(atlas, theme)
    StructureDrawing(tree, atlas).draw(into: &sketch)
    let partCount = tree.parts.count - 1
    let text =
      partCount == 0
      ? "No part of \(tree.entity.name) is known, and nothing that it is part of."
      : "\(tree.entity.name) in a tree of parts and wholes, the outermost whole at the left: "
        + "\(partCount == 1 ? "1 tie" : "\(partCount) ties"). Below a name stands who leads it and how many "
        + "of its members the atlas knows."
    return sketch.figure(
      "structure", title: "How \(tree.entity.name) is built", saying: text, on: tree.on, table: tree.table)
  }
}

extension Figure {
  /// The structure of the entity that a report names.
  static func structure(_ item: ReportItem, in atlas: Atlas, on date: PartialDate, theme: Theme)
    async throws(FigureError) -> Figure
  {
    guard let entity = item.of.first else { throw .missing(figure: "structure", what: "'of: [ENTITY]'") }
    let tree = try await FigureError.ofQuery { try StructureTree(of: entity, in: atlas, on: date) }
    return structure(tree, in: atlas, theme: theme)
  }
}

private struct StructureDrawing {
  private let tree: StructureTree
  private let atlas: Atlas

  init(_ tree: StructureTree, _ atlas: Atlas) {
    self.tree = tree
    self.atlas = atlas
  }

  func draw(into sketch: inout Sketch) {
    sketch.graphAttributes = ["ranksep": .raw("0.4"), "nodesep": .raw("0.07")]
    sketch.isCompact = true
    sketch.labelWidth = 28
    for part in tree.parts {
      guard let index = atlas.index(of: part.entity.id) else { continue }
      let lines = lines(part)
      let name = sketch.abbreviation(of: index, longest: 40)
      sketch.add(
        index, label: lines.isEmpty ? .words(name) : .list(name, lines),
        marks: part.entity == tree.entity ? [.heavy("the entity asked for")] : [],
        note: lines.isEmpty ? nil : lines.joined(separator: "; "))
      for tie in part.leaders { sketch.cite(atlas.ties[tie].evidence.citations) }
    }
    for part in tree.parts {
      guard let tie = part.tie, var line = Line(atlas.ties[tie], in: atlas) else { continue }
      line.leadsBack = true
      // The width says nothing here: parts are parts.
      line.grade = nil
      sketch.add(
        line,
        attributes: [
          "tailport": .raw("e"), "headport": .raw("w"), "penwidth": .raw("1"), "arrowsize": .raw("0.55"),
        ])
    }
  }

  /// Who leads a part, and how many members it has by kind.
  private func lines(_ part: StructureTree.Part) -> [String] {
    var counts: [String: Int] = [:]
    for tie in part.members { counts[atlas.entities[atlas.ties[tie].from].kind, default: 0] += 1 }
    let members = atlas.vocabulary.kinds.compactMap { kind in
      counts[kind.name].map { "\($0) \($0 == 1 ? kind.name : kind.plural)" }
    }
    let known = members.isEmpty ? [] : ["members known: \(members.joined(separator: ", "))"]
    return (tree.leaders(of: part) + known).flatMap { $0.wrapped(to: 34) }
  }
}
