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

  /// Compares two atlases. - Complexity: O(entities + ties)
  public init(_ before: Atlas, _ after: Atlas) {
    let pairs = Self.pairs(before, after)
    items = Self.entities(before, after, pairs) + Self.ties(before, after, pairs)
  }

  /// The places of an entity in two atlases; nil where it is not.
  typealias Pair = (before: Int?, after: Int?)

  /// The entities of both, in the order of their ids, in which the entities of an atlas stand.
  private static func pairs(_ before: Atlas, _ after: Atlas) -> [Pair] {
    let (olds, news) = (before.entities, after.entities)
    var pairs: [Pair] = []
    pairs.reserveCapacity(max(olds.count, news.count))
    var (old, new) = (0, 0)
    while old < olds.count || new < news.count {
      let isOld = old < olds.count && (new == news.count || olds[old].id <= news[new].id)
      let isNew = new < news.count && (old == olds.count || news[new].id <= olds[old].id)
      pairs.append((isOld ? old : nil, isNew ? new : nil))
      if isOld { old += 1 }
      if isNew { new += 1 }
    }
    return pairs
  }

  private static func entities(_ before: Atlas, _ after: Atlas, _ pairs: [Pair]) -> [Item] {
    pairs.flatMap { pair -> [Item] in
      switch (pair.before.map { before.entities[$0] }, pair.after.map { after.entities[$0] }) {
      case (nil, let new?): [whole(new, .added)]
      case (let old?, nil): [whole(old, .removed)]
      case (let old?, let new?): isSame(old, new) ? [] : parts(old, new)
      default: []
      }
    }
  }

  private static func whole(_ entity: Entity, _ way: Way) -> Item {
    Item(
      subject: .entity(entity.id), way: way, says: "\(entity.name) (\(entity.kind))",
      evidence: entity.evidence)
  }

  /// Whether no part of an entity differs. Asked first, since most are the same and putting parts into words takes time.
  private static func isSame(_ old: Entity, _ new: Entity) -> Bool {
    old.name == new.name && old.period == new.period && old.rules == new.rules
      && old.attributes.elementsEqual(new.attributes) { $0.name == $1.name && $0.claims == $1.claims }
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
}
