import Foundation
import Testing

/// `corridor whatif` and `corridor compare`.
struct ScenarioCommandTests {
  private func actors(_ answer: [String: Any]) throws -> [String: [String: Any]] {
    let list = try #require(answer["actors"] as? [[String: Any]])
    return Dictionary(
      uniqueKeysWithValues: list.compactMap { actor in
        ((actor["actor"] as? [String: String])?["id"]).map { ($0, actor) }
      })
  }

  // Sections 3.2B and 2.2: three partners are within the bounds of Eurotowns and not in Eurocities; EUR 7000 each over three
  // years. A tie more lowers nobody's reach.
  @Test func aWorkingGroupAndEurotowns() throws {
    let answer = try Command.json(["whatif", "2b"])
    #expect(answer["schema"] as? String == "corridor.whatif/1")
    #expect(answer["knownEUR"] as? Double == 21_000)
    let actors = try actors(answer)
    #expect(actors.count == 9)
    for (id, actor) in actors {
      let before = try #require(actor["expectedBefore"] as? Double)
      let after = try #require(actor["expectedAfter"] as? Double)
      #expect(after >= before, "\(id)")
    }
    for id in ["amarante", "dun-laoghaire-rathdown", "forli"] {
      let route = try #require(actors[id]?["routeAfter"] as? [String: Any])
      let before = try #require(actors[id]?["routeBefore"] as? [String: Any])
      #expect((route["strength"] as? Double ?? 0) > (before["strength"] as? Double ?? 1))
    }
    let changes = try #require(answer["changes"] as? [[String: Any]])
    #expect(changes.count == 10 && changes.allSatisfy { $0["basis"] as? String == "assumed" })
  }

  // Sections 1.4, 3.1 and 3.2: the study's own conclusion, with what it says of survival and effort.
  @Test func theStudysOwnConclusion() throws {
    let command = try Command.run(["compare", "new-network", "existing-networks"])
    #expect(command.status == 0, "\(command.error)")
    for words in ["About one in twenty EU-funded networks", "EUR 21\u{A0}000", "[contested]", "are assumed"] {
      #expect(command.output.contains(words), "\(words)")
    }
    let answer = try Command.json(["compare", "new-network", "existing-networks"])
    #expect(answer["schema"] as? String == "corridor.compare/1")
    for (id, actor) in try actors(answer) {
      let before = try #require(actor["expectedBefore"] as? Double)
      #expect(try #require(actor["expectedAfter"] as? Double) > before, "\(id)")
    }
  }

  @Test func anEmptyOverlayHasAnEmptyDifference() throws {
    let folder = try Folder()
    let path = try folder.write("scenario: {id: none, title: Nothing, evidence: assumed}\n", to: "none.yaml")
    let answer = try Command.json(["whatif", path])
    #expect((answer["changes"] as? [Any])?.isEmpty == true)
    #expect((answer["memberships"] as? [Any])?.isEmpty == true)
    for actor in try actors(answer).values {
      #expect(actor["expectedBefore"] as? Double == actor["expectedAfter"] as? Double)
    }
  }

  // Section 3.2B: with the group in Eurocities founded, a working group covers the theme; without it only the forum does.
  @Test func everyVerbAnswersUnderAScenario() throws {
    let goal = ["plan", "cover people helping people by a working group in Eurocities"]
    #expect(try Command.json(goal)["reached"] as? Bool == false)
    let answer = try Command.json(goal + ["--scenario", "2b"])
    #expect(answer["reached"] as? Bool == true)
    let covers = try #require(answer["covers"] as? [[String: Any]])
    #expect(
      covers.compactMap { ($0["entity"] as? [String: String])?["id"] } == [
        "eurocities-wg-people-helping-people"
      ])
    #expect(try Command.run(goal + ["--scenario", "2bb"]).status == 66)
  }

  @Test func scenariosAreListedAndMisspellingsHelped() throws {
    let list = try Command.run(["whatif", "--list"])
    #expect(list.status == 0 && list.output.contains("3i") && list.output.contains("existing-networks"))
    let wrong = try Command.run(["whatif", "exsting-networks"])
    #expect(wrong.status == 66 && wrong.error.contains("existing-networks"))
    let folder = try Folder()
    let path = try folder.write(
      "scenario: {id: bad, evidence: assumed}\nremove:\n  ties:\n    - riga chairs eurocities\n",
      to: "bad.yaml")
    let bad = try Command.run(["whatif", path])
    #expect(bad.status == 65 && bad.error.contains("bad.yaml:4"), "\(bad.error)")
    #expect(bad.output.isEmpty)
  }

  // Section 3.2B says three cities, 2.1 and App. 06 Q9 four; who would lead is left open (3.2B), and so is the price of
  // Eurocities (App. 06 Q9). The working group is new, so it shares its four cities with the forum and the network.
  @Test func whatTheReportLeavesOpenIsTold() throws {
    let answer = try Command.json(["whatif", "2b"])
    let said = try #require(answer["saidOfSecond"] as? [[String: Any]])
    func words(_ key: String) -> [String] {
      said.filter { $0[key] as? Bool == true }.compactMap { $0["says"] as? String }
    }
    #expect(words("contested").contains { $0.hasSuffix("Three are enough.") })
    #expect(words("open").contains { $0.hasPrefix("Which city would lead") })
    #expect(words("open").contains { $0.hasPrefix("What does Eurocities cost?") })
    let overlaps = try #require(answer["overlaps"] as? [[String: Any]])
    let pairs = overlaps.map { pair in
      ["a", "b"].map { (pair[$0] as? [String: Any])?["id"] as? String ?? "" } + ["\(pair["after"] ?? "")"]
    }
    #expect(pairs.contains(["eurocities", "eurocities-wg-people-helping-people", "4"]))
    #expect(pairs.contains(["change", "eurotowns", "3"]))
    #expect(answer["assumedChanges"] as? Int == 10)
    #expect((answer["measures"] as? [Any])?.isEmpty == false)
  }

  // Recommendations 3F, 3H and 3I are openings of the atlas that cite them: one meeting, one article, three invitations.
  @Test(arguments: [("3f", 1), ("3h", 1), ("3i", 3)])
  func recommendationsAreCarriedOut(_ name: String, _ count: Int) throws {
    let changes = try #require(try Command.json(["whatif", name])["changes"] as? [[String: Any]])
    #expect(changes.count == count)
    for change in changes {
      #expect(change["way"] as? String == "changed" && change["basis"] as? String == "assumed")
      #expect((change["says"] as? String)?.contains("(an opening)") == false)
    }
  }
}
