import Atlas
import GraphKernel

/// What routes can be weighed by at the same time.
public enum ParetoCriterion: String, Sendable, Hashable, Codable, CaseIterable {
  /// The chance that a message is carried all the way.
  case strength
  /// The number of ties.
  case hops
  /// What the ties on the way cost a year, in EUR.
  case money
  /// The day of arrival of one who sets out from the date of the query on. What is still to be joined counts as joined at
  /// once.
  case time

  /// What a route is called that is best by it.
  public var superlative: String {
    switch self {
    case .strength: "strongest"
    case .hops: "shortest"
    case .money: "cheapest"
    case .time: "earliest"
    }
  }

  /// What a way adds to the cost of a route: as the kernel adds it, in sums that are exact; nil for time, which does not
  /// add up.
  func cost(of way: InfluenceView.Way, in atlas: Atlas) -> Double? {
    switch self {
    case .strength: Unlikeliness.weight(of: way.grade.chance)
    case .hops: 1
    case .money: ((Self.euros(of: atlas.ties[way.tie], in: atlas) ?? 0) * 100).rounded()
    case .time: nil
    }
  }

  /// What a held tie costs a year, in EUR: what a membership states as its price. An amount that flows over a tie of
  /// another class, as a grant, is no price. One that nobody states is nil and adds nothing to a route.
  static func euros(of tie: Tie, in atlas: Atlas) -> Double? {
    guard atlas.vocabulary.tieType(tie.type)?.tieClass == "membership" else { return nil }
    return tie.statement.euros
  }
}

/// What speaks for a route among those that no other beats.
public struct ParetoOption: Sendable, Hashable {
  /// The place of the route.
  public let rank: Int
  /// What it is best at, in the order of the criteria; empty for a compromise. A criterion by which all are equal
  /// speaks for none; a single route is the best by all.
  public let bestAt: [ParetoCriterion]
  /// What its ties cost a year, in EUR, as far as stated; nil if none of them states a price.
  public let euros: Double?

  /// What speaks for it, in words.
  public var label: String {
    bestAt.isEmpty ? "a compromise" : bestAt.map(\.superlative).joined(separator: ", ")
  }
}

extension ParetoOption: Encodable {
  private enum CodingKeys: String, CodingKey { case rank, bestAt, eurosAYear, label }

  /// Writes the rank, the criteria, the price and the label.
  public func encode(to encoder: any Encoder) throws {
    var container = encoder.container(keyedBy: CodingKeys.self)
    try container.encode(rank, forKey: .rank)
    try container.encode(bestAt, forKey: .bestAt)
    try container.encode(euros, forKey: .eurosAYear)
    try container.encode(label, forKey: .label)
  }
}
