public import Interchange

extension Coverage {
  /// One row a finding: who is in no group, each group of the smallest set, groups without any, one more membership.
  public var table: Table {
    var table = Table(columns: [
      .init("Finding", key: "finding"), .init("Group", key: "group"),
      .init("Count", key: "count", isNumeric: true), .init("Who", key: "who"),
    ])
    if !nowhere.isEmpty {
      table.append([.text("in no group"), .empty, .count(nowhere.count), .text(Self.names(nowhere))])
    }
    for (place, part) in parts.enumerated() {
      table.append([
        .text(place == 0 ? "smallest set" : "and"), .text(part.group.name), .count(part.adds.count),
        .text(Self.names(part.adds)),
      ])
    }
    for (place, addition) in additions.enumerated() {
      table.append([
        .text(place == 0 ? "one more" : "or"), .text(addition.group.name), .count(addition.meets),
        .text(Self.names(addition.members)),
      ])
    }
    if !without.isEmpty {
      table.append([.text("has none"), .empty, .count(without.count), .text(Self.names(without))])
    }
    return table
  }

  private static func names(_ entities: [EntityReference]) -> String {
    let shown = entities.prefix(6).map(\.name).joined(separator: ", ")
    return entities.count > 6 ? shown + ", and \(entities.count - 6) more" : shown
  }

  /// What is said under the table.
  public var notes: [String] {
    let covered = targets.count - nowhere.count
    let noun = query.subject == .members ? "members" : "themes"
    let bound =
      isSmallest
      ? "no smaller set has them all"
      : "the search ended early: no set has fewer than \(lowerBound), and this one is at most 1 + ln(\(parts.first?.adds.count ?? 0)) "
        + "times the smallest (Chvátal 1979)"
    let groups = parts.count == 1 ? "1 group has" : "\(parts.count) groups have"
    var notes = [
      "\(groups) all \(covered) of \(targets.count) \(noun) that are in any, on \(on): \(bound)"
    ]
    if !additions.isEmpty {
      notes.append(
        "one more: how many of the group each of those named shares no group with so far; what a rule bars is left out"
      )
    }
    return notes
  }
}

extension Coverage: Encodable {
  private enum CodingKeys: String, CodingKey {
    case schema, subject, on, atlas, targets, nowhere, without, cover, isSmallest, lowerBound, additions
  }
  private enum PartKeys: String, CodingKey { case group, adds }
  private enum AdditionKeys: String, CodingKey { case group, meets, members }

  /// Writes the findings under the schema `corridor.coverage/1`.
  public func encode(to encoder: any Encoder) throws {
    var container = encoder.container(keyedBy: CodingKeys.self)
    try container.encode("corridor.coverage/1", forKey: .schema)
    try container.encode(query.subject, forKey: .subject)
    try container.encode(on, forKey: .on)
    try container.encode(atlas, forKey: .atlas)
    try container.encode(targets, forKey: .targets)
    try container.encode(nowhere, forKey: .nowhere)
    try container.encode(without, forKey: .without)
    try container.encode(isSmallest, forKey: .isSmallest)
    try container.encode(lowerBound, forKey: .lowerBound)
    var cover = container.nestedUnkeyedContainer(forKey: .cover)
    for part in parts {
      var item = cover.nestedContainer(keyedBy: PartKeys.self)
      try item.encode(part.group, forKey: .group)
      try item.encode(part.adds, forKey: .adds)
    }
    var more = container.nestedUnkeyedContainer(forKey: .additions)
    for addition in additions {
      var item = more.nestedContainer(keyedBy: AdditionKeys.self)
      try item.encode(addition.group, forKey: .group)
      try item.encode(addition.meets, forKey: .meets)
      try item.encode(addition.members, forKey: .members)
    }
  }
}
