/// What tables say, which hold no author's decision between rows that differ: what is stated first counts, the rest stay
/// as claims.
extension AtlasBuilder {
  /// What a table says of an attribute.
  public struct TableClaim: Sendable {
    /// The name of the attribute.
    public var name: String
    /// Its value.
    public var value: AttributeValue
    /// The row it stands in.
    public var evidence: Evidence
    /// Where that is.
    public var position: SourcePosition

    /// Makes a claim.
    public init(name: String, value: AttributeValue, evidence: Evidence, position: SourcePosition) {
      self.name = name
      self.value = value
      self.evidence = evidence
      self.position = position
    }
  }

  /// The mappings that the files hold.
  public var mappings: [TableMapping] { reader.mappings }

  /// Whether a file that was read has a fault; a mapping is then better not applied.
  public var hasFaults: Bool { reader.diagnostics.contains { $0.severity == .error } }

  /// Warns the author of something that was found on the way.
  public func warn(_ message: String, at position: SourcePosition) { reader.warn(message, at: position) }

  /// Adds an entity by a table, or what a table says of one that is there.
  ///
  /// - Parameters:
  ///   - definition: Its kind and name; nil for one that others define.
  ///   - claims: What is said of its attributes, which must be declared; several of one name are several claims.
  public mutating func add(
    entity id: String, definition: (kind: String, name: String)?, aliases: [String], notes: [String] = [],
    claims: [TableClaim], evidence: Evidence, period: Period = .always, at position: SourcePosition
  ) {
    var entity = Entity(
      id: id, kind: definition?.kind ?? "", name: definition?.name ?? "", aliases: aliases,
      evidence: evidence, notes: notes, period: period, allowsTransit: nil, attributes: [], rules: [],
      position: position)
    for claim in claims {
      let stated = Claim(
        value: claim.value, evidence: claim.evidence, usedBecause: nil, note: nil, position: claim.position)
      guard let index = entity.attributes.firstIndex(where: { $0.name == claim.name }) else {
        entity.attributes.append(.init(name: claim.name, claims: Claims(stated)))
        continue
      }
      entity.attributes[index].claims.add(stated)
      if entity.attributes[index].claims.isUndecided {
        entity.attributes[index].claims.useFirst(because: Claims<AttributeValue>.firstOfTable)
      }
    }
    var draft = EntityDraft(entity: entity)
    if let definition {
      draft.kind = (definition.kind, position)
      draft.name = (definition.name, position)
    }
    reader.merge(draft, yields: true)
  }

  /// Adds a tie by a table.
  public func add(
    tableTie type: String, from: String, to: String, statement: Tie.Statement, evidence: Evidence,
    note: String? = nil, at position: SourcePosition
  ) {
    let claim = Claim(value: statement, evidence: evidence, usedBecause: nil, note: note, position: position)
    reader.add(from, type, to, Claims(claim), at: position, yields: true)
  }
}

extension AtlasError {
  /// Makes an error of diagnostics.
  public init(_ reason: Reason, _ diagnostics: [Diagnostic]) {
    self.init(reason: reason, diagnostics: diagnostics)
  }
}
