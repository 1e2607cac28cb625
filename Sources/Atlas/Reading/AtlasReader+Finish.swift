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
    // Numbers are moved about and not ties, which are large.
    let order = ties.indices.sorted { first, second in
      if ties[first].from != ties[second].from { return ties[first].from < ties[second].from }
      if ties[first].to != ties[second].to { return ties[first].to < ties[second].to }
      let types = (
        vocabulary.order(ofTieType: ties[first].type), vocabulary.order(ofTieType: ties[second].type)
      )
      if types.0 != types.1 { return types.0 < types.1 }
      return (ties[first].statement.period.since?.firstDay ?? 0)
        < (ties[second].statement.period.since?.firstDay ?? 0)
    }
    atlas.ties = order.map { ties[$0] }
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
