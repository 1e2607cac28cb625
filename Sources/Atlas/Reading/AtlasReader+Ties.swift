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
    let words = text.utf8.split(separator: UInt8(ascii: " ")).map(Substring.init)
    guard words.count >= 3 else {
      report("'\(text)' is no tie", at: node, expected: "expected 'FROM tie type TO'")
      return nil
    }
    let type = words[1..<(words.count - 1)].joined(separator: " ")
    guard atlas.vocabulary.tieType(type) != nil else {
      append(
        Self.unknown(
          "unknown tie type '\(type)'", at: self.position(node), text: type,
          known: atlas.vocabulary.tieTypes.map(\.name)))
      return nil
    }
    let from = String(words[0])
    let to = String(words[words.count - 1])
    let position = position(node)
    references.append((from, position))
    references.append((to, position))
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
  func mergedTies() -> [(ends: TieEnds, draft: TieDraft)] {
    var merged: [(ends: TieEnds, draft: TieDraft)] = []
    merged.reserveCapacity(tieDrafts.count)
    var known: [TieEnds: [Int]] = [:]
    known.reserveCapacity(tieDrafts.count)
    for draft in tieDrafts {
      // What is unknown was reported.
      guard let from = atlas.index(of: draft.from), let to = atlas.index(of: draft.to) else { continue }
      let ends = TieEnds(from: from, to: to, type: atlas.vocabulary.order(ofTieType: draft.type))
      let period = draft.claims.used.value.period
      let match = known[ends]?.first { merged[$0].draft.claims.used.value.period.touches(period) }
      guard let match else {
        known[ends, default: []].append(merged.count)
        merged.append((ends, draft))
        continue
      }
      let disagrees = draft.claims.used.value.disagrees(with: merged[match].draft.claims.used.value)
      for claim in draft.claims.all { merged[match].draft.claims.add(claim) }
      guard disagrees, merged[match].draft.claims.all.count(where: { $0.usedBecause != nil }) != 1 else {
        continue
      }
      if draft.yields {
        merged[match].draft.claims.useFirst(because: Claims<Tie.Statement>.firstOfTable)
      } else {
        conflict(
          "the tie '\(draft.from) \(draft.type) \(draft.to)' is stated in another way", at: draft.position,
          with: merged[match].draft.position)
      }
    }
    return merged
  }
}

/// What tells one tie from another, but for its period: the indices of its ends and the place of its type in the vocabulary.
/// Ties stand in this order.
struct TieEnds: Hashable, Comparable {
  let from: Int
  let to: Int
  let type: Int

  static func < (left: TieEnds, right: TieEnds) -> Bool {
    (left.from, left.to, left.type) < (right.from, right.to, right.type)
  }
}
