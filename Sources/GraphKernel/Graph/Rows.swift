/// One direction of a graph: for each vertex a row of slots, each an arc and the vertex at its other end.
///
/// A kernel walks the row of a vertex so:
///
///     for slot in rows.slots(of: vertex) {
///       let neighbour = rows.neighbours[slot]
///       let arc = rows.arcs[slot]
///     }
struct Rows: Sendable {
  /// Where each vertex's row begins; the last element is the number of slots.
  let offsets: Column<UInt32>
  /// The other end of the arc in each slot.
  let neighbours: Column<Graph.Vertex>
  /// The arc in each slot.
  let arcs: Column<Graph.Arc>

  @inline(__always)
  func slots(of vertex: Graph.Vertex) -> Range<Int> {
    // Offsets ascend.
    unsafe Range(uncheckedBounds: (Int(offsets[vertex]), Int(offsets[Int(vertex) + 1])))
  }

  /// The number of slots in a vertex's row.
  @inline(__always)
  func degree(of vertex: Graph.Vertex) -> Int { Int(offsets[Int(vertex) + 1] - offsets[vertex]) }

  var slotCount: Int { neighbours.count }
}

extension Rows {
  /// Sorts arcs into rows by their near end, by counting. The sort is stable, so rows ascend by arc index.
  init(vertexCount: Int, near: Column<Graph.Vertex>, far: Column<Graph.Vertex>) {
    var nextSlot = Buffer<UInt32>(repeating: 0, count: vertexCount + 1)
    for arc in 0..<near.count { nextSlot[Int(near[arc]) + 1] += 1 }
    let offsets = Self.accumulate(&nextSlot)

    var neighbours = Buffer<Graph.Vertex>(repeating: 0, count: near.count)
    var arcs = Buffer<Graph.Arc>(repeating: 0, count: near.count)
    for arc in 0..<near.count {
      let slot = nextSlot[near[arc]]
      nextSlot[near[arc]] = slot + 1
      neighbours[slot] = far[arc]
      arcs[slot] = Graph.Arc(truncatingIfNeeded: arc)
    }
    self.init(offsets: offsets, neighbours: Column(neighbours), arcs: Column(arcs))
  }

  /// Sorts edges into rows, each into the rows of both its ends. A self-loop takes two slots of one row.
  init(vertexCount: Int, edgesBetween ends: Column<Graph.Vertex>, and otherEnds: Column<Graph.Vertex>) {
    var nextSlot = Buffer<UInt32>(repeating: 0, count: vertexCount + 1)
    for edge in 0..<ends.count {
      nextSlot[Int(ends[edge]) + 1] += 1
      nextSlot[Int(otherEnds[edge]) + 1] += 1
    }
    let offsets = Self.accumulate(&nextSlot)

    var neighbours = Buffer<Graph.Vertex>(repeating: 0, count: ends.count * 2)
    var arcs = Buffer<Graph.Arc>(repeating: 0, count: ends.count * 2)
    for edge in 0..<ends.count {
      for (near, far) in [(ends[edge], otherEnds[edge]), (otherEnds[edge], ends[edge])] {
        let slot = nextSlot[near]
        nextSlot[near] = slot + 1
        neighbours[slot] = far
        arcs[slot] = Graph.Arc(truncatingIfNeeded: edge)
      }
    }
    self.init(offsets: offsets, neighbours: Column(neighbours), arcs: Column(arcs))
  }

  /// Turns counts, one place late, into offsets; what remains in `counts` is the first slot of each row.
  private static func accumulate(_ counts: inout Buffer<UInt32>) -> Column<UInt32> {
    for vertex in 1..<max(counts.count, 1) { counts[vertex] += counts[vertex - 1] }
    return Column(counts.copy())
  }
}
