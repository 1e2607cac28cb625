import ArgumentParser
import Atlas
import Influence
import Interchange

/// `corridor show`: everything known of one entity, or one section of the whole study.
struct ShowCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "show",
    abstract:
      "Everything the atlas says of one entity, or one section of the whole study, with its evidence.",
    usage: """
      corridor show <name> [--section <section>] [<options>]
      corridor show --section <section> [<options>]
             corridor show --kind <kind> [--section <section>] [<options>]
             corridor show --question <words> [<options>]
      """,
    discussion: """
      Sections of an entity: attributes, ties, former ties, openings, rules, answers, recommendations, statements, \
      contested. Sections of the study: \(StudyRecord.Section.allCases.map(\.rawValue).joined(separator: ", ")).
      """)

  @Argument(help: "The entity's name, id or alias.", completion: .entityNames)
  var name: String?

  @Option(name: .long, help: ArgumentHelp("This section only. Again for more.", valueName: "section"))
  var section: [String] = []

  @Option(name: .long, help: ArgumentHelp("Everything of this kind.", valueName: "kind"))
  var kind: String?

  @Option(
    name: .long,
    help: ArgumentHelp(
      "The answers to a question of the questionnaire: its id, or words in it. Again for more.",
      valueName: "question"))
  var question: [String] = []

  @OptionGroup var date: DateOption
  @OptionGroup var atlas: AtlasOptions
  @OptionGroup var output: OutputOptions

  func validate() throws {
    let isOfStudy = name == nil && kind == nil
    if isOfStudy, section.isEmpty, question.isEmpty {
      throw ValidationError("Name an entity, or a section of the study, a kind or a question.")
    }
    if isOfStudy, section.count > 1 { throw ValidationError("Name one section of the study at a time.") }
    if !question.isEmpty, !isOfStudy || !section.isEmpty {
      throw ValidationError("--question goes by itself.")
    }
    if name != nil, kind != nil { throw ValidationError("Name an entity or a kind, not both.") }
  }

  func run() throws {
    let atlas = try atlas.load()
    if let name {
      try show(try NameResolver(atlas).entity(name), in: atlas)
    } else if let kind {
      try showAll(of: try NameResolver(atlas).kind(kind), in: atlas)
    } else {
      try showStudy(of: atlas)
    }
  }

  private func show(_ entity: Entity, in atlas: Atlas) throws {
    let record = EntityRecord(entity, in: atlas, on: date.on)
    let shown = try record.restricted(to: section)
    let text = RecordText(shown, width: output.width ?? 80, isColoured: output.isColoured)
    try output.write(shown, table: shown.table, text: text.text)
  }

  private func showAll(of kind: String, in atlas: Atlas) throws {
    let records = EntityRecords(of: kind, in: atlas, on: date.on, sections: section)
    guard !records.records.isEmpty else { throw Failure(.none, "The atlas has no \(kind).") }
    let texts = records.records.map {
      RecordText($0, width: output.width ?? 80, isColoured: output.isColoured).text
    }
    try output.write(records, table: records.table, text: texts.joined(separator: "\n"))
  }

  private func showStudy(of atlas: Atlas) throws {
    let record = try question.isEmpty ? studySection(of: atlas) : answers(in: atlas)
    let text = StudyText(record, width: output.width ?? 80, isColoured: output.isColoured)
    try output.write(record, table: record.table, text: text.text)
  }

  private func answers(in atlas: Atlas) throws -> StudyRecord {
    let asked = try question.flatMap { words in
      let found = atlas.questions.filter { $0.id.folded == words.folded }
      let matching = found.isEmpty ? atlas.questions.filter { $0.asks.folded.contains(words.folded) } : found
      guard !matching.isEmpty else {
        let known = atlas.questions.map { "\n  \($0.id): \($0.asks)" }.joined()
        throw Failure(.usage, "error: no question is called or holds '\(words)'; there are:\(known)")
      }
      return matching
    }
    return StudyRecord(answersTo: asked, of: atlas)
  }

  private func studySection(of atlas: Atlas) throws -> StudyRecord {
    let sections = StudyRecord.Section.allCases
    guard let section = sections.first(where: { $0.rawValue.folded == self.section.first?.folded }) else {
      let known = sections.map(\.rawValue).joined(separator: ", ")
      throw Failure(.usage, "error: the study has no section '\(self.section.first ?? "")'; it has \(known)")
    }
    let record = StudyRecord(section, of: atlas, on: date.on)
    guard !record.entries.isEmpty else { throw Failure(.none, "The atlas has no \(section.rawValue).") }
    return record
  }
}

extension EntityRecord {
  /// The record with some sections only; all where none is named.
  fileprivate func restricted(to wanted: [String]) throws -> EntityRecord {
    let sections = entries.map(\.section).reduce(into: [String]()) { if !$0.contains($1) { $0.append($1) } }
    for section in wanted where !sections.contains(where: { $0.folded == section.folded }) {
      throw Failure(
        .none, "\(entity.name) has no section '\(section)'; it has " + sections.joined(separator: ", ") + ".")
    }
    return restricted(toSections: wanted)
  }
}
