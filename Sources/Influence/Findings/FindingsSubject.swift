public import Atlas

/// What the findings of a study are about: its own group, the routes it asks for, and its scenarios.
public struct FindingsSubject: Sendable {
  let atlas: Atlas
  let date: PartialDate
  /// The group that an atlas is named after; nil if there is none with members.
  let group: Entity?
  /// The ids of its members.
  let members: [String]
  let ends: [RouteEnds]
  let scenarios: [[Scenario]]

  /// A start and a target, by id.
  public struct RouteEnds: Sendable, Hashable {
    let from, to: String

    /// Names a start and a target.
    public init(from: String, to: String) {
      self.from = from
      self.to = to
    }
  }

  /// - Parameters:
  ///   - ends: the routes to tell of.
  ///   - scenarios: stacks of scenarios to compare with the atlas as it is.
  /// - Returns: nil where the atlas names no date.
  public init?(_ atlas: Atlas, ends: [RouteEnds] = [], scenarios: [[Scenario]] = []) {
    guard let date = atlas.asOf else { return nil }
    self.atlas = atlas
    self.date = date
    self.ends = ends
    self.scenarios = scenarios
    var found: (group: Entity, members: [Int])?
    for index in atlas.headers.compactMap({ atlas.index(of: $0.id) }) where found == nil {
      let members = atlas.members(of: index, on: date)
      if !members.isEmpty { found = (atlas.entities[index], members) }
    }
    group = found?.group
    members = (found?.members ?? []).map { atlas.entities[$0].id }
  }

  /// The name of an entity.
  func name(_ id: String) -> String { atlas.entity(id)?.name ?? id }

  /// Names with commas and 'and'; 'all 9' where they are all members of the group.
  func names(_ entities: [EntityReference], of total: Int? = nil) -> String {
    if let total, total == entities.count, total > 2 { return "all \(total)" }
    return Self.list(entities.map(\.name))
  }

  /// 'A, B and C'.
  static func list(_ words: [String]) -> String {
    guard words.count > 1, let last = words.last else { return words.first ?? "" }
    return words.dropLast().joined(separator: ", ") + " and " + last
  }

  /// The first words of a list, and how many more there are.
  static func list(_ words: [String], limit: Int) -> String {
    words.count <= limit
      ? list(words) : words.prefix(limit).joined(separator: ", ") + " and \(words.count - limit) more"
  }

  /// A text without its full stop, to stand inside a sentence.
  static func clause(_ text: String) -> String { text.hasSuffix(".") ? String(text.dropLast()) : text }

  /// A name as one argument of a command.
  func argument(_ id: String) -> String {
    id.allSatisfy { $0.isLetter || $0.isNumber || $0 == "-" } ? id : "'\(id)'"
  }
}
