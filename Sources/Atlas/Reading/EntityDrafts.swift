/// What files say of one entity, before all are read.
struct EntityDraft {
  var kind: (name: String, position: SourcePosition)?
  var name: (text: String, position: SourcePosition)?
  var entity: Entity
}

/// What files say of all entities. Each id has a number, so that ties need not keep, compare and look up names.
struct EntityDrafts {
  /// The ids by number: of all that are defined, and of all that a tie names.
  private(set) var ids: [String] = []
  private var drafts: [EntityDraft?] = []
  private var numbers: [String: Int] = [:]

  /// The number of an id, which is given one if it has none.
  mutating func number(of id: String) -> Int {
    if let number = numbers[id] { return number }
    let number = ids.count
    numbers[id] = number
    ids.append(id)
    drafts.append(nil)
    return number
  }

  /// What is said of the entity with a number; nil if it is only named.
  subscript(number: Int) -> EntityDraft? {
    get { drafts[number] }
    set { drafts[number] = newValue }
  }

  /// Whether anything is said of the entity with a number.
  func isDefined(_ number: Int) -> Bool { drafts[number] != nil }

  /// Whether anything is said of the entity with an id.
  func isDefined(_ id: String) -> Bool { numbers[id].map(isDefined) ?? false }

  /// The numbers of the entities of which something is said, in the order of their ids.
  var inOrder: [Int] { ids.indices.filter(isDefined).sorted { ids[$0] < ids[$1] } }

  /// The ids of these.
  var definedIDs: [String] { inOrder.map { ids[$0] } }
}
