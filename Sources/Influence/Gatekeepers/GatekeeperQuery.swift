/// What gatekeepers are asked for.
public struct GatekeeperQuery: Sendable, Hashable {
  /// The routes that are to be kept open or closed: ends, what to avoid, kinds, types of tie, hubs, date, and by what
  /// the best route is best. Stops on the way and a limit of hops are refused, the number of routes is not used.
  public var routes: RouteQuery
  /// How many smallest sets of gatekeepers to list at most.
  public var cutLimit = 100
  /// How many random worlds to draw where the reach cannot be counted exactly; nil for 8192, and fewer, down to 512,
  /// where there are very many ties.
  public var worlds: Int?
  /// How often each is on the best route under drawn strengths; nil where that is not asked.
  public var robustness: RobustnessQuery?
  /// Where the random numbers start.
  public var seed: UInt64 = 1

  /// Asks for the gatekeepers of routes.
  public init(_ routes: RouteQuery) { self.routes = routes }

  func check() throws(RouteQueryError) {
    if cutLimit < 1 { throw .outOfRange(name: "the number of smallest sets", value: cutLimit) }
    if let worlds, worlds < 1 { throw .outOfRange(name: "the number of random worlds", value: worlds) }
    if let samples = robustness?.samples, samples < 1 {
      throw .outOfRange(name: "the number of draws", value: samples)
    }
    if !routes.via.isEmpty || routes.maxHops != nil {
      throw .refused(
        "gatekeepers are those of all routes: a stop on the way or a limit of hops cannot be set; "
          + "ask 'routes' with them instead")
    }
    if routes.by != .strength && routes.by != .hops {
      throw .refused(
        "the best route is found by strength or by hops, not by \(routes.by.rawValue)")
    }
  }
}
