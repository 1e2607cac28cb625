import Atlas

/// Finds what one has to do.
struct TaskSearch {
  private let atlas: Atlas
  private let on: PartialDate

  init(_ atlas: Atlas, on date: PartialDate) {
    self.atlas = atlas
    on = date
  }

  /// What the one at an index has to do, but for what is over.
  func assignee(_ index: Int) -> TaskList.Assignee {
    let entity = atlas.entities[index]
    let recommended = atlas.recommendations.filter { $0.who.contains(entity.id) }.map(task)
    let occasions = Set(recommended.compactMap(\.occasion?.id))
    let targets = Set(atlas.recommendations.filter { $0.who.contains(entity.id) }.flatMap(\.towards))
    let open = atlas.ties.filter { tie in
      tie.from == index && tie.statement.isPotential && !tie.statement.isDenied
        && !targets.contains(atlas.entities[tie.to].id)
    }.map(task).filter { task in task.occasion.map { !occasions.contains($0.id) } ?? true }
    let tasks = (recommended + open).filter { $0.period == .always || !$0.period.isOver(before: on) }
    let inTime = tasks.enumerated().sorted { one, other in
      let (first, second) = (Self.order(one.element), Self.order(other.element))
      return first != second ? first < second : one.offset < other.offset
    }
    let leading = atlas.ties.first { $0.from == index && $0.type == "leads" && atlas.holds($0, on: on) }
    return TaskList.Assignee(
      entity: EntityReference(entity), role: entity.text("role") ?? leading?.statement.role,
      tasks: inTime.map(\.element))
  }

  /// The last day comes first: what may be put off stands behind what may not.
  private static func order(_ task: TaskList.Task) -> Int {
    (task.period.until ?? task.period.since)?.lastDay ?? .max
  }

  private func task(_ recommendation: Recommendation) -> TaskList.Task {
    let occasion = recommendation.towards.compactMap(atlas.entity).first(where: isOccasion)
    var period = occasion?.period ?? .always
    if period == .always, let date = recommendation.date { period = Period(since: date, until: date) }
    return TaskList.Task(
      id: recommendation.id, says: recommendation.says, isRecommended: true, period: period,
      needs: recommendation.needs, occasion: occasion.map(EntityReference.init),
      evidence: recommendation.evidence)
  }

  private func task(_ opening: Tie) -> TaskList.Task {
    let aim = atlas.entities[opening.to]
    let phrase = atlas.vocabulary.tieType(opening.type)?.phrase ?? opening.type
    return TaskList.Task(
      id: aim.id, says: "An opening, not agreed: \(phrase) \(aim.name).", isRecommended: false,
      period: isOccasion(aim) ? aim.period : opening.statement.period,
      needs: opening.notes.isEmpty ? nil : opening.notes.joined(separator: "; "),
      occasion: isOccasion(aim) ? EntityReference(aim) : nil, evidence: opening.evidence)
  }

  private func isOccasion(_ entity: Entity) -> Bool {
    atlas.vocabulary.kind(entity.kind)?.isOccasion == true
  }
}

/// Finds what collides.
struct TaskCollisions {
  /// By kind, then in the order of the tasks.
  private(set) var all: [TaskList.Collision] = []
  private let start: Int

  init(_ assignees: [TaskList.Assignee], from date: PartialDate) {
    start = date.firstDay
    let tasks = assignees.flatMap { one in one.tasks.map { (one.entity, $0) } }
    var found: [TaskList.Collision] = []
    // Of two occasions at once it is said for one that has both, or else for two that have one each.
    var told: Set<Set<String>> = []
    for (place, first) in tasks.enumerated() {
      for second in tasks[(place + 1)...] {
        guard let kind = kind(first, second) else { continue }
        if kind != .shared, !told.insert([first.1.subject, second.1.subject]).inserted { continue }
        found.append(
          TaskList.Collision(
            kind: kind, first: first.0, firstTask: first.1, second: second.0, secondTask: second.1))
      }
    }
    all = TaskList.Collision.Kind.allCases.flatMap { kind in found.filter { $0.kind == kind } }
  }

  private func kind(
    _ one: (EntityReference, TaskList.Task), _ other: (EntityReference, TaskList.Task)
  ) -> TaskList.Collision.Kind? {
    let (first, second) = (one.1, other.1)
    let isSame = first.id == second.id || (first.occasion != nil && first.occasion == second.occasion)
    if isSame { return one.0 == other.0 ? nil : .shared }
    guard first.period != .always, second.period != .always, days(first).overlaps(days(second)) else {
      return nil
    }
    return first.period.isExact && second.period.isExact ? .sameDays : .perhapsSameDays
  }

  /// The days on which it may be; what has no first day may begin at once.
  private func days(_ task: TaskList.Task) -> ClosedRange<Int> {
    let last = (task.period.until ?? task.period.since)?.lastDay ?? .max
    return min(task.period.since?.firstDay ?? start, last)...last
  }
}

extension Period {
  /// Whether its first and last day are known.
  fileprivate var isExact: Bool { since?.isExact == true && until?.isExact ?? true }
}
