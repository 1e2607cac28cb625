/// An order in which to take the vertices of a reduced question, so that few stand between those done with and
/// those not yet met: a greedy search for a small frontier from each of some first vertices.
struct ReachOrder {
  /// The vertices in the order in which they are done with.
  private(set) var vertices: [Int] = []
  /// The largest number of vertices met and not done with.
  private(set) var width = 0
  /// The sum over steps of 4 to the power of the width, a guess of the number of states.
  private var cost = 0.0

  /// The best order found, or nil if each needs more than `limit` vertices at a time.
  static func best(_ reduction: ReachReduction, limit: Int) -> ReachOrder? {
    let neighbours = (0..<reduction.start).map { vertex in
      reduction.neighbours(of: vertex).filter { $0 < reduction.start }
    }
    let vertices = (0..<reduction.start).filter { !reduction.links[$0].isEmpty }
    let firsts =
      vertices.count <= 48
      ? vertices
      : Array(
        [reduction.start, reduction.goal].flatMap { reduction.neighbours(of: $0).prefix(4) }
          .filter { $0 < reduction.start })
    var best: ReachOrder?
    for first in firsts {
      var order = ReachOrder()
      let bound = best?.cost ?? .infinity
      guard order.complete(from: first, vertices, neighbours, limit: limit, bound: bound) else { continue }
      best = order
    }
    return best
  }

  /// Completes the order, or returns false if it meets too many vertices or costs no less than `bound`.
  private mutating func complete(
    from first: Int, _ all: [Int], _ neighbours: [[Int]], limit: Int, bound: Double
  ) -> Bool {
    var isMet = [Bool](repeating: false, count: neighbours.count)
    var frontier: [Int] = []
    var next: Int? = first
    while let vertex = next {
      for met in [vertex] + neighbours[vertex] where !isMet[met] {
        isMet[met] = true
        frontier.append(met)
      }
      width = max(width, frontier.count)
      var power = 1.0
      for _ in frontier { power *= 4 }
      cost += power
      guard width <= limit, cost < bound else { return false }
      frontier.removeAll { $0 == vertex }
      vertices.append(vertex)
      // The vertex that meets fewest new ones; of equals, the one met first.
      next =
        frontier.enumerated().min { first, second in
          let counts = [first, second].map { entry in neighbours[entry.element].count { !isMet[$0] } }
          return (counts[0], first.offset) < (counts[1], second.offset)
        }?.element
      if next == nil { next = all.first { !isMet[$0] } }
    }
    return true
  }
}
