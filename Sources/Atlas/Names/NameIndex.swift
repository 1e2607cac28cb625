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
  /// The entities that bear each name, by its folded form.
  private struct Table {
    /// The last that bears it.
    private var last: [String: Int]
    /// The others, where there are several.
    private var others: [String: [Int]] = [:]

    init(count: Int) { last = Dictionary(minimumCapacity: count) }

    mutating func add(_ name: String, of entity: Int) {
      if let other = last.updateValue(entity, forKey: name) { others[name, default: []].append(other) }
    }

    subscript(name: String) -> [Int]? { last[name].map { (others[name] ?? []) + [$0] } }
  }

  private var ids: Table
  private var names: Table
  private var aliases = Table(count: 0)
  private let atlas: Atlas

  /// Indexes the names of an atlas. - Complexity: O(names)
  public init(_ atlas: Atlas) {
    self.atlas = atlas
    ids = Table(count: atlas.entities.count)
    names = Table(count: atlas.entities.count)
    for (index, entity) in atlas.entities.enumerated() {
      ids.add(entity.id.folded, of: index)
      names.add(entity.name.folded, of: index)
      for alias in entity.aliases { aliases.add(alias.folded, of: index) }
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
