public import Atlas

/// What a rule's action comes to. Actions are words of the author; these are the forms the tool knows.
extension Rule {
  /// Whether it makes its entity a member: 'join', 'join as associate', 'join a partnership'.
  public var isMembership: Bool { action == "join" || action.hasPrefix("join ") }

  /// Whether it is the plain way in.
  public var isPlainJoining: Bool { action == "join" }

  /// Whether it lets one take part without being a member: 'take part through a member region'.
  public var isParticipation: Bool { action.hasPrefix("take part") }

  /// Whether it lets one be heard: 'hold a workshop or presentation', 'present', 'comment on a draft'.
  public var isHearing: Bool {
    ["hold ", "present", "comment ", "speak "].contains { action.hasPrefix($0) }
  }

  /// Whether several must want it, or people must be won over: 'found a working group', 'add a theme'.
  public var isCollective: Bool {
    if isMembership || isParticipation { return false }
    if ["found ", "form ", "add ", "start ", "create "].contains(where: { action.hasPrefix($0) }) {
      return true
    }
    let topics: Set<Clause.Topic> = [.quorum, .composition, .decidedBy, .advocatedBy]
    return clauses.contains { topics.contains($0.topic) }
  }

  /// The memberships it asks for, by id.
  var requirements: [String] {
    clauses.flatMap { clause -> [String] in
      if clause.topic == .requires, case .names(let ids) = clause.claims.used.value { return ids }
      return []
    }
  }
}

extension Atlas {
  /// The rules that open each entity, by its index, in the order of the atlas.
  func rulesByTarget() -> [Int: [Rule]] {
    var rules: [Int: [Rule]] = [:]
    for entity in entities {
      for rule in entity.rules {
        if let into = index(of: rule.into) { rules[into, default: []].append(rule) }
      }
    }
    return rules
  }
}
