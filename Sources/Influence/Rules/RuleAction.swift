public import Atlas

/// What a rule's action comes to. Actions are words of the author; these are the forms the tool knows.
extension Rule {
  /// Whether it makes its entity a member: 'join', 'join as associate', 'join a partnership'.
  public var isMembership: Bool { Self.isMembership(action) }

  /// Whether an action makes one a member.
  static func isMembership(_ action: String) -> Bool { action == "join" || action.hasPrefix("join ") }

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

  /// Whether it brings a group into being: 'found a working group', 'form a partnership'.
  public var isFounding: Bool { ["found ", "form ", "start ", "create "].contains { action.hasPrefix($0) } }

  /// Whether it takes a theme into a group that is there: 'add a theme to a working group'.
  public var isThemeAddition: Bool { action.hasPrefix("add ") && action.contains("theme") }

  /// The kind of the group that it founds or adds a theme to; nil where it says none.
  func groupKind(in vocabulary: Vocabulary) -> String? {
    let words = " \(action) "
    let named = vocabulary.kinds.filter { words.contains(" \($0.name) ") || words.contains(" \($0.plural) ") }
    return founds ?? named.map(\.name).max { $0.utf8.count < $1.utf8.count }
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
