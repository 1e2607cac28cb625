import Atlas
import Influence
import Testing

/// Coalitions against the enumeration of all sets.
struct CoalitionTests {
  private struct Member {
    let kind: String
    let isIn: Bool
    let fee: Int?
    let isWilling: Bool
    let grade: String?
    /// Whether the club lets it in.
    let isFit: Bool
  }

  private static let chances = ["strong": 0.7, "medium": 0.5, "weak": 0.3]

  /// A club that a new group requires, a board that decides, and members-to-be, some of them with a say.
  private static func text(_ members: [Member], cities: Int, regions: Int) -> String {
    var text = """
      atlas: {id: pact, as of: 2018-01-01}
      entities:
        - {id: pact, kind: network, name: Pact, evidence: assumed}
        - {id: board, kind: organisation, name: Board, evidence: assumed}
        - id: club
          kind: network
          name: Club
          evidence: assumed
          rules:
            - to: found a group
              assumed: x
              clauses:
                - composition: [{at least: \(cities), of: city}, {at least: \(regions), of: region}]
                - requires: [club]
                - decided by: [board]

      """
    // A fee of its own for each: a membership rule for a club of its own, which the group requires as well, would be
    // another model; here the price of the club depends on the country.
    for fee in Set(members.map(\.fee)).sorted(by: { ($0 ?? -1) < ($1 ?? -1) }) {
      let price = fee.map { ", {fee: {eur: \($0), per: year}}" } ?? ""
      text += "      - {to: join, assumed: x, clauses: [{country: [\(code(fee))]}\(price)]}\n"
    }
    for (index, member) in members.enumerated() {
      let country = member.isFit ? code(member.fee) : "BE"
      text +=
        "  - {id: m\(index), kind: \(member.kind), name: M\(index), country: \(country), evidence: assumed}\n"
    }
    text += "ties:\n  - board partner of pact: {assumed: x, grade: strong}\n"
    for (index, member) in members.enumerated() {
      if member.isIn { text += "  - m\(index) member of club: {assumed: x}\n" }
      if member.isWilling { text += "  - m\(index) advocates in board: {assumed: x, potential: yes}\n" }
      if let grade = member.grade {
        text += "  - m\(index) influences board: {assumed: x, grade: \(grade)}\n"
      }
    }
    return text
  }

  private static func code(_ fee: Int?) -> String { fee.map { ["NL", "PT", "IT", "SE"][$0 / 100] } ?? "DK" }

  private static func random(_ seed: UInt64) -> (members: [Member], cities: Int, regions: Int) {
    var generator = RandomRulesTests.Generator(state: seed)
    let members = (0..<generator.number(2...8)).map { _ in
      Member(
        kind: generator.chance(0.7) ? "city" : "region", isIn: generator.chance(0.4),
        fee: generator.chance(0.8) ? generator.number(0...3) * 100 : nil, isWilling: generator.chance(0.5),
        grade: generator.chance(0.8) ? ["strong", "medium", "weak"].randomElement(using: &generator) : nil,
        isFit: generator.chance(0.8))
    }
    return (members, generator.number(1...3), generator.number(0...2))
  }

  @Test func agreesWithEverySet() throws {
    for seed in 1...200 as ClosedRange<UInt64> {
      let (members, cities, regions) = Self.random(seed)
      let atlas = try Atlas.load(text: Self.text(members, cities: cities, regions: regions))
      let goal = try #require(
        try CoalitionFinder(atlas, query: CoalitionQuery(groups: ["club"])).answer().goals.first)
      let variant = goal.variants[0]
      // Who is in pays nothing; who is fit pays its country's fee for three years; the others cannot.
      let able = members.indices.filter { members[$0].isIn || members[$0].isFit }
      var sets: [[Int]] = []
      for bits in 0..<(1 << able.count) {
        let set = able.indices.filter { bits >> $0 & 1 == 1 }.map { able[$0] }
        let count = { (kind: String) in set.count { members[$0].kind == kind } }
        if count("city") >= cities, count("region") >= regions { sets.append(set) }
      }
      #expect((variant.verdict == .yes) == !sets.isEmpty, "seed \(seed)")
      guard !sets.isEmpty else {
        #expect(variant.cheapest == nil && variant.strongest == nil && variant.smallest == nil)
        continue
      }
      func price(_ member: Int) -> Int { members[member].isIn ? 0 : 3 * (members[member].fee ?? 0) }
      func unknown(_ set: [Int]) -> Int { set.count { !members[$0].isIn && members[$0].fee == nil } }
      func sum(_ set: [Int]) -> Int { set.map(price).reduce(0, +) }
      func steps(_ set: [Int]) -> Int { set.count { !members[$0].isIn } }
      let cheapest = try #require(variant.cheapest)
      let best = try #require(sets.map { [unknown($0), sum($0)] }.min { $0.lexicographicallyPrecedes($1) })
      #expect([cheapest.unknownPrices, Int(cheapest.euros)] == best, "seed \(seed)")
      let smallest = try #require(variant.smallest)
      let least = try #require(sets.map { [$0.count, steps($0)] }.min { $0.lexicographicallyPrecedes($1) })
      #expect([smallest.members.count, smallest.steps] == least, "seed \(seed)")
      // The strongest is looked for among the sets of the least size.
      let strongest = try #require(variant.strongest)
      let strengths = sets.filter { $0.count == least[0] }.map { set in
        1 - set.map { 1 - strength($0, members) }.reduce(1, *)
      }
      #expect(abs(strongest.strength - (try #require(strengths.max()))) < 1e-9, "seed \(seed)")
    }
  }

  /// The best route to the board: its own say, or by way of the club and a member with one.
  private func strength(_ member: Int, _ members: [Member]) -> Double {
    func say(_ index: Int) -> Double { members[index].grade.flatMap { Self.chances[$0] } ?? 0 }
    guard members[member].isIn else { return say(member) }
    // To the club medium (0.5), from the club to a member weak (0.3).
    let others = members.indices.filter { $0 != member && members[$0].isIn }.map { 0.5 * 0.3 * say($0) }
    return max(say(member), others.max() ?? 0)
  }

  @Test func aContestedQuorumIsAnsweredBothWays() throws {
    let text = """
      atlas: {id: pact, as of: 2018-01-01}
      entities:
        - id: club
          kind: network
          name: Club
          evidence: assumed
          rules:
            - to: found a group
              assumed: x
              clauses:
                - quorum:
                    - {at least: 4, of: city, used: stricter}
                    - {at least: 3, of: city, assumed: y}
                - requires: [club]
        - {id: a, kind: city, name: A, evidence: assumed}
        - {id: b, kind: city, name: B, evidence: assumed}
        - {id: c, kind: city, name: C, evidence: assumed}
      ties:
        - a member of club: {assumed: x}
        - b member of club: {assumed: x}
        - c member of club: {assumed: x}
      """
    let answer = try CoalitionFinder(try Atlas.load(text: text), query: CoalitionQuery(groups: ["club"]))
      .answer()
    let variants = answer.goals[0].variants
    #expect(variants.map { $0.needs.map(\.atLeast) } == [[4], [3]])
    #expect(variants.map(\.isUsed) == [true, false])
    #expect(variants.map(\.verdict) == [.no, .yes])
    #expect(variants[1].cheapest?.members.map(\.entity.id) == ["a", "b", "c"])
    #expect(answer.isNone)
    // Nothing shows that anybody is willing.
    #expect(variants.map(\.short) == [[4], [3]])
  }
}
