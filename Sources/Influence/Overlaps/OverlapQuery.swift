public import Atlas
import GraphKernel

/// Which memberships are compared, and how.
public struct OverlapQuery: Sendable, Hashable {
  /// What is compared with what.
  public enum Mode: String, Sendable, Hashable, Codable, CaseIterable {
    /// Groups by the members they share.
    case groups
    /// Members by the groups they share.
    case members
  }

  /// What tells how much would be shared by chance.
  public enum NullModel: String, Sendable, Hashable, Codable, CaseIterable {
    /// The stochastic degree sequence model: sizes of groups and numbers of groups are kept on average, and what a
    /// rule of the atlas bars is prohibited.
    case sdsm
    /// Members drawn at random, all alike.
    case hypergeometric
    /// No test.
    case none
  }

  /// What pairs are sorted by, the greatest first; by p the least first.
  public enum Order: String, Sendable, Hashable, Codable, CaseIterable {
    /// How many they share.
    case shared
    /// What part of all they share (Jaccard).
    case jaccard
    /// What part of the smaller one they share (Szymkiewicz and Simpson).
    case overlapCoefficient
    /// Twice the shared of the sum of both (Sørensen and Dice).
    case dice
    /// The shared of the geometric mean of both (Ochiai).
    case cosine
    /// The shared of those expected if all were independent.
    case lift
    /// Newman's collaboration weight: who is in few counts more.
    case newman
    /// Bonacich's overlap, free of the sizes.
    case bonacich
    /// How unlikely so many, or so few, shared ones are by chance.
    case p

    /// The index; nil for p.
    var index: OverlapIndex? { self == .shared ? .count : OverlapIndex(rawValue: rawValue) }
  }

  /// What is compared.
  public var mode: Mode
  /// What pairs are sorted by.
  public var order = Order.shared
  /// Kinds of the groups; empty for any.
  public var groupKinds: [String] = []
  /// Kinds of the members; empty for any.
  public var memberKinds: [String] = []
  /// Countries of the members, by their codes; empty for any.
  public var countries: [String] = []
  /// Themes, by id: groups that cover one of them; empty for any group.
  public var themes: [String] = []
  /// Types of tie that count as membership; empty for those of the vocabulary's class 'membership'.
  public var tieTypes: [String] = []
  /// The date the memberships hold on; nil for the atlas's own.
  public var on: PartialDate?
  /// Pairs with this one only, by id; nil for all.
  public var with: String?
  /// The fewest shared ones of a pair; 0 lists pairs that share nothing too.
  public var atLeast = 1
  /// The most pairs; those equal to the last are kept where they are few. Nil for the most that are ever kept.
  public var limit: Int?
  /// The verdicts of the pairs; empty for any.
  public var verdicts: Set<OverlapVerdict> = []
  /// What chance is measured by.
  public var nullModel = NullModel.sdsm
  /// How p-values are adjusted for the number of pairs.
  public var adjustment = Adjustment.holm
  /// The level of significance.
  public var level = 0.05

  /// Compares groups or members.
  public init(mode: Mode) { self.mode = mode }

  /// The most pairs that are ever kept.
  public static let mostPairs = 100_000
}

extension OverlapQuery {
  func counts(_ tie: Tie, in atlas: Atlas) -> Bool {
    let isMembership =
      tieTypes.isEmpty
      ? atlas.vocabulary.tieType(tie.type)?.tieClass == "membership" : tieTypes.contains(tie.type)
    guard isMembership else { return false }
    let member = atlas.entities[tie.from], group = atlas.entities[tie.to]
    guard memberKinds.isEmpty || memberKinds.contains(member.kind) else { return false }
    guard groupKinds.isEmpty || groupKinds.contains(group.kind) else { return false }
    return countries.isEmpty || member.text("country").map(countries.contains) == true
  }

  /// The groups that cover one of the themes on a date, directly or indirectly; nil for any group.
  func groupsOfThemes(in atlas: Atlas, on date: PartialDate) -> Set<Int>? {
    guard !themes.isEmpty else { return nil }
    return atlas.covering(Set(themes), on: date)
  }

  /// The types of tie by which a theme is at home in a group.
  static let coverings: Set<String> = ["covers", "covers indirectly"]
}
