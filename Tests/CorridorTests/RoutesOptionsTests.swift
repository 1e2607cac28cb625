import Foundation
import Testing

/// What `corridor routes` says beside the routes: how far their order can be trusted, and what each is best at.
struct RoutesOptionsTests {
  // Eurocities and the Commission are tied by one inferred judgement that routes 1 and 2 share (report App. 06 Q2), so
  // that it is the other ties which decide between them.
  @Test func robustSaysWhatTheOrderHangsOn() throws {
    let ask = ["routes", "eindhoven", "european-commission", "-k", "3", "--robust", "--samples", "400"]
    let command = try Command.run(ask)
    #expect(command.status == 0)
    #expect(
      command.output.contains("400 draws of every tie's strength from the interval of its grade, seed 1."))
    for line in command.output.split(separator: "\n") { #expect(line.count <= 80, "\(line)") }
    let answer = try Command.json(ask)
    let robustness = try #require(answer["robustness"] as? [String: Any])
    let shares = try #require(robustness["routes"] as? [[String: Double]])
    let firsts = shares.compactMap { $0["first"] } + [try #require(robustness["othersFirst"] as? Double)]
    #expect(shares.count == 3)
    #expect(abs(firsts.reduce(0, +) - 1) < 1e-9)
    #expect(try Command.run(ask).output == command.output)
    let csv = try Command.run(ask + ["--format", "csv"])
    #expect(
      csv.output.hasPrefix("rank,hop,from,tie,to,strength,grade,basis,since,until,evidence,first,shown\n"))
  }

  @Test func withoutTheFlagNothingIsDrawn() throws {
    let answer = try Command.json(["routes", "riga", "errin"])
    #expect(answer["robustness"] is NSNull)
    #expect((answer["options"] as? [Any])?.isEmpty == true)
  }

  // Riga's route by Eurocities is the strongest and has the fewest ties (report 2.1, App. 06 Q2): no other is left.
  @Test func paretoLabelsEachRoute() throws {
    let command = try Command.run(["routes", "riga", "european-commission", "--pareto", "strength,hops"])
    #expect(command.output.hasPrefix("Route 1  strength 0.250, 2 hops: strongest, shortest\n"))
    #expect(command.output.contains("routes that no other beats by strength and hops. These are all."))
    let byDefault = try Command.json(["routes", "riga", "european-commission", "--by", "pareto"])
    let query = try #require(byDefault["query"] as? [String: Any])
    #expect(query["pareto"] as? [String] == ["strength", "hops", "money"])
  }

  @Test func badOptionsAreRefused() throws {
    for options in [
      ["--pareto", "speed"], ["--pareto", "hops,hops"], ["--pareto", ""], ["--robust", "--samples", "0"],
      ["--robust", "--by", "pareto"], ["--robust", "--seed", "-1"],
    ] {
      #expect(try Command.run(["routes", "riga", "errin"] + options).status == 64, "\(options)")
    }
  }
}
