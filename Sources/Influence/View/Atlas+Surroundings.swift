public import Atlas

extension Atlas {
  /// Those that cover one of some themes, directly or indirectly, on a date, by index.
  ///
  /// - Parameter themes: ids.
  /// - Complexity: O(ties)
  public func covering(_ themes: Set<String>, on date: PartialDate) -> Set<Int> {
    Set(
      ties.filter { tie in
        OverlapQuery.coverings.contains(tie.type) && themes.contains(entities[tie.to].id)
          && holds(tie, on: date)
      }.map(\.from))
  }

  /// The parts of an entity on a date, their parts included, ascending by index.
  ///
  /// - Complexity: O(ties · depth)
  public func parts(of whole: Int, on date: PartialDate) -> [Int] {
    var found: Set<Int> = [whole]
    var level: Set<Int> = [whole]
    while !level.isEmpty {
      let next = ties.filter { $0.type == "part of" && level.contains($0.to) && holds($0, on: date) }.map(
        \.from)
      level = Set(next).subtracting(found)
      found.formUnion(level)
    }
    return found.subtracting([whole]).sorted()
  }
}
