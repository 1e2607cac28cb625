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
      """,
    discussion: """
      Sections of an entity: attributes, ties, former ties, openings, rules, answers, recommendations, statements, \
      contested. Sections of the study: \(StudyRecord.Section.allCases.map(\.rawValue).joined(separator: ", ")).
      """)

  @Argument(help: "The entity's name, id or alias.", completion: .entityNames)
  var name: String?

  @Option(name: .long, help: ArgumentHelp("One section only.", valueName: "section"))
  var section: String?

  @OptionGroup var date: DateOption
  @OptionGroup var atlas: AtlasOptions
  @OptionGroup var output: OutputOptions

  func validate() throws {
    if name == nil, section == nil { throw ValidationError("Name an entity, or a section of the study.") }
  }

  func run() throws {
    let atlas = try atlas.load()
    if let name {
      try show(try NameResolver(atlas).entity(name), in: atlas)
    } else {
      try showStudy(of: atlas)
    }
  }

  private func show(_ entity: Entity, in atlas: Atlas) throws {
    let record = EntityRecord(entity, in: atlas, on: date.on)
    let shown = try section.map { try record.restricted(to: $0) } ?? record
    let text = RecordText(shown, width: output.width ?? 80, isColoured: output.isColoured)
    try output.write(shown, table: shown.table, text: text.text)
  }

  private func showStudy(of atlas: Atlas) throws {
    let sections = StudyRecord.Section.allCases
    guard let section = sections.first(where: { $0.rawValue == self.section?.folded }) else {
      let known = sections.map(\.rawValue).joined(separator: ", ")
      throw Failure(.usage, "error: the study has no section '\(self.section ?? "")'; it has \(known)")
    }
    let record = StudyRecord(section, of: atlas)
    guard !record.entries.isEmpty else { throw Failure(.none, "The atlas has no \(section.rawValue).") }
    let text = StudyText(record, width: output.width ?? 80, isColoured: output.isColoured)
    try output.write(record, table: record.table, text: text.text)
  }
}

extension EntityRecord {
  fileprivate func restricted(to section: String) throws -> EntityRecord {
    let sections = entries.map(\.section).reduce(into: [String]()) { if !$0.contains($1) { $0.append($1) } }
    guard let match = sections.first(where: { $0.folded == section.folded }) else {
      throw Failure(
        .none, "\(entity.name) has no section '\(section)'; it has " + sections.joined(separator: ", ") + ".")
    }
    return with(entries: entries.filter { $0.section == match })
  }
}
