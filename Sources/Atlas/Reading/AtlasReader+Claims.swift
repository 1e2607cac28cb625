/// Reading evidence, and values that may be claimed in several ways.
extension AtlasReader {
  /// The keys that any claim may have.
  static let claimKeys = ["evidence", "inferred", "assumed", "used", "note"]

  func evidence(in fields: Fields, orElse inherited: Evidence? = nil) -> Evidence {
    var evidence = Evidence()
    if let node = fields["evidence"], !node.isEmpty {
      evidence.citations = nodes(node).flatMap(citations)
      if nodes(node).contains(where: { $0.text == "assumed" }) { evidence.basis = .assumed }
    } else if let inherited {
      evidence = inherited
    }
    if let reason = text("inferred", in: fields) {
      evidence.basis = .inferred
      evidence.reason = reason
    }
    if let reason = text("assumed", in: fields) {
      evidence.basis = .assumed
      evidence.reason = reason
    }
    return evidence
  }

  func citations(_ node: YAMLNode) -> [Citation] {
    // The same places are cited again and again.
    if let text = node.text, let known = knownCitations[text] { return known }
    guard let text = text(node, "'evidence'") else { return [] }
    if text == "assumed" { return [] }
    let faults = diagnostics.count
    let citations = text.utf8.split(separator: UInt8(ascii: ";")).compactMap { part -> Citation? in
      let words = part.split(separator: UInt8(ascii: " "), maxSplits: 1).map(Substring.init)
      guard let source = words.first else { return nil }
      let place = words.count > 1 ? String(words[1].trimmingSpaces) : nil
      return citation(source: String(source), at: place, node)
    }
    if diagnostics.count == faults { knownCitations[text] = citations }
    return citations
  }

  private func citation(source: String, at place: String?, _ node: YAMLNode) -> Citation? {
    guard let places = knownPlaces[source] else {
      append(
        Self.unknown(
          "unknown source '\(source)'", at: position(node), text: source, known: atlas.sources.map(\.id)))
      return nil
    }
    if let place, !places.isEmpty, !places.contains(place) {
      append(
        Self.unknown(
          "the source '\(source)' has no place '\(place)'", at: position(node), text: place,
          known: places.sorted()))
      return nil
    }
    return Citation(source: source, at: place)
  }

  /// All claims of a value: a bare value, a mapping with `value`, or a list of such mappings.
  ///
  /// - Parameter isList: whether a list is itself one value, as for a location.
  func claims<Value>(
    _ node: YAMLNode, of what: String, inheriting inherited: Evidence, isList: Bool,
    value: (YAMLNode) -> Value?
  ) -> Claims<Value>? {
    var items = [node]
    if case .sequence(let list) = node.content {
      let isListOfClaims = list.contains { item in
        if case .mapping(let entries) = item.content { return entries.contains { $0.key.text == "value" } }
        return false
      }
      if isListOfClaims || !isList { items = list }
    }
    var result: Claims<Value>?
    for item in items {
      guard let claim = claim(item, of: what, inheriting: inherited, value: value) else { continue }
      if result == nil { result = Claims(claim) } else { result?.add(claim) }
    }
    checkDecided(result, of: what, at: node)
    return result
  }

  func checkDecided<Value>(_ claims: Claims<Value>?, of what: String, at node: YAMLNode) {
    guard let claims, claims.isUndecided else { return }
    report(
      "the claims of \(what) differ", at: node,
      expected: "mark exactly one with 'used: why'")
  }

  private func claim<Value>(
    _ node: YAMLNode, of what: String, inheriting inherited: Evidence, value: (YAMLNode) -> Value?
  ) -> Claim<Value>? {
    var valueNode = node
    var fields = Fields(node: node, entries: [])
    if case .mapping = node.content {
      guard let read = self.fields(node, of: what, allowed: ["value"] + Self.claimKeys) else { return nil }
      guard let inner = read["value"] else {
        report(
          "\(what) has no 'value'", at: node, expected: "expected a value, or {value: ..., evidence: ...}")
        return nil
      }
      fields = read
      valueNode = inner
    }
    guard let value = value(valueNode) else { return nil }
    return Claim(
      value: value, evidence: evidence(in: fields, orElse: inherited), usedBecause: text("used", in: fields),
      note: text("note", in: fields), position: position(node))
  }
}

extension Substring {
  /// Without spaces at either end.
  var trimmingSpaces: Substring {
    var text = self.drop { $0 == " " }
    while text.last == " " { text.removeLast() }
    return text
  }
}
