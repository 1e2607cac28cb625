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
    var tally = TieTally(
      vertexCount: vertexCount, limit: first.rows.slotCount + (second?.rows.slotCount ?? 0), scale: scale)
    for index in 0..<vertexCount {
      let vertex = UInt32(truncatingIfNeeded: index)
      tally.begin()
      tally.add(first.rows, first.weights, of: vertex)
      if let second { tally.add(second.rows, second.weights, of: vertex) }
      tally.end(vertex)
    }
    self = tally.ties()
  }

  fileprivate init(offsets: Column<UInt32>, neighbours: Column<UInt32>, weights: Column<Double>) {
    self.offsets = offsets
    self.neighbours = neighbours
    self.weights = weights
  }
}

/// Adds up the ties of one vertex after another.
private struct TieTally: ~Copyable {
  private var offsets: Buffer<UInt32>
  private var neighbours: Buffer<UInt32>
  private var weights: Buffer<Double>
  /// Where each neighbour of the vertex at hand stands: before the row's start for none.
  private var places: Buffer<UInt32>
  private var rowStart = 0
  private var rowEnd = 0
  private let scale: Double

  init(vertexCount: Int, limit: Int, scale: Double) {
    offsets = Buffer(repeating: 0, count: vertexCount + 1)
    neighbours = Buffer(repeating: 0, count: limit)
    weights = Buffer(repeating: 0, count: limit)
    places = Buffer(repeating: 0, count: vertexCount)
    self.scale = scale
  }

  mutating func begin() { rowStart = rowEnd }

  mutating func end(_ vertex: UInt32) { offsets[Int(vertex) + 1] = UInt32(truncatingIfNeeded: rowEnd) }

  mutating func add(_ rows: Rows, _ column: Column<Double>?, of vertex: UInt32) {
    for slot in rows.slots(of: vertex) {
      let neighbour = rows.neighbours[slot]
      var weight = 1.0
      if let column { weight = column[slot] * scale }
      guard neighbour != vertex, weight > 0 else { continue }
      let place = Int(places[neighbour])
      if place >= rowStart, place < rowEnd, neighbours[place] == neighbour {
        weights[place] += weight
      } else {
        places[neighbour] = UInt32(truncatingIfNeeded: rowEnd)
        neighbours[rowEnd] = neighbour
        weights[rowEnd] = weight
        rowEnd += 1
      }
    }
  }

  consuming func ties() -> BrokerageTies {
    BrokerageTies(offsets: Column(offsets), neighbours: Column(neighbours), weights: Column(weights))
  }
}
