/// A measure of an actor's position, by its standard name.
public enum Measure: String, Sendable, Hashable, Codable, CaseIterable {
  case degree
  case inDegree = "in-degree"
  case outDegree = "out-degree"
  case strength
  case closeness
  case harmonic
  case betweenness
  case eigenvector
  case katz
  case pagerank
  case bonacich
  case coreness
  case clustering
  case constraint
  case effectiveSize = "effective-size"
  case efficiency
  case brokerage
  case coordinator
  case itinerant
  case gatekeeper
  case representative
  case liaison
  case honestBroker = "honest-broker"
  case twoModeDegree = "two-mode-degree"
  case twoModeCloseness = "two-mode-closeness"
  case twoModeBetweenness = "two-mode-betweenness"
  case redundancy
  case reach

  /// The heading of its column.
  public var title: String { rawValue.prefix(1).uppercased() + rawValue.dropFirst() }

  /// The name of its column in CSV files: lowerCamelCase.
  public var key: String {
    let parts = rawValue.split(separator: "-")
    return (parts.first.map(String.init) ?? "")
      + parts.dropFirst().map { $0.prefix(1).uppercased() + $0.dropFirst() }.joined()
  }

  /// Whether the first rank is that of the lowest value: little constraint is what a broker has.
  public var prefersLow: Bool { self == .constraint }

  /// How many decimals are shown.
  var decimals: Int {
    switch self {
    case .strength, .reach, .effectiveSize: 2
    case .betweenness, .harmonic: 4
    case .pagerank, .eigenvector, .closeness, .twoModeDegree, .twoModeCloseness, .twoModeBetweenness: 6
    default: 4
    }
  }

  /// Whether values are whole numbers.
  var isCount: Bool {
    switch self {
    case .degree, .inDegree, .outDegree, .coreness, .brokerage: true
    default: role != nil
    }
  }

  /// Whether values come from an iteration, so that equal ones may differ in their last digits.
  var isIterative: Bool {
    switch self {
    case .eigenvector, .katz, .pagerank, .bonacich: true
    default: false
    }
  }

  /// Whether values are of members or groups in two-mode data.
  public var isTwoMode: Bool {
    switch self {
    case .twoModeDegree, .twoModeCloseness, .twoModeBetweenness, .redundancy: true
    default: false
    }
  }

  /// Whether it is one of the five roles of a broker, or all together.
  var role: BrokerRole? { BrokerRole(rawValue: rawValue) }
}

/// The roles of a broker v on a way a, v, b where none leads from a to b (Gould and Fernandez 1989).
public enum BrokerRole: String, Sendable, Hashable, Codable, CaseIterable {
  /// All three in one group.
  case coordinator
  /// a and b in one group, v in another.
  case itinerant
  /// v and b in one group, a outside.
  case gatekeeper
  /// a and v in one group, b outside.
  case representative
  /// All three in different groups.
  case liaison
}
