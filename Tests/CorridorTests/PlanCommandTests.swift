import Foundation
import Testing

/// `corridor plan` on the shipped atlases.
struct PlanCommandTests {
  // Section 2.2 and App. 01 Q9: Amarante is within the bounds of Eurotowns, which costs EUR 7000 over three years.
  @Test func amaranteJoinsEurotowns() throws {
    let answer = try Command.json(["plan", "--from", "Amarante", "--to", "European Commission"])
    #expect(answer["schema"] as? String == "corridor.plan/1")
    let plans = try #require(answer["plans"] as? [[String: Any]])
    let cheapest = try #require(plans.first { ($0["labels"] as? [String])?.contains("cheapest") == true })
    #expect(cheapest["knownEUR"] as? Double == 7000 && cheapest["unknownPrices"] as? Int == 0)
    let actions = try #require(cheapest["actions"] as? [[String: Any]])
    #expect(actions.compactMap { ($0["unlocks"] as? [String: String])?["id"] } == ["eurotowns"])
    let places = (actions[0]["evidence"] as? [[String: String]])?.compactMap { $0["at"] }
    #expect(places == ["2.2", "App. 01 Q9"])
    #expect((cheapest["reach"] as? Double ?? 0) >= 0.5)
    #expect(answer["complete"] as? Bool == true)
  }

  @Test func noPlanNamesWhatWouldHelp() throws {
    let poor = try Command.run([
      "plan", "--from", "Amarante", "--to", "European Commission", "--budget", "5000",
    ])
    #expect(poor.status == 1 && poor.error.contains("without the budget of EUR 5000 there is a plan"))
    let done = try Command.run(["plan", "--from", "Riga", "--to", "European Commission", "--reach", "0.2"])
    #expect(done.status == 0 && done.output.contains("reached as things are"))
    #expect(try Command.run(["plan", "--from", "Riga", "--to", "Riga"]).status == 64)
    for line in poor.output.split(separator: "\n") { #expect(line.count <= 80) }
  }
}
