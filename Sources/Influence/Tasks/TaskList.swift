public import Atlas

/// What some have to do by the recommendations and openings of an atlas, in time, and what of it collides.
public struct TaskList: Sendable {
  /// One thing to do.
  public struct Task: Sendable, Hashable {
    /// The id of the recommendation, or of the occasion or group that is open to them.
    public let id: String
    /// What to do, in words.
    public let says: String
    /// Whether it is recommended; else it is an opening that they may take up.
    public let isRecommended: Bool
    /// When, as far as known: that of the occasion, where there is one.
    public let period: Period
    /// What must be so before.
    public let needs: String?
    /// The occasion it is about.
    public let occasion: EntityReference?
    /// Where it stands.
    public let evidence: Evidence
  }

  /// One who has to do something.
  public struct Assignee: Sendable, Hashable {
    /// Who.
    public let entity: EntityReference
    /// In what role, where one is known.
    public let role: String?
    /// What to do: what has a date, in its order, then what has none.
    public let tasks: [Task]
  }

  /// Two tasks that touch each other.
  public struct Collision: Sendable, Hashable {
    /// How they touch.
    public enum Kind: String, Sendable, Hashable, Codable, CaseIterable {
      /// They fall on the same known days.
      case sameDays = "same days"
      /// They may fall on the same days; a date is known in part only.
      case perhapsSameDays = "perhaps the same days"
      /// Both are asked to do the same, or may go to the same occasion.
      case shared
    }

    /// How they touch.
    public let kind: Kind
    /// Who has the one.
    public let first: EntityReference
    /// The one.
    public let firstTask: Task
    /// Who has the other.
    public let second: EntityReference
    /// The other.
    public let secondTask: Task
  }

  /// The date by which what is over is left out.
  public let on: PartialDate
  /// Those asked for, in that order.
  public let assignees: [Assignee]
  /// What touches: by kind, then in the order of the tasks.
  public let collisions: [Collision]
  /// Points on which sources differ about an occasion and one of those asked for.
  public let contested: [ContestedPoint]

  /// How many tasks have no date, so that nothing can be said of when they are.
  public var undated: Int { assignees.flatMap(\.tasks).count { $0.period == .always } }

  /// Gathers what some have to do.
  ///
  /// - Parameter ids: whose tasks.
  /// - Throws: `RouteQueryError` where an id is not there, or no date is named.
  /// - Complexity: O(recommendations + ties + tasks²)
  public init(_ atlas: Atlas, of ids: [String], on date: PartialDate? = nil) throws(RouteQueryError) {
    guard let on = date ?? atlas.asOf else { throw .noDate }
    var assignees: [Assignee] = []
    for id in ids {
      guard let index = atlas.index(of: id) else { throw .unknownEntity(id) }
      assignees.append(TaskSearch(atlas, on: on).assignee(index))
    }
    self.on = on
    self.assignees = assignees
    collisions = TaskCollisions(assignees, from: on).all
    let occasions = Set(assignees.flatMap(\.tasks).compactMap(\.occasion?.id))
    contested = atlas.contestedPoints.filter { point in
      point.about.contains(where: ids.contains) && point.about.contains(where: occasions.contains)
    }
  }
}
