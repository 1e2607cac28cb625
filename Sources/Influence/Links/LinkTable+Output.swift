import Atlas
public import Interchange

extension LinkTable {
  /// One row a tie.
  public var table: Table {
    var table = Table(columns: [
      .init("Who", key: "who"), .init("Kind", key: "kind"), .init("Group", key: "group"),
      .init("Tie", key: "tie"), .init("Holds", key: "holds"), .init("Basis", key: "basis"),
      .init("Evidence", key: "evidence"),
    ])
    for linker in linkers {
      for link in linker.links {
        for tie in link.ties {
          table.append([
            .text(linker.entity.name), .text(linker.entity.kind), .text(link.group.name),
            .text(tie.sentence), .text(tie.isFormer ? "no more" : "yes"),
            .text(tie.evidence.basis.rawValue),
            .text(tie.evidence.citations.map(\.description).joined(separator: "; ")),
          ])
        }
      }
    }
    return table
  }

  /// What was counted, as a sentence.
  public var note: String {
    let kinds = query.groups.isEmpty ? " of the kind \(query.groupKinds.joined(separator: " or "))" : ""
    return
      "\(linkers.count) of \(found) are tied to \(query.atLeast) or more of \(groupCount) groups\(kinds), on \(on). "
      + "A tie to a part counts as one to the whole; ties that have ended count and are told apart."
  }
}

extension LinkTable.Linker {
  /// The groups by name; those to which every tie has ended are marked.
  public var groupWords: String {
    links.map { $0.group.name + ($0.isFormer ? " (no more)" : "") }.joined(separator: ", ")
  }
}

/// The JSON contract `corridor.links/1`.
extension LinkTable: Encodable {
  private enum CodingKeys: String, CodingKey { case schema, on, groupCount, atLeast, found, linkers }

  /// Writes the table under its schema.
  public func encode(to encoder: any Encoder) throws {
    var container = encoder.container(keyedBy: CodingKeys.self)
    try container.encode("corridor.links/1", forKey: .schema)
    try container.encode(on, forKey: .on)
    try container.encode(groupCount, forKey: .groupCount)
    try container.encode(query.atLeast, forKey: .atLeast)
    try container.encode(found, forKey: .found)
    try container.encode(linkers, forKey: .linkers)
  }
}

extension LinkTable.Linker: Encodable {
  private enum CodingKeys: String, CodingKey { case entity, links }

  /// Writes who links, and the links.
  public func encode(to encoder: any Encoder) throws {
    var container = encoder.container(keyedBy: CodingKeys.self)
    try container.encode(entity, forKey: .entity)
    try container.encode(links, forKey: .links)
  }
}

extension LinkTable.Link: Encodable {
  private enum CodingKeys: String, CodingKey { case group, former, ties }

  /// Writes the group and the ties to it.
  public func encode(to encoder: any Encoder) throws {
    var container = encoder.container(keyedBy: CodingKeys.self)
    try container.encode(group, forKey: .group)
    try container.encode(isFormer, forKey: .former)
    try container.encode(ties, forKey: .ties)
  }
}

extension LinkTable.LinkTie: Encodable {
  private enum CodingKeys: String, CodingKey { case sentence, former, basis, evidence }

  /// Writes the tie with what it rests on.
  public func encode(to encoder: any Encoder) throws {
    var container = encoder.container(keyedBy: CodingKeys.self)
    try container.encode(sentence, forKey: .sentence)
    try container.encode(isFormer, forKey: .former)
    try container.encode(evidence.basis, forKey: .basis)
    try container.encode(evidence.citations, forKey: .evidence)
  }
}
