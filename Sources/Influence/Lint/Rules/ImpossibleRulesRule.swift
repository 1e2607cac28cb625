import Atlas

/// Rules nobody can satisfy: bounds the wrong way round, room for none, what has ended as a condition.
enum ImpossibleRulesRule: LintRuleFinder {
  static func findings(in subject: LintSubject) -> [LintFinding] {
    let atlas = subject.atlas
    let kinds = Dictionary(grouping: atlas.entities, by: \.kind).mapValues(\.count)
    let countries = Set(subject.countries.compactMap(\.self))
    return atlas.entities.indices.flatMap { index in
      atlas.entities[index].rules.flatMap { rule in
        rule.clauses.flatMap { clause in
          clause.claims.all.filter {
            $0.usedBecause != nil || clause.claims.all.count == 1 || !clause.claims.isContested
          }
          .flatMap { claim -> [LintFinding] in
            let faults = faults(
              claim.value, of: clause.topic, rule, in: subject, kinds: kinds, countries: countries)
            return faults.map { fault in
              subject.finding(
                .impossibleRules, fault.certainty == .certain ? .warning : .note, fault.certainty,
                because: fault.because, "'\(rule.action)' of \(subject.name(index)): \(fault.message)",
                at: claim.position, about: [index], remedy: fault.remedy)
            }
          }
        }
      }
    }
  }

  private struct Fault {
    let certainty: LintFinding.Certainty
    let because: String
    let message: String
    let remedy: String
  }

  private static func faults(
    _ value: Clause.Value, of topic: Clause.Topic, _ rule: Rule, in subject: LintSubject,
    kinds: [String: Int],
    countries: Set<String>
  ) -> [Fault] {
    switch (topic, value) {
    case (.population, .population(let from?, let to?)) where from > to:
      [
        Fault(
          certainty: .certain, because: "no number is both", message: "inhabitants from \(from) to \(to)",
          remedy: "exchange the two bounds")
      ]
    case (.capacity, .capacity(let capacity)) where capacity.atMost == 0:
      [
        Fault(
          certainty: .possible, because: "it may be closed on purpose", message: "there is room for none",
          remedy: "say 'closed' in words, or correct the number")
      ]
    case (.country, .names(let codes)) where !codes.isEmpty && countries.isDisjoint(with: codes):
      [
        Fault(
          certainty: .possible, because: "nobody in the atlas is from there",
          message: "open to \(codes.joined(separator: ", ")) only", remedy: "check the codes")
      ]
    case (.kind, .names(let names)) where !names.isEmpty && names.allSatisfy { kinds[$0] == nil }:
      [
        Fault(
          certainty: .possible, because: "the atlas has none",
          message: "open to a \(names.joined(separator: " or ")) only", remedy: "check the kinds")
      ]
    case (.requires, .names(let ids)): ids.flatMap { required($0, by: rule, in: subject) }
    case (.quorum, .needs(let needs)), (.composition, .needs(let needs)):
      needs.filter { need in kinds[need.of].map { $0 < need.atLeast } ?? false }.map { need in
        Fault(
          certainty: .possible, because: "the atlas has \(kinds[need.of] ?? 0)",
          message: "at least \(need.atLeast) of the kind \(need.of)", remedy: "add who could take part")
      }
    default: []
    }
  }

  private static func required(_ id: String, by rule: Rule, in subject: LintSubject) -> [Fault] {
    guard let entity = subject.atlas.entity(id) else { return [] }
    // Founding a group inside may well take membership; joining cannot.
    if id == rule.into, rule.action == "join" {
      return [
        Fault(
          certainty: .certain, because: "one would have to be in to get in",
          message: "it requires '\(id)' itself",
          remedy: "name what must be joined before")
      ]
    }
    if let date = subject.date, entity.period.isOver(before: date) {
      return [
        Fault(
          certainty: .probable, because: "it ended \(entity.period.until?.description ?? "")",
          message: "it requires '\(id)', which is no more", remedy: "name what came after, or end the rule")
      ]
    }
    return []
  }
}
