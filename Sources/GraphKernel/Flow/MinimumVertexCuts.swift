/// All the smallest sets of vertices whose removal parts a source from a target.
public struct MinimumVertexCuts: Hashable, Sendable {
  /// How many vertices each of the sets has.
  public let size: Int
  /// The sets, each ascending, in ascending order.
  public let cuts: [[Graph.Vertex]]
  /// Whether these are all there are; false if the limit was reached before.
  public let isComplete: Bool
}

extension Graph {
  /// All the smallest sets of vertices without which no path leads from one vertex to another; nil if an arc leads
  /// from the source to the target, for then there are none.
  ///
  /// J.-C. Picard and M. Queyranne, 'On the structure of all minimum cuts in a network and applications', Mathematical
  /// Programming Studies 13 (1980): they are the sets that no residual arc of a maximum flow leaves. Parallel arcs and
  /// self-loops make no difference. Where no path leads, the only one is the empty set.
  ///
  /// - Parameter limit: How many sets to list at most, from 1; there may be exponentially many. The one nearest to the
  ///   source, that of `minimumVertexCut(from:to:vertexWeights:)`, is always listed.
  /// - Throws: `MeasureError.indexOutOfRange`; `.invalidParameter` if the source is the target or the limit below 1.
  /// - Complexity: O(√n m) time, then O(n + m) for each set; O(n + m) memory beside the result.
  ///
  /// ## Example
  ///
  ///     let ties: [(source: UInt32, target: UInt32)] = [(0, 1), (0, 2), (1, 3), (2, 3), (3, 4), (4, 5)]
  ///     let chain = try Graph(vertexCount: 6, arcs: ties, isDirected: false)
  ///     let found = try chain.minimumVertexCuts(from: 0, to: 5)
  ///     // found?.cuts == [[3], [4]]
  ///     // found?.isComplete == true
  public func minimumVertexCuts(
    from source: Vertex, to target: Vertex, limit: Int = 1000
  ) throws(MeasureError) -> MinimumVertexCuts? {
    let terminals = try FlowTerminals([source], [target], in: self)
    guard limit >= 1 else {
      throw .invalidParameter(name: "limit", value: Double(limit), allowed: "a whole number from 1")
    }
    guard !areAdjacent(terminals) else { return nil }
    let flow = vertexFlow(terminals, vertexWeights: nil)
    var enumeration = ClosedSets(flow.network, vertexCount: vertexCount, from: source, to: target)
    let isComplete = enumeration.run(limit: limit)
    let cuts = enumeration.cuts.sorted { $0.lexicographicallyPrecedes($1) }
    return MinimumVertexCuts(size: cuts.first?.count ?? 0, cuts: cuts, isComplete: isComplete)
  }
}

/// Enumerates the closed sets of a residual network: sets of nodes with the source, without the target, that no
/// residual arc leaves.
///
/// A minimum cut is a set of vertices with flow whose entries are inside and whose exits are outside. The closed sets
/// that follow from choices among the entries of vertices with flow are one for each minimum cut: what the cut's
/// entries reach contains, by the flow turned round, the entries of all vertices on the way to it. So each entry in
/// turn is put outside, with all that reaches it, or inside, with all it reaches; no choice is ever in vain.
private struct ClosedSets: ~Copyable {
  private enum Side: UInt8 { case open, inside, outside }

  /// An entry chosen to be outside, which is to be put inside later.
  private struct Choice {
    let candidate: Int
    let markedCount: Int
  }

  private let network: SplitNetwork
  /// The vertices with flow.
  private let candidates: [Graph.Vertex]
  private var sides: [Side]
  /// The nodes whose side is no longer open, in the order in which that came.
  private var marked: [UInt32] = []
  private(set) var cuts: [[Graph.Vertex]] = []

  init(
    _ network: consuming SplitNetwork, vertexCount: Int, from source: Graph.Vertex, to target: Graph.Vertex
  ) {
    var candidates: [Graph.Vertex] = []
    for vertex in 0..<Graph.Vertex(truncatingIfNeeded: vertexCount)
    where network.hasFlow(through: vertex) {
      candidates.append(vertex)
    }
    self.candidates = candidates
    sides = Array(repeating: .open, count: network.nodeCount)
    self.network = network
    putInside(SplitNetwork.exit(of: source))
    putOutside(SplitNetwork.entry(of: target))
  }

  /// Lists cuts; true if there were no more than `limit`.
  mutating func run(limit: Int) -> Bool {
    var choices: [Choice] = []
    var candidate = 0
    while true {
      while candidate < candidates.count {
        let entry = SplitNetwork.entry(of: candidates[candidate])
        if sides[Int(entry)] == .open {
          choices.append(Choice(candidate: candidate, markedCount: marked.count))
          putOutside(entry)
        }
        candidate += 1
      }
      cuts.append(cut)
      guard let choice = choices.popLast() else { return true }
      guard cuts.count < limit else { return false }
      while marked.count > choice.markedCount, let node = marked.popLast() { sides[Int(node)] = .open }
      putInside(SplitNetwork.entry(of: candidates[choice.candidate]))
      candidate = choice.candidate + 1
    }
  }

  private var cut: [Graph.Vertex] {
    candidates.filter { vertex in
      sides[Int(SplitNetwork.entry(of: vertex))] == .inside
        && sides[Int(SplitNetwork.exit(of: vertex))] != .inside
    }
  }

  /// Puts a node inside, and all it reaches.
  private mutating func putInside(_ node: UInt32) {
    var next = marked.count
    mark(node, .inside)
    while next < marked.count {
      let node = marked[next]
      next += 1
      let row = network.outgoing(from: node)
      for position in 0..<row.count {
        let head = network.head(in: row, at: position)
        guard sides[Int(head)] == .open else { continue }
        if network.residual(network.residualArc(in: row, at: position)) > 0 { mark(head, .inside) }
      }
    }
  }

  /// Puts a node outside, and all that reaches it.
  private mutating func putOutside(_ node: UInt32) {
    var next = marked.count
    mark(node, .outside)
    while next < marked.count {
      let node = marked[next]
      next += 1
      let row = network.incoming(to: node)
      for position in 0..<row.count {
        let tail = network.head(in: row, at: position)
        guard sides[Int(tail)] == .open else { continue }
        if network.residual(network.residualArc(in: row, at: position) ^ 1) > 0 { mark(tail, .outside) }
      }
    }
  }

  private mutating func mark(_ node: UInt32, _ side: Side) {
    sides[Int(node)] = side
    marked.append(node)
  }
}
