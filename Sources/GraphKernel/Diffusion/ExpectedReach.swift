#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#elseif canImport(Darwin)
  import Darwin
#endif

/// How many others each vertex is expected to reach, from random reverse-reachable sets.
public struct ExpectedReach: Hashable, Sendable {
  /// The estimate for each vertex, itself not counted.
  public let values: [Double]
  /// With probability `confidence` no estimate is further than this from the truth.
  public let errorBound: Double
  /// The probability, over all draws, that the bound holds for all vertices at once.
  public let confidence: Double
  /// How many sets were drawn.
  public let setCount: Int
  /// Where the random numbers started.
  public let seed: UInt64
}

extension Graph {
  /// The expected number of other vertices that a cascade from each vertex reaches, of all vertices at once.
  ///
  /// A vertex reaches another in a random world as often as it stands in the set of those that reach the other
  /// (C. Borgs, M. Brautbar, J. Chayes and B. Lucier, 'Maximizing social influence in nearly optimal time', SODA
  /// 2014). Here roots go round all vertices in random order instead of being drawn one by one, which lowers the
  /// variance. The bound is that of W. Hoeffding ('Probability inequalities for sums of bounded random variables',
  /// JASA 58, 1963), added up over the vertices. All vertices share the same worlds, so differences between them are
  /// surer than each value.
  ///
  /// - Parameters:
  ///   - probabilities: By arc, the probability that it passes, from 0 to 1. An edge passes either way.
  ///   - setCount: How many sets to draw, at least 1.
  ///   - confidence: The probability with which the bound is to hold, between 0 and 1.
  ///   - seed: The same seed gives the same values.
  /// - Throws: `MeasureError.columnCount`, `.invalidParameter`; `CancellationError`.
  /// - Complexity: O(k (n + m)) time at worst for k sets, O(n + m) space.
  ///
  /// ## Example
  ///
  ///     let chain = try Graph(vertexCount: 3, arcs: [(0, 1), (1, 2)])
  ///     let reach = try chain.expectedReach(probabilities: [1, 1], setCount: 3)
  ///     // reach.values == [2, 1, 0]
  public func expectedReach(
    probabilities: [Double], setCount: Int, confidence: Double = 0.95, seed: UInt64 = 1
  ) throws -> ExpectedReach {
    try ReachNetwork.checkProbabilities(probabilities, name: "probabilities", count: arcCount)
    guard setCount > 0 else {
      throw MeasureError.invalidParameter(
        name: "setCount", value: Double(setCount), allowed: "a number from 1")
    }
    guard confidence > 0, confidence < 1 else {
      throw MeasureError.invalidParameter(
        name: "confidence", value: confidence, allowed: "a number between 0 and 1")
    }
    guard vertexCount > 0 else {
      return ExpectedReach(values: [], errorBound: 0, confidence: confidence, setCount: 0, seed: seed)
    }
    var generator = SplitMix64(seed: seed)
    var roots = Array(vertices)
    for index in roots.indices.dropLast() {
      roots.swapAt(index, index + Int(generator.next(below: UInt64(roots.count - index))))
    }
    let found = try reverseCounts(
      (0..<setCount).lazy.map { roots[$0 % roots.count] }, Column(probabilities), &generator)
    let scale = Double(vertexCount) / Double(setCount)
    let deviation = (log(2 * Double(vertexCount) / (1 - confidence)) / (2 * Double(setCount))).squareRoot()
    return ExpectedReach(
      values: found.map { Double($0) * scale }, errorBound: min(1, deviation) * Double(vertexCount),
      confidence: confidence, setCount: setCount, seed: seed)
  }

  /// How often each vertex reaches a root other than itself, each time in another world.
  private func reverseCounts(
    _ roots: some Collection<Vertex>, _ probabilities: Column<Double>, _ generator: inout SplitMix64
  ) throws -> [Int] {
    let chances = reverse.column(probabilities)
    var counts = Buffer(repeating: 0, count: vertexCount)
    var foundBy = Buffer(repeating: -1, count: vertexCount)
    var queue = Buffer<Vertex>(repeating: 0, count: vertexCount)
    for (number, root) in roots.enumerated() {
      if number % 64 == 0 { try Task.checkCancellation() }
      queue[0] = root
      foundBy[root] = number
      var (next, end) = (0, 1)
      while next < end {
        for slot in reverse.slots(of: queue[next]) {
          let neighbour = reverse.neighbours[slot]
          guard foundBy[neighbour] != number, generator.nextUnit() < chances[slot] else { continue }
          foundBy[neighbour] = number
          counts[neighbour] += 1
          queue[end] = neighbour
          end += 1
        }
        next += 1
      }
    }
    return counts.array
  }
}
