/// What the arcs decided so far say of up to 16 vertices that still have undecided arcs: which of them the start
/// reaches, which reach the goal, which have failed, and which of the rest reach which. It is kept transitively
/// closed, and what no longer matters is cleared, so that equal situations are equal states.
struct ReachState: Hashable {
  /// How many vertices a state holds.
  static let width = 16

  /// Four rows of 16 bits each: bit b of row a says that a reaches b.
  private var rows0: UInt64 = 0
  private var rows1: UInt64 = 0
  private var rows2: UInt64 = 0
  private var rows3: UInt64 = 0
  private(set) var reached: UInt16 = 0
  private(set) var reaching: UInt16 = 0
  private(set) var failed: UInt16 = 0

  /// The lowest bit of each row of a word.
  private static let lanes: UInt64 = 0x0001_0001_0001_0001

  /// A well mixed hash value, the same on every run.
  var mixed: UInt64 {
    var hash = UInt64(reached) | UInt64(reaching) << 16 | UInt64(failed) << 32
    for word in [rows0, rows1, rows2, rows3] {
      hash = (hash ^ word) &* 0x9E37_79B9_7F4A_7C15
      hash ^= hash >> 29
    }
    return hash
  }

  /// Lets a vertex fail, before any arc of it is decided.
  mutating func fail(_ vertex: Int) { failed |= 1 << vertex }

  /// Adds an arc from the start. Returns whether the start now reaches the goal.
  mutating func addArcFromStart(to vertex: Int) -> Bool {
    let bit: UInt16 = 1 << vertex
    if failed & bit != 0 || reached & bit != 0 { return false }
    if reaching & bit != 0 { return true }
    let found = bit | row(vertex)
    reached |= found
    clear(found)
    return false
  }

  /// Adds an arc to the goal. Returns whether the start now reaches the goal.
  mutating func addArcToGoal(from vertex: Int) -> Bool {
    let bit: UInt16 = 1 << vertex
    if failed & bit != 0 || reaching & bit != 0 { return false }
    if reached & bit != 0 { return true }
    let found = bit | column(vertex)
    reaching |= found
    clear(found)
    return false
  }

  /// Adds an arc between two vertices. Returns whether the start now reaches the goal.
  mutating func addArc(from tail: Int, to head: Int) -> Bool {
    let (tailBit, headBit): (UInt16, UInt16) = (1 << tail, 1 << head)
    if failed & (tailBit | headBit) != 0 || reaching & tailBit != 0 || reached & headBit != 0 { return false }
    if reached & tailBit != 0 { return addArcFromStart(to: head) }
    if reaching & headBit != 0 { return addArcToGoal(from: tail) }
    // All that reach the tail, and the tail, reach the head and all that it reaches.
    let gained = UInt64(headBit | row(head))
    let befores = column(tail) | tailBit
    func widen(_ rows: inout UInt64, from first: Int) {
      let found = UInt64(befores >> first) & 0xF
      let spread = (found & 1) | (found & 2) << 15 | (found & 4) << 30 | (found & 8) << 45
      rows |= spread &* gained
    }
    widen(&rows0, from: 0)
    widen(&rows1, from: 4)
    widen(&rows2, from: 8)
    widen(&rows3, from: 12)
    // A vertex on a circle reaches itself; that says nothing.
    clearDiagonal()
    return false
  }

  /// Forgets a vertex all of whose arcs are decided.
  mutating func forget(_ vertex: Int) {
    let bit: UInt16 = 1 << vertex
    clear(bit)
    reached &= ~bit
    reaching &= ~bit
    failed &= ~bit
  }

  private func row(_ vertex: Int) -> UInt16 {
    let rows =
      switch vertex >> 2 {
      case 0: rows0
      case 1: rows1
      case 2: rows2
      default: rows3
      }
    return UInt16(truncatingIfNeeded: rows >> (16 * UInt64(vertex & 3)))
  }

  private func column(_ vertex: Int) -> UInt16 {
    /// Gathers the lowest bits of four rows.
    func gather(_ rows: UInt64) -> UInt16 {
      let bits = rows >> UInt64(vertex) & Self.lanes
      return UInt16(truncatingIfNeeded: (bits | bits >> 15 | bits >> 30 | bits >> 45) & 0xF)
    }
    return gather(rows0) | gather(rows1) << 4 | gather(rows2) << 8 | gather(rows3) << 12
  }

  /// Clears the rows and columns of some vertices.
  private mutating func clear(_ vertices: UInt16) {
    let kept = Self.lanes &* UInt64(~vertices)
    func clear(_ rows: inout UInt64, from first: Int) {
      let found = UInt64(vertices >> first) & 0xF
      let spread = (found & 1) | (found & 2) << 15 | (found & 4) << 30 | (found & 8) << 45
      rows &= kept & ~(spread &* 0xFFFF)
    }
    clear(&rows0, from: 0)
    clear(&rows1, from: 4)
    clear(&rows2, from: 8)
    clear(&rows3, from: 12)
  }

  private mutating func clearDiagonal() {
    rows0 &= ~0x0008_0004_0002_0001
    rows1 &= ~0x0080_0040_0020_0010
    rows2 &= ~0x0800_0400_0200_0100
    rows3 &= ~0x8000_4000_2000_1000
  }
}
