public import Atlas
public import Interchange

/// Everything an atlas says of one entity, each statement with what it rests on.
public struct EntityRecord: Sendable {
  /// One statement.
  public struct Entry: Sendable, Hashable {
    /// What it belongs to: attributes, ties, former ties, openings, rules, answers, ...
    public let section: String
    /// What is said of: an attribute, a type of tie, a clause, a question.
    public let label: String
    /// What is said.
    public let value: String
    /// How it is known.
    public let basis: Basis
    /// Where it stands.
    public let evidence: [Citation]
    /// The author's nuance, reasoning, or why this claim is used.
    public let note: String?
    /// Whether sources differ on it.
    public let isContested: Bool
    /// Whether it is the claim that counts.
    public let isUsed: Bool
    /// Of a tie, the entity at its other end.
    public var other: EntityReference?
  }

  /// The entity.
  public let entity: EntityReference
  /// Its other names.
  public let aliases: [String]
  /// The level it acts on.
  public let level: String
  /// The author's notes.
  public let notes: [String]
  /// Where the statement that it exists stands.
  public let evidence: Evidence
  /// All statements, section by section.
  public let entries: [Entry]
  /// The date on which ties count as held.
  public let on: PartialDate?

  /// Gathers what is known. - Complexity: O(entities + ties)
  public init(_ entity: Entity, in atlas: Atlas, on date: PartialDate? = nil) {
    self.init(entity, in: atlas, on: date, atlas.ties)
  }

  /// The same from its own ties, in the order of the atlas, where somebody has them at hand.
  init(_ entity: Entity, in atlas: Atlas, on date: PartialDate?, _ ties: some Sequence<Tie>) {
    let date = date ?? atlas.asOf
    self.entity = EntityReference(entity)
    aliases = entity.aliases
    level = atlas.level(of: entity)
    notes = entity.notes
    evidence = entity.evidence
    on = date
    entries =
      Self.attributes(of: entity, in: atlas) + Self.ties(of: entity, among: ties, in: atlas, on: date)
      + Self.rules(of: entity, in: atlas) + Self.study(about: entity, in: atlas)
  }

  /// The same record with some of its sections only; with all where none is named.
  public func restricted(toSections sections: [String]) -> EntityRecord {
    guard !sections.isEmpty else { return self }
    let wanted = Set(sections.map(\.folded))
    let entries = entries.filter { wanted.contains($0.section.folded) }
    return EntityRecord(
      entity: entity, aliases: aliases, level: level, notes: notes, evidence: evidence, entries: entries,
      on: on)
  }

  private init(
    entity: EntityReference, aliases: [String], level: String, notes: [String], evidence: Evidence,
    entries: [Entry], on: PartialDate?
  ) {
    self.entity = entity
    self.aliases = aliases
    self.level = level
    self.notes = notes
    self.evidence = evidence
    self.entries = entries
    self.on = on
  }

  /// One row a statement.
  public var table: Table {
    var table = Table(columns: [
      .init("Section", key: "section"), .init("What", key: "label"), .init("Is", key: "value"),
      .init("Basis", key: "basis"), .init("Evidence", key: "evidence"), .init("Note", key: "note"),
    ])
    for entry in entries {
      var basis = entry.basis.rawValue
      if entry.isContested { basis += entry.isUsed ? ", contested" : ", not used" }
      table.append([
        .text(entry.section), .text(entry.label), .text(entry.value), .text(basis),
        .text(entry.evidence.map(\.description).joined(separator: "; ")), .text(entry.note ?? ""),
      ])
    }
    return table
  }
}

extension EntityRecord.Entry: Encodable {
  private enum CodingKeys: String, CodingKey {
    case section, label, value, basis, evidence, note, contested, used
  }

  /// Writes every key, unknown values as null.
  public func encode(to encoder: any Encoder) throws {
    var container = encoder.container(keyedBy: CodingKeys.self)
    try container.encode(section, forKey: .section)
    try container.encode(label, forKey: .label)
    try container.encode(value, forKey: .value)
    try container.encode(basis, forKey: .basis)
    try container.encode(evidence, forKey: .evidence)
    try container.encode(note, forKey: .note)
    try container.encode(isContested, forKey: .contested)
    try container.encode(isUsed, forKey: .used)
  }
}

extension EntityRecord: Encodable {
  private enum CodingKeys: String, CodingKey {
    case schema, entity, aliases, level, notes, evidence, on, entries
  }

  /// Writes the record under the schema `corridor.show/1`.
  public func encode(to encoder: any Encoder) throws {
    var container = encoder.container(keyedBy: CodingKeys.self)
    try container.encode("corridor.show/1", forKey: .schema)
    try container.encode(entity, forKey: .entity)
    try container.encode(aliases, forKey: .aliases)
    try container.encode(level, forKey: .level)
    try container.encode(notes, forKey: .notes)
    try container.encode(evidence, forKey: .evidence)
    try container.encode(on, forKey: .on)
    try container.encode(entries, forKey: .entries)
  }
}
