/// A question of reach laid out for sampling.
struct ReachSampler: Sendable {
  let network: ReachNetwork
  let arcs: Column<BernoulliMask>
  /// By vertex; empty if no vertex fails.
  let vertices: Column<BernoulliMask>
  /// By slot of the forward rows: whether the way from the row's vertex to its neighbour can be of use.
  let leads: Column<Bool>
  /// By slot of the reverse rows: whether the way from the neighbour to the row's vertex can be of use.
  let leadsBack: Column<Bool>
  let isSource: Column<Bool>
  let isTarget: Column<Bool>
  /// By vertex: whether it can be reached from a source and can reach a target.
  let isRelevant: Column<Bool>

  /// - Parameters:
  ///   - includesImpossible: Whether arcs and vertices of probability 0 count as ways that can be of use.
  ///   - reachesAll: Whether all that is reached counts, and no vertex is a target.
  init(_ network: ReachNetwork, includesImpossible: Bool = false, reachesAll: Bool = false) {
    let graph = network.graph
    self.network = network
    arcs = Column(network.arcProbabilities.map { BernoulliMask($0) })
    vertices = Column(network.vertexProbabilities.map { BernoulliMask($0) })

    func isPossible(_ vertex: Graph.Vertex) -> Bool {
      includesImpossible || network.probability(of: vertex) > 0
    }
    func isOpen(_ arc: Graph.Arc, from tail: Graph.Vertex, to head: Graph.Vertex) -> Bool {
      network.allows(arc, from: tail) && (includesImpossible || network.arcProbabilities[Int(arc)] > 0)
        && isPossible(tail) && isPossible(head)
    }
    func search(_ rows: Rows, from origins: [Graph.Vertex], isForward: Bool) -> (
      found: [Bool], isOrigin: [Bool]
    ) {
      var found = [Bool](repeating: false, count: graph.vertexCount)
      for origin in origins { found[Int(origin)] = true }
      let isOrigin = found
      var stack = origins.filter(isPossible)
      while let vertex = stack.popLast() {
        for slot in rows.slots(of: vertex) {
          let (arc, neighbour) = (rows.arcs[slot], rows.neighbours[slot])
          guard !found[Int(neighbour)],
            isForward ? isOpen(arc, from: vertex, to: neighbour) : isOpen(arc, from: neighbour, to: vertex)
          else { continue }
          found[Int(neighbour)] = true
          stack.append(neighbour)
        }
      }
      return (found, isOrigin)
    }
    let ahead = search(graph.forward, from: network.sources, isForward: true)
    let behind = search(graph.reverse, from: reachesAll ? [] : network.targets, isForward: false)
    let relevant = zip(ahead.found, behind.found).map { $0 && ($1 || reachesAll) }

    func slots(_ rows: Rows, isForward: Bool) -> Column<Bool> {
      var open = Buffer(repeating: false, count: rows.slotCount)
      for vertex in graph.vertices where relevant[Int(vertex)] {
        for slot in rows.slots(of: vertex) where relevant[Int(rows.neighbours[slot])] {
          let (arc, neighbour) = (rows.arcs[slot], rows.neighbours[slot])
          open[slot] =
            isForward ? isOpen(arc, from: vertex, to: neighbour) : isOpen(arc, from: neighbour, to: vertex)
        }
      }
      return Column(open)
    }
    isRelevant = Column(relevant)
    isSource = Column(ahead.isOrigin)
    isTarget = Column(behind.isOrigin)
    leads = slots(graph.forward, isForward: true)
    leadsBack = slots(graph.reverse, isForward: false)
  }
}
