/// The vertices that lie on a simple path between two vertices of an undirected graph: those of the biconnected
/// component in which the two are joined by one more edge.
///
/// R. E. Tarjan, 'Depth-first search and linear graph algorithms', SIAM Journal on Computing 1 (1972).
struct ReachBlock {
  /// By vertex.
  private(set) var contains: [Bool]

  /// - Parameter neighbours: By vertex, without loops and repetitions.
  /// - Complexity: O(n + m).
  init(_ neighbours: [[Int]], _ start: Int, _ goal: Int) {
    contains = Array(repeating: false, count: neighbours.count)
    // The added edge is the first one walked, so the component wanted is the one that closes at the start.
    var entry = [Int](repeating: -1, count: neighbours.count)
    var low = entry
    var nextIndex = [Int](repeating: 0, count: neighbours.count)
    var open = [start, goal]
    var path = [goal]
    (entry[start], low[start], entry[goal], low[goal]) = (0, 0, 1, 0)
    var time = 2
    while let vertex = path.last {
      if nextIndex[vertex] < neighbours[vertex].count {
        let neighbour = neighbours[vertex][nextIndex[vertex]]
        nextIndex[vertex] += 1
        if entry[neighbour] >= 0 {
          low[vertex] = min(low[vertex], entry[neighbour])
        } else {
          (entry[neighbour], low[neighbour]) = (time, time)
          time += 1
          open.append(neighbour)
          path.append(neighbour)
        }
        continue
      }
      path.removeLast()
      guard let parent = path.last else { break }
      low[parent] = min(low[parent], low[vertex])
      // `parent` cuts off what was found below it: it leads back no further.
      if low[vertex] >= entry[parent] {
        while let last = open.popLast(), last != vertex {}
      }
    }
    for vertex in open { contains[vertex] = true }
  }
}
