public import Atlas
public import Interchange

/// One section of what the whole study says, whoever it is about: its rules, answers, recommendations,
/// statements, contested points, or events.
public struct StudyRecord: Sendable {
  /// The sections there are.
  public enum Section: String, Sendable, Hashable, CaseIterable {
    /// What joining and founding take.
    case rules
    /// Answers to the questionnaire.
    case answers
    /// What to do; those with a date first, in its order.
    case recommendations
    /// Findings, figures and opinions.
    case statements
    /// Points on which sources disagree.
    case contested
    /// Occasions; those with a date first, in its order.
    case events
  }

  /// One statement.
  public struct Entry: Sendable, Hashable {
    /// Whom or what it is about, by name.
    public let of: String
    /// What is said of: a clause, a question, who shall act, a period.
    public let label: String
    /// What is said.
    public let value: String
    /// Where it stands.
    public let evidence: Evidence
    /// Dates, preconditions, or why a claim is used.
    public let note: String?
  }

  /// The section.
  public let section: Section
  /// Its statements.
  public let entries: [Entry]

  /// Gathers a section. - Complexity: O(entities + entries log entries)
  public init(_ section: Section, of atlas: Atlas) {
    self.section = section
    entries =
      switch section {
      case .rules: Self.ofEntities(in: atlas, EntityRecord.rules)
      case .answers: Self.ofEntities(in: atlas, EntityRecord.answers)
      case .recommendations: Self.recommendations(of: atlas)
      case .statements: Self.statements(of: atlas)
      case .contested: Self.contested(of: atlas)
      case .events: Self.events(of: atlas)
      }
  }

  /// One row a statement.
  public var table: Table {
    var table = Table(columns: [
      .init("Of", key: "of"), .init("What", key: "label"), .init("Is", key: "value"),
      .init("Note", key: "note"), .init("Evidence", key: "evidence"),
    ])
    for entry in entries {
      table.append([
        .text(entry.of), .text(entry.label), .text(entry.value), .text(entry.note ?? ""),
        .text(entry.evidence.summary),
      ])
    }
    return table
  }
}

// MARK: Sections

extension StudyRecord {
  private static func ofEntities(
    in atlas: Atlas, _ entries: (Entity, Atlas) -> [EntityRecord.Entry]
  ) -> [Entry] {
    atlas.entities.flatMap { entity in
      entries(entity, atlas).map { entry in
        Entry(
          of: entity.name, label: entry.label, value: entry.value,
          evidence: Evidence(citations: entry.evidence, basis: entry.basis), note: entry.note)
      }
    }
  }

  private static func names(_ ids: [String], in atlas: Atlas) -> String {
    ids.map { atlas.entity($0)?.name ?? $0 }.joined(separator: ", ")
  }

  private static func recommendations(of atlas: Atlas) -> [Entry] {
    inOrder(atlas.recommendations, of: \.date).map { item in
      let note = [item.date.map { "date: \($0)" }, item.needs.map { "needs: \($0)" }].compactMap(\.self)
      return Entry(
        of: names(item.towards, in: atlas), label: names(item.who, in: atlas), value: item.says,
        evidence: item.evidence, note: note.isEmpty ? nil : note.joined(separator: "; "))
    }
  }

  private static func statements(of atlas: Atlas) -> [Entry] {
    atlas.statements.map { item in
      Entry(
        of: names(item.about, in: atlas), label: item.by.map { "said by \(names([$0], in: atlas))" } ?? "",
        value: item.says, evidence: item.evidence, note: item.evidence.reason)
    }
  }

  private static func contested(of atlas: Atlas) -> [Entry] {
    atlas.contestedPoints.flatMap { point in
      point.sides.map { side in
        let note = side.usedBecause.map { "used: \($0)" } ?? point.openBecause.map { "open: \($0)" }
        return Entry(
          of: names(point.about, in: atlas), label: point.point, value: side.says, evidence: side.evidence,
          note: note)
      }
    }
  }

  private static func events(of atlas: Atlas) -> [Entry] {
    let events = atlas.entities.filter { atlas.vocabulary.kind($0.kind)?.isOccasion == true }
    return inOrder(events, of: { $0.period.since ?? $0.period.until }).map { event in
      let dates = [
        event.period.since.map { "from \($0)" }, event.period.until.map { "until \($0)" },
      ].compactMap(\.self)
      return Entry(
        of: event.name, label: event.kind, value: dates.isEmpty ? "no date" : dates.joined(separator: " "),
        evidence: event.evidence, note: event.notes.first)
    }
  }

  /// Those with a date first, the earliest first; equal ones keep their order.
  private static func inOrder<Item>(_ items: [Item], of date: (Item) -> PartialDate?) -> [Item] {
    items.enumerated().sorted { left, right in
      switch (date(left.element), date(right.element)) {
      case (let first?, let second?) where first != second: first < second
      case (.some, nil): true
      case (nil, .some): false
      default: left.offset < right.offset
      }
    }.map(\.element)
  }
}

extension StudyRecord: Encodable {
  private enum CodingKeys: String, CodingKey { case schema, section, entries }
  private enum EntryKeys: String, CodingKey { case of, label, value, evidence, note }

  /// Writes the section under the schema `corridor.study/1`.
  public func encode(to encoder: any Encoder) throws {
    var container = encoder.container(keyedBy: CodingKeys.self)
    try container.encode("corridor.study/1", forKey: .schema)
    try container.encode(section.rawValue, forKey: .section)
    var list = container.nestedUnkeyedContainer(forKey: .entries)
    for entry in entries {
      var item = list.nestedContainer(keyedBy: EntryKeys.self)
      try item.encode(entry.of, forKey: .of)
      try item.encode(entry.label, forKey: .label)
      try item.encode(entry.value, forKey: .value)
      try item.encode(entry.evidence, forKey: .evidence)
      try item.encode(entry.note, forKey: .note)
    }
  }
}
