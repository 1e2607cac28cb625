import GraphKernel
import Testing

/// Disjoint paths against all choices among all loopless paths.
@Suite struct DisjointPathsTests {
  private struct Route {
    var vertices: [Int]
    var arcs: [Int] = []
    var weight = 0.0
  }

  /// All loopless paths between the first vertex and the last.
  private func routes(_ problem: FlowProblem) -> [Route] {
    var found: [Route] = []
    func extend(_ route: Route) {
      let last = route.vertices.last ?? 0
      guard last != problem.vertexCount - 1 else { return found.append(route) }
      for (index, arc) in problem.arcs.enumerated() {
        var ends = [(Int(arc.source), Int(arc.target))]
        if !problem.isDirected { ends.append((Int(arc.target), Int(arc.source))) }
        for (from, to) in ends where from == last && !route.vertices.contains(to) {
          extend(
            Route(
              vertices: route.vertices + [to], arcs: route.arcs + [index],
              weight: route.weight + problem.weights[index]))
        }
      }
    }
    extend(Route(vertices: [0]))
    return found
  }

  private func areDisjoint(_ first: Route, _ second: Route, _ kind: DisjointPathKind) -> Bool {
    guard Set(first.arcs).isDisjoint(with: second.arcs) else { return false }
    return kind == .arc
      || Set(first.vertices.dropFirst().dropLast()).isDisjoint(with: second.vertices)
  }

  /// The least weight of each number of disjoint paths, from 0 to as many as there are.
  private func leastWeights(_ routes: [Route], _ kind: DisjointPathKind) -> [Double] {
    var least = [0.0]
    func extend(_ chosen: [Route], from start: Int, weight: Double) {
      for index in start..<routes.count {
        guard chosen.allSatisfy({ areDisjoint($0, routes[index], kind) }) else { continue }
        let (size, total) = (chosen.count + 1, weight + routes[index].weight)
        if size < least.count { least[size] = min(least[size], total) } else { least.append(total) }
        extend(chosen + [routes[index]], from: index + 1, weight: total)
      }
    }
    extend([], from: 0, weight: 0)
    return least
  }

  @Test(arguments: DisjointPathKind.allCases)
  func totalsAreTheLeastOfAllChoices(_ kind: DisjointPathKind) throws {
    var generator = SeededGenerator(seed: 1974)
    var most = 0
    for _ in 0..<400 {
      let problem = FlowProblem(random: &generator, vertices: 2...6, arcsPerVertex: 2)
      let graph = try problem.graph()
      let weights = try graph.weights(problem.weights)
      let target = UInt32(problem.vertexCount - 1)
      let least = leastWeights(routes(problem), kind)
      most = max(most, least.count - 1)
      #expect(
        try graph.disjointPathCount(from: 0, to: target, kind: kind) == least.count - 1, "\(problem)")
      for count in [0, 1, 2, 3, 100, .max] {
        let paths = try graph.disjointPaths(
          from: 0, to: target, count: count, kind: kind, weights: weights)
        #expect(paths.count == min(count, least.count - 1), "\(problem)")
        let total = paths.reduce(0) { $0 + $1.weight }
        #expect(problem.isClose(total, least[paths.count]), "\(problem)")
        check(paths, problem, kind)
      }
    }
    #expect(most >= 3)
  }

  /// Whether paths are loopless paths of the graph, disjoint, in order, and of the weights stated.
  private func check(_ paths: [Path], _ problem: FlowProblem, _ kind: DisjointPathKind) {
    #expect(paths == paths.sorted(), "\(problem)")
    let routes = paths.map { Route(vertices: $0.vertices.map(Int.init), arcs: $0.arcs.map(Int.init)) }
    for (path, route) in zip(paths, routes) {
      #expect(route.vertices.first == 0 && route.vertices.last == problem.vertexCount - 1)
      #expect(Set(route.vertices).count == route.vertices.count, "\(problem)")
      #expect(route.arcs.count == route.vertices.count - 1)
      for (place, arc) in route.arcs.enumerated() {
        let ends = [Int(problem.arcs[arc].source), Int(problem.arcs[arc].target)]
        let step = [route.vertices[place], route.vertices[place + 1]]
        #expect(step == ends || !problem.isDirected && step == ends.reversed(), "\(problem)")
      }
      #expect(path.weight == route.arcs.reduce(0) { $0 + problem.weights[$1] })
    }
    for (index, route) in routes.enumerated() {
      #expect(routes[..<index].allSatisfy { areDisjoint($0, route, kind) }, "\(problem)")
    }
  }

  /// Menger: paths that share no arc are as many as the arcs of a smallest cut, paths that share no vertex as many as
  /// its vertices where the ends are not adjacent. On graphs too large for enumeration.
  @Test func countsEqualSmallestCuts() throws {
    var generator = SeededGenerator(seed: 1927)
    for _ in 0..<60 {
      let problem = FlowProblem(random: &generator, vertices: 20...60, arcsPerVertex: 5)
      let graph = try problem.graph()
      let target = UInt32(problem.vertexCount - 1)
      let arcs = try graph.disjointPathCount(from: 0, to: target, kind: .arc)
      #expect(try arcs == graph.minimumEdgeCut(from: 0, to: target).arcs.count)
      #expect(try arcs == graph.disjointPaths(from: 0, to: target, count: .max, kind: .arc).count)
      let vertices = try graph.disjointPathCount(from: 0, to: target)
      #expect(try vertices == graph.disjointPaths(from: 0, to: target, count: .max).count)
      if let cut = try graph.minimumVertexCut(from: 0, to: target) {
        #expect(vertices == cut.vertices.count, "\(problem)")
      }
    }
  }

  /// Through two layers joined completely, disjoint paths are an assignment: the best of all permutations. Later paths
  /// take back much of earlier ones.
  @Test(arguments: DisjointPathKind.allCases) func theBestAssignmentIsFound(_ kind: DisjointPathKind) throws {
    var generator = SeededGenerator(seed: 1955)
    func leastCost(_ costs: [[Double]], row: Int, free: Set<Int>) -> Double {
      guard row < costs.count else { return 0 }
      return free.map { costs[row][$0] + leastCost(costs, row: row + 1, free: free.subtracting([$0])) }
        .min() ?? 0
    }
    for size in [2, 3, 4, 5, 5, 5, 5, 5, 6] {
      let costs = (0..<size).map { _ in
        (0..<size).map { _ in Double(Int.random(in: 0...50, using: &generator)) }
      }
      var arcs: [(source: UInt32, target: UInt32)] = []
      var weights: [Double] = []
      let target = UInt32(2 * size + 1)
      for row in 0..<size {
        arcs += [(0, UInt32(1 + row)), (UInt32(1 + size + row), target)]
        weights += [0, 0]
        for column in 0..<size {
          arcs.append((UInt32(1 + row), UInt32(1 + size + column)))
          weights.append(costs[row][column])
        }
      }
      let graph = try Graph(vertexCount: 2 * size + 2, arcs: arcs)
      let paths = try graph.disjointPaths(
        from: 0, to: target, count: size, kind: kind, weights: graph.weights(weights))
      #expect(paths.count == size)
      #expect(
        paths.reduce(0) { $0 + $1.weight } == leastCost(costs, row: 0, free: Set(0..<size)), "\(costs)")
    }
  }

  /// The trap of taking the shortest path and then the shortest one left (proposed in jgrapht/jgrapht#235): the
  /// shortest, 0-1-2-3, leaves none.
  @Test(arguments: [true, false]) func theShortestPathNeedNotBeAmongThem(_ isDirected: Bool) throws {
    let graph = try Graph(
      vertexCount: 4, arcs: [(0, 1), (1, 2), (2, 3), (0, 2), (1, 3)], isDirected: isDirected)
    let weights = try graph.weights([1, 1, 1, 5, 7])
    for kind in DisjointPathKind.allCases {
      let one = try graph.disjointPaths(from: 0, to: 3, count: 1, kind: kind, weights: weights)
      #expect(one.map(\.vertices) == [[0, 1, 2, 3]])
      let two = try graph.disjointPaths(from: 0, to: 3, count: 2, kind: kind, weights: weights)
      #expect(two.map(\.vertices) == [[0, 2, 3], [0, 1, 3]])
      #expect(two.map(\.weight) == [6, 8])
    }
  }

  @Test func sumsBeyondTheLargestNumberDoNotMislead() throws {
    let largest = Double.greatestFiniteMagnitude
    let graph = try Graph(vertexCount: 5, arcs: [(0, 1), (1, 2), (2, 4), (0, 3), (3, 4)])
    let weights = try graph.weights([largest, largest, largest, largest, largest])
    let one = try graph.disjointPaths(from: 0, to: 4, count: 1, weights: weights)
    #expect(one.map(\.vertices) == [[0, 3, 4]])
    let both = try graph.disjointPaths(from: 0, to: 4, count: 2, weights: weights)
    #expect(both.map(\.weight) == [.infinity, .infinity])
    #expect(both.map(\.hops) == [2, 3])
  }

  @Test func badArgumentsAreErrors() throws {
    let graph = try Graph(vertexCount: 3, arcs: [(0, 1), (1, 2)])
    for kind in DisjointPathKind.allCases {
      let same = MeasureError.invalidParameter(
        name: "target", value: 1, allowed: "a vertex that is no source")
      #expect(throws: same) { try graph.disjointPaths(from: 1, to: 1, count: 2, kind: kind) }
      #expect(throws: same) { try graph.disjointPathCount(from: 1, to: 1, kind: kind) }
      #expect(throws: MeasureError.indexOutOfRange(3, count: 3)) {
        try graph.disjointPaths(from: 0, to: 3, count: 2, kind: kind)
      }
      #expect(throws: MeasureError.indexOutOfRange(7, count: 3)) {
        try graph.disjointPathCount(from: 7, to: 0, kind: kind)
      }
      for count in [-1, .min] {
        #expect(throws: MeasureError.self) {
          try graph.disjointPaths(from: 0, to: 2, count: count, kind: kind)
        }
      }
      #expect(throws: MeasureError.weightsOfAnotherGraph) {
        try graph.disjointPaths(
          from: 0, to: 2, count: 1, kind: kind, weights: Graph(vertexCount: 0, arcs: []).unitWeights)
      }
    }
  }
}
