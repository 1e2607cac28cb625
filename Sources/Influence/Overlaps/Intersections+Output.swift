public import Interchange

extension Intersections {
  /// One row a combination: its sets, how many are in by each mode, how many by chance, and who is in by one mode.
  ///
  /// - Parameter named: The mode by which those in a combination are named.
  public func table(naming named: Mode = .distinct) -> Table {
    var table = Table(columns: [
      .init("In", key: "in"), .init("Distinct", key: "distinct", isNumeric: true),
      .init("Intersect", key: "intersect", isNumeric: true), .init("Union", key: "union", isNumeric: true),
      .init("Expected", key: "expected", isNumeric: true),
      .init(Self.title(named), key: "members"),
    ])
    for cell in cells {
      table.append([
        .text(cell.sets.map { sets[$0].entity.name }.joined(separator: " + ")),
        .count(cell.contents(.distinct).count), .count(cell.contents(.intersect).count),
        .count(cell.contents(.union).count),
        cell.sets.count > 1 ? cell.expected.map { .number($0, decimals: 1) } ?? .empty : .empty,
        .text(cell.contents(named).map(\.name).joined(separator: ", ")),
      ])
    }
    return table
  }

  private static func title(_ mode: Mode) -> String {
    switch mode {
    case .distinct: "In these and no other"
    case .intersect: "In all of these"
    case .union: "In any of these"
    }
  }

  /// What is said under the table: the test of a pair, and how chance was measured.
  public var notes: [String] {
    var notes = pair.flatMap(sentence).map { [$0] } ?? []
    notes.append(
      "memberships on \(on)" + (sets.count > 4 ? "; combinations that nobody is in are left out" : ""))
    if let refusal { notes.append("chance is not measured: \(refusal)") }
    return notes
  }
}

extension Intersections {
  /// How a pair compares with chance.
  private func sentence(of pair: OverlapPair) -> String? {
    guard let expected = pair.expected, let p = pair.p, let adjusted = pair.adjustedP,
      let verdict = pair.verdict
    else { return nil }
    let finding =
      switch verdict {
      case .more: "that is more than by chance"
      case .less: "that is fewer than by chance"
      case .chance: "that may well come about by chance"
      case .untestable: "with sets of these sizes no number could be told from chance: it cannot be tested"
      }
    return
      "\(pair.a.name) and \(pair.b.name) share \(pair.shared), Jaccard \(Table.Cell.fixed(pair.jaccard, decimals: 3)); "
      + "\(Table.Cell.fixed(expected, decimals: 1)) would be expected (\(query.nullModel.words)); \(finding) "
      + "(p \(p.roundedToDigits), adjusted for all pairs \(adjusted.roundedToDigits), \(query.adjustment.words))"
  }
}

extension Intersections: Encodable {
  private enum CodingKeys: String, CodingKey { case schema, of, on, atlas, nullModel, sets, cells, pair }
  private enum SetKeys: String, CodingKey { case entity, size }
  private enum CellKeys: String, CodingKey { case sets = "in", distinct, intersect, union, expected }
  private enum ContentKeys: String, CodingKey { case count, ids }

  /// Writes the sets and cells under the schema `corridor.intersections/1`.
  public func encode(to encoder: any Encoder) throws {
    var container = encoder.container(keyedBy: CodingKeys.self)
    try container.encode("corridor.intersections/1", forKey: .schema)
    try container.encode(query.mode, forKey: .of)
    try container.encode(on, forKey: .on)
    try container.encode(atlas, forKey: .atlas)
    try container.encode(query.nullModel, forKey: .nullModel)
    var encodedSets = container.nestedUnkeyedContainer(forKey: .sets)
    for set in sets {
      var item = encodedSets.nestedContainer(keyedBy: SetKeys.self)
      try item.encode(set.entity, forKey: .entity)
      try item.encode(set.size, forKey: .size)
    }
    var encodedCells = container.nestedUnkeyedContainer(forKey: .cells)
    for cell in cells {
      var item = encodedCells.nestedContainer(keyedBy: CellKeys.self)
      try item.encode(cell.sets.map { sets[$0].entity.id }, forKey: .sets)
      try item.encode(cell.expected?.roundedForOutput, forKey: .expected)
      for (mode, key) in [(Mode.distinct, CellKeys.distinct), (.intersect, .intersect), (.union, .union)] {
        var content = item.nestedContainer(keyedBy: ContentKeys.self, forKey: key)
        try content.encode(cell.contents(mode).count, forKey: .count)
        try content.encode(cell.contents(mode).map(\.id), forKey: .ids)
      }
    }
    try container.encode(pair, forKey: .pair)
  }
}
