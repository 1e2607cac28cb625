import ArgumentParser
import Atlas
import Interchange

/// `corridor map`: tables read by a mapping, and what became of each row.
struct MapCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "map",
    abstract: "Read tables by a mapping and say what was read, matched and left out, and why.",
    usage: "corridor map <mapping> ... [--data <folder>] [<options>]",
    discussion: """
      A mapping (see Graphs/mappings) turns tables into an atlas. Names are matched with the entities of the atlases given \
      with --atlas and of the mappings before; a name that may mean several is never guessed.
      """)

  @Argument(help: "Mappings: files with the section 'mapping'.", completion: .file(extensions: ["yaml"]))
  var mappings: [String]

  @Option(
    name: .long, help: ArgumentHelp("A folder that the tables stand in.", valueName: "folder"),
    completion: .directory)
  var data: [String] = []

  @Option(
    name: .long, help: ArgumentHelp("An atlas to match names with.", valueName: "path"),
    completion: .directory)
  var atlas: [String] = []

  @Option(
    name: .long,
    help: ArgumentHelp(
      "A file for what became of each entity that was looked for: .csv, .json, .md, otherwise a table.",
      valueName: "file"),
    completion: .file())
  var report: String?

  @Option(
    name: .shortAndLong,
    help: ArgumentHelp("A file to write the atlas to, in YAML.", valueName: "file"),
    completion: .file(extensions: ["yaml"]))
  var output: String?

  @Option(name: .long, help: "The form in which it is said what was read.")
  var format: OutputOptions.Format = .table

  func validate() throws {
    if let output, !output.hasSuffix(".yaml"), !output.hasSuffix(".yml") {
      throw ValidationError("'\(output)' does not end in .yaml; an atlas is written in YAML.")
    }
  }

  func run() throws {
    let (loaded, mapped) = try load()
    guard !mapped.files.isEmpty else {
      throw Failure(.usage, "error: none of the files is a mapping; one has the section 'mapping:'")
    }
    if let report { try write(mapped, to: report) }
    if let output { try save(loaded, to: output) }
    try say(mapped)
    if format != .json {
      StandardStreams.error(
        "\(loaded.title): \(loaded.entities.count) entities, \(loaded.ties.count) ties; "
          + mapped.summary + ".")
    }
  }

  private func say(_ mapped: MappingReport) throws {
    let table = mapped.table
    switch format {
    case .table:
      StandardStreams.output(table.text(width: StandardStreams.terminalWidth, isColoured: false))
    case .json: StandardStreams.output(try OutputOptions.json(mapped))
    case .csv: StandardStreams.output(table.csv)
    case .markdown: StandardStreams.output(table.markdown)
    }
  }

  private func save(_ loaded: Atlas, to path: String) throws {
    let text = AtlasYAML(loaded)
    try write(text.text, to: path)
    guard text.hasMore else { return }
    StandardStreams.error(
      "warning: \(path) holds entities and ties; rules, questions and other parts of a study are not written."
    )
  }

  private func load() throws -> (atlas: Atlas, report: MappingReport) {
    do throws(AtlasError) {
      return try Atlas.load(atlas + mappings, data: data, suggests: report != nil)
    } catch {
      throw Failure(error)
    }
  }

  private func write(_ mapped: MappingReport, to path: String) throws {
    if path.hasSuffix(".json") { return try write(OutputOptions.json(mapped), to: path) }
    if path.hasSuffix(".csv") { return try write(mapped.matchTable.csv, to: path) }
    if path.hasSuffix(".md") { return try write(mapped.matchTable.markdown, to: path) }
    try write(mapped.matchTable.text(width: nil, isColoured: false), to: path)
  }

  private func write(_ text: String, to path: String) throws {
    do throws(FileWriteError) {
      try AtomicFile.write(text, to: path)
    } catch {
      throw Failure(error)
    }
  }
}
