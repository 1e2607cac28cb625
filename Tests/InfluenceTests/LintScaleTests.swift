import Atlas
import Foundation
import Influence
import Interchange
import Testing

/// The lint on the shipped atlases, on places that share their names, and on a large atlas made by program.
struct LintScaleTests {
  static let repository = URL(filePath: #filePath).resolvingSymlinksInPath().deletingLastPathComponent()
    .deletingLastPathComponent().deletingLastPathComponent()
  static let places: URL? = {
    let file = repository.deletingLastPathComponent().appending(path: "shared/data/etmun/places.csv")
    return FileManager.default.fileExists(atPath: file.path) ? file : nil
  }()

  private static func builder() throws -> AtlasBuilder {
    let builder = try AtlasBuilder()
    builder.declareSource(id: "table", title: "A table")
    return builder
  }

  private static let evidence = Evidence(citations: [Citation(source: "table", at: nil)])

  /// The gazetteer tells its places apart by number, so each is another place, whatever its name.
  @Test(.enabled(if: places != nil, "needs ../shared/data"))
  func placesThatShareANameAreNotCertainlyOne() throws {
    let text = try String(contentsOf: try #require(Self.places), encoding: .utf8)
    var builder = try Self.builder()
    for (line, row) in text.split(whereSeparator: \.isNewline).enumerated().dropFirst() {
      let cells = row.split(separator: ",", omittingEmptySubsequences: false)
      guard cells.count >= 6, let latitude = Double(cells[3]), let longitude = Double(cells[4]) else {
        continue
      }
      builder.add(
        entity: "g\(cells[0])", kind: "city", name: String(cells[1]),
        attributes: [
          ("country", .text(String(cells[2]))),
          ("location", .location(latitude: latitude, longitude: longitude)),
        ], evidence: Self.evidence, at: SourcePosition(file: "places.csv", line: line + 1, column: 1))
    }
    let atlas = try builder.build()
    #expect(atlas.entities.count > 4_000)
    let found = LintReport(atlas, rules: [.duplicates]).findings
    #expect(!found.contains { $0.certainty == .certain })
    let names = Set(["Frankfurt", "Newport", "Valencia"])
    let pairs = found.filter { $0.entities.allSatisfy { names.contains($0.name) } }
    #expect(pairs.isEmpty, "\(pairs)")
    #expect(found.allSatisfy { $0.position?.file == "places.csv" })
  }

  /// As many entities as the two-mode graph with the Covenant has. Under a second when optimised; a debug build takes
  /// some ten times as long, so the test is smaller there.
  @Test func manyEntitiesAreNotComparedWithEachOther() throws {
    #if DEBUG
      let count = 1_300
    #else
      let count = 13_000
    #endif
    var builder = try Self.builder()
    let words = [
      "green", "urban", "smart", "young", "coastal", "mountain", "digital", "fair", "safe", "open",
    ]
    for number in 0..<count {
      let name = "\(words[number % 10]) \(words[number / 10 % 10]) town \(number / 20)"
      builder.add(
        entity: "e\(number)", kind: "city", name: name, attributes: [("country", .text("NL"))],
        evidence: Self.evidence, at: SourcePosition(file: "towns.csv", line: number + 2, column: 1))
      if number > 0 {
        builder.add(
          tie: "supports", from: "e\(number)", to: "e\(number / 2)", statement: Tie.Statement(),
          evidence: Self.evidence, at: SourcePosition(file: "ties.csv", line: number + 2, column: 1))
      }
    }
    let atlas = try builder.build()
    let clock = ContinuousClock()
    var report: LintReport?
    let time = clock.measure { report = LintReport(atlas) }
    #expect(report?.entities == count)
    #expect(time < .seconds(3), "\(time)")
  }

  /// What follows from what the atlases say is nothing that would be wrong; `--strict` finds nothing.
  @Test func theShippedAtlasesHaveNoWarning() throws {
    let folder = Self.repository.appending(path: "Graphs")
    let paths = ["change", "eu", "examples/smallest.yaml"].map { folder.appending(path: $0).path }
    for path in paths {
      #expect(LintReport(try Atlas.load([path])).warnings == 0, "\(path)")
    }
    let both = LintReport(try Atlas.load(Array(paths.prefix(2))))
    #expect(both.warnings == 0)
    // Read one by one: no pair of the shipped entities is a duplicate.
    #expect(both.findings.count { $0.rule == .duplicates && $0.certainty != .possible } == 0)
  }

  @Test func whatAProgramAddsIsHeldToTheSameRules() throws {
    var builder = try Self.builder()
    let position = SourcePosition(file: "list.csv", line: 7, column: 3)
    builder.add(
      entity: "a", kind: "city", name: "A",
      period: Period(since: PartialDate(year: 2018), until: PartialDate(year: 2017)),
      attributes: [
        ("population", .number(-5)), ("share", .number(1.5)),
        ("location", .location(latitude: 95, longitude: 0)),
      ],
      evidence: Evidence(citations: [Citation(source: "other", at: nil)]), at: position)
    builder.add(
      entity: "b", kind: "city", name: "B", evidence: Evidence(),
      at: SourcePosition(file: "list.csv", line: 8, column: 3))
    let report = LintReport(
      try builder.build(), rules: [.population, .shares, .locations, .periods, .places, .unsourced])
    #expect(
      Set(report.findings.map(\.rule)) == [.population, .shares, .locations, .periods, .places, .unsourced])
    #expect(report.findings.allSatisfy { $0.certainty == .certain && $0.severity == .warning })
    #expect(report.findings.first { $0.rule == .unsourced }?.position?.line == 8)
    #expect(report.warnings == 6)
  }

  @Test func theReportIsWrittenUnderItsSchema() throws {
    let atlas = try LintTests.atlas("entities:\n  - {id: a, kind: event, name: A, evidence: assumed}\n")
    let report = LintReport(atlas)
    let object = try JSONSerialization.jsonObject(with: JSONEncoder().encode(report)) as? [String: Any]
    #expect(object?["schema"] as? String == "corridor.check/1")
    let findings = object?["findings"] as? [[String: Any]]
    #expect(findings?.count == report.findings.count)
    let first = try #require(findings?.first)
    #expect(
      Set(first.keys) == [
        "rule", "severity", "certainty", "because", "message", "position", "entities", "remedy",
      ])
    #expect(report.table.rows.count == report.findings.count)
    #expect(
      report.findings.map(\.certainty)
        == report.findings.map(\.certainty).sorted { $0.rawValue < $1.rawValue })
    #expect(report.findings.first?.description.hasPrefix("atlas.yaml:") == true)
  }
}
