/// 64 possible worlds at a time: bit w of a word says how things stand in world w.
///
/// The worlds in which an arc or a vertex works are drawn when they are first asked for. Reach spreads through all
/// worlds at once, until nothing changes.
struct ReachWorlds: ~Copyable {
  private let sampler: ReachSampler
  private var generator: SplitMix64
  private var arcDraws: Buffer<WorldDraw>
  /// Empty if no vertex fails.
  private var vertexDraws: Buffer<WorldDraw>
  private var batch: UInt64 = 0
  /// By vertex: the worlds in which it is reached.
  private(set) var reached: Buffer<UInt64>
  /// By vertex: the worlds in which its reach is not yet passed on.
  private var pending: Buffer<UInt64>
  private var queue: WorldQueue

  init(_ sampler: ReachSampler, _ generator: SplitMix64) {
    self.sampler = sampler
    self.generator = generator
    let graph = sampler.network.graph
    arcDraws = Buffer(repeating: WorldDraw(), count: graph.arcCount)
    vertexDraws = Buffer(repeating: WorldDraw(), count: sampler.vertices.count)
    reached = Buffer(repeating: 0, count: graph.vertexCount)
    pending = Buffer(repeating: 0, count: graph.vertexCount)
    queue = WorldQueue(vertexCount: graph.vertexCount)
  }

  /// Begins 64 new worlds.
  mutating func begin() {
    batch += 1
    reached.fill(with: 0)
  }

  /// The worlds in which an arc works.
  @inline(__always)
  mutating func worlds(ofArc arc: Graph.Arc) -> UInt64 {
    if arcDraws[arc].batch != batch {
      arcDraws[arc] = WorldDraw(worlds: sampler.arcs[arc].draw(&generator), batch: batch)
    }
    return arcDraws[arc].worlds
  }

  /// The worlds in which a vertex works.
  @inline(__always)
  mutating func worlds(ofVertex vertex: Graph.Vertex) -> UInt64 {
    guard vertexDraws.count > 0 else { return .max }
    if vertexDraws[vertex].batch != batch {
      vertexDraws[vertex] = WorldDraw(worlds: sampler.vertices[vertex].draw(&generator), batch: batch)
    }
    return vertexDraws[vertex].worlds
  }

  /// Whether an arc works in one world.
  @inline(__always)
  mutating func works(arc: Graph.Arc, in world: UInt64) -> Bool { worlds(ofArc: arc) >> world & 1 == 1 }

  /// Whether a vertex works in one world.
  @inline(__always)
  mutating func works(vertex: Graph.Vertex, in world: UInt64) -> Bool {
    worlds(ofVertex: vertex) >> world & 1 == 1
  }

  /// Spreads reach from the sources, in some worlds. Returns those in which a target is reached; in these, reach is
  /// spread no further.
  mutating func spread(in worlds: UInt64) -> UInt64 {
    var hits: UInt64 = 0
    for source in sampler.network.sources {
      let new = worlds & self.worlds(ofVertex: source)
      reached[source] = new
      if sampler.isTarget[source] { hits |= new }
      push(source, new)
    }
    let rows = sampler.network.graph.forward
    while let vertex = queue.pop() {
      let spreading = pending[vertex] & ~hits
      pending[vertex] = 0
      guard spreading != 0 else { continue }
      for slot in rows.slots(of: vertex) where sampler.leads[slot] {
        let neighbour = rows.neighbours[slot]
        var new = spreading & ~reached[neighbour]
        guard new != 0 else { continue }
        new &= self.worlds(ofArc: rows.arcs[slot])
        guard new != 0 else { continue }
        new &= self.worlds(ofVertex: neighbour)
        guard new != 0 else { continue }
        reached[neighbour] |= new
        if sampler.isTarget[neighbour] { hits |= new } else { push(neighbour, new) }
      }
    }
    return hits
  }

  /// Spreads reach backwards from the targets, in worlds in which no source reaches a target.
  mutating func spreadBack(in worlds: UInt64, to reaching: inout Buffer<UInt64>) {
    reaching.fill(with: 0)
    for target in sampler.network.targets {
      reaching[target] = worlds & self.worlds(ofVertex: target)
      push(target, reaching[target])
    }
    let rows = sampler.network.graph.reverse
    while let vertex = queue.pop() {
      let spreading = pending[vertex]
      pending[vertex] = 0
      for slot in rows.slots(of: vertex) where sampler.leadsBack[slot] {
        let neighbour = rows.neighbours[slot]
        var new = spreading & ~reaching[neighbour]
        guard new != 0 else { continue }
        new &= self.worlds(ofArc: rows.arcs[slot])
        guard new != 0 else { continue }
        new &= self.worlds(ofVertex: neighbour)
        guard new != 0 else { continue }
        reaching[neighbour] |= new
        push(neighbour, new)
      }
    }
  }

  @inline(__always)
  private mutating func push(_ vertex: Graph.Vertex, _ worlds: UInt64) {
    guard worlds != 0 else { return }
    if pending[vertex] == 0 { queue.push(vertex) }
    pending[vertex] |= worlds
  }
}

/// The worlds in which an arc or a vertex works, and the batch they were drawn for: side by side, since they are read
/// together from places far apart.
struct WorldDraw: BitwiseCopyable {
  var worlds: UInt64 = 0
  var batch: UInt64 = 0
}

/// Vertices waiting in line, each at most once.
struct WorldQueue: ~Copyable {
  private var line: Buffer<Graph.Vertex>
  private var first = 0
  private var count = 0

  init(vertexCount: Int) { line = Buffer(repeating: 0, count: max(vertexCount, 1)) }

  @inline(__always)
  mutating func push(_ vertex: Graph.Vertex) {
    let place = first + count
    line[place < line.count ? place : place - line.count] = vertex
    count += 1
  }

  @inline(__always)
  mutating func pop() -> Graph.Vertex? {
    guard count > 0 else { return nil }
    let vertex = line[first]
    first = first + 1 < line.count ? first + 1 : 0
    count -= 1
    return vertex
  }
}
