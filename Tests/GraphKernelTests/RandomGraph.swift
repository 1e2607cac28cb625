import GraphKernel

/// A small random multigraph of any shape, as plain lists, for oracles that share no code with the kernel.
struct RandomGraph: CustomStringConvertible {
  var vertexCount: Int
  var isDirected: Bool
  var arcs: [(source: UInt32, target: UInt32)]
  var weights: [Double]

  /// - Parameter weightChoices: The weights to draw from.
  init(
    _ generator: inout SeededGenerator, isDirected: Bool, maximumVertexCount: Int = 9,
    weightChoices: [Double] = [1, 2, 3], allowsLoops: Bool = true, allowsParallel: Bool = true
  ) {
    self.isDirected = isDirected
    vertexCount = Int.random(in: 0...maximumVertexCount, using: &generator)
    arcs = []
    weights = []
    guard vertexCount > 0 else { return }
    let density = Int.random(in: 0...3, using: &generator)
    var seen: Set<[UInt32]> = []
    for _ in 0..<Int.random(in: 0...max(1, vertexCount * density), using: &generator) {
      let source = UInt32.random(in: 0..<UInt32(vertexCount), using: &generator)
      let target = UInt32.random(in: 0..<UInt32(vertexCount), using: &generator)
      if source == target && !allowsLoops { continue }
      let key = isDirected ? [source, target] : [min(source, target), max(source, target)]
      if !seen.insert(key).inserted && !allowsParallel { continue }
      arcs.append((source, target))
      weights.append(weightChoices[Int.random(in: 0..<weightChoices.count, using: &generator)])
    }
  }

  func graph() throws -> Graph { try Graph(vertexCount: vertexCount, arcs: arcs, isDirected: isDirected) }

  /// The ways of walking the arcs: for each vertex the far ends, their arcs' indices; of an edge both ways.
  var steps: [[(to: Int, arc: Int)]] {
    var steps = [[(to: Int, arc: Int)]](repeating: [], count: vertexCount)
    for (index, arc) in arcs.enumerated() {
      steps[Int(arc.source)].append((Int(arc.target), index))
      if !isDirected { steps[Int(arc.target)].append((Int(arc.source), index)) }
    }
    return steps
  }

  var description: String {
    "\(vertexCount) vertices, \(isDirected ? "directed" : "undirected"), "
      + arcs.map { "(\($0.source), \($0.target))" }.joined(separator: ", ") + " weights \(weights)"
  }
}

/// Whether two columns agree to within a relative or absolute difference; NaN agrees with NaN.
func agree(_ first: [Double], _ second: [Double], within tolerance: Double = 1e-9) -> Bool {
  first.count == second.count
    && zip(first, second).allSatisfy { one, other in
      one == other || (one.isNaN && other.isNaN)
        || abs(one - other) <= tolerance * max(1, abs(one), abs(other))
    }
}
