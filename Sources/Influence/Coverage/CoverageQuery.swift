public import Atlas

/// Whom or what groups are to cover, and which groups count.
public struct CoverageQuery: Sendable, Hashable {
  /// What is covered.
  public enum Subject: String, Sendable, Hashable, Codable, CaseIterable {
    /// Members, by the groups they are in.
    case members
    /// Themes, by whoever covers them, directly or indirectly.
    case themes
  }

  /// What is covered.
  public var subject = Subject.members
  /// Whom or what to cover, by id; empty for all members, or all themes.
  public var targets: [String] = []
  /// Kinds of the groups; empty for any.
  public var groupKinds: [String] = []
  /// Kinds of the members to cover where none are named; empty for any.
  public var memberKinds: [String] = []
  /// Groups that do not count, by id.
  public var avoiding: [String] = []
  /// The date the memberships hold on; nil for the atlas's own.
  public var on: PartialDate?
  /// The most additions to list.
  public var additionLimit = 10
  /// The most sets of groups that the exact search looks into.
  public var stepLimit = 200_000

  /// Covers all members.
  public init() {}
}
