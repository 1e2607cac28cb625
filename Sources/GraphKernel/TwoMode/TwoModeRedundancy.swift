extension TwoModeGraph {
  /// The redundancy coefficient of members and groups: the share of pairs of one's neighbours that would
  /// still have a neighbour in common if one were not there.
  ///
  /// M. Latapy, C. Magnien and N. Del Vecchio, 'Basic notions for the analysis of large two-mode networks',
  /// Social Networks 30 (2008).
  ///
  /// ## Example
  ///
  ///     let clubs = try TwoModeGraph(
  ///       memberCount: 3, groupCount: 2, memberships: [(0, 0), (0, 1), (1, 0), (1, 1), (2, 1)])
  ///     let redundancy = clubs.redundancyCoefficients()
  ///     // redundancy.members == [1, 1, nil]
  ///     // redundancy.groups == [1, 1.0 / 3]
  ///
  /// - Returns: The shares; nil for one with fewer than two neighbours.
  /// - Complexity: O(the sum of the squared degrees) time, O(n + m) space.
  public func redundancyCoefficients() -> TwoModeValues<Double?> {
    TwoModeValues(members: transposed.redundancyOfGroups(), groups: redundancyOfGroups())
  }

  private func redundancyOfGroups() -> [Double?] {
    // The pairs of members of each group that share another group too, each met from both its ends.
    var pairs = Buffer(repeating: 0, count: groupCount)
    var common = TwoModeCommon(self)
    var sharesMore = Buffer(repeating: false, count: memberCount)
    for member in 0..<memberCount {
      common.find(member) { other, count in sharesMore[other] = count > 1 }
      for slot in groupsByMember.range(of: member) {
        let group = Int(groupsByMember.others[slot])
        for place in membersByGroup.range(of: group) {
          let other = membersByGroup.others[place]
          if other != member, sharesMore[other] { pairs[group] += 1 }
        }
      }
    }
    return (0..<groupCount).map { group in
      let degree = membersByGroup.degree(of: group)
      return degree > 1 ? Double(pairs[group]) / Double(degree * (degree - 1)) : nil
    }
  }
}
