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
    for draft in drafts.values.sorted(by: { $0.entity.id < $1.entity.id }) {
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
    for (id, position) in references where drafts[id] == nil {
      append(Self.unknown("unknown entity '\(id)'", at: position, text: id, known: Array(drafts.keys)))
    }
  }

  private func finishTies() {
    var ties: [Tie] = []
    for draft in mergedTies() {
      guard let from = atlas.index(of: draft.from), let to = atlas.index(of: draft.to) else { continue }
      checkEnds(draft, from: atlas.entities[from], to: atlas.entities[to])
      ties.append(Tie(from: from, type: draft.type, to: to, claims: draft.claims))
    }
    let vocabulary = atlas.vocabulary
    atlas.ties = ties.sorted { left, right in
      if left.from != right.from { return left.from < right.from }
      if left.to != right.to { return left.to < right.to }
      let types = (vocabulary.order(ofTieType: left.type), vocabulary.order(ofTieType: right.type))
      if types.0 != types.1 { return types.0 < types.1 }
      return (left.statement.period.since?.firstDay ?? 0) < (right.statement.period.since?.firstDay ?? 0)
    }
  }

  private func checkEnds(_ draft: TieDraft, from: Entity, to: Entity) {
    guard let type = atlas.vocabulary.tieType(draft.type) else { return }
    for (entity, kinds, way) in [(from, type.from, "start from"), (to, type.to, "lead to")]
    where !kinds.isEmpty && !kinds.contains(entity.kind) {
      append(
        Diagnostic(
          .error, at: draft.position, "'\(draft.type)' cannot \(way) '\(entity.id)', a \(entity.kind)",
          expected: "expected a \(kinds.joined(separator: " or "))"))
    }
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
