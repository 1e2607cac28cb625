import Atlas
public import Interchange

extension ScenarioComparison {
  /// One row an actor: bodies with a route, expected reach, and the best route's strength, before and after.
  public var table: Table {
    var table = Table(columns: [
      .init("Actor", key: "actor"), .init("Bodies", key: "reachedBefore", isNumeric: true),
      .init("then", key: "reachedAfter", isNumeric: true),
      .init("Expected", key: "expectedBefore", isNumeric: true),
      .init("then", key: "expectedAfter", isNumeric: true),
      .init("Best", key: "strengthBefore", isNumeric: true),
      .init("then", key: "strengthAfter", isNumeric: true),
      .init("by", key: "routeAfter"),
    ])
    for actor in actors {
      table.append([
        .text(actor.actor.name), .count(actor.reachedBefore), .count(actor.reachedAfter),
        .number(actor.expectedBefore, decimals: 2), .number(actor.expectedAfter, decimals: 2),
        actor.before.map { .number($0.strength, decimals: 3) } ?? .empty,
        actor.after.map { .number($0.strength, decimals: 3) } ?? .empty,
        .text(actor.after.map { $0.entities.dropFirst().map(\.name).joined(separator: " > ") } ?? ""),
      ])
    }
    return table
  }

  /// The same for a terminal, which has no room for routes; `routes` tells those.
  public var summaryTable: Table {
    var table = Table(columns: Array(self.table.columns.dropLast()))
    for row in self.table.rows { table.append(Array(row.dropLast())) }
    return table
  }

  /// What is said before and after the table, in sentences, each with its evidence.
  public var sentences: [String] {
    var lines = ["From '\(first.title)' to '\(second.title)', on \(on)."]
    let counts = AtlasDifference.Way.allCases.map { way in
      "\(difference.items.count { $0.way == way }) \(way.rawValue)"
    }
    lines.append(
      difference.isEmpty ? "Nothing differs." : "In the data: " + counts.joined(separator: ", ") + ".")
    return lines
  }

  /// The first of what differs in the data, each with its evidence.
  ///
  /// - Parameter limit: The most lines.
  public func differences(limit: Int = 20) -> [String] {
    var lines = difference.items.prefix(limit).map {
      "\($0.way.rawValue): \($0.says)\(Self.basis($0.evidence))"
    }
    if difference.items.count > limit {
      lines.append("and \(difference.items.count - limit) more; --format json has all")
    }
    return lines
  }

  /// Memberships with their prices, in sentences: those that join one group on the same terms together.
  public var prices: [String] {
    var order: [[String]] = []
    var members: [[String]: [String]] = [:]
    for change in memberships {
      let basis = change.basis == .stated ? "" : ", as \(change.basis == .assumed ? "assumed" : "inferred")"
      let key = [change.group.name + basis, change.isGained ? "in" : "", Self.terms(change)]
      if members[key] == nil { order.append(key) }
      members[key, default: []].append(change.member.name)
    }
    return order.map { key in
      let names = members[key] ?? []
      let isOne = names.count == 1
      let verb = key[1].isEmpty ? (isOne ? "leaves" : "leave") : isOne ? "joins" : "join"
      return "\(names.joined(separator: ", ")) \(verb) \(key[0])\(key[2])"
    }
  }

  private static func terms(_ change: MembershipChange) -> String {
    guard change.isGained else { return "." }
    guard let assessment = change.assessment else { return "; no rule says what that takes." }
    let allowed =
      switch assessment.verdict {
      case .yes: "; the rules allow it"
      case .no: "; but the rules do not allow it"
      case .unknown: "; whether the rules allow it is not known"
      }
    let cost = assessment.cost
    let places = assessment.evidence.summary
    guard let gross = cost.gross else { return allowed + "; the price is not known (\(places))." }
    let amount = (cost.isLowerBound ? "at least EUR " : "EUR ") + AttributeValue.written(gross)
    return allowed + ", for \(amount) over \(cost.horizonYears) years each (\(places))."
  }

  /// What the new memberships cost together, as far as is known.
  public var total: (euros: Double, unknown: Int) {
    let gained = memberships.filter(\.isGained)
    return (
      gained.reduce(0) { $0 + ($1.assessment?.cost.gross ?? 0) },
      gained.count { $0.assessment?.cost.gross == nil || $0.assessment?.cost.isLowerBound == true }
    )
  }

  /// What is said under all of it.
  public var notes: [String] {
    var notes = [
      "Bodies: how many of \(targetCount) have a route. Expected: how many a message reaches, counted in "
        + "\(worlds) random worlds from seed \(query.seed), the same for both. Best: the strength of the best route."
    ]
    if assumedCount > 0 {
      let count = assumedCount
      notes.append(
        "\(count) of the \(difference.items.count) changes \(count == 1 ? "is" : "are") assumed, so what follows from "
          + "\(count == 1 ? "it" : "them") is too.")
    }
    if memberships.contains(where: \.isGained) {
      let unknown = total.unknown == 0 ? "" : "; the price of \(total.unknown) is not wholly known"
      notes.append(
        "New memberships cost EUR \(AttributeValue.written(total.euros)) over \(query.horizon) years\(caveat)\(unknown)."
      )
    }
    for (side, said) in [(first, saidOfFirst), (second, saidOfSecond)] where !said.isEmpty {
      notes.append("What is said of '\(side.title)':")
      notes += said.map { "  \($0.says)\(Self.basis($0.evidence))\($0.standing)" }
    }
    return notes
  }

  private static func basis(_ evidence: Evidence) -> String {
    let reason = evidence.reason.map { ": \($0)" } ?? ""
    let basis = evidence.basis == .stated ? "" : "; \(evidence.basis.rawValue)\(reason)"
    return " (\(evidence.summary)\(basis))"
  }
}

extension ScenarioComparison: Encodable {
  private enum CodingKeys: String, CodingKey {
    case schema, on, first, second, targets, changes, actors, memberships, knownEUR, unknownPrices,
      horizonYears
    case saidOfFirst, saidOfSecond, worlds, seed, assumedChanges, overlaps, openings, tiePrices, measures
  }
  private enum ChangeKeys: String, CodingKey { case way, says, evidence, basis }
  private enum ActorKeys: String, CodingKey {
    case actor, routeBefore, routeAfter, reachedBefore, reachedAfter, expectedBefore, expectedAfter
  }
  private enum MembershipKeys: String, CodingKey {
    case member, group, gained, basis, verdict, grossEUR, evidence
  }
  private enum SaidKeys: String, CodingKey { case says, evidence, contested, because, open }

  /// Writes the comparison under `corridor.whatif/1` where the first is the atlas as it is, else `corridor.compare/1`.
  public func encode(to encoder: any Encoder) throws {
    var container = encoder.container(keyedBy: CodingKeys.self)
    try container.encode(
      first.scenarios.isEmpty ? "corridor.whatif/1" : "corridor.compare/1", forKey: .schema)
    try container.encode(on, forKey: .on)
    try container.encode(first, forKey: .first)
    try container.encode(second, forKey: .second)
    try container.encode(targetCount, forKey: .targets)
    try container.encode(total.euros, forKey: .knownEUR)
    try container.encode(total.unknown, forKey: .unknownPrices)
    try container.encode(query.horizon, forKey: .horizonYears)
    try container.encode(worlds, forKey: .worlds)
    try container.encode(query.seed, forKey: .seed)
    try container.encode(assumedCount, forKey: .assumedChanges)
    try container.encode(effects.overlaps, forKey: .overlaps)
    try container.encode(effects.openings, forKey: .openings)
    try container.encode(effects.tiePrices, forKey: .tiePrices)
    try container.encode(measures?.changes, forKey: .measures)
    var changes = container.nestedUnkeyedContainer(forKey: .changes)
    for item in difference.items {
      var keyed = changes.nestedContainer(keyedBy: ChangeKeys.self)
      try keyed.encode(item.way, forKey: .way)
      try keyed.encode(item.says, forKey: .says)
      try keyed.encode(item.evidence.citations, forKey: .evidence)
      try keyed.encode(item.evidence.basis, forKey: .basis)
    }
    var actors = container.nestedUnkeyedContainer(forKey: .actors)
    for actor in self.actors {
      var keyed = actors.nestedContainer(keyedBy: ActorKeys.self)
      try keyed.encode(actor.actor, forKey: .actor)
      try keyed.encode(actor.before, forKey: .routeBefore)
      try keyed.encode(actor.after, forKey: .routeAfter)
      try keyed.encode(actor.reachedBefore, forKey: .reachedBefore)
      try keyed.encode(actor.reachedAfter, forKey: .reachedAfter)
      try keyed.encode(actor.expectedBefore.roundedForOutput, forKey: .expectedBefore)
      try keyed.encode(actor.expectedAfter.roundedForOutput, forKey: .expectedAfter)
    }
    var memberships = container.nestedUnkeyedContainer(forKey: .memberships)
    for change in self.memberships {
      var keyed = memberships.nestedContainer(keyedBy: MembershipKeys.self)
      try keyed.encode(change.member, forKey: .member)
      try keyed.encode(change.group, forKey: .group)
      try keyed.encode(change.isGained, forKey: .gained)
      try keyed.encode(change.basis, forKey: .basis)
      try keyed.encode(change.assessment?.verdict, forKey: .verdict)
      try keyed.encode(change.assessment?.cost.gross, forKey: .grossEUR)
      try keyed.encode(change.assessment?.evidence.citations ?? [], forKey: .evidence)
    }
    for (said, key) in [(saidOfFirst, CodingKeys.saidOfFirst), (saidOfSecond, .saidOfSecond)] {
      var list = container.nestedUnkeyedContainer(forKey: key)
      for statement in said {
        var keyed = list.nestedContainer(keyedBy: SaidKeys.self)
        try keyed.encode(statement.says, forKey: .says)
        try keyed.encode(statement.evidence.citations, forKey: .evidence)
        try keyed.encode(statement.isContested, forKey: .contested)
        try keyed.encode(statement.because, forKey: .because)
        try keyed.encode(statement.isOpen, forKey: .open)
      }
    }
  }
}
