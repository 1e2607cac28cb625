/// A graph as the Leiden method sees it: first the graph itself, then ever smaller ones in which each vertex
/// stands for a connected set of vertices of the level below.
///
/// Loops count in the strengths only. What stands in no row has no pull on a vertex.
struct LeidenLevel: Sendable {
  let offsets: Column<UInt32>
  let neighbours: Column<UInt32>
  /// The weight of the edge in each slot, above 0.
  let weights: Column<Double>
  /// The weight of the edges at each vertex, loops twice.
  let strengths: Column<Double>

  var vertexCount: Int { strengths.count }

  @inline(__always)
  func slots(of vertex: UInt32) -> Range<Int> {
    Int(offsets[vertex])..<Int(offsets[Int(vertex) + 1])
  }

  /// A vertex for each of the graph's, with weights divided by the heaviest.
  init(_ graph: Graph, weights arcWeights: ArcWeights?, heaviest: Double) {
    let rows = graph.forward
    var offsets = Buffer<UInt32>(repeating: 0, count: graph.vertexCount + 1)
    var neighbours = Buffer<UInt32>(repeating: 0, count: rows.slotCount)
    var weights = Buffer<Double>(repeating: 1, count: rows.slotCount)
    var strengths = Buffer<Double>(repeating: 0, count: graph.vertexCount)
    var end = 0
    for vertex in graph.vertices {
      var strength = 0.0
      for slot in rows.slots(of: vertex) {
        var weight = 1.0
        if let arcWeights { weight = arcWeights.forward[slot] / heaviest }
        strength += weight
        guard weight > 0, rows.neighbours[slot] != vertex else { continue }
        neighbours[end] = rows.neighbours[slot]
        weights[end] = weight
        end += 1
      }
      strengths[vertex] = strength
      offsets[Int(vertex) + 1] = UInt32(truncatingIfNeeded: end)
    }
    self.init(
      offsets: Column(offsets), neighbours: Column(neighbours), weights: Column(weights),
      strengths: Column(strengths))
  }

  private init(
    offsets: Column<UInt32>, neighbours: Column<UInt32>, weights: Column<Double>, strengths: Column<Double>
  ) {
    self.offsets = offsets
    self.neighbours = neighbours
    self.weights = weights
    self.strengths = strengths
  }

  /// The same level with its vertices in another order.
  ///
  /// - Parameters:
  ///   - order: Every vertex once.
  ///   - numbers: For each vertex its place in the order, which is its new number.
  func ordered(_ order: borrowing Buffer<UInt32>, numbers: borrowing Buffer<UInt32>) -> LeidenLevel {
    let slotCount = Int(offsets[vertexCount])
    var newOffsets = Buffer<UInt32>(repeating: 0, count: vertexCount + 1)
    var newNeighbours = Buffer<UInt32>(repeating: 0, count: slotCount)
    var newWeights = Buffer<Double>(repeating: 0, count: slotCount)
    var newStrengths = Buffer<Double>(repeating: 0, count: vertexCount)
    var end = 0
    for place in 0..<vertexCount {
      let vertex = order[place]
      for slot in slots(of: vertex) {
        newNeighbours[end] = numbers[neighbours[slot]]
        newWeights[end] = weights[slot]
        end += 1
      }
      newStrengths[place] = strengths[vertex]
      newOffsets[place + 1] = UInt32(truncatingIfNeeded: end)
    }
    return LeidenLevel(
      offsets: Column(newOffsets), neighbours: Column(newNeighbours), weights: Column(newWeights),
      strengths: Column(newStrengths))
  }

  /// The level above, in which each set of vertices is one vertex.
  ///
  /// - Parameter sets: The set of each vertex, from `0..<count`.
  func aggregated(by sets: borrowing Buffer<UInt32>, count: Int) -> LeidenLevel {
    let (starts, members) = Self.members(of: sets, count: count)
    let slotCount = Int(offsets[vertexCount])
    var newOffsets = Buffer<UInt32>(repeating: 0, count: count + 1)
    var newNeighbours = Buffer<UInt32>(repeating: 0, count: slotCount + 1)
    var newWeights = Buffer<Double>(repeating: 0, count: slotCount)
    var newStrengths = Buffer<Double>(repeating: 0, count: count)
    // The weight to each set from the one at hand: 0 for none.
    var weightTo = Buffer<Double>(repeating: 0, count: count)
    var end = 0
    for set in 0..<count {
      let start = end
      var strength = 0.0
      for place in Int(starts[set])..<Int(starts[set + 1]) {
        let vertex = members[place]
        strength += strengths[vertex]
        for slot in slots(of: vertex) {
          let other = sets[neighbours[slot]]
          guard other != set else { continue }
          let known = weightTo[other]
          newNeighbours[end] = other
          end += known == 0 ? 1 : 0
          weightTo[other] = known + weights[slot]
        }
      }
      for slot in start..<end {
        newWeights[slot] = weightTo[newNeighbours[slot]]
        weightTo[newNeighbours[slot]] = 0
      }
      newStrengths[set] = strength
      newOffsets[set + 1] = UInt32(truncatingIfNeeded: end)
    }
    return LeidenLevel(
      offsets: Column(newOffsets), neighbours: Column(newNeighbours), weights: Column(newWeights),
      strengths: Column(newStrengths))
  }

  /// The vertices sorted by set, and where each set begins.
  private static func members(
    of sets: borrowing Buffer<UInt32>, count: Int
  ) -> (starts: Column<UInt32>, members: Column<UInt32>) {
    var next = Buffer<UInt32>(repeating: 0, count: count + 1)
    for vertex in 0..<sets.count { next[Int(sets[vertex]) + 1] += 1 }
    for set in 1..<max(count + 1, 1) { next[set] += next[set - 1] }
    let starts = Column(next.copy())
    var members = Buffer<UInt32>(repeating: 0, count: sets.count)
    for vertex in 0..<sets.count {
      let set = sets[vertex]
      members[next[set]] = UInt32(truncatingIfNeeded: vertex)
      next[set] += 1
    }
    return (starts, Column(members))
  }
}
