@testable import GraphKernel

/// A small question of reach, and its answer by brute force over all worlds.
struct ReachProblem: CustomStringConvertible {
  var vertexCount = 0
  var isDirected = true
  var arcs: [(source: Int, target: Int)] = []
  var probabilities: [Double] = []
  var vertexProbabilities: [Double]?
  var sources: [Int] = []
  var targets: [Int] = []
  var constraints = PathConstraints()

  func graph() throws -> Graph {
    try Graph(
      vertexCount: vertexCount, arcs: arcs.map { (UInt32($0.source), UInt32($0.target)) },
      isDirected: isDirected)
  }

  var from: [UInt32] { sources.map(UInt32.init) }
  var to: [UInt32] { targets.map(UInt32.init) }

  var description: String {
    "\(vertexCount) vertices, directed \(isDirected), \(arcs), \(probabilities), "
      + "\(String(describing: vertexProbabilities)), \(sources) to \(targets), \(constraints)"
  }

  /// Whether a path leads from a source to a target in a world.
  func reaches(_ arcWorks: (Int) -> Bool, _ vertexWorks: (Int) -> Bool) -> Bool {
    func isUsable(_ vertex: Int) -> Bool {
      vertexWorks(vertex) && constraints.avoidedVertices?[vertex] != true
    }
    // The vertices from which a path may go on.
    var onward = Set(sources.filter(isUsable))
    if !onward.isDisjoint(with: targets) { return true }
    var hasGrown = true
    while hasGrown {
      hasGrown = false
      for (arc, ends) in arcs.enumerated() where arcWorks(arc) && constraints.avoidedArcs?[arc] != true {
        for (tail, head) in [(ends.source, ends.target), (ends.target, ends.source)].prefix(
          isDirected ? 1 : 2)
        where onward.contains(tail) && !onward.contains(head) && isUsable(head) {
          if targets.contains(head) { return true }
          guard constraints.terminalArcs?[arc] != true, constraints.terminalVertices?[head] != true else {
            continue
          }
          onward.insert(head)
          hasGrown = true
        }
      }
    }
    return false
  }

  /// The probability of reach: the sum over all worlds of those elements that neither always nor never work.
  func reliability() -> Double {
    let elements = probabilities + (vertexProbabilities ?? [])
    let open = elements.indices.filter { elements[$0] > 0 && elements[$0] < 1 }
    var sum = 0.0
    for world in 0..<(1 << open.count) {
      var works = elements.map { $0 == 1 }
      var probability = 1.0
      for (bit, element) in open.enumerated() {
        works[element] = world >> bit & 1 == 1
        probability *= works[element] ? elements[element] : 1 - elements[element]
      }
      if reaches({ works[$0] }, { vertexProbabilities == nil || works[arcs.count + $0] }) {
        sum += probability
      }
    }
    return min(sum, 1)
  }
}

extension ReachProblem {
  /// A random question of at most `openLimit` elements that may both work and fail.
  init(
    random generator: inout SeededGenerator, openLimit: Int = 8, hasConstraints: Bool = true,
    failingVertices: Bool = true
  ) {
    vertexCount = [1, 2, 3, 4, 4, 5, 5, 6, 7][Int.random(in: 0..<9, using: &generator)]
    isDirected = generator.chance(oneIn: 2)
    let arcCount = Int.random(in: 0...6, using: &generator) + Int.random(in: 0...6, using: &generator)
    arcs = (0..<arcCount).map { _ in
      (Int.random(in: 0..<vertexCount, using: &generator), Int.random(in: 0..<vertexCount, using: &generator))
    }
    var open = 0
    let style = Int.random(in: 0..<4, using: &generator)
    func probability() -> Double {
      let value: Double
      switch style {
      case 0: value = 0.5
      case 1: value = Double.random(in: 0...1, using: &generator)
      case 2: value = [0, 1, 0.25, 0.9][Int.random(in: 0..<4, using: &generator)]
      default: value = generator.chance(oneIn: 4) ? 1 : Double.random(in: 0...1, using: &generator)
      }
      open += value > 0 && value < 1 ? 1 : 0
      return open > openLimit ? (generator.chance(oneIn: 6) ? 0 : 1) : value
    }
    if failingVertices, generator.chance(oneIn: 2) {
      vertexProbabilities = (0..<vertexCount).map { _ in generator.chance(oneIn: 2) ? 1 : probability() }
    }
    probabilities = arcs.map { _ in probability() }
    func some() -> [Int] {
      let count = generator.chance(oneIn: 3) ? Int.random(in: 1...3, using: &generator) : 1
      return (0..<count).map { _ in Int.random(in: 0..<vertexCount, using: &generator) }
    }
    sources = some()
    targets = some()
    if !generator.chance(oneIn: 4), Set(sources).count < vertexCount {
      while !Set(targets).isDisjoint(with: sources) { targets = some() }
    }
    guard hasConstraints, generator.chance(oneIn: 3) else { return }
    func mask(_ count: Int) -> [Bool]? {
      generator.chance(oneIn: 2) ? nil : (0..<count).map { _ in generator.chance(oneIn: 5) }
    }
    constraints = PathConstraints(
      avoidedVertices: mask(vertexCount), avoidedArcs: mask(arcCount), terminalVertices: mask(vertexCount),
      terminalArcs: mask(arcCount))
  }

  /// A grid of vertices with an edge, or an arc right and down and some back, between neighbours.
  static func grid(_ width: Int, _ height: Int, isDirected: Bool, _ generator: inout SeededGenerator) -> Self
  {
    var problem = ReachProblem()
    problem.vertexCount = width * height
    problem.isDirected = isDirected
    for vertex in 0..<problem.vertexCount {
      if vertex % width + 1 < width { problem.arcs.append((vertex, vertex + 1)) }
      if vertex + width < problem.vertexCount { problem.arcs.append((vertex, vertex + width)) }
      if isDirected, vertex >= width, generator.chance(oneIn: 2) {
        problem.arcs.append((vertex, vertex - width))
      }
    }
    problem.probabilities = problem.arcs.map { _ in Double.random(in: 0.3...0.9, using: &generator) }
    problem.sources = [0]
    problem.targets = [problem.vertexCount - 1]
    return problem
  }
}

/// Whether two numbers differ by no more than rounding.
func isClose(_ first: Double, _ second: Double, within tolerance: Double = 1e-12) -> Bool {
  (first - second).magnitude <= tolerance
}
