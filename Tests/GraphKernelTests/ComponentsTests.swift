import GraphKernel
import Testing

/// Components against the closure of reachability.
@Suite struct ComponentsTests {
  @Test(arguments: [true, false]) func componentsAreTheClassesOfMutualReachability(isDirected: Bool) throws {
    var generator = SeededGenerator(seed: 1972)
    for _ in 0..<400 {
      let problem = RandomGraph(&generator, isDirected: isDirected, maximumVertexCount: 12)
      let graph = try problem.graph()
      let strong = closure(problem, bothWays: false)
      let weak = closure(problem, bothWays: true)
      #expect(graph.stronglyConnectedComponents().labels == labels(strong), "\(problem)")
      #expect(graph.weaklyConnectedComponents().labels == labels(weak), "\(problem)")
      #expect(graph.reversed.stronglyConnectedComponents() == graph.stronglyConnectedComponents())
      for components in [graph.stronglyConnectedComponents(), graph.weaklyConnectedComponents()] {
        #expect(components.sizes.reduce(0, +) == problem.vertexCount)
        #expect(components.sizes.count == components.count)
        #expect(components.sizes.allSatisfy { $0 > 0 })
        #expect(components.largest.map { components.sizes[Int($0)] } == components.sizes.max())
      }
    }
  }

  /// Which vertices reach which, by Warshall's algorithm.
  private func closure(_ problem: RandomGraph, bothWays: Bool) -> [[Bool]] {
    let range = 0..<problem.vertexCount
    var reaches = range.map { vertex in range.map { $0 == vertex } }
    for arc in problem.arcs {
      reaches[Int(arc.source)][Int(arc.target)] = true
      if bothWays || !problem.isDirected { reaches[Int(arc.target)][Int(arc.source)] = true }
    }
    for through in range {
      for from in range where reaches[from][through] {
        for to in range where reaches[through][to] { reaches[from][to] = true }
      }
    }
    return reaches
  }

  private func labels(_ reaches: [[Bool]]) -> [UInt32] {
    var labels: [UInt32] = []
    var next: UInt32 = 0
    for vertex in reaches.indices {
      if let first = (0..<vertex).first(where: { reaches[$0][vertex] && reaches[vertex][$0] }) {
        labels.append(labels[first])
      } else {
        labels.append(next)
        next += 1
      }
    }
    return labels
  }

  @Test func aLongPathAndALongCycleNeedNoRecursion() throws {
    let count: UInt32 = 200_000
    let arcs = (0..<count - 1).map { (source: $0, target: $0 + 1) }
    let path = try Graph(vertexCount: Int(count), arcs: arcs)
    #expect(path.weaklyConnectedComponents().count == 1)
    #expect(path.stronglyConnectedComponents().labels == Array(0..<count))
    let cycle = try Graph(vertexCount: Int(count), arcs: arcs + [(count - 1, 0)])
    #expect(cycle.stronglyConnectedComponents().count == 1)
    #expect(cycle.reversed.weaklyConnectedComponents().sizes == [Int(count)])
  }

  @Test func theEmptyGraphHasNoComponent() throws {
    let graph = try Graph(vertexCount: 0, arcs: [])
    #expect(graph.weaklyConnectedComponents() == graph.stronglyConnectedComponents())
    #expect(graph.weaklyConnectedComponents().count == 0)
    #expect(graph.weaklyConnectedComponents().largest == nil)
  }
}
