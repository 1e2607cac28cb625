/// The cells of a two-mode network whose value does not change: those prohibited are 0, those required are 1, and
/// both hold what the network holds.
struct DegreeSequenceCells: Sendable {
  let graph: TwoModeGraph
  /// For each member the groups of its fixed cells, ascending, and for each group the members.
  let fixedByMember: Affiliations
  let fixedByGroup: Affiliations

  var isEmpty: Bool { fixedByMember.others.count == 0 }

  /// - Throws: `MeasureError.indexOutOfRange`, `.cellContradictsNetwork`.
  init(
    _ graph: TwoModeGraph, prohibited: [(member: UInt32, group: UInt32)],
    required: [(member: UInt32, group: UInt32)]
  ) throws(MeasureError) {
    for (cells, isRequired) in [(prohibited, false), (required, true)] {
      for cell in cells {
        guard cell.member < graph.memberCount else {
          throw .indexOutOfRange(cell.member, count: graph.memberCount)
        }
        guard cell.group < graph.groupCount else {
          throw .indexOutOfRange(cell.group, count: graph.groupCount)
        }
        guard graph.groupsByMember.contains(cell.group, in: Int(cell.member)) == isRequired else {
          throw .cellContradictsNetwork(member: cell.member, group: cell.group)
        }
      }
    }
    let cells = prohibited + required
    let byGroup = Affiliations(
      count: graph.groupCount, near: cells.lazy.map(\.group), far: cells.lazy.map(\.member))
    self.graph = graph
    fixedByMember = byGroup.transposed(count: graph.memberCount).removingRepetitions()
    fixedByGroup = fixedByMember.transposed(count: graph.groupCount)
  }

  func isFixed(member: Int, group: UInt32) -> Bool { fixedByMember.contains(group, in: member) }
}

extension Affiliations {
  /// Whether a row, which ascends, has an element.
  func contains(_ other: UInt32, in row: Int) -> Bool {
    var low = range(of: row).lowerBound
    var high = range(of: row).upperBound
    while low < high {
      let middle = (low + high) / 2
      if others[middle] < other { low = middle + 1 } else { high = middle }
    }
    return low < range(of: row).upperBound && others[low] == other
  }
}

/// Members, or groups, that no null model with fixed degrees can tell apart: those of the same number of free
/// memberships and the same fixed cells.
struct DegreeSequenceClasses: Sendable {
  /// The class of each element.
  let classes: [Int]
  /// The first element and the number of elements of each class.
  let representatives: [Int]
  let counts: [Int]

  var count: Int { counts.count }

  /// - Parameters:
  ///   - rows: The memberships of one mode.
  ///   - fixed: The fixed cells of the same mode.
  init(rows: Affiliations, fixed: Affiliations) {
    var classes: [Int] = [], representatives: [Int] = [], counts: [Int] = []
    var known: [[UInt32]: Int] = [:]
    for element in 0..<(rows.offsets.count - 1) {
      var free = rows.size(of: element)
      var key = fixed.range(of: element).map { slot in
        let isRequired = rows.contains(fixed.others[slot], in: element)
        if isRequired { free -= 1 }
        return fixed.others[slot] << 1 | (isRequired ? 1 : 0)
      }
      key.append(free)
      let index = known[key, default: counts.count]
      if index == counts.count {
        known[key] = index
        representatives.append(element)
        counts.append(0)
      }
      classes.append(index)
      counts[index] += 1
    }
    self.classes = classes
    self.representatives = representatives
    self.counts = counts
  }
}
