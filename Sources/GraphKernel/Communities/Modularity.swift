extension Graph {
  /// The modularity of a division of the vertices into communities: the share of weight inside communities,
  /// less the share expected if arcs fell at random with the same strengths.
  ///
  /// M. E. J. Newman and M. Girvan, 'Finding and evaluating community structure in networks', Physical Review
  /// E 69 (2004); with a resolution, J. Reichardt and S. Bornholdt, 'Statistical mechanics of community
  /// detection', Physical Review E 74 (2006); of directed graphs, E. A. Leicht and M. E. J. Newman,
  /// 'Community structure in directed networks', Physical Review Letters 100 (2008).
  ///
  /// Parallel arcs add up. A self-loop counts inside, and twice in the strength of its vertex if the graph is
  /// undirected.
  ///
  /// ## Example
  ///
  ///     let graph = try Graph(
  ///       vertexCount: 4, arcs: [(0, 1), (2, 3), (1, 2)], isDirected: false)
  ///     let modularity = try graph.modularity(of: [7, 7, 9, 9])
  ///     // modularity == 2.0 / 3 - 2.0 / 4
  ///
  /// - Parameters:
  ///   - labels: The community of each vertex, named by any number.
  ///   - weights: The weights of the arcs, nil for 1 each.
  ///   - resolution: What the expected share is multiplied by, finite and not negative.
  /// - Returns: The modularity, at most 1; nil if there is no weight.
  /// - Throws: `MeasureError.columnCount`, `.invalidParameter`, `.weightsOfAnotherGraph`.
  /// - Complexity: O(n + m) time, O(n) space.
  public func modularity(
    of labels: [Int], weights: ArcWeights? = nil, resolution: Double = 1
  ) throws(MeasureError) -> Double? {
    try checkOwn(weights)
    try checkResolution(resolution)
    guard labels.count == vertexCount else {
      throw .columnCount(column: "labels", expected: vertexCount, actual: labels.count)
    }
    let (communities, count) = Self.labelsByFirstVertex(labels)
    let heaviest = heaviestWeight(weights)
    guard heaviest > 0 else { return nil }

    // Divided by the heaviest, so that no sum overflows; modularity does not depend on the scale.
    var inside = Buffer<Double>(repeating: 0, count: count)
    var leaving = Buffer<Double>(repeating: 0, count: count)
    var entering = Buffer<Double>(repeating: 0, count: count)
    var total = 0.0
    for arc in 0..<arcCount {
      let weight = (weights?.byArc[arc] ?? 1) / heaviest
      let (source, target) = (communities[Int(sources[arc])], communities[Int(targets[arc])])
      leaving[source] += weight
      entering[target] += weight
      if source == target { inside[source] += weight }
      total += weight
    }
    var modularity = 0.0
    for community in 0..<count {
      let (out, into) = (leaving[community] / total, entering[community] / total)
      let expected = isDirected ? out * into : (out + into) * (out + into) / 4
      modularity += inside[community] / total - resolution * expected
    }
    return modularity
  }

  /// The weight of the heaviest arc, 1 if there are arcs without weights, 0 if there are no arcs.
  func heaviestWeight(_ weights: ArcWeights?) -> Double {
    guard let weights else { return arcCount > 0 ? 1 : 0 }
    var heaviest = 0.0
    for arc in 0..<arcCount { heaviest = max(heaviest, weights.byArc[arc]) }
    return heaviest
  }

  func checkResolution(_ resolution: Double) throws(MeasureError) {
    guard resolution >= 0, resolution.isFinite else {
      throw .invalidParameter(name: "resolution", value: resolution, allowed: "a finite number from 0")
    }
  }

  /// The same division with labels from 0, numbered by the first vertex of each, and how many there are.
  static func labelsByFirstVertex(_ labels: [Int]) -> (labels: [Int], count: Int) {
    // Labels below the number of vertices need no dictionary.
    if labels.allSatisfy({ labels.indices ~= $0 }) {
      var numbers = [Int](repeating: -1, count: labels.count)
      var count = 0
      let numbered = labels.map { label in
        if numbers[label] < 0 {
          numbers[label] = count
          count += 1
        }
        return numbers[label]
      }
      return (numbered, count)
    }
    var numbers: [Int: Int] = [:]
    let numbered = labels.map { label in
      let next = numbers.count
      if let number = numbers[label] { return number }
      numbers[label] = next
      return next
    }
    return (numbered, numbers.count)
  }
}
