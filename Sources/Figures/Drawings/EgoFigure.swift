public import Atlas
import Graphviz
public import Influence
import Interchange

extension Figure {
  /// An entity between those whose ties lead to it, at the left, and those its own ties lead to, at the right, in
  /// frames by kind.
  ///
  /// - Parameter atlas: The atlas that gave the network.
  /// - Complexity: O(ties drawn)
  public static func ego(_ network: EgoNetwork, in atlas: Atlas, theme: Theme = .standard) -> Figure {
    let name = network.ego.name
    let count = network.neighbours.count
    var text = "\(name) and \(count == 1 ? "the one entity" : "the \(count) entities") it is tied to"
    if network.neighbours.contains(where: { $0.distance == 2 }) { text += ", by at most two ties" }
    text +=
      ". Who stands at the left has its strongest tie to \(name), who stands at the right has it from \(name)."
    if network.omittedCount > 0 { text += " \(network.omittedCount) more, less strongly tied, are left out." }
    var sketch = Sketch(atlas, theme)
    EgoDrawing(network, atlas).draw(into: &sketch)
    return sketch.figure(
      "ego", title: "The ties of \(name)", saying: text, on: network.on, table: network.table)
  }
}

extension Figure {
  /// The ties of the entity that a report names.
  static func ego(_ item: ReportItem, in atlas: Atlas, on date: PartialDate, theme: Theme)
    async throws(FigureError) -> Figure
  {
    guard let entity = item.of.first else { throw .missing(figure: "ego", what: "'of: [ENTITY]'") }
    let network = try await FigureError.ofQuery {
      try EgoNetwork(of: entity, in: atlas, on: date, limit: item.top ?? .max)
    }
    return ego(network, in: atlas, theme: theme)
  }
}

/// Draws an ego network in columns.
private struct EgoDrawing {
  private enum Side {
    case left, right
  }

  private let network: EgoNetwork
  private let atlas: Atlas
  /// The side of each neighbour, by index.
  private var sides: [Int: Side] = [:]

  init(_ network: EgoNetwork, _ atlas: Atlas) {
    self.network = network
    self.atlas = atlas
    let ego = atlas.index(of: network.ego.id)
    for neighbour in network.neighbours {
      guard let index = atlas.index(of: neighbour.entity.id), let first = neighbour.ties.first else {
        continue
      }
      let tie = atlas.ties[first]
      let near = tie.from == index ? tie.to : tie.from
      sides[index] = near == ego ? (tie.to == ego ? .left : .right) : sides[near]
    }
  }

  func draw(into sketch: inout Sketch) {
    guard let ego = atlas.index(of: network.ego.id) else { return }
    sketch.graphAttributes = ["ranksep": .raw("0.75"), "nodesep": .raw("0.06")]
    sketch.isCompact = true
    sketch.labelWidth = 24
    sketch.framesTitledAtRight = [outwards, outwardsTwice]
    let kinds = atlas.vocabulary.kinds.map(\.name)
    let ordered = network.neighbours.sorted {
      (kinds.firstIndex(of: $0.entity.kind) ?? 0, $0.entity.name, $0.entity.id)
        < (kinds.firstIndex(of: $1.entity.kind) ?? 0, $1.entity.name, $1.entity.id)
    }
    for neighbour in ordered {
      guard let index = atlas.index(of: neighbour.entity.id), let side = sides[index] else { continue }
      sketch.add(index, in: path(of: neighbour, side))
    }
    sketch.isCompact = false
    sketch.labelWidth = 14
    // A tall middle takes lines in at its sides.
    let height = min(3, max(0.3, Double(network.neighbours.count { $0.distance == 1 }) * 0.05))
    sketch.add(
      ego, marks: [.heavy("the entity asked for")], attributes: ["height": .raw(Theme.written(height))])
    for neighbour in ordered {
      guard let far = atlas.index(of: neighbour.entity.id), let side = sides[far] else { continue }
      for index in neighbour.ties { add(index, far: far, side, to: &sketch) }
    }
  }

  private func path(of neighbour: EgoNetwork.Neighbour, _ side: Side) -> [String] {
    let kind = atlas.vocabulary.kind(neighbour.entity.kind)?.plural ?? neighbour.entity.kind
    let ego = network.ego.name
    switch (side, neighbour.distance) {
    case (.left, 1): return ["tied to \(ego)", kind]
    case (.left, _): return ["two ties away, at the left", kind]
    case (.right, 1): return [outwards, kind]
    case (.right, _): return [outwardsTwice, kind]
    }
  }

  private var outwards: String { "\(network.ego.name) is tied to" }
  private let outwardsTwice = "two ties away, at the right"

  /// The classes of the ties between the middle and one side.
  private func classes(on side: Side) -> Set<String> {
    var classes: Set<String> = []
    for neighbour in network.neighbours where neighbour.distance == 1 {
      guard let index = atlas.index(of: neighbour.entity.id), sides[index] == side else { continue }
      classes.formUnion(neighbour.ties.compactMap { atlas.vocabulary.tieType(atlas.ties[$0].type)?.tieClass })
    }
    return classes
  }

  /// Adds a tie so that whoever is farther from the middle stands farther out, whichever way the tie leads.
  private func add(_ index: Int, far: Int, _ side: Side, to sketch: inout Sketch) {
    let tie = atlas.ties[index]
    let near = tie.from == far ? tie.to : tie.from
    let isDrawn = sides[near] != nil || atlas.entities[near].id == network.ego.id
    guard isDrawn, var line = Line(tie, in: atlas) else { return }
    line.leadsBack = (side == .left) != (tie.from == far)
    var attributes: [String: Diagram.Value] = ["arrowsize": .raw("0.55")]
    // Lines of a class meet in one arrowhead at the middle; the layout takes five such meeting points a side.
    let first = atlas.vocabulary.tieClasses.map(\.name).filter(classes(on: side).contains).prefix(5)
    if atlas.entities[near].id == network.ego.id, first.contains(line.tieClass) {
      attributes[side == .left ? "samehead" : "sametail"] = .raw(line.tieClass)
    }
    sketch.add(line, attributes: attributes)
  }
}
