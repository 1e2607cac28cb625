import Atlas

/// Who may go to an occasion, and at whose cost.
struct AgendaAttendance {
  private let atlas: Atlas
  private let tiesOf: TiesByEntity
  private let starts: [Int]
  private let on: PartialDate

  init(_ atlas: Atlas, _ ties: TiesByEntity, starts: [Int], on: PartialDate) {
    self.atlas = atlas
    tiesOf = ties
    self.starts = starts
    self.on = on
  }

  func complete(_ entry: inout AgendaEntry) {
    guard entry.kind == .event, let event = entry.entity else { return }
    let ties = tiesOf[event].map { atlas.ties[$0] }.filter { $0.to == event && !$0.statement.isDenied }
    for tie in ties where !["organises", "hosts"].contains(tie.type) && tieClass(tie) == "occasion" {
      entry.attendance.append(invitation(tie))
    }
    let organisers = ties.filter { $0.type == "organises" }.map(\.from)
    let houses = organisers.map(house)
    let named = Set(entry.attendance.map(\.who.id))
    entry.attendance += members(of: houses).filter { !named.contains($0.who.id) }
    entry.costs = travel(atlas.entities[event]) + sums(ties) + rules(of: houses.flatMap { $0 })
  }

  private func tieClass(_ tie: Tie) -> String? { atlas.vocabulary.tieType(tie.type)?.tieClass }

  private func invitation(_ tie: Tie) -> AgendaEntry.Attendance {
    let phrase = atlas.vocabulary.tieType(tie.type)?.phrase ?? tie.type
    var because = tie.statement.isPotential ? "an opening: \(phrase)" : phrase
    if let role = tie.statement.role { because += ", as \(role)" }
    if !tie.notes.isEmpty { because += ", \(tie.notes.joined(separator: "; "))" }
    return AgendaEntry.Attendance(
      who: EntityReference(atlas.entities[tie.from]), tie: tie.type, may: .yes,
      isOpening: tie.statement.isPotential, because: because, evidence: tie.evidence)
  }

  /// An organiser and what it is part of, nearest first.
  private func house(of organiser: Int) -> [Int] {
    var house = [organiser]
    while let last = house.last {
      let next = tiesOf[last].lazy.map { atlas.ties[$0] }.first { tie in
        tie.from == last && ["part of", "belongs to"].contains(tie.type) && atlas.holds(tie, on: on)
          && !house.contains(tie.to)
      }
      guard let next else { break }
      house.append(next.to)
    }
    return house
  }

  /// The starts that may go as members of an organiser, or of the nearest body above it whose members are known.
  /// Of the others it is not known.
  private func members(of houses: [[Int]]) -> [AgendaEntry.Attendance] {
    var found: [AgendaEntry.Attendance] = []
    for house in houses {
      guard let group = house.first(where: { !memberships(of: $0).isEmpty }) else { continue }
      let ties = memberships(of: group)
      let name = atlas.entities[group].name
      for start in starts
      where start != group && !found.contains(where: { $0.who.id == atlas.entities[start].id }) {
        let tie = ties.first { $0.from == start }
        let basis = Evidence(
          citations: [], basis: .inferred, reason: "no membership of it in \(name) is known")
        found.append(
          AgendaEntry.Attendance(
            who: EntityReference(atlas.entities[start]), tie: "may attend", may: tie == nil ? .unknown : .yes,
            isOpening: false,
            because: tie == nil
              ? "no member of \(name); whether guests may come is not said" : "member of \(name)",
            evidence: tie?.evidence ?? basis))
      }
    }
    return found.sorted { ($0.may == .yes ? 0 : 1, $0.who.id) < ($1.may == .yes ? 0 : 1, $1.who.id) }
  }

  private func memberships(of group: Int) -> [Tie] {
    tiesOf[group].map { atlas.ties[$0] }.filter {
      $0.to == group && tieClass($0) == "membership" && atlas.holds($0, on: on)
    }
  }

  // MARK: Costs

  private func travel(_ event: Entity) -> [AgendaEntry.Cost] {
    guard let claim = event.attribute("travel")?.used else { return [] }
    return [
      AgendaEntry.Cost(
        what: "travel", says: "\(claim.value)", of: nil, euros: nil, evidence: claim.evidence)
    ]
  }

  private func sums(_ ties: [Tie]) -> [AgendaEntry.Cost] {
    ties.compactMap { tie in
      guard let euros = tie.statement.euros else { return nil }
      let phrase = atlas.vocabulary.tieType(tie.type)?.phrase ?? tie.type
      let who = EntityReference(atlas.entities[tie.from])
      return AgendaEntry.Cost(
        what: tie.type, says: "\(who.name) \(phrase) it: EUR \(AttributeValue.written(euros))", of: who,
        euros: euros, evidence: tie.evidence)
    }
  }

  /// Refunds and fees of the organiser and what it is part of.
  private func rules(of house: [Int]) -> [AgendaEntry.Cost] {
    var costs: [AgendaEntry.Cost] = []
    for index in house {
      let entity = atlas.entities[index]
      for rule in entity.rules where rule.into == entity.id {
        for clause in rule.clauses where clause.topic == .reimbursement || clause.topic == .fee {
          let claim = clause.claims.used
          var euros: Double?
          if case .reimbursement(let refund) = claim.value { euros = refund.upToEuros }
          if case .fee(let fee) = claim.value { euros = fee.euros ?? fee.atLeast }
          costs.append(
            AgendaEntry.Cost(
              what: clause.topic.rawValue,
              says: clause.topic == .fee
                ? "\(entity.name), to \(rule.action): \(claim.value)"
                : "\(entity.name) refunds \(claim.value)",
              of: EntityReference(entity), euros: euros, evidence: claim.evidence))
        }
      }
    }
    return costs
  }
}
