import ArgumentParser
import Atlas
import Graphviz

/// The command `corridor`.
@main
struct Corridor: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "corridor",
    abstract: "Find, explain and draw the routes by which a city's message can reach an EU body.",
    discussion: """
      Names are matched without regard to case, accents and punctuation, by id, name or alias.
      Exit status: 0 an answer; 1 the honest answer is 'none'; 64 usage; 65 bad data; 66 no such file; \
      70 internal error; 73 cannot write; 75 a time limit was reached; \
      130 interrupted.
      """,
    version: "0.1.0",
    subcommands: [
      RoutesCommand.self, ReachCommand.self, JoinCommand.self, CoalitionCommand.self, PlanCommand.self,
      AgendaCommand.self,
      TasksCommand.self,
      WhatIfCommand.self, CompareCommand.self, GatekeepersCommand.self, OverlapsCommand.self,
      CoverageCommand.self, LinksCommand.self, RankCommand.self,
      CommunitiesCommand.self,
      ProfileCommand.self,
      ShowCommand.self, FindCommand.self, StatsCommand.self, CheckCommand.self, DrawCommand.self,
      ConvertCommand.self, MapCommand.self, ReportCommand.self,
    ])

  static func main() async {
    StandardStreams.prepare()
    let watch = Interrupt.watch()
    defer { withExtendedLifetime(watch) {} }
    do {
      var command = try parseAsRoot()
      let progress = ProgressBar.start(type(of: command).configuration.commandName ?? "corridor")
      defer { withExtendedLifetime(progress) {} }
      if var command = command as? any AsyncParsableCommand {
        try await command.run()
      } else {
        try command.run()
      }
      ProgressBar.end()
      StandardStreams.flush()
    } catch let failure as Failure {
      end(failure)
    } catch let error as GraphvizError {
      end(Failure(error))
    } catch {
      // A fault of ours would otherwise end like an honest 'none'.
      if exitCode(for: error) == .failure { end(Failure(.internalError, "internal error: \(error)")) }
      ProgressBar.end()
      StandardStreams.flush()
      if let hint = misspelledVerbHint() { StandardStreams.error(hint) }
      exit(withError: error)
    }
  }

  private static func end(_ failure: Failure) -> Never {
    ProgressBar.end()
    StandardStreams.flush()
    if !failure.message.isEmpty { StandardStreams.error(failure.message) }
    exit(withError: ExitCode(failure.status.rawValue))
  }

  /// A nearby verb where the first word is none.
  private static func misspelledVerbHint() -> String? {
    let verbs = configuration.subcommands.compactMap { $0.configuration.commandName } + ["help"]
    guard let word = CommandLine.arguments.dropFirst().first(where: { !$0.hasPrefix("-") }),
      !verbs.contains(word), let nearest = nearestNames(to: word, among: verbs).first
    else { return nil }
    return "There is no verb '\(word)'. Did you mean '\(nearest)'?"
  }
}
