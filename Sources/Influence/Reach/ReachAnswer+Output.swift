import Atlas
public import Interchange

extension ReachAnswer {
  /// One row a target, those without a route last.
  public var table: Table {
    var table = Table(columns: [
      .init("Target", key: "target"), .init("Kind", key: "kind"),
      .init("Reach", key: "reach", isNumeric: true), .init("From", key: "reachFrom", isNumeric: true),
      .init("To", key: "reachTo", isNumeric: true), .init("Exact", key: "exact"),
      .init("Best route", key: "strength", isNumeric: true), .init("Hops", key: "hops", isNumeric: true),
      .init("First hop", key: "firstHop"), .init("By way of", key: "route"),
    ])
    for row in rows {
      table.append([
        .text(row.target.name), .text(row.target.kind), .number(row.reach.chance, decimals: 3),
        .number(row.reach.interval.lowerBound, decimals: 3),
        .number(row.reach.interval.upperBound, decimals: 3), .text(row.reach.isExact ? "yes" : "no"),
        .number(row.best.strength, decimals: 3), .count(row.best.hops), .text(row.firstHop.name),
        .text(row.best.entities.map(\.name).joined(separator: " > ")),
      ])
    }
    for target in unreached {
      table.append([.text(target.name), .text(target.kind), .number(0, decimals: 3)])
    }
    return table
  }

  /// The few columns that fit a terminal, for the surest targets.
  public func readingTable(limit: Int) -> Table {
    var table = Table(columns: [
      .init("Target", key: "target"), .init("Reach", key: "reach", isNumeric: true),
      .init("Best route", key: "strength", isNumeric: true), .init("Hops", key: "hops", isNumeric: true),
      .init("First hop", key: "firstHop"),
    ])
    for row in rows.prefix(limit) {
      table.append([
        .text(row.target.name), .number(row.reach.chance, decimals: 3),
        .number(row.best.strength, decimals: 3), .count(row.best.hops), .text(row.firstHop.name),
      ])
    }
    return table
  }

  /// What is said under the table: how many are reached, how surely any, how it was counted, who is not reached.
  public var notes: [String] {
    let targetCount = rows.count + unreached.count
    var notes = [
      "\(rows.count) of \(targetCount) targets have a route; as an expected number a message reaches "
        + "\(Table.Cell.fixed(expected, decimals: 1)) of them, on \(on)"
    ]
    if let any, targetCount > 1 {
      notes.append("one of them at least is reached with a chance of \(any.words)")
    }
    let estimated = rows.filter { !$0.reach.isExact }
    if let widest = estimated.map(\.reach).max(by: { $0.margin < $1.margin }) {
      notes.append(
        "reach is the chance of arriving by any route; \(rows.count - estimated.count) counted exactly, "
          + "\(estimated.count) from \(widest.worlds) random worlds, seed \(widest.seed), give or take at most "
          + "\(Table.Cell.fixed(widest.margin, decimals: 3))")
    } else if !rows.isEmpty {
      notes.append("reach is the chance of arriving by any route, counted exactly")
    }
    if !unreached.isEmpty {
      notes.append("no route to " + unreached.map(\.name).joined(separator: ", "))
    }
    return notes
  }
}

extension Reach {
  /// Half the length of the interval.
  var margin: Double { (interval.upperBound - interval.lowerBound) / 2 }

  /// The chance, and how far it can be trusted where it is an estimate.
  var words: String {
    let chance = Table.Cell.fixed(chance, decimals: 3)
    return isExact ? chance : "\(chance), give or take \(Table.Cell.fixed(margin, decimals: 3))"
  }
}

/// The JSON contract `corridor.reach/1`: keys in lowerCamelCase, unknown values as null, chances rounded to six decimals.
extension ReachAnswer: Encodable {
  private enum CodingKeys: String, CodingKey {
    case schema, query, on, from, any, expected, targets, unreached, none
  }
  private enum QueryKeys: String, CodingKey {
    case by, avoid, onlyKinds, exceptKinds, onlyTies, exceptTies, crossed, worlds, seed
  }
  private enum RowKeys: String, CodingKey { case target, reach, best, firstHop }

  /// Writes the answer under its schema.
  public func encode(to encoder: any Encoder) throws {
    var container = encoder.container(keyedBy: CodingKeys.self)
    try container.encode("corridor.reach/1", forKey: .schema)
    var asked = container.nestedContainer(keyedBy: QueryKeys.self, forKey: .query)
    try encodeQuery(into: &asked)
    try container.encode(on, forKey: .on)
    try container.encode(from, forKey: .from)
    try container.encode(any, forKey: .any)
    try container.encode(expected.roundedForOutput, forKey: .expected)
    var list = container.nestedUnkeyedContainer(forKey: .targets)
    for row in rows {
      var item = list.nestedContainer(keyedBy: RowKeys.self)
      try item.encode(row.target, forKey: .target)
      try item.encode(row.reach, forKey: .reach)
      try item.encode(row.best, forKey: .best)
      try item.encode(row.firstHop, forKey: .firstHop)
    }
    try container.encode(unreached, forKey: .unreached)
    try container.encode(none, forKey: .none)
  }

  private func encodeQuery(into asked: inout KeyedEncodingContainer<QueryKeys>) throws {
    let routes = query.routes
    try asked.encode(routes.by, forKey: .by)
    try asked.encode(routes.avoid, forKey: .avoid)
    try asked.encode(routes.onlyKinds, forKey: .onlyKinds)
    try asked.encode(routes.exceptKinds, forKey: .exceptKinds)
    try asked.encode(routes.onlyTies, forKey: .onlyTies)
    try asked.encode(routes.exceptTies, forKey: .exceptTies)
    try asked.encode(routes.crossedKinds + routes.crossed, forKey: .crossed)
    try asked.encode(query.worlds, forKey: .worlds)
    try asked.encode(query.seed, forKey: .seed)
  }
}
