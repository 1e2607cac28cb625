import GraphKernel
import Testing

/// The measures of key players from the matrix of all distances.
struct KeyPlayerOracle {
  let network: WeightedMultigraph

  /// Hops between all pairs without some vertices, by Floyd and Warshall's method; -1 for none.
  private func hops(without removed: Set<Int>) -> [[Double]] {
    let count = network.vertexCount
    var hops = [[Double]](repeating: [Double](repeating: .infinity, count: count), count: count)
    for arc in network.arcs {
      let (one, other) = (Int(arc.source), Int(arc.target))
      guard !removed.contains(one), !removed.contains(other) else { continue }
      hops[one][other] = 1
      if !network.isDirected { hops[other][one] = 1 }
    }
    for vertex in 0..<count { hops[vertex][vertex] = 0 }
    for between in 0..<count {
      for one in 0..<count {
        for other in 0..<count {
          hops[one][other] = min(hops[one][other], hops[one][between] + hops[between][other])
        }
      }
    }
    return hops
  }

  func value(_ measure: KeyPlayerMeasure, of set: [UInt32]) -> Double? {
    let players = Set(set.map(Int.init))
    let count = network.vertexCount
    switch measure {
    case .fragmentation, .distanceWeightedFragmentation:
      let left = (0..<count).filter { !players.contains($0) }
      guard left.count > 1 else { return nil }
      let hops = hops(without: players)
      var sum = 0.0
      for one in left {
        for other in left where other != one {
          sum += measure == .fragmentation ? (hops[one][other].isFinite ? 1 : 0) : 1 / hops[one][other]
        }
      }
      return 1 - sum / Double(left.count * (left.count - 1))
    case .reach, .distanceWeightedReach:
      guard count > 0 else { return nil }
      let hops = hops(without: [])
      let nearest = (0..<count).map { vertex in players.map { hops[$0][vertex] }.min() ?? .infinity }
      if case .reach(let steps) = measure {
        return Double(nearest.count { $0 <= Double(steps) }) / Double(count)
      }
      return nearest.reduce(0) { $0 + ($1 == 0 ? 1 : 1 / $1) } / Double(count)
    }
  }

  /// All sets of so many vertices, in order.
  func sets(_ size: Int) -> [[UInt32]] {
    (0..<(1 << network.vertexCount)).compactMap { mask in
      let set = (0..<network.vertexCount).filter { mask >> $0 & 1 == 1 }.map { UInt32($0) }
      return set.count == size ? set : nil
    }.sorted { $0.lexicographicallyPrecedes($1) }
  }

  static func agree(_ one: Double?, _ other: Double?) -> Bool {
    guard let one, let other else { return one == nil && other == nil }
    return abs(one - other) < 1e-12
  }

  static let measures: [KeyPlayerMeasure] = [
    .fragmentation, .distanceWeightedFragmentation, .reach(within: 0), .reach(within: 1), .reach(within: 2),
    .reach(within: .max), .distanceWeightedReach,
  ]
}

@Suite struct KeyPlayerMeasuresTests {
  @Test(arguments: [false, true]) func equalTheDefinitions(isDirected: Bool) throws {
    var generator = SeededGenerator(seed: 2006)
    for _ in 0..<150 {
      let network = WeightedMultigraph(random: &generator, upTo: 9, isDirected: isDirected)
      let oracle = KeyPlayerOracle(network: network)
      let graph = try network.graph()
      let set = graph.vertices.filter { _ in generator.chance(oneIn: 3) }
      for measure in KeyPlayerOracle.measures {
        let value =
          switch measure {
          case .fragmentation: try graph.fragmentation(removing: set + set)
          case .distanceWeightedFragmentation: try graph.distanceWeightedFragmentation(removing: set + set)
          case .reach(let steps): try graph.reach(of: set + set, within: steps)
          case .distanceWeightedReach: try graph.distanceWeightedReach(of: set + set)
          }
        #expect(
          KeyPlayerOracle.agree(value, oracle.value(measure, of: set)), "\(measure) of \(set) in \(network)")
      }
    }
  }

  /// A star falls apart without its centre, and is reached from it in one step.
  @Test func ofAStar() throws {
    let star = try Graph(vertexCount: 5, arcs: (1...4).map { (source: 0, target: $0) }, isDirected: false)
    #expect(try star.fragmentation() == 0)
    #expect(try star.fragmentation(removing: [0]) == 1)
    // 8 ordered pairs at distance 1 and 12 at 2.
    #expect(KeyPlayerOracle.agree(try star.distanceWeightedFragmentation(), 1 - 14.0 / 20))
    #expect(try star.distanceWeightedReach(of: [0]) == 1)
    #expect(try star.reach(of: [1], within: 1) == 0.4)
  }

  @Test func theBoundsAreDefined() throws {
    let graph = try Graph(vertexCount: 2, arcs: [(0, 1)])
    #expect(throws: MeasureError.indexOutOfRange(2, count: 2)) { try graph.fragmentation(removing: [2]) }
    #expect(throws: MeasureError.indexOutOfRange(2, count: 2)) {
      try graph.distanceWeightedFragmentation(removing: [2])
    }
    #expect(throws: MeasureError.indexOutOfRange(9, count: 2)) { try graph.reach(of: [9], within: 1) }
    #expect(throws: MeasureError.indexOutOfRange(9, count: 2)) { try graph.distanceWeightedReach(of: [9]) }
    #expect(throws: MeasureError.self) { try graph.reach(of: [0], within: -1) }
    #expect(try graph.fragmentation(removing: [0]) == nil)
    #expect(try graph.reach(of: [], within: 3) == 0)
    let empty = try Graph(vertexCount: 0, arcs: [])
    #expect(try empty.fragmentation() == nil)
    #expect(try empty.distanceWeightedFragmentation() == nil)
    #expect(try empty.reach(of: [], within: 1) == nil)
    #expect(try empty.distanceWeightedReach(of: []) == nil)
  }
}
