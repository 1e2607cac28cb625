public import Atlas

/// What differs between two atlases: entities, ties, and parts of entities.
public struct AtlasDifference: Sendable, Hashable {
  /// How something differs.
  public enum Way: String, Sendable, Hashable, Codable, CaseIterable {
    /// It is in the second only.
    case added
    /// It is in the first only.
    case removed
    /// It is in both, in another way.
    case changed
  }

  /// What a difference concerns.
  public enum Subject: Sendable, Hashable {
    /// An entity as a whole, by id.
    case entity(String)
    /// A part of an entity: its name, a date, an attribute, a rule.
    case part(of: String)
    /// All ties of one name.
    case ties(Scenario.TieKey)
  }

  /// One thing that differs.
  public struct Item: Sendable, Hashable {
    /// What it concerns.
    public let subject: Subject
    /// How it differs.
    public let way: Way
    /// What it is, in words: 'Riga is a member of Eurocities'.
    public let says: String
    /// What it rests on; of what is taken away, what it rested on.
    public let evidence: Evidence
  }

  /// All that differs: entities before ties, each in the order of ids.
  public let items: [Item]

  /// Whether nothing differs.
  public var isEmpty: Bool { items.isEmpty }

  /// Compares two atlases. - Complexity: O((entities + ties) log)
  public init(_ before: Atlas, _ after: Atlas) {
    items = Self.entities(before, after) + Self.ties(before, after)
  }

  private static func entities(_ before: Atlas, _ after: Atlas) -> [Item] {
    let ids = Set(before.entities.map(\.id)).union(after.entities.map(\.id)).sorted()
    return ids.flatMap { id -> [Item] in
      switch (before.entity(id), after.entity(id)) {
      case (nil, let new?):
        return [
          Item(subject: .entity(id), way: .added, says: "\(new.name) (\(new.kind))", evidence: new.evidence)
        ]
      case (let old?, nil):
        return [
          Item(subject: .entity(id), way: .removed, says: "\(old.name) (\(old.kind))", evidence: old.evidence)
        ]
      case (let old?, let new?): return parts(old, new)
      default: return []
      }
    }
  }

  private static func parts(_ old: Entity, _ new: Entity) -> [Item] {
    var items: [Item] = []
    func note(_ part: String, _ one: String, _ other: String, _ evidence: Evidence) {
      guard one != other else { return }
      items.append(
        Item(
          subject: .part(of: new.id), way: .changed, says: "\(new.name): \(part) is \(other), was \(one)",
          evidence: evidence))
    }
    note("name", old.name, new.name, new.evidence)
    note(
      "since", old.period.since?.description ?? "open", new.period.since?.description ?? "open", new.evidence)
    note(
      "until", old.period.until?.description ?? "open", new.period.until?.description ?? "open", new.evidence)
    let names = old.attributes.map(\.name) + new.attributes.map(\.name).filter { old.attribute($0) == nil }
    for name in names where old.attribute(name) != new.attribute(name) {
      let claims = new.attribute(name) ?? old.attribute(name)
      note(
        name, old.attribute(name)?.used.value.description ?? "not known",
        new.attribute(name)?.used.value.description ?? "not known", claims?.used.evidence ?? new.evidence)
    }
    func rules(_ entity: Entity) -> [String] {
      entity.rules.map { rule in
        let clauses = rule.clauses.map { "\($0.topic.rawValue): \($0.claims.used.value)" }
        return rule.action + " (" + clauses.joined(separator: "; ") + ")"
      }
    }
    let (before, after) = (rules(old), rules(new))
    for rule in after where !before.contains(rule) {
      items.append(
        Item(
          subject: .part(of: new.id), way: .added, says: "rule of \(new.name): \(rule)",
          evidence: new.evidence))
    }
    for rule in before where !after.contains(rule) {
      items.append(
        Item(
          subject: .part(of: new.id), way: .removed, says: "rule of \(old.name): \(rule)",
          evidence: old.evidence))
    }
    return items
  }

  private static func ties(_ before: Atlas, _ after: Atlas) -> [Item] {
    let (old, new) = (keyed(before), keyed(after))
    let keys = Set(old.keys).union(new.keys).sorted { ($0.from, $0.to, $0.type) < ($1.from, $1.to, $1.type) }
    return keys.flatMap { key -> [Item] in
      let (one, other) = (old[key] ?? [], new[key] ?? [])
      guard one.map(\.claims) != other.map(\.claims) else { return [] }
      let way: Way = one.isEmpty ? .added : other.isEmpty ? .removed : .changed
      return (other.isEmpty ? one : other).map { tie in
        let atlas = other.isEmpty ? before : after
        return Item(subject: .ties(key), way: way, says: sentence(tie, in: atlas), evidence: tie.evidence)
      }
    }
  }

  private static func keyed(_ atlas: Atlas) -> [Scenario.TieKey: [Tie]] {
    Dictionary(grouping: atlas.ties) { tie in
      Scenario.TieKey(from: atlas.entities[tie.from].id, type: tie.type, to: atlas.entities[tie.to].id)
    }
  }

  private static func sentence(_ tie: Tie, in atlas: Atlas) -> String {
    let phrase = atlas.vocabulary.tieType(tie.type)?.phrase ?? tie.type
    var text = "\(atlas.entities[tie.from].name) \(phrase) \(atlas.entities[tie.to].name)"
    if let since = tie.statement.period.since { text += ", since \(since)" }
    if let until = tie.statement.period.until { text += ", until \(until)" }
    if tie.statement.isPotential { text += " (an opening)" }
    if tie.statement.isDenied { text += " (denied)" }
    return text
  }
}
