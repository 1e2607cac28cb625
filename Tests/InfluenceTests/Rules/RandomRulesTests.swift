import Atlas
import Influence
import Testing

/// Random rules against a plain recursion that shares no code with the evaluation.
struct RandomRulesTests {
  /// SplitMix64 (Steele, Lea and Flood 2014), so that a seed means the same atlas everywhere.
  struct Generator: RandomNumberGenerator {
    var state: UInt64
    mutating func next() -> UInt64 {
      state &+= 0x9E37_79B9_7F4A_7C15
      var z = state
      z = (z ^ (z >> 30)) &* 0xBF58_476D_1CE4_E5B9
      z = (z ^ (z >> 27)) &* 0x94D0_49BB_1331_11EB
      return z ^ (z >> 31)
    }
    mutating func number(_ range: ClosedRange<Int>) -> Int { Int.random(in: range, using: &self) }
    mutating func chance(_ share: Double) -> Bool { Double.random(in: 0..<1, using: &self) < share }
  }

  struct RandomRule {
    var from: Int?
    var to: Int?
    var countries: [String]?
    var isClosed: Bool
    var requires: [Int]
    var fee: Int?
  }

  struct World {
    var rules: [[RandomRule]] = []
    var populations: [Int?] = []
    var countries: [String?] = []
    var members: Set<[Int]> = []

    init(seed: UInt64) {
      var generator = Generator(state: seed)
      let groups = generator.number(2...6)
      for _ in 0..<generator.number(1...3) {
        populations.append(generator.chance(0.8) ? generator.number(1...9) * 10 : nil)
        countries.append(generator.chance(0.8) ? ["NL", "PT"].randomElement(using: &generator) : nil)
      }
      for _ in 0..<groups {
        rules.append(
          (0..<generator.number(0...2)).map { _ in
            RandomRule(
              from: generator.chance(0.3) ? generator.number(1...6) * 10 : nil,
              to: generator.chance(0.3) ? generator.number(5...9) * 10 : nil,
              countries: generator.chance(0.3) ? ["NL"] : nil, isClosed: generator.chance(0.05),
              requires: (0..<groups).filter { _ in generator.chance(0.3) },
              fee: generator.chance(0.7) ? generator.number(0...5) * 100 : nil)
          })
      }
      for city in populations.indices {
        for group in 0..<groups where generator.chance(0.1) { members.insert([city, group]) }
      }
    }

    var text: String {
      var text = "atlas: {id: random, as of: 2018-01-01}\nentities:\n"
      for (city, population) in populations.enumerated() {
        let people = population.map { ", population: \($0)" } ?? ""
        let country = countries[city].map { ", country: \($0)" } ?? ""
        text += "  - {id: c\(city), kind: city, name: C\(city)\(country)\(people), evidence: assumed}\n"
      }
      for (group, list) in rules.enumerated() {
        text += "  - id: g\(group)\n    kind: network\n    name: G\(group)\n    evidence: assumed\n"
        if !list.isEmpty { text += "    rules:\n" }
        for rule in list { text += "      - {to: join, assumed: x, clauses: [\(Self.clauses(rule))]}\n" }
      }
      if members.isEmpty { return text }
      text += "ties:\n"
      for pair in members.sorted(by: { ($0[0], $0[1]) < ($1[0], $1[1]) }) {
        text += "  - c\(pair[0]) member of g\(pair[1]): {assumed: x}\n"
      }
      return text
    }

    private static func clauses(_ rule: RandomRule) -> String {
      var clauses = ["{kind: [city]}"]
      let bounds = [rule.from.map { "from: \($0)" }, rule.to.map { "to: \($0)" }].compactMap { $0 }
      if !bounds.isEmpty { clauses.append("{population: {\(bounds.joined(separator: ", "))}}") }
      if rule.countries != nil { clauses.append("{country: [NL]}") }
      if rule.isClosed { clauses.append("{capacity: closed}") }
      if !rule.requires.isEmpty {
        clauses.append("{requires: [\(rule.requires.map { "g\($0)" }.joined(separator: ", "))]}")
      }
      if let fee = rule.fee { clauses.append("{fee: {eur: \(fee), per: year}}") }
      return clauses.joined(separator: ", ")
    }

    /// 2 for yes, 1 for unknown, 0 for no: the least of a rule's conditions, the best of a group's rules. A group that is
    /// being joined already cannot come before itself.
    func joinable(_ city: Int, _ group: Int, path: [Int]) -> Int {
      if rules[group].isEmpty { return 1 }
      return rules[group].map { value($0, city, path + [group]) }.max() ?? 1
    }

    func value(_ rule: RandomRule, _ city: Int, _ path: [Int]) -> Int {
      var least = rule.isClosed ? 0 : 2
      if rule.from != nil || rule.to != nil {
        if let people = populations[city] {
          if people < rule.from ?? 0 || people > rule.to ?? .max { least = 0 }
        } else {
          least = min(least, 1)
        }
      }
      if rule.countries != nil { least = min(least, countries[city].map { $0 == "NL" ? 2 : 0 } ?? 1) }
      for need in rule.requires where !members.contains([city, need]) {
        least = min(least, path.contains(need) ? 0 : joinable(city, need, path: path))
      }
      return least
    }
  }

  @Test func agreesWithAPlainRecursion() throws {
    for seed in 1...250 as ClosedRange<UInt64> {
      let world = World(seed: seed)
      let atlas = try Atlas.load(text: world.text)
      let eligibility = Eligibility(atlas, on: try #require(atlas.asOf))
      for city in world.populations.indices {
        let index = try #require(atlas.index(of: "c\(city)"))
        for (group, list) in world.rules.enumerated() {
          let entity = try #require(atlas.entity("g\(group)"))
          for (rule, random) in zip(entity.rules, list) {
            let found = eligibility.assess(rule, for: index)
            let expected = world.value(random, city, [group])
            #expect(
              [Verdict.no, .unknown, .yes][expected] == found.verdict, "seed \(seed) c\(city) g\(group)")
            guard found.verdict == .yes else { continue }
            // What comes first can be joined in that order, each after what it requires.
            var held = Set(world.rules.indices.filter { world.members.contains([city, $0]) })
            for step in found.first {
              let place = try #require(Int(step.into.id.dropFirst()))
              let rules = world.rules[place]
              let isSound = rules.contains { other in
                other.requires.allSatisfy(held.contains) && world.value(other, city, [place]) == 2
              }
              #expect(isSound, "seed \(seed) c\(city) g\(group)")
              held.insert(place)
            }
            #expect(random.requires.allSatisfy(held.contains), "seed \(seed)")
          }
        }
      }
    }
  }
}
