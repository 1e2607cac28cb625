import Testing

/// `corridor reach` on the shipped atlases.
struct ReachCommandTests {
  // Without a target all EU bodies are asked for. The one tie that carries a message of Amarante on is its membership of
  // CHANGE! (report 3), medium: everything goes there first, and no chance is truly above 0.5.
  @Test func everyMessageOfAmaranteGoesThroughChange() throws {
    let answer = try Command.json(["reach", "amarante", "--worlds", "256"])
    #expect(answer["schema"] as? String == "corridor.reach/1")
    let targets = try #require(answer["targets"] as? [[String: Any]])
    #expect(targets.count > 30)
    for target in targets {
      #expect((target["firstHop"] as? [String: Any])?["id"] as? String == "change")
      #expect((target["target"] as? [String: Any])?["kind"] as? String == "EU body")
    }
    let chances = targets.compactMap { ($0["reach"] as? [String: Any])?["chance"] as? Double }
    #expect(chances == chances.sorted(by: >))
    let any = try #require((answer["any"] as? [String: Any])?["chance"] as? Double)
    #expect(any >= chances[0])
    let lowest = try #require((targets[0]["reach"] as? [String: Any])?["from"] as? Double)
    #expect(lowest <= 0.5)
  }

  @Test func targetsAreThoseNamed() throws {
    let command = try Command.run([
      "reach", "Amarante", "European Parliament", "European Commission", "--worlds", "64", "--format", "csv",
    ])
    #expect(command.status == 0)
    #expect(command.output.split(separator: "\n").count == 3)
    #expect(command.error.contains("2 of 2 targets have a route"))
  }

  @Test func noRouteIsAnAnswerThatHelps() throws {
    let command = try Command.run(["reach", "amarante", "--avoid", "change"])
    #expect(command.status == 1)
    #expect(command.error.contains("No route"))
  }

  @Test func badOptionsAreRefused() throws {
    #expect(try Command.run(["reach"]).status == 64)
    #expect(try Command.run(["reach", "riga", "--worlds", "0"]).status == 64)
    #expect(try Command.run(["reach", "riga", "riga"]).status == 64)
    #expect(try Command.run(["reach", "riga", "--top", "0"]).status == 64)
  }
}
