import Foundation
import Testing

/// `corridor map`, and mappings where an atlas is expected.
struct MapCommandTests {
  private static let mapping = """
    atlas: {id: rivers, title: River networks, as of: 2019}
    sources: {list: {title: The list}}
    mapping:
      data: rivers
      origin: the river authority
      files:
        - file: members.csv
          source: list
          entities:
            town: {key: [town, land], kind: city, name: town, country: land, match: [name, alias]}
            network: {key: network, kind: network, name: network, match: [name, alias]}
          ties: [{from: town, type: member of, to: network, as: status}]
    """
  private static let members =
    "town,land,network,status\nRivertown,NL,River Network,full\nHighbury,GB,River Network,\n"

  private static var sets: String {
    Command.packageFolder.deletingLastPathComponent().appending(path: "shared/data").path
  }
  private static var haveSets: Bool { FileManager.default.fileExists(atPath: sets + "/etmun/networks.csv") }

  private func folder() throws -> (Folder, mapping: String) {
    let folder = try Folder()
    _ = try folder.write(Self.members, to: "members.csv")
    return (folder, try folder.write(Self.mapping, to: "rivers.yaml"))
  }

  @Test func itSaysWhatWasReadAndMatched() throws {
    let (folder, mapping) = try folder()
    let command = try Command.run([
      "map", mapping, "--data", folder.path, "--atlas", "Graphs/examples/smallest.yaml", "--report",
      folder.path + "/report.csv", "-o", folder.path + "/saved.yaml", "--format", "csv",
    ])
    #expect(command.status == 0, "\(command.error)")
    #expect(
      command.output == """
        file,what,count,firstRow
        members.csv,rows,2,
        members.csv,town: keys,2,
        members.csv,town: new,1,
        members.csv,town: matched,1,
        members.csv,network: keys,1,
        members.csv,network: matched,1,
        members.csv,ties,2,

        """)
    #expect(command.error.contains("2 matched, 0 ambiguous, 1 unmatched"))
    let report = try String(contentsOfFile: folder.path + "/report.csv", encoding: .utf8)
    #expect(report.contains("members.csv,2,town,Rivertown,NL,matched,rivertown,name,"))
    #expect(report.contains("members.csv,3,town,Highbury,GB,unmatched,highbury,no such name,"))
    let check = try Command.run([
      "find", "--kind", "city", "--atlas", folder.path + "/saved.yaml", "--format", "csv",
    ])
    #expect(check.output.contains("Highbury,city,highbury,"), "\(check.error)")
  }

  @Test func reportsAreWrittenInTheFormOfTheirEnding() throws {
    let (folder, mapping) = try folder()
    for (ending, beginning) in [("json", "{"), ("md", "|"), ("txt", "File")] {
      let path = "\(folder.path)/report.\(ending)"
      #expect(try Command.run(["map", mapping, "--data", folder.path, "--report", path]).status == 0)
      #expect(try String(contentsOfFile: path, encoding: .utf8).hasPrefix(beginning))
    }
    let answer = try Command.json(["map", mapping, "--data", folder.path])
    #expect(answer["schema"] as? String == "corridor.map/1")
    #expect((answer["matches"] as? [Any])?.count == 3)
  }

  @Test func aMappingStandsWhereAnAtlasDoes() throws {
    let (folder, mapping) = try folder()
    let command = try Command.run([
      "routes", "highbury", "river-forum", "--atlas", "Graphs/examples/smallest.yaml", "--atlas", mapping,
      "--data", folder.path,
    ])
    #expect(command.status == 0, "\(command.error)")
    #expect(command.output.contains("list row 3 of members.csv"))
  }

  @Test func missingTablesAreStatus66AndOtherFaults65() throws {
    let folder = try Folder()
    let mapping = try folder.write(Self.mapping, to: "rivers.yaml")
    for arguments in [["map", mapping], ["stats", "--atlas", mapping]] {
      let command = try Command.run(arguments)
      #expect(command.status == 66)
      #expect(command.error.contains("rivers/members.csv"))
      #expect(command.error.contains("--data. It comes from the river authority"))
    }
    _ = try folder.write("town,land\n", to: "members.csv")
    let command = try Command.run(["map", mapping])
    #expect(command.status == 65)
    #expect(command.error.contains("has no column 'network'"))
    #expect(try Command.run(["map", "Graphs/examples/smallest.yaml"]).status == 64)
    #expect(try Command.run(["map", "no-such.yaml"]).status == 66)
  }

  private static let register = [
    "--atlas", "Graphs/change", "--atlas", "Graphs/eu", "--atlas", "Graphs/mappings/eu-register-2018.yaml",
    "--atlas", "Graphs/mappings/eu-register-2018-links.yaml", "--data",
  ]

  // The register lists them: EUROCITIES and ERRIN sit in E03226, and the office names both as its networks.
  @Test(.enabled(if: haveSets, "the sets of ../shared/data are not there"))
  func theOfficeOfEindhovenReachesAnExpertGroupThroughItsNetworks() throws {
    let office = try Command.json(
      ["routes", "eindhoven-brainport-eu-office", "E03226", "--max-hops", "2"] + Self.register + [Self.sets])
    let routes = try #require(office["routes"] as? [[String: Any]])
    let vias = try routes.map { route -> String in
      let steps = try #require(route["steps"] as? [[String: Any]])
      return (steps[0]["to"] as? [String: String])?["id"] ?? ""
    }
    #expect(Set(vias) == ["errin", "eurocities"])
  }

  @Test(.enabled(if: haveSets, "the sets of ../shared/data are not there"))
  func aCityReachesADirectorateGeneralThroughAnExpertGroup() throws {
    let command = try Command.run(
      ["routes", "Eindhoven", "dg-regio", "--via", "eurocities", "--via", "E03226", "-k", "1"]
        + Self.register + [Self.sets])
    #expect(command.status == 0, "\(command.error)")
    #expect(command.output.contains("Eindhoven > Eurocities > Structured Dialogue"))
    #expect(command.output.contains("register row 641 of expert_group_members.csv"))
  }
}
