/// One value for each of the five roles of a broker, and one for all together.
///
/// A broker v stands on a two-path a → v → b where no arc leads from a to b. Its role depends on the groups.
public struct BrokerageRoles<Value> {
  /// All three in one group: a local broker.
  public var coordinator: Value
  /// a and b in one group, v in another: a consultant.
  public var itinerant: Value
  /// v and b in one group, a outside: v lets something in.
  public var gatekeeper: Value
  /// a and v in one group, b outside: v carries something out.
  public var representative: Value
  /// All three in different groups.
  public var liaison: Value
  /// Whatever the role.
  public var total: Value

  /// The same value for each.
  init(repeating value: Value) {
    (coordinator, itinerant, gatekeeper, representative, liaison, total) =
      (value, value, value, value, value, value)
  }

  /// Each value changed.
  func map<Changed>(_ change: (Value) -> Changed) -> BrokerageRoles<Changed> {
    var changed = BrokerageRoles<Changed>(repeating: change(total))
    changed.coordinator = change(coordinator)
    changed.itinerant = change(itinerant)
    changed.gatekeeper = change(gatekeeper)
    changed.representative = change(representative)
    changed.liaison = change(liaison)
    return changed
  }
}

extension BrokerageRoles: Equatable where Value: Equatable {}
extension BrokerageRoles: Hashable where Value: Hashable {}
extension BrokerageRoles: Sendable where Value: Sendable {}

/// How often a vertex, or a graph, brokers in each role, beside what chance would give.
public struct Brokerage: Hashable, Sendable {
  /// How often.
  public let count: BrokerageRoles<Int>
  /// The mean under chance.
  public let expected: BrokerageRoles<Double>
  /// The standard deviation under chance.
  public let deviation: BrokerageRoles<Double>

  /// By how many standard deviations the count is above the mean; nil where chance leaves no choice.
  public var zScore: BrokerageRoles<Double?> {
    func score(_ role: KeyPath<BrokerageRoles<Double>, Double>, _ count: Int) -> Double? {
      let spread = deviation[keyPath: role]
      return spread > 0 ? (Double(count) - expected[keyPath: role]) / spread : nil
    }
    var scores = BrokerageRoles<Double?>(repeating: score(\.total, count.total))
    scores.coordinator = score(\.coordinator, count.coordinator)
    scores.itinerant = score(\.itinerant, count.itinerant)
    scores.gatekeeper = score(\.gatekeeper, count.gatekeeper)
    scores.representative = score(\.representative, count.representative)
    scores.liaison = score(\.liaison, count.liaison)
    return scores
  }
}
