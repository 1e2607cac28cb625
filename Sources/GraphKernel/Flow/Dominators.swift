/// The vertices that no path from a source can avoid.
///
/// Vertex u dominates vertex v if every path from the source to v passes u. A vertex dominates itself, the source all
/// that it reaches. The dominators of a vertex stand one behind the other on every path to it; the last one before the
/// vertex is its immediate dominator.
public struct DominatorTree: Hashable, Sendable {
  /// The vertex paths begin at.
  public let source: Graph.Vertex
  /// The immediate dominator of each vertex; nil for the source and for vertices it does not reach.
  public let immediateDominators: [Graph.Vertex?]
  /// How many vertices each vertex dominates, itself included; 0 for vertices the source does not reach.
  public let dominatedCounts: [Int]

  /// The dominators of a vertex in the order in which paths pass them, from the source to the vertex itself; nil if the
  /// source does not reach it.
  ///
  /// - Throws: `MeasureError.indexOutOfRange`.
  /// - Complexity: O(k) for k dominators.
  public func dominators(of vertex: Graph.Vertex) throws(MeasureError) -> [Graph.Vertex]? {
    guard vertex < dominatedCounts.count else {
      throw .indexOutOfRange(vertex, count: dominatedCounts.count)
    }
    guard dominatedCounts[Int(vertex)] > 0 else { return nil }
    var chain = [vertex]
    var last = vertex
    while let dominator = immediateDominators[Int(last)] {
      chain.append(dominator)
      last = dominator
    }
    return chain.reversed()
  }
}

extension Graph {
  /// The immediate dominator of each vertex: the last of the vertices that all paths to it from a source must pass.
  ///
  /// T. Lengauer and R. E. Tarjan, 'A fast algorithm for finding dominators in a flowgraph', ACM Transactions on
  /// Programming Languages and Systems 1 (1979), with simple linking. Arcs are walked in their direction, edges either
  /// way. Parallel arcs and self-loops make no difference.
  ///
  /// - Throws: `MeasureError.indexOutOfRange`.
  /// - Complexity: O(m log n) time, O(n) memory.
  ///
  /// ## Example
  ///
  ///     let steps: [(source: UInt32, target: UInt32)] = [(0, 1), (0, 2), (1, 3), (2, 3), (3, 4)]
  ///     let workflow = try Graph(vertexCount: 6, arcs: steps)
  ///     let tree = try workflow.dominatorTree(from: 0)
  ///     // tree.immediateDominators == [nil, 0, 0, 0, 3, nil]
  ///     // tree.dominatedCounts == [5, 1, 1, 2, 1, 0]
  public func dominatorTree(from source: Vertex) throws(MeasureError) -> DominatorTree {
    try check(CollectionOfOne(source))
    var search = DominatorSearch(self, from: source)
    return search.run()
  }

  /// The vertices that every path from one vertex to another passes, both ends included, in the order in which they
  /// are passed; nil if no path leads there.
  ///
  /// - Throws: `MeasureError.indexOutOfRange`.
  /// - Complexity: O(m log n) time, O(n) memory. For several targets of one source ask `dominatorTree(from:)`.
  ///
  /// ## Example
  ///
  ///     let steps: [(source: UInt32, target: UInt32)] = [(0, 1), (0, 2), (1, 3), (2, 3), (3, 4)]
  ///     let workflow = try Graph(vertexCount: 6, arcs: steps)
  ///     let gates = try workflow.dominators(from: 0, to: 4)
  ///     // gates == [0, 3, 4]
  public func dominators(from source: Vertex, to target: Vertex) throws(MeasureError) -> [Vertex]? {
    try check([source, target])
    return try dominatorTree(from: source).dominators(of: target)
  }
}

/// The work of Lengauer and Tarjan's algorithm. Vertices are named by their numbers in a depth-first search, by which
/// all but the first two columns go; `none` stands for no number.
private struct DominatorSearch: ~Copyable {
  private static let none = UInt32.max

  private let graph: Graph
  private let source: Graph.Vertex
  private var numbers: Buffer<UInt32>
  private var vertices: Buffer<Graph.Vertex>
  private var count: UInt32 = 0
  private var parents: Buffer<UInt32>
  private var semidominators: Buffer<UInt32>
  private var dominators: Buffer<UInt32>
  /// A forest of the numbers dealt with: what each hangs from, and the number with the least semidominator on the
  /// way up as far as that way has been shortened.
  private var ancestors: Buffer<UInt32>
  private var best: Buffer<UInt32>
  /// The numbers of one semidominator, as a list.
  private var firstOfBucket: Buffer<UInt32>
  private var nextInBucket: Buffer<UInt32>
  private var way: [UInt32] = []

  init(_ graph: Graph, from source: Graph.Vertex) {
    let size = graph.vertexCount
    self.graph = graph
    self.source = source
    numbers = Buffer(repeating: Self.none, count: size)
    vertices = Buffer(repeating: 0, count: size)
    parents = Buffer(repeating: Self.none, count: size)
    semidominators = Buffer(repeating: 0, count: size)
    dominators = Buffer(repeating: 0, count: size)
    ancestors = Buffer(repeating: Self.none, count: size)
    best = Buffer(repeating: 0, count: size)
    firstOfBucket = Buffer(repeating: Self.none, count: size)
    nextInBucket = Buffer(repeating: Self.none, count: size)
  }

  mutating func run() -> DominatorTree {
    numberVertices()
    for number in (1..<max(count, 1)).reversed() { process(number) }
    for number in 1..<max(count, 1) where dominators[number] != semidominators[number] {
      dominators[number] = dominators[dominators[number]]
    }
    return tree()
  }

  private func tree() -> DominatorTree {
    var immediate = [Graph.Vertex?](repeating: nil, count: graph.vertexCount)
    var counts = [Int](repeating: 0, count: graph.vertexCount)
    counts[Int(source)] = 1
    // A dominator has a lower number than what it dominates.
    for number in (1..<max(count, 1)).reversed() {
      let (vertex, dominator) = (vertices[number], vertices[dominators[number]])
      immediate[Int(vertex)] = dominator
      counts[Int(vertex)] += 1
      counts[Int(dominator)] += counts[Int(vertex)]
    }
    return DominatorTree(source: source, immediateDominators: immediate, dominatedCounts: counts)
  }

  private mutating func number(_ vertex: Graph.Vertex, after parent: UInt32) {
    numbers[vertex] = count
    vertices[count] = vertex
    parents[count] = parent
    semidominators[count] = count
    best[count] = count
    count += 1
  }

  /// Numbers vertices depth first.
  private mutating func numberVertices() {
    var nextSlots = Buffer(repeating: 0, count: graph.vertexCount)
    number(source, after: Self.none)
    var number: UInt32 = 0
    nextSlots[0] = graph.forward.slots(of: source).lowerBound
    while number != Self.none {
      let slot = nextSlots[number]
      guard slot < graph.forward.slots(of: vertices[number]).upperBound else {
        number = parents[number]
        continue
      }
      nextSlots[number] = slot + 1
      let neighbour = graph.forward.neighbours[slot]
      guard numbers[neighbour] == Self.none else { continue }
      self.number(neighbour, after: number)
      number = count - 1
      nextSlots[number] = graph.forward.slots(of: neighbour).lowerBound
    }
  }

  /// Finds a number's semidominator, and the dominators of those with its parent as semidominator, or for each
  /// another number with the same dominator.
  private mutating func process(_ number: UInt32) {
    for slot in graph.reverse.slots(of: vertices[number]) {
      let neighbour = numbers[graph.reverse.neighbours[slot]]
      guard neighbour != Self.none else { continue }
      semidominators[number] = min(semidominators[number], semidominators[bestOnWayUp(from: neighbour)])
    }
    nextInBucket[number] = firstOfBucket[semidominators[number]]
    firstOfBucket[semidominators[number]] = number

    let parent = parents[number]
    ancestors[number] = parent
    var member = firstOfBucket[parent]
    firstOfBucket[parent] = Self.none
    while member != Self.none {
      let lowest = bestOnWayUp(from: member)
      dominators[member] = semidominators[lowest] < semidominators[member] ? lowest : parent
      member = nextInBucket[member]
    }
  }

  /// The number with the least semidominator on the way up the forest, its root excepted; shortens the way.
  private mutating func bestOnWayUp(from number: UInt32) -> UInt32 {
    guard ancestors[number] != Self.none else { return number }
    var last = number
    while ancestors[ancestors[last]] != Self.none {
      way.append(last)
      last = ancestors[last]
    }
    while let lower = way.popLast() {
      let upper = ancestors[lower]
      if semidominators[best[upper]] < semidominators[best[lower]] { best[lower] = best[upper] }
      ancestors[lower] = ancestors[upper]
    }
    return best[number]
  }
}
