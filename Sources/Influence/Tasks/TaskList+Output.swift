import Atlas
public import Interchange

extension TaskList {
  /// One row a task.
  public var table: Table {
    var table = Table(columns: [
      .init("Who", key: "who"), .init("When", key: "when"), .init("What", key: "says"),
      .init("Recommended", key: "recommended"), .init("Needs", key: "needs"),
      .init("Evidence", key: "evidence"),
    ])
    for assignee in assignees {
      for task in assignee.tasks {
        table.append([
          .text(assignee.entity.name), .text(task.when), .text(task.says),
          .text(task.isRecommended ? "yes" : "no"), .text(task.needs ?? ""), .text(task.evidence.summary),
        ])
      }
    }
    return table
  }

  /// What collides and what cannot be told, in sentences.
  public var findings: [String] {
    var words = collisions.map(\.sentence)
    if !collisions.contains(where: { $0.kind == .sameDays }) {
      words.insert("No two of these fall on the same known days.", at: 0)
    }
    if undated > 0 {
      words.append("\(undated) of these have no date; whether they collide cannot be told.")
    }
    return words + contested.map { "Sources differ: \($0.point)" }
  }
}

extension TaskList.Task {
  /// When it is, in words.
  public var when: String { period.when }
  /// What it is about: the occasion, or what to do.
  var subject: String { occasion?.name ?? says }
}

extension TaskList.Collision {
  /// The collision as a sentence.
  public var sentence: String {
    switch kind {
    case .sameDays, .perhapsSameDays:
      let may = kind == .sameDays ? "fall" : "may fall"
      let who =
        first == second
        ? "\(first.name) has both" : "\(first.name) has the first, \(second.name) the second"
      return
        "\(firstTask.subject) (\(firstTask.when)) and \(secondTask.subject) (\(secondTask.when)) \(may) on the "
        + "same days; \(who)."
    case .shared:
      if let occasion = firstTask.occasion, firstTask.id != secondTask.id {
        return "\(first.name) and \(second.name) may both go to \(occasion.name)."
      }
      return "\(first.name) and \(second.name) are both asked: '\(firstTask.says)'"
    }
  }
}

/// The JSON contract `corridor.tasks/1`.
extension TaskList: Encodable {
  private enum CodingKeys: String, CodingKey { case schema, on, assignees, collisions, undated, contested }
  private struct Contested: Encodable {
    let id: String
    let point: String
  }

  /// Writes the list under its schema.
  public func encode(to encoder: any Encoder) throws {
    var container = encoder.container(keyedBy: CodingKeys.self)
    try container.encode("corridor.tasks/1", forKey: .schema)
    try container.encode(on, forKey: .on)
    try container.encode(assignees, forKey: .assignees)
    try container.encode(collisions, forKey: .collisions)
    try container.encode(undated, forKey: .undated)
    try container.encode(contested.map { Contested(id: $0.id, point: $0.point) }, forKey: .contested)
  }
}

extension TaskList.Assignee: Encodable {
  private enum CodingKeys: String, CodingKey { case entity, role, tasks }

  /// Writes every key, unknown values as null.
  public func encode(to encoder: any Encoder) throws {
    var container = encoder.container(keyedBy: CodingKeys.self)
    try container.encode(entity, forKey: .entity)
    try container.encode(role, forKey: .role)
    try container.encode(tasks, forKey: .tasks)
  }
}

extension TaskList.Task: Encodable {
  private enum CodingKeys: String, CodingKey {
    case id, says, recommended, since, until, when, needs, occasion, evidence
  }

  /// Writes every key, unknown values as null.
  public func encode(to encoder: any Encoder) throws {
    var container = encoder.container(keyedBy: CodingKeys.self)
    try container.encode(id, forKey: .id)
    try container.encode(says, forKey: .says)
    try container.encode(isRecommended, forKey: .recommended)
    try container.encode(period.since, forKey: .since)
    try container.encode(period.until, forKey: .until)
    try container.encode(when, forKey: .when)
    try container.encode(needs, forKey: .needs)
    try container.encode(occasion, forKey: .occasion)
    try container.encode(evidence.citations, forKey: .evidence)
  }
}

extension TaskList.Collision: Encodable {
  private enum CodingKeys: String, CodingKey { case kind, first, firstTask, second, secondTask, sentence }

  /// Writes who and which tasks, by id.
  public func encode(to encoder: any Encoder) throws {
    var container = encoder.container(keyedBy: CodingKeys.self)
    try container.encode(kind, forKey: .kind)
    try container.encode(first, forKey: .first)
    try container.encode(firstTask.id, forKey: .firstTask)
    try container.encode(second, forKey: .second)
    try container.encode(secondTask.id, forKey: .secondTask)
    try container.encode(sentence, forKey: .sentence)
  }
}
