public import Atlas
import GraphKernel

/// Finds what cities may join, what it costs, what it would open, and the ways round where it is closed.
public struct JoinFinder: Sendable {
  private let atlas: Atlas
  private let query: JoinQuery
  private let date: PartialDate
  private let eligibility: Eligibility
  /// For how many cities reach is counted together. More would save little and take more memory.
  private static let citiesAtOnce = 64

  /// Prepares an atlas for a query.
  ///
  /// - Throws: `RouteQueryError` where neither the query nor the atlas has a date.
  public init(_ atlas: Atlas, query: JoinQuery) throws(RouteQueryError) {
    guard let date = query.on ?? atlas.asOf else { throw .noDate }
    if query.horizon < 1 { throw .outOfRange(name: "the horizon in years", value: query.horizon) }
    self.atlas = atlas
    self.query = query
    self.date = date
    eligibility = Eligibility(atlas, on: date, horizon: query.horizon)
  }

  /// Every city beside every network.
  ///
  /// - Throws: `RouteQueryError` where a name is not there, or a network has no rule for joining.
  /// - Complexity: for each city O(worlds/64 · ties), and for each network the rules and ties it looks at.
  public func answer() throws(RouteQueryError) -> JoinAnswer {
    let cities = try indices(query.cities)
    let networks = try indices(query.networks)
    if cities.isEmpty { throw .noEnds }
    let asked = networks.isEmpty ? joinable : networks
    for network in asked where eligibility.joiningRules(of: network).isEmpty {
      throw .refused(
        "no rule says how to join \(atlas.entities[network].name); 'corridor check' lists what has one")
    }
    let view = try InfluenceView.compiled(atlas, on: date)
    var results: [JoinResult] = []
    var worlds = 0
    for start in stride(from: 0, to: cities.count, by: Self.citiesAtOnce) {
      let some = Array(cities[start..<min(start + Self.citiesAtOnce, cities.count)])
      let reaches = try JoinReach.ofEach(some, atlas, view, into: asked, query: query)
      worlds = reaches.first?.worlds ?? 0
      results += Array(zip(some, reaches)).concurrentMap { self.results($0, $1, asked) }.flatMap(\.self)
    }
    return JoinAnswer(
      query: query, on: date, cities: cities.map { EntityReference(atlas.entities[$0]) },
      results: JoinResult.ranked(results), worlds: worlds)
  }

  /// The entities that a rule lets somebody join, in the order of ids.
  private var joinable: [Int] {
    eligibility.rules.filter { $0.value.contains(where: \.isMembership) }.keys.sorted()
  }

  private func indices(_ ids: [String]) throws(RouteQueryError) -> [Int] {
    var result: [Int] = []
    for id in ids {
      guard let index = atlas.index(of: id) else { throw .unknownEntity(id) }
      if !result.contains(index) { result.append(index) }
    }
    return result
  }

  /// A city beside each network.
  private func results(_ city: Int, _ reach: JoinReach, _ networks: [Int]) -> [JoinResult] {
    let fellows = Fellows(of: city, eligibility.memberships)
    return networks.enumerated().compactMap { place, network in
      network == city ? nil : result(city, network, reach, place, fellows)
    }
  }

  private func result(
    _ city: Int, _ network: Int, _ reach: JoinReach, _ place: Int, _ fellows: Fellows
  ) -> JoinResult? {
    guard let assessment = primary(network, for: city) else { return nil }
    let tie = eligibility.memberships.tie(city, in: network)
    let isShut = tie == nil && assessment.verdict != .yes
    let members = eligibility.memberships.members(of: network).filter { $0 != city }
    return JoinResult(
      city: EntityReference(at: city, in: atlas), network: EntityReference(at: network, in: atlas),
      assessment: assessment, membership: tie?.evidence,
      ways: isShut
        ? WayFinder(eligibility, city: city, network: network, primary: assessment, fellows).ways() : [],
      opens: tie == nil ? reach.opened(place) : [], reachGain: tie == nil ? reach.gain(place) : 0,
      knownMembers: members.count, knownAlready: fellows.count(among: members, elsewhereThan: network))
  }

  /// The assessment that answers 'may it join': of the plain rule where there is one, otherwise of the best.
  private func primary(_ network: Int, for city: Int) -> RuleAssessment? {
    let plain = eligibility.joiningRules(of: network).filter(\.rule.isPlainJoining)
    guard !plain.isEmpty else { return eligibility.bestJoining(network, for: city) }
    return plain.map { eligibility.assess($0, for: city) }.enumerated().min { first, second in
      let (one, other) = (first.element.verdict.rank, second.element.verdict.rank)
      if one != other { return one < other }
      if first.element.cost.isCheaper(than: second.element.cost) { return true }
      return !second.element.cost.isCheaper(than: first.element.cost) && first.offset < second.offset
    }?.element
  }
}
