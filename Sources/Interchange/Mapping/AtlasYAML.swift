public import Atlas

/// An atlas as YAML text that loads to the same entities and ties.
///
/// Rules, questions, recommendations and other parts of a study are not written; `hasMore` says whether there are any.
public struct AtlasYAML {
  private let atlas: Atlas
  private let standard: Vocabulary

  /// Prepares an atlas for writing.
  public init(_ atlas: Atlas) {
    self.atlas = atlas
    standard = (try? Atlas.load(text: "", named: "empty").vocabulary) ?? atlas.vocabulary
  }

  /// Whether the atlas holds what this form does not.
  public var hasMore: Bool {
    !atlas.questions.isEmpty || !atlas.answers.isEmpty || !atlas.recommendations.isEmpty
      || !atlas.statements.isEmpty || !atlas.contestedPoints.isEmpty || !atlas.reportItems.isEmpty
      || atlas.entities.contains { !$0.rules.isEmpty }
  }

  /// The text. - Complexity: O(characters)
  public var text: String {
    var lines: [String] = []
    writeHeader(&lines)
    writeVocabulary(&lines)
    lines.append("sources:")
    for source in atlas.sources { write(source, &lines) }
    lines.append("entities:")
    for entity in atlas.entities { write(entity, &lines) }
    lines.append("ties:")
    for tie in atlas.ties { write(tie, &lines) }
    return lines.joined(separator: "\n") + "\n"
  }

  private func writeHeader(_ lines: inout [String]) {
    let id = atlas.headers.map(\.id).joined(separator: "-")
    lines.append("atlas:")
    lines.append("  id: \(Self.quoted(id.isEmpty ? "atlas" : id))")
    lines.append("  title: \(Self.quoted(atlas.headers.map(\.title).joined(separator: "; ")))")
    if let date = atlas.asOf { lines.append("  as of: \(date)") }
  }

  private func writeVocabulary(_ lines: inout [String]) {
    let kinds = atlas.vocabulary.kinds.filter { standard.kind($0.name) != $0 }
    let attributes = atlas.vocabulary.attributes.filter { standard.attribute($0.name) != $0 }
    let types = atlas.vocabulary.tieTypes.filter { standard.tieType($0.name) != $0 }
    guard !kinds.isEmpty || !attributes.isEmpty || !types.isEmpty else { return }
    lines.append("vocabulary:")
    if !kinds.isEmpty { lines.append("  kinds:") }
    for kind in kinds {
      lines.append(
        "    \(Self.quoted(kind.name)): {plural: \(Self.quoted(kind.plural)), level: \(Self.quoted(kind.level)), "
          + "shape: \(Self.quoted(kind.shape)), colour: \(Self.quoted(kind.colour)), "
          + "transit: \(kind.allowsTransit ? "yes" : "no"), occasion: \(kind.isOccasion ? "yes" : "no")}")
    }
    if !attributes.isEmpty { lines.append("  attributes:") }
    for attribute in attributes {
      var text = "type: \(attribute.type.rawValue)"
      if let minimum = attribute.minimum { text += ", minimum: \(minimum)" }
      if !attribute.choices.isEmpty {
        text += ", of: [\(attribute.choices.map(Self.quoted).joined(separator: ", "))]"
      }
      lines.append("    \(Self.quoted(attribute.name)): {\(text)}")
    }
    if !types.isEmpty { lines.append("  tie types:") }
    for type in types { write(type, &lines) }
  }

  private func write(_ type: Vocabulary.TieType, _ lines: inout [String]) {
    var flow: [String] = []
    if let along = type.flow.along { flow.append("along: \(Self.quoted(along.name))") }
    if let against = type.flow.against { flow.append("against: \(Self.quoted(against.name))") }
    var text = "phrase: \(Self.quoted(type.phrase)), inverse: \(Self.quoted(type.inverse)), "
    text += "inverse phrase: \(Self.quoted(type.inversePhrase)), final: \(type.isFinal ? "yes" : "no")"
    if !flow.isEmpty { text += ", flow: {\(flow.joined(separator: ", "))}" }
    if !type.tieClass.isEmpty { text += ", class: \(Self.quoted(type.tieClass))" }
    for (key, kinds) in [("from", type.from), ("to", type.to)] where !kinds.isEmpty {
      text += ", \(key): [\(kinds.map(Self.quoted).joined(separator: ", "))]"
    }
    lines.append("    \(Self.quoted(type.name)): {\(text)}")
  }

  private func write(_ source: Source, _ lines: inout [String]) {
    var items = ["title: \(Self.quoted(source.title))"]
    func add(_ key: String, _ text: String?) {
      if let text { items.append("\(key): \(Self.quoted(text))") }
    }
    add("author", source.author)
    add("publisher", source.publisher)
    if let published = source.published { items.append("published: \(published)") }
    add("url", source.url)
    add("licence", source.licence)
    add("note", source.note)
    if !source.places.isEmpty {
      items.append("places: [\(source.places.map(Self.quoted).joined(separator: ", "))]")
    }
    lines.append("  \(Self.quoted(source.id)): {\(items.joined(separator: ", "))}")
  }

  private func write(_ entity: Entity, _ lines: inout [String]) {
    lines.append("  - id: \(Self.quoted(entity.id))")
    lines.append("    kind: \(Self.quoted(entity.kind))")
    lines.append("    name: \(Self.quoted(entity.name))")
    if !entity.aliases.isEmpty {
      lines.append("    aliases: [\(entity.aliases.map(Self.quoted).joined(separator: ", "))]")
    }
    for item in Self.items(of: entity.evidence) { lines.append("    " + item) }
    if !entity.notes.isEmpty { lines.append("    note: \(Self.quoted(entity.notes.joined(separator: " ")))") }
    if let since = entity.period.since { lines.append("    since: \(since)") }
    if let until = entity.period.until { lines.append("    until: \(until)") }
    if let transit = entity.allowsTransit { lines.append("    transit: \(transit ? "yes" : "no")") }
    for attribute in entity.attributes {
      let claims = attribute.claims.all.map { claim in
        Self.claim(["value: \(Self.value(claim.value))"], claim.evidence, claim.usedBecause, claim.note)
      }
      lines.append(
        "    \(Self.quoted(attribute.name)): "
          + (claims.count == 1 ? claims[0] : "[\(claims.joined(separator: ", "))]"))
    }
  }

  private func write(_ tie: Tie, _ lines: inout [String]) {
    let ends = "\(atlas.entities[tie.from].id) \(tie.type) \(atlas.entities[tie.to].id)"
    lines.append("  - \(Self.quoted(ends)):")
    for claim in tie.claims.all {
      var items: [String] = []
      let statement = claim.value
      if let grade = statement.grade { items.append("grade: \(Self.quoted(grade))") }
      if let grade = statement.gradeBack { items.append("grade back: \(Self.quoted(grade))") }
      if let since = statement.period.since { items.append("since: \(since)") }
      if let until = statement.period.until { items.append("until: \(until)") }
      if let role = statement.role { items.append("as: \(Self.quoted(role))") }
      if let euros = statement.euros { items.append("eur: \(euros)") }
      if let days = statement.leadTime { items.append("lead time: \(days)") }
      if statement.isPotential { items.append("potential: yes") }
      if statement.isDenied { items.append("denied: yes") }
      lines.append("    - " + Self.claim(items, claim.evidence, claim.usedBecause, claim.note))
    }
  }

  private static func claim(_ items: [String], _ evidence: Evidence, _ used: String?, _ note: String?)
    -> String
  {
    var items = items + self.items(of: evidence)
    if let used { items.append("used: \(quoted(used))") }
    if let note { items.append("note: \(quoted(note))") }
    return "{\(items.joined(separator: ", "))}"
  }

  private static func items(of evidence: Evidence) -> [String] {
    var items: [String] = []
    if !evidence.citations.isEmpty {
      items.append("evidence: \(quoted(evidence.citations.map(\.description).joined(separator: "; ")))")
    }
    switch evidence.basis {
    case .stated: break
    case .inferred: items.append("inferred: \(quoted(evidence.reason ?? "not said"))")
    case .assumed: items.append("assumed: \(quoted(evidence.reason ?? "not said"))")
    }
    return items
  }

  private static func value(_ value: AttributeValue) -> String {
    switch value {
    case .text(let text): quoted(text)
    case .number(let number):
      number == number.rounded() && abs(number) < 1e15 ? "\(Int(number))" : "\(number)"
    case .date(let date): date.description
    case .location(let latitude, let longitude): "[\(latitude), \(longitude)]"
    case .entities(let ids): "[\(ids.map(quoted).joined(separator: ", "))]"
    }
  }

  /// Text in double quotes, unless it is a plain word.
  private static func quoted(_ text: String) -> String {
    let isPlain =
      !text.isEmpty
      && text.utf8.allSatisfy { (97...122).contains($0) || (48...57).contains($0) || $0 == 45 || $0 == 32 }
      && (97...122).contains(text.utf8.first ?? 0) && text.utf8.last != 32
    if isPlain, !["yes", "no", "true", "false", "null"].contains(text) { return text }
    var result = "\""
    for scalar in text.unicodeScalars {
      switch scalar {
      case "\"": result += "\\\""
      case "\\": result += "\\\\"
      case "\n": result += "\\n"
      case "\t": result += "\\t"
      case "\r": result += "\\r"
      default:
        if scalar.value < 0x20 || scalar.value == 0x7F {
          result += " "
        } else {
          result.unicodeScalars.append(scalar)
        }
      }
    }
    return result + "\""
  }
}
