/// One search in time, forward from sources or backward from targets.
///
/// Waiting is allowed, so to be at a vertex earlier is never worse (the FIFO property): of all ways to a
/// vertex with as many hops only the earliest arrival counts. Hops count too, since the fewest are wanted, so
/// the search goes in rounds of one hop, and a vertex has a label for each round in which it is reached
/// earlier than in those before. A walk that repeats a vertex is never earlier than the one without the loop,
/// and has more hops.
struct TimedSearch {
  /// One of the two ways to look at a graph and its times.
  struct View {
    let rows: Rows
    let times: TimedArcs
    let rules: PathRules
    let isForward: Bool
    let transferTime: Int

    var startRole: VertexRole { isForward ? .source : .target }
    var endRole: VertexRole { isForward ? .target : .source }

    /// Whether an arc may be taken after some hops to end a path, and to go on.
    func step(along arc: Graph.Arc, to vertex: Graph.Vertex, hops: Int) -> (ends: Bool, continues: Bool) {
      let (role, arcRole) = (rules.vertexRoles[Int(vertex)], rules.role(of: arc))
      // A terminal arc is the last of a path, so the first if seen backward.
      guard arcRole != .avoided, isForward || arcRole == .ordinary || hops == 0 else { return (false, false) }
      let continues = role.contains(.passable) && (!isForward || arcRole == .ordinary)
      return (role.contains(endRole), continues)
    }

    /// When one who arrives at a time after some hops may leave.
    func ready(_ time: Int, hops: Int) -> Int { hops == 0 ? time : time + transferTime }
  }

  /// The earliest arrival at an end, and the fewest hops with it.
  struct End: Comparable {
    let time: Int
    let hops: Int

    static func < (first: End, second: End) -> Bool { (first.time, first.hops) < (second.time, second.hops) }
  }

  private static let none = UInt32.max

  private struct Label {
    let vertex: Graph.Vertex
    let hops: Int
    var time: Int
    /// The label of the vertex with fewer hops, or none.
    let before: UInt32
  }

  private let view: View
  private var labels: ContiguousArray<Label> = []
  /// The last label of each vertex: that with most hops and the earliest time.
  private var heads: ContiguousArray<UInt32>
  /// The earliest end.
  private(set) var best: End?
  /// The earliest arrival at each vertex as an end, `Int.max` if there is none; empty unless for all ends.
  private(set) var endTimes: ContiguousArray<Int> = []
  private let goal: Goal

  /// What a search is for, and so when it may stop and what it may leave out.
  enum Goal {
    /// The earliest end; later labels are left out.
    case earliestEnd
    /// The earliest end with fewest hops.
    case fewestHops
    /// All labels.
    case labels
    /// The earliest arrival at every end.
    case allEnds
  }

  /// - Parameters:
  ///   - excludedEnd: A vertex at which no path may end.
  ///   - hopLimit: The largest number of hops.
  ///   - latest: The latest time to be reached.
  init(
    _ view: View, from starts: [Graph.Vertex], at time: Int, excludedEnd: Graph.Vertex? = nil, hopLimit: Int,
    latest: Int = .max, goal: Goal
  ) {
    self.view = view
    self.goal = goal
    if goal == .allEnds {
      endTimes = ContiguousArray(repeating: .max, count: view.rules.vertexRoles.count)
    }
    heads = ContiguousArray(repeating: Self.none, count: view.rules.vertexRoles.count)
    for start in starts { improve(start, hops: 0, time: time) }
    var (first, hops) = (0, 0)
    while first < labels.count, hops < hopLimit, !(goal == .fewestHops && best != nil) {
      let round = first..<labels.count
      first = labels.count
      for index in round { relax(labels[index], excludedEnd: excludedEnd, latest: latest) }
      hops += 1
    }
  }

  private mutating func relax(_ label: Label, excludedEnd: Graph.Vertex?, latest: Int) {
    // What is no earlier than the end has more hops too.
    if goal == .earliestEnd, let best, label.time >= best.time { return }
    let ready = view.ready(label.time, hops: label.hops)
    for slot in view.rows.slots(of: label.vertex) {
      let (vertex, arc) = (view.rows.neighbours[slot], view.rows.arcs[slot])
      let step = view.step(along: arc, to: vertex, hops: label.hops)
      guard step.ends || step.continues, let ride = view.times.ride(along: arc, ready: ready),
        ride.arrival <= latest
      else { continue }
      if step.ends, vertex != excludedEnd {
        let end = End(time: ride.arrival, hops: label.hops + 1)
        best = min(best ?? end, end)
        if goal == .allEnds { endTimes[Int(vertex)] = min(endTimes[Int(vertex)], ride.arrival) }
      }
      if step.continues { improve(vertex, hops: label.hops + 1, time: ride.arrival) }
    }
  }

  private mutating func improve(_ vertex: Graph.Vertex, hops: Int, time: Int) {
    let head = heads[Int(vertex)]
    if head != Self.none {
      guard time < labels[Int(head)].time else { return }
      if labels[Int(head)].hops == hops {
        labels[Int(head)].time = time
        return
      }
    }
    heads[Int(vertex)] = UInt32(truncatingIfNeeded: labels.count)
    labels.append(Label(vertex: vertex, hops: hops, time: time, before: head))
  }

  /// The earliest time at a vertex after at most some hops, or nil if it is not reached.
  func time(at vertex: Graph.Vertex, hops: Int) -> Int? {
    var label = heads[Int(vertex)]
    while label != Self.none, labels[Int(label)].hops > hops { label = labels[Int(label)].before }
    return label == Self.none ? nil : labels[Int(label)].time
  }
}
