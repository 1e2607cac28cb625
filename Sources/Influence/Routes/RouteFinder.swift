public import Atlas
import GraphKernel

/// Finds routes in an atlas.
public struct RouteFinder: Sendable {
  let atlas: Atlas
  /// What each tie that is not held takes, by the index of the tie.
  let offers: [Int: JoiningOffer]
  /// The most routes equal to the last one that are counted.
  static let equalLimit = 10_000
  /// The most states a search settles before it gives up and says so. Only stops on the way can make a search
  /// that long.
  static let workLimit = 5_000_000

  /// Prepares an atlas for queries.
  public init(_ atlas: Atlas) { self.init(atlas, offers: [:]) }

  init(_ atlas: Atlas, offers: [Int: JoiningOffer]) {
    self.atlas = atlas
    self.offers = offers
  }

  /// The k best loopless routes, exactly: by strength, or by hops and then strength; equal ones by fewer hops,
  /// then by the ids along them. By time see `RouteQuery.Criterion.time`. Constraints act inside the search.
  ///
  /// - Returns: the routes, how many more are as good as the last, and where there is none what would help.
  /// - Throws: `RouteQueryError` where the query contradicts itself or names what is not there.
  /// - Complexity: that of the kernel's `LooplessPaths`: about O(k · length · (n + m) log n) at worst
  public func routes(_ query: RouteQuery) throws(RouteQueryError) -> RouteAnswer {
    guard let date = query.on ?? atlas.asOf else { throw .noDate }
    if query.mustDiffer, query.by == .time || query.by == .pareto {
      throw .refused("routes that differ are sought by strength or hops; drop --different or --by")
    }
    if query.by == .time {
      guard query.joining == nil else {
        throw .refused(
          "when a tie that is still to be joined would begin is not known; drop --joining or --by time")
      }
      return try TimedRoutes(atlas, query, try RouteConstraints(query, in: atlas), on: date).answer()
    }
    let finder = try joining(query, on: date)
    return query.by == .pareto ? try finder.paretoRoutes(query) : try finder.found(query).answer
  }

  /// The routes over the finder's own atlas, and the way each takes over the arcs of the view.
  func found(_ query: RouteQuery) throws(RouteQueryError) -> (answer: RouteAnswer, paths: [Path]) {
    guard query.by != .time else {
      throw .refused("how far the order can be trusted is not tested by time; drop --robust or --by time")
    }
    guard let date = query.on ?? atlas.asOf else { throw .noDate }
    let constraints = try RouteConstraints(query, in: atlas)
    let view = try InfluenceView.compiled(atlas, on: date)
    let result = try bestPaths(query, constraints.pathQuery(over: view), over: view)
    let routes = result.paths.enumerated().map { rank, path in
      Route(rank: rank + 1, path.arcs.map { view.ways[Int($0)] }, in: atlas, offers: offers)
    }
    let answer = RouteAnswer(
      query: query, on: date, routes: routes, equalToLast: result.equalAtCut?.count ?? 0,
      equalShown: result.equalAtCut?.listedCount ?? 0,
      isEqualCountComplete: result.equalAtCut?.isLowerBound != true, isComplete: result.isComplete,
      isStopped: result.isStopped,
      none: routes.isEmpty && !result.isStopped
        ? RouteDiagnosis(atlas, query, constraints, view).explain() : nil)
    return (answer, result.paths)
  }

  /// The best paths, within the budget where one is given.
  private func bestPaths(
    _ query: RouteQuery, _ paths: PathQuery, over view: InfluenceView
  ) throws(RouteQueryError) -> FoundPaths {
    if let budget = needsBudget(query) {
      guard !query.mustDiffer else {
        throw .refused("routes that differ are not sought within a budget; drop --different or --budget")
      }
      return try affordable(query, paths, over: view, budget: budget)
    }
    if query.mustDiffer { return try different(query, paths, over: view) }
    do throws(PathQueryError) {
      let search = try LooplessPaths(
        paths, in: view.graph, weights: view.graph.weights(view.weights(by: query.by)),
        workLimit: Self.workLimit)
      return FoundPaths(search.shortest(query.k, countingEqualUpTo: Self.equalLimit))
    } catch {
      throw .refused("\(error)")
    }
  }
}

extension Route {
  /// Explains ways one after the other, and what it takes to have those that are not held.
  init(rank: Int, _ ways: [InfluenceView.Way], in atlas: Atlas, offers: [Int: JoiningOffer] = [:]) {
    // The product is taken in order of size, so equal sets of grades give the same number.
    let strength = ways.map(\.grade.chance).sorted().reduce(1, *)
    let steps = ways.map { way in
      var step = Step(way, in: atlas)
      step.offer = offers[way.tie]
      return step
    }
    self.init(rank: rank, strength: strength, steps: steps)
  }
}

extension Step {
  /// Explains one way over one tie.
  init(_ way: InfluenceView.Way, in atlas: Atlas) {
    let tie = atlas.ties[way.tie]
    let ends = way.along ? (tie.from, tie.to) : (tie.to, tie.from)
    let type = atlas.vocabulary.tieType(tie.type)
    let evidence = tie.evidence
    let phrase = (way.along ? type?.phrase : type?.inversePhrase) ?? tie.type
    from = EntityReference(atlas.entities[ends.0])
    to = EntityReference(atlas.entities[ends.1])
    self.tie = type?.id ?? tie.type
    self.phrase = phrase
    along = way.along
    strength = way.grade.chance
    grade = way.grade.name
    basis = evidence.basis
    reason = evidence.reason
    since = tie.statement.period.since
    until = tie.statement.period.until
    role = tie.statement.role
    self.evidence = evidence.citations
    notes = tie.notes
    isContested = tie.isContested
    open = atlas.openPoints(between: tie.from, and: tie.to)
    sentence = Self.sentence(from.name, phrase, to.name, role: tie.statement.role, tie.statement.period)
  }

  /// 'Riga is a member of Eurocities as associate, since 2004.'
  static func sentence(_ from: String, _ phrase: String, _ to: String, role: String?, _ period: Period)
    -> String
  {
    var text = "\(from) \(phrase) \(to)"
    if let role { text += " (as \(role))" }
    switch (period.since, period.until) {
    case (let since?, let until?): text += ", \(since) to \(until)"
    case (let since?, nil): text += ", since \(since)"
    case (nil, let until?): text += ", until \(until)"
    case (nil, nil): break
    }
    return text + "."
  }
}
