import Atlas

/// An atlas with what several rules of a lint need to know of it, worked out once.
struct LintSubject {
  let atlas: Atlas
  /// The date on which ties count as held; nil where the atlas has none.
  let date: PartialDate?
  /// Indices of the ties that start from or lead to each entity.
  let tiesAt: [[Int]]
  /// The country of each entity, where it says one.
  let countries: [String?]
  /// Latitude and longitude of each entity, where it has one.
  let locations: [(latitude: Double, longitude: Double)?]

  init(_ atlas: Atlas, on date: PartialDate?) {
    self.atlas = atlas
    self.date = date ?? atlas.asOf
    var tiesAt = [[Int]](repeating: [], count: atlas.entities.count)
    for (index, tie) in atlas.ties.enumerated() {
      tiesAt[tie.from].append(index)
      if tie.to != tie.from { tiesAt[tie.to].append(index) }
    }
    self.tiesAt = tiesAt
    countries = atlas.entities.map { $0.text("country") }
    locations = atlas.entities.map { entity in
      guard case .location(let latitude, let longitude)? = entity.attribute("location")?.used.value else {
        return nil
      }
      return (latitude, longitude)
    }
  }

  /// The entity at an index, in a few words: 'riga'.
  func name(_ index: Int) -> String { "'\(atlas.entities[index].id)'" }

  /// A tie in words: 'riga member of eurocities'.
  func words(_ tie: Tie) -> String {
    "'\(atlas.entities[tie.from].id) \(tie.type) \(atlas.entities[tie.to].id)'"
  }

  /// A kind with its article: 'an event'.
  static func article(_ kind: String) -> String {
    let vowels: Set<Character> = ["a", "e", "i", "o", "u", "E"]
    return (kind.first.map(vowels.contains) == true ? "an " : "a ") + kind
  }

  /// Where a tie is stated.
  func position(_ tie: Tie) -> SourcePosition { tie.claims.used.position }

  /// Whether entities of a kind are places, which share their names with others far away.
  static func isPlace(_ kind: String) -> Bool { kind == "city" || kind == "region" || kind == "country" }

  /// Whether entities of a kind consist of members.
  static func isGroup(_ kind: String) -> Bool {
    ["network", "forum", "working group", "partnership"].contains(kind)
  }

  /// A finding about entities, by default at the first of them.
  func finding(
    _ rule: LintRule, _ severity: LintFinding.Severity, _ certainty: LintFinding.Certainty, because: String,
    _ message: String, at position: SourcePosition? = nil, about entities: [Int], remedy: String
  ) -> LintFinding {
    LintFinding(
      rule: rule, severity: severity, certainty: certainty, because: because, message: message,
      position: position ?? entities.first.map { atlas.entities[$0].position },
      entities: entities.map { EntityReference(atlas.entities[$0]) }, remedy: remedy)
  }
}

/// One rule of a lint.
protocol LintRuleFinder {
  /// What the rule finds, in the order of the atlas.
  static func findings(in subject: LintSubject) -> [LintFinding]
}
