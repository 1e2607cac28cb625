import Atlas

/// Sources and places of sources that are cited and not declared, which an atlas made by a program may hold; and, where
/// a source declares no places, a place cited once that is one letter away from a place cited more often.
enum PlacesRule: LintRuleFinder {
  static func findings(in subject: LintSubject) -> [LintFinding] {
    let declared = Dictionary(
      subject.atlas.sources.map { ($0.id, Set($0.places)) }, uniquingKeysWith: { first, _ in first })
    var found: [LintFinding] = []
    var counts: [Citation: (count: Int, first: PlacedEvidence)] = [:]
    for claim in subject.placedEvidence {
      for citation in claim.evidence.citations { counts[citation, default: (0, claim)].count += 1 }
    }
    let citations = counts.keys.sorted { ($0.source, $0.at ?? "") < ($1.source, $1.at ?? "") }
    for citation in citations {
      guard let use = counts[citation] else { continue }
      let isUnknown = declared[citation.source] == nil
      let places = declared[citation.source] ?? []
      guard isUnknown || (citation.at.map { !places.isEmpty && !places.contains($0) } ?? false) else {
        continue
      }
      found.append(
        subject.finding(
          .places, .warning, .certain,
          because: isUnknown ? "no such source is declared" : "the source declares its places",
          "'\(citation)' is cited and not declared", at: use.first.position, about: use.first.entities,
          remedy: isUnknown ? "declare the source" : "add the place to the source, or correct the citation"))
    }
    let open = citations.filter { declared[$0.source]?.isEmpty == true && $0.at != nil }
    for (source, group) in Dictionary(grouping: open, by: \.source).sorted(by: { $0.key < $1.key }) {
      found += misspelt(group.map { ($0.at ?? "", counts[$0]) }, of: source, in: subject)
    }
    return found
  }

  private static func misspelt(
    _ places: [(place: String, use: (count: Int, first: PlacedEvidence)?)], of source: String,
    in subject: LintSubject
  ) -> [LintFinding] {
    var byKey: [String: Int] = [:]
    for (index, item) in places.enumerated() {
      // Spaces, case and punctuation apart, the same place.
      let key = item.place.folded
      if let known = byKey[key], (places[known].use?.count ?? 0) >= (item.use?.count ?? 0) { continue }
      byKey[key] = index
    }
    return places.indices.compactMap { index in
      guard let most = byKey[places[index].place.folded], most != index, let use = places[index].use else {
        return nil
      }
      return subject.finding(
        .places, .note, .probable, because: "they differ in case, spaces or punctuation only",
        "'\(source)' is cited at '\(places[index].place)' and at '\(places[most].place)'",
        at: use.first.position,
        about: use.first.entities, remedy: "write the place in one way, or declare the source's places")
    }
  }
}
