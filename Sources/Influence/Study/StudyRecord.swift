public import Atlas
public import Interchange

/// One section of what the whole study says, whoever it is about: its rules, answers, recommendations,
/// statements, contested points, events, ties that have ended, or who pays journeys.
public struct StudyRecord: Sendable {
  /// The sections there are.
  public enum Section: String, Sendable, Hashable, CaseIterable {
    /// What joining and founding take.
    case rules
    /// Answers to the questionnaire.
    case answers
    /// What to do: what has a date, in its order, then what has a precondition, then what has neither.
    case recommendations
    /// Findings, figures and opinions.
    case statements
    /// Points on which sources disagree.
    case contested
    /// Occasions; those with a date first, in its order.
    case events
    /// Ties that had ended by the date, the latest first.
    case formerTies = "former ties"
    /// Who pays the journey to what, and who refunds what.
    case travel
  }

  /// One statement.
  public struct Entry: Sendable, Hashable {
    /// The heading it stands under, such as a question; empty where it stands under whom it is about.
    public let group: String
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

  /// Those of whom an answer could be expected and the atlas has none, by name; for answers to some questions.
  public let unanswered: [String]

  /// Gathers a section. - Complexity: O(entities + ties + entries log entries)
  ///
  /// - Parameter date: by which a tie counts as ended; nil for the atlas's own.
  public init(_ section: Section, of atlas: Atlas, on date: PartialDate? = nil) {
    self.section = section
    unanswered = []
    entries =
      switch section {
      case .rules: Self.ofEntities(in: atlas, EntityRecord.rules)
      case .answers: Self.ofEntities(in: atlas, EntityRecord.answers)
      case .recommendations: Self.recommendations(of: atlas)
      case .statements: Self.statements(of: atlas)
      case .contested: Self.contested(of: atlas)
      case .events: Self.events(of: atlas)
      case .formerTies: Self.formerTies(of: atlas, on: date ?? atlas.asOf)
      case .travel: Self.travel(of: atlas)
      }
  }

  /// Gathers the answers to some questions of the questionnaire, question by question.
  ///
  /// Those of the kinds that have answered any question, and not one of these, are listed as unanswered.
  ///
  /// - Complexity: O(questions · answers + entities)
  public init(answersTo questions: [Question], of atlas: Atlas) {
    section = .answers
    entries = questions.flatMap { Self.answers(to: $0, in: atlas) }
    let answering = Set(atlas.answers.map(\.of))
    let kinds = Set(answering.compactMap { atlas.entity($0)?.kind })
    unanswered = atlas.entities.filter { kinds.contains($0.kind) && !answering.contains($0.id) }.map(\.name)
  }

  /// One row a statement.
  public var table: Table {
    var table = Table(columns: [
      .init("Under", key: "group"), .init("Of", key: "of"), .init("What", key: "label"),
      .init("Is", key: "value"),
      .init("Note", key: "note"), .init("Evidence", key: "evidence"),
    ])
    for entry in entries {
      table.append([
        .text(entry.group), .text(entry.of), .text(entry.label), .text(entry.value), .text(entry.note ?? ""),
        .text(entry.evidence.summary),
      ])
    }
    return table
  }
}

extension StudyRecord: Encodable {
  private enum CodingKeys: String, CodingKey { case schema, section, entries, unanswered }
  private enum EntryKeys: String, CodingKey { case group, of, label, value, evidence, note }

  /// Writes the section under the schema `corridor.study/1`.
  public func encode(to encoder: any Encoder) throws {
    var container = encoder.container(keyedBy: CodingKeys.self)
    try container.encode("corridor.study/1", forKey: .schema)
    try container.encode(section.rawValue, forKey: .section)
    try container.encode(unanswered, forKey: .unanswered)
    var list = container.nestedUnkeyedContainer(forKey: .entries)
    for entry in entries {
      var item = list.nestedContainer(keyedBy: EntryKeys.self)
      try item.encode(entry.group, forKey: .group)
      try item.encode(entry.of, forKey: .of)
      try item.encode(entry.label, forKey: .label)
      try item.encode(entry.value, forKey: .value)
      try item.encode(entry.evidence, forKey: .evidence)
      try item.encode(entry.note, forKey: .note)
    }
  }
}
