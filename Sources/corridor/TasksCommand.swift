import ArgumentParser
import Atlas
import Influence
import Interchange

/// `corridor tasks`: what some have to do, and what collides.
struct TasksCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "tasks",
    abstract: "What one or several have to do by the recommendations, in time, and what of it collides.",
    usage: "corridor tasks <name> ... [<options>]",
    discussion: """
      What is recommended to them and what is open to them, but for what is over. Tasks collide that fall on the same \
      days, for certain or perhaps, and those that are asked of two.
      """)

  @Argument(help: "Whose tasks.", completion: .entityNames)
  var names: [String]

  @OptionGroup var date: DateOption
  @OptionGroup var atlas: AtlasOptions
  @OptionGroup var output: OutputOptions

  func run() throws {
    let atlas = try atlas.load()
    let ids = try NameResolver(atlas).ids(names)
    let list = try list(of: ids, in: atlas)
    guard list.assignees.contains(where: { !$0.tasks.isEmpty }) else {
      let who = list.assignees.map(\.entity.name).joined(separator: ", ")
      throw Failure(.none, "Nothing is recommended or open to \(who) from \(list.on) on.")
    }
    let text = TaskText(list: list, width: output.width ?? 80, isColoured: output.isColoured)
    try output.write(list, table: list.table, text: text.text)
    if output.format == .csv || output.format == .markdown {
      StandardStreams.error(list.findings.joined(separator: "\n"))
    }
  }

  private func list(of ids: [String], in atlas: Atlas) throws -> TaskList {
    do throws(RouteQueryError) {
      return try TaskList(atlas, of: ids, on: date.on)
    } catch {
      throw Failure(error)
    }
  }
}
