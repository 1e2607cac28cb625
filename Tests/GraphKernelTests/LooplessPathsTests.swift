@testable import GraphKernel
import Testing

@Suite struct LooplessPathsTests {
  // MARK: Published example

  /// The digraph with which Yen's algorithm is usually explained (after J. Y. Yen, Management Science 17, 1971;
  /// 'Yen's algorithm', Wikipedia), and all seven loopless paths from C to H in order of cost. The three paths
  /// of cost 8 stand in our order: fewer hops, then vertices C < D < E < F < G < H.
  @Test func yensExample() throws {
    let names = Array("CDEFGH")
    let arcs: [(String, Double)] = [
      ("CD", 3), ("CE", 2), ("DF", 4), ("ED", 1), ("EF", 2), ("EG", 3), ("FG", 2), ("FH", 1), ("GH", 2),
    ]
    let ends = try arcs.map { name, _ in
      let ends = try name.map { letter in UInt32(try #require(names.firstIndex(of: letter))) }
      return (source: ends[0], target: ends[1])
    }
    let graph = try Graph(vertexCount: 6, arcs: ends)
    let search = try LooplessPaths(PathQuery(from: [0], to: [5]), in: graph, weights: arcs.map(\.1))
    let found = search.map { path in "\(String(path.vertices.map { names[Int($0)] })) \(Int(path.weight))" }
    #expect(found == ["CEFH 5", "CEGH 7", "CDFH 8", "CEDFH 8", "CEFGH 8", "CDFGH 11", "CEDFGH 11"])
    #expect(search.shortest(3).equalAtCut?.count == 3)
    #expect(search.shortest(3).equalAtCut?.listedCount == 1)
  }

  // MARK: Properties

  @Test func pathsAreLooplessOrderedAndStartAtDijkstrasDistance() throws {
    var generator = SeededGenerator(seed: 7)
    for _ in 0..<20 {
      let (graph, weights) = try randomGraph(&generator)
      let paths = try Array(
        LooplessPaths(PathQuery(from: [0], to: [1]), in: graph, weights: weights).prefix(60))
      let distance = try graph.distances(from: [0], weights: weights)[1]
      #expect(paths.first?.weight ?? .infinity == distance)
      for path in paths {
        #expect(Set(path.vertices).count == path.vertices.count)
        #expect(path.weight == path.arcs.reduce(0) { $0 + weights[Int($1)] })
        #expect(path.arcs.map { graph.source(of: $0) } == path.vertices.dropLast())
        #expect(path.arcs.map { graph.target(of: $0) } == Array(path.vertices.dropFirst()))
      }
      for (path, next) in zip(paths, paths.dropFirst()) {
        #expect(path < next)
        #expect(!(next < path))
      }
    }
  }

  @Test func theReversedGraphHasPathsOfTheSameWeights() throws {
    var generator = SeededGenerator(seed: 8)
    for maximumHops in [nil, 5] {
      for _ in 0..<10 {
        let (graph, weights) = try randomGraph(&generator)
        let query = PathQuery(from: [0, 1], to: [2, 3], maximumHops: maximumHops)
        let back = PathQuery(from: [2, 3], to: [0, 1], maximumHops: maximumHops)
        let paths = try LooplessPaths(query, in: graph, weights: weights).prefix(40)
        let reversed = try LooplessPaths(back, in: graph.reversed, weights: weights).prefix(40)
        #expect(paths.map(\.weight) == reversed.map(\.weight))
      }
    }
  }

  @Test func aSecondIteratorBeginsAnew() throws {
    var generator = SeededGenerator(seed: 9)
    let (graph, weights) = try randomGraph(&generator)
    let search = try LooplessPaths(PathQuery(from: [0], to: [1]), in: graph, weights: weights)
    #expect(Array(search.prefix(10)) == search.shortest(10).paths)
  }

  private func randomGraph(_ generator: inout SeededGenerator) throws -> (Graph, [Double]) {
    let arcs = (0..<240).map { _ in
      (
        source: UInt32.random(in: 0..<40, using: &generator),
        target: UInt32.random(in: 0..<40, using: &generator)
      )
    }
    let weights = arcs.map { _ in Double(Int.random(in: 0...9, using: &generator)) / 4 }
    return (try Graph(vertexCount: 40, arcs: arcs), weights)
  }

  // MARK: Cases

  /// A route between two cities that must avoid a third, where the shortest goes through it, as in issue 5331
  /// of the kuzu database: filtering the shortest routes afterwards finds nothing.
  @Test func aRouteAroundAnAvoidedCityIsFound() throws {
    // From 0 to 3: two hops by way of 1, three around it.
    let graph = try Graph(vertexCount: 5, arcs: [(0, 1), (1, 3), (0, 2), (2, 4), (4, 3)])
    let constraints = PathConstraints(avoidedVertices: [false, true, false, false, false])
    let query = PathQuery(from: [0], to: [3], constraints: constraints)
    let result = try LooplessPaths(query, in: graph, weights: [1, 1, 1, 1, 1]).shortest(1)
    #expect(result.paths.map(\.vertices) == [[0, 2, 4, 3]])
    #expect(result.isComplete)
  }

  /// A vertex with a single neighbour cannot be passed, however many ways lead to that neighbour: here 14,
  /// which hangs on 7, one of fourteen vertices all joined to each other.
  @Test func aWaypointWithASingleNeighbourHasNoAnswer() throws {
    var arcs: [(source: UInt32, target: UInt32)] = []
    for one in UInt32(0)..<14 {
      for other in UInt32(0)..<14 where one != other { arcs.append((one, other)) }
    }
    arcs += [(7, 14), (14, 7)]
    let graph = try Graph(vertexCount: 15, arcs: arcs)
    let weights = arcs.map { _ in 1.0 }
    let query = PathQuery(from: [0], to: [13], via: [14])
    let result = try LooplessPaths(query, in: graph, weights: weights, workLimit: 100_000).shortest(1)
    #expect(result.paths.isEmpty)
    #expect(result.isComplete)
    #expect(!result.isStopped)
  }

  /// Complete digraph on 8 vertices, unit weights: between two of them 1 path of 1 hop, 6 of 2, 30 of 3.
  @Test func equalPathsAreCountedUpToTheCap() throws {
    let (graph, weights) = try completeGraph()
    let search = try LooplessPaths(PathQuery(from: [0], to: [7]), in: graph, weights: weights)
    let all = search.shortest(9).equalAtCut
    #expect(all == ShortestPaths.EqualPaths(weight: 3, count: 30, listedCount: 2, isLowerBound: false))
    let exactly = search.shortest(9, countingEqualUpTo: 30).equalAtCut
    #expect(exactly == ShortestPaths.EqualPaths(weight: 3, count: 30, listedCount: 2, isLowerBound: false))
    let capped = search.shortest(9, countingEqualUpTo: 29).equalAtCut
    #expect(capped == ShortestPaths.EqualPaths(weight: 3, count: 29, listedCount: 2, isLowerBound: true))
  }

  @Test func aSearchThatStopsAtItsWorkLimitSaysSo() throws {
    let (graph, weights) = try completeGraph()
    let search = try LooplessPaths(PathQuery(from: [0], to: [7]), in: graph, weights: weights, workLimit: 20)
    let result = search.shortest(1000)
    #expect(result.isStopped)
    #expect(!result.isComplete)
    #expect(result.equalAtCut?.isLowerBound == true)
    // What was found until then are the first paths.
    let unlimited = try LooplessPaths(PathQuery(from: [0], to: [7]), in: graph, weights: weights)
    #expect(!result.paths.isEmpty)
    #expect(result.paths == Array(unlimited.prefix(result.paths.count)))
  }

  private func completeGraph() throws -> (Graph, [Double]) {
    var arcs: [(source: UInt32, target: UInt32)] = []
    for one in UInt32(0)..<8 {
      for other in UInt32(0)..<8 where one != other { arcs.append((one, other)) }
    }
    return (try Graph(vertexCount: 8, arcs: arcs), arcs.map { _ in 1 })
  }
}
