/// The entities of an atlas under changes. What is not changed is looked up in the atlas, and not copied.
struct EntityChanges {
  private let atlas: Atlas
  /// The entities that are added or changed, by id; nil for one that is taken away.
  private var changed: [String: Entity?] = [:]

  init(of atlas: Atlas) { self.atlas = atlas }

  subscript(id: String) -> Entity? {
    get { changed[id] ?? atlas.entity(id) }
    set { changed.updateValue(newValue, forKey: id) }
  }

  /// The ids of all that are there, ascending.
  var ids: [String] {
    changed.isEmpty ? atlas.entities.map(\.id) : merged.entities.map(\.id)
  }

  /// All that are there in the order of their ids, and the new place of each of the atlas's own; nil for one that is gone.
  ///
  /// - Complexity: O(entities + changes log changes)
  var merged: (entities: [Entity], places: [Int?]) {
    let added = changed.keys.filter { atlas.index(of: $0) == nil }.sorted()
    var entities: [Entity] = []
    entities.reserveCapacity(atlas.entities.count + added.count)
    var places: [Int?] = []
    places.reserveCapacity(atlas.entities.count)
    var next = 0
    func add(before id: String?) {
      while next < added.count, id.map({ added[next] < $0 }) ?? true {
        if let entity = changed[added[next]] ?? nil { entities.append(entity) }
        next += 1
      }
    }
    for entity in atlas.entities {
      add(before: entity.id)
      let entity = changed.isEmpty ? entity : changed[entity.id] ?? entity
      places.append(entity == nil ? nil : entities.count)
      if let entity { entities.append(entity) }
    }
    add(before: nil)
    return (entities, places)
  }
}
