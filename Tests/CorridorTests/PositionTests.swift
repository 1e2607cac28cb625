import Foundation
import Testing

/// The verbs that tell positions: rank, communities, profile.
@Suite struct PositionTests {
  private static let smallest = ["--atlas", "Graphs/examples/smallest.yaml"]

  private func rows(_ answer: [String: Any]) throws -> [[String: Any]] {
    try #require(answer["rows"] as? [[String: Any]])
  }

  // Of smallest.yaml six ties hold, of which five carry influence both ways or one; the river network has three.
  @Test func ranksAsJSON() throws {
    let answer = try Command.json(["rank", "degree", "constraint", "--direction", "any"] + Self.smallest)
    #expect(answer["schema"] as? String == "corridor.rank/1")
    #expect(
      Set(answer.keys) == [
        "schema", "query", "on", "graph", "by", "ranked", "conventions", "measures", "rows",
      ])
    let graph = try #require(answer["graph"] as? [String: Any])
    #expect(graph["entities"] as? Int == 6)
    #expect(graph["directed"] as? Bool == false)
    let first = try #require(try rows(answer).first)
    #expect(Set(first.keys) == ["rank", "entity", "values", "ranks"])
    #expect((first["values"] as? [String: Any])?["degree"] as? Int == 3)
    #expect((first["rank"] as? Int) == 1)
    // Who has no tie has no constraint: null, not 0.
    let part = try Command.json(["rank", "constraint", "--only-kind", "city"] + Self.smallest)
    let alone = try #require(try rows(part).first)
    #expect((alone["values"] as? [String: Any])?["constraint"] is NSNull)
    #expect(alone["rank"] is NSNull)
  }

  @Test func equalRowsAreKeptAtTheTop() throws {
    let all = try rows(Command.json(["rank", "degree"]))
    let top = try rows(Command.json(["rank", "degree", "--top", "5"]))
    let ranks = all.map { $0["rank"] as? Int ?? 0 }
    #expect(top.count == ranks.count { $0 <= ranks[4] })
    #expect(ranks == ranks.sorted())
    let csv = try Command.run(["rank", "degree", "--top", "5", "--format", "csv"])
    #expect(csv.output.hasPrefix("rank,name,kind,degree,id\n"))
    #expect(csv.output.split(separator: "\n").count == top.count + 1)
    #expect(csv.error.contains("degree: arcs in plus arcs out"))
  }

  @Test func theSameAnswerOnEveryRun() throws {
    for verb in [["rank", "reach"], ["communities"], ["profile", "rivertown", "--samples", "9"]] {
      let arguments = verb + Self.smallest
      let first = try Command.run(arguments)
      #expect(first.status == 0, "\(first.error)")
      #expect(try Command.run(arguments).output == first.output)
    }
  }

  @Test func theMeasuresAreListed() throws {
    let list = try Command.run(["rank", "--measures", "--format", "csv"])
    for name in ["betweenness", "effective-size", "gatekeeper", "two-mode-closeness", "reach"] {
      #expect(list.output.contains("\n\(name),"), "\(name)")
    }
    let answer = try Command.json(["rank", "--measures"])
    #expect(answer["schema"] as? String == "corridor.measures/1")
  }

  @Test func communitiesAsJSON() throws {
    let answer = try Command.json(["communities"])
    #expect(answer["schema"] as? String == "corridor.communities/1")
    let communities = try #require(answer["communities"] as? [[String: Any]])
    #expect(Set(communities[0].keys) == ["number", "size", "inside", "outside", "common", "members"])
    let sizes = communities.map { $0["size"] as? Int ?? 0 }
    #expect(sizes == sizes.sorted(by: >))
    let graph = try #require(answer["graph"] as? [String: Any])
    let alone = try #require(answer["alone"] as? [Any])
    #expect(sizes.reduce(0, +) + alone.count == graph["entities"] as? Int)
    for (community, size) in zip(communities, sizes) {
      let ids = try #require(community["members"] as? [[String: String]]).map { $0["id"] ?? "" }
      #expect(ids.count == size)
      #expect(ids == ids.sorted())
    }
  }

  @Test func aProfileAsJSON() throws {
    let answer = try Command.json(["profile", "Eurocities", "--samples", "1"])
    #expect(answer["schema"] as? String == "corridor.profile/1")
    #expect(answer["position"] as? String == "hub and broker")
    let measures = try #require(answer["measures"] as? [[String: Any]])
    #expect(
      Set(measures[0].keys) == [
        "name", "value", "rank", "of", "percentile", "groupMedian", "groupRank", "groupCount", "rankInterval",
        "trials",
      ])
    let roles = try #require(answer["brokerage"] as? [[String: Any]])
    #expect(
      roles.map { $0["role"] as? String } == [
        "coordinator", "itinerant", "gatekeeper", "representative", "liaison", "any",
      ])
    let stability = try #require(answer["stability"] as? [String: Any])
    #expect(stability["samples"] as? Int == 1)
    #expect(stability["seed"] as? Int == 1)
  }

  @Test(arguments: [
    (["rank", "btweenness"], "'betweenness'"), (["rank", "--within", "Eurocitees"], "'Eurocities'"),
    (["profile", "Eindhofen"], "'Eindhoven'"), (["communities", "--resolution", "-1"], ""),
    (["rank", "--top", "0"], "--top"), (["profile", "Riga", "--drop", "1"], "--drop"),
    (["rank", "--only-kind", "citty"], "'city'"),
    (["rank", "reach", "--projection", "groups"], "--projection"),
    (["rank", "--seed", "x"], ""), (["communities", "--runs", "0"], "--runs"),
  ])
  func whatCannotBeAsked(_ arguments: [String], _ advice: String) throws {
    let command = try Command.run(arguments)
    #expect(command.status == 64, "\(arguments) \(command.output)\(command.error)")
    #expect(advice.isEmpty || command.error.contains(advice), "\(command.error)")
  }

  @Test(arguments: [
    ["rank", "--country", "XX"], ["communities", "--only-kind", "theme", "--country", "XX"],
    ["profile", "Riga", "--only-kind", "network"],
  ])
  func honestlyNone(_ arguments: [String]) throws {
    let command = try Command.run(arguments)
    #expect(command.status == 1, "\(arguments) \(command.error)")
    #expect(!command.error.isEmpty)
  }

  /// Whether there is the 'script' of util-linux, which gives a command a terminal.
  private static var hasScript: Bool {
    #if os(Linux)
      FileManager.default.isExecutableFile(atPath: "/usr/bin/script")
    #else
      false
    #endif
  }

  @Test(.enabled(if: hasScript), arguments: ["rank", "profile Riga --samples 1", "communities"])
  func fitsEightyColumns(_ verb: String) throws {
    let shell = "script -qec 'stty cols 80; NO_COLOR=1 corridor \(verb) 2>/dev/null' /dev/null"
    let command = try Command.run(shell: shell)
    try #require(command.status == 0, "\(command.output)")
    for line in command.output.split(separator: "\r\n") {
      #expect(line.count <= 80, "\(line)")
    }
  }
}
