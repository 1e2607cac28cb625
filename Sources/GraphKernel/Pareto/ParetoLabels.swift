/// A cost vector of up to four criteria; those not in use are zero.
typealias ParetoCosts = SIMD4<Double>

extension ParetoCosts {
  /// Whether the vector is nowhere greater than another.
  @inline(__always)
  func isAtMost(_ other: ParetoCosts) -> Bool { all(self .<= other) }

  /// Whether the vector stands before another of the same length in lexicographic order.
  @inline(__always)
  func precedes(_ other: ParetoCosts) -> Bool {
    for criterion in 0..<Self.scalarCount where self[criterion] != other[criterion] {
      return self[criterion] < other[criterion]
    }
    return false
  }
}

/// The partial paths of a multi-criteria search. Each is its last arc and the label of what went before.
struct ParetoLabels {
  typealias Label = UInt32

  /// Stands for no label, no arc and no vertex.
  static let none = UInt32.max

  struct Element {
    let costs: ParetoCosts
    let vertex: Graph.Vertex
    /// The last arc, or none at the start.
    let arc: Graph.Arc
    /// The label before the last arc, or none at the start.
    let parent: Label
    let hops: UInt32
    /// The number of waypoints passed.
    let passed: UInt32
    /// The vertex the path began at, if that is a target too; else none.
    let targetAtStart: Graph.Vertex
    /// Whether the label is a whole path, which does not go on.
    let isEnd: Bool
    /// Whether the label has not been pruned.
    var isLive = true
    /// The next label of the same state, or none.
    var next = ParetoLabels.none
  }

  private(set) var elements: ContiguousArray<Element> = []

  var count: Int { elements.count }

  subscript(label: Label) -> Element {
    get { elements[Int(label)] }
    set { elements[Int(label)] = newValue }
  }

  mutating func append(_ element: Element) -> Label {
    elements.append(element)
    return Label(truncatingIfNeeded: elements.count - 1)
  }

  /// Whether the path of a label contains a vertex.
  func contains(_ vertex: Graph.Vertex, in label: Label) -> Bool {
    var label = label
    while label != Self.none {
      if elements[Int(label)].vertex == vertex { return true }
      label = elements[Int(label)].parent
    }
    return false
  }

  /// Whether all vertices of one path stand in another.
  func vertices(of label: Label, areAmongThoseOf other: Label) -> Bool {
    var label = label
    while label != Self.none {
      guard contains(elements[Int(label)].vertex, in: other) else { return false }
      label = elements[Int(label)].parent
    }
    return true
  }

  /// The path of a label, weighed by the first criterion.
  func path(of label: Label) -> Path {
    var (vertices, arcs): ([Graph.Vertex], [Graph.Arc]) = ([], [])
    var current = label
    while current != Self.none {
      let element = elements[Int(current)]
      vertices.append(element.vertex)
      if element.parent != Self.none { arcs.append(element.arc) }
      current = element.parent
    }
    return Path(
      vertices: vertices.reversed(), arcs: arcs.reversed(), weight: elements[Int(label)].costs[0])
  }

  /// Whether, of two paths with the same costs, the first stands before the second in the order of `Path`.
  func equalCostPath(of label: Label, precedes other: Label) -> Bool {
    let (first, second) = (elements[Int(label)], elements[Int(other)])
    if first.hops != second.hops { return first.hops < second.hops }
    return path(of: label) < path(of: other)
  }
}
