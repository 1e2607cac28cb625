public import Atlas

/// What a plan is to bring about.
public enum PlanGoal: Sendable, Hashable {
  /// A message arrives at any of these, by id, with at least such a chance.
  case reach(any: [String], chance: Double)
  /// What a rule allows several to do is done, such as 'found a working group', at one of these groups, by id; at any
  /// where none is named.
  case carryOut(action: String, groups: [String])
  /// A theme is covered by one of these groups or a part of it, of one of these kinds; where none are named, by any.
  case cover(theme: String, groups: [String], kinds: [String])

  /// Whom it names, by id.
  var names: [String] {
    switch self {
    case .reach(let bodies, _): bodies
    case .carryOut(_, let groups): groups
    case .cover(let theme, let groups, _): [theme] + groups
    }
  }

  /// The goal in words: 'found a working group in Eurocities'.
  func words(in atlas: Atlas) -> String {
    func list(_ ids: [String]) -> String {
      ids.compactMap { atlas.entity($0)?.name }.joined(separator: " or ")
    }
    func within(_ groups: [String]) -> String { groups.isEmpty ? "" : " in \(list(groups))" }
    switch self {
    case .reach(let bodies, let chance): return "reach \(list(bodies)) with a chance of at least \(chance)"
    case .carryOut(let action, let groups): return action + within(groups)
    case .cover(let theme, let groups, let kinds):
      let by = kinds.isEmpty ? "" : " by a \(kinds.joined(separator: " or "))"
      return "cover \(list([theme]))" + by + within(groups)
    }
  }
}

/// What is to be brought about, by whom, with what.
public struct PlanQuery: Sendable, Hashable {
  /// What is to be brought about.
  public var goal: PlanGoal
  /// Who acts, by id. Their messages start there, and they may join. To found something, they and their members are
  /// willing; where none is named, the members of the group an atlas is named after.
  public var from: [String]
  /// The most that all actions may cost in EUR; nil for any sum. What has no known price then is left out.
  public var budget: Double?
  /// The day by whose end every action must have begun; nil for any.
  public var before: PartialDate?
  /// The years that fees are counted over.
  public var horizon = 3
  /// The date ties must hold on; nil for the atlas's own.
  public var on: PartialDate?
  /// How many random worlds the chance to reach somebody is counted in.
  public var worlds = 1024
  /// Seeds the worlds.
  public var seed: UInt64 = 1

  /// Plans how some bring something about.
  public init(_ goal: PlanGoal, from: [String] = []) {
    self.goal = goal
    self.from = from
  }
}
