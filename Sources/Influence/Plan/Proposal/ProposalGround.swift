import Atlas

/// Who could take part in a proposal, what each brings, and the occasions on which it can be told before.
struct ProposalGround {
  /// One who could take part.
  struct Member {
    let candidate: CoalitionCandidate
    /// The strength of the best route on which it hears of the proposal; 1 for the willing.
    let hears: Double
    /// The strength of its best route to those who decide, once it has joined what it must.
    let carries: Double
    let cost: ActionCost

    var id: String { candidate.entity.id }
  }

  /// So many members of one kind.
  struct Pool {
    let need: Int
    /// Those who could, surest first, then cheapest, then by id.
    let members: [Member]
  }

  /// An opening to speak where those who decide listen.
  struct Presentation {
    let action: PlanAction
    /// The strength of the best route from the actors to those who decide, by way of it.
    let carries: Double

    var day: Int { action.when?.firstDay ?? 0 }

    /// By date, then by what they unlock and by actor.
    static func isEarlier(_ first: Presentation, _ second: Presentation) -> Bool {
      (first.day, first.action.unlocks.id, first.action.actor.id)
        < (second.day, second.action.unlocks.id, second.action.actor.id)
    }
  }

  /// An occasion of those who decide, at which a proposal can be put.
  struct Meeting {
    let occasion: EntityReference
    let date: PartialDate
    let evidence: Evidence
  }

  let pools: [Pool]
  /// The earlier first.
  let presentations: [Presentation]
  /// By date, then by id.
  let meetings: [Meeting]

  /// When a proposal can be put after what is done by a day: at the next meeting that is known, or else at once.
  func meeting(after day: Int) -> Meeting? { meetings.first { $0.date.firstDay >= day } }

  /// The day a proposal is put after some presentations; 0 for at once.
  func day(after presentations: [Presentation]) -> Int {
    let last = presentations.map(\.day).max() ?? 0
    return meeting(after: last)?.date.firstDay ?? last
  }

  /// What a budget and a deadline leave, and whether the proposal itself can be put in time.
  func within(_ budget: Double?, before: PartialDate?) -> (ground: ProposalGround, isInTime: Bool) {
    let deadline = before?.lastDay ?? .max
    let left = ProposalGround(
      pools: pools.map { pool in
        Pool(
          need: pool.need,
          members: pool.members.filter { member in
            budget.map { member.cost.unknown == 0 && member.cost.euros <= $0 } ?? true
          })
      },
      presentations: presentations.filter { presentation in
        presentation.action.isInTime(before) && day(after: [presentation]) <= deadline
          && (budget.map { limit in presentation.action.euros.map { $0 <= limit } ?? false } ?? true)
      }, meetings: meetings)
    return (left, day(after: []) <= deadline)
  }
}

/// What is chosen for a proposal.
struct ProposalChoice {
  var members: [ProposalGround.Member]
  var presentations: [ProposalGround.Presentation] = []

  var cost: ActionCost {
    let presented = presentations.reduce(ActionCost()) { $0 + ActionCost(euros: $1.action.euros) }
    return members.reduce(presented) { $0 + $1.cost }
  }

  /// The chance that all who are to be recruited hear of it, times the chance that those who decide hear of it from
  /// anyone, as if all were independent. Factors are multiplied in order, so that it does not hang on theirs.
  var chance: Double {
    let heard = members.map(\.hears).sorted().reduce(1, *)
    let unheard = (members.map { 1 - $0.carries } + presentations.map { 1 - $0.carries }).sorted().reduce(
      1, *)
    return heard * (1 - unheard)
  }

  /// Which members and presentations, to tell choices apart.
  var names: [String] {
    members.map(\.id).sorted() + presentations.map { "\($0.action.actor.id) at \($0.action.unlocks.id)" }
  }
}
