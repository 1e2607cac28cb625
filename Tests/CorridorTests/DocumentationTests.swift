import Foundation
import Testing

/// The README and the longer tour show what the command prints today.
struct DocumentationTests {
  /// The blocks that begin with '$ corridor', as the command and the lines shown.
  private func samples(in page: String) throws -> [(command: String, lines: [String])] {
    let url = Command.packageFolder.appending(path: page)
    let text = try String(contentsOf: url, encoding: .utf8)
    return text.components(separatedBy: "```").compactMap { block in
      let lines = block.trimmingCharacters(in: .newlines).components(separatedBy: "\n")
      guard let first = lines.first, first.hasPrefix("$ corridor ") else { return nil }
      return (String(first.dropFirst(2)), Array(lines.dropFirst()))
    }
  }

  // A sample may leave out what follows it, in a line or at the end; it shows nothing that is not printed.
  @Test(arguments: [("README.md", 6), ("Documentation/tour.md", 12)])
  func theSamplesAreWhatIsPrinted(page: String, atLeast count: Int) throws {
    let samples = try samples(in: page)
    #expect(samples.count >= count)
    for sample in samples {
      let printed = try Command.run(shell: sample.command).output.components(separatedBy: "\n")
      for (shown, line) in zip(sample.lines, printed) {
        #expect(line == shown || (line.hasPrefix(shown + ",") && !shown.isEmpty), "\(sample.command)")
      }
      #expect(sample.lines.count <= printed.count)
    }
  }

  @Test func theSmallestAtlasIsSound() throws {
    let command = try Command.run(["check", "--strict", "--atlas", "Graphs/examples/smallest.yaml"])
    #expect(command.status == 0)
    #expect(
      try Command.run(["routes", "rivertown", "dg-water", "--atlas", "Graphs/examples/smallest.yaml"]).status
        == 0)
  }

  @Test func everyVerbHasHelpWithinEightyColumns() throws {
    for verb in [
      "routes", "reach", "join", "coalition", "agenda", "plan", "whatif", "compare", "gatekeepers",
      "overlaps",
      "coverage",
      "convert", "rank",
      "communities", "profile", "show", "links", "tasks",
      "find", "stats",
      "check", "draw", "map",
      "report",
    ] {
      let command = try Command.run(["help", verb])
      #expect(command.status == 0)
      for line in command.output.split(separator: "\n") { #expect(line.count <= 80, "\(line)") }
    }
  }
}
