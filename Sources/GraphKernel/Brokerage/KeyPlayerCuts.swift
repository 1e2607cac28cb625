/// For each vertex of an undirected graph, how far the graph would fall apart without it, all found in one
/// depth-first search.
///
/// R. Tarjan, 'Depth-first search and linear graph algorithms', SIAM Journal on Computing 1 (1972): the
/// subtrees of a vertex from which no edge leads above it come apart from the rest.
struct KeyPlayerCuts: ~Copyable {
  private let graph: Graph
  private var isRemoved: Buffer<Bool>
  /// The place of each vertex in the search, from 1; 0 for not met.
  private var places: Buffer<UInt32>
  /// The first place to which an edge leads from the subtree of each vertex.
  private var lowest: Buffer<UInt32>
  private var parents: Buffer<UInt32>
  private var nextSlots: Buffer<Int>
  private var sizes: Buffer<Int>
  /// The vertices in the subtrees that come apart without each vertex, and the ordered pairs within them.
  private var apart: Buffer<Int>
  private var pairsApart: Buffer<Double>
  private var order: Buffer<UInt32>

  init(_ graph: Graph) {
    let count = graph.vertexCount
    self.graph = graph
    isRemoved = Buffer(repeating: false, count: count)
    places = Buffer(repeating: 0, count: count)
    lowest = Buffer(repeating: 0, count: count)
    parents = Buffer(repeating: 0, count: count)
    nextSlots = Buffer(repeating: 0, count: count)
    sizes = Buffer(repeating: 0, count: count)
    apart = Buffer(repeating: 0, count: count)
    pairsApart = Buffer(repeating: 0, count: count)
    order = Buffer(repeating: 0, count: count)
  }

  mutating func remove(_ vertex: Graph.Vertex) { isRemoved[vertex] = true }

  /// The vertex without which most ordered pairs of those left have no path, the first of equals; nil if all
  /// are removed.
  mutating func best() -> Graph.Vertex? {
    places.fill(with: 0)
    var end = 0
    var best: (vertex: Graph.Vertex, change: Double)?
    // What the removal of each vertex changes in the number of joined pairs.
    var changes = Buffer(repeating: 0.0, count: graph.vertexCount)
    for root in graph.vertices where !isRemoved[root] && places[root] == 0 {
      let start = end
      search(from: root, &end)
      let size = Double(end - start)
      for place in start..<end {
        let vertex = order[place]
        let rest = Double(end - start - 1 - apart[vertex])
        changes[vertex] = pairsApart[vertex] + rest * (rest - 1) - size * (size - 1)
      }
    }
    for vertex in graph.vertices where !isRemoved[vertex] {
      if let known = best, known.change <= changes[vertex] { continue }
      best = (vertex, changes[vertex])
    }
    return best?.vertex
  }

  private mutating func search(from root: Graph.Vertex, _ end: inout Int) {
    meet(root, &end)
    var vertex = root
    while true {
      if nextSlots[vertex] < graph.forward.slots(of: vertex).upperBound {
        let neighbour = graph.forward.neighbours[nextSlots[vertex]]
        nextSlots[vertex] += 1
        guard !isRemoved[neighbour] else { continue }
        if places[neighbour] == 0 {
          parents[neighbour] = vertex
          meet(neighbour, &end)
          vertex = neighbour
        } else {
          lowest[vertex] = min(lowest[vertex], places[neighbour])
        }
      } else {
        guard vertex != root else { return }
        let parent = parents[vertex]
        leave(vertex, to: parent)
        vertex = parent
      }
    }
  }

  private mutating func meet(_ vertex: Graph.Vertex, _ end: inout Int) {
    order[end] = vertex
    end += 1
    places[vertex] = UInt32(truncatingIfNeeded: end)
    lowest[vertex] = places[vertex]
    nextSlots[vertex] = graph.forward.slots(of: vertex).lowerBound
    sizes[vertex] = 1
    apart[vertex] = 0
    pairsApart[vertex] = 0
  }

  private mutating func leave(_ vertex: Graph.Vertex, to parent: Graph.Vertex) {
    let size = sizes[vertex]
    sizes[parent] += size
    lowest[parent] = min(lowest[parent], lowest[vertex])
    guard lowest[vertex] >= places[parent] else { return }
    apart[parent] += size
    pairsApart[parent] += Double(size) * Double(size - 1)
  }
}
