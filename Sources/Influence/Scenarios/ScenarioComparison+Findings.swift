import Atlas
import Interchange

/// What a comparison finds, in sentences. What rests on assumed data says so in the same sentence.
extension ScenarioComparison {
  /// How many of the changes that are there afterwards are assumed.
  public var assumedCount: Int {
    difference.items.count { $0.way != .removed && $0.evidence.basis == .assumed }
  }

  /// ', if the 3 assumed changes hold'; empty where none is assumed.
  var caveat: String {
    assumedCount == 0
      ? ""
      : ", if the \(assumedCount == 1 ? "" : "\(assumedCount) ")assumed change\(assumedCount == 1 ? " holds" : "s hold")"
  }

  /// Best routes that become others, one sentence each way of change, and how many stay.
  public var routes: [String] {
    var lines: [String] = []
    for actor in actors where Self.isAnother(actor.before, actor.after) { lines.append(Self.sentence(actor)) }
    let same = actors.count - lines.count
    if lines.isEmpty { return actors.isEmpty ? [] : ["Nobody's best route becomes another."] }
    if same > 0 { lines.append("The best routes of the other \(same) stay as they are.") }
    return lines
  }

  private static func isAnother(_ before: Route?, _ after: Route?) -> Bool {
    before?.strength != after?.strength || before?.entities != after?.entities
  }

  private static func sentence(_ actor: ActorChange) -> String {
    guard let after = actor.after else { return "\(actor.actor.name) loses its last route." }
    let way = after.entities.dropFirst().map(\.name).joined(separator: " > ")
    let strength = Table.Cell.fixed(after.strength, decimals: 3)
    let change =
      switch actor.before.map({ ($0.strength, Table.Cell.fixed($0.strength, decimals: 3)) }) {
      case nil: "has a route now, of strength \(strength)"
      case (let old, let text)? where old < after.strength:
        "has a stronger best route, \(text) to \(strength)"
      case (let old, let text)? where old > after.strength: "has a weaker best route, \(text) to \(strength)"
      default: "has another best route of strength \(strength)"
      }
    return "\(actor.actor.name) \(change): \(way)\(assumption(after))."
  }

  private static func assumption(_ route: Route) -> String {
    let assumed = route.steps.filter { $0.basis == .assumed }
    if assumed.isEmpty { return "" }
    return "; it rests on what is assumed: "
      + assumed.map { $0.sentence.hasSuffix(".") ? String($0.sentence.dropLast()) : $0.sentence }.joined(
        separator: ", and ")
  }

  /// Overlaps, what rules open, amounts of ties, and measures.
  ///
  /// - Parameter limit: The most of each that are told.
  public func otherFindings(limit: Int = 4) -> [String] {
    overlapLines(limit) + openingLines(limit) + priceLines + (measures?.sentences(caveat) ?? [])
  }

  private func overlapLines(_ limit: Int) -> [String] {
    if effects.overlaps.isEmpty { return [] }
    let told = effects.overlaps.prefix(limit).map { pair in
      "\(pair.a.name) and \(pair.b.name) share \(pair.after) members, not \(pair.before)"
    }
    let rest = effects.overlaps.count - told.count
    return [
      "Overlaps: " + told.joined(separator: "; ") + (rest > 0 ? "; and \(rest) more pairs" : "") + caveat
        + "."
    ]
  }

  private func openingLines(_ limit: Int) -> [String] {
    let told = effects.openings.prefix(limit).map { opening in
      let before = opening.before?.rawValue ?? "no rule"
      let places = opening.evidence.map(\.description).joined(separator: "; ")
      return
        "May \(opening.actor.name) join \(opening.group.name)? \(opening.after?.rawValue ?? "No rule"), was "
        + "\(before)\(caveat)\(places.isEmpty ? "" : " (\(places))")."
    }
    let rest = effects.openings.count - told.count
    return told + (rest > 0 ? ["The rules answer \(rest) more questions in another way."] : [])
  }

  private var priceLines: [String] {
    effects.tiePrices.map { price in
      func amount(_ euros: Double?) -> String {
        euros.map { "EUR " + AttributeValue.written($0) } ?? "no amount"
      }
      let places = price.evidence.map(\.description).joined(separator: "; ")
      return "The tie '\(price.tie)' has \(amount(price.after)), was \(amount(price.before))\(caveat)"
        + "\(places.isEmpty ? "" : " (\(places))")."
    }
  }
}

extension ScenarioComparison.Statement {
  /// How it stands among others: empty where nothing contests it.
  var standing: String {
    let reason = because.map { ": \($0.hasSuffix(".") ? String($0.dropLast()) : $0)" } ?? ""
    if isOpen { return " [left open\(reason)]" }
    if !isContested { return "" }
    return because == nil ? " [contested]" : " [contested, used here\(reason)]"
  }
}
