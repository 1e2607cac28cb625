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
    let date = date ?? atlas.asOf
    self.entity = EntityReference(entity)
    aliases = entity.aliases
    level = atlas.level(of: entity)
    notes = entity.notes
    evidence = entity.evidence
    on = date
    entries =
      Self.attributes(of: entity, in: atlas) + Self.ties(of: entity, in: atlas, on: date)
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

// MARK: Sections

extension EntityRecord {
  private static func entries<Value>(
    _ claims: Claims<Value>, section: String, label: String, words: (Value) -> String
  ) -> [Entry] {
    claims.all.map { claim in
      Entry(
        section: section, label: label, value: words(claim.value), basis: claim.evidence.basis,
        evidence: claim.evidence.citations,
        note: [claim.note, claim.evidence.reason, claim.usedBecause.map { "used: \($0)" }]
          .compactMap(\.self).joined(separator: "; ").nilIfEmpty,
        isContested: claims.isContested, isUsed: claim == claims.used)
    }
  }

  private static func names(_ ids: [String], in atlas: Atlas) -> String {
    ids.map { atlas.entity($0)?.name ?? $0 }.joined(separator: ", ")
  }

  private static func attributes(of entity: Entity, in atlas: Atlas) -> [Entry] {
    var result: [Entry] = []
    if entity.period != .always {
      let words = [entity.period.since.map { "since \($0)" }, entity.period.until.map { "until \($0)" }]
      result.append(
        Entry(
          section: "attributes", label: "exists", value: words.compactMap(\.self).joined(separator: ", "),
          basis: entity.evidence.basis, evidence: entity.evidence.citations, note: nil, isContested: false,
          isUsed: true))
    }
    for attribute in entity.attributes {
      result += entries(attribute.claims, section: "attributes", label: attribute.name) { value in
        if case .entities(let ids) = value { return names(ids, in: atlas) }
        return value.description
      }
    }
    return result
  }

  private static func ties(of entity: Entity, in atlas: Atlas, on date: PartialDate?) -> [Entry] {
    guard let index = atlas.index(of: entity.id) else { return [] }
    let types = atlas.vocabulary.tieTypes.map(\.name)
    let entries = types.flatMap { type in
      atlas.ties.filter { $0.type == type && ($0.from == index || $0.to == index) }.map { tie in
        Self.entry(tie, seenFrom: index, in: atlas, on: date)
      }
    }
    let order = ["ties", "openings", "former ties", "later ties", "denied ties"]
    return order.flatMap { section in entries.filter { $0.section == section } }
  }

  private static func entry(_ tie: Tie, seenFrom index: Int, in atlas: Atlas, on date: PartialDate?) -> Entry
  {
    let type = atlas.vocabulary.tieType(tie.type)
    let isFrom = tie.from == index
    let other = atlas.entities[isFrom ? tie.to : tie.from]
    let outward = InfluenceView.grade(of: tie, along: isFrom, in: atlas)
    let back = InfluenceView.grade(of: tie, along: !isFrom, in: atlas)
    var details = [outward.map { "\($0.name) out" }, back.map { "\($0.name) in" }].compactMap(\.self)
    if outward == nil, back != nil { details.insert("no influence out", at: 0) }
    if let role = tie.statement.role { details.insert("as \(role)", at: 0) }
    if let since = tie.statement.period.since { details.append("since \(since)") }
    if let until = tie.statement.period.until { details.append("until \(until)") }
    if let euros = tie.statement.euros { details.append("EUR \(AttributeValue.written(euros))") }
    let evidence = tie.evidence
    let notes = tie.notes + [evidence.reason].compactMap(\.self)
    return Entry(
      section: section(of: tie, in: atlas, on: date),
      label: (isFrom ? type?.name : type?.inverse) ?? tie.type,
      value: details.isEmpty ? other.name : "\(other.name) (\(details.joined(separator: ", ")))",
      basis: evidence.basis,
      evidence: evidence.citations, note: notes.joined(separator: "; ").nilIfEmpty,
      isContested: tie.isContested,
      isUsed: true)
  }

  private static func section(of tie: Tie, in atlas: Atlas, on date: PartialDate?) -> String {
    if tie.statement.isDenied { return "denied ties" }
    if tie.statement.isPotential { return "openings" }
    guard let date, !atlas.holds(tie, on: date) else { return "ties" }
    return tie.statement.period.hasBegun(by: date) ? "former ties" : "later ties"
  }

  static func rules(of entity: Entity, in atlas: Atlas) -> [Entry] {
    entity.rules.flatMap { rule in
      rule.clauses.flatMap { clause in
        entries(clause.claims, section: "rules", label: "to \(rule.action): \(clause.topic.rawValue)") {
          value in
          if case .names(let ids) = value { return names(ids, in: atlas) }
          return value.description
        }
      }
    }
  }

  private static func entry(
    _ section: String, _ label: String, _ value: String, _ evidence: Evidence, note: String? = nil
  ) -> Entry {
    Entry(
      section: section, label: label, value: value, basis: evidence.basis, evidence: evidence.citations,
      note: note ?? evidence.reason, isContested: false, isUsed: true)
  }

  static func answers(of entity: Entity, in atlas: Atlas) -> [Entry] {
    atlas.answers.filter { $0.of == entity.id }.map { answer in
      let says = [answer.verdict.map(\.rawValue), answer.says.nilIfEmpty].compactMap(\.self)
      return entry("answers", answer.question, says.joined(separator: ": "), answer.evidence)
    }
  }

  private static func study(about entity: Entity, in atlas: Atlas) -> [Entry] {
    let recommendations = atlas.recommendations
      .filter { $0.who.contains(entity.id) || $0.towards.contains(entity.id) }
      .map { item in
        let date = item.date.map { "date: \($0)" }
        let needs = item.needs.map { "needs: \($0)" }
        return entry(
          "recommendations", item.who.contains(entity.id) ? "to do" : "concerns it", item.says, item.evidence,
          note: [date, needs].compactMap(\.self).joined(separator: "; ").nilIfEmpty)
      }
    let statements = atlas.statements.filter { $0.about.contains(entity.id) || $0.by == entity.id }.map {
      item in
      entry(
        "statements", item.by.map { "says \(atlas.entity($0)?.name ?? $0)" } ?? "", item.says, item.evidence)
    }
    let contested = atlas.contestedPoints.filter { $0.about.contains(entity.id) }.flatMap { point in
      point.sides.map { side in
        Entry(
          section: "contested", label: point.point, value: side.says, basis: side.evidence.basis,
          evidence: side.evidence.citations,
          note: side.usedBecause.map { "used: \($0)" } ?? point.openBecause.map { "open: \($0)" },
          isContested: true, isUsed: side.usedBecause != nil)
      }
    }
    return answers(of: entity, in: atlas) + recommendations + statements + contested
  }
}

extension String {
  /// Nothing instead of an empty text.
  fileprivate var nilIfEmpty: String? { isEmpty ? nil : self }
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
