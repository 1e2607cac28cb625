import Atlas
import Testing

@testable import Influence

/// Plans to found a group against all choices of members and presentations, on random atlases.
struct ProposalPlanTests {
  private static func plan(_ world: ProposalWorld) throws -> Plan {
    var query = PlanQuery(.carryOut(action: "found a working group", groups: ["club"]))
    query.budget = world.budget
    query.before = world.deadline.flatMap { PartialDate("2018-0\($0)-01") }
    return try PlanFinder(try Atlas.load(text: world.text), query: query).plan()
  }

  @Test func plansAreThoseOfAllChoices() throws {
    var (planned, none, surer, dated) = (0, 0, 0, 0)
    for seed in 1...400 as ClosedRange<UInt64> {
      let world = ProposalWorld(seed: seed)
      let plan = try Self.plan(world)
      let all = world.choices
      #expect(plan.isComplete)
      guard !all.isEmpty else {
        none += 1
        #expect(plan.options.isEmpty, "seed \(seed)")
        continue
      }
      planned += 1
      func option(_ label: PlanOption.Label) throws -> PlanOption {
        try #require(plan.options.first { $0.labels.contains(label) }, "seed \(seed) \(label)")
      }
      let cheapest = try option(.cheapest)
      let least = try #require(
        all.map { [$0.unknown, $0.euros, $0.count] }.min { $0.lexicographicallyPrecedes($1) })
      #expect([cheapest.unknownPrices, Int(cheapest.euros)] == Array(least.prefix(2)), "seed \(seed)")
      let paid = cheapest.actions.count { [.join, .recruit, .present].contains($0.kind) }
      #expect(paid == least[2], "seed \(seed)")
      let surest = try option(.surest).reach
      #expect(abs(surest - (all.map(\.chance).max() ?? 0)) < 1e-9, "seed \(seed)")
      if surest > cheapest.reach + 1e-9 { surer += 1 }
      let day = try #require(all.map(\.day).min())
      #expect(
        try option(.fastest).last.map { "\($0)" } == (day == 0 ? nil : "2018-0\(day)-01"), "seed \(seed)")
      if day > 0 { dated += 1 }
      for option in plan.options { Self.check(option, world, "seed \(seed)") }
    }
    #expect(planned > 150 && none > 60 && surer > 50 && dated > 50)
  }

  /// Every action stands after those it needs: a member is won before it joins, all are ready before the proposal, and
  /// those who decide are won after it.
  private static func check(_ option: PlanOption, _ world: ProposalWorld, _ seed: Comment) {
    func places(_ kind: PlanAction.Kind) -> [Int] {
      option.actions.indices.filter { option.actions[$0].kind == kind }
    }
    for (place, action) in option.actions.enumerated() {
      #expect(action.after.allSatisfy { (1...max(1, place)).contains($0) }, seed)
    }
    let proposals = places(.propose)
    #expect(proposals.count == 1, seed)
    #expect(option.actions[proposals[0]].after == Array(1...proposals[0] + 1).dropLast(), seed)
    #expect(places(.winOver) == [option.actions.count - 1], seed)
    #expect(option.actions.last?.after == [proposals[0] + 1], seed)
    let ids = option.members.compactMap { Int($0.id.dropFirst()) }
    #expect(ids.count == option.members.count && ids.count == world.cities + world.regions, seed)
    let joined = places(.join).map { option.actions[$0].actor.id }
    #expect(joined == ids.filter { !world.members[$0].isIn }.map { "m\($0)" }, seed)
    let recruited = places(.recruit).map { option.actions[$0].unlocks.id }
    #expect(recruited == ids.filter { !world.members[$0].isWilling }.map { "m\($0)" }, seed)
    for place in places(.join) where recruited.contains(option.actions[place].actor.id) {
      let before = option.actions[place].after.map { option.actions[$0 - 1] }
      #expect(before.map(\.unlocks) == [option.actions[place].actor], seed)
    }
    let days = option.actions.compactMap { $0.when?.firstDay }
    #expect(days == days.sorted(), seed)
  }

  // The same question to the two verbs: a plan exists, without budget and deadline, exactly where a coalition does.
  @Test func aPlanIsThereWhereACoalitionIs() throws {
    for seed in 1...120 as ClosedRange<UInt64> {
      let atlas = try Atlas.load(text: ProposalWorld(seed: seed).text)
      let coalition = try CoalitionFinder(atlas, query: CoalitionQuery(groups: ["club"])).answer().goals[0]
        .variants[0]
      let plan = try PlanFinder(
        atlas, query: PlanQuery(.carryOut(action: "found a working group", groups: ["club"]))
      ).plan()
      #expect((coalition.verdict == .yes) == !plan.options.isEmpty, "seed \(seed)")
      let cheapest = plan.options.first { $0.labels.contains(.cheapest) }
      #expect(cheapest?.euros == coalition.cheapest?.euros, "seed \(seed)")
    }
  }
}
