/// Putting the atlas together once all files are read.
extension AtlasReader {
  func finish() -> Atlas {
    let places = finishEntities()
    checkReferences()
    finishTies(places)
    checkAliases()
    explainDiagnostics()
    atlas.warnings = diagnostics.filter { $0.severity == .warning }
    return atlas
  }

  /// - Returns: the place of each entity in the atlas by its number; nil where it has none.
  private func finishEntities() -> [Int?] {
    let vocabulary = atlas.vocabulary
    let order = drafts.inOrder
    // A builder may be asked again, so the drafts stay.
    var entities: [Entity] = []
    entities.reserveCapacity(order.count)
    var index = [String: Int](minimumCapacity: order.count)
    var places = [Int?](repeating: nil, count: drafts.ids.count)
    for number in order {
      guard let draft = drafts[number] else { continue }
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
      if entity.attributes.count > 1 {
        entity.attributes.sort {
          vocabulary.order(ofAttribute: $0.name) < vocabulary.order(ofAttribute: $1.name)
        }
      }
      places[number] = entities.count
      index[entity.id] = entities.count
      entities.append(entity)
    }
    (atlas.entities, atlas.entityIndex) = (entities, index)
    return places
  }

  private func checkReferences() {
    // What a file that cannot be parsed defines would be reported as unknown all over the others.
    if isPartial { return }
    func report(_ id: String, at position: SourcePosition) {
      append(
        Self.unknown("unknown entity '\(id)'", at: position, text: id, known: drafts.definedIDs))
    }
    for (id, position) in references where !drafts.isDefined(id) { report(id, at: position) }
    // A table leaves out what nothing else knows.
    for tie in tieDrafts where !tie.yields {
      if !drafts.isDefined(tie.from) { report(drafts.ids[tie.from], at: tie.position) }
      if !drafts.isDefined(tie.to) { report(drafts.ids[tie.to], at: tie.position) }
    }
  }

  /// An alias that another entity bears as its name or alias would send a reader to the wrong place. In tables that is
  /// common (there are many Newports) and the author of the atlas cannot change it.
  private func checkAliases() {
    let aliases = Set(atlas.entities.lazy.flatMap(\.aliases).map(\.folded))
    if aliases.isEmpty { return }
    var owners: [String: String] = [:]
    for entity in atlas.entities {
      for name in [entity.id.folded, entity.name.folded] where aliases.contains(name) && owners[name] == nil {
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
