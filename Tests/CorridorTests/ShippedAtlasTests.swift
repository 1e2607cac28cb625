import Foundation
import Testing

/// The shipped atlases, asked as a strategist would ask them.
struct ShippedAtlasTests {
  private static let partners = [
    "Eindhoven", "Dún Laoghaire-Rathdown", "Amarante", "Forlì", "Nagykanizsa", "Riga", "Gdańsk", "Aarhus",
    "Länsstyrelsen Skåne",
  ]

  private func routes(_ arguments: [String]) throws -> [[String: Any]] {
    try #require(try Command.json(["routes"] + arguments)["routes"] as? [[String: Any]])
  }

  private func steps(_ route: [String: Any]) throws -> [[String: Any]] {
    try #require(route["steps"] as? [[String: Any]])
  }

  private func entities(_ route: [String: Any]) throws -> [[String: String]] {
    let steps = try steps(route)
    return try ([steps[0]["from"]] + steps.map { $0["to"] }).map { try #require($0 as? [String: String]) }
  }

  private func ways(_ routes: [[String: Any]]) throws -> [String] {
    try routes.map { try entities($0).map { $0["id"] ?? "" }.joined(separator: " ") }
  }

  @Test func bothAtlasesAreSound() throws {
    for atlas in ["Graphs/change", "Graphs/eu"] {
      let command = try Command.run(["check", "--strict", "--atlas", atlas])
      #expect(command.status == 0, "\(command.output)\(command.error)")
      #expect(command.output.contains("no error, no warning, no claim without evidence"))
    }
    #expect(try Command.run(["check", "--strict"]).status == 0)
  }

  @Test func eindhovenReachesTheCommissionThroughFourNetworks() throws {
    let found = try routes(["Eindhoven", "European Commission"])
    #expect(Set(try ways(found)).count >= 5)
    let networks = Set(
      try found.flatMap { try entities($0) }.filter { $0["kind"] == "network" }.map { $0["id"] ?? "" })
    #expect(networks.count >= 4, "\(networks)")
    for step in try found.flatMap({ try steps($0) }) {
      let evidence = try #require(step["evidence"] as? [[String: Any]])
      #expect(!evidence.isEmpty || step["basis"] as? String == "assumed")
    }
  }

  // The partnership of the Social Affairs Forum with the Commission ran from 2014 to 2017 (report App. 06 Q3).
  @Test func theYear2016DiffersByTheForumsPartnership() throws {
    let then = try ways(routes(["Eindhoven", "European Commission", "--on", "2016-06-01"]))
    let now = try ways(routes(["Eindhoven", "European Commission", "--on", "2018-02-12"]))
    #expect(then != now)
    let direct = "eindhoven eurocities-social-affairs-forum european-commission"
    #expect(then.contains(direct))
    #expect(!now.contains(direct))
    #expect(now == (try ways(routes(["Eindhoven", "European Commission"]))))
  }

  @Test(arguments: partners)
  func everyPartnerReachesTheCommissionOrIsToldWhy(partner: String) throws {
    let command = try Command.run(["routes", partner, "European Commission"])
    #expect(command.status == 0)
    #expect(command.output.contains("Route 1"))
    // After the network's end on 3 May 2018 some have no tie left: then the answer says so.
    let after = try Command.run(["routes", partner, "European Commission", "--on", "2018-06-01"])
    #expect(after.status == 0 || (after.status == 1 && after.output.contains("No route leads from")))
  }

  @Test func amaranteHasNoRouteAfterTheNetworkEnds() throws {
    let command = try Command.run(["routes", "Amarante", "European Commission", "--on", "2018-06-01"])
    #expect(command.status == 1)
    #expect(
      command.output.contains("CHANGE! cannot be met on that date")
        || command.output.contains("this ended 2018-05-03"))
  }

  // CHANGE! began on 15 September 2015: nobody could go through it before.
  @Test func noRouteLeadsThroughANetworkThatIsNotFoundedYet() throws {
    let command = try Command.run(["routes", "Amarante", "European Commission", "--on", "2014-01-01"])
    #expect(command.status == 1)
    #expect(command.output.contains("No route leads from Amarante"))
  }

  @Test func aRouteWithoutEurocities() throws {
    let found = try routes(["eindhoven", "--to-kind", "EU bodies", "--avoid", "EUROCITIES", "--avoid", "SAF"])
    #expect(!found.isEmpty)
    #expect(try !ways(found).contains { $0.contains("eurocities ") || $0.contains("eurocities-social") })
  }

  @Test func startsFromAnyMember() throws {
    let found = try routes(["--from-members-of", "CHANGE!", "DG CONNECT"])
    let starts = Set(try found.map { try entities($0)[0]["id"] ?? "" })
    #expect(!starts.isEmpty)
    #expect(
      starts.isSubset(of: [
        "eindhoven", "dun-laoghaire-rathdown", "amarante", "forli", "nagykanizsa", "riga", "gdansk", "aarhus",
        "skane-county-administrative-board",
      ]))
  }

  // The contract of the issue that introduced it: names of keys, nulls included.
  @Test func theJSONKeepsItsContract() throws {
    let answer = try Command.json([
      "routes", "Eindhoven", "European Commission", "-k", "5", "--on", "2018-02-12",
    ])
    #expect(answer["schema"] as? String == "corridor.routes/1")
    let query = try #require(answer["query"] as? [String: Any])
    #expect(query["from"] as? [String] == ["eindhoven"])
    #expect(query["to"] as? [String] == ["european-commission"])
    #expect(query["by"] as? String == "strength")
    #expect(query["k"] as? Int == 5)
    #expect(query["on"] as? String == "2018-02-12")
    let route = try #require((answer["routes"] as? [[String: Any]])?.first)
    #expect(route["rank"] as? Int == 1)
    let steps = try steps(route)
    #expect(route["hops"] as? Int == steps.count)
    let product = steps.compactMap { $0["strength"] as? Double }.reduce(1, *)
    #expect(abs((route["strength"] as? Double ?? 0) - product) < 1e-6)
    for step in steps {
      for key in ["from", "to", "tie", "along", "strength", "grade", "basis", "since", "until", "evidence"] {
        #expect(step.keys.contains(key), "\(key)")
      }
      #expect(Set((step["from"] as? [String: Any] ?? [:]).keys) == ["id", "name", "kind"])
    }
  }

  // Section 2.1: four CHANGE! cities are in Eurocities and its Social Affairs Forum, Riga alone in the group.
  @Test func theMatrixSaysWhoIsWhere() throws {
    let folder = try Folder()
    #expect(try Command.run(["report", "-o", folder.path]).status == 0)
    let table = try String(contentsOfFile: folder.path + "/matrix.csv", encoding: .utf8)
    let lines = table.split(separator: "\n").map {
      $0.split(separator: ",", omittingEmptySubsequences: false)
    }
    let head = try #require(lines.first)
    func members(_ group: String) -> Set<String> {
      guard let line = lines.first(where: { $0[0] == group }) else { return [] }
      return Set(zip(head, line).filter { $0.1 == "member" }.map { String($0.0) })
    }
    let four: Set<String> = ["eindhoven", "aarhus", "gdansk", "riga"]
    #expect(members("CHANGE!").count == 9)
    #expect(members("Eurocities") == four)
    #expect(members("Eurocities Social Affairs Forum") == four)
    #expect(members("Working group Smart Social Inclusion") == ["riga"])
  }

  // The library visits clusters in the order of addresses unless told otherwise: a process of its own each time.
  @Test func theReportIsTheSameInEveryProcessAndIsWrittenOnce() throws {
    let first = try Folder()
    let second = try Folder()
    #expect(try Command.run(["report", "-o", first.path]).status == 0)
    #expect(try Command.run(["report", "-o", second.path]).status == 0)
    // Three files a figure, the findings, the manifest and two indices.
    #expect(first.files.count == 3 * 20 + 4)
    #expect(first.files == second.files)
    for file in first.files {
      let one = try Data(contentsOf: URL(filePath: "\(first.path)/\(file)"))
      #expect(try Data(contentsOf: URL(filePath: "\(second.path)/\(file)")) == one, "\(file)")
    }
    let again = try Command.run(["report", "-o", first.path])
    #expect(again.error.contains("nothing to draw again; 0 files written"))
  }

  @Test func overlapsCountTheFour() throws {
    let answer = try Command.json(["overlaps", "--member-kind", "city"])
    let pairs = try #require(answer["pairs"] as? [[String: Any]])
    func id(_ side: Any?) -> String? { (side as? [String: String])?["id"] }
    let pair = try #require(pairs.first { id($0["a"]) == "change" && id($0["b"]) == "eurocities" })
    #expect(pair["shared"] as? Int == 4)
    #expect(pair["common"] as? [String] == ["aarhus", "eindhoven", "gdansk", "riga"])
    #expect(answer["truncated"] as? Int == 0)
    for key in ["sizeA", "sizeB", "jaccard", "overlapCoefficient", "expected", "p", "adjustedP"] {
      #expect(pair[key] is NSNumber, "\(key)")
    }
    let verdicts = Set(pairs.compactMap { $0["verdict"] as? String })
    #expect(verdicts.isSubset(of: ["more", "less", "chance", "untestable"]) && !verdicts.isEmpty)
    let shared = pairs.compactMap { $0["shared"] as? Int }
    #expect(shared == shared.sorted(by: >))
  }

  // Sections 2.1 and 2.2: Riga alone is in the working group; no partner of CHANGE! is in Eurotowns.
  @Test func whoIsInWhichAndInNoOther() throws {
    let groups = ["CHANGE!", "Eurocities", "Working group Smart Social Inclusion"]
    let answer = try Command.json(["overlaps"] + groups)
    let cells = try #require(answer["cells"] as? [[String: Any]])
    func ids(_ sets: [String], _ mode: String) throws -> [String] {
      let cell = try #require(cells.first { $0["in"] as? [String] == sets })
      return try #require((cell[mode] as? [String: Any])?["ids"] as? [String])
    }
    let all = ["change", "eurocities", "eurocities-wg-smart-social-inclusion"]
    #expect(try ids(all, "intersect") == ["riga"])
    #expect(try ids(["change", "eurocities"], "distinct") == ["aarhus", "eindhoven", "gdansk"])
    let coverage = try Command.json(["coverage", "--members-of", "change", "--group-kind", "network"])
    let nowhere = try #require(coverage["nowhere"] as? [[String: String]]).compactMap { $0["id"] }
    #expect(
      Set(nowhere) == [
        "amarante", "dun-laoghaire-rathdown", "forli", "nagykanizsa", "skane-county-administrative-board",
      ])
    let without = try #require(coverage["without"] as? [[String: String]]).compactMap { $0["id"] }
    #expect(without.contains("eurotowns") && !without.contains("eurocities"))
  }

  @Test func methodsSayWhatWasRun() throws {
    let methods = try Command.run(["overlaps", "--methods", "--null", "hypergeometric", "--adjust", "none"])
      .output
    #expect(methods.contains("Tumminello") && !methods.contains("Holm") && !methods.contains("Neal"))
    let usual = try Command.run(["overlaps", "--methods"]).output.split(whereSeparator: \.isWhitespace)
    #expect(usual.joined(separator: " ").contains("a rule of the data bars them (Neal and Neal 2024)"))
  }

  @Test func noPairIsAnHonestAnswer() throws {
    let command = try Command.run(["overlaps", "--verdict", "less"])
    #expect(command.status == 1 && command.output.isEmpty && command.error.contains("No pair"))
  }

  // Section 2.2 and App. 01 Q9.
  @Test func showTellsWhatEurotownsCosts() throws {
    let command = try Command.run(["show", "eurotowns", "--section", "rules"])
    #expect(command.status == 0)
    for words in [
      "50\u{A0}000 to 250\u{A0}000 inhabitants", "free in year 1", "EUR 3500 a year from year 2",
      "up to EUR 6000 a year",
    ] {
      #expect(command.output.contains(words), "\(words)")
    }
    #expect(command.output.contains("report 2.2; report App. 01 Q9"))
  }

  // App. 01 Q8, 2.1: Halmstad in November 2017 comes before Detmold and Utrecht.
  @Test func eventsStandInTheOrderOfTheirDates() throws {
    let answer = try Command.json(["show", "--section", "events"])
    let entries = try #require(answer["entries"] as? [[String: Any]])
    let names = entries.compactMap { $0["of"] as? String }
    let order = [
      "Executive Council meeting in Halmstad", "Task team meeting in Detmold",
      "Social Affairs Forum meeting in Utrecht",
    ]
    #expect(names.filter(order.contains) == order)
    #expect(entries.last?["value"] as? String == "no date")
  }

  // Section 3 has 3.1 with A to E, 3.2 with A and B, 3.3A to I.
  @Test func everyRecommendationOfSectionThreeIsThere() throws {
    let answer = try Command.json(["show", "--section", "recommendations"])
    let entries = try #require(answer["entries"] as? [[String: Any]])
    let places = entries.compactMap { ($0["evidence"] as? [String: Any])?["citations"] as? [[String: Any]] }
      .flatMap { $0.compactMap { $0["at"] as? String } }
    for place in ["3.1", "3.1A", "3.1B", "3.1C", "3.1D", "3.1E", "3.2", "3.2A", "3.2B"]
      + "ABCDEFGHI".map({ "3.3\($0)" })
    {
      #expect(places.contains(place), "\(place)")
    }
    // Only 3.3A and 3.3D name a date.
    let dated = entries.prefix { ($0["note"] as? String ?? "").contains("date:") }
    #expect(dated.count == 2)
    #expect(entries.dropFirst(2).allSatisfy { !($0["note"] as? String ?? "").contains("date:") })
  }

  // Each of the six filled-in questionnaires answers all eleven questions.
  @Test func everyAnswerOfTheQuestionnairesIsThere() throws {
    let answer = try Command.json(["show", "--section", "answers"])
    #expect((answer["entries"] as? [[String: Any]])?.count == 66)
  }

  @Test func theQuorumIsToldBothWays() throws {
    let command = try Command.run(["show", "Eurocities", "--format", "csv"])
    #expect(command.output.contains("at least 4 city"))
    #expect(command.output.contains("at least 3 city"))
    #expect(command.output.contains("report 3.2B"))
  }

  @Test func namesAreMatchedHoweverTheyAreTyped() throws {
    for name in ["Gdańsk", "gdansk", "GDANSK", "danzig"] {
      #expect(try Command.run(["show", name]).output.hasPrefix("Gdańsk\n"))
    }
    let unknown = try Command.run(["show", "Eindhofen"])
    #expect(unknown.status == 64)
    #expect(unknown.error.contains("did you mean 'Eindhoven'"))
  }

  @Test func everyLineFitsEightyColumns() throws {
    for arguments in [
      ["routes", "Riga", "DG CONNECT"], ["show", "eurocities"],
      ["routes", "amarante", "eib", "--max-hops", "1"],
    ] {
      for line in try Command.run(arguments).output.split(separator: "\n") {
        #expect(line.count <= 80, "\(line)")
      }
    }
  }

  @Test func theSameQuestionGivesTheSameBytes() throws {
    for arguments in [
      ["routes", "riga", "european-parliament", "--format", "json"], ["stats", "--format", "csv"],
      ["overlaps", "--format", "markdown"],
    ] {
      #expect(try Command.run(arguments).output == Command.run(arguments).output)
    }
  }
}
