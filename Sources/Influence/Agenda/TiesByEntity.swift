import Atlas

/// The ties of each entity, so that nobody goes through all of them for one.
struct TiesByEntity {
  /// The indices of the ties that start from or lead to each entity, ascending.
  private let offsets: [Int]
  private let ties: [Int]

  /// Sorts the ties by their ends. - Complexity: O(entities + ties)
  init(_ atlas: Atlas) {
    let ends = atlas.ties.map { ($0.from, $0.to) }
    var offsets = [Int](repeating: 0, count: atlas.entities.count + 1)
    for (from, to) in ends {
      offsets[from + 1] += 1
      offsets[to + 1] += 1
    }
    for index in offsets.indices.dropFirst() { offsets[index] += offsets[index - 1] }
    var next = offsets
    var ties = [Int](repeating: 0, count: ends.count * 2)
    for (tie, (from, to)) in ends.enumerated() {
      for end in [from, to] {
        ties[next[end]] = tie
        next[end] += 1
      }
    }
    self.offsets = offsets
    self.ties = ties
  }

  /// The ties of an entity.
  subscript(entity: Int) -> ArraySlice<Int> { ties[offsets[entity]..<offsets[entity + 1]] }
}
