public import Interchange

extension Measure {
  /// What it says, in one line.
  public var explanation: String {
    switch self {
    case .degree: "how many arcs it has: neighbours, or arcs in and out where these differ"
    case .inDegree: "from how many it is influenced"
    case .outDegree: "how many it influences"
    case .strength: "the sum of the strengths of its ties"
    case .closeness: "how near it is to all others it reaches"
    case .harmonic: "the sum of the reciprocal distances to the others"
    case .betweenness: "on how many of the shortest ways between others it lies"
    case .eigenvector: "how central those are who are tied to it"
    case .katz: "the walks of all lengths that lead to it, long ones counting less"
    case .pagerank: "where a walk along the ties is found most often"
    case .bonacich: "power by powerful neighbours, or, with a negative beta, by weak ones"
    case .coreness: "how deep it stands in the core: the largest k of a part where each has k neighbours"
    case .clustering: "what share of its neighbours' pairs are neighbours themselves"
    case .constraint: "how far its ties lead back to the same neighbours; low for a broker"
    case .effectiveSize: "its neighbours less what they are redundant"
    case .efficiency: "the effective size by the number of neighbours"
    case .brokerage: "how often it stands between two who are not tied, in any role"
    case .coordinator: "brokerage within its own group"
    case .itinerant: "brokerage within a group that is not its own"
    case .gatekeeper: "brokerage from outside into its own group"
    case .representative: "brokerage from its own group to outside"
    case .liaison: "brokerage between two other groups"
    case .honestBroker: "what share of the pairs of those it hears from are not tied"
    case .twoModeDegree: "what share of the other side it is tied to: groups of a member, members of a group"
    case .twoModeCloseness: "how near it is to members and groups, by the nearest it could be"
    case .twoModeBetweenness: "on how many shortest ways of the two-mode data it lies, by the most it could"
    case .redundancy: "what share of its neighbours' pairs would still meet without it"
    case .reach: "how many others its message is expected to arrive at"
    }
  }

  /// Where it comes from.
  public var paper: String {
    switch self {
    case .degree, .inDegree, .outDegree: "Freeman 1978, Social Networks 1"
    case .strength: "Barrat et al. 2004, PNAS 101"
    case .closeness: "Bavelas 1950; Wasserman and Faust 1994"
    case .harmonic: "Marchiori and Latora 2000; Rochat 2009"
    case .betweenness: "Freeman 1977, Sociometry 40; Brandes 2001; sampled: Brandes and Pich 2007"
    case .eigenvector: "Bonacich 1972, J. Math. Sociology 2"
    case .katz: "Katz 1953, Psychometrika 18"
    case .pagerank: "Brin and Page 1998"
    case .bonacich: "Bonacich 1987, Am. J. Sociology 92"
    case .coreness: "Seidman 1983, Social Networks 5"
    case .clustering: "Watts and Strogatz 1998, Nature 393"
    case .constraint, .effectiveSize, .efficiency: "Burt 1992, Structural Holes"
    case .brokerage, .coordinator, .itinerant, .gatekeeper, .representative, .liaison:
      "Gould and Fernandez 1989"
    case .honestBroker: "HBI0 of UCINET; Christopoulos and Ingold 2015"
    case .twoModeDegree, .twoModeCloseness, .twoModeBetweenness:
      "Borgatti and Everett 1997, Social Networks 19"
    case .redundancy: "Latapy, Magnien and Del Vecchio 2008"
    case .reach: "Kempe, Kleinberg and Tardos 2003; sampled: Borgs et al. 2014"
    }
  }

  /// How it is counted here, said under a table.
  func convention(in query: MeasureQuery) -> String {
    let isDirected = query.direction == .influence && query.projection == nil
    let length = query.projection == nil ? "-ln of the strength" : "1 by the number shared"
    let distances = query.isWeighted ? "lengths are \(length)" : "each arc is one step"
    let weights = query.isWeighted ? ", arcs by strength" : ", each arc alike"
    let way = isDirected ? "along arcs" : "either way"
    switch self {
    case .degree: return isDirected ? "arcs in plus arcs out" : "neighbours"
    case .inDegree, .outDegree: return isDirected ? "arcs" : "neighbours: the graph has no direction"
    case .strength:
      if query.projection != nil { return "the sum of how many are shared" }
      return "the sum over all ties\(isDirected ? ", in plus out" : ""); parallel ties add up"
    case .closeness: return "\(way), scaled by the share reached; \(distances); empty where none is reached"
    case .harmonic: return "\(way), not normalised; \(distances)"
    case .betweenness:
      return "\(isDirected ? "ordered" : "unordered") pairs, not normalised; \(distances)"
    case .eigenvector: return "\(isDirected ? "from incoming arcs, " : "")the squares sum to 1\(weights)"
    case .katz: return "\(isDirected ? "from incoming arcs, " : "")the squares sum to 1\(weights)"
    case .pagerank: return "damping 0.85, the values sum to 1\(weights)"
    case .bonacich: return "\(isDirected ? "from outgoing arcs, " : "")the squares sum to the count\(weights)"
    case .coreness: return "neighbours either way"
    case .clustering: return "neighbours either way; empty with less than two"
    case .constraint: return "ties either way\(weights); rank 1 is the lowest; empty without a tie"
    case .effectiveSize, .efficiency: return "ties either way\(weights); empty without a tie"
    case .brokerage, .coordinator, .itinerant, .gatekeeper, .representative, .liaison:
      return "ways a, v, b with none from a to b; groups are by \(query.grouping.rawValue)"
    case .honestBroker: return "pairs of \(isDirected ? "incoming" : "") neighbours; empty with less than two"
    case .twoModeDegree, .twoModeCloseness, .twoModeBetweenness:
      return "memberships, values of \(query.side.rawValue), normalised within their side"
    case .redundancy: return "memberships, values of \(query.side.rawValue); empty with less than two"
    case .reach: return "ties carry independently of one another; itself not counted"
    }
  }

  /// All measures: name, what each says, and where it comes from.
  public static var catalogue: Table {
    var table = Table(columns: [
      .init("Measure", key: "measure"), .init("What it says", key: "explanation"),
      .init("Source", key: "source"),
    ])
    for measure in allCases {
      table.append([.text(measure.rawValue), .text(measure.explanation), .text(measure.paper)])
    }
    return table
  }
}
