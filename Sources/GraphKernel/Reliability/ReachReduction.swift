/// A question of reach made smaller without changing its answer.
///
/// All sources hang on one start, all targets on one goal. Between two vertices stand at most two arcs, one each
/// way. An edge becomes two arcs that need not fail together: the answer depends on the chance of each alone,
/// since once one of two vertices is reached the way back to it is of no use.
struct ReachReduction {
  /// The arcs between a vertex and a neighbour.
  struct Link {
    /// The probability of the arc to the neighbour, 0 if there is none.
    var out = 0.0
    /// The probability of the arc from the neighbour.
    var into = 0.0
  }

  /// The vertex all sources are reached from; the goal is the next.
  let start: Int
  var goal: Int { start + 1 }
  /// By vertex and neighbour. Read in ascending order only, so that sums have one order.
  private(set) var links: [[Int: Link]]
  /// The probability of each vertex.
  private(set) var survival: [Double]
  private var outCounts: [Int]
  private var inCounts: [Int]
  private var queue: [Int] = []
  private var isQueued: [Bool]

  init(_ network: ReachNetwork) {
    let graph = network.graph
    start = graph.vertexCount
    links = Array(repeating: [:], count: start + 2)
    survival = graph.vertices.map { network.probability(of: $0) } + [1, 1]
    outCounts = Array(repeating: 0, count: start + 2)
    inCounts = outCounts
    isQueued = Array(repeating: false, count: start + 2)
    for source in network.sources { add(1, from: start, to: Int(source)) }
    for target in network.targets { add(1, from: Int(target), to: goal) }
    for arc in 0..<graph.arcCount {
      let (tail, head) = (Int(graph.sources[arc]), Int(graph.targets[arc]))
      let probability = network.arcProbabilities[arc]
      if network.ways[arc].contains(.onward) { add(probability, from: tail, to: head) }
      if network.ways[arc].contains(.back) { add(probability, from: head, to: tail) }
    }
    removeIrrelevant()
    for vertex in 0..<start { enqueue(vertex) }
    var next = 0
    while next < queue.count {
      isQueued[queue[next]] = false
      reduce(queue[next])
      next += 1
    }
  }

  /// The neighbours of a vertex, in ascending order.
  func neighbours(of vertex: Int) -> [Int] { links[vertex].keys.sorted() }

  func link(_ vertex: Int, _ neighbour: Int) -> Link { links[vertex][neighbour] ?? Link() }
}

// Rules, each applied to one vertex.
extension ReachReduction {
  /// The largest number of neighbours a rule looks through each time a vertex changes.
  private static let scanLimit = 32

  private mutating func reduce(_ vertex: Int) {
    guard !links[vertex].isEmpty else { return }
    guard outCounts[vertex] > 0, inCounts[vertex] > 0, survival[vertex] > 0 else {
      return remove(vertex)
    }
    if links[vertex].count <= Self.scanLimit {
      absorbOnlyArc(of: vertex)
      guard outCounts[vertex] > 0, inCounts[vertex] > 0 else { return remove(vertex) }
    }
    if survival[vertex] == 1, link(start, vertex).out == 1 { return merge(vertex, into: start) }
    if survival[vertex] == 1, link(vertex, goal).out == 1 { return merge(vertex, into: goal) }
    if links[vertex].count <= 2 { bypass(vertex) }
  }

  /// If all ways into a vertex, or out of it, are one arc, the vertex fails with that arc, and the arc back is of no
  /// use.
  private mutating func absorbOnlyArc(of vertex: Int) {
    if inCounts[vertex] == 1, let before = neighbours(of: vertex).first(where: { link(vertex, $0).into > 0 })
    {
      set(link(vertex, before).into * survival[vertex], from: before, to: vertex)
      survival[vertex] = 1
      set(0, from: vertex, to: before)
    }
    if outCounts[vertex] == 1, let after = neighbours(of: vertex).first(where: { link(vertex, $0).out > 0 }) {
      set(link(vertex, after).out * survival[vertex], from: vertex, to: after)
      survival[vertex] = 1
      set(0, from: after, to: vertex)
    }
  }

  /// A vertex between two neighbours becomes an arc between them, each way; one with a single neighbour goes.
  private mutating func bypass(_ vertex: Int) {
    let ends = neighbours(of: vertex)
    let passing = ends.map { link(vertex, $0) }
    let survival = survival[vertex]
    remove(vertex)
    guard ends.count == 2 else { return }
    add(passing[0].into * survival * passing[1].out, from: ends[0], to: ends[1])
    add(passing[1].into * survival * passing[0].out, from: ends[1], to: ends[0])
  }

  /// Makes a vertex one with the start or the goal.
  private mutating func merge(_ vertex: Int, into end: Int) {
    let moved = neighbours(of: vertex).map { ($0, link(vertex, $0)) }
    remove(vertex)
    for (neighbour, link) in moved where neighbour != end {
      add(link.out, from: end, to: neighbour)
      add(link.into, from: neighbour, to: end)
    }
  }

  private mutating func remove(_ vertex: Int) {
    for neighbour in neighbours(of: vertex) {
      set(0, from: vertex, to: neighbour)
      set(0, from: neighbour, to: vertex)
    }
  }

  /// Adds an arc, parallel to the one there may be.
  private mutating func add(_ probability: Double, from tail: Int, to head: Int) {
    guard tail != head, head != start, tail != goal else { return }
    let present = link(tail, head).out
    set(present + probability * (1 - present), from: tail, to: head)
  }

  private mutating func set(_ probability: Double, from tail: Int, to head: Int) {
    let former = link(tail, head)
    guard former.out != probability else { return }
    if former.out == 0 || probability == 0 {
      outCounts[tail] += probability == 0 ? -1 : 1
      inCounts[head] += probability == 0 ? -1 : 1
    }
    let isUnlinked = probability == 0 && former.into == 0
    links[tail][head] = isUnlinked ? nil : Link(out: probability, into: former.into)
    links[head][tail] = isUnlinked ? nil : Link(out: former.into, into: probability)
    enqueue(tail)
    enqueue(head)
  }

  private mutating func enqueue(_ vertex: Int) {
    guard vertex < start, !isQueued[vertex] else { return }
    isQueued[vertex] = true
    queue.append(vertex)
  }
}

// What lies on no path from start to goal.
extension ReachReduction {
  /// Removes the vertices that the start does not reach or that do not reach the goal, then those that a single
  /// vertex cuts off from both.
  private mutating func removeIrrelevant() {
    let reached = search(from: start) { $0.out > 0 }
    let reaching = search(from: goal) { $0.into > 0 }
    for vertex in 0..<start where !(reached[vertex] && reaching[vertex]) { remove(vertex) }
    guard !links[start].isEmpty else { return }
    let block = ReachBlock(links.map { $0.keys.sorted() }, start, goal)
    for vertex in 0..<start where !block.contains[vertex] { remove(vertex) }
  }

  private func search(from origin: Int, along follows: (Link) -> Bool) -> [Bool] {
    var found = [Bool](repeating: false, count: links.count)
    found[origin] = true
    var stack = [origin]
    while let vertex = stack.popLast() {
      for (neighbour, link) in links[vertex]
      where follows(link) && survival[neighbour] > 0 && !found[neighbour] {
        found[neighbour] = true
        stack.append(neighbour)
      }
    }
    return found
  }
}
