import Foundation
import Testing

/// What a city may join and who is needed, asked of the shipped atlases; the places are those of the report.
struct JoinTests {
  private func results(_ arguments: [String]) throws -> [[String: Any]] {
    let answer = try Command.json(["join"] + arguments)
    #expect(answer["schema"] as? String == "corridor.join/1")
    return try #require(answer["results"] as? [[String: Any]])
  }

  private func result(_ city: String, _ network: String) throws -> [String: Any] {
    try #require(try results([city, network]).first)
  }

  private func clause(_ name: String, _ result: [String: Any]) throws -> [String: Any] {
    let clauses = try #require(result["clauses"] as? [[String: Any]])
    return try #require(clauses.first { $0["clause"] as? String == name })
  }

  private func places(_ value: Any?) -> [String] {
    (value as? [[String: Any]] ?? []).map { "\($0["source"] as? String ?? "") \($0["at"] as? String ?? "")" }
  }

  private func ways(_ result: [String: Any]) -> [[String: Any]] { result["ways"] as? [[String: Any]] ?? [] }

  private func id(_ value: Any?) -> String { (value as? [String: Any])?["id"] as? String ?? "" }

  // Question 8. Report 2.2 and App. 01 Q9: any European city of 50 000 to 250 000 inhabitants. Of the nine partners
  // (populations of 2011 to 2018) four lie within; Nagykanizsa is just short; Skåne is no city.
  @Test func eurotownsLetsInFourOfTheNinePartners() throws {
    let found = try results(["--members-of", "change", "eurotowns"])
    #expect(found.count == 9)
    let open = found.filter { $0["verdict"] as? String == "yes" }.map { id($0["city"]) }
    #expect(Set(open) == ["eindhoven", "dun-laoghaire-rathdown", "amarante", "forli"])
    let short = try clause("population", try result("Nagykanizsa", "Eurotowns"))
    #expect(short["verdict"] as? String == "no")
    #expect(short["requires"] as? String == "50000-250000")
    #expect(short["has"] as? Int == 49026)
    #expect(short["short"] as? Int == 974)
    #expect(places(short["evidence"]) == ["report 2.2", "report App. 01 Q9"])
    for (city, over) in [("riga", 387_971), ("gdansk", 214_254), ("aarhus", 95_332)] {
      #expect(try clause("population", try result(city, "eurotowns"))["over"] as? Int == over)
    }
    let region = try #require(found.first { id($0["city"]) == "skane-county-administrative-board" })
    #expect(try clause("kind", region)["verdict"] as? String == "no")
  }

  // Questions 8 and 9. App. 01 Q9: free in year 1, EUR 3500 from year 2; half of travel and stay back, up to 6000.
  @Test(arguments: [(1, 0), (2, 3500), (3, 7000)])
  func eurotownsCostsSevenThousandOverThreeYears(years: Int, gross: Int) throws {
    let answer = try Command.json(["join", "Forlì", "Eurotowns", "--horizon", "\(years)"])
    #expect(answer["horizonYears"] as? Int == years)
    #expect(id(answer["city"]) == "forli")
    let results = try #require(answer["results"] as? [[String: Any]])
    let cost = try #require(results[0]["costEUR"] as? [String: Any])
    #expect(cost["gross"] as? Int == gross)
    #expect(cost["reimbursedUpTo"] as? Int == 6000)
    #expect(cost["reimbursedShare"] as? Double == 0.5)
    #expect(cost["reimbursedPer"] as? String == "year")
  }

  @Test func aRefundIsNoProfit() throws {
    let text = try Command.run(["join", "eindhoven", "eurotowns"]).output.replacing("\n    ", with: " ")
    #expect(text.contains("EUR 7000, free in year 1, then EUR 3500 a year"))
    #expect(text.contains("half of its own spending on travel and accommodation"))
    #expect(text.contains("never more than it spent"))
  }

  // Report 2.1 and App. 06 Q9: cities of 250 000 or more; smaller ones as associates of forums.
  @Test func eurocitiesHasAThresholdAndAssociates() throws {
    let found = try result("Amarante", "Eurocities")
    #expect(found["verdict"] as? String == "no")
    #expect(try clause("population", found)["short"] as? Int == 193_736)
    let first = try #require(ways(found).first)
    #expect(first["kind"] as? String == "another membership")
    #expect(first["verdict"] as? String == "yes")
    let partners = try #require(ways(found).first { $0["kind"] as? String == "through a partner city" })
    let through = (partners["through"] as? [[String: Any]] ?? []).map { $0["id"] as? String ?? "" }
    #expect(Set(through) == ["eindhoven", "riga", "gdansk", "aarhus"])
    let cost = try #require(found["costEUR"] as? [String: Any])
    #expect(cost["gross"] is NSNull)
    #expect((cost["unknown"] as? [String])?.first?.contains("no amount is given") == true)
  }

  // Questions 12 and 17. App. 05 Q8 and Q9: no city as such, a living lab by peer review; the executive council decides on
  // a presentation, and Wim de Kinderen of Brainport can advocate it there. 3.1A: the national living labs.
  @Test func enollIsClosedToCitiesAndOpenThroughALivingLab() throws {
    let found = try result("Eindhoven", "ENoLL")
    #expect(found["verdict"] as? String == "no")
    #expect(try clause("kind", found)["verdict"] as? String == "no")
    #expect(try clause("admission", found)["verdict"] as? String == "to be won")
    let all = ways(found)
    #expect(all.contains { id(($0["through"] as? [Any])?.first) == "brainport-eindhoven" })
    #expect(all.contains { id(($0["through"] as? [Any])?.first) == "enoll-members-living-labs" })
    let hearing = try #require(all.first { $0["kind"] as? String == "hearing" })
    let toDo = try #require(hearing["toDo"] as? [String])
    #expect(toDo.contains { $0.contains("ENoLL executive council") })
    #expect(toDo.contains { $0.contains("Wim de Kinderen") })
    #expect(places(hearing["evidence"]).contains("report App. 05 Q8"))
    let goal = try #require(
      (try Command.json(["coalition", "ENoLL"])["goals"] as? [[String: Any]])?.first)
    let approaches = try #require(goal["approaches"] as? [[String: Any]])
    #expect(Set(approaches.map { id($0["person"]) }) == ["enoll-executive-council", "wim-de-kinderen"])
    let advocate = try #require(approaches.first { id($0["person"]) == "wim-de-kinderen" })
    let steps = try #require((advocate["route"] as? [String: Any])?["steps"] as? [[String: Any]])
    #expect(steps.map { id($0["from"]) } == ["eindhoven", "brainport-eindhoven"])
  }

  // Questions 13 and 18. Report 2.4 and App. 03 Q9: no city joins; a city pushes the National Focal Point of a member
  // country (BE, CY, CZ, FR, DE, NL). Of the partners only Eindhoven is in one.
  @Test func euknIsReachedByANationalFocalPoint() throws {
    let found = try results(["--members-of", "change", "eukn"])
    #expect(found.allSatisfy { $0["verdict"] as? String == "no" })
    let labs = found.filter { result in ways(result).contains { $0["kind"] as? String == "participation" } }
    #expect(labs.map { id($0["city"]) } == ["eindhoven"])
    let focal = ways(labs[0]).filter { $0["kind"] as? String == "through a national body" }
    #expect(focal.contains { id(($0["through"] as? [Any])?.first) == "eukn-focal-point-netherlands" })
    // 3.3D: Eindhoven may take part in the policy lab of early 2018 as Lead Partner.
    let opening = ways(labs[0]).filter { $0["kind"] as? String == "by an opening" }
    #expect(opening.map { id(($0["through"] as? [Any])?.first) } == ["eukn-policy-lab-2018"])
    #expect(opening.allSatisfy { places($0["evidence"]).contains("report 3.3D") })
    #expect(try Command.run(["join", "Amarante", "EUKN"]).status == 1)
    #expect(try Command.run(["join", "Eindhoven", "EUKN"]).status == 0)
  }

  // Question 14. App. 02 Q9: mainly regions; cities of a member region can be present. Eindhoven came in for Brainport.
  @Test func errinIsForRegionsAndTheirCities() throws {
    let found = try results(["--members-of", "change", "errin"])
    let city = try #require(found.first { id($0["city"]) == "gdansk" })
    #expect(city["verdict"] as? String == "no")
    #expect(ways(city).first?["kind"] as? String == "participation")
    #expect(found.first { id($0["city"]) == "eindhoven" }?["member"] as? Bool == true)
  }

  // Question 15. App. 04 Q9: a fee of EUR 25 000 a year, or from EUR 10 000 by subscribers.
  @Test func citymartCostsTenToTwentyFiveThousandAYear() throws {
    let cost = try #require(try result("Riga", "Citymart")["costEUR"] as? [String: Any])
    #expect(cost["from"] as? Int == 30_000)
    #expect(cost["to"] as? Int == 75_000)
    #expect(cost["gross"] as? Int == 75_000)
    #expect((cost["schedule"] as? String)?.hasPrefix("EUR 10\u{A0}000 to 25\u{A0}000 a year") == true)
    let all = try results(["Riga"])
    for network in [
      "eurocities", "eurotowns", "errin", "eukn", "enoll", "citymart", "cities-of-service", "ccin",
    ] {
      #expect(all.contains { id($0["network"]) == network }, "\(network)")
    }
  }

  // Question 10. Four cities (2.1, App. 06 Q2) or three (3.2B); the Social Affairs Forum decides. Four partners are in.
  @Test func eurocitiesGroupIsAnsweredBothWays() throws {
    let goals = try #require(try Command.json(["coalition", "eurocities"])["goals"] as? [[String: Any]])
    let group = try #require(goals.first { $0["action"] as? String == "found a working group" })
    let quorums = try #require(group["quorums"] as? [[String: Any]])
    let needs = quorums.map { ($0["needs"] as? [[String: Any]] ?? []).first?["atLeast"] as? Int ?? 0 }
    #expect(needs == [4, 3])
    #expect(quorums.map { $0["used"] as? Bool } == [true, false])
    #expect(places(quorums[1]["evidence"]) == ["report 3.2B"])
    let members = ((quorums[0]["cheapest"] as? [String: Any])?["members"] as? [[String: Any]] ?? []).map(id)
    #expect(members == ["aarhus", "eindhoven", "gdansk", "riga"])
    let won = try #require(group["toBeWon"] as? [[String: Any]])
    #expect(won.contains { id(($0["people"] as? [Any])?.first) == "eurocities-social-affairs-forum" })
    // Without Eindhoven, which will not lead (3.2B), one more must be won for four, none for three.
    let text = try Command.run(["coalition", "eurocities", "--without", "eindhoven"]).output
    #expect(text.contains("3 cities are willing and ready: 1 more must be willing and ready"))
  }

  // Question 11. Report 2.1: a theme within a group is the lighter way.
  @Test func aThemeIsTheLighterWay() throws {
    let command = try Command.run(["coalition", "eurocities", "add a theme"])
    #expect(command.status == 0)
    #expect(command.output.contains("The lighter way than a group of its own."))
    #expect(!command.output.contains("found a working group\n"))
  }

  // Question 16. Eurocities: four cities and the forum; Eurotowns: no rule; ERRIN: one group in, one out (2.3, Q7).
  @Test func rulesForANewGroupStandSideBySide() throws {
    let command = try Command.run(["coalition", "eurocities", "eurotowns", "errin", "found"])
    let text = command.output.replacing("\n    ", with: " ")
    #expect(text.contains("a new one only if 1 of the other working groups ends"))
    #expect(text.contains("No fixed rule"))
    #expect(text.contains("at least 4 cities"))
    #expect(text.contains("report App. 02 Q7"))
  }

  // App. 03 Q3: five cities, five member states and five stakeholders.
  @Test func aPartnershipOfTheUrbanAgendaHasAComposition() throws {
    let goals = try #require(try Command.json(["coalition", "urban-agenda"])["goals"] as? [[String: Any]])
    let needs = try #require((goals[0]["quorums"] as? [[String: Any]])?.first?["needs"] as? [[String: Any]])
    #expect(needs.map { $0["atLeast"] as? Int } == [5, 5, 5])
    #expect(needs.map { $0["of"] as? String } == ["city", "country", "stakeholder"])
    // Who counts as a stakeholder is not known, so the whole is not.
    #expect(goals[0]["verdict"] as? String == "unknown")
  }

  @Test func aRouteTellsWhatToJoin() throws {
    let command = try Command.run([
      "routes", "Amarante", "European Parliament", "--joining", "--budget", "7000",
    ])
    #expect(command.output.contains("Join Eurotowns (free in year 1, then EUR 3500 a year): EUR 7000 in all"))
    let poor = try Command.run(["routes", "Amarante", "European Parliament", "--joining", "--budget", "6999"])
    #expect(!poor.output.contains("Join Eurotowns"))
    let why = try Command.run([
      "routes", "--joining", "--why-not", "Nagykanizsa > Eurotowns > European Parliament",
    ])
    #expect(why.status == 1)
    #expect(why.output.contains("974 inhabitants short"))
    #expect(try Command.run(["routes", "riga", "eesc", "--budget", "5"]).status == 64)
  }

  @Test func nothingOpenEndsWithOne() throws {
    let command = try Command.run(["join", "Nagykanizsa", "Eurotowns"])
    #expect(command.status == 1)
    #expect(command.error.contains("Nothing asked for is open to Nagykanizsa"))
    #expect(try Command.run(["join", "riga", "eurotown"]).status == 64)
    #expect(try Command.run(["join"]).status == 64)
    #expect(try Command.run(["coalition", "eukn"]).status == 1)
  }

  // Question 15 in one table: what each network costs and who is let in.
  @Test func theRulesStandSideBySide() throws {
    let command = try Command.run(["join", "--rules", "--format", "csv"])
    let lines = command.output.split(separator: "\n")
    func line(_ start: String) -> Substring? { lines.first { $0.hasPrefix(start) } }
    #expect(line("Eurotowns,join,")?.contains("free in year 1") == true)
    #expect(line("Eurotowns,join,")?.contains("report App. 01 Q9") == true)
    #expect(line("ERRIN,join,")?.contains("regions") == true)
    #expect(line("EUKN,join,")?.contains("no city as such") == true)
    #expect(line("ENoLL,join,")?.contains("Peer review") == true)
    #expect(line("Eurocities,found a working group,")?.contains("at least 3 city") == true)
    #expect(try Command.run(["join", "--rules", "riga"]).status == 1)
  }

  // A bad rule is found with its file and line; a negative fee is refused on reading.
  @Test func aBadRuleIsFoundWithItsPlace() throws {
    let folder = try Folder()
    func rule(_ clauses: String) -> String {
      """
      atlas: {id: test, as of: 2018-02-12}
      entities:
        - id: club
          kind: network
          name: Club
          evidence: assumed
          members: 3
          rules:
            - to: found a working group
              assumed: x
              clauses:
                - \(clauses)
      """
    }
    let quorum = try folder.write(rule("quorum: {at least: 4, of: members}"), to: "quorum.yaml")
    let found = try Command.run(["check", "--atlas", quorum])
    #expect((found.output + found.error).contains("quorum.yaml:12:"))
    #expect((found.output + found.error).contains("a quorum of 4 members out of 3 members"))
    let fee = try folder.write(rule("fee: {eur: -5, per: year}"), to: "fee.yaml")
    let refused = try Command.run(["check", "--atlas", fee])
    #expect(refused.status == 65)
    #expect(refused.error.contains("fee.yaml:12:"))
  }
}
