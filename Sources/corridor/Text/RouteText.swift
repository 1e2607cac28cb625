import Atlas
import Influence
import Interchange

/// Routes in words for a terminal: for each a heading, its stations, and every hop as a sentence with what it
/// rests on.
struct RouteText {
  private let answer: RouteAnswer
  private let width: Int
  private let isColoured: Bool

  init(_ answer: RouteAnswer, width: Int, isColoured: Bool) {
    self.answer = answer
    self.width = max(40, width)
    self.isColoured = isColoured
  }

  var text: String {
    var lines: [String] = []
    for route in answer.routes {
      lines += heading(route)
      if let robustness = answer.robustness {
        lines += "  \(RobustnessText(robustness: robustness).words(rank: route.rank))".wrapped(
          to: width, indent: "  ")
      }
      for (index, step) in route.steps.enumerated() { lines += self.lines(of: step, number: index + 1) }
      lines.append("")
    }
    if let none = answer.none { lines += Self.lines(of: none, width: width, isColoured: isColoured) }
    if !answer.routes.isEmpty {
      lines += "\(circumstances) \(answer.truncation ?? "These are all.")".wrapped(to: width)
      if let remark = answer.leadTimeRemark { lines += remark.wrapped(to: width) }
    }
    if let robustness = answer.robustness {
      for finding in RobustnessText(robustness: robustness).findings { lines += finding.wrapped(to: width) }
    }
    return lines.joined(separator: "\n") + "\n"
  }

  private func heading(_ route: Route) -> [String] {
    let hops = route.hops == 1 ? "1 hop" : "\(route.hops) hops"
    let strength = Table.Cell.fixed(route.strength, decimals: 3)
    let stations = route.entities.map(\.name).joined(separator: " > ")
    let plan = route.plan.map { "  \($0)".wrapped(to: width, indent: "    ") } ?? []
    var days = ""
    if let departs = route.departs, let arrives = route.arrives {
      let doubt = route.isTimingUncertain ? " (not certain)" : ""
      days = departs == arrives ? "on \(departs)\(doubt), " : "\(departs) to \(arrives)\(doubt), "
    }
    return [bold("Route \(route.rank)  \(days)strength \(strength), \(hops)\(option(route.rank))")]
      + "  \(stations)".wrapped(to: width, indent: "    ").map(bold) + plan
  }

  /// What the routes are ordered by.
  private var order: String {
    guard answer.query.by == .pareto else { return "by \(answer.query.by.rawValue)" }
    let criteria = answer.query.pareto.map(\.rawValue)
    let words =
      criteria.count < 2
      ? criteria.joined() : criteria.dropLast().joined(separator: ", ") + " and " + (criteria.last ?? "")
    return "routes that no other beats by \(words)"
  }

  /// What speaks for a route where several criteria are weighed.
  private func option(_ rank: Int) -> String {
    guard answer.options.indices.contains(rank - 1) else { return "" }
    let option = answer.options[rank - 1]
    guard answer.query.pareto.contains(.money) else { return ": \(option.label)" }
    let price = option.euros.map { "EUR \(AttributeValue.written($0)) a year" } ?? "no fee stated"
    return ", \(price): \(option.label)"
  }

  private func lines(of step: Step, number: Int) -> [String] {
    let sentence = step.offer.map { "\($0.says)." } ?? step.sentence
    var lines = "  \(number). \(sentence)".wrapped(to: width, indent: "     ")
    let chance = Table.Cell.fixed(step.strength, decimals: 2)
    let places = step.evidence.map(\.description).joined(separator: "; ")
    var known = "     \(step.grade) \(chance), \(step.basis.rawValue)"
    if !places.isEmpty { known += ": \(places)" }
    if step.isContested { known += " (contested)" }
    lines += known.wrapped(to: width, indent: "       ")
    if let timing = step.timing { lines += self.lines(of: timing) }
    if let reason = step.reason { lines += "     Why: \(reason)".wrapped(to: width, indent: "       ") }
    for note in step.notes { lines += "     Note: \(note)".wrapped(to: width, indent: "       ") }
    for point in step.open {
      lines += "     Left open: \(point.sentence)".wrapped(to: width, indent: "       ")
    }
    return lines
  }

  private func lines(of timing: Step.Timing) -> [String] {
    var text = "     leaves \(timing.departs), arrives \(timing.arrives)"
    if timing.leadTime > 0 {
      text += ", \(timing.leadTime) \(timing.leadTime == 1 ? "day" : "days") of lead time"
    }
    if let uncertainty = timing.uncertainty { text += ". \(uncertainty)" }
    return text.wrapped(to: width, indent: "       ")
  }

  private var circumstances: String {
    guard answer.query.by == .time else { return "On \(answer.on), \(order)." }
    guard let before = answer.query.before else {
      return "From \(answer.on) on, by time: the earliest arrival first."
    }
    return "Arriving by \(before), by time: the latest departure first."
  }

  /// Why there is no route, and what would open one.
  static func lines(of none: NoRoute, width: Int, isColoured: Bool) -> [String] {
    var lines = none.summary.wrapped(to: width)
    if none.reachedCount > 0 || none.nearest != nil {
      var reach = "The message reaches \(none.reachedCount) others"
      if let nearest = none.nearest { reach += "; nearest to the target: \(nearest.name)" }
      lines += (reach + ".").wrapped(to: width)
    }
    for (index, gap) in none.gaps.enumerated() {
      lines.append("")
      lines += bold("Gap \(index + 1)", isColoured).wrapped(to: width)
      lines += "  \(gap.from.name) > \(gap.to.name)".wrapped(to: width, indent: "    ")
      lines += "  \(gap.obstacle)".wrapped(to: width, indent: "    ")
      if let remedy = gap.remedy { lines += "  To open it: \(remedy)".wrapped(to: width, indent: "    ") }
      if !gap.evidence.isEmpty {
        lines += "  \(gap.evidence.map(\.description).joined(separator: "; "))".wrapped(
          to: width, indent: "    ")
      }
    }
    if !none.heardFrom.isEmpty {
      let names = none.heardFrom.map { "\($0.name) (\($0.kind))" }.joined(separator: ", ")
      lines.append("")
      lines += "The target hears from: \(names). A tie to one of them would open a route.".wrapped(to: width)
    }
    return lines
  }

  private func bold(_ text: String) -> String { Self.bold(text, isColoured) }
  private static func bold(_ text: String, _ isColoured: Bool) -> String {
    isColoured ? "\u{1B}[1m\(text)\u{1B}[0m" : text
  }
}
