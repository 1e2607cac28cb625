import Atlas
import GraphKernel

/// Routes by time: the earliest arrival from a date on, or with a deadline the latest departure.
///
/// Every held tie takes part, whatever its dates; its window says when. Equal routes stand by fewer hops, then by the
/// ids along them, with a deadline read from the end.
struct TimedRoutes {
  private let atlas: Atlas
  private let query: RouteQuery
  private let constraints: RouteConstraints
  private let on: PartialDate
  private let timed: TimedView

  init(
    _ atlas: Atlas, _ query: RouteQuery, _ constraints: RouteConstraints, on: PartialDate
  ) throws(RouteQueryError) {
    guard query.via.isEmpty else {
      throw .refused("stops on the way are not searched by time; drop --via or --by time")
    }
    // Data without dates hold on any; one who sets out does so on a day.
    guard on != .any || query.before != nil else { throw .noDate }
    self.atlas = atlas
    self.query = query
    self.constraints = constraints
    self.on = on
    timed = try TimedView(atlas, on: on)
  }

  func answer() throws(RouteQueryError) -> RouteAnswer {
    let isForward = query.before == nil
    let found: (paths: [FirstTimedPaths.Course], equal: (shown: Int, all: Int), isComplete: Bool)
    do {
      let search = try search(isForward: isForward, day: day)
      // One more than asked for tells whether the last has equals that are not shown.
      var paths = try search.first(query.k + 1)
      if !isForward, let asked = query.on {
        // With a deadline and a date, what would have to leave before the date is too late.
        paths.removeAll { Int($0.departure) < asked.firstDayNumber }
      }
      let shown = Array(paths.prefix(query.k))
      let equals = shown.last.map { last in
        paths.count(where: { search.key($0) == search.key(last) })
      }
      let shownEquals = shown.last.map { last in shown.count(where: { search.key($0) == search.key(last) }) }
      found = (shown, (shownEquals ?? 0, equals ?? 0), paths.count <= query.k)
    } catch {
      throw .refused("\(error)")
    }
    let routes = found.paths.enumerated().map { route(rank: $0 + 1, $1, isForward: isForward) }
    return RouteAnswer(
      query: query, on: on, routes: routes, equalToLast: found.equal.all, equalShown: found.equal.shown,
      isEqualCountComplete: found.isComplete || found.equal.all == found.equal.shown,
      isComplete: found.isComplete, isStopped: false, none: routes.isEmpty ? try none() : nil)
  }

  /// The day to set out from, or to have arrived by.
  private var day: Int { query.before?.lastDayNumber ?? on.firstDayNumber }

  private func search(isForward: Bool, day: Int) throws -> FirstTimedPaths {
    FirstTimedPaths(
      graph: timed.view.graph, timetable: try timed.timetable(), query: timed.pathQuery(constraints),
      isForward: isForward, day: Int32(clamping: day))
  }

  private func route(rank: Int, _ path: FirstTimedPaths.Course, isForward: Bool) -> Route {
    let steps = path.steps.map { ride in
      timed.step(
        ride.arc, departs: Int(ride.departure), arrives: Int(ride.arrival), isForward: isForward)
    }
    return Route(rank: rank, strength: steps.map(\.strength).sorted().reduce(1, *), steps: steps)
  }

  /// Why there is none: the deadline or the start that would do, or else what stands in the way on the date.
  private func none() throws(RouteQueryError) -> NoRoute? {
    let start = query.from.count == 1 ? name(query.from[0]) : "any of the starts"
    let end = query.to.count == 1 ? name(query.to[0]) : "any of the targets"
    let earliest = try first(isForward: true, from: on.firstDayNumber)
    let latest = try first(isForward: false, from: Self.endOfTime)
    var summary = "No route by time leads from \(start) to \(end)"
    if let before = query.before {
      summary += query.on.map { " that leaves on \($0) or later and" } ?? " that"
      summary += " arrives by \(before)."
      if let earliest, let date = PartialDate(dayNumber: Int(earliest.arrival)) {
        summary += " From \(on) on the earliest arrival is \(date): ask with --before \(date)."
        return noRoute(summary)
      }
    } else {
      summary += " from \(on) on."
    }
    if let latest, let date = PartialDate(dayNumber: Int(latest.departure)) {
      return noRoute(summary + " The last day to leave was \(date).")
    }
    let now = try InfluenceView.compiled(atlas, on: on)
    return RouteDiagnosis(atlas, query, constraints, now).explain()
  }

  private func first(isForward: Bool, from day: Int) throws(RouteQueryError) -> FirstTimedPaths.Course? {
    do {
      return try search(isForward: isForward, day: day).first(1).first
    } catch {
      throw .refused("\(error)")
    }
  }

  private func name(_ id: String) -> String { atlas.entity(id)?.name ?? id }

  private func noRoute(_ summary: String) -> NoRoute {
    NoRoute(summary: summary, reachedCount: 0, nearest: nil, gaps: [], heardFrom: [])
  }

  /// The last day of the year 9999.
  private static let endOfTime = 2_932_896
}
