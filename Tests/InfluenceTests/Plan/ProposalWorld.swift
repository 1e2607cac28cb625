import Atlas

/// A random atlas in which a group can be founded, with a plain account of who hears of what.
///
/// A pact of the willing, a club that the group requires, a board that decides, cities and regions with prices of their own
/// and ties to the board, and occasions of the board at which some can speak.
struct ProposalWorld {
  struct Member {
    let kind: String
    let isIn: Bool
    let fee: Int?
    let isWilling: Bool
    let grade: String?
    let isKnown: String?
    let isFit: Bool
  }

  struct Occasion {
    let day: Int?
    let isMeeting: Bool
    let speaker: String
    let euros: Int?
  }

  let members: [Member]
  let occasions: [Occasion]
  let cities: Int
  let regions: Int
  let budget: Double?
  let deadline: Int?

  init(seed: UInt64) {
    var generator = RandomRulesTests.Generator(state: seed)
    let grades = ["strong", "medium", "weak"]
    members = (0..<generator.number(2...7)).map { _ in
      Member(
        kind: generator.chance(0.7) ? "city" : "region", isIn: generator.chance(0.4),
        fee: generator.chance(0.8) ? generator.number(0...3) * 100 : nil, isWilling: generator.chance(0.5),
        grade: generator.chance(0.7) ? grades.randomElement(using: &generator) : nil,
        isKnown: generator.chance(0.6) ? grades.randomElement(using: &generator) : nil,
        isFit: generator.chance(0.85))
    }
    let count = members.count
    occasions = (0..<generator.number(0...3)).map { _ in
      Occasion(
        day: generator.chance(0.8) ? generator.number(2...9) : nil, isMeeting: generator.chance(0.6),
        speaker: generator.chance(0.5) ? "pact" : "m\(generator.number(0...count - 1))",
        euros: generator.chance(0.7) ? generator.number(0...2) * 200 : nil)
    }
    cities = generator.number(1...3)
    regions = generator.number(0...2)
    budget = generator.chance(0.4) ? Double(generator.number(0...8) * 200) : nil
    deadline = generator.chance(0.3) ? generator.number(2...9) : nil
  }

  // MARK: As an atlas

  var text: String {
    let regional = regions > 0 ? ", {at least: \(regions), of: region}" : ""
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
            - to: found a working group
              assumed: x
              clauses:
                - composition: [{at least: \(cities), of: city}\(regional)]
                - requires: [club]
                - decided by: [board]

      """
    // Each pays the price of its country.
    for fee in Set(members.map(\.fee)).sorted(by: { ($0 ?? -1) < ($1 ?? -1) }) {
      let price = fee.map { ", {fee: {eur: \($0), per: year}}" } ?? ""
      text += "      - {to: join, assumed: x, clauses: [{country: [\(Self.code(fee))]}\(price)]}\n"
    }
    for (index, member) in members.enumerated() {
      let country = member.isFit ? Self.code(member.fee) : "BE"
      text +=
        "  - {id: m\(index), kind: \(member.kind), name: M\(index), country: \(country), evidence: assumed}\n"
    }
    for (index, occasion) in occasions.enumerated() {
      let since = occasion.day.map { ", since: 2018-0\($0)-01" } ?? ""
      text += "  - {id: e\(index), kind: event, name: E\(index)\(since), evidence: assumed}\n"
    }
    text += "ties:\n"
    for tie in ties {
      let grade = tie.grade.map { ", grade: \($0)" } ?? ""
      text += "  - \(tie.from) \(tie.type) \(tie.to): {assumed: x\(grade)}\n"
    }
    for (index, occasion) in occasions.enumerated() {
      let price = occasion.euros.map { ", eur: \($0)" } ?? ""
      text += "  - \(occasion.speaker) presents at e\(index): {assumed: x, potential: yes\(price)}\n"
    }
    return text
  }

  private static func code(_ fee: Int?) -> String {
    fee.map { ["NL", "PT", "IT", "SE"][$0 / 100] } ?? "DK"
  }

  private struct Link {
    let from: String
    let type: String
    let to: String
    let grade: String?
  }

  private var ties: [Link] {
    var ties: [Link] = []
    for (index, member) in members.enumerated() {
      if member.isIn { ties.append(Link(from: "m\(index)", type: "member of", to: "club", grade: nil)) }
      if member.isWilling { ties.append(Link(from: "m\(index)", type: "member of", to: "pact", grade: nil)) }
      if let grade = member.grade {
        ties.append(Link(from: "m\(index)", type: "influences", to: "board", grade: grade))
      }
      if let grade = member.isKnown, !member.isWilling {
        ties.append(Link(from: "pact", type: "influences", to: "m\(index)", grade: grade))
      }
    }
    for (index, occasion) in occasions.enumerated() {
      ties.append(
        Link(from: "board", type: occasion.isMeeting ? "organises" : "hosts", to: "e\(index)", grade: nil))
    }
    return ties
  }

  // MARK: Who hears

  private static let chances = ["strong": 0.7, "medium": 0.5, "weak": 0.3]

  /// The flows of the default vocabulary, along and against.
  private static func flow(_ tie: Link) -> (along: Double, against: Double) {
    switch tie.type {
    case "member of": (0.5, 0.3)
    case "influences": (chances[tie.grade ?? "medium"] ?? 0, 0.3)
    case "organises": (0.5, 0.7)
    default: (0.3, 0.3)
    }
  }

  /// The best product of chances from some to everybody, by going over all ties until nothing changes.
  private func best(from starts: [String]) -> [String: Double] {
    var best = Dictionary(uniqueKeysWithValues: Set(starts).map { ($0, 1.0) })
    var isGrowing = true
    while isGrowing {
      isGrowing = false
      for tie in ties {
        let flow = Self.flow(tie)
        for (from, to, chance) in [(tie.from, tie.to, flow.along), (tie.to, tie.from, flow.against)] {
          let new = (best[from] ?? 0) * chance
          if new > (best[to] ?? 0) {
            best[to] = new
            isGrowing = true
          }
        }
      }
    }
    return best
  }

  // MARK: All choices

  struct Choice {
    var unknown = 0
    var euros = 0
    var count = 0
    var day = 0
    var chance = 0.0
  }

  /// Every choice of exactly as many members as are needed, with any presentations, within the budget and the deadline.
  var choices: [Choice] {
    let willing = members.indices.filter { members[$0].isWilling }.map { "m\($0)" }
    // Where the pact has no member, nobody acts.
    let heard = best(from: willing.isEmpty ? [] : ["pact"] + willing)
    let able = members.indices.filter { members[$0].isIn || members[$0].isFit }
    let meetings = occasions.filter(\.isMeeting).compactMap(\.day).sorted()
    let told = occasions.indices.filter {
      !(occasions[$0].day == nil && (!meetings.isEmpty || deadline != nil))
    }
    .filter { index in
      // One from whose speaker nothing is heard tells nobody.
      (heard[occasions[index].speaker] ?? 0) > 0
    }
    var choices: [Choice] = []
    for set in subsets(of: able) {
      let count = { (kind: String) in set.count { members[$0].kind == kind } }
      guard count("city") == cities, count("region") == regions else { continue }
      for spoken in subsets(of: told) {
        let choice = choice(set, spoken, heard, meetings)
        if let budget, choice.unknown > 0 || Double(choice.euros) > budget { continue }
        if let deadline, choice.day > deadline { continue }
        choices.append(choice)
      }
    }
    return choices
  }

  private func choice(
    _ set: [Int], _ spoken: [Int], _ heard: [String: Double], _ meetings: [Int]
  ) -> Choice {
    var choice = Choice()
    var (hears, unheard) = (1.0, 1.0)
    for index in set {
      let member = members[index]
      if !member.isIn {
        choice.count += 1
        if let fee = member.fee { choice.euros += 3 * fee } else { choice.unknown += 1 }
      }
      if !member.isWilling {
        choice.count += 1
        hears *= heard["m\(index)"] ?? 0
      }
      let joined = member.isIn ? 0 : 0.5 * (best(from: ["club"])["board"] ?? 0)
      unheard *= 1 - max(best(from: ["m\(index)"])["board"] ?? 0, joined)
    }
    for index in spoken {
      let occasion = occasions[index]
      choice.count += 1
      if let euros = occasion.euros { choice.euros += euros } else { choice.unknown += 1 }
      unheard *= 1 - (heard[occasion.speaker] ?? 0) * 0.7 * (best(from: ["e\(index)"])["board"] ?? 0)
    }
    let last = spoken.compactMap { occasions[$0].day }.max() ?? 0
    choice.day = meetings.first { $0 >= last } ?? last
    choice.chance = hears * (1 - unheard)
    return choice
  }

  private func subsets(of items: [Int]) -> [[Int]] {
    (0..<1 << items.count).map { bits in items.indices.filter { bits >> $0 & 1 == 1 }.map { items[$0] } }
  }
}
