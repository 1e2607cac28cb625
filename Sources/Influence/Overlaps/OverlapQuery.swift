public import Atlas

/// Which memberships are compared, and how.
public struct OverlapQuery: Sendable, Hashable {
  /// What is compared with what.
  public enum Mode: String, Sendable, Hashable, Codable, CaseIterable {
    /// Groups by the members they share.
    case groups
    /// Members by the groups they share.
    case members
  }

  /// What rows are sorted by, the greatest first.
  public enum Order: String, Sendable, Hashable, Codable, CaseIterable {
    /// How many they share.
    case shared
    /// What part of all they share.
    case jaccard
  }

  /// What is compared.
  public var mode: Mode
  /// What rows are sorted by.
  public var order: Order = .shared
  /// Kinds of the groups; empty for any.
  public var groupKinds: [String] = []
  /// Kinds of the members; empty for any.
  public var memberKinds: [String] = []
  /// Types of tie that count as membership; empty for those of the vocabulary's class 'membership'.
  public var tieTypes: [String] = []
  /// The date the memberships hold on; nil for the atlas's own.
  public var on: PartialDate?

  /// Compares groups or members.
  public init(mode: Mode) { self.mode = mode }

  func counts(_ tie: Tie, in atlas: Atlas) -> Bool {
    let isMembership =
      tieTypes.isEmpty
      ? atlas.vocabulary.tieType(tie.type)?.tieClass == "membership" : tieTypes.contains(tie.type)
    guard isMembership else { return false }
    let memberKind = atlas.entities[tie.from].kind
    let groupKind = atlas.entities[tie.to].kind
    return (memberKinds.isEmpty || memberKinds.contains(memberKind))
      && (groupKinds.isEmpty || groupKinds.contains(groupKind))
  }
}
