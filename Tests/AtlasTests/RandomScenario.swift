import Atlas

/// A small random atlas and a random scenario that can be laid over it, as YAML. The same seeds give the same.
struct RandomScenario {
  private(set) var atlas = ""
  private(set) var scenario = ""

  /// SplitMix64 (Steele, Lea and Flood 2014), so that a seed means the same everywhere.
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

  private var generator: Generator
  private var count: Int
  private var populated: Set<Int> = []
  private var ruled: Set<Int> = []
  private var ties: [String] = []
  private var sections: [String: [String]] = [:]

  /// - Parameters:
  ///   - world: seeds the atlas.
  ///   - seed: seeds the scenario over it.
  init(world: UInt64, seed: UInt64) {
    generator = Generator(state: world)
    count = Int.random(in: 2...8, using: &generator)
    atlas = writtenAtlas()
    generator = Generator(state: world &* 1_000 &+ seed)
    scenario = writtenScenario(seed)
  }

  private mutating func chance(_ probability: Double) -> Bool {
    Double.random(in: 0..<1, using: &generator) < probability
  }

  private mutating func writtenAtlas() -> String {
    var text = "atlas: {id: random, as of: 2018}\nentities:\n"
    for number in 0..<count {
      text += "  - id: e\(number)\n    kind: organisation\n    name: E\(number)\n    evidence: assumed\n"
      if chance(0.5) {
        populated.insert(number)
        text += "    population: {value: \(Int.random(in: 1...9, using: &generator)), assumed: x}\n"
      }
      if chance(0.3) {
        ruled.insert(number)
        text +=
          "    rules:\n      - to: join\n        assumed: x\n        clauses: [{kind: [city]}, {fee: {eur: 5}}]\n"
      }
    }
    text += "ties:\n  []\n"
    var lines: [String] = []
    for _ in 0..<Int.random(in: 0...12, using: &generator) {
      let tie = randomTie()
      guard let tie, !ties.contains(tie) else { continue }
      ties.append(tie)
      lines.append("  - \(tie): \(randomValue())")
    }
    return lines.isEmpty
      ? text : text.replacing("ties:\n  []\n", with: "ties:\n" + lines.joined(separator: "\n") + "\n")
  }

  private mutating func randomTie() -> String? {
    let from = Int.random(in: 0..<count, using: &generator)
    let to = Int.random(in: 0..<count, using: &generator)
    let type = ["influences", "partner of", "reports to"].randomElement(using: &generator) ?? ""
    return from == to ? nil : "e\(from) \(type) e\(to)"
  }

  private mutating func randomValue() -> String {
    var keys = ["assumed: y\(Int.random(in: 0...99, using: &generator))"]
    if chance(0.4) { keys.append("grade: weak") }
    if chance(0.3) { keys.append("potential: yes") }
    if chance(0.2) { keys.append("since: 2010") }
    if chance(0.2) { keys.append("until: 2020") }
    return "{" + keys.joined(separator: ", ") + "}"
  }

  /// Each thing is touched once, so that what is done does not stand in its own way.
  private mutating func writtenScenario(_ seed: UInt64) -> String {
    let gone = chance(0.5) ? Int.random(in: 0..<count, using: &generator) : -1
    if gone >= 0 { sections["remove entities", default: []].append("e\(gone)") }
    for number in 0..<count where number != gone { touch(number) }
    for tie in ties {
      let ends = tie.split(separator: " ")
      if ends.contains("e\(gone)") { continue }
      if chance(0.25) {
        sections["remove ties", default: []].append(tie)
        // What went may come back in another form.
        if chance(0.5) { sections["add ties", default: []].append("\(tie): \(randomValue())") }
      } else if chance(0.25) {
        sections["change ties", default: []].append("\(tie): \(randomValue())")
      }
    }
    add(gone)
    var text = "scenario: {id: random-\(seed), assumed: random}\n"
    for way in ["remove", "change", "add"] {
      let parts = ["entities", "attributes", "rules", "ties"].compactMap { part -> String? in
        guard let lines = sections["\(way) \(part)"] else { return nil }
        return "  \(part):\n" + lines.map { "    - \($0)\n" }.joined()
      }
      if !parts.isEmpty { text += "\(way):\n" + parts.joined() }
    }
    return text
  }

  private mutating func touch(_ number: Int) {
    if populated.contains(number) {
      if chance(0.2) {
        sections["remove attributes", default: []].append("{of: e\(number), attribute: population}")
      } else if chance(0.2) {
        sections["change entities", default: []].append(
          "{id: e\(number), name: Another \(number), note: n, population: {value: 10, assumed: z}}")
      }
    } else if chance(0.2) {
      sections["add attributes", default: []].append("{of: e\(number), population: {value: 3, assumed: z}}")
    }
    if ruled.contains(number) {
      if chance(0.2) {
        sections["remove rules", default: []].append("{of: e\(number), to: join}")
      } else if chance(0.3) {
        sections["change rules", default: []].append(
          "{of: e\(number), to: join, assumed: z, clauses: [{fee: {eur: 7}}, {country: [NL]}]}")
      }
    } else if chance(0.2) {
      sections["add rules", default: []].append("{of: e\(number), to: join, assumed: z, clauses: []}")
    }
  }

  /// One or two new entities, one perhaps by the id of the one that went, and ties with them.
  private mutating func add(_ gone: Int) {
    var new = chance(0.6) ? ["a\(Int.random(in: 0...9, using: &generator))"] : []
    if gone >= 0, chance(0.3) { new.append("e\(gone)") }
    for id in new {
      sections["add entities", default: []].append("{id: \(id), kind: city, name: New \(id), assumed: z}")
      let other = Int.random(in: 0..<count, using: &generator)
      if other != gone {
        sections["add ties", default: []].append("\(id) influences e\(other): \(randomValue())")
      }
    }
  }
}
