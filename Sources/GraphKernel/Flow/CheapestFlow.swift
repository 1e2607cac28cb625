/// A flow of least cost through a network of unit capacities, made unit by unit along shortest residual paths.
///
/// Potentials keep the costs of residual arcs from being negative, so that Dijkstra's algorithm finds the paths. They
/// begin as distances to the target: then a search goes on only as far as its path is longer than the shortest one.
struct CheapestFlow<Network: FlowNetwork & ~Copyable>: ~Copyable {
  private var network: Network
  private let source: UInt32
  private let target: UInt32
  private let costs: Column<Double>
  /// What costs are multiplied by, so that no sum overflows.
  private let scale: Double
  private var potentials: Buffer<Double>
  private var distances: Buffer<Double>
  /// The residual arc by which a node was reached, and the tail of that.
  private var arrivals: Buffer<Int>
  private var tails: Buffer<UInt32>
  /// The nodes with a distance that is not infinite, and those of them whose distance is final.
  private var reached: [UInt32] = []
  private var settled: [UInt32] = []
  private var queue = QuaternaryHeap<Entry>()

  private struct Entry: Comparable {
    let distance: Double
    let node: UInt32

    static func < (first: Entry, second: Entry) -> Bool {
      (first.distance, first.node) < (second.distance, second.node)
    }
  }

  /// - Parameter costs: By arc of the graph.
  init(_ network: consuming Network, from source: UInt32, to target: UInt32, costs: Column<Double>) {
    potentials = Buffer(repeating: 0, count: network.nodeCount)
    distances = Buffer(repeating: .infinity, count: network.nodeCount)
    arrivals = Buffer(repeating: 0, count: network.nodeCount)
    tails = Buffer(repeating: 0, count: network.nodeCount)
    self.network = network
    (self.source, self.target, self.costs) = (source, target, costs)
    var largest = 0.0
    for arc in 0..<costs.count { largest = max(largest, costs[arc]) }
    scale = largest > 0x1p960 ? 0x1p-60 : 1
  }

  /// Sends so many units, or as many as there is room for, and takes the flow apart into routes.
  mutating func routes(count: Int) -> [[Graph.Arc]] {
    guard count > 0, initialisePotentials() else { return [] }
    var unitCount = 0
    while unitCount < count, sendUnit() { unitCount += 1 }
    return (0..<unitCount).map { _ in takeRoute() }
  }

  private mutating func reset(to start: UInt32) {
    for node in reached { distances[node] = .infinity }
    reached.removeAll(keepingCapacity: true)
    settled.removeAll(keepingCapacity: true)
    queue.removeAll()
    reach(start, at: 0)
  }

  @inline(__always)
  private mutating func reach(_ node: UInt32, at distance: Double) {
    if distances[node] == .infinity { reached.append(node) }
    distances[node] = distance
    queue.push(Entry(distance: distance, node: node))
  }

  /// The cost of a unit along a residual arc: what an arc costs, less where flow is taken back.
  @inline(__always)
  private func cost(along residualArc: Int) -> Double {
    guard let arc = network.graphArc(of: residualArc) else { return 0 }
    let cost = costs[arc] * scale
    return network.carriesUnit(residualArc ^ 1) ? -cost : cost
  }

  /// Sets potentials from the distances to the target, up to that of the source; false if there is no path.
  private mutating func initialisePotentials() -> Bool {
    reset(to: target)
    while let entry = queue.popMin() {
      let node = entry.node
      guard entry.distance == distances[node] else { continue }
      settled.append(node)
      if node == source { break }
      let row = network.incoming(to: node)
      for position in 0..<row.count {
        let tail = network.head(in: row, at: position)
        let arc = network.residualArc(in: row, at: position) ^ 1
        guard network.residual(arc) > 0 else { continue }
        let distance = entry.distance + cost(along: arc)
        if distance < distances[tail] { reach(tail, at: distance) }
      }
    }
    let farthest = distances[source]
    guard farthest < .infinity else { return false }
    potentials.fill(with: -farthest)
    for node in settled { potentials[node] = -distances[node] }
    return true
  }

  /// Sends one unit along a shortest residual path; false if there is none.
  private mutating func sendUnit() -> Bool {
    reset(to: source)
    while let entry = queue.popMin(), entry.node != target {
      let node = entry.node
      guard entry.distance == distances[node] else { continue }
      settled.append(node)
      let row = network.outgoing(from: node)
      for position in 0..<row.count {
        let arc = network.residualArc(in: row, at: position)
        guard network.residual(arc) > 0 else { continue }
        let head = network.head(in: row, at: position)
        // Rounding alone can make this negative.
        let cost = max(0, cost(along: arc) + potentials[node] - potentials[head])
        guard entry.distance + cost < distances[head] else { continue }
        reach(head, at: entry.distance + cost)
        arrivals[head] = arc
        tails[head] = node
      }
    }
    let farthest = distances[target]
    guard farthest < .infinity else { return false }
    for node in settled { potentials[node] += distances[node] - farthest }
    var node = target
    while node != source {
      network.push(1, along: arrivals[node])
      node = tails[node]
    }
    return true
  }

  /// Takes one unit of the flow away and returns the arcs along which it ran.
  private mutating func takeRoute() -> [Graph.Arc] {
    var route: [Graph.Arc] = []
    var node = source
    while node != target {
      var next: (arc: Int, head: UInt32)?
      let row = network.outgoing(from: node)
      for position in 0..<row.count {
        let arc = network.residualArc(in: row, at: position)
        guard network.carriesUnit(arc) else { continue }
        next = (arc, network.head(in: row, at: position))
        break
      }
      // What enters a node leaves it.
      guard let next else { return route }
      network.push(1, along: next.arc ^ 1)
      if let arc = network.graphArc(of: next.arc) { route.append(arc) }
      node = next.head
    }
    return route
  }
}
