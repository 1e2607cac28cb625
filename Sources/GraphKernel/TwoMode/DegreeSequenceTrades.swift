/// A random walk over the networks with the same degrees and the same fixed cells, all of which it reaches equally
/// often in the long run.
///
/// Two rows trade: what one has alone and what the other has alone is pooled and dealt out anew, each as many as it
/// had (the curveball). With fixed cells trades alone do not reach every network; then every other one, at random, is
/// followed by a move along an alternating cycle of any length, which is taken as likely there as back.
struct DegreeSequenceTrades: ~Copyable {
  private let cells: DegreeSequenceCells
  /// Whether the rows are those of the groups, as the mode with fewer elements mixes faster.
  private let tradesGroups: Bool
  private let offsets: Column<UInt32>
  private let fixed: Affiliations
  /// For each column the number of cells that are 0 and may change.
  private let zeroCounts: [Int]
  /// For each row the number of cells that are 1 and may change.
  private let oneCounts: [Int]
  /// The columns of each row, ascending.
  private var others: Buffer<UInt32>
  private var generator: SplitMix64
  private var first: [UInt32] = []
  private var second: [UInt32] = []

  var rowCount: Int { offsets.count - 1 }

  init(_ cells: DegreeSequenceCells, seed: UInt64) {
    let graph = cells.graph
    tradesGroups = graph.groupCount <= graph.memberCount
    let rows = tradesGroups ? graph.membersByGroup : graph.groupsByMember
    let columns = tradesGroups ? graph.groupsByMember : graph.membersByGroup
    let fixed = tradesGroups ? cells.fixedByGroup : cells.fixedByMember
    let fixedColumns = tradesGroups ? cells.fixedByMember : cells.fixedByGroup
    self.cells = cells
    offsets = rows.offsets
    self.fixed = fixed
    zeroCounts = Self.changeable(columns, fixedColumns, isOne: false, length: rows.offsets.count - 1)
    oneCounts = Self.changeable(rows, fixed, isOne: true, length: 0)
    others = Buffer(rows.others.array)
    generator = SplitMix64(seed: seed)
  }

  /// The number of cells of each row that hold a value and may change.
  private static func changeable(
    _ rows: Affiliations, _ fixed: Affiliations, isOne: Bool, length: Int
  ) -> [Int] {
    (0..<(rows.offsets.count - 1)).map { row in
      let required = fixed.range(of: row).count { rows.contains(fixed.others[$0], in: row) }
      return isOne
        ? rows.degree(of: row) - required : length - rows.degree(of: row) - (fixed.degree(of: row) - required)
    }
  }

  /// Walks on by a number of trades.
  mutating func run(_ trades: Int) {
    guard rowCount > 1 else { return }
    for _ in 0..<trades {
      let one = Int(generator.next(below: UInt64(rowCount)))
      let other = Int(generator.next(below: UInt64(rowCount - 1)))
      trade(one, other < one ? other : other + 1)
      // At every other trade, at random: where one cycle alone is possible, the walk must not swing to and fro.
      if !cells.isEmpty, generator.next(below: 2) == 0 { moveAlongCycle() }
    }
  }

  /// The network the walk has come to.
  var network: TwoModeGraph {
    let rows = Affiliations(offsets: offsets, others: Column(others.copy()))
    let graph = cells.graph
    let columns = rows.transposed(count: tradesGroups ? graph.memberCount : graph.groupCount)
    return TwoModeGraph(
      memberCount: graph.memberCount, groupCount: graph.groupCount, duplicateCount: 0,
      groupsByMember: tradesGroups ? columns : rows, membersByGroup: tradesGroups ? rows : columns)
  }
}

extension DegreeSequenceTrades {
  @inline(__always)
  private func range(of row: Int) -> Range<Int> {
    // Offsets ascend.
    unsafe Range(uncheckedBounds: (Int(offsets[row]), Int(offsets[row + 1])))
  }

  private func isFixed(_ row: Int, _ column: UInt32) -> Bool {
    !cells.isEmpty && fixed.contains(column, in: row)
  }

  /// Visits the columns of two rows in ascending order: the column and whether each row has it.
  @inline(__always)
  private func forEachColumn(_ one: Int, _ other: Int, _ visit: (UInt32, Bool, Bool) -> Void) {
    let end = range(of: one).upperBound, otherEnd = range(of: other).upperBound
    var slot = range(of: one).lowerBound
    var otherSlot = range(of: other).lowerBound
    while slot < end || otherSlot < otherEnd {
      let column = slot < end ? others[slot] : .max
      let otherColumn = otherSlot < otherEnd ? others[otherSlot] : .max
      visit(min(column, otherColumn), column <= otherColumn, otherColumn <= column)
      if column <= otherColumn { slot += 1 }
      if otherColumn <= column { otherSlot += 1 }
    }
  }

  /// Pools what only one of two rows has and the other may have, and deals it out anew.
  private mutating func trade(_ one: Int, _ other: Int) {
    var needed = 0
    var remaining = 0
    forEachColumn(one, other) { column, isInOne, isInOther in
      guard isInOne != isInOther, !isFixed(one, column), !isFixed(other, column) else { return }
      remaining += 1
      if isInOne { needed += 1 }
    }
    guard needed > 0, needed < remaining else { return }
    var first: [UInt32] = [], second: [UInt32] = []
    swap(&first, &self.first)
    swap(&second, &self.second)
    first.removeAll(keepingCapacity: true)
    second.removeAll(keepingCapacity: true)
    var generator = self.generator
    forEachColumn(one, other) { column, isInOne, isInOther in
      guard isInOne != isInOther, !isFixed(one, column), !isFixed(other, column) else {
        if isInOne { first.append(column) }
        if isInOther { second.append(column) }
        return
      }
      // Each choice of as many as are needed is equally likely.
      if generator.next(below: UInt64(remaining)) < needed {
        needed -= 1
        first.append(column)
      } else {
        second.append(column)
      }
      remaining -= 1
    }
    self.generator = generator
    for (slot, column) in zip(range(of: one), first) { others[slot] = column }
    for (slot, column) in zip(range(of: other), second) { others[slot] = column }
    swap(&first, &self.first)
    swap(&second, &self.second)
  }
}

extension DegreeSequenceTrades {
  /// One step of a cycle: a row loses a column to the next row.
  private struct Step {
    let row: Int
    let slot: Int
    let column: UInt32
  }

  /// Walks from a random row to a column it has, on to a row that has not this column, and so on until the first row
  /// comes again; then each row hands on its column. Nothing is moved if a row or column comes twice.
  ///
  /// The number of cells to choose from depends on the degrees and the fixed cells alone, so that the way back, from
  /// the same row, is as likely.
  private mutating func moveAlongCycle() {
    let start = Int(generator.next(below: UInt64(rowCount)))
    var steps: [Step] = []
    var row = start
    repeat {
      guard oneCounts[row] > 0 else { return }
      let step = chooseStep(from: row)
      guard zeroCounts[Int(step.column)] > 0, !steps.contains(where: { $0.column == step.column }) else {
        return
      }
      steps.append(step)
      row = chooseRow(without: step.column)
      if row != start, steps.contains(where: { $0.row == row }) { return }
    } while row != start
    for (index, step) in steps.enumerated() {
      replace(step, with: steps[index == 0 ? steps.count - 1 : index - 1].column)
    }
  }

  /// A column that a row has and may lose, each equally likely.
  private mutating func chooseStep(from row: Int) -> Step {
    let range = range(of: row)
    while true {
      let slot = range.lowerBound + Int(generator.next(below: UInt64(range.count)))
      if !isFixed(row, others[slot]) { return Step(row: row, slot: slot, column: others[slot]) }
    }
  }

  /// A row that has not a column and may gain it, each equally likely.
  private mutating func chooseRow(without column: UInt32) -> Int {
    while true {
      let row = Int(generator.next(below: UInt64(rowCount)))
      if !has(row, column), !isFixed(row, column) { return row }
    }
  }

  private func has(_ row: Int, _ column: UInt32) -> Bool {
    var low = range(of: row).lowerBound
    var high = range(of: row).upperBound
    while low < high {
      let middle = (low + high) / 2
      if others[middle] < column { low = middle + 1 } else { high = middle }
    }
    return low < range(of: row).upperBound && others[low] == column
  }

  /// Puts a column in the place of that of a step and restores the order of the row.
  private mutating func replace(_ step: Step, with column: UInt32) {
    let range = range(of: step.row)
    var slot = step.slot
    while slot > range.lowerBound, others[slot - 1] > column {
      others[slot] = others[slot - 1]
      slot -= 1
    }
    while slot + 1 < range.upperBound, others[slot + 1] < column {
      others[slot] = others[slot + 1]
      slot += 1
    }
    others[slot] = column
  }
}
