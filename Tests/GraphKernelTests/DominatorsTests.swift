import GraphKernel
import Testing

/// Dominators against their definition: what removing a vertex cuts off.
@Suite struct DominatorsTests {
  @Test func dominatorsAreWhatCannotBeAvoided() throws {
    var generator = SeededGenerator(seed: 1979)
    for round in 0..<300 {
      let problem = FlowProblem(
        random: &generator, vertices: 1...(round.isMultiple(of: 3) ? 20 : 8), arcsPerVertex: 3)
      let graph = try problem.graph()
      let reached = problem.reached(from: [0])
      let cutOff = (0..<problem.vertexCount).map { vertex in
        reached.subtracting(problem.reached(from: [0], without: [vertex]))
      }
      let tree = try graph.dominatorTree(from: 0)
      #expect(tree.source == 0)
      #expect(tree.dominatedCounts == cutOff.map(\.count), "\(problem)")
      for vertex in 0..<problem.vertexCount {
        let expected = Set((0..<problem.vertexCount).filter { cutOff[$0].contains(vertex) })
        let chain = try tree.dominators(of: UInt32(vertex))
        #expect(try chain == graph.dominators(from: 0, to: UInt32(vertex)))
        guard reached.contains(vertex) else {
          #expect(chain == nil && tree.immediateDominators[vertex] == nil, "\(problem)")
          continue
        }
        #expect(chain?.count == expected.count && Set(chain?.map(Int.init) ?? []) == expected, "\(problem)")
        #expect(chain?.first == 0 && chain?.last == UInt32(vertex))
        #expect(tree.immediateDominators[vertex] == chain?.dropLast().last, "\(problem)")
        // The order is that of every path: what comes later is cut off by what comes before.
        for (earlier, later) in zip(chain ?? [], (chain ?? []).dropFirst()) {
          #expect(cutOff[Int(earlier)].contains(Int(later)), "\(problem)")
        }
      }
    }
  }

  /// The flowgraph of Figure 1 of Lengauer and Tarjan (1979) and its dominator tree in Figure 2, with R, A to L as
  /// 0 to 12.
  @Test func theExampleOfLengauerAndTarjan() throws {
    let names = Array("RABCDEFGHIJKL")
    let arcs = [
      "RA", "RB", "RC", "AD", "BA", "BD", "BE", "CF", "CG", "DL", "EH", "FI", "GI", "GJ", "HE", "HK",
    ]
    let more = ["IK", "JI", "KI", "KR", "LH"]
    func vertex(_ name: Character) -> UInt32 { UInt32(names.firstIndex(of: name) ?? 0) }
    let graph = try Graph(
      vertexCount: 13,
      arcs: (arcs + more).map { (vertex($0.first ?? "R"), vertex($0.last ?? "R")) })
    let tree = try graph.dominatorTree(from: 0)
    let dominators = tree.immediateDominators.map { dominator in dominator.map { names[Int($0)] } ?? "-" }
    #expect(String(dominators) == "-RRRRRCCRRGRD")
  }

  @Test func longPathsAreWalked() throws {
    let count = 20_000
    let arcs = (1..<count).map { (source: UInt32($0 - 1), target: UInt32($0)) }
    for isDirected in [true, false] {
      let graph = try Graph(vertexCount: count, arcs: arcs, isDirected: isDirected)
      #expect(try graph.dominators(from: 0, to: UInt32(count - 1)) == Array(0..<UInt32(count)))
      #expect(
        try graph.dominators(from: UInt32(count - 1), to: 0)
          == (isDirected ? nil : (0..<UInt32(count)).reversed()))
    }
  }

  @Test func badArgumentsAreErrors() throws {
    let graph = try Graph(vertexCount: 2, arcs: [(0, 1)])
    let wrong = MeasureError.indexOutOfRange(2, count: 2)
    #expect(throws: wrong) { try graph.dominatorTree(from: 2) }
    #expect(throws: wrong) { try graph.dominators(from: 0, to: 2) }
    #expect(throws: wrong) { try graph.dominators(from: 2, to: 0) }
    #expect(throws: wrong) { try graph.dominatorTree(from: 0).dominators(of: 2) }
    #expect(throws: MeasureError.self) { try Graph(vertexCount: 0, arcs: []).dominatorTree(from: 0) }
    #expect(try graph.dominators(from: 1, to: 1) == [1])
    #expect(try graph.dominators(from: 1, to: 0) == nil)
  }
}
