import ArgumentParser
import Figures
import Influence

/// `corridor draw communities`.
struct DrawCommunities: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "communities", abstract: "Communities as frames with their best tied members.",
    usage: "corridor draw communities -o <file> [<options>]")

  @OptionGroup var communities: CommunityOptions

  @Option(help: ArgumentHelp("The most members listed in each.", valueName: "count"))
  var top = Figure.defaultMemberLimit

  @OptionGroup var atlas: AtlasOptions
  @OptionGroup var figure: FigureOptions

  func validate() throws {
    if top < 1 { throw ValidationError("--top is \(top); expected 1 or more.") }
  }

  func run() throws {
    let atlas = try atlas.load()
    let found = try communities.answer(in: atlas)
    try figure.write(Figure.communities(found, in: atlas, limit: top, theme: figure.theme))
  }
}
