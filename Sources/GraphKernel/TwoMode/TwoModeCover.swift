#if canImport(Glibc)
  import Glibc
#elseif canImport(Darwin)
  import Darwin
#endif

/// Few groups that between them have every member that any group has.
public struct TwoModeCover: Hashable, Sendable {
  /// One group of the cover and the members it adds to those before it.
  public struct Part: Hashable, Sendable {
    /// The group.
    public let group: UInt32
    /// The members that no group before it has, ascending.
    public let adds: [UInt32]
  }

  /// The groups, each the one that adds most to those before it; among equals the lowest index.
  public let parts: [Part]
  /// The members in no group, ascending: no cover reaches them.
  public let uncovered: [UInt32]
  /// Whether no cover has fewer groups.
  public let isSmallest: Bool
  /// No cover has fewer groups than this.
  public let lowerBound: Int
  /// How many sets of groups the search looked into.
  public let stepCount: Int
}

extension TwoModeGraph {
  /// Covers the members with as few groups as possible.
  ///
  /// The greedy cover takes the group that adds most, again and again; it has at most 1 + ln a times the groups of the
  /// smallest one, a being the size of the largest group: V. Chvátal, 'A greedy heuristic for the set-covering
  /// problem', Mathematics of Operations Research 4 (1979). Then branch and bound looks for fewer: on the member with
  /// the fewest groups, bounded by members no two of which share a group. It ends after so many steps; then the greedy
  /// cover, or a better one found on the way, is given, and `isSmallest` is false unless the lower bound is met.
  ///
  /// - Parameter stepLimit: The most sets of groups to look into; 0 for the greedy cover alone.
  /// - Complexity: Greedy O(g·e) for g groups in the cover and e memberships; each step of the search O(e).
  ///
  /// ## Example
  ///
  ///     // Greedy takes group 0 and needs both others as well; groups 1 and 2 suffice.
  ///     let graph = try TwoModeGraph(
  ///       memberCount: 6, groupCount: 3,
  ///       memberships: [
  ///         (0, 0), (1, 0), (3, 0), (4, 0), (0, 1), (1, 1), (2, 1), (3, 2), (4, 2), (5, 2),
  ///       ])
  ///     // graph.memberCover(stepLimit: 0).parts.count == 3
  ///     // graph.memberCover().parts.map(\.group) == [1, 2]
  public func memberCover(stepLimit: Int = 200_000) -> TwoModeCover {
    var search = TwoModeCoverSearch(self, stepLimit: stepLimit)
    search.run()
    let uncovered = (0..<memberCount).filter { groupsByMember.degree(of: $0) == 0 }
    return TwoModeCover(
      parts: search.ordered(search.best), uncovered: uncovered.map { UInt32(truncatingIfNeeded: $0) },
      isSmallest: search.isComplete || search.best.count <= search.lowerBound,
      lowerBound: search.isComplete ? search.best.count : search.lowerBound, stepCount: search.stepCount)
  }
}

/// Branch and bound over the groups that have a member not yet covered.
private struct TwoModeCoverSearch {
  let graph: TwoModeGraph
  let stepLimit: Int
  var best: [UInt32] = []
  var lowerBound = 0
  var stepCount = 0
  var isComplete = false
  /// How many chosen groups each member is in.
  private var covered: [Int]
  private var chosen: [UInt32] = []
  private var open: Int

  init(_ graph: TwoModeGraph, stepLimit: Int) {
    self.graph = graph
    self.stepLimit = stepLimit
    covered = [Int](repeating: 0, count: graph.memberCount)
    open = (0..<graph.memberCount).count { graph.groupsByMember.degree(of: $0) > 0 }
  }

  mutating func run() {
    best = greedy()
    // Chvátal: the smallest has at least 1 / (1 + 1/2 + ... + 1/a) of the groups of the greedy cover.
    let largest = (0..<graph.groupCount).map { graph.membersByGroup.degree(of: $0) }.max() ?? 0
    let harmonic = (0..<largest).reduce(0.0) { $0 + 1 / Double($1 + 1) }
    let share = harmonic > 0 ? Double(best.count) / harmonic : 0
    lowerBound = max(independent(), Int((share - 1e-9).rounded(.up)))
    guard best.count > lowerBound else {
      isComplete = true
      return
    }
    guard stepLimit > 0 else { return }
    isComplete = search()
  }

  private func greedy() -> [UInt32] { ordered(nil).map(\.group) }

  /// The greedy order of some groups, or of all: each adds most to those before it; those that add nothing are left out.
  func ordered(_ groups: [UInt32]?) -> [TwoModeCover.Part] {
    var isCovered = [Bool](repeating: false, count: graph.memberCount)
    var left = groups ?? (0..<graph.groupCount).map { UInt32(truncatingIfNeeded: $0) }
    var parts: [TwoModeCover.Part] = []
    func adds(_ group: UInt32) -> Int { graph.members(of: group).count { !isCovered[Int($0)] } }
    while true {
      let gains = left.map(adds)
      guard let most = gains.max(), most > 0 else { return parts }
      let place = left.indices.filter { gains[$0] == most }.min { left[$0] < left[$1] } ?? 0
      let group = left.remove(at: place)
      let added = graph.members(of: group).filter { !isCovered[Int($0)] }
      for member in added { isCovered[Int(member)] = true }
      parts.append(TwoModeCover.Part(group: group, adds: added))
      // What adds nothing now never will.
      left = left.filter { adds($0) > 0 }
    }
  }

  /// The number of members not covered, no two of which share a group, taken in order of their number of groups: each
  /// needs a group of its own.
  private func independent() -> Int {
    var isTaken = [Bool](repeating: false, count: graph.groupCount)
    var count = 0
    let members = (0..<graph.memberCount).filter {
      covered[$0] == 0 && graph.groupsByMember.degree(of: $0) > 0
    }
    .sorted { (graph.groupsByMember.degree(of: $0), $0) < (graph.groupsByMember.degree(of: $1), $1) }
    for member in members {
      let groups = graph.groups(of: UInt32(truncatingIfNeeded: member))
      if groups.contains(where: { isTaken[Int($0)] }) { continue }
      for group in groups { isTaken[Int(group)] = true }
      count += 1
    }
    return count
  }

  /// Looks for fewer groups than the best; false if the steps run out.
  private mutating func search() -> Bool {
    stepCount += 1
    if stepCount > stepLimit { return false }
    if open == 0 {
      if chosen.count < best.count { best = chosen }
      return true
    }
    if chosen.count + independent() >= best.count { return true }
    let member = (0..<graph.memberCount)
      .filter { covered[$0] == 0 && graph.groupsByMember.degree(of: $0) > 0 }
      .min { (graph.groupsByMember.degree(of: $0), $0) < (graph.groupsByMember.degree(of: $1), $1) }
    guard let member else { return true }
    let groups = graph.groups(of: UInt32(truncatingIfNeeded: member))
    let gains = groups.map { group in graph.members(of: group).count { covered[Int($0)] == 0 } }
    for place in groups.indices.sorted(by: { (gains[$1], groups[$0]) < (gains[$0], groups[$1]) }) {
      choose(groups[place], by: 1)
      let isDone = search()
      choose(groups[place], by: -1)
      if !isDone { return false }
    }
    return true
  }

  private mutating func choose(_ group: UInt32, by step: Int) {
    for member in graph.members(of: group) {
      let before = covered[Int(member)]
      covered[Int(member)] += step
      if before == 0 { open -= 1 }
      if covered[Int(member)] == 0 { open += 1 }
    }
    if step > 0 { chosen.append(group) } else { chosen.removeLast() }
  }
}
