public import Atlas
import Graphviz
import Influence
import Interchange

extension Figure {
  /// The whole atlas by level, the nearest at the left: whoever stands on a route is a node, the parts of a
  /// network or a body are listed inside it, ties between the same two are drawn once.
  ///
  /// People, events, publications, themes and funds are left out; the table has every entity.
  ///
  /// - Parameter top: how many nodes are drawn at most, those with the most ties that hang together; nil for
  ///   all. More than some hundred fit no page on which they can be read.
  /// - Complexity: O(entities + ties)
  public static func landscape(
    of atlas: Atlas, on date: PartialDate, top: Int? = Figure.mostInLandscape, theme: Theme = .standard
  ) -> Figure {
    let landscape = Landscape(atlas, on: date, top: top)
    let cut =
      landscape.leftOut == 0
      ? "" : ", those with the most ties that hang together, while \(landscape.leftOut) more are left out"
    let text =
      "\(landscape.nodes.count) of \(atlas.entities.count) entities\(cut), by level; parts stand inside the whole they "
      + "belong to, those with the same ties share a node, and who has no tie to others shown is left out. Lines run "
      + "from the one that influences."
    var sketch = Sketch(atlas, theme)
    sketch.labelWidth = 20
    landscape.draw(into: &sketch)
    return sketch.figure(
      "landscape", title: "The landscape: who is tied to whom", saying: text, on: date, table: landscape.table
    )
  }

  /// How many nodes of a landscape are drawn unless more are asked for.
  public static let mostInLandscape = 120
}

/// Entities folded into the wholes they are part of, and the ties left between those.
private struct Landscape {
  /// A line between two nodes: all ties of one class.
  private struct Bundle: Hashable {
    let from: Int
    let to: Int
    let tieClass: String
  }

  private static let shownKinds: Set<String> = [
    "city", "region", "network", "forum", "working group", "partnership", "EU body", "national body",
    "programme",
    "organisation",
  ]
  private static let alikeListed = 6

  let atlas: Atlas
  private let date: PartialDate
  /// The entities drawn as nodes, in the order of ids.
  private(set) var nodes: [Int] = []
  private var parts: [Int: [Int]] = [:]
  /// Those drawn in one node because they have the same ties, by the first of them.
  private var alike: [Int: [Int]] = [:]
  private var lines: [(bundle: Bundle, ties: [Tie], chance: Double)] = []

  /// How many nodes are left out because others have more ties.
  private(set) var leftOut = 0

  init(_ atlas: Atlas, on date: PartialDate, top: Int?) {
    self.atlas = atlas
    self.date = date
    let held = atlas.ties.filter { atlas.holds($0, on: date) }
    let whole = Self.wholes(held, in: atlas)
    var bundles: [Bundle: [Tie]] = [:]
    for tie in held {
      let from = whole[tie.from] ?? tie.from
      let to = whole[tie.to] ?? tie.to
      let shown = [from, to].allSatisfy { Self.shownKinds.contains(atlas.entities[$0].kind) }
      guard from != to, shown, let type = atlas.vocabulary.tieType(tie.type), chance(of: tie) != nil else {
        continue
      }
      bundles[Bundle(from: from, to: to, tieClass: type.tieClass), default: []].append(tie)
    }
    let order = bundles.keys.sorted { ($0.from, $0.to, $0.tieClass) < ($1.from, $1.to, $1.tieClass) }
    lines = order.map { bundle in
      let ties = bundles[bundle] ?? []
      return (bundle, ties, ties.compactMap(chance(of:)).max() ?? 0)
    }
    foldAlike()
    if let top { keep(top: top) }
    nodes = Set(lines.flatMap { [$0.bundle.from, $0.bundle.to] }).sorted()
    for (part, into) in whole.sorted(by: { $0.key < $1.key }) { parts[into, default: []].append(part) }
  }

  /// Folds entities of one kind with the same ties to the same others into one node (structural equivalence,
  /// Lorrain and White 1971), which keeps a long row of members readable.
  private mutating func foldAlike() {
    var ties: [Int: [String]] = [:]
    for item in lines {
      ties[item.bundle.from, default: []].append("> \(item.bundle.to) \(item.bundle.tieClass)")
      ties[item.bundle.to, default: []].append("< \(item.bundle.from) \(item.bundle.tieClass)")
    }
    var groups: [String: [Int]] = [:]
    for index in ties.keys.sorted() {
      let entity = atlas.entities[index]
      let pattern = (ties[index] ?? []).sorted().joined(separator: ",")
      groups["\(entity.kind) \(atlas.level(of: entity)) \(pattern)", default: []].append(index)
    }
    var hidden: Set<Int> = []
    for group in groups.values where group.count > 1 {
      alike[group[0]] = group
      hidden.formUnion(group.dropFirst())
    }
    lines.removeAll { hidden.contains($0.bundle.from) || hidden.contains($0.bundle.to) }
  }

  /// Keeps so many nodes, and the lines between them.
  private mutating func keep(top: Int) {
    let kept = LandscapeCore.nodes(of: lines.map { ($0.bundle.from, $0.bundle.to) }, top: top)
    let count = Set(lines.flatMap { [$0.bundle.from, $0.bundle.to] }).count
    lines.removeAll { !kept.contains($0.bundle.from) || !kept.contains($0.bundle.to) }
    leftOut = count - Set(lines.flatMap { [$0.bundle.from, $0.bundle.to] }).count
  }

  /// The outermost whole of every part, for parts and wholes that are drawn.
  private static func wholes(_ held: [Tie], in atlas: Atlas) -> [Int: Int] {
    var parent: [Int: Int] = [:]
    for tie in held where tie.type == "part of" {
      let isShown =
        shownKinds.contains(atlas.entities[tie.to].kind) && shownKinds.contains(atlas.entities[tie.from].kind)
      if isShown, parent[tie.from] == nil { parent[tie.from] = tie.to }
    }
    var outermost: [Int: Int] = [:]
    for part in parent.keys {
      var whole = part
      var seen: Set<Int> = []
      while let next = parent[whole], seen.insert(whole).inserted { whole = next }
      if whole != part { outermost[part] = whole }
    }
    return outermost
  }

  /// The chance that a message is carried along a tie; nil where no influence flows that way.
  private func chance(of tie: Tie) -> Double? {
    tie.statement.grade.flatMap(atlas.vocabulary.grade)?.chance
      ?? atlas.vocabulary.tieType(tie.type)?.flow.along?.chance
  }

  func draw(into sketch: inout Sketch) {
    sketch.graphAttributes = [
      "ranksep": .raw("0.55"), "nodesep": .raw("0.05"), "ratio": .raw("compress"), "size": .raw("15,7"),
    ]
    let columns = self.columns
    for column in columns {
      for index in column.nodes {
        let (label, note) = label(of: index)
        sketch.add(index, label: label, note: note, attributes: ["height": .raw("0.22")])
      }
    }
    sketch.layer(columns.map { ($0.title, $0.nodes.map(sketch.node(of:))) })
    for item in lines {
      let bundle = item.bundle
      let sentences = item.ties.compactMap { Line($0, in: atlas)?.sentence }
      let bases = Set(item.ties.map(\.evidence.basis))
      let line = Line(
        from: bundle.from, to: bundle.to, types: Set(item.ties.map(\.type)).sorted(),
        tieClass: bundle.tieClass,
        strength: item.chance, sentence: sentences.joined(separator: " "),
        // A bundle is as well known as the best known of its ties.
        basis: Basis.allCases.first(where: bases.contains) ?? .stated,
        citations: item.ties.flatMap(\.evidence.citations).uniqued)
      sketch.add(
        line,
        attributes: ["penwidth": .raw(Theme.written(0.4 + item.chance * 1.6)), "arrowsize": .raw("0.5")])
    }
  }

  /// The nodes from the nearest to the widest: by level, and the European level by networks and programmes, then
  /// groups, then EU bodies. Columns without nodes are left out.
  private var columns: [(title: String, nodes: [Int])] {
    let groups: Set<String> = ["working group", "forum", "partnership"]
    func title(of index: Int) -> String {
      let entity = atlas.entities[index]
      let level = atlas.level(of: entity)
      guard level == atlas.vocabulary.kind("EU body")?.level else { return level }
      if entity.kind == "EU body" { return "\(level): bodies" }
      return groups.contains(entity.kind) ? "\(level): groups" : "\(level): networks and programmes"
    }
    let order = atlas.vocabulary.levels.flatMap { level in
      [level, "\(level): networks and programmes", "\(level): groups", "\(level): bodies"]
    }
    let members = Dictionary(grouping: nodes, by: title(of:))
    return order.compactMap { title in members[title].map { (title, $0) } }
  }

  /// What stands on a node, and what it stands for beside its name.
  private func label(of index: Int) -> (Sketch.Label, note: String?) {
    if let group = alike[index] {
      let names = group.map { atlas.entities[$0].name }
      let kind = atlas.vocabulary.kind(atlas.entities[index].kind)?.plural ?? atlas.entities[index].kind
      return (
        .list(
          "\(group.count) \(kind)",
          brokenLabel(
            Self.cut(names, at: names.joined().count > 90 ? 2 : 6).joined(separator: ", "), width: 32)),
        "with the same ties: \(names.joined(separator: ", "))"
      )
    }
    let inside = (parts[index] ?? []).map { shortName(of: $0, in: index) }
    guard !inside.isEmpty else { return (.name, nil) }
    return (
      .list(atlas.entities[index].name, ["with \(inside.count) \(inside.count == 1 ? "part" : "parts")"]),
      "with its parts \(inside.joined(separator: ", "))"
    )
  }

  private static func cut(_ names: [String], at limit: Int) -> [String] {
    names.count <= limit ? names : names.prefix(limit) + ["and \(names.count - limit) more"]
  }

  /// A part's shortest name, without the name of its whole.
  private func shortName(of part: Int, in whole: Int) -> String {
    let entity = atlas.entities[part]
    let names = [entity.name] + entity.aliases
    let shortest = names.min { ($0.count, $0) < ($1.count, $1) } ?? entity.name
    return shortest.count >= 4 ? shortest : entity.name
  }

  /// Every entity of the atlas with its kind, level and the number of ties that hold.
  var table: Table {
    var table = Table(columns: [
      .init("Entity", key: "name"), .init("Id", key: "id"), .init("Kind", key: "kind"),
      .init("Level", key: "level"),
      .init("Ties", key: "ties", isNumeric: true), .init("Drawn", key: "drawn"),
    ])
    var degrees = [Int](repeating: 0, count: atlas.entities.count)
    for tie in atlas.ties where atlas.holds(tie, on: date) {
      degrees[tie.from] += 1
      degrees[tie.to] += 1
    }
    let drawn = Set(nodes)
    let shared = Set(alike.values.flatMap(\.self))
    let inside = Set(parts.filter { drawn.contains($0.key) }.flatMap(\.value))
    for (index, entity) in atlas.entities.enumerated() {
      let state =
        drawn.contains(index)
        ? "node" : inside.contains(index) ? "part" : shared.contains(index) ? "shared node" : ""
      table.append([
        .text(entity.name), .text(entity.id), .text(entity.kind), .text(atlas.level(of: entity)),
        .count(degrees[index]), .text(state),
      ])
    }
    return table
  }
}
