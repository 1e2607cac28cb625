import GraphKernel
import Testing

@Suite struct GraphTests {
  @Test func rowsListArcsInInputOrder() throws {
    let graph = try Graph(vertexCount: 4, arcs: [(2, 1), (0, 1), (2, 1), (3, 3), (2, 0)])
    #expect(graph.vertexCount == 4)
    #expect(graph.arcCount == 5)
    #expect((0..<4).map { Array(graph.outgoingArcs(of: $0)) } == [[1], [], [0, 2, 4], [3]])
    #expect((0..<4).map { Array(graph.incomingArcs(of: $0)) } == [[4], [0, 1, 2], [], [3]])
    #expect((0..<5).map { graph.source(of: $0) } == [2, 0, 2, 3, 2])
    #expect((0..<5).map { graph.target(of: $0) } == [1, 1, 1, 3, 0])
  }

  @Test func reversedTurnsEveryArcRound() throws {
    let graph = try Graph(vertexCount: 3, arcs: [(0, 1), (1, 2), (0, 2)]).reversed
    #expect((0..<3).map { graph.source(of: $0) } == [1, 2, 2])
    #expect((0..<3).map { graph.target(of: $0) } == [0, 1, 0])
    #expect((0..<3).map { Array(graph.outgoingArcs(of: $0)) } == [[], [0], [1, 2]])
  }

  @Test func edgesStandInTheRowsOfBothEnds() throws {
    let graph = try Graph(vertexCount: 4, arcs: [(2, 1), (0, 1), (2, 1), (3, 3)], isDirected: false)
    #expect((0..<4).map { Array(graph.outgoingArcs(of: $0)) } == [[1], [0, 1, 2], [0, 2], [3, 3]])
    #expect((0..<4).map { Array(graph.incomingArcs(of: $0)) } == [[1], [0, 1, 2], [0, 2], [3, 3]])
    #expect(try graph.distances(from: [0], weights: [2, 1, 3, 1]) == [0, 1, 3, .infinity])
    let paths = try LooplessPaths(PathQuery(from: [0], to: [2]), in: graph, weights: [2, 1, 3, 1])
    #expect(paths.map(\.arcs) == [[1, 0], [1, 2]])
    #expect(paths.map(\.vertices) == [[0, 1, 2], [0, 1, 2]])
  }

  @Test func weightsBelongToOneGraph() throws {
    let graph = try Graph(vertexCount: 3, arcs: [(0, 1), (1, 2)])
    let weights = try graph.weights([1, 2])
    #expect(throws: PathQueryError.weightsOfAnotherGraph) {
      try graph.reversed.distances(from: [2], weights: weights)
    }
    #expect(try graph.reversed.distances(from: [2], weights: weights.reversed) == [3, 2, 0])
  }

  @Test func rowsDoNotDependOnTheOrderOfArcs() throws {
    var generator = SeededGenerator(seed: 1)
    let arcs = (0..<60).map { _ in
      (
        source: UInt32.random(in: 0..<9, using: &generator),
        target: UInt32.random(in: 0..<9, using: &generator)
      )
    }
    let shuffled = arcs.shuffled(using: &generator)
    let graphs = try (Graph(vertexCount: 9, arcs: arcs), Graph(vertexCount: 9, arcs: shuffled))
    for vertex in UInt32(0)..<9 {
      let first = graphs.0.outgoingArcs(of: vertex).map { graphs.0.target(of: $0) }
      let second = graphs.1.outgoingArcs(of: vertex).map { graphs.1.target(of: $0) }
      #expect(first.sorted() == second.sorted())
      #expect(first == arcs.filter { $0.source == vertex }.map(\.target))
      #expect(second == shuffled.filter { $0.source == vertex }.map(\.target))
    }
  }

  @Test func theEmptyGraphAndASingleVertexHaveNoPaths() throws {
    let empty = try Graph(vertexCount: 0, arcs: [])
    #expect(empty.arcCount == 0)
    #expect(try empty.hopDistances(from: []) == [])
    #expect(try Array(LooplessPaths(PathQuery(from: [], to: []), in: empty, weights: [])) == [])
    let single = try Graph(vertexCount: 1, arcs: [(0, 0)])
    #expect(try Array(LooplessPaths(PathQuery(from: [0], to: [0]), in: single, weights: [1])) == [])
    #expect(try single.distances(from: [0], weights: [1]) == [0])
  }

  @Test func anArcOutOfRangeIsNamed() {
    #expect(throws: GraphError.vertexOutOfRange(vertex: 3, arc: 1, vertexCount: 3)) {
      try Graph(vertexCount: 3, arcs: [(0, 1), (2, 3), (9, 0)])
    }
    #expect(throws: GraphError.vertexCountOutOfRange(-1, limit: 4_294_967_295)) {
      try Graph(vertexCount: -1, arcs: [])
    }
  }

  @Test func moreArcsThanIndicesAreRefused() {
    let ends = repeatElement(UInt32(0), count: 1 << 33)
    #expect(throws: GraphError.tooManyArcs(1 << 33, limit: 4_294_967_295)) {
      try Graph(vertexCount: 1, sources: ends, targets: ends)
    }
    #expect(throws: GraphError.tooManyArcs(1 << 33, limit: 2_147_483_647)) {
      try Graph(vertexCount: 1, sources: ends, targets: ends, isDirected: false)
    }
    #expect(throws: GraphError.endCounts(sources: 2, targets: 1)) {
      try Graph(vertexCount: 1, sources: [0, 0], targets: [0])
    }
  }
}
