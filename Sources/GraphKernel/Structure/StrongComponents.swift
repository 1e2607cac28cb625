extension Graph {
  /// The strongly connected components: the largest sets of vertices each of which can be reached from each other.
  ///
  /// R. Tarjan, 'Depth-first search and linear graph algorithms', SIAM Journal on Computing 1 (1972), without
  /// recursion.
  ///
  /// Self-loops and parallel arcs change nothing. A vertex on no cycle is a component of its own. In an undirected
  /// graph these are the connected components.
  ///
  /// - Complexity: O(n + m) time, O(n) space.
  ///
  /// ## Example
  ///
  ///     let graph = try Graph(vertexCount: 4, arcs: [(0, 1), (1, 2), (2, 1), (2, 3)])
  ///     let components = graph.stronglyConnectedComponents()
  ///     // components.labels == [0, 1, 1, 2]
  ///     // components.count == 3
  public func stronglyConnectedComponents() -> Components {
    guard isDirected else { return weaklyConnectedComponents() }
    var search = StrongComponentSearch(vertexCount: vertexCount)
    for vertex in vertices { search.visit(vertex, in: forward) }
    // The search numbers components as it leaves them: number them again by first vertex.
    var newNumbers = Buffer<UInt32>(repeating: .max, count: search.componentCount)
    var labels = [UInt32](repeating: 0, count: vertexCount)
    var count: UInt32 = 0
    for vertex in 0..<vertexCount {
      let component = search.components[vertex]
      if newNumbers[component] == .max {
        newNumbers[component] = count
        count += 1
      }
      labels[vertex] = newNumbers[component]
    }
    return Components(labels: labels, count: Int(count))
  }

  /// The vertices so that each strong component stands together, and after all from which it can be reached.
  func topologicalOrder() -> Buffer<Vertex> {
    var search = StrongComponentSearch(vertexCount: vertexCount)
    for vertex in vertices { search.visit(vertex, in: forward) }
    var order = Buffer<Vertex>(repeating: 0, count: vertexCount)
    for index in 0..<vertexCount { order[index] = search.left[vertexCount - 1 - index] }
    return order
  }
}

/// Tarjan's depth-first search.
private struct StrongComponentSearch: ~Copyable {
  /// The component of each vertex, in the order in which the search leaves them: what a component reaches has
  /// a lower number.
  var components: Buffer<UInt32>
  private(set) var componentCount = 0
  /// The vertices in the order of their components.
  var left: Buffer<Graph.Vertex>

  private var leftCount = 0
  /// The number a vertex was found under, from 1; 0 if it was not found yet, the largest if it was left.
  private var numbers: Buffer<UInt32>
  private var found: UInt32 = 0
  /// The vertices found and not left; the path the search stands on; and where it stands in each row.
  private var open: Buffer<Graph.Vertex>
  private var openCount = 0
  private var path: Buffer<Graph.Vertex>
  private var nextSlots: Buffer<UInt32>

  init(vertexCount: Int) {
    components = Buffer(repeating: 0, count: vertexCount)
    left = Buffer(repeating: 0, count: vertexCount)
    numbers = Buffer(repeating: 0, count: vertexCount)
    open = Buffer(repeating: 0, count: vertexCount)
    path = Buffer(repeating: 0, count: vertexCount)
    nextSlots = Buffer(repeating: 0, count: vertexCount)
  }

  /// Searches from a root, unless it was found already.
  mutating func visit(_ root: Graph.Vertex, in rows: Rows) {
    guard numbers[root] == 0 else { return }
    var depth = 1
    enter(root, in: rows)
    path[0] = root
    // The lowest number seen from each vertex of the path stands in its place of `components` until it is left.
    while depth > 0 {
      let vertex = path[depth - 1]
      let slot = nextSlots[vertex]
      if slot < rows.offsets[Int(vertex) + 1] {
        nextSlots[vertex] = slot + 1
        let next = rows.neighbours[slot]
        if numbers[next] == 0 {
          enter(next, in: rows)
          path[depth] = next
          depth += 1
        } else if numbers[next] < components[vertex] {
          components[vertex] = numbers[next]
        }
      } else {
        depth -= 1
        let low = components[vertex]
        if low == numbers[vertex] {
          leave(vertex)
        } else {
          // A vertex that is not the root of its component has the number of another for good.
          let parent = path[depth - 1]
          components[parent] = min(components[parent], low)
        }
      }
    }
  }

  private mutating func enter(_ vertex: Graph.Vertex, in rows: Rows) {
    found += 1
    numbers[vertex] = found
    components[vertex] = found
    nextSlots[vertex] = rows.offsets[vertex]
    open[openCount] = vertex
    openCount += 1
  }

  /// Closes the component of which `root` was found first: all that was found since and is open.
  private mutating func leave(_ root: Graph.Vertex) {
    var vertex: Graph.Vertex
    repeat {
      openCount -= 1
      vertex = open[openCount]
      components[vertex] = UInt32(truncatingIfNeeded: componentCount)
      numbers[vertex] = .max
      left[leftCount] = vertex
      leftCount += 1
    } while vertex != root
    componentCount += 1
  }
}
