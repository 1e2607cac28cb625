/// The ties of a graph as a simple weighted network: no self-loops, parallel arcs added up, ties of weight 0
/// left out.
struct BrokerageTies: Sendable {
  let offsets: Column<UInt32>
  /// The other end of the tie in each slot. Its order follows the arcs.
  let neighbours: Column<UInt32>
  let weights: Column<Double>

  /// The number of ties, seen from either end if they are mutual.
  var count: Int { Int(offsets[offsets.count - 1]) }

  @inline(__always)
  func slots(of vertex: UInt32) -> Range<Int> {
    Int(offsets[vertex])..<Int(offsets[Int(vertex) + 1])
  }

  @inline(__always)
  func degree(of vertex: UInt32) -> Int { Int(offsets[Int(vertex) + 1] - offsets[vertex]) }

  /// What leaves each vertex; of an undirected graph, what joins it to others.
  static func leaving(_ graph: Graph) -> BrokerageTies {
    BrokerageTies(vertexCount: graph.vertexCount, Part(rows: graph.forward, weights: nil), nil, scale: 1)
  }

  /// What joins each vertex to others, whatever the direction: a_ij + a_ji of a directed graph.
  static func mutual(_ graph: Graph, weights: ArcWeights?) -> BrokerageTies {
    // Sums of the largest numbers would overflow; nothing asked of ties depends on their scale.
    let scale = graph.heaviestWeight(weights) > 0x1p+900 ? 0x1p-100 : 1
    let forward = Part(rows: graph.forward, weights: weights?.forward)
    let reverse = graph.isDirected ? Part(rows: graph.reverse, weights: weights?.reverse) : nil
    return BrokerageTies(vertexCount: graph.vertexCount, forward, reverse, scale: scale)
  }

  /// Rows, and the weight in each slot; nil for 1 each.
  private struct Part {
    let rows: Rows
    let weights: Column<Double>?
  }

  private init(vertexCount: Int, _ first: Part, _ second: Part?, scale: Double) {
    let limit = first.rows.slotCount + (second?.rows.slotCount ?? 0)
    var offsets = Buffer<UInt32>(repeating: 0, count: vertexCount + 1)
    var neighbours = Buffer<UInt32>(repeating: 0, count: limit)
    var weights = Buffer<Double>(repeating: 0, count: limit)
    // Where each neighbour of the vertex at hand stands: before the row's start for none.
    var places = Buffer<UInt32>(repeating: 0, count: vertexCount)
    var start = 0
    var end = 0
    func add(_ part: Part, of vertex: UInt32) {
      for slot in part.rows.slots(of: vertex) {
        let neighbour = part.rows.neighbours[slot]
        var weight = 1.0
        if let column = part.weights { weight = column[slot] * scale }
        guard neighbour != vertex, weight > 0 else { continue }
        let place = Int(places[neighbour])
        if place >= start, place < end, neighbours[place] == neighbour {
          weights[place] += weight
        } else {
          places[neighbour] = UInt32(truncatingIfNeeded: end)
          neighbours[end] = neighbour
          weights[end] = weight
          end += 1
        }
      }
    }
    for index in 0..<vertexCount {
      start = end
      add(first, of: UInt32(truncatingIfNeeded: index))
      if let second { add(second, of: UInt32(truncatingIfNeeded: index)) }
      offsets[index + 1] = UInt32(truncatingIfNeeded: end)
    }
    self.offsets = Column(offsets)
    self.neighbours = Column(neighbours)
    self.weights = Column(weights)
  }
}
