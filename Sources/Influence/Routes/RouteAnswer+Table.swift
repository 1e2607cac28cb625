import Atlas
public import Interchange

extension RouteAnswer {
  /// One row a hop, in the order of the routes. Where that was asked for, what each route is best at, or how often it
  /// ranks first and is among those shown.
  public var table: Table {
    var columns: [Table.Column] = [
      .init("Route", key: "rank", isNumeric: true), .init("Hop", key: "hop", isNumeric: true),
      .init("From", key: "from"), .init("Tie", key: "tie"), .init("To", key: "to"),
      .init("Strength", key: "strength", isNumeric: true), .init("Grade", key: "grade"),
      .init("Basis", key: "basis"), .init("Since", key: "since"), .init("Until", key: "until"),
      .init("Evidence", key: "evidence"),
    ]
    if !options.isEmpty {
      columns += [.init("Best at", key: "bestAt"), .init("EUR a year", key: "eurosAYear", isNumeric: true)]
    }
    if robustness != nil {
      columns += [
        .init("Ranks first", key: "first", isNumeric: true), .init("Shown", key: "shown", isNumeric: true),
      ]
    }
    let mayJoin = query.joining != nil
    if mayJoin {
      columns += [.init("What it takes", key: "joining"), .init("EUR", key: "euros", isNumeric: true)]
    }
    if query.by == .time {
      columns += [.init("Leaves", key: "departs"), .init("Arrives", key: "arrives")]
    }
    var table = Table(columns: columns)
    for route in routes {
      for (index, step) in route.steps.enumerated() {
        table.append(
          [
            .count(route.rank), .count(index + 1), .text(step.from.name), .text(step.phrase),
            .text(step.to.name),
            .number(step.strength, decimals: 2), .text(step.grade), .text(step.basis.rawValue),
            .text(step.since?.description ?? ""), .text(step.until?.description ?? ""),
            .text(step.evidence.map(\.description).joined(separator: "; ")),
          ] + more(route.rank - 1) + (mayJoin ? Self.offer(step.offer) : []) + days(step))
      }
    }
    return table
  }

  /// When a hop is made, in an answer by time.
  private func days(_ step: Step) -> [Table.Cell] {
    step.timing.map { [.text($0.departs.description), .text($0.arrives.description)] } ?? []
  }

  private func more(_ index: Int) -> [Table.Cell] {
    var cells: [Table.Cell] = []
    if options.indices.contains(index) {
      cells += [.text(options[index].label), options[index].euros.map { .number($0, decimals: 2) } ?? .empty]
    }
    if let shares = robustness?.routes, shares.indices.contains(index) {
      cells += [.number(shares[index].first, decimals: 3), .number(shares[index].shown, decimals: 3)]
    }
    return cells
  }

  private static func offer(_ offer: JoiningOffer?) -> [Table.Cell] {
    [.text(offer?.says ?? ""), offer?.euros.map { .number($0, decimals: 0) } ?? .empty]
  }

  /// One row a route: its rank, strength, hops, weakest hop and the entities along it.
  public var summaryTable: Table {
    var table = Table(columns: [
      .init("Route", key: "rank", isNumeric: true), .init("Strength", key: "strength", isNumeric: true),
      .init("Hops", key: "hops", isNumeric: true), .init("By way of", key: "entities"),
      .init("Weakest hop", key: "weakestHop"),
    ])
    for route in routes {
      let weakest = route.weakestStep.map { "\($0.from.name) > \($0.to.name) (\($0.grade))" } ?? ""
      table.append([
        .count(route.rank), .number(route.strength, decimals: 3), .count(route.hops),
        .text(route.entities.map(\.name).joined(separator: " > ")), .text(weakest),
      ])
    }
    return table
  }

  /// What an answer by time assumes, as a sentence; nil if nothing.
  public var leadTimeRemark: String? {
    let hops = routes.flatMap(\.steps).compactMap(\.timing)
    let assumed = hops.count(where: \.isLeadTimeAssumed)
    guard assumed > 0 else { return nil }
    let which =
      assumed == hops.count
      ? "For none of these hops is a lead time known"
      : "For \(assumed) of these \(hops.count) hops no lead time is known"
    return which + "; it is assumed that they take 0 days."
  }

  /// What the list leaves out, as a sentence; nil if nothing.
  public var truncation: String? {
    if isStopped { return "The search was stopped at its limit of work; more and other routes may exist." }
    guard let last = routes.last else { return nil }
    if query.by == .pareto {
      return isComplete ? nil : "More routes are beaten by no other; raise -k for more."
    }
    if equalToLast > equalShown {
      let counted = isEqualCountComplete ? "\(equalToLast)" : "at least \(equalToLast)"
      return "\(equalShown) of \(counted) routes as good as route \(last.rank) are shown; raise -k for more."
    }
    if query.mustDiffer, isComplete { return "No other route differs from all of these." }
    return isComplete ? nil : "There are more routes, less good than route \(last.rank); raise -k for more."
  }
}
