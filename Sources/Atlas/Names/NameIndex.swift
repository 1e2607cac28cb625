/// What a name that a person typed stands for.
public enum NameMatch: Sendable, Equatable {
  /// The index of the one entity meant.
  case entity(Int)
  /// Indices of all entities it may mean.
  case ambiguous([Int])
  /// None; names that come near, nearest first.
  case unknown(nearest: [String])
}

/// Finds entities by id, name or alias, without regard to case, accents, spaces and punctuation.
///
/// An id beats a name, a name beats an alias, so one entity's alias never hides another's name.
public struct NameIndex: Sendable {
  private var ids: [String: [Int]] = [:]
  private var names: [String: [Int]] = [:]
  private var aliases: [String: [Int]] = [:]
  private let atlas: Atlas

  /// Indexes the names of an atlas. - Complexity: O(names)
  public init(_ atlas: Atlas) {
    self.atlas = atlas
    for (index, entity) in atlas.entities.enumerated() {
      ids[entity.id.folded, default: []].append(index)
      names[entity.name.folded, default: []].append(index)
      for alias in entity.aliases { aliases[alias.folded, default: []].append(index) }
    }
  }

  /// Resolves one name. - Complexity: O(length), or O(names × length²) when it is unknown
  public func match(_ name: String) -> NameMatch {
    let folded = name.folded
    if !folded.isEmpty {
      for table in [ids, names, aliases] {
        guard let found = table[folded] else { continue }
        let unique = Array(Set(found)).sorted()
        return unique.count == 1 ? .entity(unique[0]) : .ambiguous(unique)
      }
    }
    return .unknown(nearest: nearestNames(to: name, among: everyName))
  }

  /// Entities one of whose names holds the text, best first: whole names, then beginnings, then the rest;
  /// equally good ones in the order of their ids.
  ///
  /// - Complexity: O(names × length)
  public func search(_ text: String) -> [Int] {
    let folded = text.folded
    guard !folded.isEmpty else { return [] }
    var found: [(rank: Int, index: Int)] = []
    for (index, entity) in atlas.entities.enumerated() {
      let ranks = ([entity.id, entity.name] + entity.aliases).compactMap { name -> Int? in
        let name = name.folded
        if name == folded { return 0 }
        if name.hasPrefix(folded) { return 1 }
        return name.contains(folded) ? 2 : nil
      }
      if let best = ranks.min() { found.append((best, index)) }
    }
    return found.sorted { $0 < $1 }.map(\.index)
  }

  private var everyName: [String] {
    atlas.entities.flatMap { [$0.name, $0.id] + $0.aliases }
  }
}
