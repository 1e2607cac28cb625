import Atlas

/// Turns a choice of members and presentations into actions, each after those that must come before.
///
/// First each member is recruited, where it is not known to be willing, and joins what the rule requires; those who advise
/// or advocate are won over; what can be told before is told; then the member who is best heard puts the proposal, and
/// those who decide are won over.
struct ProposalActions {
  private let proposal: Proposal
  private let ground: ProposalGround
  private(set) var actions: [PlanAction] = []

  init(_ proposal: Proposal, _ ground: ProposalGround, _ choice: ProposalChoice) {
    self.proposal = proposal
    self.ground = ground
    let members = choice.members.sorted { $0.id < $1.id }
    for member in members { prepare(member) }
    guard
      let lead = members.max(by: { $0.carries < $1.carries || ($0.carries == $1.carries && $0.id > $1.id) })
    else { return }
    let clauses = proposal.goal.toBeWon
    for clause in clauses where clause.topic == .advisedBy || clause.topic == .advocatedBy {
      winOver(clause, by: lead.candidate.entity, after: [])
    }
    actions += choice.presentations.sorted(by: ProposalGround.Presentation.isEarlier).map(\.action)
    propose(
      members, by: lead.candidate.entity, ground.meeting(after: choice.presentations.map(\.day).max() ?? 0))
    let proposed = actions.count
    for clause in clauses where clause.topic == .decidedBy || clause.topic == .admission {
      winOver(clause, by: lead.candidate.entity, after: [proposed])
    }
  }

  private mutating func prepare(_ member: ProposalGround.Member) {
    let entity = member.candidate.entity
    var recruited: [Int] = []
    if !member.candidate.isWilling, let recruit = recruit(entity) {
      actions.append(recruit)
      recruited = [actions.count]
    }
    var places: [String: Int] = [:]
    for step in member.candidate.first {
      var action = PlanAction(joining: step, as: .join)
      let required = step.clauses.flatMap(\.first).compactMap { places[$0.id] }
      action.after = required.isEmpty ? recruited : required.sorted()
      actions.append(action)
      places[step.into.id] = actions.count
    }
  }

  /// To win one who is not known to be willing, over the best route there.
  private func recruit(_ entity: EntityReference) -> PlanAction? {
    let route = proposal.route(to: entity.id)
    let through = route.map { $0.entities.dropFirst().dropLast().map(\.name) } ?? []
    let by = through.isEmpty ? "" : " by way of \(through.joined(separator: " and "))"
    let unknown = route == nil ? ["no way to it is known"] : []
    return PlanAction(
      kind: .recruit, actor: route?.entities.first ?? proposal.actors.first ?? entity, unlocks: entity,
      says: "Win \(entity.name) for it\(by)", preconditions: ["it is not known to be willing"] + unknown,
      evidence: Evidence(
        citations: (route?.steps.flatMap(\.evidence) ?? []).uniqued,
        basis: route?.steps.map(\.basis).weakest ?? .assumed,
        reason: "by the ties that lead there"))
  }

  private mutating func winOver(_ clause: ClauseAssessment, by lead: EntityReference, after: [Int]) {
    let isDeciding = clause.topic == .decidedBy || clause.topic == .admission
    let when = isDeciding ? actions.last?.when : nil
    let isUndated = isDeciding && actions.last?.isUndated == true
    if clause.people.isEmpty {
      actions.append(
        PlanAction(
          kind: .winOver, actor: lead, unlocks: proposal.unlocks, result: proposal.result,
          says: "See to the admission: \(clause.explanation)", when: when, isUndated: isUndated,
          evidence: clause.evidence, after: after))
    }
    for person in clause.people {
      let task =
        switch clause.topic {
        case .advisedBy: "advises on it"
        case .advocatedBy: "can advocate it"
        default: "decides"
        }
      actions.append(
        PlanAction(
          kind: .winOver, actor: isDeciding ? lead : proposal.route(to: person.id)?.entities.first ?? lead,
          unlocks: isDeciding ? proposal.unlocks : proposal.deciders.first ?? proposal.unlocks,
          result: isDeciding ? proposal.result : nil,
          says: "Win over \(person.name), which \(task)", when: when, isUndated: isUndated,
          evidence: clause.evidence, after: after))
    }
  }

  private mutating func propose(
    _ members: [ProposalGround.Member], by lead: EntityReference, _ meeting: ProposalGround.Meeting?
  ) {
    let others = members.map(\.candidate.entity).filter { $0 != lead }.map(\.name)
    let with = others.isEmpty ? "" : ", with \(others.joined(separator: ", "))"
    let at = meeting.map { ", at \($0.occasion.name)" } ?? ""
    let deciders = proposal.deciders.map(\.name).joined(separator: " and ")
    let to = deciders.isEmpty ? "" : ", to \(deciders)"
    let isUndated = actions.contains(where: \.isUndated)
    let told = isUndated ? nil : actions.last { $0.when != nil }?.when
    actions.append(
      PlanAction(
        kind: .propose, actor: lead, unlocks: proposal.deciders.first ?? proposal.unlocks,
        result: deciders.isEmpty ? proposal.result : "the decision of \(deciders)",
        says: "Propose to \(proposal.says)\(with)\(to)\(at)", when: meeting?.date ?? told,
        isUndated: isUndated,
        preconditions: proposal.goal.toBeMet.map(\.explanation), evidence: proposal.evidence(meeting),
        after: actions.isEmpty ? [] : Array(1...actions.count)))
  }
}
