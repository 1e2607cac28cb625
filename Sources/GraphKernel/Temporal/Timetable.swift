/// When an arc may be taken. Times are whole days, or any other unit, on one scale.
public enum ArcTimes: Hashable, Sendable {
  /// Entered at any whole time from `opens` through `closes`, left `lead` later. Nil for a side that is open.
  case window(opens: Int32?, closes: Int32?, lead: Int32)
  /// Entered at the departure of an event and left at its arrival. An empty list is an arc that is never
  /// open.
  case events([TimedEvent])
}

/// One departure of an arc with its arrival.
public struct TimedEvent: Hashable, Sendable {
  /// When the arc is entered.
  public let departure: Int32
  /// When the arc is left, not before the departure.
  public let arrival: Int32

  /// Creates an event.
  public init(departure: Int32, arrival: Int32) {
    self.departure = departure
    self.arrival = arrival
  }
}

/// The times of the arcs of a graph, checked and laid out for searches in both directions. An arc whose
/// arrival would lie past `Int32.max` is closed then.
///
/// Made by `Graph.timetable(_:)`.
public struct Timetable: Sendable {
  let forward: TimedArcs
  let backward: TimedArcs
  /// The arcs by slot of the graph's forward rows, by which the graph is recognised.
  let layout: Column<Graph.Arc>
}

extension Graph {
  /// Checks and lays out the times of the arcs of this graph.
  ///
  /// - Parameter times: The times of each arc. A graph with several windows an arc has parallel arcs.
  /// - Throws: `MeasureError.columnCount`; `.invalidParameter` for a lead that is negative, a window that
  ///   closes before it opens, an event that arrives before it departs.
  /// - Complexity: O(m + e log e) time for e events; 48 bytes an arc and 32 an event.
  ///
  /// ## Example
  ///     let graph = try Graph(vertexCount: 2, arcs: [(0, 1), (0, 1)])
  ///     let timetable = try graph.timetable([
  ///       .window(opens: 5, closes: nil, lead: 2), .events([TimedEvent(departure: 3, arrival: 6)]),
  ///     ])
  ///     let query = PathQuery(from: [0], to: [1])
  ///     let path = try graph.earliestArrival(query, timetable: timetable, notBefore: 0)
  ///     // path?.arrival == 6
  public func timetable(_ times: some Collection<ArcTimes>) throws(MeasureError) -> Timetable {
    guard times.count == arcCount else {
      throw .columnCount(column: "times", expected: arcCount, actual: times.count)
    }
    for arcTimes in times { try Self.check(arcTimes) }
    return Timetable(
      forward: TimedArcs(times.lazy.map(TimedArcs.Times.init)),
      backward: TimedArcs(times.lazy.map { TimedArcs.Times($0).mirrored }), layout: forward.arcs)
  }

  private static func check(_ times: ArcTimes) throws(MeasureError) {
    switch times {
    case .window(let opens, let closes, let lead):
      guard lead >= 0 else {
        throw .invalidParameter(name: "lead", value: Double(lead), allowed: "0 or more")
      }
      if let opens, let closes, closes < opens {
        throw .invalidParameter(
          name: "closes", value: Double(closes), allowed: "\(opens) or later, when it opens")
      }
    case .events(let events):
      for event in events where event.arrival < event.departure {
        throw .invalidParameter(
          name: "arrival", value: Double(event.arrival), allowed: "\(event.departure) or later, the departure"
        )
      }
    }
  }
}

/// The times of arcs as seen in one direction. Seen backward, time runs backward: all times change sign, and
/// an arrival is a departure. So the latest departure is the earliest arrival of the backward view.
struct TimedArcs: Sendable {
  /// The times of one arc, with room for a change of sign.
  enum Times {
    case window(opens: Int, closes: Int, lead: Int)
    case events([(departure: Int, arrival: Int)])

    init(_ times: ArcTimes) {
      switch times {
      case .window(let opens, let closes, let lead):
        let latest = Int(Int32.max) - Int(lead)
        self = .window(
          opens: Int(opens ?? .min), closes: min(closes.map(Int.init) ?? latest, latest), lead: Int(lead))
      case .events(let events):
        self = .events(events.map { (Int($0.departure), Int($0.arrival)) })
      }
    }

    var mirrored: Times {
      switch self {
      case .window(let opens, let closes, let lead):
        .window(opens: -(closes + lead), closes: -(opens + lead), lead: lead)
      case .events(let events):
        .events(events.map { (-$0.arrival, -$0.departure) })
      }
    }
  }

  /// One ride along an arc.
  struct Ride {
    let departure: Int
    let arrival: Int
  }

  private struct Event: BitwiseCopyable, Sendable {
    let departure: Int
    /// The ride to take if one is ready between the departure before and this one.
    var best: (departure: Int, arrival: Int)
  }

  private let opens: Column<Int>
  private let closes: Column<Int>
  private let leads: Column<Int>
  private let offsets: Column<Int>
  /// The events of each arc by departure.
  private let events: Column<Event>

  init(_ times: some Collection<Times>) {
    var opens = Buffer(repeating: 0, count: times.count)
    // A window that closes before it opens: no ride.
    var closes = Buffer(repeating: -1, count: times.count)
    var leads = Buffer(repeating: 0, count: times.count)
    var offsets = Buffer(repeating: 0, count: times.count + 1)
    var events: ContiguousArray<Event> = []
    for (arc, arcTimes) in times.enumerated() {
      switch arcTimes {
      case .window(let first, let last, let lead): (opens[arc], closes[arc], leads[arc]) = (first, last, lead)
      case .events(let rides): events += Self.inOrder(rides)
      }
      offsets[arc + 1] = events.count
    }
    self.opens = Column(opens)
    self.closes = Column(closes)
    self.leads = Column(leads)
    self.offsets = Column(offsets)
    self.events = Column(events)
  }

  /// Sorts events by departure and finds, for each, the ride among it and later ones that arrives first, and
  /// of these the one that departs last.
  private static func inOrder(_ rides: [(departure: Int, arrival: Int)]) -> [Event] {
    var events = rides.sorted { $0 < $1 }.map { Event(departure: $0.departure, best: $0) }
    for index in events.indices.dropLast().reversed()
    where events[index + 1].best.arrival <= events[index].best.arrival {
      events[index].best = events[index + 1].best
    }
    return events
  }

  /// The ride along an arc that arrives first, if one is ready at a time; nil if the arc is closed from then
  /// on.
  ///
  /// - Complexity: O(1) for a window, O(log e) for e events.
  func ride(along arc: Graph.Arc, ready: Int) -> Ride? {
    let (first, end) = (offsets[Int(arc)], offsets[Int(arc) + 1])
    guard first < end else {
      let departure = max(ready, opens[arc])
      return departure <= closes[arc] ? Ride(departure: departure, arrival: departure + leads[arc]) : nil
    }
    var (low, high) = (first, end)
    while low < high {
      let middle = (low + high) / 2
      if events[middle].departure < ready { low = middle + 1 } else { high = middle }
    }
    guard low < end else { return nil }
    return Ride(departure: events[low].best.departure, arrival: events[low].best.arrival)
  }
}
