import GraphKernel

/// A small graph with weights of arcs and of vertices, drawn at random for the tests of flows and cuts.
struct FlowProblem: CustomStringConvertible {
  enum Weighting: CaseIterable { case unit, small, withZeros, real, huge }

  let vertexCount: Int
  let isDirected: Bool
  let arcs: [(source: UInt32, target: UInt32)]
  let weights: [Double]
  let vertexWeights: [Double]

  /// - Parameters:
  ///   - arcsPerVertex: How many at most.
  ///   - endsAreApart: Leaves out arcs between the first vertex and the last.
  ///   - weighting: nil for one at random.
  init(
    random generator: inout SeededGenerator, vertices: ClosedRange<Int> = 2...7, arcsPerVertex: Int = 3,
    endsAreApart: Bool = false, weighting: Weighting? = nil
  ) {
    let count = Int.random(in: vertices, using: &generator)
    vertexCount = count
    isDirected = Bool.random(using: &generator)
    let arcCount = Int.random(in: 0...(count * arcsPerVertex), using: &generator)
    // Ends are drawn independently, so there are self-loops and parallel arcs.
    var arcs: [(source: UInt32, target: UInt32)] = []
    for _ in 0..<arcCount {
      let source = UInt32.random(in: 0..<UInt32(count), using: &generator)
      let target = UInt32.random(in: 0..<UInt32(count), using: &generator)
      let joinsEnds = min(source, target) == 0 && max(source, target) == count - 1
      if !(endsAreApart && joinsEnds) { arcs.append((source, target)) }
    }
    self.arcs = arcs
    let weighting = weighting ?? Weighting.allCases.randomElement(using: &generator) ?? .unit
    func weight() -> Double {
      switch weighting {
      case .unit: 1
      case .small: Double(Int.random(in: 1...4, using: &generator))
      case .withZeros: Double(Int.random(in: 0...2, using: &generator))
      case .real: Double.random(in: 0...1, using: &generator)
      case .huge: Double(Int.random(in: 0...3, using: &generator)) * 0x1p1000
      }
    }
    weights = arcs.map { _ in weight() }
    vertexWeights = (0..<count).map { _ in weight() }
  }

  var description: String {
    "\(isDirected ? "directed" : "undirected"), \(vertexCount) vertices, arcs \(arcs), weights \(weights), "
      + "vertex weights \(vertexWeights)"
  }

  func graph() throws -> Graph { try Graph(vertexCount: vertexCount, arcs: arcs, isDirected: isDirected) }

  /// Sums of few integers times a power of 2 have no rounding; those of reals do.
  func isClose(_ first: Double, _ second: Double) -> Bool {
    first == second || abs(first - second) <= 1e-12 * max(first, second)
  }

  /// Two sets of vertices without a common one.
  func terminals(
    _ generator: inout SeededGenerator, upTo limit: Int = 1
  ) -> (sources: Set<Int>, targets: Set<Int>) {
    var sources: Set<Int> = [0]
    var targets: Set<Int> = [vertexCount - 1]
    for vertex in 1..<(vertexCount - 1) where !generator.chance(oneIn: 2) {
      if sources.count < limit, generator.chance(oneIn: 2) {
        sources.insert(vertex)
      } else if targets.count < limit {
        targets.insert(vertex)
      }
    }
    return (sources, targets)
  }

  /// The arcs from one side to the other; the mask has a bit for each vertex of the first side.
  func arcs(leaving side: Int) -> [Int] {
    arcs.indices.filter {
      let (leaves, enters) = (side >> arcs[$0].source & 1 == 1, side >> arcs[$0].target & 1 == 1)
      return isDirected ? leaves && !enters : leaves != enters
    }
  }

  /// The vertices reached from some, by a search over the list of arcs.
  func reached(from sources: Set<Int>, without removed: Set<Int> = []) -> Set<Int> {
    var reached = sources.subtracting(removed)
    while true {
      var next = reached
      for arc in arcs {
        let (source, target) = (Int(arc.source), Int(arc.target))
        if reached.contains(source), !removed.contains(target) { next.insert(target) }
        if !isDirected, reached.contains(target), !removed.contains(source) { next.insert(source) }
      }
      if next == reached { return reached }
      reached = next
    }
  }

  /// Whether no path leads from one set to the other without the removed vertices.
  func areParted(_ sources: Set<Int>, _ targets: Set<Int>, without removed: Set<Int>) -> Bool {
    reached(from: sources, without: removed).isDisjoint(with: targets)
  }

  /// All subsets of vertices that are no terminals and whose removal parts these.
  func vertexCuts(_ sources: Set<Int>, _ targets: Set<Int>) -> [Set<Int>] {
    (0..<(1 << vertexCount))
      .filter { $0 & (sources.mask | targets.mask) == 0 }
      .map { Set(mask: $0) }
      .filter { areParted(sources, targets, without: $0) }
  }
}

extension Set<Int> {
  /// The members whose bits are set in a mask.
  init(mask: Int) { self.init((0..<Int.bitWidth).filter { mask >> $0 & 1 == 1 }) }

  var mask: Int { reduce(0) { $0 | 1 << $1 } }

  /// In ascending order, as vertices.
  var vertices: [UInt32] { sorted().map(UInt32.init) }
}
