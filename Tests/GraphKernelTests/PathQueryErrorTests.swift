import GraphKernel
import Testing

@Suite struct PathQueryErrorTests {
  private func error(_ query: PathQuery, weights: [Double] = [1, 1]) throws -> PathQueryError? {
    let graph = try Graph(vertexCount: 3, arcs: [(0, 1), (1, 2)])
    do throws(PathQueryError) {
      _ = try LooplessPaths(query, in: graph, weights: weights)
      return nil
    } catch {
      return error
    }
  }

  @Test func aSoundQueryHasNoError() throws {
    #expect(try error(PathQuery(from: [0], to: [2], via: [1], maximumHops: 0, maximumWeight: 0)) == nil)
  }

  @Test func verticesOutOfRangeAreNamed() throws {
    #expect(
      try error(PathQuery(from: [0, 3], to: [2])) == .vertexOutOfRange(3, in: .sources, vertexCount: 3))
    #expect(try error(PathQuery(from: [0], to: [9])) == .vertexOutOfRange(9, in: .targets, vertexCount: 3))
    #expect(
      try error(PathQuery(from: [0], to: [2], via: [4])) == .vertexOutOfRange(4, in: .via, vertexCount: 3))
  }

  @Test func aRepeatedWaypointIsNamed() throws {
    #expect(try error(PathQuery(from: [0], to: [2], via: [1, 0, 1])) == .repeatedWaypoint(1))
  }

  @Test(arguments: [-1, Double.infinity, -Double.infinity]) func weightsMustBeFiniteAndNotNegative(
    _ weight: Double
  ) throws {
    #expect(try error(PathQuery(from: [0], to: [2]), weights: [1, weight]) == .invalidWeight(weight, arc: 1))
  }

  @Test func aWeightThatIsNotANumberIsRefused() throws {
    let error = try #require(try error(PathQuery(from: [0], to: [2]), weights: [.nan, 1]))
    guard case .invalidWeight(_, arc: 0) = error else {
      Issue.record("\(error)")
      return
    }
  }

  @Test func weightsMustBeOneAnArc() throws {
    #expect(
      try error(PathQuery(from: [0], to: [2]), weights: [1]) == .weightCount(expected: 2, actual: 1))
  }

  @Test func masksMustFitTheGraph() throws {
    let arcs = PathConstraints(avoidedArcs: [true])
    #expect(
      try error(PathQuery(from: [0], to: [2], constraints: arcs))
        == .maskCount(.avoidedArcs, expected: 2, actual: 1))
    let vertices = PathConstraints(terminalVertices: [true, true])
    #expect(
      try error(PathQuery(from: [0], to: [2], constraints: vertices))
        == .maskCount(.terminalVertices, expected: 3, actual: 2))
  }

  @Test func limitsMustNotBeNegative() throws {
    #expect(try error(PathQuery(from: [0], to: [2], maximumHops: -1)) == .invalidMaximumHops(-1))
    #expect(try error(PathQuery(from: [0], to: [2], maximumWeight: -1)) == .invalidMaximumWeight(-1))
  }

  @Test func tooManyStatesAreRefusedBeforeTheyAreStored() throws {
    let graph = try Graph(vertexCount: 100_000, arcs: [])
    let query = PathQuery(from: [0], to: [1], via: [2], maximumHops: 5_000)
    #expect(throws: PathQueryError.tooManyStates(vertexCount: 100_000, layerCount: 10_000, limit: 1 << 28)) {
      try LooplessPaths(query, in: graph, weights: [])
    }
  }

  @Test func distancesCheckTheirInput() throws {
    let graph = try Graph(vertexCount: 2, arcs: [(0, 1)])
    #expect(throws: PathQueryError.vertexOutOfRange(2, in: .sources, vertexCount: 2)) {
      try graph.distances(from: [2], weights: [1])
    }
    #expect(throws: PathQueryError.vertexOutOfRange(2, in: .targets, vertexCount: 2)) {
      try graph.hopDistances(to: [2])
    }
    #expect(throws: PathQueryError.invalidWeight(-1, arc: 0)) {
      try graph.distances(to: [1], weights: [-1])
    }
  }
}
