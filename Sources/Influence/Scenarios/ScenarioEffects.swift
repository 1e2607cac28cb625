public import Atlas

/// What a scenario does beside routes and reach: to what groups share, to what rules allow, to prices of ties.
public struct ScenarioEffects: Sendable, Hashable {
  /// Two groups that share more or fewer members.
  public struct Overlap: Sendable, Hashable, Encodable {
    /// The one group; its id is the smaller.
    public let a: EntityReference
    /// The other.
    public let b: EntityReference
    /// How many members they share before.
    public let before: Int
    /// The same after.
    public let after: Int
  }

  /// A group that rules open to an actor, or close.
  public struct Opening: Sendable, Hashable, Encodable {
    /// Who might join.
    public let actor: EntityReference
    /// What.
    public let group: EntityReference
    /// What the best of the rules says before; nil where there is none.
    public let before: Verdict?
    /// The same after.
    public let after: Verdict?
    /// Where the rule stands, after if there is one.
    public let evidence: [Citation]
  }

  /// A held tie with a price or an amount that comes, goes or changes.
  public struct TiePrice: Sendable, Hashable, Encodable {
    /// The tie as an atlas writes it.
    public let tie: String
    /// EUR before; nil where it is not held or has no amount.
    public let before: Double?
    /// EUR after.
    public let after: Double?
    /// What it rests on.
    public let evidence: [Citation]
  }

  /// Pairs of groups whose shared members differ in number, the greatest change first, then by ids.
  public let overlaps: [Overlap]
  /// What rules open or close, by the ids of actors and groups.
  public let openings: [Opening]
  /// Ties whose amounts differ, in the order of the atlases.
  public let tiePrices: [TiePrice]

  /// Compares two atlases.
  ///
  /// - Parameters:
  ///   - actors: whose openings are looked at, by id.
  ///   - horizon: years of fees, for the choice among rules.
  /// - Complexity: O(ties + actors · rules + changed memberships · groups of a member · members)
  init(_ before: Atlas, _ after: Atlas, actors: [String], on date: PartialDate, horizon: Int) {
    overlaps = GroupMembers.overlaps(GroupMembers(before, on: date), GroupMembers(after, on: date))
    openings = OpeningSearch(before, after, on: date, horizon: horizon).openings(for: actors)
    tiePrices = Self.tiePrices(before, after, on: date)
  }

  private static func tiePrices(_ before: Atlas, _ after: Atlas, on date: PartialDate) -> [TiePrice] {
    let (old, new) = (priced(before, on: date), priced(after, on: date))
    return Set(old.keys).union(new.keys).sorted().compactMap { name in
      guard old[name]?.euros != new[name]?.euros else { return nil }
      return TiePrice(
        tie: name, before: old[name]?.euros, after: new[name]?.euros,
        evidence: (new[name] ?? old[name])?.evidence.citations ?? [])
    }
  }

  private static func priced(
    _ atlas: Atlas, on date: PartialDate
  ) -> [String: (euros: Double, evidence: Evidence)] {
    var found: [String: (euros: Double, evidence: Evidence)] = [:]
    for tie in atlas.ties where atlas.holds(tie, on: date) {
      guard let euros = tie.statement.euros else { continue }
      let name = "\(atlas.entities[tie.from].id) \(tie.type) \(atlas.entities[tie.to].id)"
      found[name] = ((found[name]?.euros ?? 0) + euros, tie.evidence)
    }
    return found
  }
}

/// Who is a member of which group, by ids, to compare two atlases.
private struct GroupMembers {
  private var members: [String: Set<String>] = [:]
  private var groups: [String: Set<String>] = [:]
  private let atlas: Atlas

  init(_ atlas: Atlas, on date: PartialDate) {
    self.atlas = atlas
    for tie in atlas.ties
    where atlas.vocabulary.tieType(tie.type)?.tieClass == "membership" && atlas.holds(tie, on: date) {
      let (member, group) = (atlas.entities[tie.from].id, atlas.entities[tie.to].id)
      members[group, default: []].insert(member)
      groups[member, default: []].insert(group)
    }
  }

  private func shared(_ pair: Pair) -> Int {
    (members[pair.a] ?? []).intersection(members[pair.b] ?? []).count
  }

  private struct Pair: Hashable {
    let a: String
    let b: String
  }

  /// Only groups that a changed membership concerns can share another number.
  static func overlaps(_ old: GroupMembers, _ new: GroupMembers) -> [ScenarioEffects.Overlap] {
    var pairs: Set<Pair> = []
    for member in Set(old.groups.keys).union(new.groups.keys) {
      let (before, after) = (old.groups[member] ?? [], new.groups[member] ?? [])
      let all = before.union(after)
      for group in before.symmetricDifference(after) {
        for other in all where other != group {
          pairs.insert(Pair(a: min(group, other), b: max(group, other)))
        }
      }
    }
    return pairs.compactMap { pair -> ScenarioEffects.Overlap? in
      let (before, after) = (old.shared(pair), new.shared(pair))
      guard before != after, let a = new.atlas.entity(pair.a) ?? old.atlas.entity(pair.a),
        let b = new.atlas.entity(pair.b) ?? old.atlas.entity(pair.b)
      else { return nil }
      return .init(a: EntityReference(a), b: EntityReference(b), before: before, after: after)
    }.sorted { first, second in
      let changes = [first, second].map { abs($0.after - $0.before) }
      return changes[0] != changes[1]
        ? changes[0] > changes[1] : (first.a.id, first.b.id) < (second.a.id, second.b.id)
    }
  }
}
