import Atlas
import Influence
import Interchange

/// The rows of a heat map and the pairs between them.
struct OverlapMap {
  private let overlaps: OverlapTable
  private let atlas: Atlas
  /// Indices of the entities drawn, in the order in which the pairs name them.
  let rows: [Int]
  /// Pairs of drawn entities that share something, or fewer than by chance.
  let pairs: [OverlapPair]
  private let pairOf: [[Int]: OverlapPair]
  private let sizes: [Int: Int]
  private let leftOut: Int

  init(_ overlaps: OverlapTable, in atlas: Atlas, top: Int) {
    var rows: [Int] = []
    var seen: Set<Int> = []
    for pair in overlaps.pairs where pair.shared > 0 {
      for end in [pair.a, pair.b].compactMap({ atlas.index(of: $0.id) }) where seen.insert(end).inserted {
        rows.append(end)
      }
    }
    leftOut = max(0, rows.count - top)
    self.rows = Array(rows.prefix(top))
    let drawn = Set(self.rows)
    var pairOf: [[Int]: OverlapPair] = [:]
    var pairs: [OverlapPair] = []
    for pair in overlaps.pairs {
      guard let a = atlas.index(of: pair.a.id), let b = atlas.index(of: pair.b.id), drawn.contains(a),
        drawn.contains(b)
      else { continue }
      pairOf[[min(a, b), max(a, b)]] = pair
      if pair.shared > 0 || pair.verdict == .less { pairs.append(pair) }
    }
    self.overlaps = overlaps
    self.atlas = atlas
    self.pairOf = pairOf
    self.pairs = pairs
    sizes = Dictionary(
      uniqueKeysWithValues: overlaps.rows.compactMap { row in
        atlas.index(of: row.entity.id).map { ($0, row.size) }
      })
  }

  private func pair(_ row: Int, _ column: Int) -> OverlapPair? {
    pairOf[[min(row, column), max(row, column)]]
  }

  // MARK: Words

  static func sign(of verdict: OverlapVerdict) -> String {
    switch verdict {
    case .more: "▲"
    case .less: "▼"
    case .chance: "="
    case .untestable: "°"
    }
  }

  static func words(_ verdict: OverlapVerdict) -> String {
    switch verdict {
    case .more: "more than by chance"
    case .less: "fewer than by chance"
    case .chance: "no more or fewer than may come about by chance"
    case .untestable: "cannot be tested: no number that the sizes allow could be told from chance"
    }
  }

  /// The verdicts that are drawn.
  var verdicts: [OverlapVerdict] {
    let drawn = Set(pairs.compactMap(\.verdict))
    return OverlapVerdict.allCases.filter(drawn.contains)
  }

  private var order: OverlapQuery.Order { overlaps.query.order }

  private func written(_ pair: OverlapPair) -> String {
    guard order != .shared else { return String(pair.shared) }
    return pair.value(order).map { Table.Cell.fixed($0, decimals: 2) } ?? ""
  }

  /// What the numbers in the cells are.
  private var measure: String {
    switch order {
    case .shared: "how many they share"
    case .jaccard: "the part of all they share (Jaccard)"
    case .overlapCoefficient: "the part of the smaller one they share (Szymkiewicz and Simpson)"
    case .dice: "twice the shared of the sum of both (Sørensen and Dice)"
    case .cosine: "the shared of the geometric mean of both (Ochiai)"
    case .lift: "the shared of those expected if all were independent (lift)"
    case .newman: "Newman's collaboration weight"
    case .bonacich: "Bonacich's overlap, free of the sizes"
    case .p: "the chance of so many or so few, or more extreme (p)"
    }
  }

  var caption: String {
    let (nouns, others) = overlaps.query.mode == .groups ? ("groups", "members") : ("members", "groups")
    var text = "Below the diagonal \(measure)"
    if overlaps.chances != nil {
      text += ", above it how many they would share by chance (\(overlaps.query.nullModel.words)"
      text +=
        ", \(overlaps.query.adjustment.words), level \(overlaps.query.level)) where that is 0.05 or more"
    }
    text += ". Sizes are numbers of \(others). Sharing is an opportunity to meet, not a tie."
    let silent = overlaps.rows.count - rows.count - leftOut
    if leftOut > 0 { text += " \(leftOut) more \(nouns) with weaker pairs are left out." }
    if silent > 0 { text += " \(silent) \(nouns) that share nothing are left out." }
    if let prohibited = overlaps.chances?.prohibited, prohibited > 0 {
      text += " \(prohibited) memberships that rules bar have no chance."
    }
    if let refusal = overlaps.refusal { text += " Chance is not measured: \(refusal)." }
    return text
  }

  func sentence(of pair: OverlapPair) -> String {
    let names = pair.common.isEmpty ? "" : ": \(pair.common.map(\.name).joined(separator: ", "))"
    var text =
      "\(pair.a.name) (\(pair.sizeA)) and \(pair.b.name) (\(pair.sizeB)) share \(pair.shared)\(names)"
    text += "; Jaccard \(Table.Cell.fixed(pair.jaccard, decimals: 2))"
    if let expected = pair.expected, let verdict = pair.verdict {
      text += "; \(Table.Cell.fixed(expected, decimals: 1)) expected; \(Self.words(verdict))"
    }
    return text + "."
  }

  /// The evidence of the memberships of what is drawn.
  var citations: [Citation] {
    atlas.membershipCitations(
      of: rows.map { EntityReference(atlas.entities[$0]) }, asGroups: overlaps.query.mode == .groups,
      on: overlaps.on)
  }

  // MARK: Drawing

  /// Numbered rows with their sizes; columns bear the numbers alone.
  func table(in sketch: inout Sketch) -> MarkupTable {
    let theme = sketch.theme
    var table = MarkupTable(padding: 2)
    let numbers = rows.indices.map { MarkupTable.Cell(["\($0 + 1)"], isBold: true, sides: "B", width: 18) }
    table.rows.append(
      [
        MarkupTable.Cell([], sides: "B"), MarkupTable.Cell([], sides: "B"),
        MarkupTable.Cell(["size"], isBold: true, align: "RIGHT", sides: "B"),
      ] + numbers)
    let most =
      rows.indices.flatMap { row in rows[..<row].compactMap { self.pair(rows[row], $0) } }
      .compactMap { order == .p ? nil : $0.value(order) }.max() ?? 1
    for (place, row) in rows.enumerated() {
      let name = MarkupTable.Cell(theme.lines(atlas.entities[row].name, within: 96), align: "LEFT")
      let heading = [
        MarkupTable.Cell(["\(place + 1)"], align: "RIGHT"), sketch.cell(name, of: row),
        MarkupTable.Cell(["\(sizes[row] ?? 0)"], align: "RIGHT"),
      ]
      table.rows.append(
        heading
          + rows.enumerated().map { other, column in
            if other == place { return MarkupTable.Cell([], fill: theme.stripe, height: 20) }
            guard let pair = pair(row, column) else { return MarkupTable.Cell([]) }
            return other < place ? below(pair, most: most, theme) : above(pair, theme)
          })
    }
    return table
  }

  private func below(_ pair: OverlapPair, most: Double, _ theme: Theme) -> MarkupTable.Cell {
    guard pair.shared > 0 || pair.verdict == .less else { return MarkupTable.Cell([]) }
    let value = pair.value(order) ?? 0
    let share = order == .p ? 1 - value : most > 0 ? value / most : 0
    let (fill, ink) = theme.heat(pair.shared == 0 ? 0 : 0.12 + 0.88 * share)
    let sign = pair.verdict.map(Self.sign) ?? ""
    return MarkupTable.Cell([written(pair) + sign], fill: fill, ink: ink, tooltip: sentence(of: pair))
  }

  private func above(_ pair: OverlapPair, _ theme: Theme) -> MarkupTable.Cell {
    guard let expected = pair.expected, expected >= 0.05 else { return MarkupTable.Cell([]) }
    return MarkupTable.Cell(
      [Table.Cell.fixed(expected, decimals: 1)], ink: theme.faintInk, tooltip: sentence(of: pair))
  }
}
