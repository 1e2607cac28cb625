import ArgumentParser
import Atlas
import Influence

/// Turns what a user typed into what the atlas knows.
struct NameResolver {
  let atlas: Atlas
  private let names: NameIndex

  init(_ atlas: Atlas) {
    self.atlas = atlas
    names = NameIndex(atlas)
  }

  /// The entity a name stands for.
  ///
  /// - Throws: `Failure` that lists the nearest names, or all candidates of an ambiguous one.
  func entity(_ name: String) throws -> Entity {
    switch names.match(name) {
    case .entity(let index): return atlas.entities[index]
    case .ambiguous(let indices):
      let candidates = indices.map { index in
        "  \(atlas.entities[index].id)  (\(atlas.entities[index].kind) '\(atlas.entities[index].name)')"
      }
      throw Failure(
        .usage, "error: '\(name)' is ambiguous; name one by its id:\n" + candidates.joined(separator: "\n"))
    case .unknown(let nearest):
      throw Failure(.usage, "error: the atlas knows no '\(name)'" + Self.suggestion(nearest))
    }
  }

  func ids(_ names: [String]) throws -> [String] { try names.map { try entity($0).id } }

  /// A kind by its name or plural.
  func kind(_ name: String) throws -> String {
    let kinds = atlas.vocabulary.kinds
    if let kind = kinds.first(where: { $0.name.folded == name.folded || $0.plural.folded == name.folded }) {
      return kind.name
    }
    throw Failure(.usage, "error: there is no kind '\(name)'" + Self.choice(name, kinds.map(\.name)))
  }

  /// A tie type by its name or id.
  func tieType(_ name: String) throws -> String {
    let types = atlas.vocabulary.tieTypes
    if let type = types.first(where: { $0.name.folded == name.folded }) { return type.name }
    throw Failure(.usage, "error: there is no tie type '\(name)'" + Self.choice(name, types.map(\.name)))
  }

  /// Ids of all members of an entity on a date, over ties of the class 'membership'.
  func members(of name: String, on date: PartialDate) throws -> [String] {
    let group = try entity(name)
    let members = atlas.index(of: group.id).map { atlas.members(of: $0, on: date) } ?? []
    if members.isEmpty { return try lastMembers(of: group, before: date) }
    return members.map { atlas.entities[$0].id }
  }

  /// Ids of those who were members last, of a group that has none any more.
  private func lastMembers(of group: Entity, before date: PartialDate) throws -> [String] {
    let ended = atlas.ties.filter { tie in
      atlas.entities[tie.to].id == group.id && tie.isHeld && tie.statement.period.isOver(before: date)
        && atlas.vocabulary.tieType(tie.type)?.tieClass == "membership"
    }
    guard let last = ended.compactMap({ $0.statement.period.until }).max() else {
      throw Failure(.none, "\(group.name) has no member on \(date).")
    }
    StandardStreams.error(
      "note: \(group.name) has no member on \(date); those are meant who were its members until \(last).")
    return ended.filter { $0.statement.period.until == last }.map { atlas.entities[$0.from].id }
  }

  private static func suggestion(_ nearest: [String]) -> String {
    nearest.isEmpty
      ? "; 'corridor find TEXT' searches it"
      : "; did you mean " + nearest.map { "'\($0)'" }.joined(separator: " or ") + "?"
  }

  private static func choice(_ name: String, _ known: [String]) -> String {
    let nearest = nearestNames(to: name, among: known)
    return nearest.isEmpty ? "; known are " + known.joined(separator: ", ") : suggestion(nearest)
  }
}

extension CompletionKind {
  /// Names of the shipped atlases' entities.
  static var entityNames: CompletionKind {
    .custom { _, _, prefix in
      guard let atlas = try? Atlas.load(AtlasOptions.shipped()) else { return [] }
      let typed = prefix.folded
      return atlas.entities.flatMap { [$0.name, $0.id] }.filter { $0.folded.hasPrefix(typed) }
    }
  }
}
