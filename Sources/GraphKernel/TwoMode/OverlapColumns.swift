extension Overlaps: RandomAccessCollection {
  /// The positions of the pairs.
  public var indices: Range<Int> { 0..<endIndex }
  /// The position of the first pair.
  public var startIndex: Int { 0 }
  /// The number of pairs.
  public var endIndex: Int { offsets.last ?? 0 }

  /// The pair at a position.
  ///
  /// - Complexity: O(log m) for m groups.
  public subscript(position: Int) -> Overlap {
    precondition(indices.contains(position), "there are \(count) pairs")
    // The last group whose pairs begin at or before the position: groups without pairs begin where the next do.
    var low = 0
    var high = offsets.count - 1
    while high - low > 1 {
      let middle = (low + high) / 2
      if offsets[middle] <= position { low = middle } else { high = middle }
    }
    let block = blocks[blockIndex(of: low)]
    let place = position - offsets[block.groups.lowerBound]
    return Overlap(
      first: UInt32(truncatingIfNeeded: low), second: block.second[place], shared: block.shared[place])
  }

  /// The pairs in order, each in O(1).
  public func makeIterator() -> Iterator { Iterator(overlaps: self) }

  /// The pairs in order.
  public struct Iterator: IteratorProtocol {
    let overlaps: Overlaps
    private var block = 0
    private var row = 0
    private var place = 0
    private var rowEnd = 0

    init(overlaps: Overlaps) {
      self.overlaps = overlaps
      rowEnd = Int(overlaps.blocks.first?.rowLengths.first ?? 0)
    }

    /// The next pair, or nil after the last.
    public mutating func next() -> Overlap? {
      while block < overlaps.blocks.count {
        let pairs = overlaps.blocks[block]
        if place < rowEnd {
          defer { place += 1 }
          return Overlap(
            first: UInt32(truncatingIfNeeded: pairs.groups.lowerBound + row), second: pairs.second[place],
            shared: pairs.shared[place])
        }
        advance(past: pairs)
      }
      return nil
    }

    private mutating func advance(past pairs: Block) {
      row += 1
      if row == pairs.rowLengths.count {
        block += 1
        row = 0
        place = 0
        rowEnd = 0
        guard block < overlaps.blocks.count else { return }
      }
      rowEnd += Int(overlaps.blocks[block].rowLengths[row])
    }
  }

  private func blockIndex(of group: Int) -> Int {
    var low = 0
    var high = blocks.count
    while high - low > 1 {
      let middle = (low + high) / 2
      if blocks[middle].groups.lowerBound <= group { low = middle } else { high = middle }
    }
    return low
  }
}

extension Overlaps {
  /// The first groups of the pairs.
  public var firstGroups: [UInt32] { map(\.first) }

  /// The second groups of the pairs.
  public var secondGroups: [UInt32] { blocks.flatMap(\.second) }

  /// The numbers of shared members of the pairs.
  public var sharedCounts: [UInt32] { blocks.flatMap(\.shared) }

  /// An index of overlap for each pair, in the order of the pairs.
  ///
  /// - Complexity: O(p) for p pairs; Newman's weight O(n + m + Σ d²) for members with d groups each.
  ///
  /// ## Example
  ///
  ///     let graph = try TwoModeGraph(
  ///       memberCount: 3, groupCount: 2, memberships: [(0, 0), (1, 0), (0, 1), (2, 1)])
  ///     let overlaps = graph.overlapsOnOneCore()
  ///     // overlaps.values(of: .jaccard) == [1.0 / 3]
  public func values(of index: OverlapIndex) -> [Double] {
    var values: [Double] = []
    values.reserveCapacity(count)
    let members = index == .newman ? OverlapWalk(graph) : nil
    var collaborations = OverlapCollaborations(groupCount: graph.groupCount)
    forEachRow { first, block, places in
      if let members { collaborations.add(first, of: members) }
      for place in places {
        values.append(sizes(first, block, place, collaborations).value(of: index))
      }
      if members != nil { for place in places { collaborations.sums[block.second[place]] = 0 } }
    }
    return values
  }

  /// Visits the pairs group by group: the first group, the block and the places in the block.
  @inline(__always)
  func forEachRow(_ visit: (Int, Block, Range<Int>) -> Void) {
    for block in blocks {
      var place = 0
      for (group, length) in zip(block.groups, block.rowLengths) {
        visit(group, block, place..<place + Int(length))
        place += Int(length)
      }
    }
  }

  /// What an index of a pair is computed from.
  @inline(__always)
  func sizes(
    _ first: Int, _ block: Block, _ place: Int, _ collaborations: borrowing OverlapCollaborations
  ) -> OverlapSizes {
    let second = block.second[place]
    return OverlapSizes(
      shared: block.shared[place], first: graph.membersByGroup.size(of: first),
      second: graph.membersByGroup.size(of: Int(second)), memberCount: graph.memberCount,
      collaboration: collaborations.sums[second])
  }
}

/// Newman's weights of one group with each group after it.
struct OverlapCollaborations: ~Copyable {
  var sums: Buffer<Double>

  init(groupCount: Int) { sums = Buffer(repeating: 0, count: groupCount) }

  /// Adds up the weights of a group, the shared members of each pair in ascending order.
  mutating func add(_ group: Int, of walk: borrowing OverlapWalk) {
    for slot in walk.groups.range(of: group) {
      let followers = walk.followers(slot)
      guard !followers.isEmpty else { continue }
      let weight = walk.members.collaboration(of: Int(walk.groups.others[slot]))
      for next in followers { sums[walk.members.others[next]] += weight }
    }
  }
}

extension Affiliations {
  /// The length of a row.
  @inline(__always)
  func size(of index: Int) -> UInt32 { offsets[index + 1] - offsets[index] }

  /// What a member adds to Newman's weight of two of its groups.
  @inline(__always)
  func collaboration(of member: Int) -> Double { 1 / Double(degree(of: member) - 1) }
}
