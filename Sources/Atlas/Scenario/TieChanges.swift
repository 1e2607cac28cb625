/// The ties of an atlas under changes, by name. What is not changed is looked up among the atlas's own, which stand in order.
struct TieChanges {
  typealias Key = Scenario.TieKey

  private let atlas: Atlas
  private let order: TieOrder
  /// The atlas's own ties in order.
  private let ties: [Tie]
  /// The claims of the ties of each name that is changed; none where they are taken away.
  private var changed: [Key: [Claims<Tie.Statement>]] = [:]

  init(of atlas: Atlas) {
    self.atlas = atlas
    order = TieOrder(atlas.vocabulary)
    ties = order.ordered(atlas.ties)
  }

  /// The claims of the ties of a name; nil where there are none.
  subscript(key: Key) -> [Claims<Tie.Statement>]? {
    get {
      let claims = changed[key] ?? ties[places(key)].map(\.claims)
      return claims.isEmpty ? nil : claims
    }
    set { changed[key] = newValue ?? [] }
  }

  /// The names of the ties at an entity, each once.
  ///
  /// - Complexity: O(ties)
  func keys(at id: String) -> [Key] {
    let index = atlas.index(of: id)
    return keys({ index == $0.from || index == $0.to }, { $0.from == id || $0.to == id })
  }

  /// The names of the ties from one entity to another, each once.
  func keys(from: String, to: String) -> [Key] {
    let ends = (atlas.index(of: from), atlas.index(of: to))
    return keys({ ends.0 == $0.from && ends.1 == $0.to }, { $0.from == from && $0.to == to })
  }

  /// The names of the ties among some entities, each once.
  func keys(among ids: Set<String>) -> [Key] {
    let indices = Set(ids.compactMap(atlas.index))
    return keys(
      { indices.contains($0.from) && indices.contains($0.to) },
      { ids.contains($0.from) && ids.contains($0.to) })
  }

  private func keys(_ isMeant: (Tie) -> Bool, _ isNamed: (Key) -> Bool) -> [Key] {
    var keys: Set<Key> = []
    for tie in ties where isMeant(tie) { keys.insert(key(of: tie)) }
    keys.formUnion(changed.keys.filter(isNamed))
    return keys.filter { self[$0] != nil }.sorted { $0.description < $1.description }
  }

  private func key(of tie: Tie) -> Key {
    Key(from: atlas.entities[tie.from].id, type: tie.type, to: atlas.entities[tie.to].id)
  }

  /// Where the atlas's own ties of a name stand.
  private func places(_ key: Key) -> Range<Int> {
    guard let from = atlas.index(of: key.from), let to = atlas.index(of: key.to) else { return 0..<0 }
    let type = order.place(of: key.type)
    /// The first place of a tie that does not come before those meant.
    func place(_ isBefore: (Tie) -> Bool) -> Int {
      var (low, high) = (0, ties.count)
      while low < high {
        let middle = (low + high) / 2
        if isBefore(ties[middle]) { low = middle + 1 } else { high = middle }
      }
      return low
    }
    func name(_ tie: Tie) -> (Int, Int, Int, String) {
      (tie.from, tie.to, order.place(of: tie.type), tie.type)
    }
    let wanted = (from, to, type, key.type)
    let first = place { name($0) < wanted }
    return first..<max(first, place { name($0) <= wanted })
  }

  /// All ties in their order.
  ///
  /// - Parameters:
  ///   - places: the new place of each entity that the atlas has; nil for one that is gone.
  ///   - index: the new place of an entity by its id.
  /// - Complexity: O(ties + changes log changes)
  func merged(_ places: [Int?], index: [String: Int]) -> [Tie] {
    var isChanged = [Bool](repeating: false, count: ties.count)
    var added: [Tie] = []
    // Ties of one name and beginning stand in the order of their claims, whatever the order of the names.
    for (key, claims) in changed {
      for place in self.places(key) { isChanged[place] = true }
      guard let from = index[key.from], let to = index[key.to] else { continue }
      added += claims.map { Tie(from: from, type: key.type, to: to, claims: $0) }
    }
    added = order.ordered(added)
    var merged: [Tie] = []
    merged.reserveCapacity(ties.count + added.count)
    var next = 0
    for (place, tie) in ties.enumerated() where !isChanged[place] {
      guard let from = places[tie.from], let to = places[tie.to] else { continue }
      let isMoved = from != tie.from || to != tie.to
      let tie = isMoved ? Tie(from: from, type: tie.type, to: to, claims: tie.claims) : tie
      while next < added.count, order.areInOrder(added[next], tie) {
        merged.append(added[next])
        next += 1
      }
      merged.append(tie)
    }
    return merged + added[next...]
  }
}

/// The order ties stand in: by their ends, their type's place in the vocabulary and their beginning.
struct TieOrder {
  private let vocabulary: Vocabulary

  init(_ vocabulary: Vocabulary) { self.vocabulary = vocabulary }

  func place(of type: String) -> Int { vocabulary.order(ofTieType: type) }

  /// Whether one tie comes before another.
  func areInOrder(_ one: Tie, _ other: Tie) -> Bool {
    if one.from != other.from { return one.from < other.from }
    if one.to != other.to { return one.to < other.to }
    if one.type != other.type {
      return (place(of: one.type), one.type) < (place(of: other.type), other.type)
    }
    return Self.beginning(one) < Self.beginning(other)
  }

  private static func beginning(_ tie: Tie) -> Int { tie.statement.period.since?.firstDay ?? 0 }

  /// Ties in order; those of one name and beginning as they came.
  ///
  /// - Complexity: O(ties log ties), or O(ties) where they are in order
  func ordered(_ ties: [Tie]) -> [Tie] {
    if zip(ties, ties.dropFirst()).allSatisfy({ !areInOrder($1, $0) }) { return ties }
    return ties.indices.sorted { first, second in
      let (one, other) = (ties[first], ties[second])
      return areInOrder(one, other) || (!areInOrder(other, one) && first < second)
    }.map { ties[$0] }
  }
}
