import Atlas
import GraphKernel
import Interchange
import Testing

@testable import Influence

/// Plans against all sets of actions, on random atlases with fees, openings and dates.
@Suite struct ReachPlanTests {
  /// A city, networks with prices that reach a body more or less surely and may require one another, events with dates that
  /// open other ways.
  private static func text(_ seed: UInt64) -> String {
    var random = SystemlessGenerator(state: seed)
    func number(_ range: ClosedRange<Int>) -> Int { Int.random(in: range, using: &random) }
    var text = """
      atlas: {id: random, as of: 2018-01-01}
      entities:
        - {id: city, kind: city, name: City, population: 100000, evidence: assumed}
        - {id: home, kind: network, name: Home, evidence: assumed}
        - {id: body, kind: EU body, name: Body, evidence: assumed}

      """
    var ties =
      "ties:\n  - city member of home: {assumed: t}\n  - home influences body: {assumed: t, grade: faint}\n"
    let grades = ["faint", "weak", "medium", "strong"]
    let networks = number(1...4)
    for index in 0..<networks {
      let fee = ["{eur: \(number(0...5) * 1000), per: year}", "{depends on: size}"][
        number(0...5) == 0 ? 1 : 0]
      let bar =
        number(0...4) == 0
        ? "- population: {from: 200000}"
        : networks > 1 && number(0...2) == 0
          ? "- requires: [n\(number(0...networks - 1))]" : "- condition: any"
      text += """
          - id: n\(index)
            kind: network
            name: N\(index)
            evidence: assumed
            rules: [{to: join, evidence: assumed, clauses: [{kind: [city]}, {fee: \(fee)}, {\(bar.dropFirst(2))}]}]

        """
      ties += "  - n\(index) influences body: {assumed: t, grade: \(grades[number(0...3)])}\n"
    }
    for index in 0..<number(0...3) {
      let date = number(0...3) == 0 ? "" : ", since: 2018-0\(number(2...9))-01"
      text += "  - {id: e\(index), kind: event, name: E\(index)\(date), evidence: assumed}\n"
      ties +=
        "  - home presents at e\(index): {assumed: t, potential: yes\(number(0...1) == 0 ? ", eur: 500" : "")}\n"
      ties += "  - body attends e\(index): {assumed: t}\n"
    }
    return text + ties
  }

  private static func query(_ seed: UInt64) -> PlanQuery {
    var query = PlanQuery(.reach(any: ["body"], chance: [0.3, 0.5, 0.7][Int(seed % 3)]), from: ["city"])
    query.budget = [nil, 4000, 12_000, 30_000][Int(seed / 3 % 4)]
    query.before = seed % 5 == 0 ? PartialDate("2018-05") : nil
    query.worlds = 256
    return query
  }

  private static func goal(_ query: PlanQuery) -> Double {
    if case .reach(_, let chance) = query.goal { chance } else { 1 }
  }

  /// Whether each action of a set that requires a membership can be taken once those before it are: by the rules of the
  /// atlas, read anew.
  private static func isPossible(_ set: [PlanAction], in atlas: Atlas) -> Bool {
    var held: Set<String> = ["home"]
    var waiting = set.filter { $0.kind == .join }
    while let next = waiting.firstIndex(where: { action in
      atlas.entity(action.unlocks.id)?.rules.first?.clauses.allSatisfy { clause in
        guard clause.topic == .requires, case .names(let ids) = clause.claims.used.value else { return true }
        return ids.allSatisfy(held.contains)
      } ?? false
    }) {
      held.insert(waiting.remove(at: next).unlocks.id)
    }
    return waiting.isEmpty
  }

  @Test func plansAreThoseOfAllSets() throws {
    var (planned, none, chained) = (0, 0, 0)
    for seed in 0..<250 as Range<UInt64> {
      let atlas = try Atlas.load(text: Self.text(seed)), query = Self.query(seed)
      let ground = try PlanGround(atlas, query, to: ["body"], on: try #require(PartialDate("2018-01-01")))
      let plan = try PlanFinder(atlas, query: query).plan()
      #expect(plan.isComplete)
      let sets = (0..<1 << ground.actions.count).map { set in
        ground.actions.indices.map { set >> $0 & 1 == 1 }
      }.filter { set in
        Self.isPossible(ground.actions.indices.filter { set[$0] }.map { ground.actions[$0] }, in: atlas)
      }
      let all = sets.map { set -> (cost: ActionCost, reach: Double, last: Int, isDated: Bool) in
        let taken = ground.actions.indices.filter { set[$0] }.map { ground.actions[$0] }
        let cost = ActionCost(
          unknown: taken.count { $0.euros == nil }, euros: taken.reduce(0) { $0 + ($1.euros ?? 0) },
          count: taken.count)
        let last = taken.map { $0.when?.firstDay ?? 0 }.max() ?? 0
        return (cost, ground.reach(set), last, !taken.contains(where: \.isUndated))
      }.filter { $0.cost.euros <= query.budget ?? .infinity }
      let goal = Self.goal(query)
      let enough = all.filter { $0.reach >= goal }
      if ground.reachNow >= goal || enough.isEmpty {
        #expect(plan.options.isEmpty, "seed \(seed)")
        none += 1
        continue
      }
      planned += 1
      func option(_ label: PlanOption.Label) -> PlanOption? {
        plan.options.first { $0.labels.contains(label) }
      }
      let cheapest = try #require(option(.cheapest))
      let least = try #require(enough.map(\.cost).min())
      #expect(cheapest.unknownPrices == least.unknown && cheapest.euros == least.euros, "seed \(seed)")
      #expect(cheapest.actions.count == least.count, "seed \(seed)")
      #expect(option(.surest)?.reach == all.map(\.reach).max(), "seed \(seed)")
      let dated = enough.filter(\.isDated)
      #expect(option(.fastest).map { $0.last?.firstDay ?? 0 } == dated.map(\.last).min(), "seed \(seed)")
      for option in plan.options {
        #expect(option.reach >= goal && option.euros <= query.budget ?? .infinity, "seed \(seed)")
        #expect(Self.isPossible(option.actions, in: atlas), "seed \(seed)")
        for (place, action) in option.actions.enumerated() {
          #expect(action.after.allSatisfy { $0 <= place }, "seed \(seed)")
          if !action.after.isEmpty { chained += 1 }
        }
        if let before = query.before {
          #expect(option.actions.allSatisfy { ($0.when?.firstDay ?? 0) <= before.lastDay && !$0.isUndated })
        }
      }
    }
    #expect(planned > 60 && none > 20 && chained > 20)
  }

  // A tie more never lowers reach, in any set and so in every world.
  @Test func oneActionMoreNeverHarms() throws {
    for seed in 0..<60 as Range<UInt64> {
      let atlas = try Atlas.load(text: Self.text(seed))
      var query = Self.query(seed)
      query.budget = nil
      let ground = try PlanGround(atlas, query, to: ["body"], on: try #require(PartialDate("2018-01-01")))
      for set in 0..<1 << ground.actions.count {
        let taken = ground.actions.indices.map { set >> $0 & 1 == 1 }
        for action in ground.actions.indices where !taken[action] {
          var more = taken
          more[action] = true
          #expect(ground.reach(more) >= ground.reach(taken))
        }
      }
    }
  }

  // City, home and body in a row: 0.5 for a membership, 0.1 for a faint influence (the middles of their intervals).
  @Test func worldsComeNearTheProduct() throws {
    let text = """
      atlas: {id: row, as of: 2018}
      entities:
        - {id: city, kind: city, name: City, evidence: assumed}
        - {id: home, kind: network, name: Home, evidence: assumed}
        - {id: body, kind: EU body, name: Body, evidence: assumed}
      ties:
        - city member of home: {assumed: t}
        - home influences body: {assumed: t, grade: strong}
      """
    let atlas = try Atlas.load(text: text)
    let view = try InfluenceView.compiled(atlas, on: try #require(PartialDate("2018")))
    let worlds = SharedWorlds(view, worlds: 65_536, seed: 7)
    let (city, body) = (try #require(atlas.index(of: "city")), try #require(atlas.index(of: "body")))
    // 0.5 * 0.7, and five standard errors of a share of 65,536.
    #expect(abs(worlds.chance(from: [city], toAny: [body]) { _ in true } - 0.35) < 0.01)
    #expect(worlds.chance(from: [city], toAny: [body]) { _ in false } == 0)
  }

  @Test func whatContradictsItselfIsRefused() throws {
    let atlas = try Atlas.load(text: Self.text(1))
    #expect(throws: RouteQueryError.sameEnds("city")) {
      try PlanFinder(atlas, query: PlanQuery(.reach(any: ["body", "city"], chance: 0.5), from: ["city"]))
    }
    #expect(throws: RouteQueryError.unknownEntity("q")) {
      try PlanFinder(atlas, query: PlanQuery(.reach(any: ["body"], chance: 0.5), from: ["q"]))
    }
    let query = PlanQuery(.reach(any: ["body"], chance: 2), from: ["city"])
    #expect(throws: RouteQueryError.self) { try PlanFinder(atlas, query: query) }
  }
}
