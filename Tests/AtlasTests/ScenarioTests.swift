import Foundation
import Testing

@testable import Atlas

/// Overlays on an atlas: what they change, what undoes them, and what is refused.
@Suite struct ScenarioTests {
  private static let text = """
    atlas: {id: test, as of: 2018}
    sources: {s: {title: S}}
    entities:
      - {id: a, kind: city, name: A, population: 60000, evidence: s}
      - {id: b, kind: city, name: B, evidence: s}
      - id: x
        kind: network
        name: X
        evidence: s
        rules: [{to: join, evidence: s, clauses: [{kind: [city]}]}]
      - {id: body, kind: EU body, name: Body, evidence: s}
    ties:
      - a member of x: {evidence: s, since: 2010, until: 2012}
      - a member of x: {evidence: s, since: 2015}
      - x influences body: {evidence: s, grade: weak}
      - b supports x: {evidence: s, potential: yes}
    """

  private func atlas() throws -> Atlas { try Atlas.load(text: Self.text) }

  /// All that an atlas says of entities and ties, to compare two.
  private func told(_ atlas: Atlas) -> String {
    "\(atlas.entities)\n\(atlas.ties)\n\(atlas.sources)\n\(atlas.entityIndex.sorted { $0.key < $1.key })"
  }

  private func scenario(_ body: String) throws -> Scenario {
    try Scenario(text: "scenario: {id: t, title: T, evidence: assumed}\n" + body, for: atlas())
  }

  @Test func addsChangesAndRemoves() throws {
    let scenario = try scenario(
      """
      sources: {new: {title: New}}
      remove: {ties: [a member of x]}
      add:
        entities: [{id: y, kind: forum, name: Y, evidence: new}]
        ties: [{b member of y: {assumed: why}}, {y part of x: {assumed: why}}]
      change:
        entities: [{id: a, population: {value: 70000, evidence: new}, name: AA}, {id: x, rules: []}]
        ties: [{x influences body: {evidence: s, grade: strong}}]
      """)
    let base = try atlas()
    let (changed, inverse) = try base.applying(scenario)
    #expect(changed.entity("a")?.number("population") == 70_000)
    #expect(changed.entity("a")?.name == "AA")
    #expect(changed.entity("x")?.rules.isEmpty == true)
    #expect(
      changed.ties.map { "\(changed.entities[$0.from].id) \($0.type) \(changed.entities[$0.to].id)" } == [
        "b supports x", "b member of y", "x influences body", "y part of x",
      ])
    #expect(changed.ties.first { $0.type == "influences" }?.statement.grade == "strong")
    #expect(changed.sources.map(\.id).contains("new"))
    #expect(told(base) == told(try atlas()), "the atlas itself is not edited")
    #expect(told(try changed.applying(inverse).atlas) == told(base))
  }

  @Test func anEntityGoesWithItsTies() throws {
    let (changed, inverse) = try atlas().applying(try scenario("remove: {entities: [x]}"))
    #expect(changed.entities.map(\.id) == ["a", "b", "body"])
    #expect(changed.ties.isEmpty)
    #expect(told(try changed.applying(inverse).atlas) == told(try atlas()))
  }

  @Test func anEmptyOverlayChangesNothing() throws {
    #expect(told(try atlas().applying(try scenario("")).atlas) == told(try atlas()))
  }

  @Test(arguments: [
    ("remove: {entities: [q]}", 2, "unknown entity 'q'"),
    ("remove: {ties: [b member of x]}", 2, "there is no tie 'b member of x'"),
    ("add:\n  ties:\n    - a member of x: {assumed: t}", 4, "is there already"),
    ("add:\n  entities:\n    - {id: a, kind: city, name: A, evidence: s}", 4, "is there already"),
    ("change:\n  entities:\n    - {id: nobody, population: 5}", 4, "unknown entity 'nobody'"),
    ("add:\n  ties:\n    - a member of zz: {assumed: t}", 4, "unknown entity 'zz'"),
    ("add:\n  ties:\n    - a presents at x: {assumed: t}", 4, "cannot lead to 'x'"),
  ])
  func whatCannotBeDoneIsSaidWithItsLine(_ body: String, _ line: Int, _ message: String) throws {
    let scenario = try scenario(body)
    let error = #expect(throws: AtlasError.self) { try atlas().applying(scenario) }
    #expect(error?.diagnostics.first?.position?.line == line)
    #expect(error?.diagnostics.first?.message.contains(message) == true, "\(error?.diagnostics ?? [])")
  }

  @Test(arguments: [
    "add: {ties: [a memberof x: {assumed: t}]}", "add: {entities: [{id: z, name: Z}]}",
    "change: {entities: [{id: a, colour: red}]}",
    "delete: {entities: [a]}", "add: {entities: {id: z}}", "change: {entities: [{id: a}]}",
    "add: {ties: [{b member of x: {evidence: nowhere}}]}",
  ])
  func whatCannotBeReadIsRefused(_ body: String) throws {
    let error = #expect(throws: AtlasError.self) { try scenario(body) }
    #expect(error?.diagnostics.allSatisfy { $0.position?.line == 2 } == true, "\(error?.diagnostics ?? [])")
  }

  @Test func aFileWithoutAHeaderIsNoScenario() throws {
    #expect(throws: AtlasError.self) { try Scenario(text: "add: {}", for: atlas()) }
  }

  // Three hundred random overlays, in stacks of one to three: laid over at once they give what they give one by one, and
  // undone in turn, the last first, nothing is left of them.
  @Test func whatIsUndoneWasNeverThere() throws {
    for seed in 0..<300 as Range<UInt64> {
      var random = ScenarioGenerator(seed: seed)
      let base = try Atlas.load(text: random.atlasText())
      var atlas = base
      var (stack, inverses): ([Scenario], [Scenario]) = ([], [])
      for _ in 0..<Int.random(in: 1...3, using: &random) {
        let scenario = random.scenario(for: atlas)
        let (changed, inverse) = try atlas.applying(scenario)
        atlas = changed
        stack.append(scenario)
        inverses.append(inverse)
      }
      #expect(told(try base.applying(stack)) == told(atlas), "seed \(seed)")
      for inverse in inverses.reversed() { atlas = try atlas.applying(inverse).atlas }
      #expect(told(atlas) == told(base), "seed \(seed)")
    }
  }

  private static let graphs = URL(filePath: #filePath).resolvingSymlinksInPath().deletingLastPathComponent()
    .appending(path: "../../Graphs").standardized.path

  @Test func everyShippedScenarioCanBeUndone() throws {
    let base = try Atlas.load(["change", "eu"].map { "\(Self.graphs)/\($0)" })
    let library = ScenarioLibrary(folders: ["\(Self.graphs)/change"], for: base)
    #expect(
      library.names == [
        "1a", "1b", "1c", "1d", "1e", "2a", "2b", "3a", "3b", "3c", "3d", "3e", "3f", "3g", "3h", "3i",
        "existing-networks", "new-network",
      ])
    for name in library.names {
      let stack = try library.stack(name)
      #expect(stack.count == (name == "existing-networks" ? 17 : 1))
      var (atlas, inverses) = (base, [Scenario]())
      for scenario in stack {
        #expect(!scenario.evidence.citations.isEmpty)
        #expect(scenario.recommendations.allSatisfy { id in base.recommendations.contains { $0.id == id } })
        let (changed, inverse) = try atlas.applying(scenario)
        atlas = changed
        inverses.append(inverse)
      }
      #expect(told(atlas) != told(base))
      for inverse in inverses.reversed() { atlas = try atlas.applying(inverse).atlas }
      #expect(told(atlas) == told(base), "\(name)")
    }
  }

  @Test func circlesAndUnknownNamesAreRefused() throws {
    let folder = FileManager.default.temporaryDirectory.appending(path: UUID().uuidString)
    try FileManager.default.createDirectory(
      at: folder.appending(path: "scenarios"), withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(at: folder) }
    for (name, other) in [("one", "two"), ("two", "one")] {
      try Data("scenario: {id: \(name), evidence: assumed, follows: [\(other)]}\n".utf8)
        .write(to: folder.appending(path: "scenarios/\(name).yaml"))
    }
    let library = ScenarioLibrary(folders: [folder.path], for: try atlas())
    let circle = #expect(throws: AtlasError.self) { try library.stack("one") }
    #expect(circle?.diagnostics.first?.message.contains("one > two > one") == true)
    let unknown = #expect(throws: AtlasError.self) { try library.stack("tow") }
    #expect(unknown?.diagnostics.first?.nearest == ["two"])
  }
}

/// Random atlases and overlays by a seed (SplitMix64: Steele, Lea and Flood 2014).
private struct ScenarioGenerator: RandomNumberGenerator {
  private var state: UInt64
  private var made = 0

  init(seed: UInt64) { state = seed }

  mutating func next() -> UInt64 {
    state &+= 0x9E37_79B9_7F4A_7C15
    var z = state
    z = (z ^ (z >> 30)) &* 0xBF58_476D_1CE4_E5B9
    z = (z ^ (z >> 27)) &* 0x94D0_49BB_1331_11EB
    return z ^ (z >> 31)
  }

  private mutating func number(_ range: Range<Int>) -> Int { Int.random(in: range, using: &self) }

  mutating func atlasText() -> String {
    let count = number(2..<8)
    var text = "atlas: {id: r, as of: 2018}\nentities:\n"
    for index in 0..<count {
      text +=
        "  - {id: e\(index), kind: organisation, name: E\(index), evidence: assumed, members: \(number(1..<50))}\n"
    }
    text += "ties:\n  - e0 influences e1: {assumed: t}\n"
    var known: Set<[Int]> = [[0, 1, 0]]
    for _ in 0..<number(0..<12) {
      let (from, to, type) = (number(0..<count), number(0..<count), number(0..<2))
      guard from != to, known.insert([from, to, type]).inserted else { continue }
      text +=
        "  - e\(from) \(["influences", "supports"][type]) e\(to): {assumed: t, since: \(number(2000..<2018))}\n"
    }
    return text
  }

  /// Changes that can be made, in an order in which each can.
  mutating func scenario(for atlas: Atlas) -> Scenario {
    var steps: [Scenario.Step] = []
    var atlas = atlas
    for _ in 0..<number(0..<6) {
      guard let change = change(atlas),
        let next = try? atlas.applying(scenario([Scenario.Step(change)])).atlas
      else { continue }
      steps.append(Scenario.Step(change))
      atlas = next
    }
    return scenario(steps)
  }

  private func scenario(_ steps: [Scenario.Step]) -> Scenario { Scenario(id: "r", title: "R", steps: steps) }

  private mutating func change(_ atlas: Atlas) -> Scenario.Change? {
    guard let entity = atlas.entities.randomElement(using: &self),
      let other = atlas.entities.randomElement(using: &self), entity.id != other.id
    else { return nil }
    let position = SourcePosition(file: "t", line: 1, column: 1)
    let claim = Claim(
      value: Tie.Statement(grade: ["weak", "strong"].randomElement(using: &self)),
      evidence: Evidence(basis: .assumed),
      usedBecause: nil, note: nil, position: position)
    let type = ["influences", "supports"].randomElement(using: &self) ?? "supports"
    let key = Scenario.TieKey(from: entity.id, type: type, to: other.id)
    switch number(0..<7) {
    case 0: return .removeEntity(id: entity.id)
    case 1:
      made += 1
      return .addEntity(
        Entity(
          id: "n\(made)", kind: "organisation", name: "N\(made)", aliases: [],
          evidence: Evidence(basis: .assumed),
          notes: [], period: .always, allowsTransit: nil, attributes: [], rules: [], position: position))
    case 2: return .addTies(key, [Claims(claim)])
    case 3: return .removeTies(key)
    case 4: return .setTies(key, [Claims(claim)])
    case 5: return .set(entity: entity.id, .name("Renamed \(number(0..<9))"))
    default:
      let value = Claim(
        value: AttributeValue.number(Double(number(1..<99))), evidence: Evidence(basis: .assumed),
        usedBecause: nil,
        note: nil, position: position)
      return .set(
        entity: entity.id,
        .attribute(name: "members", claims: Bool.random(using: &self) ? Claims(value) : nil))
    }
  }
}
