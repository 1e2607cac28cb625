import Atlas
import GraphKernel

/// An atlas over all of time: every held tie, whatever its dates, with the window in which a message may set out over it.
struct TimedView {
  let atlas: Atlas
  let view: InfluenceView
  let windows: [TravelWindow]

  init(_ atlas: Atlas, on date: PartialDate) throws(RouteQueryError) {
    self.atlas = atlas
    view = try InfluenceView.compiled(atlas, on: date, including: \.isHeld)
    windows = view.ways.map { TravelWindow($0, in: atlas) }
  }

  /// The path query of some constraints. An arc that is never open cannot be given to the kernel as a window.
  func pathQuery(_ constraints: RouteConstraints) -> PathQuery {
    var query = constraints.pathQuery(over: view)
    var closed = query.constraints.avoidedArcs ?? windows.map { _ in false }
    for arc in windows.indices where windows[arc].isEmpty { closed[arc] = true }
    query.constraints.avoidedArcs = closed
    return query
  }

  func timetable() throws -> Timetable {
    try view.graph.timetable(windows.map { $0.isEmpty ? ArcTimes.events([]) : $0.arcTimes })
  }

  /// One hop with its days.
  func step(_ arc: Graph.Arc, departs: Int, arrives: Int, isForward: Bool) -> Step {
    var step = Step(view.ways[Int(arc)], in: atlas)
    let window = windows[Int(arc)]
    guard let first = PartialDate(dayNumber: departs), let last = PartialDate(dayNumber: arrives) else {
      return step
    }
    step.timing = Step.Timing(
      departs: first, arrives: last, leadTime: window.leadTime, isLeadTimeAssumed: window.isLeadTimeAssumed,
      uncertainty: window.uncertainty(departing: departs, isForward: isForward))
    return step
  }

  /// The hops over some arcs of one who sets out from a day on, each as early as can be.
  func steps(along arcs: [Graph.Arc], from start: Int) -> [Step] {
    var day = start
    return arcs.map { arc in
      let window = windows[Int(arc)]
      let departs = max(day, window.opens ?? day)
      day = departs + window.leadTime
      return step(arc, departs: departs, arrives: day, isForward: true)
    }
  }
}
