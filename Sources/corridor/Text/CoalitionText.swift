import Atlas
import Influence
import Interchange

/// Who is needed for each goal, in words for a terminal.
struct CoalitionText {
  let answer: CoalitionAnswer
  let vocabulary: Vocabulary
  let width: Int
  let isColoured: Bool

  var text: String {
    var lines: [String] = []
    for goal in answer.goals { lines += self.lines(of: goal) + [""] }
    let willing = answer.willing.map(\.name).joined(separator: ", ")
    let who =
      willing.isEmpty
      ? "Nobody's willingness is known; name a group with --willing." : "Willing: members of \(willing)."
    lines += "On \(answer.on). \(who) Strengths are judgements.".wrapped(to: width)
    return lines.joined(separator: "\n") + "\n"
  }

  private func lines(of goal: CoalitionGoal) -> [String] {
    var lines = bold("\(goal.group.name): \(goal.action)").wrapped(to: width)
    if let note = goal.note { lines += "  \(note)".wrapped(to: width, indent: "    ") }
    for variant in goal.variants { lines += self.lines(of: variant, goal) }
    lines += people(goal)
    for clause in goal.toBeWon { lines += self.lines("To be won", clause) }
    for clause in goal.toBeMet { lines += self.lines("To be met", clause) }
    for point in goal.open { lines += "  Left open: \(point.sentence)".wrapped(to: width, indent: "    ") }
    for approach in goal.approaches { lines += self.lines(of: approach) }
    for advice in goal.recommendations {
      let places = advice.evidence.citations.map(\.description).joined(separator: "; ")
      let needs = advice.needs.map { " It needs: \($0)" } ?? ""
      lines += "  The study advises: \(advice.says)\(needs) (\(places))".wrapped(to: width, indent: "    ")
    }
    return lines
  }

  private func lines(of variant: CoalitionVariant, _ goal: CoalitionGoal) -> [String] {
    guard !variant.needs.isEmpty else {
      return ["  Needed: no number is given (\(places(variant.evidence)))"].flatMap {
        $0.wrapped(to: width, indent: "    ")
      }
    }
    let needs = variant.needs.map { words($0) }.joined(separator: ", ")
    var text = "  Needed: \(needs) (\(places(variant.evidence)))"
    if goal.variants.count > 1 {
      text +=
        variant.isUsed
        ? "; this reading counts: \(variant.usedBecause ?? "")" : "; contested, the other reading"
    }
    var lines = text.wrapped(to: width, indent: "    ")
    for (place, need) in variant.needs.enumerated() { lines += self.lines(of: need, place, variant) }
    lines += sets(variant)
    return lines
  }

  private func lines(of need: Clause.Need, _ place: Int, _ variant: CoalitionVariant) -> [String] {
    guard let available = variant.available[place] else {
      return "    The atlas does not say who counts as \(need.of).".wrapped(to: width, indent: "      ")
    }
    let short = variant.short[place]
    let missing =
      short == 0 ? "none is missing" : "\(short) more must be willing and ready"
    let possible = available < need.atLeast ? "; only \(available) can take part as far as is known" : ""
    let ready = variant.ready[place]
    let plural = vocabulary.kind(need.of)?.plural ?? need.of
    return
      "    \(ready) \(ready == 1 ? "\(need.of) is" : "\(plural) are") willing and ready: \(missing)\(possible)."
      .wrapped(to: width, indent: "      ")
  }

  private func sets(_ variant: CoalitionVariant) -> [String] {
    let isPartial = variant.available.contains(nil)
    var entries: [(name: String, set: CoalitionSet)] = []
    for (name, set) in [
      ("Cheapest", variant.cheapest), ("Smallest", variant.smallest), ("Strongest", variant.strongest),
    ] {
      guard let set else { continue }
      if let place = entries.firstIndex(where: { $0.set.names == set.names }) {
        entries[place].name += " and " + name.lowercased()
      } else {
        entries.append((name, set))
      }
    }
    return entries.flatMap { entry -> [String] in
      let set = entry.set
      var price = set.euros == 0 ? "free" : "EUR \(AttributeValue.written(set.euros))"
      if set.unknownPrices > 0 {
        price = "\(set.euros == 0 ? "" : price + " and ")\(set.unknownPrices) with a price that is not known"
      }
      var text = "    \(entry.name): \(set.names); \(price)"
      text += set.steps == 0 ? ", all are in place" : ", \(set.steps) to join first"
      if set.unwilling > 0 { text += "; \(set.unwilling) not known to be willing" }
      text += "; heard with strength \(Table.Cell.fixed(set.strength, decimals: 2))"
      if isPartial { text += "; of the kinds the atlas knows only" }
      if set.equal > 1 { text += " (one of \(set.equal) equally good)" }
      return text.wrapped(to: width, indent: "      ")
    }
  }

  private func people(_ goal: CoalitionGoal) -> [String] {
    let near = goal.candidates.filter { $0.isWilling || $0.isReady }.prefix(12)
    var lines: [String] = []
    for candidate in near {
      var parts = [candidate.isReady ? "in place" : "not in yet"]
      if let forum = candidate.isInForum {
        parts.append(forum ? "sits in the body that decides" : "not in the body that decides")
      }
      parts.append(candidate.isWilling ? "willing" : "not known to be willing")
      for step in candidate.first {
        parts.append("first \(step.action) \(step.into.name): \(step.ownCost.sentence)")
      }
      if candidate.verdict == .unknown { parts += candidate.missing }
      lines += "    \(candidate.entity.name): \(parts.joined(separator: "; "))".wrapped(
        to: width, indent: "      ")
    }
    let shut = goal.impossible.filter(\.isWilling)
    for candidate in shut.prefix(8) {
      lines += "    \(candidate.entity.name): cannot: \(candidate.missing.joined(separator: "; "))".wrapped(
        to: width, indent: "      ")
    }
    let rest = goal.candidates.count - near.count
    if rest > 0, !near.isEmpty || !goal.candidates.isEmpty {
      lines.append("    and \(rest) others who could")
    }
    return lines.isEmpty ? [] : ["  Who:"] + lines
  }

  private func lines(_ title: String, _ clause: ClauseAssessment) -> [String] {
    "  \(title): \(clause.explanation) (\(places(clause.evidence)))".wrapped(to: width, indent: "    ")
  }

  private func lines(of approach: CoalitionApproach) -> [String] {
    guard let route = approach.route else {
      return "  No way to \(approach.person.name) is known.".wrapped(to: width, indent: "    ")
    }
    let stations = route.entities.map(\.name).joined(separator: " > ")
    return
      "  Way to \(approach.person.name): \(stations), strength \(Table.Cell.fixed(route.strength, decimals: 2))"
      .wrapped(to: width, indent: "    ")
  }

  private func words(_ need: Clause.Need) -> String {
    let plural = vocabulary.kind(need.of)?.plural ?? need.of
    return "at least \(need.atLeast) \(need.atLeast == 1 ? need.of : plural)"
  }

  private func places(_ evidence: Evidence) -> String {
    evidence.basis == .stated ? evidence.summary : "\(evidence.basis.rawValue): \(evidence.summary)"
  }

  private func bold(_ text: String) -> String { isColoured ? "\u{1B}[1m\(text)\u{1B}[0m" : text }
}
