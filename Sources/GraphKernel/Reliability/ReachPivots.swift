/// Finds the arcs and vertices that every path of one world uses: the bridges and cut vertices between sources and
/// targets.
///
/// One path is found first; only its elements can be pivotal. Then reach grows along the path, one vertex after the
/// other, and with it what is reached beside the path. Where it leads no further along the path than the next arc or
/// vertex, that one is pivotal. Each arc is looked at twice at most: O(n + m) a world.
struct ReachPivots: ~Copyable {
  private let sampler: ReachSampler
  /// By vertex: the search that found it last. Two searches a world.
  private var found: Buffer<UInt32>
  private var search: UInt32 = 0
  /// By vertex: the slot by which it was first found; all bits set at a source.
  private var slotBefore: Buffer<UInt32>
  private var vertexBefore: Buffer<Graph.Vertex>
  /// By vertex: its place in the path, from 1, and 0 elsewhere.
  private var place: Buffer<UInt32>
  private var queue: WorldQueue
  /// The vertices of the path, and before each but the first the arc to it.
  private var path: [(vertex: Graph.Vertex, arc: Graph.Arc)] = []
  /// How far along the path reach leads; one more than its length for a target beside it.
  private var farthest = 0
  /// In how many worlds each was pivotal.
  private(set) var arcCounts: [Int]
  private(set) var vertexCounts: [Int]

  init(_ sampler: ReachSampler) {
    self.sampler = sampler
    let graph = sampler.network.graph
    found = Buffer(repeating: 0, count: graph.vertexCount)
    slotBefore = Buffer(repeating: 0, count: graph.vertexCount)
    vertexBefore = Buffer(repeating: 0, count: graph.vertexCount)
    place = Buffer(repeating: 0, count: graph.vertexCount)
    queue = WorldQueue(vertexCount: graph.vertexCount)
    arcCounts = Array(repeating: 0, count: graph.arcCount)
    vertexCounts = Array(repeating: 0, count: graph.vertexCount)
  }

  /// Counts the pivotal elements of one world in which a target is reached.
  mutating func count(_ worlds: inout ReachWorlds, world: UInt64) {
    guard findPath(&worlds, world) else { return }
    for (index, step) in path.enumerated() { place[step.vertex] = UInt32(truncatingIfNeeded: index + 1) }
    search += 1
    farthest = 0
    for source in sampler.network.sources where worlds.works(vertex: source, in: world) { meet(source) }
    growBeside(&worlds, world)
    for (index, step) in path.enumerated() {
      // Reach has grown from all before this vertex; the arc to it was left out.
      if index > 0 {
        if farthest <= index { arcCounts[Int(step.arc)] += 1 }
        farthest = max(farthest, index + 1)
      }
      if farthest == index + 1 { vertexCounts[Int(step.vertex)] += 1 }
      guard farthest <= path.count else { break }
      let next = index + 1 < path.count ? path[index + 1].arc : nil
      grow(from: step.vertex, without: next, &worlds, world)
      growBeside(&worlds, world)
    }
    for step in path { place[step.vertex] = 0 }
    while queue.pop() != nil {}
  }

  /// Finds a path of fewest arcs. Returns false if there is none.
  private mutating func findPath(_ worlds: inout ReachWorlds, _ world: UInt64) -> Bool {
    search += 1
    path.removeAll(keepingCapacity: true)
    let rows = sampler.network.graph.forward
    for source in sampler.network.sources where worlds.works(vertex: source, in: world) {
      found[source] = search
      slotBefore[source] = .max
      queue.push(source)
    }
    while let vertex = queue.pop() {
      if sampler.isTarget[vertex] {
        while queue.pop() != nil {}
        trace(to: vertex)
        return true
      }
      for slot in rows.slots(of: vertex) where sampler.leads[slot] {
        let neighbour = rows.neighbours[slot]
        guard found[neighbour] != search, worlds.works(arc: rows.arcs[slot], in: world),
          worlds.works(vertex: neighbour, in: world)
        else { continue }
        found[neighbour] = search
        slotBefore[neighbour] = UInt32(truncatingIfNeeded: slot)
        vertexBefore[neighbour] = vertex
        queue.push(neighbour)
      }
    }
    return false
  }

  private mutating func trace(to target: Graph.Vertex) {
    var vertex = target
    while slotBefore[vertex] != .max {
      path.append((vertex, sampler.network.graph.forward.arcs[slotBefore[vertex]]))
      vertex = vertexBefore[vertex]
    }
    path.append((vertex, 0))
    path.reverse()
  }

  /// Takes note of a vertex that reach has come to.
  private mutating func meet(_ vertex: Graph.Vertex) {
    if place[vertex] > 0 {
      farthest = max(farthest, Int(place[vertex]))
    } else if found[vertex] != search {
      found[vertex] = search
      if sampler.isTarget[vertex] { farthest = path.count + 1 }
      queue.push(vertex)
    }
  }

  private mutating func growBeside(_ worlds: inout ReachWorlds, _ world: UInt64) {
    while farthest <= path.count, let vertex = queue.pop() {
      grow(from: vertex, without: nil, &worlds, world)
    }
  }

  private mutating func grow(
    from vertex: Graph.Vertex, without omitted: Graph.Arc?, _ worlds: inout ReachWorlds, _ world: UInt64
  ) {
    let rows = sampler.network.graph.forward
    for slot in rows.slots(of: vertex) where sampler.leads[slot] && rows.arcs[slot] != omitted {
      let neighbour = rows.neighbours[slot]
      guard place[neighbour] > 0 || found[neighbour] != search,
        worlds.works(arc: rows.arcs[slot], in: world), worlds.works(vertex: neighbour, in: world)
      else { continue }
      meet(neighbour)
    }
  }
}
