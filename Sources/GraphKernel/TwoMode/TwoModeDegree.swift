extension TwoModeGraph {
  /// The normalised degree of members and groups: the share of the other mode that each is tied to.
  ///
  /// S. P. Borgatti and M. G. Everett, 'Network analysis of 2-mode data', Social Networks 19 (1997). It is 0
  /// if the other mode is empty.
  ///
  /// ## Example
  ///
  ///     let clubs = try TwoModeGraph(memberCount: 2, groupCount: 4, memberships: [(0, 0), (0, 3), (1, 3)])
  ///     let centrality = clubs.degreeCentrality()
  ///     // centrality.members == [0.5, 0.25]
  ///     // centrality.groups == [0.5, 0, 0, 1]
  ///
  /// - Complexity: O(n + m) time and space.
  public func degreeCentrality() -> TwoModeValues<Double> {
    func shares(_ rows: Affiliations, _ count: Int, of others: Int) -> [Double] {
      (0..<count).map { others > 0 ? Double(rows.degree(of: $0)) / Double(others) : 0 }
    }
    return TwoModeValues(
      members: shares(groupsByMember, memberCount, of: groupCount),
      groups: shares(membersByGroup, groupCount, of: memberCount))
  }

  /// The density: the memberships by the number there could be; nil if a mode is empty.
  ///
  /// S. P. Borgatti and M. G. Everett, 'Network analysis of 2-mode data', Social Networks 19 (1997).
  ///
  /// ## Example
  ///
  ///     let clubs = try TwoModeGraph(memberCount: 2, groupCount: 4, memberships: [(0, 0), (0, 3), (1, 3)])
  ///     let density = clubs.density
  ///     // density == 0.375
  ///
  /// - Complexity: O(1).
  public var density: Double? {
    guard memberCount > 0, groupCount > 0 else { return nil }
    return Double(membershipCount) / (Double(memberCount) * Double(groupCount))
  }
}
