import Atlas
import Influence
import Testing

/// The answers of joining on random atlases against plain sets.
struct RandomJoinTests {
  /// A world of rules with two bodies that some groups, and some cities, influence.
  private struct Stage {
    let world: RandomRulesTests.World
    /// Who influences which body: 'g0 b1'.
    let says: Set<[String]>

    init(seed: UInt64) {
      world = RandomRulesTests.World(seed: seed)
      var generator = RandomRulesTests.Generator(state: seed &+ 500)
      var says: Set<[String]> = []
      for body in 0..<2 {
        for group in world.rules.indices where generator.chance(0.3) {
          says.insert(["g\(group)", "b\(body)"])
        }
        for city in world.populations.indices where generator.chance(0.1) {
          says.insert(["c\(city)", "b\(body)"])
        }
      }
      self.says = says
    }

    var text: String {
      let bodies = (0..<2).map { "  - {id: b\($0), kind: EU body, name: B\($0), evidence: assumed}\n" }
        .joined()
      let ties = says.sorted { ($0[0], $0[1]) < ($1[0], $1[1]) }.map {
        "  - \($0[0]) influences \($0[1]): {assumed: x}\n"
      }.joined()
      var text = world.text.replacing("entities:\n", with: "entities:\n" + bodies)
      if !ties.isEmpty, !world.text.contains("\nties:") { text += "ties:\n" }
      return text + ties
    }

    /// All that a message from a city comes to. A membership carries both ways, and so does a voice.
    func reached(from start: String, joined: String? = nil) -> Set<String> {
      var links = Set(world.members.map { ["c\($0[0])", "g\($0[1])"] }).union(says)
      links.formUnion(links.map { [$0[1], $0[0]] })
      if let joined { links.insert([start, joined]) }
      var found: Set<String> = [start]
      while true {
        let next = Set(links.filter { found.contains($0[0]) }.map { $0[1] }).subtracting(found)
        if next.isEmpty { return found }
        found.formUnion(next)
      }
    }
  }

  @Test func agreesWithPlainSets() throws {
    for seed in 1...120 as ClosedRange<UInt64> {
      let stage = Stage(seed: seed)
      let world = stage.world
      let joinable = world.rules.indices.filter { !world.rules[$0].isEmpty }
      guard !joinable.isEmpty else { continue }
      let atlas = try Atlas.load(text: stage.text)
      let query = JoinQuery(cities: world.populations.indices.map { "c\($0)" })
      let answer = try JoinFinder(atlas, query: query).answer()
      #expect(answer.results.count == world.populations.count * joinable.count, "seed \(seed)")
      for result in answer.results {
        let city = try #require(Int(result.city.id.dropFirst()))
        let group = try #require(Int(result.network.id.dropFirst()))
        let isMember = world.members.contains([city, group])
        #expect(result.isMember == isMember, "seed \(seed)")
        let best = world.rules[group].map { world.value($0, city, [group]) }.max()
        #expect(result.assessment.verdict == [Verdict.no, .unknown, .yes][best ?? 0], "seed \(seed)")
        let before = stage.reached(from: "c\(city)")
        let after = stage.reached(from: "c\(city)", joined: "g\(group)")
        let new = isMember ? [] : after.subtracting(before).filter { $0.hasPrefix("b") }
        #expect(Set(result.opens.filter(\.isNew).map(\.body.id)) == Set(new), "seed \(seed)")
        #expect(result.reachGain >= 0 && (result.reachGain > 0 || new.isEmpty), "seed \(seed)")
        let fellows = world.members.filter { $0[0] == city && $0[1] != group }.flatMap { own in
          world.members.filter { $0[1] == own[1] && $0[0] != city }.map { $0[0] }
        }
        let members = world.members.filter { $0[1] == group && $0[0] != city }.map { $0[0] }
        #expect(result.knownMembers == members.count)
        #expect(result.knownAlready == members.count(where: fellows.contains), "seed \(seed)")
      }
      let order = answer.results.map { result -> [Double] in
        let isYes = result.assessment.verdict == .yes
        let mayBe = result.assessment.verdict == .unknown
        let group = result.isMember ? 4.0 : isYes ? 0 : result.isOpen ? 1 : mayBe ? 2 : 3
        guard let gross = result.cost.gross else { return [group, 2, -result.reachGain] }
        return [group, gross == 0 ? 0 : 1, gross == 0 ? -result.reachGain : -result.reachGain * 1000 / gross]
      }
      for (one, other) in zip(order, order.dropFirst()) {
        #expect(one == other || one.lexicographicallyPrecedes(other), "seed \(seed): \(one) \(other)")
      }
    }
  }
}
