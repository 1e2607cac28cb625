/// Reading rules and their clauses.
extension AtlasReader {
  func readRule(_ node: YAMLNode, of id: String, inheriting inherited: Evidence) -> Rule? {
    let keys = ["to", "into", "founds", "clauses"] + Self.claimKeys
    guard let fields = fields(node, of: "a rule", allowed: keys),
      let action = requiredText("to", in: fields, of: "a rule")
    else { return nil }
    let evidence = evidence(in: fields, orElse: inherited)
    checkKinds(fields["founds"])
    var rule = Rule(
      action: action, into: entity("into", in: fields) ?? id, founds: text("founds", in: fields), clauses: [],
      evidence: evidence,
      note: text("note", in: fields), position: position(node))
    if let clauses = fields["clauses"], !clauses.isEmpty {
      rule.clauses = nodes(clauses).compactMap { readClause($0, inheriting: evidence) }
    }
    for clause in rule.clauses {
      for claim in clause.claims.all where claim.evidence.isMissing {
        warnMissingEvidence(at: claim.position)
      }
    }
    return rule
  }

  private func readClause(_ node: YAMLNode, inheriting inherited: Evidence) -> Clause? {
    guard let fields = fields(node, of: "a clause", allowed: nil) else { return nil }
    guard fields.entries.count == 1, let entry = fields.entries.first, let name = entry.key.text else {
      report("a clause has \(fields.entries.count) keys", at: node, expected: "expected one key, its topic")
      return nil
    }
    guard let topic = Clause.Topic(rawValue: name) else {
      report("unknown clause '\(name)'", at: entry.key, known: Clause.Topic.allCases.map(\.rawValue))
      return nil
    }
    var result: Claims<Clause.Value>?
    for item in claimNodes(entry.value, of: topic) {
      guard let claim = claim(item, of: topic, inheriting: inherited) else { continue }
      if result == nil { result = Claims(claim) } else { result?.add(claim) }
    }
    checkDecided(result, of: "'\(name)'", at: entry.value)
    return result.map { Clause(topic: topic, claims: $0) }
  }

  /// A list is several claims where one of its items says which is used or cites its own evidence.
  private func claimNodes(_ node: YAMLNode, of topic: Clause.Topic) -> [YAMLNode] {
    guard case .sequence(let items) = node.content else { return [node] }
    let isListOfClaims = items.contains { item in
      guard case .mapping(let entries) = item.content else { return false }
      return entries.contains { Self.claimKeys.contains($0.key.text ?? "") || $0.key.text == "value" }
    }
    return isListOfClaims ? items : [node]
  }

  private func claim(_ node: YAMLNode, of topic: Clause.Topic, inheriting inherited: Evidence)
    -> Claim<Clause.Value>?
  {
    var fields = Fields(node: node, entries: [])
    if case .mapping(let entries) = node.content { fields = Fields(node: node, entries: entries) }
    guard let value = value(fields["value"] ?? node, of: topic) else { return nil }
    return Claim(
      value: value, evidence: evidence(in: fields, orElse: inherited), usedBecause: text("used", in: fields),
      note: text("note", in: fields), position: position(node))
  }

  private func value(_ node: YAMLNode, of topic: Clause.Topic) -> Clause.Value? {
    switch topic {
    case .kind:
      checkKinds(node)
      return .names(nodes(node).compactMap { text($0, "'kind'") })
    case .country: return .names(nodes(node).compactMap(country))
    case .requires, .decidedBy, .advisedBy, .advocatedBy:
      return .names(nodes(node).compactMap { reference($0, "'\(topic.rawValue)'") })
    case .population: return population(node)
    case .composition, .quorum: return .needs(nodes(node).compactMap(need))
    case .fee: return fee(node)
    case .reimbursement: return reimbursement(node)
    case .capacity: return node.text.map { .text($0) } ?? capacity(node)
    case .admission, .condition: return text(node, "'\(topic.rawValue)'").map { .text($0) }
    }
  }

  private func clauseFields(_ node: YAMLNode, of topic: Clause.Topic, _ keys: [String]) -> Fields? {
    fields(node, of: "'\(topic.rawValue)'", allowed: keys + Self.claimKeys)
  }

  private func population(_ node: YAMLNode) -> Clause.Value? {
    guard let fields = clauseFields(node, of: .population, ["from", "to"]) else { return nil }
    return .population(from: count("from", in: fields), to: count("to", in: fields))
  }

  private func need(_ node: YAMLNode) -> Clause.Need? {
    guard let fields = clauseFields(node, of: .quorum, ["at least", "of"]),
      let least = count("at least", in: fields), let of = requiredText("of", in: fields, of: "a quorum")
    else { return nil }
    return Clause.Need(atLeast: least, of: of)
  }

  private func fee(_ node: YAMLNode) -> Clause.Value? {
    let keys = ["eur", "in year", "from year", "per", "at least", "depends on"]
    guard let fields = clauseFields(node, of: .fee, keys) else { return nil }
    return .fee(
      Clause.Fee(
        euros: number("eur", in: fields, minimum: 0), inYear: count("in year", in: fields),
        fromYear: count("from year", in: fields), per: text("per", in: fields),
        atLeast: number("at least", in: fields, minimum: 0), dependsOn: text("depends on", in: fields)))
  }

  private func reimbursement(_ node: YAMLNode) -> Clause.Value? {
    let keys = ["up to eur", "share", "per", "for", "of", "people", "nights"]
    guard let fields = clauseFields(node, of: .reimbursement, keys) else { return nil }
    return .reimbursement(
      Clause.Reimbursement(
        upToEuros: number("up to eur", in: fields, minimum: 0),
        share: number("share", in: fields, minimum: 0),
        per: text("per", in: fields), receiver: text("for", in: fields), of: text("of", in: fields),
        people: count("people", in: fields), nights: count("nights", in: fields)))
  }

  private func capacity(_ node: YAMLNode) -> Clause.Value? {
    guard let fields = clauseFields(node, of: .capacity, ["at most", "of", "replaces"]) else { return nil }
    return .capacity(
      Clause.Capacity(
        atMost: count("at most", in: fields), of: text("of", in: fields),
        replaces: count("replaces", in: fields)))
  }
}
