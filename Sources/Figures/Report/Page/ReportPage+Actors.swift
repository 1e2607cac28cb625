import Atlas
import Influence

/// What is known of everybody and everything, one part each, by kind.
extension ReportPage {
  var actorsSection: String {
    let figures = figuresByTarget
    let kinds = atlas.vocabulary.kinds.compactMap { kind -> String? in
      let entities = atlas.entities.filter { $0.kind == kind.name }.sorted {
        ($0.name, $0.id) < ($1.name, $1.id)
      }
      guard !entities.isEmpty else { return nil }
      let id = "kind-\(IdentifierPool.word(kind.name))"
      return HTML.words("h3", ["id": id], "\(kind.plural.capitalisedFirst) (\(entities.count))") + "\n"
        + entities.map { actor($0, figures[links.identifier(of: $0.id)] ?? []) }.joined()
    }
    return Self.section("actors", "Actors, themes and events", kinds.joined())
  }

  /// The figures that show each entity, by its identifier.
  private var figuresByTarget: [String: [Report.Item]] {
    var found: [String: [Report.Item]] = [:]
    for (item, drawing) in zip(report.items, drawings) {
      for target in drawing.targets { found[target, default: []].append(item) }
    }
    return found
  }

  private func actor(_ entity: Entity, _ items: [Report.Item]) -> String {
    let record = EntityRecord(entity, in: atlas)
    let id = links.identifier(of: entity.id)
    var parts = [HTML.element("p", [:], Self.line(record) + places(entity.evidence))]
    parts += record.notes.map { HTML.words("p", [:], $0) }
    if !items.isEmpty {
      let figures = items.map { HTML.link("#\($0.section)", $0.figure.heading) }
      parts.append(HTML.element("p", [:], "In " + figures.joined(separator: "; ")))
    }
    parts += sections(record)
    let names = ([entity.name] + entity.aliases + [entity.id]).map(\.folded)
    return HTML.details(
      HTML.words("h4", [:], entity.name),
      [
        "id": id, "class": "actor", "data-name": entity.name, "data-kind": entity.kind,
        "data-find": names.joined(separator: " "),
      ], parts.joined(separator: "\n") + "\n")
  }

  private static func line(_ record: EntityRecord) -> String {
    var text = "\(record.entity.kind.capitalisedFirst), \(record.level)"
    if !record.aliases.isEmpty { text += "; also \(record.aliases.joined(separator: ", "))" }
    return HTML.text(text + ".")
  }

  /// Attributes, ties, rules, answers and what else is said, under their headings.
  private func sections(_ record: EntityRecord) -> [String] {
    var order: [String] = []
    for entry in record.entries where !order.contains(entry.section) { order.append(entry.section) }
    return order.map { section in
      let entries = record.entries.filter { $0.section == section }.map(self.entry)
      return HTML.words("h5", [:], section.capitalisedFirst) + HTML.list(entries)
    }
  }

  private func entry(_ entry: EntityRecord.Entry) -> String {
    let label = entry.label.isEmpty ? "" : HTML.words("b", [:], entry.label) + ": "
    var text = label + value(entry)
    if entry.isContested { text += entry.isUsed ? " [contested, used]" : " [contested, not used]" }
    text += places(Evidence(citations: entry.evidence, basis: entry.basis))
    if let note = entry.note { text += " " + HTML.words("span", ["class": "note"], note) }
    return text
  }

  /// The value; of a tie with a link to its other end.
  private func value(_ entry: EntityRecord.Entry) -> String {
    guard let other = entry.other, let entity = atlas.entity(other.id), entry.value.hasPrefix(entity.name)
    else {
      return links.linked(entry.value)
    }
    return links.link(entity) + HTML.text(String(entry.value.dropFirst(entity.name.count)))
  }

  /// How something is known, and where it stands.
  private func places(_ evidence: Evidence) -> String {
    let basis = evidence.basis == .stated ? "" : evidence.basis.rawValue
    let parts = [basis, links.links(evidence.citations)].filter { !$0.isEmpty }
    return parts.isEmpty
      ? "" : " " + HTML.element("span", ["class": "places"], "(\(parts.joined(separator: ": ")))")
  }
}
