/// Maximum flow by Dinic's algorithm: phases, each of which finds how long the shortest paths with capacity left are
/// and then sends along them all that fits.
///
/// E. A. Dinic, 'Algorithm for solution of a problem of maximum flow in networks with power estimation', Soviet
/// Mathematics Doklady 11 (1970). The levels come from two searches, one from each end, of which always the cheaper
/// one goes on: a phase then reads little more than lies between source and target.
struct Dinic<Network: FlowNetwork & ~Copyable>: ~Copyable {
  var network: Network
  private let sources: [UInt32]
  private let targets: [UInt32]

  /// 0 for a node not found; 1 plus the distance from the sources for one found from there; -1 minus the distance to
  /// the targets for one found from there. So the label of the next node of a shortest path is that of the last one
  /// plus 1, but for the step from one search to the other. Nodes found from the sources from which a shortest path
  /// goes on to the targets have `onward` added, so that no path is looked for in vain beyond the others.
  private var labels: Buffer<Int32>
  /// The position a node's row is to be read on from.
  private var positions: Buffer<UInt32>
  /// The nodes found from the sources, from the front; those found from the targets, from the back.
  private var queue: Buffer<UInt32>
  private var fromSources = Wave()
  private var fromTargets = Wave()
  /// The nodes from which a shortest path goes on to the targets.
  private var onwardNodes: [UInt32] = []
  private let onward: Int32 = 1 << 30
  /// The residual arcs and their tails of the path under way.
  private var pathArcs: [Int] = []
  private var pathNodes: [UInt32] = []

  /// One of the two searches.
  private struct Wave {
    /// How many nodes were found, and how many of them lie within the frontier.
    var found = 0
    var finished = 0
    /// How many arcs the frontier has.
    var work = 0
    /// The label of the frontier.
    var label: Int32 = 0
  }

  init(_ network: consuming Network, from sources: [UInt32], to targets: [UInt32]) {
    labels = Buffer(repeating: 0, count: network.nodeCount)
    positions = Buffer(repeating: 0, count: network.nodeCount)
    queue = Buffer(repeating: 0, count: network.nodeCount)
    self.network = network
    (self.sources, self.targets) = (sources, targets)
  }

  /// Sends as much flow as possible.
  mutating func run() {
    while findLevels() {
      markOnwardNodes()
      for source in sources where labels[source] > onward { fillPaths(from: source) }
    }
  }

  /// Whether a node can be reached from the sources by residual arcs, after `run` and `completeSourceSide`: these are
  /// the nodes on the sources' side of a minimum cut, and of all minimum cuts that with the fewest.
  func isOnSourceSide(_ node: UInt32) -> Bool { labels[node] > 0 }

  /// The nodes on the sources' side.
  var sourceSide: [UInt32] { (0..<fromSources.found).map { queue[$0] } }

  /// Lets the search from the sources run to its end; `run` may have ended because that from the targets did.
  mutating func completeSourceSide() {
    while fromSources.finished < fromSources.found { _ = goForward() }
  }

  // MARK: Levels

  /// Labels nodes until the searches meet; false if they cannot.
  private mutating func findLevels() -> Bool {
    for place in 0..<fromSources.found { labels[queue[place]] = 0 }
    for place in 0..<fromTargets.found { labels[queue[queue.count - 1 - place]] = 0 }
    fromSources = Wave(label: 1)
    fromTargets = Wave(label: -1)
    for source in sources where labels[source] == 0 { label(source, 1) }
    for target in targets where labels[target] == 0 { label(target, -1) }
    while fromSources.finished < fromSources.found, fromTargets.finished < fromTargets.found {
      if fromSources.work <= fromTargets.work ? goForward() : goBackward() { return true }
    }
    return false
  }

  @inline(__always)
  private mutating func label(_ node: UInt32, _ label: Int32) {
    labels[node] = label
    positions[node] = 0
    if label > 0 {
      queue[fromSources.found] = node
      fromSources.found += 1
      fromSources.work += network.outgoing(from: node).count
    } else {
      queue[queue.count - 1 - fromTargets.found] = node
      fromTargets.found += 1
      fromTargets.work += network.incoming(to: node).count
    }
  }

  /// Takes the search from the sources one step further. If it meets the other, true, the wave stays where it is and
  /// the nodes at which it does are those to go on from.
  private mutating func goForward() -> Bool {
    let (first, end) = (fromSources.finished, fromSources.found)
    onwardNodes.removeAll(keepingCapacity: true)
    fromSources.work = 0
    for place in first..<end {
      let node = queue[place]
      let row = network.outgoing(from: node)
      for position in 0..<row.count {
        let head = network.head(in: row, at: position)
        let found = labels[head]
        guard found < 0 || found == 0 && onwardNodes.isEmpty,
          network.residual(network.residualArc(in: row, at: position)) > 0
        else { continue }
        if found == 0 {
          label(head, fromSources.label + 1)
        } else {
          goOnward(from: node)
          break
        }
      }
    }
    guard onwardNodes.isEmpty else { return true }
    fromSources.finished = end
    fromSources.label += 1
    return false
  }

  /// The same for the search from the targets.
  private mutating func goBackward() -> Bool {
    let (first, end) = (fromTargets.finished, fromTargets.found)
    onwardNodes.removeAll(keepingCapacity: true)
    fromTargets.work = 0
    for place in first..<end {
      let node = queue[queue.count - 1 - place]
      let row = network.incoming(to: node)
      for position in 0..<row.count {
        let tail = network.head(in: row, at: position)
        let found = labels[tail]
        guard found == 0 && onwardNodes.isEmpty || 0 < found && found < onward,
          network.residual(network.residualArc(in: row, at: position) ^ 1) > 0
        else { continue }
        if found == 0 {
          label(tail, fromTargets.label - 1)
        } else {
          goOnward(from: tail)
        }
      }
    }
    guard onwardNodes.isEmpty else { return true }
    fromTargets.finished = end
    fromTargets.label -= 1
    return false
  }

  private mutating func goOnward(from node: UInt32) {
    labels[node] += onward
    onwardNodes.append(node)
  }

  /// Marks the nodes from which shortest paths lead to those where the searches met.
  private mutating func markOnwardNodes() {
    var next = 0
    while next < onwardNodes.count {
      let node = onwardNodes[next]
      next += 1
      let wanted = labels[node] - onward - 1
      guard wanted > 0 else { continue }
      let row = network.incoming(to: node)
      for position in 0..<row.count {
        let tail = network.head(in: row, at: position)
        guard labels[tail] == wanted else { continue }
        if network.residual(network.residualArc(in: row, at: position) ^ 1) > 0 { goOnward(from: tail) }
      }
    }
  }

  // MARK: Paths

  /// Sends flow along paths of the levels until a source has none left.
  private mutating func fillPaths(from source: UInt32) {
    var node = source
    while true {
      if let arc = nextArc(of: node) {
        pathArcs.append(arc)
        pathNodes.append(node)
        node = network.head(in: network.outgoing(from: node), at: Int(positions[node]))
        if labels[node] == -1 { node = fillPath() }
      } else {
        guard let last = pathNodes.popLast() else { return }
        pathArcs.removeLast()
        positions[last] += 1
        node = last
      }
    }
  }

  /// The next arc of a node with capacity left towards the targets; the node's position then is the arc's.
  private mutating func nextArc(of node: UInt32) -> Int? {
    let wanted = labels[node] == fromSources.label + onward ? fromTargets.label : labels[node] + 1
    let row = network.outgoing(from: node)
    var position = Int(positions[node])
    while position < row.count {
      if labels[network.head(in: row, at: position)] == wanted {
        let arc = network.residualArc(in: row, at: position)
        if network.residual(arc) > 0 {
          positions[node] = UInt32(truncatingIfNeeded: position)
          return arc
        }
      }
      position += 1
    }
    positions[node] = UInt32(truncatingIfNeeded: position)
    return nil
  }

  /// Sends along the path what fits, shortens it to its first full arc, and returns the tail of that.
  private mutating func fillPath() -> UInt32 {
    var amount = Double.infinity
    for arc in pathArcs { amount = min(amount, network.residual(arc)) }
    var firstFull = pathArcs.count - 1
    for place in pathArcs.indices.reversed() {
      network.push(amount, along: pathArcs[place])
      if network.residual(pathArcs[place]) <= 0 { firstFull = place }
    }
    let tail = pathNodes[firstFull]
    pathArcs.removeSubrange(firstFull...)
    pathNodes.removeSubrange(firstFull...)
    return tail
  }
}
