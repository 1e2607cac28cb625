/// Random reverse-reachable sets: each holds the vertices that reach a vertex drawn at random, in a world drawn at
/// random. The share of sets that a set of seeds meets, times the number of vertices, estimates its spread.
struct ReverseReachableSets: Sendable {
  /// The sets of one chunk of work, which has its own stream of random numbers.
  static let chunkLength = 512

  /// Where each set begins; the last element is the number of members.
  private(set) var offsets: ContiguousArray<Int> = [0]
  private(set) var members: ContiguousArray<Graph.Vertex> = []

  var count: Int { offsets.count - 1 }

  func set(_ index: Int) -> Range<Int> {
    offsets[index]..<offsets[index + 1]
  }

  mutating func append(_ other: ReverseReachableSets) {
    let start = members.count
    offsets.append(contentsOf: other.offsets.dropFirst().lazy.map { $0 + start })
    members.append(contentsOf: other.members)
  }

  /// Draws one chunk of sets.
  ///
  /// - Parameter probabilities: By slot of the reverse rows.
  static func draw(
    _ graph: Graph, _ probabilities: Column<Double>, _ generator: SplitMix64
  ) throws -> ReverseReachableSets {
    var generator = generator
    var sets = ReverseReachableSets()
    var foundBy = Buffer<UInt32>(repeating: 0, count: graph.vertexCount)
    for number in 1...UInt32(chunkLength) {
      if number % 64 == 1 { try Task.checkCancellation() }
      let root = Graph.Vertex(generator.next(below: UInt64(graph.vertexCount)))
      var next = sets.members.count
      sets.members.append(root)
      foundBy[root] = number
      while next < sets.members.count {
        for slot in graph.reverse.slots(of: sets.members[next]) {
          let neighbour = graph.reverse.neighbours[slot]
          guard foundBy[neighbour] != number, generator.nextUnit() < probabilities[slot] else { continue }
          foundBy[neighbour] = number
          sets.members.append(neighbour)
        }
        next += 1
      }
      sets.offsets.append(sets.members.count)
    }
    return sets
  }

  /// The number of sets that contain any of some vertices.
  func coverage(of vertices: [Graph.Vertex], vertexCount: Int) -> Int {
    var isChosen = Buffer(repeating: false, count: vertexCount)
    for vertex in vertices { isChosen[vertex] = true }
    var covered = 0
    for index in 0..<count {
      for place in set(index) where isChosen[members[place]] {
        covered += 1
        break
      }
    }
    return covered
  }
}

/// Vertices chosen one after the other, each to be in as many further sets as possible.
struct GreedyCover {
  private(set) var chosen: [Graph.Vertex] = []
  /// The number of sets covered.
  private(set) var covered = 0
  /// No choice of as many vertices covers more sets.
  private(set) var optimumBound = 0.0

  /// - Complexity: O(n log n) and linear in the sizes of the sets, but for a logarithm.
  init(_ sets: ReverseReachableSets, choosing number: Int, vertexCount: Int) {
    // The sets of each vertex, in rows.
    var offsets = Buffer(repeating: 0, count: vertexCount + 1)
    for member in sets.members { offsets[Int(member) + 1] += 1 }
    for vertex in 0..<vertexCount { offsets[vertex + 1] += offsets[vertex] }
    var next = offsets.copy()
    var setsOf = Buffer<UInt32>(repeating: 0, count: sets.members.count)
    for index in 0..<sets.count {
      for place in sets.set(index) {
        let member = sets.members[place]
        setsOf[next[member]] = UInt32(truncatingIfNeeded: index)
        next[member] += 1
      }
    }
    // How many sets not yet covered each vertex is in. It only falls, so that the heap may lag behind: J. Leskovec
    // et al., 'Cost-effective outbreak detection in networks', KDD 2007.
    var gains = Buffer(repeating: 0, count: vertexCount)
    var heap = QuaternaryHeap<Candidate>()
    for vertex in 0..<vertexCount {
      gains[vertex] = offsets[vertex + 1] - offsets[vertex]
      heap.push(Candidate(gain: gains[vertex], vertex: Graph.Vertex(truncatingIfNeeded: vertex)))
    }
    var isCovered = Buffer(repeating: false, count: sets.count)
    while chosen.count < number, let best = heap.popMin() {
      guard best.gain == gains[best.vertex] else {
        heap.push(Candidate(gain: gains[best.vertex], vertex: best.vertex))
        continue
      }
      chosen.append(best.vertex)
      covered += best.gain
      for place in offsets[best.vertex]..<offsets[Int(best.vertex) + 1] where !isCovered[setsOf[place]] {
        isCovered[setsOf[place]] = true
        for member in sets.set(Int(setsOf[place])) { gains[sets.members[member]] -= 1 }
      }
    }
    bound(gains.array, number)
  }

  /// Bounds what any choice covers: greedy choice is never far behind, and from here on none gains more than the
  /// largest gains together.
  private mutating func bound(_ gains: [Int], _ number: Int) {
    guard number > 0 else { return }
    let further = gains.sorted(by: >).prefix(number).reduce(0, +)
    var missed = 1.0
    for _ in 0..<number { missed *= 1 - 1 / Double(number) }
    optimumBound = min(Double(covered + further), Double(covered) / (1 - missed))
  }
}

private struct Candidate: Comparable {
  let gain: Int
  let vertex: Graph.Vertex

  /// The largest gain first; of equals, the lowest vertex.
  static func < (first: Candidate, second: Candidate) -> Bool {
    first.gain != second.gain ? first.gain > second.gain : first.vertex < second.vertex
  }
}
