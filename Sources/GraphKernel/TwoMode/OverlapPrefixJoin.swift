extension OverlapIndex {
  /// Whether the index of two groups that share only the last few members of one is bounded by their number.
  var boundsByPrefix: Bool {
    switch self {
    case .count, .jaccard, .dice, .cosine, .newman: true
    case .overlapCoefficient, .lift, .bonacich: false
    }
  }
}

/// The members of each group that are in other groups too, those with the fewest groups first.
struct OverlapPrefixes: Sendable {
  let graph: TwoModeGraph
  let index: OverlapIndex
  /// The members of each group, in ascending order of their number of groups.
  let rarestFirst: Affiliations
  /// The highest index that a pair can have which shares no member before a slot of `rarestFirst`.
  let bounds: Column<Double>
  /// The greatest length of a row.
  let longest: Int

  init(_ graph: TwoModeGraph, index: OverlapIndex) {
    self.graph = graph
    self.index = index
    rarestFirst = Self.rarestFirst(of: graph)
    longest = (0..<graph.groupCount).reduce(0) { [rarestFirst] in max($0, rarestFirst.degree(of: $1)) }
    var bounds = Buffer<Double>(repeating: 0, count: rarestFirst.others.count)
    for group in 0..<graph.groupCount {
      let row = rarestFirst.range(of: group)
      var collaboration = 0.0
      for slot in row.reversed() {
        collaboration += graph.groupsByMember.collaboration(of: Int(rarestFirst.others[slot]))
        let remaining = UInt32(truncatingIfNeeded: row.upperBound - slot)
        // The other group is least when it is no more than what is shared. Sums in another order may differ.
        bounds[slot] = OverlapSizes(
          shared: remaining, first: graph.membersByGroup.size(of: group), second: remaining,
          memberCount: graph.memberCount, collaboration: collaboration * (1 + 0x1p-30)
        ).value(of: index)
      }
    }
    self.bounds = Column(bounds)
  }

  private static func rarestFirst(of graph: TwoModeGraph) -> Affiliations {
    let members = graph.groupsByMember
    let degrees = (0..<graph.memberCount).map { members.size(of: $0) }
    let byDegree = Affiliations(
      count: Int(degrees.max() ?? 0) + 1, near: degrees, far: 0..<UInt32(truncatingIfNeeded: degrees.count))
    let ascending = byDegree.others
    let shared = byDegree.offsets[min(2, byDegree.offsets.count - 1)]
    var next = Buffer<UInt32>(repeating: 0, count: graph.groupCount + 1)
    for place in Int(shared)..<ascending.count {
      for slot in members.range(of: Int(ascending[place])) { next[Int(members.others[slot]) + 1] += 1 }
    }
    for group in 1..<max(next.count, 1) { next[group] += next[group - 1] }
    let offsets = Column(next.copy())
    var others = Buffer<UInt32>(repeating: 0, count: Int(offsets[graph.groupCount]))
    for place in Int(shared)..<ascending.count {
      for slot in members.range(of: Int(ascending[place])) {
        let group = members.others[slot]
        others[next[group]] = ascending[place]
        next[group] += 1
      }
    }
    return Affiliations(offsets: offsets, others: Column(others))
  }

  /// The join of the first `depth` members of each group.
  func join(limit: Int, depth: Int) -> OverlapPrefixJoin {
    join(limit: limit, threshold: -.infinity) { min(rarestFirst.degree(of: $0), depth) }
  }

  /// The join that finds each pair whose index is at least a threshold.
  func join(limit: Int, threshold: Double) -> OverlapPrefixJoin {
    join(limit: limit, threshold: threshold) { group in
      let row = rarestFirst.range(of: group)
      var end = row.lowerBound
      while end < row.upperBound, bounds[end] >= threshold { end += 1 }
      return end - row.lowerBound
    }
  }

  private func join(limit: Int, threshold: Double, length: (Int) -> Int) -> OverlapPrefixJoin {
    var offsets = Buffer<UInt32>(repeating: 0, count: graph.groupCount + 1)
    for group in 0..<graph.groupCount {
      offsets[group + 1] = offsets[group] + UInt32(truncatingIfNeeded: length(group))
    }
    var others = Buffer<UInt32>(repeating: 0, count: Int(offsets[graph.groupCount]))
    for group in 0..<graph.groupCount {
      let source = rarestFirst.range(of: group).lowerBound
      let start = Int(offsets[group])
      for place in start..<Int(offsets[group + 1]) {
        others[place] = rarestFirst.others[source + place - start]
      }
    }
    let prefixes = Affiliations(offsets: Column(offsets), others: Column(others))
    return OverlapPrefixJoin(prefixes: self, rows: prefixes, limit: limit, threshold: threshold)
  }
}

/// The pairs of groups that share a member of the first few of both, the best being kept.
struct OverlapPrefixJoin: Sendable {
  private let prefixes: OverlapPrefixes
  private let rows: Affiliations
  /// For each member the groups that have it among their first few, ascending.
  private let columns: Affiliations
  /// For each slot of `rows` the slot that follows the same membership in `columns`.
  private let starts: Column<UInt32>
  private let limit: Int
  private let threshold: Double
  /// The members read if no pair is met twice and all are compared.
  let stepCount: Int

  init(prefixes: OverlapPrefixes, rows: Affiliations, limit: Int, threshold: Double) {
    let columns = rows.transposed(count: prefixes.graph.memberCount)
    let groups = prefixes.graph.membersByGroup
    var next = Buffer<UInt32>(repeating: 0, count: columns.offsets.count)
    for member in 0..<columns.offsets.count { next[member] = columns.offsets[member] }
    var starts = Buffer<UInt32>(repeating: 0, count: rows.others.count)
    var steps = 0
    for group in 0..<prefixes.graph.groupCount {
      for slot in rows.range(of: group) {
        let member = rows.others[slot]
        steps += Int(next[member] - columns.offsets[member]) * (1 + groups.degree(of: group))
        next[member] += 1
        starts[slot] = next[member]
      }
    }
    self.prefixes = prefixes
    self.rows = rows
    self.columns = columns
    self.starts = Column(starts)
    self.limit = limit
    self.threshold = threshold
    stepCount = steps
  }

  /// Whether all pairs whose index is at least a value were compared.
  func covers(_ value: Double) -> Bool {
    (0..<prefixes.graph.groupCount).allSatisfy { group in
      let row = prefixes.rarestFirst.range(of: group)
      let next = row.lowerBound + rows.degree(of: group)
      return next >= row.upperBound || prefixes.bounds[next] < value
    }
  }

  func leaders<Failure: Error>(
    of groups: Range<Int>, isCancelled check: () throws(Failure) -> Void
  ) throws(Failure) -> OverlapLeaders {
    let graph = prefixes.graph
    var leaders = OverlapLeaders(limit: limit)
    var comparison = OverlapComparison(graph: graph, index: prefixes.index)
    var met = Buffer<UInt32>(repeating: 0, count: graph.groupCount)
    for group in groups {
      try check()
      let mark = UInt32(truncatingIfNeeded: group) + 1
      comparison.begin(group)
      for slot in rows.range(of: group) {
        for place in Int(starts[slot])..<Int(columns.offsets[Int(rows.others[slot]) + 1]) {
          let other = columns.others[place]
          if met[other] == mark { continue }
          met[other] = mark
          comparison.offer(other, to: &leaders, atLeast: threshold)
        }
      }
    }
    return leaders
  }
}

/// The comparison of one group with others, member by member.
struct OverlapComparison: ~Copyable {
  private let graph: TwoModeGraph
  private let index: OverlapIndex
  private var group = 0
  private var isMarked = false
  /// One more than the last group marked that the member is in.
  private var marks: Buffer<UInt32>

  init(graph: TwoModeGraph, index: OverlapIndex) {
    self.graph = graph
    self.index = index
    marks = Buffer(repeating: 0, count: graph.memberCount)
  }

  mutating func begin(_ group: Int) {
    self.group = group
    isMarked = false
  }

  /// Compares the group with another, unless their sizes alone show that it is no leader.
  @inline(__always)
  mutating func offer(_ other: UInt32, to leaders: inout OverlapLeaders, atLeast threshold: Double) {
    let groups = graph.membersByGroup
    let first = groups.size(of: group), second = groups.size(of: Int(other))
    var sizes = OverlapSizes(
      shared: min(first, second), first: first, second: second, memberCount: graph.memberCount,
      collaboration: .infinity)
    if sizes.value(of: index) < max(threshold, leaders.threshold) { return }
    if !isMarked { markMembers() }
    let mark = UInt32(truncatingIfNeeded: group) + 1
    var shared: UInt32 = 0
    var collaboration = 0.0
    for slot in groups.range(of: Int(other)) where marks[groups.others[slot]] == mark {
      shared += 1
      if index == .newman {
        collaboration += graph.groupsByMember.collaboration(of: Int(groups.others[slot]))
      }
    }
    sizes = OverlapSizes(
      shared: shared, first: first, second: second, memberCount: graph.memberCount,
      collaboration: collaboration)
    leaders.offer(sizes.value(of: index), first: group, second: other, shared: shared)
  }

  private mutating func markMembers() {
    isMarked = true
    let mark = UInt32(truncatingIfNeeded: group) + 1
    for slot in graph.membersByGroup.range(of: group) {
      marks[graph.membersByGroup.others[slot]] = mark
    }
  }
}
