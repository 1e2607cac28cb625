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
  /// - Complexity: O(entities + ties)
  public static func landscape(of atlas: Atlas, on date: PartialDate) -> Figure {
    let theme = Theme.standard
    let landscape = Landscape(atlas, on: date)
    let title = "The landscape: who is tied to whom"
    let text =
      "\(landscape.nodes.count) of \(atlas.entities.count) entities, by level; parts stand inside the whole they "
      + "belong to, those with the same ties share a node, and who has no tie to others shown is left out. Lines run "
      + "from the one that influences."
    let caption = Caption(text: text, date: date, atlas: atlas, citations: landscape.citations).paragraph
    return Figure(
      name: "landscape", title: title, caption: caption,
      alternative: landscape.sentences.joined(separator: "\n"),
      diagram: landscape.diagram(title: title, caption: caption, theme), engine: "dot", table: landscape.table
    )
  }
}

/// Entities folded into the wholes they are part of, and the ties left between those.
private struct Landscape {
  private struct Line: Hashable {
    let from: Int
    let to: Int
    let tieClass: String
  }

  private static let shownKinds: Set<String> = [
    "city", "region", "network", "forum", "working group", "partnership", "EU body", "national body",
    "programme",
    "organisation",
  ]
  private static let partsListed = 6
  private static let alikeListed = 7

  let atlas: Atlas
  private let date: PartialDate
  /// The entities drawn as nodes, in the order of ids.
  private(set) var nodes: [Int] = []
  private(set) var citations: [Citation] = []
  private var parts: [Int: [Int]] = [:]
  /// Those drawn in one node because they have the same ties, by the first of them.
  private var alike: [Int: [Int]] = [:]
  private var lines: [(line: Line, chance: Double, isAssumed: Bool)] = []

  init(_ atlas: Atlas, on date: PartialDate) {
    self.atlas = atlas
    self.date = date
    let held = atlas.ties.filter { atlas.holds($0, on: date) }
    let whole = Self.wholes(held, in: atlas)
    var strongest: [Line: (chance: Double, isAssumed: Bool)] = [:]
    for tie in held {
      let from = whole[tie.from] ?? tie.from
      let to = whole[tie.to] ?? tie.to
      let shown = [from, to].allSatisfy { Self.shownKinds.contains(atlas.entities[$0].kind) }
      guard from != to, shown, let type = atlas.vocabulary.tieType(tie.type),
        let chance = tie.statement.grade.flatMap(atlas.vocabulary.grade)?.chance ?? type.flow.along?.chance
      else { continue }
      let line = Line(from: from, to: to, tieClass: type.tieClass)
      let isAssumed = tie.evidence.basis == .assumed
      if (strongest[line]?.chance ?? 0) < chance { strongest[line] = (chance, isAssumed) }
      citations += tie.evidence.citations
    }
    let order = strongest.keys.sorted { ($0.from, $0.to, $0.tieClass) < ($1.from, $1.to, $1.tieClass) }
    lines = order.compactMap { line in strongest[line].map { (line, $0.chance, $0.isAssumed) } }
    foldAlike()
    nodes = Set(lines.flatMap { [$0.line.from, $0.line.to] }).sorted()
    for (part, into) in whole.sorted(by: { $0.key < $1.key }) { parts[into, default: []].append(part) }
  }

  /// Folds entities of one kind with the same ties to the same others into one node (structural equivalence,
  /// Lorrain and White 1971), which keeps a long row of members readable.
  private mutating func foldAlike() {
    var ties: [Int: [String]] = [:]
    for item in lines {
      ties[item.line.from, default: []].append("> \(item.line.to) \(item.line.tieClass)")
      ties[item.line.to, default: []].append("< \(item.line.from) \(item.line.tieClass)")
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
    lines.removeAll { hidden.contains($0.line.from) || hidden.contains($0.line.to) }
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

  func diagram(title: String, caption: String, _ theme: Theme) -> Diagram {
    var diagram = Diagram.figure(title: title, caption: caption, direction: "LR", theme: theme)
    var legend = Legend()
    for level in atlas.vocabulary.levels {
      let members = nodes.filter { atlas.level(of: atlas.entities[$0]) == level }
      guard !members.isEmpty else { continue }
      var cluster = Diagram.Cluster(
        "level \(level)",
        attributes: [
          "label": .text(level), "labelloc": .raw("t"), "labeljust": .raw("l"), "style": .raw("filled"),
          "color": .raw("#F7F7F7"),
          "fontsize": .raw(Theme.written(theme.fontSize + 2)),
        ])
      for index in members {
        let entity = atlas.entities[index]
        guard let kind = atlas.vocabulary.kind(entity.kind) else { continue }
        legend.add(kind: kind.name)
        var attributes = NodeStyle.attributes(of: kind, theme: theme)
        attributes["label"] = label(of: index)
        attributes["tooltip"] = .text("\(entity.name) (\(entity.kind))")
        cluster.addNode(entity.id, attributes: attributes)
      }
      diagram.add(cluster)
    }
    for item in lines {
      guard let tieClass = atlas.vocabulary.tieClass(item.line.tieClass) else { continue }
      legend.add(tieClass: tieClass.name, grade: nil, isAssumed: item.isAssumed)
      var attributes = EdgeStyle.attributes(
        of: tieClass, strength: item.chance, isAssumed: item.isAssumed, theme: theme)
      attributes["penwidth"] = .raw(Theme.written(0.4 + item.chance * 1.6))
      attributes["arrowsize"] = .raw("0.6")
      attributes["tooltip"] = .text(
        "\(atlas.entities[item.line.from].name) to \(atlas.entities[item.line.to].name): \(tieClass.label)")
      diagram.addEdge(
        atlas.entities[item.line.from].id, atlas.entities[item.line.to].id, attributes: attributes)
    }
    legend.draw(into: &diagram, vocabulary: atlas.vocabulary, theme: theme)
    return diagram
  }

  private func label(of index: Int) -> Diagram.Value {
    let name = brokenLabel(atlas.entities[index].name, width: 18)
    if let group = alike[index] {
      let names = group.prefix(Self.alikeListed).map { HTMLLabel.escaped(atlas.entities[$0].name) }
      let more = group.count > Self.alikeListed ? ["and \(group.count - Self.alikeListed) more"] : []
      let kind = atlas.vocabulary.kind(atlas.entities[index].kind)?.plural ?? atlas.entities[index].kind
      return .html(
        HTMLLabel(
          markup: "<B>\(group.count) \(HTMLLabel.escaped(kind))</B><BR/><FONT POINT-SIZE=\"7\">"
            + (names + more).joined(separator: "<BR/>") + "</FONT>"))
    }
    let inside = (parts[index] ?? []).map { shortName(of: $0, in: index) }
    guard !inside.isEmpty else { return .text(name.joined(separator: "\n")) }
    var lines = inside.prefix(Self.partsListed).map(HTMLLabel.escaped)
    if inside.count > Self.partsListed { lines.append("and \(inside.count - Self.partsListed) more") }
    let title = name.map(HTMLLabel.escaped).joined(separator: "<BR/>")
    return .html(
      HTMLLabel(
        markup: "<B>\(title)</B><BR/><FONT POINT-SIZE=\"7\">\(lines.joined(separator: "<BR/>"))</FONT>"))
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

  /// Every line in words.
  var sentences: [String] {
    lines.map { item in
      let label = atlas.vocabulary.tieClass(item.line.tieClass)?.label ?? item.line.tieClass
      return "\(atlas.entities[item.line.from].name) to \(atlas.entities[item.line.to].name): \(label)."
    }
  }
}
