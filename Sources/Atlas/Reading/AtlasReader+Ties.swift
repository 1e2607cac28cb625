/// A tie as one file states it.
struct TieDraft {
  /// The numbers of its ends among the drafts of entities.
  let from: Int
  let to: Int
  let type: String
  var claims: Claims<Tie.Statement>
  let position: SourcePosition
  /// Whether it gives way to what was stated before it, where the two differ.
  var yields = false
}

/// Reading ties.
extension AtlasReader {
  private static let tieKeys =
    ["grade", "grade back", "since", "until", "as", "eur", "lead time", "potential", "denied"] + claimKeys

  func readTie(_ node: YAMLNode) {
    guard let fields = fields(node, of: "a tie", allowed: nil) else { return }
    guard fields.entries.count == 1, let entry = fields.entries.first else {
      report(
        "a tie has \(fields.entries.count) keys", at: node,
        expected: "expected one key 'FROM tie type TO'; indent what belongs to the tie under it")
      return
    }
    guard let ends = ends(entry.key) else { return }
    var items = [entry.value]
    if case .sequence(let list) = entry.value.content { items = list }
    var claims: Claims<Tie.Statement>?
    for item in items {
      guard let claim = statement(item, at: entry.key) else { continue }
      if claims == nil { claims = Claims(claim) } else { claims?.add(claim) }
    }
    let position = position(entry.key)
    guard let claims else {
      references += [(ends.from, position), (ends.to, position)]
      return
    }
    checkAgreement(claims, at: entry.key)
    add(ends.from, ends.type, ends.to, claims, at: position)
  }

  /// Keeps what is said of a tie until all files are read.
  func add(
    _ from: String, _ type: String, _ to: String, _ claims: Claims<Tie.Statement>,
    at position: SourcePosition,
    yields: Bool = false
  ) {
    tieDrafts.append(
      TieDraft(
        from: drafts.number(of: from), to: drafts.number(of: to), type: type, claims: claims,
        position: position, yields: yields))
  }

  /// The ends and the type of 'riga member of eurocities'.
  func ends(_ node: YAMLNode) -> (from: String, type: String, to: String)? {
    guard let text = text(node, "a tie") else { return nil }
    var ends = Self.cut(text)
    var known = ends.flatMap { tieType($0.type) }
    if let cut = ends, known == nil || cut.from.isEmpty || cut.to.isEmpty {
      // More than one space may stand between words.
      ends = Self.cut(text.split(separator: " ").joined(separator: " "))
      known = ends.flatMap { tieType($0.type) }
    }
    guard let (from, type, to) = ends else {
      report("'\(text)' is no tie", at: node, expected: "expected 'FROM tie type TO'")
      return nil
    }
    guard let known else {
      append(
        Self.unknown(
          "unknown tie type '\(type)'", at: self.position(node), text: type,
          known: atlas.vocabulary.tieTypes.map(\.name)))
      return nil
    }
    if from == to {
      references += [(from, position(node)), (to, position(node))]
      report("the tie leads from '\(from)' to itself", at: node)
      return nil
    }
    return (from, known, to)
  }

  /// The name of a type of tie as the vocabulary has it; nil for an unknown one.
  private func tieType(_ name: String) -> String? {
    // Files put the ties of one type together.
    if let lastTieType, lastTieType == name { return lastTieType }
    lastTieType = atlas.vocabulary.tieType(name)?.name
    return lastTieType
  }

  /// A text cut at its first and at its last space.
  private static func cut(_ text: String) -> (from: String, type: String, to: String)? {
    let space = UInt8(ascii: " ")
    guard let first = text.utf8.firstIndex(of: space), let last = text.utf8.lastIndex(of: space), first < last
    else { return nil }
    return (
      String(text[..<first]), String(text[text.utf8.index(after: first)..<last]),
      String(text[text.utf8.index(after: last)...])
    )
  }

  private func statement(_ node: YAMLNode, at key: YAMLNode) -> Claim<Tie.Statement>? {
    var fields = Fields(node: node, entries: [])
    var evidence = Evidence()
    if node.text != nil {
      evidence.citations = node.isEmpty ? [] : citations(node)
      if node.text == "assumed" { evidence.basis = .assumed }
    } else {
      guard let read = self.fields(node, of: "a tie", allowed: Self.tieKeys) else { return nil }
      fields = read
      evidence = self.evidence(in: fields)
    }
    if evidence.isMissing { warnMissingEvidence(at: position(key)) }
    let statement = Tie.Statement(
      grade: grade("grade", in: fields)?.name, gradeBack: grade("grade back", in: fields)?.name,
      period: period(in: fields), role: text("as", in: fields), euros: number("eur", in: fields, minimum: 0),
      leadTime: leadTime(in: fields),
      isPotential: boolean("potential", in: fields) ?? false, isDenied: boolean("denied", in: fields) ?? false
    )
    return Claim(
      value: statement, evidence: evidence, usedBecause: text("used", in: fields),
      note: text("note", in: fields), position: position(node.text == nil ? node : key))
  }

  private func checkAgreement(_ claims: Claims<Tie.Statement>, at node: YAMLNode) {
    if claims.all.count == 1 { return }
    let first = claims.all[0].value
    guard claims.all.contains(where: { $0.value.disagrees(with: first) }),
      claims.all.count(where: { $0.usedBecause != nil }) != 1
    else { return }
    report("the claims of this tie differ", at: node, expected: "mark exactly one with 'used: why'")
  }
}
