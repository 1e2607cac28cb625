import Atlas

/// Rules whose clauses contradict one another, preconditions that run in a circle, and quorums larger than the membership
/// they are drawn from.
enum ContradictoryRules: LintRuleFinder {
  static func findings(in subject: LintSubject) -> [LintFinding] {
    circles(in: subject)
      + subject.atlas.entities.indices.flatMap { index in
        subject.atlas.entities[index].rules.flatMap { rule in
          contradictions(rule, at: index, in: subject) + quorums(rule, at: index, in: subject)
            + fees(rule, at: index, in: subject)
        }
      }
  }

  private static func finding(
    _ subject: LintSubject, _ rule: Rule, _ index: Int, _ clause: Clause, _ certainty: LintFinding.Certainty,
    because: String, _ message: String, remedy: String
  ) -> LintFinding {
    subject.finding(
      .impossibleRules, certainty == .certain ? .warning : .note, certainty, because: because,
      "'\(rule.action)' of \(subject.name(index)): \(message)", at: clause.claims.used.position,
      about: [index],
      remedy: remedy)
  }

  // MARK: Clauses against one another

  private static func contradictions(_ rule: Rule, at index: Int, in subject: LintSubject) -> [LintFinding] {
    var findings: [LintFinding] = []
    for topic in [Clause.Topic.kind, .country] {
      let clauses = rule.clauses.filter { $0.topic == topic }
      for (first, second) in zip(clauses, clauses.dropFirst()) {
        guard case .names(let one) = first.claims.used.value,
          case .names(let other) = second.claims.used.value,
          Set(one).isDisjoint(with: other)
        else { continue }
        findings.append(
          finding(
            subject, rule, index, second, .certain, because: "no \(topic.rawValue) is in both lists",
            "open to \(one.joined(separator: ", ")) and to \(other.joined(separator: ", ")) at once",
            remedy: "make one list of them, or two rules"))
      }
    }
    let bounds = rule.clauses.filter { $0.topic == .population }
    let lowest = bounds.compactMap { $0.bounds?.from }.max()
    let highest = bounds.compactMap { $0.bounds?.to }.min()
    if bounds.count > 1, let lowest, let highest, lowest > highest, let clause = bounds.last {
      findings.append(
        finding(
          subject, rule, index, clause, .certain, because: "no number is within all of them",
          "inhabitants from \(lowest) and up to \(highest) at once",
          remedy: "make one clause of them, or two rules"))
    }
    return findings
  }

  // MARK: Quorums

  private static func quorums(_ rule: Rule, at index: Int, in subject: LintSubject) -> [LintFinding] {
    let atlas = subject.atlas
    // Who is counted: the members of what must be joined first, or of the group itself.
    let groups = rule.requirements.compactMap(atlas.index) + [atlas.index(of: rule.into)].compactMap(\.self)
    return rule.clauses.filter { $0.topic == .quorum }.flatMap { clause in
      clause.claims.used.value.needs.compactMap { need -> LintFinding? in
        for group in groups {
          let stated = atlas.entities[group].number("members").map { Int($0) }
          if let stated, stated < need.atLeast {
            return finding(
              subject, rule, index, clause, .certain,
              because: "\(subject.name(group)) counts \(stated) members",
              "a quorum of \(need.atLeast) \(need.of) out of \(stated) members",
              remedy: "correct the quorum or the number of members")
          }
        }
        let most = rule.clauses.compactMap { $0.claims.used.value.mostMembers }.min()
        guard let most, most < need.atLeast else { return nil }
        return finding(
          subject, rule, index, clause, .certain, because: "there is room for \(most) only",
          "a quorum of \(need.atLeast) \(need.of) with room for \(most)",
          remedy: "correct the quorum or the capacity")
      }
    }
  }

  // MARK: Fees

  private static func fees(_ rule: Rule, at index: Int, in subject: LintSubject) -> [LintFinding] {
    var seen: [Int: Double] = [:]
    return rule.clauses.compactMap { clause in
      guard let fee = clause.claims.used.value.fee else { return nil }
      if fee.inYear == 0 || fee.fromYear == 0 {
        return finding(
          subject, rule, index, clause, .certain, because: "years are counted from 1", "a fee in year 0",
          remedy: "count from the first year of membership")
      }
      guard let year = fee.inYear, let amount = fee.euros else { return nil }
      defer { seen[year] = amount }
      guard let other = seen[year], other != amount else { return nil }
      return finding(
        subject, rule, index, clause, .probable, because: "they may be two fees that add up",
        "year \(year) costs EUR \(AttributeValue.written(other)) and EUR \(AttributeValue.written(amount))",
        remedy: "write two claims of one clause where sources differ")
    }
  }

  // MARK: Circles

  /// Groups that nobody can join since each way in requires, by way of others, the group itself.
  private static func circles(in subject: LintSubject) -> [LintFinding] {
    let atlas = subject.atlas
    let rules = atlas.rulesByTarget().mapValues { $0.filter(\.isMembership) }.filter { !$0.value.isEmpty }
    let needs = rules.mapValues { $0.map { Set($0.requirements.compactMap(atlas.index)) } }
    var shut = Set(rules.keys)
    var grew = true
    while grew {
      let open = shut.filter { group in needs[group]?.contains { $0.isDisjoint(with: shut) } ?? true }
      shut.subtract(open)
      grew = !open.isEmpty
    }
    return shut.sorted().compactMap { group in
      guard let circle = circle(from: group, needs, within: shut) else { return nil }
      // A rule that requires its own group is told by another rule.
      guard circle.count > 1, let rule = rules[group]?.first,
        let clause = rule.clauses.first(where: { $0.topic == .requires })
      else { return nil }
      let names = (circle + [group]).map { atlas.entities[$0].id }.joined(separator: " > ")
      return finding(
        subject, rule, group, clause, .certain, because: "each must be joined before the other",
        "its preconditions run in a circle: \(names)", remedy: "drop one of them, or add another way in")
    }
  }

  /// The shortest way from a group over what it requires back to itself; nil where it is only behind a circle.
  private static func circle(from start: Int, _ needs: [Int: [Set<Int>]], within shut: Set<Int>) -> [Int]? {
    var before: [Int: Int] = [:]
    var queue = [start]
    var next = 0
    while next < queue.count {
      let group = queue[next]
      next += 1
      let required = Set((needs[group] ?? []).flatMap(\.self)).intersection(shut).sorted()
      for other in required {
        if other == start {
          var way = [group]
          while let last = way.last, last != start, let previous = before[last] { way.append(previous) }
          return way.reversed()
        }
        if before[other] == nil {
          before[other] = group
          queue.append(other)
        }
      }
    }
    return nil
  }
}

extension Clause {
  fileprivate var bounds: (from: Int?, to: Int?)? {
    if case .population(let from, let to) = claims.used.value { return (from, to) }
    return nil
  }
}

extension Clause.Value {
  fileprivate var mostMembers: Int? {
    if case .capacity(let capacity) = self { return capacity.atMost }
    return nil
  }
}
