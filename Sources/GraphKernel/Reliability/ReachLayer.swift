/// The states a decision leads to, each once, with their probabilities, in the order in which they were found.
struct ReachLayer {
  private(set) var states: ContiguousArray<ReachState> = []
  private(set) var probabilities: ContiguousArray<Double> = []
  /// A hash table with open addressing: 1 more than the index of a state, or 0.
  private var table = ContiguousArray<UInt32>(repeating: 0, count: 16)

  var count: Int { states.count }

  mutating func add(_ state: ReachState, _ probability: Double) {
    guard probability > 0 else { return }
    if states.count * 2 >= table.count { grow() }
    let slot = slot(of: state)
    if table[slot] > 0 {
      probabilities[Int(table[slot]) - 1] += probability
    } else {
      states.append(state)
      probabilities.append(probability)
      table[slot] = UInt32(truncatingIfNeeded: states.count)
    }
  }

  mutating func removeAll() {
    states.removeAll(keepingCapacity: true)
    probabilities.removeAll(keepingCapacity: true)
    table = ContiguousArray(repeating: 0, count: 16)
  }

  private mutating func grow() {
    table = ContiguousArray(repeating: 0, count: table.count * 4)
    for (index, state) in states.enumerated() {
      table[slot(of: state)] = UInt32(truncatingIfNeeded: index + 1)
    }
  }

  /// Where a state stands in the table, or belongs.
  private func slot(of state: ReachState) -> Int {
    let mask = table.count - 1
    var slot = Int(truncatingIfNeeded: state.mixed) & mask
    while table[slot] > 0, states[Int(table[slot]) - 1] != state { slot = (slot + 1) & mask }
    return slot
  }
}
