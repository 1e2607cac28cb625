/// Putting the atlas together once all files are read.
extension AtlasReader {
  func finish() -> Atlas {
    finishEntities()
    checkReferences()
    finishTies()
    checkAliases()
    explainDiagnostics()
    atlas.warnings = diagnostics.filter { $0.severity == .warning }
    return atlas
  }

  private func finishEntities() {
    let vocabulary = atlas.vocabulary
    // A builder may be asked again.
    atlas.entities = []
    atlas.entityIndex = [:]
    for id in drafts.keys.sorted() {
      guard let draft = drafts[id] else { continue }
      var entity = draft.entity
      guard let kind = draft.kind, let name = draft.name else {
        let missing = draft.kind == nil ? "kind" : "name"
        append(
          Diagnostic(
            .error, at: entity.position, "the entity '\(entity.id)' has no \(missing) in any file",
            expected: "define it once with 'kind' and 'name'"))
        continue
      }
      entity.kind = kind.name
      entity.name = name.text
      entity.attributes.sort {
        vocabulary.order(ofAttribute: $0.name) < vocabulary.order(ofAttribute: $1.name)
      }
      atlas.entityIndex[entity.id] = atlas.entities.count
      atlas.entities.append(entity)
    }
  }

  private func checkReferences() {
    // What a file that cannot be parsed defines would be reported as unknown all over the others.
    if isPartial { return }
    for (id, position) in references where !drafts.keys.contains(id) {
      append(Self.unknown("unknown entity '\(id)'", at: position, text: id, known: Array(drafts.keys)))
    }
  }

  private func finishTies() {
    let merged = mergedTies()
    for tie in merged { checkEnds(tie) }
    // Keys are moved about and not ties, which are large.
    let keys = merged.map { ($0.ends, $0.draft.claims.used.value.period.since?.firstDay ?? 0) }
    atlas.ties = merged.indices.sorted { first, second in
      let (one, other) = (keys[first], keys[second])
      return one.0 == other.0 ? one.1 < other.1 : one.0 < other.0
    }.map { index in
      let (ends, draft) = merged[index]
      return Tie(from: ends.from, type: draft.type, to: ends.to, claims: draft.claims)
    }
  }

  private func checkEnds(_ tie: (ends: TieEnds, draft: TieDraft)) {
    guard let type = atlas.vocabulary.tieType(tie.draft.type) else { return }
    func check(_ end: Int, is kinds: [String], _ way: String) {
      if kinds.isEmpty || kinds.contains(atlas.entities[end].kind) { return }
      let entity = atlas.entities[end]
      append(
        Diagnostic(
          .error, at: tie.draft.position, "'\(type.name)' cannot \(way) '\(entity.id)', a \(entity.kind)",
          expected: "expected a \(kinds.joined(separator: " or "))"))
    }
    check(tie.ends.from, is: type.from, "start from")
    check(tie.ends.to, is: type.to, "lead to")
  }

  /// An alias that another entity bears as its name or alias would send a reader to the wrong place. In tables that is
  /// common (there are many Newports) and the author of the atlas cannot change it.
  private func checkAliases() {
    var owners: [String: String] = [:]
    for entity in atlas.entities {
      for name in [entity.id.folded, entity.name.folded] where owners[name] == nil {
        owners[name] = entity.id
      }
    }
    for entity in atlas.entities {
      for alias in entity.aliases {
        let folded = alias.folded
        if let owner = owners[folded], owner != entity.id {
          guard hasRead(entity.position.file) else { continue }
          warn("the alias '\(alias)' of '\(entity.id)' also names '\(owner)'", at: entity.position)
        } else {
          owners[folded] = entity.id
        }
      }
    }
  }
}
