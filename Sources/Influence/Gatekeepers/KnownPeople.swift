import Atlas

/// The people whom an atlas knows at bodies: those who work for them or are their public contact on a date.
struct KnownPeople {
  /// The types of tie that name a person at a body.
  static let tieTypes = ["works for", "contact for"]

  private var people: [Int: [KnownPerson]] = [:]

  /// Looks for people at bodies. - Complexity: O(ties)
  init(at bodies: Set<Int>, in atlas: Atlas, on date: PartialDate) {
    var ties: [Int: [Int: [Tie]]] = [:]
    for tie in atlas.ties
    where Self.tieTypes.contains(tie.type) && bodies.contains(tie.to) && atlas.holds(tie, on: date) {
      ties[tie.to, default: [:]][tie.from, default: []].append(tie)
    }
    for (body, staff) in ties {
      people[body] = staff.keys.sorted().map { person in
        Self.person(atlas.entities[person], staff[person] ?? [])
      }
    }
    // A person who is a gatekeeper is known by that.
    for body in bodies where atlas.entities[body].kind == "person" && people[body] == nil {
      let person = atlas.entities[body]
      people[body] = [
        KnownPerson(
          person: EntityReference(person), role: person.text("role"), ties: [], basis: person.evidence.basis,
          evidence: person.evidence.citations)
      ]
    }
  }

  /// The people at a body, in the order of their ids.
  func at(_ body: Int) -> [KnownPerson] { people[body] ?? [] }

  private static func person(_ person: Entity, _ ties: [Tie]) -> KnownPerson {
    var citations: [Citation] = []
    for citation in ties.flatMap(\.evidence.citations) where !citations.contains(citation) {
      citations.append(citation)
    }
    let order: [Basis] = [.stated, .inferred, .assumed]
    let basis = order.first { basis in ties.contains { $0.evidence.basis == basis } }
    return KnownPerson(
      person: EntityReference(person),
      role: person.text("role") ?? ties.compactMap(\.statement.role).first,
      ties: tieTypes.filter { type in ties.contains { $0.type == type } }, basis: basis ?? .stated,
      evidence: citations)
  }
}
