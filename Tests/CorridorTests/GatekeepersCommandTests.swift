import Foundation
import Testing

/// `corridor gatekeepers` on the shipped atlases, stated by hand from Graphs/change and Graphs/eu.
struct GatekeepersCommandTests {
  private func sets(from city: String, options: [String] = []) throws -> [[String]] {
    let answer = try Command.json(["gatekeepers", city, "european-commission", "--worlds", "64"] + options)
    #expect(answer["schema"] as? String == "corridor.gatekeepers/1")
    let cuts = try #require(answer["cuts"] as? [String: Any])
    #expect(cuts["complete"] as? Bool == true)
    let sets = try #require(cuts["sets"] as? [[[String: Any]]])
    #expect(cuts["size"] as? Int == sets.first?.count)
    return sets.map { $0.compactMap { $0["id"] as? String } }
  }

  // The atlas ties each of the five to CHANGE! alone (report 3); CHANGE! itself goes on by its members, by URBACT and by
  // its people.
  @Test(arguments: [
    "amarante", "dun-laoghaire-rathdown", "forli", "nagykanizsa", "skane-county-administrative-board",
  ])
  func outsideEurocitiesTheGatekeeperIsChange(city: String) throws {
    #expect(try sets(from: city) == [["change"]])
    #expect(try Command.run(["gatekeepers", city, "european-commission", "--avoid", "change"]).status == 1)
  }

  // Aarhus is a member of CHANGE!, Eurocities and its Social Affairs Forum and has no other tie (report 2.1, 3,
  // App. 06 Q9). Each leads on without the others: Eurocities lobbies the Commission; URBACT runs CHANGE!; the forum
  // leads on by its members, of whom Riga is in the Partnership on Housing.
  @Test func aarhusHasThree() throws {
    let sets = try sets(from: "aarhus")
    #expect(sets.contains(["change", "eurocities", "eurocities-social-affairs-forum"]))
    #expect(sets.allSatisfy { $0.count == 3 && $0.contains("eurocities") && $0.contains("change") })
  }

  // Gdańsk has one tie more: it coordinates the Partnership on Energy Transition (Graphs/eu).
  @Test func gdanskHasFour() throws {
    let sets = try sets(from: "gdansk")
    #expect(
      sets.contains([
        "change", "eurocities", "eurocities-social-affairs-forum", "urban-agenda-energy-transition",
      ]))
    #expect(sets.allSatisfy { $0.count == 4 && $0.contains("change") && $0.contains("eurocities") })
  }

  // Riga has the Partnership on Housing besides the three, and a seat in a working group that is tied to Riga and to the
  // forum alone (report 2.1), so that it adds no way.
  @Test func rigaHasFour() throws {
    let sets = try sets(from: "riga")
    #expect(
      sets.contains(["change", "eurocities", "eurocities-social-affairs-forum", "urban-agenda-housing"]))
    #expect(sets.allSatisfy { $0.count == 4 && $0.contains("change") && $0.contains("eurocities") })
  }

  // Eindhoven's ties lead on to seven: Eurocities and its forum (report 2.1), ERRIN (App. 02 Q2), CHANGE! (report 3), the
  // ministry, the National Focal Point (2.4) and its own Brainport, which stands for it in ENoLL (3.3E). Its advisor and
  // its model are tied to nobody else, and the Netherlands are a hub.
  @Test func eindhovenHasSeven() throws {
    let sets = try sets(from: "eindhoven")
    #expect(
      sets.contains([
        "brainport-eindhoven", "change", "dutch-ministry-of-the-interior", "errin",
        "eukn-focal-point-netherlands", "eurocities", "eurocities-social-affairs-forum",
      ]))
    #expect(sets.allSatisfy { $0.count == 7 })
  }

  // Question 5: who is the gatekeeper, and whom do we know there by name? At CHANGE! the Lead Expert (report 1.2).
  @Test func peopleAreNamed() throws {
    let command = try Command.run(["gatekeepers", "Amarante", "European Commission"])
    #expect(command.status == 0)
    #expect(command.output.contains("Every route runs through CHANGE!."))
    #expect(command.output.contains("CHANGE!: Ferenc Szigeti-Böröcz (Lead Expert of CHANGE!), works for"))
    for line in command.output.split(separator: "\n") { #expect(line.count <= 80, "\(line)") }
  }

  @Test func noRouteIsAnAnswerThatHelps() throws {
    let command = try Command.run(["gatekeepers", "amarante", "european-commission", "--avoid", "change"])
    #expect(command.status == 1)
    #expect(command.output.contains("Drop --avoid change."))
    let json = try Command.run([
      "gatekeepers", "amarante", "european-commission", "--avoid", "change", "--format", "json",
    ])
    #expect(json.status == 1)
    #expect(json.output.contains("\"reach\" : null"))
  }

  @Test func badOptionsAreRefused() throws {
    #expect(try Command.run(["gatekeepers", "riga"]).status == 64)
    #expect(try Command.run(["gatekeepers", "riga", "errin", "--cuts", "0"]).status == 64)
    #expect(try Command.run(["gatekeepers", "riga", "errin", "--worlds", "0"]).status == 64)
    #expect(try Command.run(["gatekeepers", "riga", "riga"]).status == 64)
  }

  @Test func theAnswerIsTheSameOnEveryRun() throws {
    let ask = ["gatekeepers", "riga", "european-commission", "--worlds", "2048", "--format", "json"]
    #expect(try Command.run(ask).output == Command.run(ask).output)
  }
}
