import Atlas

/// What an atlas says of one entity, section by section.
extension EntityRecord {
  private static func entries<Value>(
    _ claims: Claims<Value>, section: String, label: String, words: (Value) -> String
  ) -> [Entry] {
    claims.all.map { claim in
      Entry(
        section: section, label: label, value: words(claim.value), basis: claim.evidence.basis,
        evidence: claim.evidence.citations,
        note: [claim.note, claim.evidence.reason, claim.usedBecause.map { "used: \($0)" }]
          .compactMap(\.self).joined(separator: "; ").nilIfEmpty,
        isContested: claims.isContested, isUsed: claim == claims.used)
    }
  }

  private static func names(_ ids: [String], in atlas: Atlas) -> String {
    ids.map { atlas.entity($0)?.name ?? $0 }.joined(separator: ", ")
  }

  static func attributes(of entity: Entity, in atlas: Atlas) -> [Entry] {
    var result: [Entry] = []
    if entity.period != .always {
      let words = [entity.period.since.map { "since \($0)" }, entity.period.until.map { "until \($0)" }]
      result.append(
        Entry(
          section: "attributes", label: "exists", value: words.compactMap(\.self).joined(separator: ", "),
          basis: entity.evidence.basis, evidence: entity.evidence.citations, note: nil, isContested: false,
          isUsed: true))
    }
    for attribute in entity.attributes {
      result += entries(attribute.claims, section: "attributes", label: attribute.name) { value in
        if case .entities(let ids) = value { return names(ids, in: atlas) }
        return value.description
      }
    }
    return result
  }

  static func ties(
    of entity: Entity, among ties: some Sequence<Tie>, in atlas: Atlas, on date: PartialDate?
  ) -> [Entry] {
    guard let index = atlas.index(of: entity.id) else { return [] }
    let own = ties.filter { $0.from == index || $0.to == index }
    let types = atlas.vocabulary.tieTypes.map(\.name)
    let entries = types.flatMap { type in
      own.filter { $0.type == type }.map { tie in
        Self.entry(tie, seenFrom: index, in: atlas, on: date)
      }
    }
    let order = ["ties", "openings", "former ties", "later ties", "denied ties"]
    return order.flatMap { section in entries.filter { $0.section == section } }
  }

  private static func entry(_ tie: Tie, seenFrom index: Int, in atlas: Atlas, on date: PartialDate?) -> Entry
  {
    let type = atlas.vocabulary.tieType(tie.type)
    let isFrom = tie.from == index
    let other = atlas.entities[isFrom ? tie.to : tie.from]
    let outward = InfluenceView.grade(of: tie, along: isFrom, in: atlas)
    let back = InfluenceView.grade(of: tie, along: !isFrom, in: atlas)
    var details = [outward.map { "\($0.name) out" }, back.map { "\($0.name) in" }].compactMap(\.self)
    if outward == nil, back != nil { details.insert("no influence out", at: 0) }
    if let role = tie.statement.role { details.insert("as \(role)", at: 0) }
    if let since = tie.statement.period.since { details.append("since \(since)") }
    if let until = tie.statement.period.until { details.append("until \(until)") }
    if let euros = tie.statement.euros { details.append("EUR \(AttributeValue.written(euros))") }
    let evidence = tie.evidence
    let notes = tie.notes + [evidence.reason].compactMap(\.self)
    return Entry(
      section: section(of: tie, in: atlas, on: date),
      label: (isFrom ? type?.name : type?.inverse) ?? tie.type,
      value: details.isEmpty ? other.name : "\(other.name) (\(details.joined(separator: ", ")))",
      basis: evidence.basis,
      evidence: evidence.citations, note: notes.joined(separator: "; ").nilIfEmpty,
      isContested: tie.isContested,
      isUsed: true, other: EntityReference(other))
  }

  private static func section(of tie: Tie, in atlas: Atlas, on date: PartialDate?) -> String {
    if tie.statement.isDenied { return "denied ties" }
    if tie.statement.isPotential { return "openings" }
    guard let date, !atlas.holds(tie, on: date) else { return "ties" }
    return tie.statement.period.hasBegun(by: date) ? "former ties" : "later ties"
  }

  static func rules(of entity: Entity, in atlas: Atlas) -> [Entry] {
    entity.rules.flatMap { rule in
      rule.clauses.flatMap { clause in
        entries(clause.claims, section: "rules", label: "to \(rule.action): \(clause.topic.rawValue)") {
          value in
          if case .names(let ids) = value { return names(ids, in: atlas) }
          return value.description
        }
      }
    }
  }

  private static func entry(
    _ section: String, _ label: String, _ value: String, _ evidence: Evidence, note: String? = nil
  ) -> Entry {
    Entry(
      section: section, label: label, value: value, basis: evidence.basis, evidence: evidence.citations,
      note: note ?? evidence.reason, isContested: false, isUsed: true)
  }

  static func answers(of entity: Entity, in atlas: Atlas) -> [Entry] {
    atlas.answers.filter { $0.of == entity.id }.map { answer in
      let says = [answer.verdict.map(\.rawValue), answer.says.nilIfEmpty].compactMap(\.self)
      return entry("answers", answer.question, says.joined(separator: ": "), answer.evidence)
    }
  }

  static func study(about entity: Entity, in atlas: Atlas) -> [Entry] {
    let recommendations = atlas.recommendations
      .filter { $0.who.contains(entity.id) || $0.towards.contains(entity.id) }
      .map { item in
        let date = item.date.map { "date: \($0)" }
        let needs = item.needs.map { "needs: \($0)" }
        return entry(
          "recommendations", item.who.contains(entity.id) ? "to do" : "concerns it", item.says, item.evidence,
          note: [date, needs].compactMap(\.self).joined(separator: "; ").nilIfEmpty)
      }
    let statements = atlas.statements.filter { $0.about.contains(entity.id) || $0.by == entity.id }.map {
      item in
      entry(
        "statements", item.by.map { "says \(atlas.entity($0)?.name ?? $0)" } ?? "", item.says, item.evidence)
    }
    let contested = atlas.contestedPoints.filter { $0.about.contains(entity.id) }.flatMap { point in
      point.sides.map { side in
        Entry(
          section: "contested", label: point.point, value: side.says, basis: side.evidence.basis,
          evidence: side.evidence.citations,
          note: side.usedBecause.map { "used: \($0)" } ?? point.openBecause.map { "open: \($0)" },
          isContested: true, isUsed: side.usedBecause != nil)
      }
    }
    return answers(of: entity, in: atlas) + recommendations + statements + contested
  }
}

extension String {
  /// Nothing instead of an empty text.
  fileprivate var nilIfEmpty: String? { isEmpty ? nil : self }
}
