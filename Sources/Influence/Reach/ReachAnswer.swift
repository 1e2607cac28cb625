public import Atlas

/// What is asked of reach.
public struct ReachQuery: Sendable, Hashable {
  /// The routes a message may take: starts, all targets, what to avoid, kinds, types of tie, hubs, date, and by what the
  /// best route is best. Stops on the way and a limit of hops are refused, the number of routes is not used.
  public var routes: RouteQuery
  /// How many random worlds to draw where a chance cannot be counted exactly; nil for 8192, and fewer, down to 512,
  /// where there are very many ties.
  public var worlds: Int?
  /// Where the random numbers start.
  public var seed: UInt64 = 1

  /// Asks how surely each target is reached.
  public init(_ routes: RouteQuery) { self.routes = routes }

  func check() throws(RouteQueryError) {
    if let worlds, worlds < 1 { throw .outOfRange(name: "the number of random worlds", value: worlds) }
    if !routes.via.isEmpty || routes.maxHops != nil {
      throw .refused(
        "reach is by any route: a stop on the way or a limit of hops cannot be set; ask 'routes' with them instead"
      )
    }
    if routes.by != .strength && routes.by != .hops {
      throw .refused("the best route is found by strength or by hops, not by \(routes.by.rawValue)")
    }
  }
}

/// Whom a message reaches, and how surely.
public struct ReachAnswer: Sendable {
  /// One target that is reached.
  public struct Row: Sendable, Hashable {
    /// The target.
    public let target: EntityReference
    /// The chance that the message arrives by any route.
    public let reach: Reach
    /// The best route there.
    public let best: Route

    /// Where the best route goes first.
    public var firstHop: EntityReference { best.steps.first?.to ?? target }
  }

  /// What was asked, with defaults filled in.
  public let query: ReachQuery
  /// The date the ties hold on.
  public let on: PartialDate
  /// Where the message may start.
  public let from: [EntityReference]
  /// Those reached: the surest first, of equal chances the one with the stronger best route, then by id.
  public let rows: [Row]
  /// Those that no route leads to, in the order of ids.
  public let unreached: [EntityReference]
  /// The chance that one of the targets at least is reached; nil if none can be.
  public let any: Reach?
  /// Why nobody is reached, if nobody is.
  public let none: NoRoute?

  /// How many targets a message reaches, as an expected number.
  public var expected: Double { rows.reduce(0) { $0 + $1.reach.chance } }
}
