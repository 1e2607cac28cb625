import Atlas
public import Interchange

extension LintReport {
  /// One row a finding, most certain first.
  public var table: Table {
    var table = Table(columns: [
      .init("Where", key: "position"), .init("How sure", key: "certainty"),
      .init("Severity", key: "severity"),
      .init("Rule", key: "rule"), .init("What", key: "message"), .init("Because", key: "because"),
      .init("Remedy", key: "remedy"), .init("Entities", key: "entities"),
    ])
    for finding in findings {
      table.append([
        .text(finding.position?.description ?? ""), .text(finding.certainty.rawValue),
        .text(finding.severity.rawValue), .text(finding.rule.rawValue), .text(finding.message),
        .text(finding.because), .text(finding.remedy),
        .text(finding.entities.map(\.id).joined(separator: "; ")),
      ])
    }
    return table
  }

  /// One row a rule that found something: how often, and how sure.
  public var summary: Table {
    var table = Table(columns: [
      .init("Rule", key: "rule"), .init("What", key: "title"),
      .init("Certain", key: "certain", isNumeric: true), .init("Probable", key: "probable", isNumeric: true),
      .init("Possible", key: "possible", isNumeric: true),
    ])
    for count in counts {
      table.append([
        .text(count.rule.rawValue), .text(count.rule.title), .count(count.certain), .count(count.probable),
        .count(count.possible),
      ])
    }
    return table
  }
}

extension LintFinding: Encodable {
  private enum CodingKeys: String, CodingKey {
    case rule, severity, certainty, because, message, position, entities, remedy
  }

  /// Writes every key, a place that is not known as null.
  public func encode(to encoder: any Encoder) throws {
    var container = encoder.container(keyedBy: CodingKeys.self)
    try container.encode(rule, forKey: .rule)
    try container.encode(severity, forKey: .severity)
    try container.encode(certainty, forKey: .certainty)
    try container.encode(because, forKey: .because)
    try container.encode(message, forKey: .message)
    try container.encode(position, forKey: .position)
    try container.encode(entities, forKey: .entities)
    try container.encode(remedy, forKey: .remedy)
  }
}

extension LintReport: Encodable {
  private enum CodingKeys: String, CodingKey {
    case schema, atlas, on, entities, ties, claims, claimsWithoutEvidence, warnings, rules, findings
  }

  /// Writes the report under the schema `corridor.check/1`.
  public func encode(to encoder: any Encoder) throws {
    var container = encoder.container(keyedBy: CodingKeys.self)
    try container.encode("corridor.check/1", forKey: .schema)
    try container.encode(title, forKey: .atlas)
    try container.encode(on, forKey: .on)
    try container.encode(entities, forKey: .entities)
    try container.encode(ties, forKey: .ties)
    try container.encode(claims, forKey: .claims)
    try container.encode(claimsWithoutEvidence, forKey: .claimsWithoutEvidence)
    try container.encode(warnings, forKey: .warnings)
    try container.encode(counts, forKey: .rules)
    try container.encode(findings, forKey: .findings)
  }
}
