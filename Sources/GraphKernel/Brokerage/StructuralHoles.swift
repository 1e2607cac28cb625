#if canImport(Glibc)
  import Glibc
#elseif canImport(Darwin)
  import Darwin
#endif

/// How far a vertex's neighbours are tied to each other, seen from the vertex.
public struct StructuralHoles: Hashable, Sendable {
  /// The number of neighbours.
  public let neighbourCount: Int
  /// Burt's constraint: the larger, the more of the vertex's ties lead back to the same neighbours.
  public let constraint: Double
  /// The number of neighbours, less what they are redundant.
  public let effectiveSize: Double
  /// The effective size by the number of neighbours.
  public let efficiency: Double
  /// How far the constraint comes from few neighbours: 0 if all add as much, 1 if it all comes from one.
  public let hierarchy: Double
}

extension Graph {
  /// Burt's measures of structural holes for each vertex: constraint, effective size, efficiency and
  /// hierarchy.
  ///
  /// R. S. Burt, 'Structural Holes', Harvard University Press (1992); R. S. Burt, 'Structural holes and good
  /// ideas', American Journal of Sociology 110 (2004). With a_ij the weight from i to j and p_ij the share of
  /// a_ij + a_ji in all of i's ties,
  ///
  /// - constraint is the sum over j of c_ij = (p_ij + the sum over q of p_iq p_qj)²,
  /// - effective size is the sum over j of 1 - the sum over q of p_iq m_jq, with m_jq the weight a_jq + a_qj
  ///   by the largest of j's ties,
  /// - hierarchy is the sum over the N neighbours of r ln r / (N ln N), with r = N c_ij / constraint, after
  ///   Coleman and Theil.
  ///
  /// Neighbours are those in either direction. Parallel arcs add up, self-loops and ties of weight 0 are left
  /// out. The hierarchy of a vertex with one neighbour is 1.
  ///
  /// ## Example
  ///
  ///     let star = try Graph(vertexCount: 4, arcs: [(0, 1), (0, 2)], isDirected: false)
  ///     let holes = try star.structuralHoles()
  ///     // holes[0]?.constraint == 0.5
  ///     // holes[1]?.constraint == 1
  ///     // holes[3] == nil
  ///
  /// - Parameter weights: The weights of the arcs, the larger the stronger; nil for 1 each.
  /// - Returns: For each vertex its measures; nil if it has no neighbour.
  /// - Throws: `MeasureError.weightsOfAnotherGraph`.
  /// - Complexity: O(n + the sum over vertices of the square of their degree) time, O(n + m) space.
  public func structuralHoles(weights: ArcWeights? = nil) throws(MeasureError) -> [StructuralHoles?] {
    try checkOwn(weights)
    var survey = HoleSurvey(BrokerageTies.mutual(self, weights: weights), vertexCount: vertexCount)
    return vertices.map { survey.holes(of: $0) }
  }
}

/// Looks at one vertex after another.
private struct HoleSurvey: ~Copyable {
  private let ties: BrokerageTies
  /// The sum and the largest of each vertex's ties.
  private var sums: Buffer<Double>
  private var largest: Buffer<Double>
  /// The share of the ties of the vertex at hand that leads to each other directly, 0 for none, and by others.
  private var direct: Buffer<Double>
  private var indirect: Buffer<Double>

  init(_ ties: BrokerageTies, vertexCount: Int) {
    self.ties = ties
    sums = Buffer(repeating: 0, count: vertexCount)
    largest = Buffer(repeating: 0, count: vertexCount)
    direct = Buffer(repeating: 0, count: vertexCount)
    indirect = Buffer(repeating: 0, count: vertexCount)
    for index in 0..<vertexCount {
      for slot in ties.slots(of: UInt32(truncatingIfNeeded: index)) {
        sums[index] += ties.weights[slot]
        largest[index] = max(largest[index], ties.weights[slot])
      }
    }
  }

  mutating func holes(of vertex: Graph.Vertex) -> StructuralHoles? {
    let slots = ties.slots(of: vertex)
    guard !slots.isEmpty else { return nil }
    for slot in slots { direct[ties.neighbours[slot]] = ties.weights[slot] / sums[vertex] }
    var effectiveSize = Double(slots.count)
    for slot in slots { effectiveSize -= follow(ties.neighbours[slot]) }
    var constraints: [Double] = []
    constraints.reserveCapacity(slots.count)
    for slot in slots {
      let neighbour = ties.neighbours[slot]
      let part = direct[neighbour] + indirect[neighbour]
      constraints.append(part * part)
      indirect[neighbour] = 0
      direct[neighbour] = 0
    }
    return StructuralHoles(constraints: constraints, effectiveSize: effectiveSize)
  }

  /// Adds what leads by a neighbour to the others, and returns how far the neighbour is redundant.
  private mutating func follow(_ neighbour: Graph.Vertex) -> Double {
    let share = direct[neighbour]
    var redundancy = 0.0
    for slot in ties.slots(of: neighbour) {
      let other = ties.neighbours[slot]
      guard direct[other] > 0 else { continue }
      indirect[other] += share * (ties.weights[slot] / sums[neighbour])
      redundancy += direct[other] * (ties.weights[slot] / largest[neighbour])
    }
    return redundancy
  }
}

extension StructuralHoles {
  /// - Parameter constraints: What each neighbour adds to the constraint.
  fileprivate init(constraints: [Double], effectiveSize: Double) {
    let count = Double(constraints.count)
    let constraint = constraints.reduce(0, +)
    neighbourCount = constraints.count
    self.constraint = constraint
    self.effectiveSize = effectiveSize
    efficiency = effectiveSize / count
    guard count > 1 else {
      hierarchy = 1
      return
    }
    let entropy = constraints.reduce(0) { sum, part in
      let ratio = part / constraint * count
      return ratio > 0 ? sum + ratio * log(ratio) : sum
    }
    // Rounding could leave a little below 0 where all parts are equal.
    hierarchy = max(0, entropy / (count * log(count)))
  }
}
