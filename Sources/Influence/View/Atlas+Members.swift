public import Atlas

extension Atlas {
  /// The members of a group on a date, over ties of the class 'membership': indices of entities, ascending.
  ///
  /// - Complexity: O(ties)
  public func members(of group: Int, on date: PartialDate) -> [Int] {
    Set(
      ties.filter { tie in
        tie.to == group && holds(tie, on: date)
          && vocabulary.tieType(tie.type)?.tieClass == "membership"
      }.map(\.from)
    ).sorted()
  }
}
