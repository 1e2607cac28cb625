/// What kind of position an entity has, in plain words.
///
/// One score hides brokers, who have few ties but between those who have none: the rules look at degree, betweenness and
/// core together. A 'first tenth' is a rank no greater than a tenth of the entities, rounded up. The first rule that
/// holds decides:
///
/// 1. isolated: no tie;
/// 2. hub and broker: in the first tenth by degree and by betweenness;
/// 3. hub: in the first tenth by degree;
/// 4. broker: in the first tenth by betweenness, on some shortest way;
/// 5. core: of the highest coreness in the graph, of at least 2;
/// 6. periphery: on no shortest way between others;
/// 7. in between: all others.
public enum Position: String, Sendable, Hashable, Codable, CaseIterable {
  case isolated
  case hubAndBroker = "hub and broker"
  case hub
  case broker
  case core
  case periphery
  case inBetween = "in between"

  /// What the position means, to be read after the entity's name.
  public var meaning: String {
    switch self {
    case .isolated: "has no tie in this graph"
    case .hubAndBroker: "has many ties, and many ways between others lead through it"
    case .hub: "has many ties, but others find ways around it"
    case .broker: "has few ties for so many ways between others that lead through it"
    case .core: "is one of a dense core, without standing out in it"
    case .periphery: "stands at the edge: no shortest way between others leads through it"
    case .inBetween: "has some ties, and some ways between others lead through it"
    }
  }

  /// What is known of a vertex.
  struct Facts {
    let count: Int
    let degree: Double
    let degreeRank: Int
    let betweenness: Double
    let betweennessRank: Int
    let coreness: Double
    let highestCoreness: Double
  }

  init(_ facts: Facts) {
    let tenth = (facts.count + 9) / 10
    let isHub = facts.degreeRank <= tenth
    let isBroker = facts.betweennessRank <= tenth && facts.betweenness > 0
    self =
      if facts.degree == 0 {
        .isolated
      } else if isHub && isBroker {
        .hubAndBroker
      } else if isHub {
        .hub
      } else if isBroker {
        .broker
      } else if facts.coreness == facts.highestCoreness && facts.coreness >= 2 {
        .core
      } else if facts.betweenness == 0 {
        .periphery
      } else {
        .inBetween
      }
  }
}
