/// The cheapest and the surest choice of members and presentations for a proposal.
///
/// Every pool holds members of a kind of its own, and costs add up, so the cheapest choice takes the cheapest of each pool.
/// The surest is found by branch and bound: what is left can at best be heard by its best members, all their own ways and
/// every presentation.
struct ProposalSearch {
  private let ground: ProposalGround
  private let budget: Double
  private let stepLimit: Int
  private var steps = 0
  private var best: (chance: Double, choice: ProposalChoice)?
  private(set) var isComplete = true
  /// Chances nearer than this are equal: their factors come in another order.
  static let tolerance = 1e-12

  init(_ ground: ProposalGround, budget: Double?, stepLimit: Int) {
    self.ground = ground
    self.budget = budget ?? .infinity
    self.stepLimit = stepLimit
  }

  /// Whether every pool has enough.
  var isPossible: Bool { ground.pools.allSatisfy { $0.members.count >= $0.need } }

  /// The least cost; among equally cheap ones the members who surely hear of it and carry it best. Nil if there is none within
  /// the budget.
  ///
  /// - Complexity: O(c log c) for c members
  func cheapest() -> ProposalChoice? {
    guard isPossible else { return nil }
    let choice = ProposalChoice(
      members: ground.pools.flatMap { pool in
        pool.members.enumerated().sorted { first, second in
          let (one, other) = (first.element.cost, second.element.cost)
          return one == other ? first.offset < second.offset : one < other
        }.prefix(pool.need).map(\.element)
      })
    return choice.cost.euros <= budget ? choice : nil
  }

  /// The greatest chance within the budget; nil if there is none.
  ///
  /// - Complexity: at worst exponential; it stops after so many steps and says so.
  mutating func surest() -> ProposalChoice? {
    guard let cheapest = cheapest() else { return nil }
    best = (cheapest.chance, cheapest)
    let free = ground.presentations.filter { ($0.action.euros ?? 0) == 0 }
    choose(
      ProposalChoice(members: [], presentations: free), pool: 0, from: 0, left: ground.pools.first?.need ?? 0)
    return best?.choice
  }

  private mutating func choose(_ choice: ProposalChoice, pool: Int, from: Int, left: Int) {
    guard isWorthwhile(choice, pool: pool, from: from, left: left) else { return }
    guard pool < ground.pools.count else { return present(choice, from: 0) }
    if left == 0 {
      let next = pool + 1
      let need = next < ground.pools.count ? ground.pools[next].need : 0
      return choose(choice, pool: next, from: 0, left: need)
    }
    let members = ground.pools[pool].members
    guard members.count - from >= left else { return }
    var with = choice
    with.members.append(members[from])
    choose(with, pool: pool, from: from + 1, left: left - 1)
    choose(choice, pool: pool, from: from + 1, left: left)
  }

  /// Adds presentations that have a price, as far as the budget goes.
  private mutating func present(_ choice: ProposalChoice, from: Int) {
    guard choice.cost.euros <= budget else { return }
    if choice.chance > (best?.chance ?? 0) + Self.tolerance { best = (choice.chance, choice) }
    let priced = ground.presentations.filter { ($0.action.euros ?? 0) > 0 }
    guard from < priced.count, isWorthwhile(choice, pool: ground.pools.count, from: 0, left: 0) else {
      return
    }
    var with = choice
    with.presentations.append(priced[from])
    present(with, from: from + 1)
    present(choice, from: from + 1)
  }

  /// Whether a part of a choice is within the budget and could still come to more than the best.
  private mutating func isWorthwhile(_ choice: ProposalChoice, pool: Int, from: Int, left: Int) -> Bool {
    steps += 1
    guard steps <= stepLimit else {
      isComplete = false
      return false
    }
    guard choice.cost.euros <= budget else { return false }
    // The most that those still to be chosen can add: the surest to hear, and apart from that the best to carry.
    var (hears, carries) = ([Double](), [Double]())
    for place in ground.pools.indices.dropFirst(pool) {
      let members = ground.pools[place].members.dropFirst(place == pool ? from : 0)
      let count = place == pool ? left : ground.pools[place].need
      hears += members.map(\.hears).sorted(by: >).prefix(count)
      carries += members.map(\.carries).sorted(by: >).prefix(count)
    }
    let unheard =
      (choice.members.map(\.carries) + ground.presentations.map(\.carries) + carries).map { 1 - $0 }
    let chance = (choice.members.map(\.hears) + hears).reduce(1, *) * (1 - unheard.reduce(1, *))
    return chance > (best?.chance ?? 0) + Self.tolerance
  }
}
