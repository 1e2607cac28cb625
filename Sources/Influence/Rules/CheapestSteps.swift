import Atlas

/// The cheapest memberships to take so that some can be had, where each may be had by several rules and rules may require
/// the same ones: branch and bound over the rules, exact up to a limit of choices.
struct CheapestSteps {
  /// One rule by which a membership can be had.
  struct Option {
    let rule: PreparedRule
    /// The memberships it requires that are not held.
    let requires: [Int]
    let cost: ActionCost
  }

  /// The most choices that are looked at; after that the best so far counts.
  static let choiceLimit = 10_000

  private let options: [Int: [Option]]
  private var choices = 0
  private var best: (cost: ActionCost, steps: [(group: Int, option: Option)])?

  /// - Parameter options: by membership, the rules by which it can be had; one without any needs no step.
  init(_ options: [Int: [Option]]) {
    self.options = options.mapValues { $0.sorted { $0.cost < $1.cost } }
  }

  /// The steps in an order in which they can be taken; nil where the requirements run in circles.
  ///
  /// - Complexity: at worst exponential in the memberships with several rules, up to the limit
  mutating func steps(to wanted: [Int]) -> [(group: Int, option: Option)]? {
    search(wanted, [:], ActionCost())
    return best?.steps
  }

  private mutating func search(_ pending: [Int], _ chosen: [Int: Option?], _ cost: ActionCost) {
    if let best, !(cost < best.cost) { return }
    choices += 1
    guard choices <= Self.choiceLimit else { return }
    var pending = pending
    while let last = pending.last, chosen[last] != nil { pending.removeLast() }
    guard let group = pending.popLast() else {
      if let steps = Self.ordered(chosen) { best = (cost, steps) }
      return
    }
    var chosen = chosen
    guard let rules = options[group], !rules.isEmpty else {
      chosen[group] = .some(nil)
      return search(pending, chosen, cost)
    }
    for option in rules {
      chosen[group] = option
      search(pending + option.requires, chosen, cost + option.cost)
    }
  }

  /// Each after what it requires, in rounds by id; nil where that is not possible.
  private static func ordered(_ chosen: [Int: Option?]) -> [(group: Int, option: Option)]? {
    var steps: [(group: Int, option: Option)] = []
    var isDone = Set(chosen.filter { $0.value == nil }.keys)
    var waiting = chosen.keys.filter { !isDone.contains($0) }.sorted()
    while !waiting.isEmpty {
      let next = waiting.filter { chosen[$0]??.requires.allSatisfy(isDone.contains) ?? false }
      guard !next.isEmpty else { return nil }
      steps += next.compactMap { group in (chosen[group] ?? nil).map { (group, $0) } }
      isDone.formUnion(next)
      waiting.removeAll(where: next.contains)
    }
    return steps
  }
}
