import Atlas
public import Interchange

extension GatekeeperAnswer {
  /// One row a gatekeeper, with everything known of it.
  public var table: Table {
    var table = Table(columns: [
      .init("Gatekeeper", key: "name"), .init("Kind", key: "kind"),
      .init("On every route", key: "everyRoute"), .init("Smallest sets", key: "cuts", isNumeric: true),
      .init("Reach lost", key: "reachLost", isNumeric: true),
      .init("If lost", key: "ifLost"), .init("Strength left", key: "strengthLeft", isNumeric: true),
      .init("Strength lost", key: "strengthLost", isNumeric: true),
      .init("Hops added", key: "hopsAdded", isNumeric: true), .init("Next best route", key: "nextBest"),
      .init("On the best route", key: "onBestShare", isNumeric: true),
      .init("Known there", key: "people"), .init("Evidence of these", key: "evidence"),
    ])
    for gatekeeper in gatekeepers { table.append(row(gatekeeper)) }
    return table
  }

  private func row(_ gatekeeper: Gatekeeper) -> [Table.Cell] {
    let start: [Table.Cell] = [
      .text(gatekeeper.entity.name), .text(gatekeeper.entity.kind),
      .text(gatekeeper.isOnEveryRoute ? "yes" : "no"), .count(gatekeeper.cutCount),
      .number(gatekeeper.reachLost, decimals: 3),
    ]
    let loss: [Table.Cell]
    switch gatekeeper.nextBest {
    case .stands:
      let strength = best?.strength ?? 0
      loss = [
        .text("best route stands"), .number(strength, decimals: 3), .number(0, decimals: 3), .count(0),
        .text(""),
      ]
    case .none: loss = [.text("no route"), .text(""), .text(""), .text(""), .text("")]
    case .route(let route, let strengthLost, let hopsAdded):
      loss = [
        .text("next best"), .number(route.strength, decimals: 3), .number(strengthLost, decimals: 3),
        .count(hopsAdded), .text(route.entities.map(\.name).joined(separator: " > ")),
      ]
    }
    let people = gatekeeper.people.map(\.words).joined(separator: "; ")
    let evidence = gatekeeper.people.flatMap(\.evidence).map(\.description)
    let share: Table.Cell = gatekeeper.onBestShare.map { .number($0, decimals: 3) } ?? .empty
    return start + loss + [share, .text(people), .text(evidence.joined(separator: "; "))]
  }

  /// The few columns that fit a terminal, for the first gatekeepers: all on every route, and others up to a limit.
  public func readingTable(limit: Int) -> Table {
    let isDrawn = query.robustness != nil
    let drawn: [Table.Column] = isDrawn ? [.init("On best", key: "onBestShare", isNumeric: true)] : []
    let first: [Table.Column] = [
      .init("Gatekeeper", key: "name"), .init("Every route", key: "everyRoute"),
      .init("Sets", key: "cuts", isNumeric: true), .init("Reach lost", key: "reachLost", isNumeric: true),
    ]
    var table = Table(columns: first + drawn + [.init("If lost", key: "ifLost")])
    for gatekeeper in shown(limit: limit) {
      let sets = cuts.size == nil ? "" : "\(gatekeeper.cutCount) of \(cuts.sets.count)"
      let share = "\(Table.Cell.fixed((gatekeeper.onBestShare ?? 0) * 100, decimals: 1)) %"
      table.append(
        [
          .text(gatekeeper.entity.name), .text(gatekeeper.isOnEveryRoute ? "yes" : "no"), .text(sets),
          .number(gatekeeper.reachLost, decimals: 3),
        ] + (isDrawn ? [.text(share)] : []) + [.text(gatekeeper.nextBest.words)])
    }
    return table
  }

  /// The gatekeepers a reader is shown: those on every route, and others up to a limit.
  public func shown(limit: Int) -> ArraySlice<Gatekeeper> {
    gatekeepers.prefix(max(limit, gatekeepers.count(where: \.isOnEveryRoute)))
  }
}

extension Gatekeeper.NextBest {
  /// What becomes of the best route, in a few words.
  public var words: String {
    switch self {
    case .stands: return "the best route stands"
    case .none: return "no route is left"
    case .route(let route, _, let hopsAdded):
      let strength = Table.Cell.fixed(route.strength, decimals: 3)
      let hops =
        hopsAdded == 0 ? "as many hops" : "\(abs(hopsAdded)) \(hopsAdded > 0 ? "more" : "fewer") hops"
      return "\(strength), \(hopsAdded == 1 ? "1 more hop" : hopsAdded == -1 ? "1 fewer hop" : hops)"
    }
  }
}

extension KnownPerson {
  /// The name and the public role.
  public var words: String { role.map { "\(person.name) (\($0))" } ?? person.name }
}
