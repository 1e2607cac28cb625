import GraphKernel
import Testing

/// Maximum flows, and their minimum cuts of arcs, against all ways to divide the vertices in two.
@Suite struct MaximumFlowTests {
  @Test(arguments: [1, 3]) func flowsAndCutsAgreeWithAllDivisions(_ terminalLimit: Int) throws {
    var generator = SeededGenerator(seed: 1956)
    for _ in 0..<400 {
      let problem = FlowProblem(random: &generator)
      let (sources, targets) = problem.terminals(&generator, upTo: terminalLimit)
      let graph = try problem.graph()
      let capacities = try graph.weights(problem.weights)
      let flow = try graph.maximumFlow(
        from: sources.vertices, to: targets.vertices, capacities: capacities)

      let sides = (0..<(1 << problem.vertexCount)).filter {
        $0 & sources.mask == sources.mask && $0 & targets.mask == 0
      }
      let costs = sides.map { side in problem.arcs(leaving: side).reduce(0) { $0 + problem.weights[$1] } }
      let least = try #require(costs.min())
      #expect(problem.isClose(flow.value, least), "\(problem) \(sources) \(targets)")
      checkCut(flow, problem)
      checkFlow(flow, problem, from: sources, to: targets)

      // Minimum cuts are closed under intersection; the one reported is within all others.
      let common = zip(sides, costs).filter { problem.isClose($0.1, least) }.reduce(-1) { $0 & $1.0 }
      #expect(flow.sourceSide == Set(mask: common).vertices, "\(problem) \(sources) \(targets)")

      let cut = try graph.minimumEdgeCut(
        from: sources.vertices, to: targets.vertices, weights: capacities)
      #expect(cut.weight == flow.value)
      #expect(cut.arcs == flow.cutArcs)
      #expect(cut.sourceSide == flow.sourceSide)
    }
  }

  private func checkCut(_ flow: MaximumFlow, _ problem: FlowProblem) {
    let side = flow.sourceSide.reduce(0) { $0 | 1 << Int($1) }
    #expect(flow.cutArcs.map(Int.init) == problem.arcs(leaving: side), "\(problem)")
    #expect(flow.cutArcs.reduce(0) { $0 + problem.weights[Int($1)] } == flow.value, "\(problem)")
  }

  /// The flow is within capacities, conserved, and of the value stated; arcs of the cut are full.
  private func checkFlow(
    _ flow: MaximumFlow, _ problem: FlowProblem, from sources: Set<Int>, to targets: Set<Int>
  ) {
    #expect(flow.flows.count == problem.arcs.count)
    var surplus = [Double](repeating: 0, count: problem.vertexCount)
    for (arc, amount) in flow.flows.enumerated() {
      let capacity = problem.weights[arc]
      #expect(abs(amount) <= capacity * (1 + 1e-12), "\(problem)")
      if problem.isDirected { #expect(amount >= 0, "\(problem)") }
      surplus[Int(problem.arcs[arc].source)] += amount
      surplus[Int(problem.arcs[arc].target)] -= amount
    }
    let tolerance = (problem.weights.max() ?? 0) * 1e-12
    for vertex in surplus.indices {
      if sources.contains(vertex) {
        #expect(surplus[vertex] >= -tolerance, "\(problem)")
      } else if targets.contains(vertex) {
        #expect(surplus[vertex] <= tolerance, "\(problem)")
      } else {
        #expect(abs(surplus[vertex]) <= tolerance, "\(problem)")
      }
    }
    #expect(abs(sources.reduce(0) { $0 + surplus[$1] } - flow.value) <= tolerance, "\(problem)")
    for arc in flow.cutArcs.map(Int.init) {
      #expect(problem.isClose(abs(flow.flows[arc]), problem.weights[arc]), "\(problem)")
    }
  }

  /// A flow as large as a cut is a maximum flow. On graphs of real capacities that take many phases.
  @Test func flowsOfLargerGraphsFillACut() throws {
    var generator = SeededGenerator(seed: 1970)
    for round in 0..<30 {
      let problem = FlowProblem(
        random: &generator, vertices: 100...200, arcsPerVertex: 1 + round % 4,
        weighting: round.isMultiple(of: 2) ? .real : .small)
      let graph = try problem.graph()
      let capacities = try graph.weights(problem.weights)
      let (sources, targets): (Set<Int>, Set<Int>) = ([0, 1, 2], [97, 98, 99])
      let flow = try graph.maximumFlow(
        from: sources.vertices, to: targets.vertices, capacities: capacities)
      checkFlow(flow, problem, from: sources, to: targets)
      let side = Set(flow.sourceSide)
      #expect(side.isSuperset(of: sources.vertices) && side.isDisjoint(with: targets.vertices))
      let leaving = problem.arcs.indices.filter {
        let (leaves, enters) = (
          side.contains(problem.arcs[$0].source), side.contains(problem.arcs[$0].target)
        )
        return problem.isDirected ? leaves && !enters : leaves != enters
      }
      #expect(flow.cutArcs.map(Int.init) == leaving)
      #expect(flow.value == leaving.reduce(0) { $0 + problem.weights[$1] })
    }
  }

  /// A path of 20 000 edges forward and back: depth is no danger to the stack.
  @Test func longPathsAreWalked() throws {
    let count = 20_000
    let graph = try Graph(
      vertexCount: count, arcs: (1..<count).map { (UInt32($0 - 1), UInt32($0)) }, isDirected: false)
    var values = [Double](repeating: 5, count: count - 1)
    values[777] = 2
    let flow = try graph.maximumFlow(
      from: UInt32(count - 1), to: 0, capacities: graph.weights(values))
    #expect(flow.value == 2)
    #expect(flow.cutArcs == [777])
    #expect(flow.flows.allSatisfy { $0 == -2 })
    #expect(try graph.minimumVertexCut(from: 0, to: UInt32(count - 1))?.vertices == [1])
    #expect(try graph.minimumVertexCuts(from: 0, to: UInt32(count - 1), limit: 50)?.cuts.count == 50)
  }

  @Test func theLargestCapacitiesOverflowToInfinityOnly() throws {
    let largest = Double.greatestFiniteMagnitude
    for isDirected in [true, false] {
      let graph = try Graph(
        vertexCount: 4, arcs: [(0, 1), (1, 3), (0, 2), (2, 3), (1, 2)], isDirected: isDirected)
      let flow = try graph.maximumFlow(
        from: 0, to: 3, capacities: graph.weights([largest, largest, largest, largest, 1]))
      #expect(flow.value == .infinity)
      #expect(flow.flows.allSatisfy { $0.isFinite })
      let single = try graph.maximumFlow(
        from: 0, to: 3, capacities: graph.weights([largest, largest, 0, 0, largest]))
      #expect(single.value == largest)
      #expect(single.flows == [largest, largest, 0, 0, 0])
    }
  }

  /// Edge 0 is filled from 1 to 2 first, for that way is short; then twice as much comes back through it.
  @Test func theLargestCapacityIsTakenBackTwice() throws {
    let edges: [(source: UInt32, target: UInt32)] = [
      (1, 2), (0, 1), (2, 3), (0, 4), (4, 5), (5, 2), (0, 6), (6, 7), (7, 2), (1, 8), (8, 9), (9, 3), (1, 10),
      (10, 11), (11, 3),
    ]
    let graph = try Graph(vertexCount: 12, arcs: edges, isDirected: false)
    let largest = Double.greatestFiniteMagnitude
    let flow = try graph.maximumFlow(
      from: 0, to: 3, capacities: graph.weights(edges.map { _ in largest }))
    #expect(flow.value == .infinity)
    #expect(flow.flows == [-largest] + [Double](repeating: largest, count: 14))
  }

  @Test func setsMayBeEmptyOrRepeat() throws {
    let graph = try Graph(vertexCount: 3, arcs: [(0, 1), (1, 2)])
    let capacities = try graph.weights([2, 3])
    let none = try graph.maximumFlow(from: [], to: [2], capacities: capacities)
    #expect(none == (try graph.maximumFlow(from: [], to: [], capacities: capacities)))
    #expect(none.value == 0 && none.sourceSide.isEmpty && none.cutArcs.isEmpty && none.flows == [0, 0])
    let toNone = try graph.maximumFlow(from: [0], to: [], capacities: capacities)
    #expect(toNone.value == 0 && toNone.sourceSide == [0, 1, 2] && toNone.cutArcs.isEmpty)
    #expect(try graph.maximumFlow(from: [0, 0], to: [2, 2], capacities: capacities).value == 2)
  }

  @Test func badArgumentsAreErrors() throws {
    let graph = try Graph(vertexCount: 3, arcs: [(0, 1), (1, 2)])
    let other = try Graph(vertexCount: 3, arcs: [(0, 1), (1, 2)])
    let capacities = graph.unitWeights
    let same = MeasureError.invalidParameter(
      name: "target", value: 1, allowed: "a vertex that is no source")
    #expect(throws: same) { try graph.maximumFlow(from: 1, to: 1, capacities: capacities) }
    #expect(throws: same) { try graph.maximumFlow(from: [0, 1], to: [2, 1], capacities: capacities) }
    #expect(throws: MeasureError.indexOutOfRange(3, count: 3)) {
      try graph.maximumFlow(from: 3, to: 1, capacities: capacities)
    }
    #expect(throws: MeasureError.indexOutOfRange(.max, count: 3)) {
      try graph.maximumFlow(from: 0, to: .max, capacities: capacities)
    }
    #expect(throws: MeasureError.weightsOfAnotherGraph) {
      try graph.maximumFlow(from: 0, to: 1, capacities: other.unitWeights)
    }
    let empty = try Graph(vertexCount: 0, arcs: [])
    #expect(throws: MeasureError.indexOutOfRange(0, count: 0)) {
      try empty.maximumFlow(from: 0, to: 0, capacities: empty.unitWeights)
    }
    #expect(try empty.maximumFlow(from: [], to: [], capacities: empty.unitWeights).value == 0)
  }
}
