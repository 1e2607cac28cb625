/// The paths a search for dissimilar paths has accepted, and what a new one may share with them.
struct AcceptedPaths {
  /// For how many paths bounds are kept, each a number a state.
  private static let boundLimit = 8

  private let overlap: PathOverlap
  private let share: Double
  private let graph: Graph
  private let weights: ArcWeights
  private(set) var paths: [Path] = []
  /// The members of each path: its arcs or its inner vertices.
  private var members: [Set<UInt32>] = []
  private var isBounded = false
  /// For each of the first paths, the least that a walk from each state must share with it.
  private var bounds: [Column<Double>] = []
  /// Bounds on what a path weighs that shares with all of the first paths no more than it may.
  private var penaltyBounds: [PenaltyBound] = []

  init(overlap: PathOverlap, share: Double, graph: Graph, weights: ArcWeights) {
    self.overlap = overlap
    self.share = share
    self.graph = graph
    self.weights = weights
  }

  mutating func append(_ path: Path, in search: PartialPathSearch) {
    paths.append(path)
    members.append(
      overlap == .innerVertices ? Set(path.vertices.dropFirst().dropLast()) : Set(path.arcs))
    if isBounded { bound(by: search) }
  }

  /// Whether a path may be accepted, or whether one that begins so might be. The length of such a one is not
  /// known, but the accepted path may be the shorter.
  func allows(_ partial: PartialPath, in search: PartialPathSearch) -> Bool {
    let length = partial.isEnd ? self.length(of: partial.path) : .infinity
    let state = search.state(of: partial)
    return paths.indices.allSatisfy { index in
      var shared = shared(partial, with: members[index])
      if let state, index < bounds.count { shared += bounds[index][state] }
      // A quotient is rounded once, so a part of 29 in 100 is 0.29.
      return shared == 0 || shared / min(length, self.length(of: paths[index])) <= share
    }
  }

  private func length(of path: Path) -> Double {
    switch overlap {
    case .weight: path.weight
    case .arcs: Double(path.hops)
    case .innerVertices: Double(path.hops - 1)
    }
  }

  private func shared(_ partial: PartialPath, with members: Set<UInt32>) -> Double {
    switch overlap {
    case .weight: partial.arcs.reduce(0) { members.contains($1) ? $0 + weights[$1] : $0 }
    case .arcs: Double(partial.arcs.count { members.contains($0) })
    case .innerVertices:
      // All but the start, and of a whole path its end, are inner vertices.
      Double(
        (partial.isEnd ? partial.vertices.dropLast() : partial.vertices[...]).dropFirst()
          .count { members.contains($0) })
    }
  }

  // MARK: Bounds

  /// Finds bounds for the paths that have none, from now on also for each new one.
  mutating func bound(by search: PartialPathSearch) {
    isBounded = true
    guard bounds.count < min(members.count, Self.boundLimit) else { return }
    for path in members[bounds.count...].prefix(Self.boundLimit - bounds.count) {
      bounds.append(search.remaining(sharedBySlot(with: path, in: search)))
    }
    var total = Buffer(repeating: 0.0, count: graph.reverse.slotCount)
    for path in members.prefix(bounds.count) {
      let shared = sharedBySlot(with: path, in: search)
      for slot in 0..<total.count { total[slot] += shared[slot] }
    }
    let cap = paths.prefix(bounds.count).reduce(0) { $0 + share * length(of: $1) }
    penaltyBounds = PenaltyBound.bounds(on: Column(total), cap: cap, weights: weights, in: search)
  }

  /// A beginning with its bound raised, or nil if it was as high before.
  func raised(_ partial: PartialPath, in search: PartialPathSearch) -> PartialPath? {
    guard !penaltyBounds.isEmpty, !partial.isEnd else { return nil }
    let used = members.prefix(bounds.count).reduce(0) { $0 + shared(partial, with: $1) }
    return penaltyBounds.raised(partial, used: used, state: search.state(of: partial))
  }

  /// What a step shares with a path, by slot of the reverse rows.
  private func sharedBySlot(with members: Set<UInt32>, in search: PartialPathSearch) -> Column<Double> {
    let rows = graph.reverse
    var shared = Buffer(repeating: 0.0, count: rows.slotCount)
    for vertex in graph.vertices {
      // A target that is entered may be the end, which is no inner vertex.
      let isShared = overlap == .innerVertices && members.contains(vertex) && !search.isTarget(vertex)
      for slot in rows.slots(of: vertex) {
        switch overlap {
        case .weight: shared[slot] = members.contains(rows.arcs[slot]) ? weights.reverse[slot] : 0
        case .arcs: shared[slot] = members.contains(rows.arcs[slot]) ? 1 : 0
        case .innerVertices: shared[slot] = isShared ? 1 : 0
        }
      }
    }
    return Column(shared)
  }
}
