public import Atlas
public import Interchange

/// Who is let in where, and at what price: the rules of an atlas side by side, for nobody in particular.
public struct RuleList: Sendable {
  /// One rule.
  public struct Entry: Sendable, Hashable {
    /// What it opens.
    public let into: EntityReference
    /// What it allows.
    public let action: String
    /// Who is let in, and what else it takes: every clause but prices, in words.
    public let terms: [String]
    /// Who decides, advises or advocates, and what is admitted how.
    public let toBeWon: [String]
    /// The points on which sources differ.
    public let contested: [String]
    /// What it costs; nil for a rule that does not make its entity a member and names no fee.
    public let cost: JoiningCost?
    /// What it rests on.
    public let evidence: [Citation]
    /// The author's nuance.
    public let note: String?
    /// What the sources leave open.
    public let open: [OpenPoint]
  }

  /// The years that fees are counted over.
  public let horizon: Int
  /// The rules in the order of what they open, and for each of the atlas.
  public let entries: [Entry]

  /// Lists the rules of some entities by id, or of all.
  ///
  /// - Throws: `RouteQueryError` where an id is not there.
  /// - Complexity: O(clauses)
  public init(_ atlas: Atlas, of ids: [String] = [], horizon: Int = 3) throws(RouteQueryError) {
    var chosen: [Int] = []
    for id in ids {
      guard let index = atlas.index(of: id) else { throw .unknownEntity(id) }
      chosen.append(index)
    }
    let rules = atlas.rulesByTarget()
    self.horizon = horizon
    entries = (ids.isEmpty ? rules.keys.sorted() : chosen).flatMap { into in
      (rules[into] ?? []).map { Self.entry($0, EntityReference(atlas.entities[into]), atlas, horizon) }
    }
  }

  private static func entry(
    _ rule: Rule, _ into: EntityReference, _ atlas: Atlas, _ horizon: Int
  ) -> Entry {
    let people: Set<Clause.Topic> = [.decidedBy, .advisedBy, .advocatedBy, .admission]
    let prices: Set<Clause.Topic> = [.fee, .reimbursement]
    func words(_ value: Clause.Value, _ topic: Clause.Topic) -> String {
      guard case .names(let names) = value else { return "\(value)" }
      let known = names.map { name in
        topic == .kind ? atlas.vocabulary.kind(name)?.plural ?? name : atlas.entity(name)?.name ?? name
      }.joined(separator: ", ")
      switch topic {
      case .kind: return known
      case .country: return "in \(known)"
      case .requires: return "members of \(known)"
      default: return "\(topic.rawValue) \(known)"
      }
    }
    func used(_ clause: Clause) -> String { words(clause.claims.used.value, clause.topic) }
    let others = rule.clauses.filter { $0.claims.isContested }.flatMap { clause in
      clause.claims.all.filter { $0.value != clause.claims.used.value }.map {
        "\(clause.topic.rawValue): \(words($0.value, clause.topic)) (\($0.evidence.summary))"
      }
    }
    var citations = rule.evidence.citations
    for citation in rule.clauses.flatMap({ $0.claims.all.flatMap(\.evidence.citations) })
    where !citations.contains(citation) {
      citations.append(citation)
    }
    return Entry(
      into: into, action: rule.action,
      terms: rule.clauses.filter { !people.contains($0.topic) && !prices.contains($0.topic) }.map(used),
      toBeWon: rule.clauses.filter { people.contains($0.topic) }.map(used), contested: others,
      cost: rule.isMembership || rule.clauses.contains { $0.topic == .fee }
        ? JoiningCost(of: rule, years: horizon) : nil, evidence: citations, note: rule.note,
      open: atlas.openPoints(of: rule))
  }

  /// One row a rule.
  public var table: Table {
    var table = Table(columns: [
      .init("At", key: "into"), .init("To", key: "action"), .init("What it takes", key: "terms"),
      .init("To be won", key: "toBeWon"), .init("Price", key: "price"),
      .init("EUR, \(horizon) years", key: "gross", isNumeric: true), .init("Contested", key: "contested"),
      .init("Evidence", key: "evidence"),
    ])
    for entry in entries {
      table.append([
        .text(entry.into.name), .text(entry.action), .text(entry.terms.joined(separator: "; ")),
        .text(entry.toBeWon.joined(separator: "; ")), .text(entry.cost?.schedule ?? ""),
        .text(entry.cost?.sumWords ?? ""), .text(entry.contested.joined(separator: "; ")),
        .text(entry.evidence.map(\.description).joined(separator: "; ")),
      ])
    }
    return table
  }
}

extension RuleList: Encodable {
  private enum CodingKeys: String, CodingKey { case schema, horizonYears, rules }

  /// Writes the list under the schema `corridor.rules/1`.
  public func encode(to encoder: any Encoder) throws {
    var container = encoder.container(keyedBy: CodingKeys.self)
    try container.encode("corridor.rules/1", forKey: .schema)
    try container.encode(horizon, forKey: .horizonYears)
    try container.encode(entries, forKey: .rules)
  }
}

extension RuleList.Entry: Encodable {
  private enum CodingKeys: String, CodingKey {
    case into, action, terms, toBeWon, contested, costEUR, evidence, note, open
  }

  /// Writes every key, unknown values as null.
  public func encode(to encoder: any Encoder) throws {
    var container = encoder.container(keyedBy: CodingKeys.self)
    try container.encode(into, forKey: .into)
    try container.encode(action, forKey: .action)
    try container.encode(terms, forKey: .terms)
    try container.encode(toBeWon, forKey: .toBeWon)
    try container.encode(contested, forKey: .contested)
    try container.encode(cost, forKey: .costEUR)
    try container.encode(evidence, forKey: .evidence)
    try container.encode(note, forKey: .note)
    try container.encode(open, forKey: .open)
  }
}
