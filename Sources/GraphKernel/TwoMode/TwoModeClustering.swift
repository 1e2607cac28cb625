/// How Latapy's clustering weighs what two neighbourhoods have in common.
public enum TwoModeClusteringKind: Hashable, Sendable {
  /// By what either has: cc•.
  case union
  /// By the smaller of the two: cc with a bar below.
  case smaller
  /// By the larger of the two: cc with a bar above.
  case larger
}

extension TwoModeGraph {
  /// The clustering of Robins and Alexander: the share of paths of three memberships that are closed to a
  /// cycle of four.
  ///
  /// G. Robins and M. Alexander, 'Small worlds among interlocking directors: network structure and distance
  /// in bipartite graphs', Computational and Mathematical Organization Theory 10 (2004): 4 C₄ / L₃.
  ///
  /// ## Example
  ///
  ///     let clubs = try TwoModeGraph(
  ///       memberCount: 2, groupCount: 2, memberships: [(0, 0), (0, 1), (1, 0), (1, 1)])
  ///     let clustering = clubs.robinsAlexanderClustering()
  ///     // clustering == 1
  ///
  /// - Returns: The share; nil if there is no path of three memberships.
  /// - Complexity: O(the sum of the squared degrees of one mode, the cheaper) time, O(n + m) space.
  public func robinsAlexanderClustering() -> Double? {
    var paths = 0.0
    for member in 0..<memberCount {
      let ownOthers = Double(groupsByMember.degree(of: member) - 1)
      for slot in groupsByMember.range(of: member) {
        paths += ownOthers * Double(membersByGroup.degree(of: Int(groupsByMember.others[slot])) - 1)
      }
    }
    guard paths > 0 else { return nil }
    func cost(_ rows: Affiliations, _ count: Int) -> Double {
      (0..<count).reduce(0.0) { $0 + Double(rows.degree(of: $1)) * Double(rows.degree(of: $1)) }
    }
    // Pairs of one mode are met at those of the other that they share.
    let pairsOfMembers = cost(membersByGroup, groupCount) < cost(groupsByMember, memberCount)
    let graph = pairsOfMembers ? self : transposed
    var twiceTheCycles = 0.0
    var common = TwoModeCommon(graph)
    for member in 0..<graph.memberCount {
      common.find(member) { _, count in twiceTheCycles += Double(count) * Double(count - 1) / 2 }
    }
    return 2 * twiceTheCycles / paths
  }

  /// The clustering of Latapy and others for members and groups: the mean, over all that share something with
  /// one, of what the two have in common, by what they could have in common.
  ///
  /// M. Latapy, C. Magnien and N. Del Vecchio, 'Basic notions for the analysis of large two-mode networks',
  /// Social Networks 30 (2008).
  ///
  /// ## Example
  ///
  ///     let clubs = try TwoModeGraph(memberCount: 2, groupCount: 2, memberships: [(0, 0), (0, 1), (1, 1)])
  ///     let clustering = clubs.latapyClustering(by: .union)
  ///     // clustering.members == [0.5, 0.5]
  ///
  /// - Returns: The means; nil for one that shares nothing with any other.
  /// - Complexity: O(the sum of the squared degrees) time, O(n + m) space.
  public func latapyClustering(by kind: TwoModeClusteringKind = .union) -> TwoModeValues<Double?> {
    TwoModeValues(members: latapyOfMembers(kind), groups: transposed.latapyOfMembers(kind))
  }

  private func latapyOfMembers(_ kind: TwoModeClusteringKind) -> [Double?] {
    var common = TwoModeCommon(self)
    return (0..<memberCount).map { member in
      var (sum, neighbours) = (0.0, 0)
      let degree = groupsByMember.degree(of: member)
      common.find(member) { other, count in
        let otherDegree = groupsByMember.degree(of: other)
        let possible =
          switch kind {
          case .union: degree + otherDegree - count
          case .smaller: min(degree, otherDegree)
          case .larger: max(degree, otherDegree)
          }
        sum += Double(count) / Double(possible)
        neighbours += 1
      }
      return neighbours > 0 ? sum / Double(neighbours) : nil
    }
  }
}

/// Counts the groups that members have in common, one member after another.
struct TwoModeCommon: ~Copyable {
  private let graph: TwoModeGraph
  private var counts: Buffer<UInt32>
  private var found: Buffer<UInt32>

  init(_ graph: TwoModeGraph) {
    self.graph = graph
    counts = Buffer(repeating: 0, count: graph.memberCount)
    found = Buffer(repeating: 0, count: graph.memberCount)
  }

  /// Calls `body` with each other member that shares a group, and the number of groups shared.
  @inline(__always)
  mutating func find(_ member: Int, _ body: (_ other: Int, _ count: Int) -> Void) {
    var foundCount = 0
    for slot in graph.groupsByMember.range(of: member) {
      let group = Int(graph.groupsByMember.others[slot])
      for place in graph.membersByGroup.range(of: group) {
        let other = graph.membersByGroup.others[place]
        guard other != member else { continue }
        if counts[other] == 0 {
          found[foundCount] = other
          foundCount += 1
        }
        counts[other] += 1
      }
    }
    for place in 0..<foundCount {
      let other = found[place]
      let count = Int(counts[other])
      counts[other] = 0
      body(Int(other), count)
    }
  }
}
