import Atlas
import Influence
import Interchange

/// Gatekeepers in words for a terminal: what holds for all routes, the smallest sets, a table, the people known, and
/// the routes that are left.
struct GatekeeperText {
  private let answer: GatekeeperAnswer
  private let limit: Int
  private let width: Int
  private let isColoured: Bool
  /// How many smallest sets a reader is shown; the others are counted.
  private static let shownSets = 10

  init(_ answer: GatekeeperAnswer, limit: Int, width: Int, isColoured: Bool) {
    self.answer = answer
    self.limit = limit
    self.width = max(40, width)
    self.isColoured = isColoured
  }

  var text: String {
    if let none = answer.none {
      return RouteText.lines(of: none, width: width, isColoured: isColoured).joined(separator: "\n") + "\n"
    }
    var lines = [bold("\(name(answer.ends.from, "starts")) to \(name(answer.ends.to, "targets"))")]
    for finding in findings { lines += finding.wrapped(to: width) }
    lines += sets + [""]
    lines += answer.readingTable(limit: limit).text(width: width, isColoured: isColoured).split(
      separator: "\n", omittingEmptySubsequences: false
    ).map(String.init)
    while lines.last == "" { lines.removeLast() }
    lines += rest + people + [""] + routes
    return lines.joined(separator: "\n") + "\n"
  }

  /// What holds for all routes, a sentence each.
  var findings: [String] {
    guard let reach = answer.reach else { return [] }
    var chance = "On \(answer.on) a message arrives by any route with a chance of \(fixed(reach.chance))"
    if !reach.isExact {
      let margin = (reach.interval.upperBound - reach.interval.lowerBound) / 2
      chance += ", give or take \(fixed(margin)) (\(reach.worlds) random worlds, seed \(reach.seed))"
    }
    return [chance + ", over \(answer.tieCount) ties\(assumed)."] + draws + [everyRoute, smallest]
  }

  private var draws: [String] {
    guard let query = answer.query.robustness else { return [] }
    return [
      "'On best' is the share of \(query.samples) draws of every tie's strength from the interval of its grade, seed "
        + "\(query.seed), in which the best route runs through the body."
    ]
  }

  private var assumed: String {
    switch answer.assumedTieCount {
    case 0: ", none of them assumed"
    case 1: ", 1 of them assumed"
    case let count: ", \(count) of them assumed"
    }
  }

  private var everyRoute: String {
    let names = answer.everyRoute.map(\.name)
    return names.isEmpty
      ? "No single body is on every route."
      : "Every route runs through \(names.joined(separator: ", then "))."
  }

  private var smallest: String {
    guard let size = answer.cuts.size else {
      let ties = answer.cuts.direct.map { String($0.sentence.dropLast()) }.joined(separator: "; ")
      return "A tie leads there directly (\(ties)), so that no loss of others closes the way."
    }
    let count = answer.cuts.sets.count
    let sets = answer.cuts.isComplete ? "\(count)" : "at least \(count)"
    return
      "The way is closed if \(size) \(size == 1 ? "body is" : "bodies are") lost and not before; "
      + (count == 1 && answer.cuts.isComplete
        ? "there is 1 such set:" : "there are \(sets) such sets:")
  }

  private var sets: [String] {
    guard answer.cuts.size != nil else { return [] }
    let sets = answer.cuts.sets
    let common =
      sets.count < 2 ? [] : (sets.first ?? []).filter { body in sets.allSatisfy { $0.contains(body) } }
    var lines: [String] = []
    if !common.isEmpty {
      lines += "  In each of them: \(words(common))".wrapped(to: width, indent: "    ")
    }
    for (number, set) in sets.prefix(Self.shownSets).enumerated() {
      let others = set.filter { !common.contains($0) }
      let start = common.isEmpty ? "" : "these and "
      lines += "  \(number + 1). \(start)\(words(others))".wrapped(to: width, indent: "     ")
    }
    let more = sets.count - Self.shownSets
    if more > 0 { lines += "  and \(more) more; --format json lists them.".wrapped(to: width) }
    return lines
  }

  private func words(_ bodies: [EntityReference]) -> String { bodies.map(\.name).joined(separator: "; ") }

  private var rest: [String] {
    let more = answer.gatekeepers.count - answer.shown(limit: limit).count
    return more > 0 ? ["", "\(more) more; raise --top to see them."] : []
  }

  private var people: [String] {
    let shown = answer.shown(limit: limit)
    var lines = ["", bold("Whom we know there")]
    for gatekeeper in shown where !gatekeeper.people.isEmpty {
      for person in gatekeeper.people { lines += self.line(person, at: gatekeeper.entity) }
    }
    let unknown = shown.filter(\.people.isEmpty).map(\.entity.name)
    if !unknown.isEmpty {
      lines += "  Nobody by name: \(unknown.joined(separator: "; ")).".wrapped(to: width, indent: "    ")
    }
    return lines
  }

  private func line(_ person: KnownPerson, at body: EntityReference) -> [String] {
    let places = person.evidence.map(\.description).joined(separator: "; ")
    let known = places.isEmpty ? person.basis.rawValue : "\(person.basis.rawValue): \(places)"
    let ties = person.ties.isEmpty ? "" : ", \(person.ties.joined(separator: ", "))"
    let start = person.person.id == body.id ? "" : "\(body.name): "
    return "  \(start)\(person.words)\(ties); \(known)".wrapped(to: width, indent: "    ")
  }

  private var routes: [String] {
    guard let best = answer.best else { return [] }
    var lines = route("Best route", best)
    for gatekeeper in answer.gatekeepers {
      switch gatekeeper.nextBest {
      case .stands: break
      case .none: lines.append("Without \(gatekeeper.entity.name): no route is left")
      case .route(let route, let strengthLost, _):
        lines += self.route(
          "Without \(gatekeeper.entity.name)", route, price: ", \(fixed(strengthLost)) less")
      }
    }
    if let backup = answer.backup {
      lines += route("Best backup that shares nobody", backup)
    } else {
      lines.append("No route shares nobody with the best one.")
    }
    if !answer.disjointPair.isEmpty {
      lines += "Likelier to carry both, and sharing nobody:".wrapped(to: width)
      for route in answer.disjointPair { lines += self.route("  Route \(route.rank)", route) }
    }
    return lines
  }

  private func route(_ title: String, _ route: Route, price: String = "") -> [String] {
    let hops = route.hops == 1 ? "1 hop" : "\(route.hops) hops"
    let assumed = route.steps.count { $0.basis == .assumed }
    let caveat = assumed == 0 ? "" : ", \(assumed) of \(route.hops) ties assumed"
    return bold("\(title): strength \(fixed(route.strength))\(price), \(hops)\(caveat)").wrapped(to: width)
      + "  \(route.entities.map(\.name).joined(separator: " > "))".wrapped(to: width, indent: "    ")
      + "  Evidence: \(evidence(route))".wrapped(to: width, indent: "    ")
  }

  private func evidence(_ route: Route) -> String {
    var places: [String] = []
    for place in route.steps.flatMap(\.evidence).map(\.description) where !places.contains(place) {
      places.append(place)
    }
    return places.isEmpty ? "no source is named" : places.joined(separator: "; ")
  }

  private func name(_ ends: [EntityReference], _ plural: String) -> String {
    ends.count <= 3 ? ends.map(\.name).joined(separator: ", ") : "\(ends.count) \(plural)"
  }

  private func fixed(_ number: Double) -> String { Table.Cell.fixed(number, decimals: 3) }
  private func bold(_ text: String) -> String { isColoured ? "\u{1B}[1m\(text)\u{1B}[0m" : text }
}
