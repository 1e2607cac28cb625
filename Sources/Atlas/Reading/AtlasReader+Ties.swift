/// A tie as one file states it.
struct TieDraft {
  let from: String
  let type: String
  let to: String
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
    guard let claims else { return }
    checkAgreement(claims, at: entry.key)
    tieDrafts.append(
      TieDraft(from: ends.from, type: ends.type, to: ends.to, claims: claims, position: position(entry.key)))
  }

  /// The ends and the type of 'riga member of eurocities'.
  func ends(_ node: YAMLNode) -> (from: String, type: String, to: String)? {
    guard let text = text(node, "a tie") else { return nil }
    let words = text.split(separator: " ")
    guard words.count >= 3 else {
      report("'\(text)' is no tie", at: node, expected: "expected 'FROM tie type TO'")
      return nil
    }
    let type = words[1..<(words.count - 1)].joined(separator: " ")
    guard atlas.vocabulary.tieType(type) != nil else {
      append(
        Self.unknown(
          "unknown tie type '\(type)'", at: position(node), text: type,
          known: atlas.vocabulary.tieTypes.map(\.name)))
      return nil
    }
    let from = String(words[0])
    let to = String(words[words.count - 1])
    references.append((from, position(node)))
    references.append((to, position(node)))
    if from == to {
      report("the tie leads from '\(from)' to itself", at: node)
      return nil
    }
    return (from, type, to)
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
    let first = claims.all[0].value
    guard claims.all.contains(where: { $0.value.disagrees(with: first) }),
      claims.all.count(where: { $0.usedBecause != nil }) != 1
    else { return }
    report("the claims of this tie differ", at: node, expected: "mark exactly one with 'used: why'")
  }

  /// Ties of one type between the same two whose periods touch are one tie with several claims.
  func mergedTies() -> [TieDraft] {
    var merged: [TieDraft] = []
    var known: [TieEnds: [Int]] = [:]
    for draft in tieDrafts {
      let ends = TieEnds(from: draft.from, type: draft.type, to: draft.to)
      let period = draft.claims.used.value.period
      let match = known[ends]?.first { merged[$0].claims.used.value.period.touches(period) }
      guard let match else {
        known[ends, default: []].append(merged.count)
        merged.append(draft)
        continue
      }
      let disagrees = draft.claims.used.value.disagrees(with: merged[match].claims.used.value)
      for claim in draft.claims.all { merged[match].claims.add(claim) }
      guard disagrees, merged[match].claims.all.count(where: { $0.usedBecause != nil }) != 1 else { continue }
      if draft.yields {
        merged[match].claims.useFirst(because: Claims<Tie.Statement>.firstOfTable)
      } else {
        conflict(
          "the tie '\(draft.from) \(draft.type) \(draft.to)' is stated in another way", at: draft.position,
          with: merged[match].position)
      }
    }
    return merged
  }
}

/// What tells one tie from another, but for its period.
private struct TieEnds: Hashable {
  let from: String
  let type: String
  let to: String
}
