import Foundation
import Testing

/// The lint on the command line.
struct CheckTests {
  @Test func theSummaryStandsFirst() throws {
    let command = try Command.run(["check", "--rule", "open-points"])
    #expect(command.status == 0 && command.error.isEmpty)
    let lines = command.output.split(separator: "\n")
    #expect(lines.first?.hasPrefix("change + eu: ") == true && lines.first?.contains("no error") == true)
    #expect(
      lines.last?.hasPrefix("Graphs/change/") == true || lines.last?.contains("/Graphs/change/") == true)
  }

  @Test func jsonAndTablesHoldTheSameFindings() throws {
    let answer = try Command.json(["check"])
    #expect(answer["schema"] as? String == "corridor.check/1")
    let findings = try #require(answer["findings"] as? [[String: Any]])
    let table = try Command.run(["check", "--format", "csv"])
    #expect(table.status == 0)
    #expect(!findings.isEmpty && table.output.hasPrefix("position,certainty,severity,rule,message"))
    #expect(answer["warnings"] as? Int == 0)
  }

  @Test func anUnknownRuleIsAMistakeOfUsage() throws {
    let command = try Command.run(["check", "--rule", "duplicate"])
    #expect(command.status == 64)
    #expect(command.error.contains("'duplicates'"))
  }

  /// A defect is an error with `--strict` only.
  @Test func strictCountsWarnings() throws {
    let folder = FileManager.default.temporaryDirectory.appending(
      path: "corridor-check-\(UUID().uuidString).yaml")
    let text = """
      atlas: {id: t}
      entities:
        - {id: a, kind: network, name: Green Net, assumed: t}
        - {id: b, kind: network, name: green-net, assumed: t}
      """
    try text.write(to: folder, atomically: true, encoding: .utf8)
    defer { try? FileManager.default.removeItem(at: folder) }
    #expect(try Command.run(["check", "--atlas", folder.path]).status == 0)
    #expect(try Command.run(["check", "--strict", "--atlas", folder.path]).status == 65)
    #expect(try Command.run(["check", "--strict", "--rule", "orphans", "--atlas", folder.path]).status == 0)
  }
}
