import Atlas

/// A small random atlas whose entities and ties have dates, with a plain reading of what dates mean.
///
/// Days are numbered through the year 2018 by a table, so nothing is shared with the code under test.
struct TimedAtlas {
  /// Days of 2018 from 0 to 364, as far as known.
  struct Span {
    var first: Int?
    var last: Int?
    func contains(_ day: Int) -> Bool { (first ?? .min) <= day && day <= (last ?? .max) }
  }

  struct Line {
    let from: Int
    let to: Int
    let span: Span
    let lead: Int
  }

  private(set) var spans: [Span] = []
  private(set) var lines: [Line] = []
  private(set) var text = "atlas: {id: random, as of: 2018-01-01}\nentities:\n"

  // SplitMix64 (Steele, Lea and Flood 2014), so that a seed means the same atlas everywhere.
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

  private static let lengths = [31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31]

  static func name(_ day: Int) -> String {
    var (month, rest) = (0, day)
    while rest >= lengths[month] {
      rest -= lengths[month]
      month += 1
    }
    return "2018-\(two(month + 1))-\(two(rest + 1))"
  }

  private static func two(_ number: Int) -> String { number < 10 ? "0\(number)" : "\(number)" }

  /// A bound as a day or as a month, and the day it means.
  private static func bound(_ day: Int, isLast: Bool, _ generator: inout Generator) -> (String, Int) {
    guard Int.random(in: 0..<4, using: &generator) == 0 else { return (name(day), day) }
    var (month, start) = (0, 0)
    while day >= start + lengths[month] {
      start += lengths[month]
      month += 1
    }
    return ("2018-\(two(month + 1))", isLast ? start + lengths[month] - 1 : start)
  }

  private static func span(_ generator: inout Generator) -> (text: String, span: Span) {
    var (text, span) = ("", Span())
    let (one, other) = (
      Int.random(in: 0..<150, using: &generator), Int.random(in: 0..<150, using: &generator)
    )
    if Bool.random(using: &generator) {
      let (words, day) = bound(min(one, other), isLast: false, &generator)
      text += ", since: \(words)"
      span.first = day
    }
    if Bool.random(using: &generator) {
      let (words, day) = bound(max(one, other), isLast: true, &generator)
      text += ", until: \(words)"
      span.last = day
    }
    return (text, span)
  }

  init(seed: UInt64) {
    var generator = Generator(state: seed)
    let count = Int.random(in: 3...6, using: &generator)
    for index in 0..<count {
      let kind = Int.random(in: 0..<3, using: &generator) == 0 ? "event" : "organisation"
      let (words, span) = Self.span(&generator)
      spans.append(span)
      text += "  - {id: e\(index), kind: \(kind), name: E\(index), evidence: assumed\(words)}\n"
    }
    var ties = ""
    for _ in 0..<Int.random(in: 2...10, using: &generator) {
      let from = Int.random(in: 0..<count, using: &generator)
      let to = Int.random(in: 0..<count, using: &generator)
      guard from != to, !lines.contains(where: { $0.from == from && $0.to == to }) else { continue }
      let (words, span) = Self.span(&generator)
      let lead = Int.random(in: 0...20, using: &generator)
      lines.append(Line(from: from, to: to, span: span, lead: lead))
      ties += "  - e\(from) influences e\(to): {assumed: x, lead time: \(lead)\(words)}\n"
    }
    text += "ties:\n" + (ties.isEmpty ? "  []\n" : ties)
  }

  /// Every loopless way from the first entity to the last, with what the best times along it are.
  ///
  /// - Returns: the entities, the day of arrival of one who leaves from a day on, or the day of departure of one who must
  ///   have arrived by a day, and the strength.
  func ways(from start: Int) -> [(way: [Int], day: Int, strength: Double)] {
    enumerate { legs in
      var day = start
      for (line, isAlong) in legs {
        guard let departure = (day...400).first(where: { isOpen(line, isAlong, on: $0) }) else { return nil }
        day = departure + line.lead
      }
      return day
    }
  }

  func ways(by deadline: Int) -> [(way: [Int], day: Int, strength: Double)] {
    enumerate { legs in
      var day = deadline
      for (line, isAlong) in legs.reversed() {
        let departures = (-400...deadline).reversed()
        guard
          let departure = departures.first(where: { $0 + line.lead <= day && isOpen(line, isAlong, on: $0) })
        else { return nil }
        day = departure
      }
      return day
    }
  }

  private func isOpen(_ line: Line, _ isAlong: Bool, on day: Int) -> Bool {
    let (start, end) = isAlong ? (line.from, line.to) : (line.to, line.from)
    return spans[start].contains(day) && spans[end].contains(day + line.lead)
      && line.span.contains(day + line.lead)
  }

  private func enumerate(_ day: ([(Line, Bool)]) -> Int?) -> [(way: [Int], day: Int, strength: Double)] {
    var found: [(way: [Int], day: Int, strength: Double)] = []
    func extend(_ way: [Int], _ legs: [(Line, Bool)]) {
      let last = way[way.count - 1]
      if last == spans.count - 1 {
        // An influence is medium (0.5) along and weak (0.3) against.
        if let day = day(legs) { found.append((way, day, legs.map { $0.1 ? 0.5 : 0.3 }.reduce(1, *))) }
        return
      }
      for line in lines {
        if line.from == last, !way.contains(line.to) { extend(way + [line.to], legs + [(line, true)]) }
        if line.to == last, !way.contains(line.from) { extend(way + [line.from], legs + [(line, false)]) }
      }
    }
    extend([0], [])
    return found
  }
}
