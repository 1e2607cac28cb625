import Atlas
import Influence
import Interchange

/// How far the order of routes can be trusted, in sentences.
struct RobustnessText {
  let robustness: Robustness

  /// What is said of one route, after its heading.
  func words(rank: Int) -> String {
    guard robustness.routes.indices.contains(rank - 1) else { return "" }
    let share = robustness.routes[rank - 1]
    return "First in \(percent(share.first)) of draws, among the \(robustness.routes.count) shown in "
      + "\(percent(share.shown))."
  }

  /// What is said of all, a paragraph each.
  var findings: [String] {
    var lines = [
      "\(robustness.samples) draws of every tie's strength from the interval of its grade, seed "
        + "\(robustness.seed). A route that is not shown ranks first in \(percent(robustness.othersFirst))\(rival)."
    ]
    if let judgement = robustness.judgements.first {
      lines.append("Most hangs on one judgement: " + words(judgement))
      for other in robustness.judgements.dropFirst() { lines.append("Then: " + words(other)) }
    } else {
      lines.append("No single judgement decides whether route 1 ranks first.")
    }
    if robustness.isStopped {
      lines.append("Some searches were stopped at their limit of work, so that better routes may exist.")
    }
    return lines
  }

  private var rival: String {
    guard let rival = robustness.rivals.first else { return "" }
    return ", most often \(names(rival.entities)) (\(percent(rival.first)))"
  }

  private func words(_ judgement: Robustness.Judgement) -> String {
    let step = judgement.step
    let places = step.evidence.map(\.description).joined(separator: "; ")
    let known = places.isEmpty ? step.basis.rawValue : "\(step.basis.rawValue): \(places)"
    var text =
      "that '\(step.sentence.dropLast())' is \(step.grade), \(fixed(judgement.interval.lowerBound)) to "
      + "\(fixed(judgement.interval.upperBound)) (\(known)). Route 1 ranks first in "
      + "\(percent(judgement.firstIfHigh)) of draws from the upper half of that interval and in "
      + "\(percent(judgement.firstIfLow)) from the lower."
    if let tipping = judgement.tipping {
      text +=
        " All else in the middle, \(names(tipping.entities)) ranks first \(tipping.isBelow ? "below" : "above") "
        + "\(fixed(tipping.chance))."
    }
    return text
  }

  private func names(_ entities: [EntityReference]) -> String {
    entities.map(\.name).joined(separator: " > ")
  }

  private func fixed(_ number: Double) -> String { Table.Cell.fixed(number, decimals: 2) }
  private func percent(_ share: Double) -> String { "\(Table.Cell.fixed(share * 100, decimals: 1)) %" }
}
