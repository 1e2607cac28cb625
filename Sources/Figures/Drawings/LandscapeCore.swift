/// Which of many nodes are drawn: those with the most lines that hang together.
enum LandscapeCore {
  /// Takes first the node with the most lines, then always the one with the most of all that have a line to those taken;
  /// of equal ones the first. Where nothing more hangs together, it begins anew.
  ///
  /// - Parameters:
  ///   - lines: the two ends of each line.
  ///   - top: how many are taken at most.
  /// - Complexity: O(lines + top · nodes)
  static func nodes(of lines: [(from: Int, to: Int)], top: Int) -> Set<Int> {
    var neighbours: [Int: Set<Int>] = [:]
    var degrees: [Int: Int] = [:]
    for line in lines {
      for (one, other) in [(line.from, line.to), (line.to, line.from)] {
        neighbours[one, default: []].insert(other)
        degrees[one, default: 0] += 1
      }
    }
    func comesFirst(_ one: Int, _ other: Int) -> Bool {
      (-(degrees[one] ?? 0), one) < (-(degrees[other] ?? 0), other)
    }
    var taken: Set<Int> = []
    var reachable: Set<Int> = []
    while taken.count < top {
      let candidates = reachable.isEmpty ? Set(degrees.keys).subtracting(taken) : reachable
      guard let next = candidates.min(by: comesFirst) else { break }
      taken.insert(next)
      reachable = reachable.union(neighbours[next] ?? []).subtracting(taken)
    }
    return taken
  }
}
