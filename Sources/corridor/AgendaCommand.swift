import ArgumentParser
import Atlas
import Influence
import Interchange

/// `corridor agenda`: what is dated, who may go, at whose cost, and what is lost without.
struct AgendaCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "agenda",
    abstract: "Events and deadlines in order: who may go, at whose cost, what is lost if missed.",
    usage: """
      corridor agenda [<name>] [--from <date>] [--until <date>] [<options>]
      corridor agenda -o agenda.ics
      """,
    discussion: """
      With a name: what concerns it, its members and the groups it is in; routes start from it or its members. \
      Without: all, and routes start from the cities that the recommendations address. \
      A date known in part prints as such. An output file that ends in .ics is an iCalendar.
      """)

  @Argument(help: "Whose agenda.", completion: .entityNames)
  var name: String?

  @Option(
    name: .long,
    help: ArgumentHelp(
      "The first day. Default: the atlas's own, or none if --until is before.", valueName: "date"))
  var from: PartialDate?

  @Option(name: .long, help: ArgumentHelp("The last day, included.", valueName: "date"))
  var until: PartialDate?

  @Option(name: .long, help: "What is listed: event, end, recommendation or opening. Again for more.")
  var only: [AgendaEntry.Kind] = []

  @Option(
    name: .long,
    help: ArgumentHelp("The kind of those whom messages are for. Default: EU body.", valueName: "kind"))
  var toKind: String?

  @Flag(name: .long, help: "Say everything of each, instead of a few lines.")
  var explain = false

  @OptionGroup var atlas: AtlasOptions
  @OptionGroup var output: OutputOptions

  func run() throws {
    let atlas = try atlas.load()
    let names = NameResolver(atlas)
    var query = AgendaQuery()
    query.entity = try name.map { try names.entity($0).id }
    (query.from, query.until, query.only) = (from, until, only)
    if let toKind { query.targetKind = try names.kind(toKind) }
    let agenda = try agenda(of: query, in: atlas)
    if let file = output.output, file.lowercased().hasSuffix(".ics") {
      try writeCalendar(agenda, titled: atlas.title, to: file)
    } else {
      let text = AgendaText(
        agenda, explains: explain, width: output.width ?? 80, isColoured: output.isColoured)
      try output.write(agenda, table: agenda.table, text: text.text)
      if output.format == .csv || output.format == .markdown {
        StandardStreams.error(agenda.notes.joined(separator: "\n"))
      }
    }
    if let none = agenda.none { throw Failure(.none, output.format == .table ? "" : none) }
  }

  private func agenda(of query: AgendaQuery, in atlas: Atlas) throws -> Agenda {
    do throws(RouteQueryError) {
      return try AgendaFinder(atlas).agenda(query)
    } catch {
      throw Failure(error)
    }
  }

  private func writeCalendar(_ agenda: Agenda, titled title: String, to file: String) throws {
    guard agenda.none == nil else { throw Failure(.none, agenda.none ?? "") }
    let calendar = agenda.calendar(title: title)
    do throws(FileWriteError) {
      try AtomicFile.write(calendar.text, to: file)
    } catch {
      throw Failure(error)
    }
    let left = agenda.undated.isEmpty ? "" : "; \(agenda.undated.count) without a date left out"
    StandardStreams.error("\(calendar.events.count) entries written to \(file)\(left).")
  }
}
