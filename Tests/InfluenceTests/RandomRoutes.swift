import Atlas
import Influence

/// Small random atlases with hubs, expired ties, parallel ties, ties left out and entities avoided, and a plain enumeration of their routes that
/// shares no code with the search.
struct RandomRoutes {
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
  }

  /// A way that influence may take: all a route needs to know.
  struct Way: Hashable {
    let from: Int
    let to: Int
    let chance: Double
    let isFinal: Bool
    /// EUR a year; only of memberships.
    let euros: Double
    let tie: Int
  }

  /// A route: its entities in order and what it is worth.
  struct Found: Hashable {
    let entities: [Int]
    let ways: [Way]
    var strength: Double { ways.map(\.chance).sorted().reduce(1, *) }
    var euros: Double { ways.map(\.euros).reduce(0, +) }
    var inner: ArraySlice<Int> { entities.dropFirst().dropLast() }
  }

  let text: String
  let count: Int
  let ways: [Way]
  let hubs: Set<Int>
  let query: RouteQuery
  let sources: [Int]
  let targets: [Int]
  private let avoided: Set<Int>

  // Chances of the default vocabulary, written out here and not looked up.
  private static let chances = ["strong": 0.7, "medium": 0.5, "weak": 0.3, "faint": 0.1]

  init(seed: UInt64) throws {
    var generator = Generator(state: seed)
    count = Int.random(in: 4...8, using: &generator)
    hubs = Set((0..<count).filter { _ in Int.random(in: 0..<6, using: &generator) == 0 })
    var text = "atlas: {id: random, as of: 2016-01-01}\n"
    text +=
      "vocabulary:\n  tie types:\n    bound for: {phrase: ends at, inverse: end of, inverse phrase: is the end of, "
    text += "flow: {along: weak, against: weak}, class: structure, final: yes}\nentities:\n"
    for index in 0..<count {
      let kind = hubs.contains(index) ? "country" : "organisation"
      text += "  - {id: e\(index), kind: \(kind), name: E\(index), evidence: assumed}\n"
    }
    text += "ties:\n"
    let isLimited = Int.random(in: 0..<4, using: &generator) == 0
    var ways: [Way] = []
    var seen: Set<[Int]> = []
    for tie in 0..<Int.random(in: 4...20, using: &generator) {
      let ends = (
        Int.random(in: 0..<count, using: &generator), Int.random(in: 0..<count, using: &generator)
      )
      let type = [0, 0, 0, 1, 1, 2, 2, 3][Int.random(in: 0..<8, using: &generator)]
      guard ends.0 != ends.1, seen.insert([ends.0, ends.1, type]).inserted else { continue }
      // Ties to the next entity are strong, so that long routes may be better than short ones.
      let grades = ends.1 == ends.0 + 1 ? ["strong"] : ["strong", "medium", "weak", "faint", "faint"]
      let grade = grades.randomElement(using: &generator) ?? ""
      let isOver = Int.random(in: 0..<8, using: &generator) == 0
      let euros = Double(Int.random(in: 0...3, using: &generator) * 500)
      let name = ["influences", "reports to", "member of", "bound for"][type]
      // Each of the four carries weakly against itself, by its type.
      text +=
        "  - e\(ends.0) \(name) e\(ends.1): {assumed: x, grade: \(grade)\(isOver ? ", until: 2014" : "")"
        + "\(type == 2 ? ", eur: \(Int(euros))" : "")}\n"
      if isOver || (isLimited && type == 1) { continue }
      let price = type == 2 ? euros : 0
      ways.append(
        Way(
          from: ends.0, to: ends.1, chance: Self.chances[grade] ?? 0, isFinal: type == 3, euros: price,
          tie: tie))
      ways.append(
        Way(from: ends.1, to: ends.0, chance: 0.3, isFinal: type == 3, euros: price, tie: tie))
    }
    if seen.isEmpty { text += "  []\n" }
    self.text = text
    self.ways = ways
    let isMany = Int.random(in: 0..<3, using: &generator) == 0 && count >= 6
    sources = isMany ? [0, 1] : [0]
    targets = isMany ? [count - 2, count - 1] : [count - 1]
    var query = RouteQuery(from: sources.map { "e\($0)" }, to: targets.map { "e\($0)" })
    if isLimited { query.exceptTies = ["reports to"] }
    if Int.random(in: 0..<4, using: &generator) == 0, count >= 6 {
      query.avoid = ["e2"]
      avoided = [2]
    } else {
      avoided = []
    }
    self.query = query
  }

  func atlas() throws -> Atlas { try Atlas.load(text: text) }

  /// All routes without some entities, by walking every loopless path.
  func routes(without lost: Set<Int> = []) -> [Found] {
    let (sources, targets) = (Set(sources), Set(targets))
    var found: [Found] = []
    func extend(_ entities: [Int], _ used: [Way]) {
      let last = entities[entities.count - 1]
      if targets.contains(last) { return found.append(Found(entities: entities, ways: used)) }
      if hubs.contains(last), !sources.contains(last) { return }
      for way in ways where way.from == last {
        guard !entities.contains(way.to), !avoided.contains(way.to), !lost.contains(way.to),
          !sources.contains(way.to), !way.isFinal || targets.contains(way.to)
        else { continue }
        extend(entities + [way.to], used + [way])
      }
    }
    for source in sources.sorted() { extend([source], []) }
    return found
  }

  /// The chance that a message arrives, over all worlds of ways that work or fail; nil where there are too many.
  func reach(without lost: Set<Int> = []) -> Double? {
    let routes = routes(without: lost)
    let used = Array(Set(routes.flatMap(\.ways)))
    guard used.count <= 12 else { return nil }
    let masks = routes.map { route in
      route.ways.reduce(0) { $0 | 1 << (used.firstIndex(of: $1) ?? 0) }
    }
    var reach = 0.0
    for world in 0..<(1 << used.count) where masks.contains(where: { $0 & world == $0 }) {
      reach += used.indices.reduce(1) {
        $0 * (world >> $1 & 1 == 1 ? used[$1].chance : 1 - used[$1].chance)
      }
    }
    return reach
  }
}
