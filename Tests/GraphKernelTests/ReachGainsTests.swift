import GraphKernel
import Testing

/// Gains of reach against exact reliabilities of the graph with the arc added.
struct ReachGainsTests {
  @Test func agreesWithExactReliability() throws {
    var generator = SplitMix64(seed: 7)
    func number(_ bound: UInt64) -> UInt64 { generator.next() % bound }
    for _ in 0..<30 {
      let count = Int(number(5)) + 4
      var arcs: [(source: UInt32, target: UInt32)] = []
      var chances: [Double] = []
      for _ in 0..<(count * 2) {
        let ends = (UInt32(number(UInt64(count))), UInt32(number(UInt64(count))))
        guard ends.0 != ends.1 else { continue }
        arcs.append((ends.0, ends.1))
        chances.append(Double(number(9) + 1) / 10)
      }
      let graph = try Graph(vertexCount: count, arcs: arcs)
      let targets: [UInt32] = [UInt32(count - 1), UInt32(count - 2)]
      var terminal = [Bool](repeating: false, count: count)
      terminal[2] = true
      let constraints = PathConstraints(terminalVertices: terminal)
      let extensions = [
        ReachExtension(to: 1, probability: 0.5), ReachExtension(to: targets[0], probability: 0.3),
      ]
      let found = try graph.reachGains(
        from: 0, to: targets, probabilities: chances, constraints: constraints, extensions: extensions,
        worlds: 20_000)
      for (place, target) in targets.enumerated() {
        let before = try graph.reliability(
          from: [0], to: [target], probabilities: chances, constraints: constraints)
        // Five standard errors of 20 000 draws are below 0.018.
        #expect(abs(found.base[place] - before) < 0.018)
        for (index, added) in extensions.enumerated() {
          let larger = try Graph(vertexCount: count, arcs: arcs + [(0, added.head)])
          let after = try larger.reliability(
            from: [0], to: [target], probabilities: chances + [added.probability], constraints: constraints)
          #expect(abs(found.gains[index][place] - (after - before)) < 0.018)
        }
      }
      let again = try graph.reachGains(
        from: 0, to: targets, probabilities: chances, constraints: constraints, extensions: extensions,
        worlds: 20_000)
      #expect(found == again)
    }
  }

  // Sources asked together share their worlds and answer as each does alone: also where one is a target or an end of paths.
  @Test(arguments: [[0, 3, 5], [0, 2, 3], [1, 4], [4]] as [[UInt32]], [false, true])
  func severalSourcesAnswerAsEachAlone(_ sources: [UInt32], isSure: Bool) throws {
    var generator = SplitMix64(seed: 11)
    let arcs = (0..<24).map { _ in
      (source: UInt32(generator.next() % 8), target: UInt32(generator.next() % 8))
    }
    let graph = try Graph(vertexCount: 8, arcs: arcs)
    // Also where nothing is left to chance but the extensions.
    let chances = arcs.map { _ in isSure ? 1 : Double(generator.next() % 9 + 1) / 10 }
    let constraints = PathConstraints(
      terminalVertices: (0..<8).map { $0 == 2 }, terminalArcs: arcs.indices.map { $0 % 7 == 0 })
    let extensions = [
      ReachExtension(to: 1, probability: 0.5), ReachExtension(to: 2, probability: 0.3),
      ReachExtension(to: 5, probability: 1),
    ]
    let together = try graph.reachGains(
      fromEach: sources, to: [4, 6, 7], probabilities: chances, constraints: constraints,
      extensions: extensions, worlds: 640, seed: 3)
    let alone = try sources.map { source in
      try graph.reachGains(
        from: source, to: [4, 6, 7], probabilities: chances, constraints: constraints, extensions: extensions,
        worlds: 640, seed: 3)
    }
    #expect(together == alone)
  }

  @Test func aTargetNamedTwiceStopsNothing() throws {
    let graph = try Graph(vertexCount: 4, arcs: [(0, 2), (1, 3)])
    let found = try graph.reachGains(
      fromEach: [0, 1], to: [2, 3, 3], probabilities: [1, 1],
      extensions: [ReachExtension(to: 3, probability: 1)])
    #expect(found[0].base[0] == 1 && found[0].gains[0][2] == 1)
  }

  @Test func refusesWhatItCannotAnswer() throws {
    let graph = try Graph(vertexCount: 2, arcs: [(0, 1)])
    #expect(throws: MeasureError.self) {
      try graph.reachGains(from: 5, to: [1], probabilities: [1], extensions: [])
    }
    #expect(throws: MeasureError.self) {
      try graph.reachGains(from: 0, to: [1], probabilities: [1, 1], extensions: [])
    }
    #expect(throws: MeasureError.self) {
      try graph.reachGains(
        from: 0, to: [1], probabilities: [1], extensions: [ReachExtension(to: 9, probability: 1)])
    }
    #expect(throws: MeasureError.self) {
      try graph.reachGains(
        from: 0, to: [1], probabilities: [1], extensions: [ReachExtension(to: 1, probability: 2)])
    }
    #expect(throws: MeasureError.self) {
      try graph.reachGains(from: 0, to: [1], probabilities: [1], extensions: [], worlds: 0)
    }
  }
}
