import Atlas
import Influence
import Testing

/// Routes on random atlases against a plain enumeration that shares no code with the search.
struct RandomAtlasTests {
  /// SplitMix64 (Steele, Lea and Flood 2014), so that a seed means the same atlas everywhere.
  private struct Generator: RandomNumberGenerator {
    var state: UInt64
    mutating func next() -> UInt64 {
      state &+= 0x9E37_79B9_7F4A_7C15
      var z = state
      z = (z ^ (z >> 30)) &* 0xBF58_476D_1CE4_E5B9
      z = (z ^ (z >> 27)) &* 0x94D0_49BB_1331_11EB
      return z ^ (z >> 31)
    }
  }

  private struct Line {
    let from: Int
    let to: Int
    let type: String
    let grade: String
    let until: Int?
  }

  // Chances of the default vocabulary, written out here and not looked up. Both types carry weakly (0.3) back.
  private static let chances = ["strong": 0.7, "medium": 0.5, "weak": 0.3]

  private static func random(_ seed: UInt64) -> (text: String, lines: [Line], count: Int) {
    var generator = Generator(state: seed)
    let count = Int.random(in: 3...7, using: &generator)
    var lines: [Line] = []
    for _ in 0..<Int.random(in: 2...12, using: &generator) {
      let from = Int.random(in: 0..<count, using: &generator)
      let to = Int.random(in: 0..<count, using: &generator)
      let type = ["influences", "reports to"].randomElement(using: &generator) ?? ""
      guard from != to, !lines.contains(where: { $0.from == from && $0.to == to && $0.type == type }) else {
        continue
      }
      let grade = ["strong", "medium", "weak"].randomElement(using: &generator) ?? ""
      lines.append(
        Line(from: from, to: to, type: type, grade: grade, until: Bool.random(using: &generator) ? nil : 2017)
      )
    }
    var text = "atlas: {id: random, as of: 2016-01-01}\nentities:\n"
    for index in 0..<count {
      text += "  - {id: e\(index), kind: organisation, name: E\(index), evidence: assumed}\n"
    }
    text += "ties:\n"
    for line in lines {
      let until = line.until.map { ", until: \($0)" } ?? ""
      text += "  - e\(line.from) \(line.type) e\(line.to): {assumed: x, grade: \(line.grade)\(until)}\n"
    }
    if lines.isEmpty { text += "  []\n" }
    return (text, lines, count)
  }

  /// All loopless paths from the first to the last entity, each as its visited entities and its strength.
  private static func enumerate(_ lines: [Line], _ count: Int, year: Int) -> [(way: [Int], strength: Double)]
  {
    var found: [(way: [Int], strength: Double)] = []
    func extend(_ way: [Int], _ strength: Double) {
      let last = way[way.count - 1]
      if last == count - 1 { return found.append((way, strength)) }
      for line in lines where (line.until ?? 9999) >= year {
        if line.from == last, !way.contains(line.to) {
          extend(way + [line.to], strength * (chances[line.grade] ?? 0))
        }
        if line.to == last, !way.contains(line.from) { extend(way + [line.from], strength * 0.3) }
      }
    }
    extend([0], 1)
    return found
  }

  @Test(arguments: [2016, 2018])
  func agreesWithEnumeration(year: Int) throws {
    for seed in 1...150 as ClosedRange<UInt64> {
      let (text, lines, count) = Self.random(seed)
      let expected = Self.enumerate(lines, count, year: year)
      var query = RouteQuery(from: ["e0"], to: ["e\(count - 1)"])
      query.k = 1_000
      query.on = PartialDate(year: year)
      let answer = try RouteFinder(try Atlas.load(text: text)).routes(query)
      #expect(answer.routes.count == expected.count, "seed \(seed)")
      let strengths = expected.map(\.strength).sorted(by: >)
      for (route, strength) in zip(answer.routes, strengths) {
        #expect(abs(route.strength - strength) < 1e-9, "seed \(seed)")
      }
      let ways = Set(expected.map { $0.way.map { "e\($0)" } })
      #expect(Set(answer.routes.map { $0.entities.map(\.id) }) == ways, "seed \(seed)")
    }
  }
}
