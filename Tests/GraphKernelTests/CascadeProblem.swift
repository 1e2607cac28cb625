import GraphKernel

/// A small cascade, and its spread from any seeds by brute force over all worlds.
struct CascadeProblem: CustomStringConvertible {
  let vertexCount: Int
  let isDirected: Bool
  let arcs: [(source: UInt32, target: UInt32)]
  let probabilities: [Double]

  var description: String { "\(vertexCount) vertices, directed \(isDirected), \(arcs), \(probabilities)" }

  func graph() throws -> Graph { try Graph(vertexCount: vertexCount, arcs: arcs, isDirected: isDirected) }

  init(random generator: inout SeededGenerator) {
    vertexCount = Int.random(in: 1...7, using: &generator)
    isDirected = generator.chance(oneIn: 2)
    let count = UInt32(vertexCount)
    arcs = (0..<Int.random(in: 0...9, using: &generator)).map { _ in
      (UInt32.random(in: 0..<count, using: &generator), UInt32.random(in: 0..<count, using: &generator))
    }
    let style = Int.random(in: 0..<3, using: &generator)
    probabilities = arcs.map { _ in
      switch style {
      case 0: 0.5
      case 1: Double.random(in: 0...1, using: &generator)
      default: [0, 1, 0.1, 0.8][Int.random(in: 0..<4, using: &generator)]
      }
    }
  }

  /// The expected reach of each set of seeds, by the set's bits.
  func spreads() -> [Double] {
    var spreads = [Double](repeating: 0, count: 1 << vertexCount)
    for world in 0..<(1 << arcs.count) {
      var probability = 1.0
      for (arc, value) in probabilities.enumerated() {
        probability *= world >> arc & 1 == 1 ? value : 1 - value
      }
      guard probability > 0 else { continue }
      // By vertex, the bits of what it reaches.
      var reach = (0..<vertexCount).map { 1 << $0 }
      for _ in 0..<vertexCount {
        for (arc, ends) in arcs.enumerated() where world >> arc & 1 == 1 {
          reach[Int(ends.source)] |= reach[Int(ends.target)]
          if !isDirected { reach[Int(ends.target)] |= reach[Int(ends.source)] }
        }
      }
      for seeds in spreads.indices {
        var reached = 0
        for vertex in 0..<vertexCount where seeds >> vertex & 1 == 1 { reached |= reach[vertex] }
        spreads[seeds] += probability * Double(reached.nonzeroBitCount)
      }
    }
    return spreads
  }
}
