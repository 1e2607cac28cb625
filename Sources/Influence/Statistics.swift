public import Atlas
public import Interchange

/// What an atlas holds, counted.
public struct AtlasStatistics: Sendable {
  /// The title, or titles, of the atlas.
  public let title: String
  /// The date of a query that names none.
  public let asOf: PartialDate?
  /// Entities by kind, in the order of the vocabulary; kinds without any left out.
  public let entitiesByKind: [(kind: String, count: Int)]
  /// Ties by type and how many of them hold on the date, in the order of the vocabulary.
  public let tiesByType: [(type: String, count: Int, held: Int)]
  /// Claims by basis: of entities, attributes, rules' clauses, ties and the study's statements.
  public let claimsByBasis: [(basis: Basis, count: Int)]
  /// Claims that cite nothing and do not say 'assumed'.
  public let claimsWithoutEvidence: Int
  /// Rules, answers, recommendations, statements.
  public let rules: Int
  /// Answers to a questionnaire.
  public let answers: Int
  /// Recommendations.
  public let recommendations: Int
  /// Findings, figures and opinions.
  public let statements: Int
  /// Points on which sources disagree: those told in words, and contested attributes, clauses and ties.
  public let contested: Int

  /// Counts. - Complexity: O(entities + ties)
  public init(_ atlas: Atlas) {
    title = atlas.title
    asOf = atlas.asOf
    entitiesByKind = atlas.vocabulary.kinds.compactMap { kind in
      let count = atlas.entities.count { $0.kind == kind.name }
      return count > 0 ? (kind.name, count) : nil
    }
    let tiesByName = Dictionary(grouping: atlas.ties, by: \.type)
    tiesByType = atlas.vocabulary.tieTypes.compactMap { type in
      let ties = tiesByName[type.name] ?? []
      let held =
        atlas.asOf.map { date in ties.count { atlas.holds($0, on: date) } } ?? ties.count(where: \.isHeld)
      return ties.isEmpty ? nil : (type.name, ties.count, held)
    }
    let evidence = atlas.allEvidence
    claimsByBasis = Basis.allCases.map { basis in
      (basis, evidence.count { $0.basis == basis && !$0.isMissing })
    }
    claimsWithoutEvidence = evidence.count(where: \.isMissing)
    rules = atlas.entities.reduce(0) { $0 + $1.rules.count }
    answers = atlas.answers.count
    recommendations = atlas.recommendations.count
    statements = atlas.statements.count
    let attributes = atlas.entities.reduce(0) { $0 + $1.attributes.count(where: \.claims.isContested) }
    let clauses = atlas.entities.flatMap(\.rules).flatMap(\.clauses).count(where: \.claims.isContested)
    contested = atlas.contestedPoints.count + attributes + clauses + atlas.ties.count(where: \.isContested)
  }

  /// One row a count: its section, what is counted, how many, and how many hold on the date.
  public var table: Table {
    var table = Table(columns: [
      .init("What", key: "section"), .init("Of", key: "name"), .init("Count", key: "count", isNumeric: true),
      .init("On the date", key: "held", isNumeric: true),
    ])
    for row in entitiesByKind { table.append([.text("entities"), .text(row.kind), .count(row.count)]) }
    for row in tiesByType {
      table.append([.text("ties"), .text(row.type), .count(row.count), .count(row.held)])
    }
    for row in claimsByBasis {
      table.append([.text("claims"), .text(row.basis.rawValue), .count(row.count)])
    }
    table.append([.text("claims"), .text("without evidence"), .count(claimsWithoutEvidence)])
    let study = [
      ("rules", rules), ("answers", answers), ("recommendations", recommendations),
      ("statements", statements),
      ("contested points", contested),
    ]
    for (name, count) in study { table.append([.text("study"), .text(name), .count(count)]) }
    return table
  }
}

extension AtlasStatistics: Encodable {
  private enum CodingKeys: String, CodingKey {
    case schema, atlas, asOf, nodes, ties, directed, entitiesByKind, tiesByType, claims,
      claimsWithoutEvidence, rules, answers, recommendations
    case statements, contested
  }
  private struct Count: Encodable {
    let name: String
    let count: Int
    let held: Int?
  }

  /// Writes the counts under the schema `corridor.stats/1`.
  public func encode(to encoder: any Encoder) throws {
    var container = encoder.container(keyedBy: CodingKeys.self)
    try container.encode("corridor.stats/1", forKey: .schema)
    try container.encode(title, forKey: .atlas)
    try container.encode(asOf, forKey: .asOf)
    try container.encode(entitiesByKind.reduce(0) { $0 + $1.count }, forKey: .nodes)
    try container.encode(tiesByType.reduce(0) { $0 + $1.count }, forKey: .ties)
    try container.encode(true, forKey: .directed)
    try container.encode(
      entitiesByKind.map { Count(name: $0.kind, count: $0.count, held: nil) }, forKey: .entitiesByKind)
    try container.encode(
      tiesByType.map { Count(name: $0.type, count: $0.count, held: $0.held) }, forKey: .tiesByType)
    try container.encode(
      claimsByBasis.map { Count(name: $0.basis.rawValue, count: $0.count, held: nil) }, forKey: .claims)
    try container.encode(claimsWithoutEvidence, forKey: .claimsWithoutEvidence)
    try container.encode(rules, forKey: .rules)
    try container.encode(answers, forKey: .answers)
    try container.encode(recommendations, forKey: .recommendations)
    try container.encode(statements, forKey: .statements)
    try container.encode(contested, forKey: .contested)
  }
}
