public import Atlas

/// What an agenda is asked for. Entities are named by id.
public struct AgendaQuery: Sendable, Hashable {
  /// Whose agenda: what concerns this entity, its members and the groups it is in; nil for all.
  public var entity: String?
  /// The first day; nil for the atlas's own date, or any where `until` lies before that.
  public var from: PartialDate?
  /// The last day, included; nil for no end.
  public var until: PartialDate?
  /// What is listed; empty for all.
  public var only: [AgendaEntry.Kind] = []
  /// The kind of the entities that messages are for.
  public var targetKind = "EU body"

  /// Asks for all that is dated from the atlas's own date on.
  public init() {}
}
