/// One loaded data set, or several merged: entities, ties, rules, sources and vocabulary.
///
/// Entities stand in the order of their ids, ties in the order of their ends, type and period, so nothing
/// depends on how the files were divided.
public struct Atlas: Sendable {
  /// The header of one of the merged data sets.
  public struct Header: Sendable, Hashable {
    /// Its identifier.
    public let id: String
    /// Its title.
    public let title: String
    /// The date of a query that names none.
    public let asOf: PartialDate?
  }

  /// The data sets this atlas was merged from, in the order given.
  public internal(set) var headers: [Header] = []
  /// What may be said.
  public internal(set) var vocabulary = Vocabulary()
  /// What is cited, by id.
  public internal(set) var sources: [Source] = []
  /// Entities in the order of their ids.
  public internal(set) var entities: [Entity] = []
  /// Ties in the order of their ends, type and period.
  public internal(set) var ties: [Tie] = []
  /// Questions of a questionnaire, in the order of the files.
  public internal(set) var questions: [Question] = []
  /// Answers to them.
  public internal(set) var answers: [Answer] = []
  /// Recommendations, in the order of the files.
  public internal(set) var recommendations: [Recommendation] = []
  /// Findings, figures and opinions.
  public internal(set) var statements: [Statement] = []
  /// Points on which sources disagree.
  public internal(set) var contestedPoints: [ContestedPoint] = []
  /// The figures of the report, in the order of the files.
  public internal(set) var reportItems: [ReportItem] = []
  /// Where each source is declared, by its id.
  public internal(set) var sourcePositions: [String: SourcePosition] = [:]
  /// Where each contested point stands, by its id.
  public internal(set) var contestedPositions: [String: SourcePosition] = [:]
  /// What the author should look at. Never an error.
  public internal(set) var warnings: [Diagnostic] = []

  var entityIndex: [String: Int] = [:]

  init() {}

  /// The index of the entity with that id. - Complexity: O(1)
  public func index(of id: String) -> Int? { entityIndex[id] }

  /// The entity with that id. - Complexity: O(1)
  public func entity(_ id: String) -> Entity? { entityIndex[id].map { entities[$0] } }

  /// The date of a query that names none: the latest 'as of' of the merged data sets.
  public var asOf: PartialDate? { headers.compactMap(\.asOf).max() }

  /// The ids of the merged data sets, for captions.
  public var title: String { headers.map(\.id).joined(separator: " + ") }

  /// The level an entity acts on: its own, or that of its kind.
  public func level(of entity: Entity) -> String {
    entity.text("level") ?? vocabulary.kind(entity.kind)?.level ?? ""
  }

  /// Whether a route may run through an entity.
  public func allowsTransit(_ entity: Entity) -> Bool {
    entity.allowsTransit ?? vocabulary.kind(entity.kind)?.allowsTransit ?? true
  }

  /// Whether an entity can be met on a date. An occasion can until it is over, also before it begins.
  public func exists(_ entity: Entity, on date: PartialDate) -> Bool {
    exists(entity.kind, entity.period, on: date)
  }

  private func exists(_ kind: String, _ period: Period, on date: PartialDate) -> Bool {
    if period.since == nil, period.until == nil { return true }
    if vocabulary.kind(kind)?.isOccasion == true { return !period.isOver(before: date) }
    return period.contains(date)
  }

  /// Whether a tie holds on a date: it is held, its period contains the date and both ends can be met.
  public func holds(_ tie: Tie, on date: PartialDate) -> Bool {
    // The parts of an entity that matter, and not a copy of it: this is asked of every tie.
    tie.isHeld && tie.statement.period.contains(date)
      && exists(entities[tie.from].kind, entities[tie.from].period, on: date)
      && exists(entities[tie.to].kind, entities[tie.to].period, on: date)
  }

  /// What every claim of the atlas rests on: entities, attributes, clauses, ties and the study's statements.
  ///
  /// - Complexity: O(claims)
  public var allEvidence: [Evidence] {
    var all: [Evidence] = []
    for entity in entities {
      all.append(entity.evidence)
      all += entity.attributes.flatMap { $0.claims.all.map(\.evidence) }
      all += entity.rules.flatMap { $0.clauses.flatMap { $0.claims.all.map(\.evidence) } }
    }
    all += ties.flatMap { $0.claims.all.map(\.evidence) }
    all += questions.map(\.evidence) + answers.map(\.evidence) + recommendations.map(\.evidence)
    all += statements.map(\.evidence) + contestedPoints.flatMap { $0.sides.map(\.evidence) }
    return all
  }
}
