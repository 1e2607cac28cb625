import Atlas

/// Entities that may be one and the same, by name, website or place.
///
/// Certain is only what has one name, one kind and nothing that sets it apart, and is no place, person or occasion:
/// towns, people and yearly events share their names with others. What two entities are tied to one another by shows
/// that the author knows both, so such a pair is left out unless their names are equal.
enum DuplicatesRule: LintRuleFinder {
  static func findings(in subject: LintSubject) -> [LintFinding] {
    let search = DuplicateSearch(subject)
    let pairs = search.pairs.sorted { ($0.key.first, $0.key.second) < ($1.key.first, $1.key.second) }
    return pairs.compactMap { pair, why in judge(pair, why.reason, why.detail, in: subject) }
  }

  private static func judge(
    _ pair: DuplicateSearch.Pair, _ reason: DuplicateSearch.Reason, _ detail: String, in subject: LintSubject
  ) -> LintFinding? {
    guard let (certainty, because) = verdict(pair, reason, detail, in: subject) else { return nil }
    let entities = [pair.first, pair.second].map { subject.atlas.entities[$0] }
    return subject.finding(
      .duplicates, certainty == .certain ? .warning : .note, certainty, because: because,
      "'\(entities[0].id)' (\(entities[0].name)) and '\(entities[1].id)' (\(entities[1].name)) may be one",
      at: entities[1].position, about: [pair.first, pair.second],
      remedy:
        "merge them, one name as an alias, or tell them apart by country, place or kind (the other is at \(entities[0].position))"
    )
  }

  private static func verdict(
    _ pair: DuplicateSearch.Pair, _ reason: DuplicateSearch.Reason, _ detail: String, in subject: LintSubject
  ) -> (LintFinding.Certainty, String)? {
    let (one, other) = (subject.atlas.entities[pair.first], subject.atlas.entities[pair.second])
    guard !areApart(pair, in: subject) else { return nil }
    let isTied = subject.tiesAt[pair.first].contains { tie in
      let tie = subject.atlas.ties[tie]
      return tie.from == pair.second || tie.to == pair.second
    }
    if isTied, reason != .sameName || one.kind != other.kind { return nil }
    guard one.kind == other.kind else {
      guard areCompatible(one.kind, other.kind) else {
        // A person in a theme, a city and its project: one name for two things is how people speak.
        return reason == .sameName ? (.possible, "they bear one name and differ in kind") : nil
      }
      return between(reason, detail)
    }
    if reason == .sameName { return sameName(pair, one, other, in: subject) }
    if reason == .sharedLocation, !LintSubject.isPlace(one.kind) { return nil }
    return within(reason, detail)
  }

  /// Equal names and kinds.
  private static func sameName(
    _ pair: DuplicateSearch.Pair, _ one: Entity, _ other: Entity, in subject: LintSubject
  ) -> (LintFinding.Certainty, String) {
    if one.kind == "person" { return (.probable, "two people may bear one name") }
    if subject.atlas.vocabulary.kind(one.kind)?.isOccasion == true || one.kind == "project" {
      return (.probable, "equal names, and no period sets them apart")
    }
    guard LintSubject.isPlace(one.kind) else {
      let country = (subject.countries[pair.first], subject.countries[pair.second])
      let isKnownForBoth = (country.0 == nil) == (country.1 == nil)
      return isKnownForBoth
        ? (.certain, "one name and one kind, and nothing sets them apart")
        : (.probable, "one name and one kind; only one of them names a country")
    }
    if let distance = distance(pair, in: subject), subject.countries[pair.first] != nil,
      subject.countries[pair.first] == subject.countries[pair.second]
    {
      return distance < 1
        ? (.probable, "one name, one country, one place")
        : (.probable, "one name, one country, near each other")
    }
    return (.possible, "places share their names with others; no coordinates tell them apart")
  }

  private static func within(_ reason: DuplicateSearch.Reason, _ detail: String) -> (
    LintFinding.Certainty, String
  ) {
    switch reason {
    case .sameName, .sharedAlias: (.probable, "both go by '\(detail)'")
    case .sameForm: (.probable, "word order, brackets, legal form, umlauts and plurals apart, one name")
    case .sharedWebsite: (.probable, "both have the website \(detail)")
    case .abbreviation: (.possible, "\(detail) may stand for the other's name")
    case .spelling: (.possible, "their names are a letter or two apart")
    case .sharedLocation: (.possible, "both are placed at the same point")
    }
  }

  /// Kinds that people mix up.
  private static func between(_ reason: DuplicateSearch.Reason, _ detail: String) -> (
    LintFinding.Certainty, String
  )? {
    switch reason {
    case .sameName, .sharedAlias:
      (.probable, "both go by '\(detail)', and their kinds are easily taken for each other")
    case .sameForm, .sharedWebsite, .abbreviation:
      (.possible, "their names or addresses agree, and their kinds are easily taken for each other")
    case .spelling, .sharedLocation: nil
    }
  }

  private static func areCompatible(_ one: String, _ other: String) -> Bool {
    let families: [Set<String>] = [
      ["network", "forum", "working group", "partnership", "organisation"],
      ["funding scheme", "programme", "project"],
      ["city", "region"], ["EU body", "organisation", "national body"],
    ]
    return families.contains { $0.contains(one) && $0.contains(other) }
  }

  /// Whether something sets two entities apart: countries, places or periods.
  private static func areApart(_ pair: DuplicateSearch.Pair, in subject: LintSubject) -> Bool {
    if let one = subject.countries[pair.first], let other = subject.countries[pair.second], one != other {
      return true
    }
    if let distance = distance(pair, in: subject), distance > 10 { return true }
    let (one, other) = (subject.atlas.entities[pair.first], subject.atlas.entities[pair.second])
    return !one.period.touches(other.period)
  }

  /// Kilometres between two entities, by the equirectangular approximation, where both have a place.
  private static func distance(_ pair: DuplicateSearch.Pair, in subject: LintSubject) -> Double? {
    guard let one = subject.locations[pair.first], let other = subject.locations[pair.second] else {
      return nil
    }
    let degree = 111.2
    let north = (one.latitude - other.latitude) * degree
    // A degree of longitude shrinks with the cosine of the latitude, here by its series up to the fourth power.
    let angle = (one.latitude + other.latitude) / 2 * 0.017453292519943295
    let square = angle * angle
    let cosine = max(0, 1 - square / 2 + square * square / 24)
    let east = (one.longitude - other.longitude) * degree * cosine
    return (north * north + east * east).squareRoot()
  }
}
