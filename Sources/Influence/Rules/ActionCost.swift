/// What some actions cost together: unknown prices first, since what has none counts as dearer than all that has, then EUR,
/// then how many they are.
struct ActionCost: Comparable, Hashable {
  var unknown = 0
  var euros = 0.0
  var count = 0

  /// No action.
  init() {}

  /// Some actions with what is known of their prices.
  init(unknown: Int, euros: Double, count: Int) {
    (self.unknown, self.euros, self.count) = (unknown, euros, count)
  }

  /// One action with a price, or with none known.
  init(euros: Double?) { self.init(unknown: euros == nil ? 1 : 0, euros: euros ?? 0, count: 1) }

  /// One membership. A price of at least so much is not known, and counts with what is.
  init(_ cost: JoiningCost) {
    self.init(unknown: cost.isLowerBound ? 1 : 0, euros: cost.gross ?? 0, count: 1)
  }

  static func < (left: ActionCost, right: ActionCost) -> Bool {
    (left.unknown, left.euros, left.count) < (right.unknown, right.euros, right.count)
  }

  static func + (left: ActionCost, right: ActionCost) -> ActionCost {
    ActionCost(
      unknown: left.unknown + right.unknown, euros: left.euros + right.euros, count: left.count + right.count)
  }
}

extension JoiningCost {
  /// EUR over the horizon; nil where the price is not known or only a least one is.
  var known: Double? { isLowerBound ? nil : gross }
}
