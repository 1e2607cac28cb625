/// What one arc or vertex means for a reach, other things being equal. With R the reliability, R₁ that if the element
/// always works and R₀ that if it always fails:
public struct ElementImportance: Hashable, Sendable {
  /// Birnbaum's importance R₁ − R₀: the probability that all hangs on the element.
  public let birnbaum: Double
  /// The confidence interval of Birnbaum's importance, of this element alone; a single point if it is exact.
  public let birnbaumInterval: ClosedRange<Double>
  /// The loss if the element is removed, R − R₀.
  public let loss: Double
  /// The improvement if the element is made to work always, R₁ − R.
  public let improvement: Double
}

/// What each arc and each vertex means for a reach.
public struct ReachImportance: Hashable, Sendable {
  /// The reliability of the reach.
  public let reliability: ReliabilityEstimate
  /// By arc.
  public let arcs: [ElementImportance]
  /// By vertex.
  public let vertices: [ElementImportance]
}

extension Graph {
  /// What each arc and vertex contributes to the probability that any of `sources` reaches any of `targets`, exactly.
  ///
  /// Reliability importance, the loss by removal and the improvement potential (Z. W. Birnbaum, 'On the importance of
  /// different components in a multicomponent system', in Multivariate Analysis II, 1969), by the reliability with
  /// the element working and with it failing. Conventions are those of `reliability`. An element of
  /// probability p loses p times its Birnbaum importance and improves by 1 − p times it. Sources and targets count as
  /// vertices too. An element that lies on no path has importance 0.
  ///
  /// - Parameters:
  ///   - sources: Where a path may start, at least one.
  ///   - targets: Where a path may end, at least one.
  ///   - probabilities: By arc, the probability that it works, from 0 to 1.
  ///   - vertexProbabilities: By vertex, the probability that it works; nil if none fails.
  ///   - constraints: What a path may not use.
  ///   - stepLimit: How many decisions each of the reliabilities may take.
  ///   - cores: How many cores to use, nil for all there are.
  ///   - progress: Receives how many elements are done.
  /// - Throws: `MeasureError.indexOutOfRange`, `.columnCount`, `.invalidParameter`, and `.tooLarge` if the step
  ///   limit does not suffice; see `estimatedReachImportance`. `CancellationError`.
  /// - Complexity: That of `reliability`, up to 2 (n + m) + 1 times.
  ///
  /// ## Example
  ///
  ///     let graph = try Graph(vertexCount: 3, arcs: [(0, 1), (1, 2), (1, 2)])
  ///     let importance = try await graph.reachImportance(from: [0], to: [2], probabilities: [0.5, 0.5, 0.5])
  ///     // importance.reliability.estimate == 0.375
  ///     // importance.arcs.map(\.birnbaum) == [0.75, 0.25, 0.25]
  ///     // importance.vertices.map(\.loss) == [0.375, 0.375, 0.375]
  public func reachImportance(
    from sources: [Vertex], to targets: [Vertex], probabilities: [Double],
    vertexProbabilities: [Double]? = nil, constraints: PathConstraints = PathConstraints(),
    stepLimit: Int = 1_000_000, cores: Int? = nil, progress: ProgressHandler? = nil
  ) async throws -> ReachImportance {
    let network = try ReachNetwork(
      graph: self, sources: sources, targets: targets, probabilities: probabilities,
      vertexProbabilities: vertexProbabilities, constraints: constraints)
    let whole = try network.reliability(stepLimit: stepLimit)
    let relevant = ReachSampler(network, includesImpossible: true)
    let elementCount = arcCount + vertexCount
    let elements = try await Parallel(cores: cores, progress: progress).fold(
      count: elementCount, chunkCount: elementCount, into: [ElementImportance](),
      map: { elements in
        try elements.map { element in
          try Task.checkCancellation()
          return try network.importance(of: element, whole: whole, relevant, stepLimit: stepLimit)
        }
      },
      { $0 += $1 })
    return ReachImportance(
      reliability: .exact(whole, seed: 0), arcs: Array(elements.prefix(arcCount)),
      vertices: Array(elements.dropFirst(arcCount)))
  }
}

extension ElementImportance {
  static let none = ElementImportance(birnbaum: 0, birnbaumInterval: 0...0, loss: 0, improvement: 0)
}

extension ReachNetwork {
  /// The importance of an arc or, with an index from the number of arcs on, of a vertex.
  fileprivate func importance(
    of element: Int, whole: Double, _ relevant: ReachSampler, stepLimit: Int
  ) throws(MeasureError) -> ElementImportance {
    guard relevant.isRelevant(element: element) else { return .none }
    // An element that always works, or never, is conditioned already.
    let present = probability(of: element)
    let failing = present == 0 ? whole : try with(0, for: element).reliability(stepLimit: stepLimit)
    let working = present == 1 ? whole : try with(1, for: element).reliability(stepLimit: stepLimit)
    let birnbaum = max(working - failing, 0)
    return ElementImportance(
      birnbaum: birnbaum, birnbaumInterval: birnbaum...birnbaum, loss: max(whole - failing, 0),
      improvement: max(working - whole, 0))
  }

  private func probability(of element: Int) -> Double {
    element < graph.arcCount
      ? arcProbabilities[element] : probability(of: Graph.Vertex(element - graph.arcCount))
  }

  /// The same question where an element has another probability.
  private func with(_ probability: Double, for element: Int) -> ReachNetwork {
    var other = self
    if element < graph.arcCount {
      other.arcProbabilities[element] = probability
    } else {
      if other.vertexProbabilities.isEmpty {
        other.vertexProbabilities = Array(repeating: 1, count: graph.vertexCount)
      }
      other.vertexProbabilities[element - graph.arcCount] = probability
    }
    return other
  }
}

extension ReachSampler {
  /// Whether an arc or vertex, numbered as one list, can lie on a path.
  fileprivate func isRelevant(element: Int) -> Bool {
    let graph = network.graph
    guard element < graph.arcCount else { return isRelevant[element - graph.arcCount] }
    return !network.ways[element].isEmpty && isRelevant[graph.sources[element]]
      && isRelevant[graph.targets[element]]
  }
}
