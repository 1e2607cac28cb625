/// A source and a place in it: 'report 2.1', 'report App. 06 Q9'.
public struct Citation: Sendable, Hashable, Codable {
  /// The id of the source.
  public let source: String
  /// The place in it; nil for the source as a whole.
  public let at: String?

  /// Makes a citation.
  public init(source: String, at: String?) {
    self.source = source
    self.at = at
  }
}

extension Citation {
  private enum CodingKeys: String, CodingKey { case source, at }

  /// Writes both keys, a place that is not known as null.
  public func encode(to encoder: any Encoder) throws {
    var container = encoder.container(keyedBy: CodingKeys.self)
    try container.encode(source, forKey: .source)
    try container.encode(at, forKey: .at)
  }
}

extension Citation: CustomStringConvertible {
  /// The source and the place, as written in an atlas.
  public var description: String { at.map { "\(source) \($0)" } ?? source }
}

/// How a claim is known.
public enum Basis: String, Sendable, Hashable, Codable, CaseIterable {
  /// A source says so.
  case stated
  /// It follows from what sources say, by a reasoning that is given.
  case inferred
  /// Nobody says so; the author of the atlas takes it to be so and says why.
  case assumed
}

/// What a claim rests on.
public struct Evidence: Sendable, Hashable, Codable {
  /// Where it stands. Empty only for what is assumed, or where the author forgot it.
  public var citations: [Citation]
  /// How it is known.
  public var basis: Basis
  /// The reasoning of what is inferred or assumed.
  public var reason: String?

  /// Makes evidence.
  public init(citations: [Citation] = [], basis: Basis = .stated, reason: String? = nil) {
    self.citations = citations
    self.basis = basis
    self.reason = reason
  }

  private enum CodingKeys: String, CodingKey { case citations, basis, reason }

  /// Writes every key, a reason that is not given as null.
  public func encode(to encoder: any Encoder) throws {
    var container = encoder.container(keyedBy: CodingKeys.self)
    try container.encode(citations, forKey: .citations)
    try container.encode(basis, forKey: .basis)
    try container.encode(reason, forKey: .reason)
  }

  /// A claim that names no source and does not say 'assumed'.
  public var isMissing: Bool { citations.isEmpty && basis != .assumed }

  /// The citations as text, or the basis where there are none.
  public var summary: String {
    citations.isEmpty
      ? (isMissing ? "no evidence" : basis.rawValue) : citations.map(\.description).joined(separator: "; ")
  }
}

/// One statement of a value by a source.
public struct Claim<Value: Sendable & Hashable>: Sendable, Hashable {
  /// What is said.
  public let value: Value
  /// What it rests on.
  public let evidence: Evidence
  /// Why this claim is used where others differ from it.
  public let usedBecause: String?
  /// A nuance in the author's words.
  public let note: String?
  /// Where it stands in the atlas.
  public let position: SourcePosition
}

/// All claims on one point. The claim used is the one marked so, or the first where none differs.
public struct Claims<Value: Sendable & Hashable>: Sendable, Hashable {
  /// Every claim, in the order of the files. Never empty.
  public private(set) var all: [Claim<Value>]

  init(_ first: Claim<Value>) { all = [first] }

  mutating func add(_ claim: Claim<Value>) { all.append(claim) }

  /// Why the first of the rows of a table counts where they differ.
  static var firstOfTable: String { "stated first" }

  /// Marks the first claim as the one used.
  mutating func useFirst(because reason: String) {
    let first = all[0]
    all[0] = Claim(
      value: first.value, evidence: first.evidence, usedBecause: reason, note: first.note,
      position: first.position)
  }

  /// The claim that counts.
  public var used: Claim<Value> { all[all.count == 1 ? 0 : all.firstIndex { $0.usedBecause != nil } ?? 0] }
  /// Whether sources differ.
  public var isContested: Bool { all.count > 1 && all.contains { $0.value != all[0].value } }
  /// Whether they differ and the author has not said, exactly once, which to use.
  public var isUndecided: Bool { isContested && all.count(where: { $0.usedBecause != nil }) != 1 }
}

extension Sequence where Element == Citation {
  /// Each citation once, where it stands first.
  public var uniqued: [Citation] {
    var seen: Set<Citation> = []
    return filter { seen.insert($0).inserted }
  }
}

extension Sequence where Element == Basis {
  /// The weakest: assumed before inferred before stated; stated where there is none.
  public var weakest: Basis {
    reduce(.stated) { weakest, basis in
      switch (weakest, basis) {
      case (.assumed, _), (_, .assumed): .assumed
      case (.inferred, _), (_, .inferred): .inferred
      default: .stated
      }
    }
  }
}
