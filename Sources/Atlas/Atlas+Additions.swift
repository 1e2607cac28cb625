/// A tie that a query adds to an atlas: one that is not held, looked at as if it were.
public struct AddedTie: Sendable {
  /// The index of the entity it starts from.
  public let from: Int
  /// The name of its type.
  public let type: String
  /// The index of the entity it leads to.
  public let to: Int
  /// What counts of it.
  public let statement: Tie.Statement
  /// What it rests on.
  public let evidence: Evidence
  /// A nuance.
  public let note: String?
  /// Where what opens it stands.
  public let position: SourcePosition

  /// Makes a tie to be added.
  public init(
    from: Int, type: String, to: Int, statement: Tie.Statement = Tie.Statement(), evidence: Evidence,
    note: String? = nil, at position: SourcePosition
  ) {
    self.from = from
    self.type = type
    self.to = to
    self.statement = statement
    self.evidence = evidence
    self.note = note
    self.position = position
  }
}

extension Atlas {
  /// The atlas with more ties, after its own: the indices of its own ties stay as they are.
  ///
  /// - Complexity: O(ties)
  public func adding(_ additions: [AddedTie]) -> Atlas {
    var atlas = self
    atlas.ties += additions.map { addition in
      let claim = Claim(
        value: addition.statement, evidence: addition.evidence, usedBecause: nil, note: addition.note,
        position: addition.position)
      return Tie(from: addition.from, type: addition.type, to: addition.to, claims: Claims(claim))
    }
    return atlas
  }
}
