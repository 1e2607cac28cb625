import Atlas
import GraphKernel

/// Why a way the user has in mind is not among the routes: what breaks it, or what beats it.
public struct WhyNot: Sendable {
  /// The way, in order.
  public let stations: [EntityReference]
  /// The answer in a sentence or two.
  public let summary: String
  /// The hop that breaks it; nil where it is a route.
  public let gap: NoRoute.Gap?
  /// The clauses that keep the hop from being joined, with their evidence.
  public let clauses: [ClauseAssessment]
  /// Its strength where it is a route.
  public let strength: Double?
  /// Its place among the routes where it is one, counted as far as the search went.
  public let rank: Int?
  /// The best of the routes that beat it; nil where none does or where it is no route.
  public let better: Route?
}

extension RouteFinder {
  /// The most routes that are looked through for the place of one.
  static let whyNotLimit = 5_000

  /// Says why a way is not among the routes of a query: the tie that is not held, the clause that forbids to join, the
  /// condition of the query, or the better route.
  ///
  /// - Parameter way: ids, two or more, from a start of the query to an end of it.
  /// - Throws: `RouteQueryError` where the query contradicts itself or names what is not there.
  public func whyNot(_ way: [String], _ query: RouteQuery) throws(RouteQueryError) -> WhyNot {
    guard let date = query.on ?? atlas.asOf else { throw .noDate }
    var stations: [Int] = []
    for id in way {
      guard let index = atlas.index(of: id) else { throw .unknownEntity(id) }
      stations.append(index)
    }
    guard stations.count > 1 else { throw .noEnds }
    let finder = try joining(query, on: date)
    return try WhyNotSearch(original: atlas, finder: finder, query: query, date: date, stations: stations)
      .answer()
  }
}

/// Looks for what breaks a way, in the order of its hops.
private struct WhyNotSearch {
  let original: Atlas
  let finder: RouteFinder
  let query: RouteQuery
  let date: PartialDate
  let stations: [Int]
  private var atlas: Atlas { finder.atlas }

  init(original: Atlas, finder: RouteFinder, query: RouteQuery, date: PartialDate, stations: [Int]) {
    self.original = original
    self.finder = finder
    self.query = query
    self.date = date
    self.stations = stations
  }

  func answer() throws(RouteQueryError) -> WhyNot {
    if let reason = misfit { return broken(reason) }
    let constraints = try RouteConstraints(query, in: atlas)
    let view = try InfluenceView.compiled(atlas, on: date)
    let diagnosis = RouteDiagnosis(atlas, query, constraints, view)
    var strengths: [Double] = []
    for (from, to) in zip(stations, stations.dropFirst()) {
      let passages = diagnosis.passages(from: from, to: to)
      if let open = passages.filter({ $0.obstacle == nil }).compactMap({ grade($0) }).max() {
        strengths.append(open)
        continue
      }
      return hop(from, to, diagnosis)
    }
    return try ranked(strengths.sorted().reduce(1, *))
  }

  private func grade(_ passage: RouteDiagnosis.Passage) -> Double? {
    InfluenceView.grade(of: atlas.ties[passage.tie], along: passage.along, in: atlas)?.chance
  }

  /// Why the way cannot be a route of the query, whatever ties there are.
  private var misfit: String? {
    let ids = stations.map { atlas.entities[$0].id }
    let names = stations.map { atlas.entities[$0].name }
    if !query.from.contains(ids[0]) {
      return "It starts at \(names[0]), where no route of this query starts."
    }
    if !query.to.contains(ids[ids.count - 1]) {
      return "It ends at \(names[names.count - 1]), where no route of this query ends."
    }
    if let twice = ids.indices.first(where: { ids[..<$0].contains(ids[$0]) }) {
      return "It visits \(names[twice]) twice; a route visits nobody twice."
    }
    if let end = ids.dropFirst().dropLast().first(where: { query.to.contains($0) || query.from.contains($0) })
    {
      return
        "\(atlas.entity(end)?.name ?? end) is a start or an end of the query, where a route begins or is done."
    }
    if let limit = query.maxHops, ids.count - 1 > limit {
      return "It has \(ids.count - 1) hops; \(limit) are allowed. Raise --max-hops to \(ids.count - 1)."
    }
    let stops = ids.filter(query.via.contains)
    if stops != query.via { return "It does not run through the stops of --via in their order." }
    return nil
  }

  private func broken(
    _ summary: String, gap: NoRoute.Gap? = nil, clauses: [ClauseAssessment] = []
  ) -> WhyNot {
    WhyNot(
      stations: stations.map { EntityReference(atlas.entities[$0]) }, summary: summary, gap: gap,
      clauses: clauses,
      strength: nil, rank: nil, better: nil)
  }

  // MARK: A hop that cannot be taken

  private func hop(_ from: Int, _ to: Int, _ diagnosis: RouteDiagnosis) -> WhyNot {
    let (one, other) = (atlas.entities[from].name, atlas.entities[to].name)
    if let gap = diagnosis.gap(from: from, to: to) {
      let rule = rule(from, to)
      let more = rule.map { " \($0.words)" } ?? ""
      return broken(
        "It breaks between \(one) and \(other). \(gap.obstacle)\(more)", gap: gap,
        clauses: rule?.clauses ?? [])
    }
    let rule = rule(from, to)
    return broken(
      "It breaks between \(one) and \(other): the atlas knows no tie between them."
        + (rule.map { " \($0.words)" } ?? ""),
      clauses: rule?.clauses ?? [])
  }

  /// What the rules say of joining over a hop.
  private func rule(_ from: Int, _ to: Int) -> (words: String, clauses: [ClauseAssessment])? {
    let eligibility = Eligibility(original, on: date, horizon: query.joining?.horizon ?? 3)
    guard let best = eligibility.bestJoining(to, for: from) else { return nil }
    let (one, other) = (atlas.entities[from].name, atlas.entities[to].name)
    switch best.verdict {
    case .no, .unknown:
      let clauses = best.clauses(.no) + best.clauses(.unknown)
      let reasons = clauses.map { "\($0.topic.rawValue): \($0.explanation) (\($0.evidence.summary))" }
      let verdict = best.verdict == .no ? "cannot join" : "may or may not join"
      return ("\(one) \(verdict) \(other): \(reasons.joined(separator: "; ")).", clauses)
    case .yes:
      if query.joining == nil { return ("\(one) could join \(other): ask with --joining.", []) }
      if !query.from.contains(atlas.entities[from].id) {
        return ("\(one) could join \(other), but only where a route starts may one join.", [])
      }
      let price =
        best.cost.isLowerBound
        ? "its price is not known" : "it costs EUR \(AttributeValue.written(best.cost.gross ?? 0))"
      return ("\(one) could join \(other), but not within the budget: \(price).", [])
    }
  }

  // MARK: A route that others beat

  private func ranked(_ strength: Double) throws(RouteQueryError) -> WhyNot {
    let (best, place, count) = try search()
    let references = stations.map { EntityReference(atlas.entities[$0]) }
    guard let place else {
      let others =
        count > 0
        ? "at least \(count) others come before it" : "the budget or another condition leaves it out"
      return WhyNot(
        stations: references, summary: "It is a route of strength \(written(strength)), but \(others).",
        gap: nil,
        clauses: [], strength: strength, rank: nil, better: best)
    }
    let hops = stations.count == 2 ? "1 hop" : "\(stations.count - 1) hops"
    var summary = "It is route \(place + 1), of strength \(written(strength)) and \(hops)."
    if place + 1 <= query.k { summary += " It is among those shown." }
    if place > 0, let best {
      summary +=
        " Route 1 beats it, by \(criterion.rawValue): \(best.entities.map(\.name).joined(separator: " > ")), of strength "
        + "\(written(best.strength)) and \(best.hops == 1 ? "1 hop" : "\(best.hops) hops")."
    }
    return WhyNot(
      stations: references, summary: summary, gap: nil, clauses: [], strength: strength, rank: place + 1,
      better: place > 0 ? best : nil)
  }

  private var criterion: RouteQuery.Criterion { query.by == .pareto ? .strength : query.by }

  /// The best route, the place of the way among the routes, counted from 0, and how many were looked through.
  private func search() throws(RouteQueryError) -> (best: Route?, place: Int?, count: Int) {
    var wide = query
    (wide.by, wide.k) = (criterion, RouteFinder.whyNotLimit)
    let ids = stations.map { atlas.entities[$0].id }
    if finder.needsBudget(query) != nil {
      let routes = try finder.found(wide).answer.routes
      return (routes.first, routes.firstIndex { $0.entities.map(\.id) == ids }, routes.count)
    }
    let view = try InfluenceView.compiled(atlas, on: date)
    let constraints = try RouteConstraints(wide, in: atlas)
    let paths: LooplessPaths
    do throws(PathQueryError) {
      paths = try LooplessPaths(
        constraints.pathQuery(over: view), in: view.graph,
        weights: view.graph.weights(view.weights(by: criterion)), workLimit: RouteFinder.workLimit)
    } catch {
      throw .refused("\(error)")
    }
    let way = stations.map(UInt32.init)
    var best: Route?
    var count = 0
    for path in paths.prefix(RouteFinder.whyNotLimit) {
      if best == nil {
        best = Route(rank: 1, path.arcs.map { view.ways[Int($0)] }, in: atlas, offers: finder.offers)
      }
      if path.vertices == way { return (best, count, count + 1) }
      count += 1
    }
    return (best, nil, count)
  }

  private func written(_ strength: Double) -> String {
    let thousandths = Int((strength * 1000).rounded())
    let digits = String(thousandths % 1000)
    return "\(thousandths / 1000)." + String(repeating: "0", count: 3 - digits.utf8.count) + digits
  }
}

extension WhyNot: Encodable {
  private enum CodingKeys: String, CodingKey {
    case schema, stations, summary, gap, clauses, strength, rank, better
  }

  /// Writes every key, unknown values as null.
  public func encode(to encoder: any Encoder) throws {
    var container = encoder.container(keyedBy: CodingKeys.self)
    try container.encode("corridor.why-not/1", forKey: .schema)
    try container.encode(stations, forKey: .stations)
    try container.encode(summary, forKey: .summary)
    try container.encode(gap, forKey: .gap)
    try container.encode(clauses, forKey: .clauses)
    try container.encode(strength?.roundedForOutput, forKey: .strength)
    try container.encode(rank, forKey: .rank)
    try container.encode(better, forKey: .better)
  }
}
