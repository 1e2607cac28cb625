import Atlas

extension Eligibility {
  /// How a clause stands for an entity; nil for prices. Without preconditions, requirements are left out.
  func assess(
    _ clause: Clause, of rule: Rule, for entity: Int, preconditions: Preconditions?
  ) -> ClauseAssessment? {
    let value = clause.claims.used.value
    let finding: ClauseAssessment.Finding?
    switch (clause.topic, value) {
    case (.kind, .names(let kinds)): finding = kind(kinds, entity)
    case (.country, .names(let codes)): finding = country(codes, entity)
    case (.population, .population(let from, let to)): finding = population(from, to, entity)
    case (.requires, .names(let ids)):
      finding = preconditions.map { requirement(ids, entity, $0) }
    case (.capacity, _): finding = capacity(value, rule, entity)
    case (.decidedBy, .names(let ids)), (.advisedBy, .names(let ids)), (.advocatedBy, .names(let ids)):
      finding = people(ids, clause.topic)
    case (.admission, _):
      finding = .init(standing: .toBeWon, requires: value.compact, explanation: "\(value)")
    case (.quorum, _), (.composition, _):
      finding = .init(standing: .toBeMet, requires: value.compact, explanation: "it takes \(value)")
    case (.fee, _), (.reimbursement, _): finding = nil
    default: finding = .init(standing: .toBeMet, requires: value.compact, explanation: "\(value)")
    }
    return finding.map { ClauseAssessment($0, of: clause) }
  }

  private func kind(_ kinds: [String], _ entity: Int) -> ClauseAssessment.Finding {
    let kind = atlas.entities[entity].kind
    let isOpen = kinds.contains(kind)
    let plurals = kinds.map { atlas.vocabulary.kind($0)?.plural ?? $0 }.joined(separator: ", ")
    return .init(
      standing: isOpen ? .yes : .no, requires: kinds.joined(separator: ", "), has: .text(kind),
      explanation: isOpen ? "open to \(plurals)" : "open to \(plurals) only, and this is a \(kind)",
      hasEvidence: atlas.entities[entity].evidence)
  }

  private func country(_ codes: [String], _ entity: Int) -> ClauseAssessment.Finding {
    let claims = atlas.entities[entity].attribute("country")
    let list = codes.joined(separator: ", ")
    guard let claims, case .text(let country) = claims.used.value else {
      return .init(
        standing: .unknown, requires: list, explanation: "its country is not known; open to \(list)")
    }
    let isOpen = codes.contains(country)
    return .init(
      standing: isOpen ? .yes : .no, requires: list, has: .text(country),
      explanation: isOpen ? "open to \(country)" : "open to \(list) only, and this is in \(country)",
      hasEvidence: claims.used.evidence, others: Self.others(claims, "country"))
  }

  private func population(_ from: Int?, _ to: Int?, _ entity: Int) -> ClauseAssessment.Finding {
    let bounds = Clause.Value.population(from: from, to: to)
    guard let claims = atlas.entities[entity].attribute("population"),
      case .number(let number) = claims.used.value
    else {
      return .init(
        standing: .unknown, requires: bounds.compact,
        explanation: "its number of inhabitants is not known; it takes \(bounds)")
    }
    let inhabitants = Int(number)
    var finding = ClauseAssessment.Finding(
      standing: .yes, requires: bounds.compact, has: .count(inhabitants),
      explanation: "\(Self.written(inhabitants)) inhabitants; it takes \(bounds)",
      hasEvidence: claims.used.evidence, others: Self.others(claims, "population"))
    if let from, inhabitants < from {
      finding.standing = .no
      finding.short = from - inhabitants
      finding.explanation =
        "\(Self.written(from - inhabitants)) inhabitants short: it has \(Self.written(inhabitants)), it takes \(bounds)"
    } else if let to, inhabitants > to {
      finding.standing = .no
      finding.over = inhabitants - to
      finding.explanation =
        "\(Self.written(inhabitants - to)) inhabitants too many: it has \(Self.written(inhabitants)), it takes \(bounds)"
    }
    return finding
  }

  private func requirement(
    _ ids: [String], _ entity: Int, _ preconditions: Preconditions
  ) -> ClauseAssessment.Finding {
    var verdicts: [Verdict] = []
    var parts: [String] = []
    var (held, first): ([String], [EntityReference]) = ([], [])
    var evidence: Evidence?
    for id in ids {
      guard let group = atlas.index(of: id) else { continue }
      let name = atlas.entities[group].name
      if let tie = memberships.tie(entity, in: group) {
        held.append(id)
        evidence = evidence ?? tie.evidence
        verdicts.append(.yes)
        parts.append("it is a member of \(name)")
        continue
      }
      let verdict = preconditions.verdicts[group] ?? .no
      verdicts.append(verdict)
      first.append(EntityReference(atlas.entities[group]))
      if let circle = preconditions.circles[group] {
        parts.append("\(name) must come first, and that runs in a circle: \(circle.joined(separator: " > "))")
      } else {
        switch verdict {
        case .yes: parts.append("join \(name) first")
        case .no:
          parts.append("it must be a member of \(name), which it cannot join\(bar(to: group, entity))")
        case .unknown: parts.append("it must be a member of \(name); whether it can join is not known")
        }
      }
    }
    return .init(
      standing: Standing(.all(verdicts)), requires: ids.joined(separator: ", "),
      has: .text(held.joined(separator: ", ")), first: first, explanation: parts.joined(separator: "; "),
      hasEvidence: evidence)
  }

  /// What of the first rule for joining a group bars an entity, its own requirements left out.
  private func bar(to group: Int, _ entity: Int) -> String {
    let reasons = joiningRules(of: group).prefix(1).flatMap { rule in
      assess(clausesOf: rule, for: entity, preconditions: nil)
    }.filter { $0.standing == .no }.map(\.explanation)
    return reasons.isEmpty ? "" : " (\(reasons.joined(separator: "; ")))"
  }

  private func capacity(
    _ value: Clause.Value, _ rule: Rule, _ entity: Int
  ) -> ClauseAssessment.Finding {
    guard case .capacity(let capacity) = value else {
      let isClosed = "\(value)".lowercased().hasPrefix("closed")
      return .init(
        standing: isClosed ? .no : .toBeMet, requires: isClosed ? "closed" : value.compact,
        explanation: "\(value)")
    }
    if capacity.atMost == nil, let replaced = capacity.replaces {
      let what = capacity.of ?? "others"
      return .init(
        standing: .toBeMet, requires: value.compact,
        explanation: "a new one only if \(replaced) of the other \(what) \(replaced == 1 ? "ends" : "end")")
    }
    guard let most = capacity.atMost, let group = atlas.index(of: rule.into) else {
      return .init(standing: .toBeMet, requires: value.compact, explanation: "\(value)")
    }
    let known = memberships.members(of: group).filter { atlas.entities[$0].isCounted(as: capacity.of) }.count
    let stated = atlas.entities[group].number("members").map { Int($0) } ?? 0
    let count = max(known, stated)
    let isMember = memberships.tie(entity, in: group) != nil
    let standing: Standing = isMember || count < most ? (count == 0 && most > 0 ? .unknown : .yes) : .no
    return .init(
      standing: standing, requires: value.compact, has: .count(count),
      explanation: standing == .unknown
        ? "room for \(most), and how many are in is not known" : "\(count) are in, room for \(most)")
  }

  private func people(_ ids: [String], _ topic: Clause.Topic) -> ClauseAssessment.Finding {
    let people = ids.compactMap(atlas.entity)
    let names = people.map(\.name).joined(separator: ", ")
    return .init(
      standing: .toBeWon, requires: ids.joined(separator: ", "), people: people.map(EntityReference.init),
      explanation: "\(topic.rawValue) \(names)")
  }

  private static func written(_ number: Int) -> String { AttributeValue.written(Double(number)) }

  private static func others(_ claims: Claims<AttributeValue>, _ name: String) -> [ClauseAssessment
    .OtherClaim]
  {
    claims.all.filter { $0.value != claims.used.value }.map {
      .init(says: "\(name): \($0.value)", evidence: $0.evidence.citations)
    }
  }
}

extension Entity {
  /// Whether it counts as one of what a rule names: by its kind, or by plain words for any member.
  func isCounted(as name: String?) -> Bool {
    guard let name else { return true }
    return kind == name || kind + "s" == name || ["member", "members"].contains(name)
  }
}
