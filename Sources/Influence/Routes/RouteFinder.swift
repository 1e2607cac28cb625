public import Atlas
import GraphKernel

/// Finds routes in an atlas.
public struct RouteFinder: Sendable {
  private let atlas: Atlas
  /// The most equal routes that are counted beyond the last one shown.
  static let equalLimit = 10_000

  /// Prepares an atlas for queries.
  public init(_ atlas: Atlas) { self.atlas = atlas }

  /// The k best loopless routes, exactly: by strength, or by hops and then strength; equal ones by fewer hops,
  /// then by the ids along them. Constraints act inside the search.
  ///
  /// - Returns: the routes, how many more are as good as the last, and where there is none what would help.
  /// - Throws: `RouteQueryError` where the query contradicts itself or names what is not there.
  /// - Complexity: that of the kernel's `LooplessPaths`: about O(k · length · (n + m) log n) at worst
  public func routes(_ query: RouteQuery) throws(RouteQueryError) -> RouteAnswer {
    guard let date = query.on ?? atlas.asOf else { throw .noDate }
    let constraints = try RouteConstraints(query, in: atlas)
    let view: InfluenceView
    let result: LooplessPaths.Result
    do throws(GraphError) {
      view = try InfluenceView(atlas, on: date)
      let search = try LooplessPaths(
        in: view.graph, weights: view.weights(by: query.by), from: constraints.sources.map(UInt32.init),
        to: constraints.targets.map(UInt32.init), constraints: constraints.masks(over: view))
      result = search.shortest(query.k)
    } catch {
      throw .tooLarge("\(error)")
    }
    let routes = result.paths.enumerated().map { rank, path in
      route(rank: rank + 1, path.arcs.map { view.ways[Int($0)] })
    }
    return RouteAnswer(
      query: query, on: date, routes: routes, equalToLast: result.equalToLast, equalShown: result.equalShown,
      isEqualCountComplete: result.isEqualCountComplete, isComplete: result.isComplete,
      none: routes.isEmpty ? RouteDiagnosis(atlas, query, constraints, view).explain() : nil)
  }

  private func route(rank: Int, _ ways: [InfluenceView.Way]) -> Route {
    // The product is taken in order of size, so equal sets of grades give the same number.
    let strength = ways.map(\.grade.chance).sorted().reduce(1, *)
    return Route(rank: rank, strength: strength, steps: ways.map { Step($0, in: atlas) })
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
    sentence = Self.sentence(from.name, phrase, to.name, role: tie.statement.role, tie.statement.period)
  }

  /// 'Riga is a member of Eurocities as associate, since 2004.'
  static func sentence(_ from: String, _ phrase: String, _ to: String, role: String?, _ period: Period) -> String {
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
