import Atlas
public import Interchange

extension Plan {
  /// One row an action of each plan.
  public var table: Table {
    var table = Table(columns: [
      .init("Plan", key: "plan"), .init("Reach", key: "reach", isNumeric: true), .init("Do", key: "action"),
      .init("When", key: "when"), .init("EUR", key: "euros", isNumeric: true),
      .init("Unlocks", key: "unlocks"), .init("Places", key: "evidence"),
    ])
    for option in options {
      for (place, action) in option.actions.enumerated() {
        table.append([
          .text(place == 0 ? option.title : ""), place == 0 ? .number(option.reach, decimals: 3) : .empty,
          .text("\(action.actor.name): \(action.says)"), .text(action.whenWords),
          action.euros.map { .number($0, decimals: 0) } ?? .text("?"), .text(action.unlocks.name),
          .text(action.evidence.summary),
        ])
      }
    }
    return table
  }

  /// The answer in sentences.
  public var sentences: [String] {
    let who = actors.map(\.name).joined(separator: ", ")
    let whom = targets.map(\.name).joined(separator: " or ")
    var lines = [
      "From \(who) to \(whom), with a reach of at least \(query.reach). As things are on \(on) it is "
        + "\(Table.Cell.fixed(reachNow, decimals: 3)); with all \(candidateCount) actions that could help "
        + "\(Table.Cell.fixed(reachAtMost, decimals: 3))."
    ]
    if isReached {
      lines.append("The goal is reached as things are; nothing needs to be done.")
    } else if options.isEmpty {
      lines.append("There is no plan" + (relaxation.map { "; \($0)." } ?? "."))
    }
    for option in options {
      lines.append("")
      let unknown = option.unknownPrices == 0 ? "" : " and \(option.unknownPrices) prices that are not known"
      let last = option.last.map { ", all begun by \($0)" } ?? ", at once"
      lines.append(
        "\(option.title): reach \(Table.Cell.fixed(option.reach, decimals: 3)), EUR "
          + "\(AttributeValue.written(option.euros))\(unknown) over \(query.horizon) years\(last)")
      for (place, action) in option.actions.enumerated() {
        lines.append("  \(place + 1). \(action.sentence)")
      }
    }
    return lines
  }

  /// What is said under the plans.
  public var notes: [String] {
    var notes = [
      "Reach: the chance that a message arrives by any way, in \(query.worlds) random worlds from seed \(query.seed), by "
        + "strengths that are judgements. Actions are what rules let the actors join and the openings of the atlas; what is not "
        + "known opens nothing."
    ]
    if !isComplete { notes.append("The search gave up early: a better plan may exist.") }
    return notes
  }
}

extension PlanOption {
  /// What it is best at, as a heading.
  var title: String {
    let words = labels.map(\.rawValue).joined(separator: ", ")
    return words.prefix(1).uppercased() + words.dropFirst()
  }
}

extension PlanAction {
  /// When, in words.
  var whenWords: String { when?.description ?? (isUndated ? "no date" : "at once") }

  /// The action with its price, date, conditions and evidence.
  var sentence: String {
    var text = "\(actor.name): \(says); \(whenWords)"
    if !preconditions.isEmpty { text += "; if \(preconditions.joined(separator: "; "))" }
    let basis = evidence.basis == .stated ? "" : "; \(evidence.basis.rawValue)"
    return text + " (\(evidence.summary)\(basis)). Unlocks \(unlocks.name)."
  }
}

extension Plan: Encodable {
  private enum CodingKeys: String, CodingKey {
    case schema, on, actors, targets, reach, budgetEUR, before, horizonYears, worlds, seed, reachNow,
      reachAtMost
    case candidates, plans, complete, reached, relaxation
  }
  private enum OptionKeys: String, CodingKey { case labels, reach, knownEUR, unknownPrices, last, actions }
  private enum ActionKeys: String, CodingKey {
    case actor, unlocks, says, euros, when, undated, preconditions, evidence, basis
  }

  /// Writes the plans under the schema `corridor.plan/1`.
  public func encode(to encoder: any Encoder) throws {
    var container = encoder.container(keyedBy: CodingKeys.self)
    try container.encode("corridor.plan/1", forKey: .schema)
    try container.encode(on, forKey: .on)
    try container.encode(actors, forKey: .actors)
    try container.encode(targets, forKey: .targets)
    try container.encode(query.reach, forKey: .reach)
    try container.encode(query.budget, forKey: .budgetEUR)
    try container.encode(query.before, forKey: .before)
    try container.encode(query.horizon, forKey: .horizonYears)
    try container.encode(query.worlds, forKey: .worlds)
    try container.encode(query.seed, forKey: .seed)
    try container.encode(reachNow.roundedForOutput, forKey: .reachNow)
    try container.encode(reachAtMost.roundedForOutput, forKey: .reachAtMost)
    try container.encode(candidateCount, forKey: .candidates)
    try container.encode(isComplete, forKey: .complete)
    try container.encode(isReached, forKey: .reached)
    try container.encode(relaxation, forKey: .relaxation)
    var plans = container.nestedUnkeyedContainer(forKey: .plans)
    for option in options {
      var keyed = plans.nestedContainer(keyedBy: OptionKeys.self)
      try keyed.encode(option.labels, forKey: .labels)
      try keyed.encode(option.reach.roundedForOutput, forKey: .reach)
      try keyed.encode(option.euros.roundedForOutput, forKey: .knownEUR)
      try keyed.encode(option.unknownPrices, forKey: .unknownPrices)
      try keyed.encode(option.last, forKey: .last)
      var actions = keyed.nestedUnkeyedContainer(forKey: .actions)
      for action in option.actions {
        var item = actions.nestedContainer(keyedBy: ActionKeys.self)
        try item.encode(action.actor, forKey: .actor)
        try item.encode(action.unlocks, forKey: .unlocks)
        try item.encode(action.says, forKey: .says)
        try item.encode(action.euros?.roundedForOutput, forKey: .euros)
        try item.encode(action.when, forKey: .when)
        try item.encode(action.isUndated, forKey: .undated)
        try item.encode(action.preconditions, forKey: .preconditions)
        try item.encode(action.evidence.citations, forKey: .evidence)
        try item.encode(action.evidence.basis, forKey: .basis)
      }
    }
  }
}
