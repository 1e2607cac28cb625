import Atlas
import Testing

@testable import Influence

/// The memberships that come first against every choice of rules, on the random rules of `RandomRulesTests`.
struct CheapestStepsTests {
  private typealias World = RandomRulesTests.World

  /// The least price of a set of memberships, each by one rule that surely lets in, by which what a rule requires can be had.
  private static func least(_ world: World, _ rule: RandomRulesTests.RandomRule, _ city: Int, _ target: Int)
    -> [Int]?
  {
    let held = Set(world.rules.indices.filter { world.members.contains([city, $0]) })
    // By membership: no rule, or one of those whose own conditions surely hold.
    let options = world.rules.indices.map { group -> [RandomRulesTests.RandomRule?] in
      guard !held.contains(group), group != target else { return [nil] }
      return [nil]
        + world.rules[group].filter { rule in
          var alone = rule
          alone.requires = []
          return world.value(alone, city, [group]) == 2
        }
    }
    var best: [Int]?
    for choice in choices(options) {
      var had = held
      var isGrowing = true
      while isGrowing {
        let new = choice.indices.filter { choice[$0].map { $0.requires.allSatisfy(had.contains) } ?? false }
        isGrowing = !had.isSuperset(of: new)
        had.formUnion(new)
      }
      let taken = choice.indices.filter { choice[$0] != nil }
      guard had.isSuperset(of: taken), rule.requires.allSatisfy(had.contains) else { continue }
      let fees = taken.compactMap { choice[$0] }.map(\.fee)
      let cost = [fees.count { $0 == nil }, fees.reduce(0) { $0 + 3 * ($1 ?? 0) }, taken.count]
      if best.map({ cost.lexicographicallyPrecedes($0) }) ?? true { best = cost }
    }
    return best
  }

  private static func choices(_ options: [[RandomRulesTests.RandomRule?]]) -> [[RandomRulesTests.RandomRule?]]
  {
    options.reduce([[]]) { all, next in all.flatMap { choice in next.map { choice + [$0] } } }
  }

  @Test func noCheaperStepsLeadThere() throws {
    var looked = 0
    for seed in 1...250 as ClosedRange<UInt64> {
      let world = World(seed: seed)
      let atlas = try Atlas.load(text: world.text)
      let eligibility = Eligibility(atlas, on: try #require(atlas.asOf))
      for city in world.populations.indices {
        let index = try #require(atlas.index(of: "c\(city)"))
        for (group, list) in world.rules.enumerated() {
          let entity = try #require(atlas.entity("g\(group)"))
          for (rule, random) in zip(entity.rules, list) where world.value(random, city, [group]) == 2 {
            let first = eligibility.assess(rule, for: index).first
            guard !first.isEmpty else { continue }
            looked += 1
            let cost = first.reduce(ActionCost()) { $0 + ActionCost($1.ownCost) }
            let least = Self.least(world, random, city, group)
            #expect([cost.unknown, Int(cost.euros), cost.count] == least, "seed \(seed) c\(city) g\(group)")
          }
        }
      }
    }
    #expect(looked > 50)
  }
}
