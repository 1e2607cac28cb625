import GraphKernel
import Testing

/// Eigenvector centrality against a high power of the dense matrix, and closed forms.
@Suite struct EigenvectorCentralityTests {
  @Test(arguments: [true, false]) func smallGraphsEqualAHighPowerOfTheMatrix(isDirected: Bool) throws {
    var generator = SeededGenerator(seed: 1972)
    var unsettled = 0
    for round in 0..<150 {
      let problem = RandomGraph(
        &generator, isDirected: isDirected, maximumVertexCount: 7, weightChoices: [0, 1, 2, 3])
      let graph = try problem.graph()
      for direction in ArcDirection.allCases {
        let isWeighted = round % 2 == 0
        let matrix = adjacency(problem, direction, weights: isWeighted ? problem.weights : nil)
        let weights = isWeighted ? try graph.weights(problem.weights) : nil
        do throws(MeasureError) {
          let found = try graph.eigenvectorCentrality(
            direction, weights: weights, tolerance: 1e-12, maximumIterations: 100_000)
          expect(found, eigenvectorOf: matrix, "\(problem) \(direction)")
        } catch {
          // A chain of components with the same eigenvalue settles too slowly.
          guard case .notConverged = error else { throw error }
          unsettled += 1
        }
      }
    }
    #expect(unsettled <= (isDirected ? 10 : 0))
  }

  private func expect(_ found: EigenvectorCentrality, eigenvectorOf matrix: [[Double]], _ text: String) {
    let count = matrix.count
    if power(matrix, doublings: 4).allSatisfy({ $0.allSatisfy { $0 == 0 } }) {
      #expect(found.values == [Double](repeating: 0, count: count) && found.eigenvalue == 0, "\(text)")
      return
    }
    let shifted = (0..<count).map { row in (0..<count).map { matrix[row][$0] + ($0 == row ? 1 : 0) } }
    let sums = power(shifted, doublings: 20).map { $0.reduce(0, +) }
    let length = sums.reduce(0) { $0 + $1 * $1 }.squareRoot()
    #expect(agree(found.values, sums.map { $0 / length }, within: 1e-5), "\(text)")
    for row in 0..<count {
      let image = zip(matrix[row], found.values).reduce(0) { $0 + $1.0 * $1.1 }
      #expect(abs(image - found.eigenvalue * found.values[row]) < 1e-10 * max(1, found.eigenvalue), "\(text)")
    }
  }

  /// The matrix squared again and again, kept to size.
  private func power(_ matrix: [[Double]], doublings: Int) -> [[Double]] {
    var power = matrix
    for _ in 0..<doublings {
      let largest = max(power.flatMap { $0 }.max() ?? 0, 1e-300)
      power = power.map { row in
        power.indices.map { column in
          row.indices.reduce(0) { $0 + row[$1] * power[$1][column] / largest / largest }
        }
      }
    }
    return power
  }

  @Test func bipartiteGraphsSettle() throws {
    let star = try Graph(vertexCount: 5, arcs: (1...4).map { (0, $0) }, isDirected: false)
    let found = try star.eigenvectorCentrality()
    #expect(abs(found.eigenvalue - 2) < 1e-9)
    let (centre, leaf): (Double, Double) = (0.5.squareRoot(), 0.125.squareRoot())
    #expect(agree(found.values, [centre, leaf, leaf, leaf, leaf]))
    let cycle = try Graph(vertexCount: 4, arcs: [(0, 1), (1, 2), (2, 3), (3, 0)])
    #expect(try agree(cycle.eigenvectorCentrality().values, [0.5, 0.5, 0.5, 0.5]))
  }

  @Test func weightsMayBeHugeOrTiny() throws {
    let arcs: [(source: UInt32, target: UInt32)] = [(0, 1), (1, 2), (2, 0), (0, 3)]
    let graph = try Graph(vertexCount: 4, arcs: arcs, isDirected: false)
    let plain = try graph.eigenvectorCentrality()
    for size in [1e-300, 1e300] {
      let weights = try graph.weights([Double](repeating: size, count: 4))
      let found = try graph.eigenvectorCentrality(weights: weights)
      #expect(agree(found.values, plain.values))
      #expect(abs(found.eigenvalue / size - plain.eigenvalue) < 1e-9)
    }
  }

  @Test func badParametersAndEmptyGraphs() throws {
    let graph = try Graph(vertexCount: 3, arcs: [(0, 1), (1, 2), (2, 0), (0, 2)])
    for tolerance in [0, -1, Double.nan] {
      #expect(throws: MeasureError.self) { try graph.eigenvectorCentrality(tolerance: tolerance) }
    }
    for limit in [-1, 0, 2] {
      #expect(throws: MeasureError.self) { try graph.eigenvectorCentrality(maximumIterations: limit) }
    }
    #expect(throws: MeasureError.weightsOfAnotherGraph) {
      try graph.eigenvectorCentrality(weights: graph.reversed.unitWeights)
    }
    #expect(try Graph(vertexCount: 0, arcs: []).eigenvectorCentrality().values == [])
    #expect(try Graph(vertexCount: 2, arcs: [], isDirected: false).eigenvectorCentrality().values == [0, 0])
  }
}

/// The dense matrix whose product with a column adds up, for each vertex, what its neighbours bring it.
func adjacency(_ problem: RandomGraph, _ direction: ArcDirection, weights: [Double]?) -> [[Double]] {
  var matrix = [[Double]](
    repeating: [Double](repeating: 0, count: problem.vertexCount), count: problem.vertexCount)
  for (index, arc) in problem.arcs.enumerated() {
    let weight = weights?[index] ?? 1
    let (source, target) = (Int(arc.source), Int(arc.target))
    if !problem.isDirected || direction != .outgoing { matrix[target][source] += weight }
    if !problem.isDirected || direction != .incoming { matrix[source][target] += weight }
  }
  return matrix
}
