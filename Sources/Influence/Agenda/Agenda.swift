public import Atlas

/// What is dated in an atlas, in order: occasions, ends of ties and of entities, recommendations and openings.
public struct Agenda: Sendable {
  /// What was asked, with defaults filled in.
  public let query: AgendaQuery
  /// The atlas's own date.
  public let on: PartialDate
  /// Where messages start: the entity asked for or its members, or those whom the recommendations address.
  public let starts: [EntityReference]
  /// How many entities messages are for.
  public let targetCount: Int
  /// Whether there are too many starts and entries to tell routes of each.
  public let areRoutesLeftOut: Bool
  /// What is dated, by its first day, then its last, then its id. What only an end is known of stands at its end.
  public let entries: [AgendaEntry]
  /// Occasions of which no date is known, by id.
  public let undated: [AgendaEntry]
  /// Why there is nothing, and what would change that; nil if there is something.
  public let none: String?
}

/// One thing that is dated.
public struct AgendaEntry: Sendable {
  /// What it is.
  public enum Kind: String, Sendable, Hashable, CaseIterable, Codable {
    /// An occasion: a meeting, a visit, a conference.
    case event
    /// Something that ends: an entity, a membership, another tie.
    case end
    /// A recommendation with a date.
    case recommendation
    /// A potential tie with a date.
    case opening
  }

  /// The same in every agenda: the id of the entity or recommendation, or the words of the tie.
  public let id: String
  /// What it is.
  public let kind: Kind
  /// What it is, in words.
  public let name: String
  /// When it is, as far as known.
  public let period: Period
  /// What it rests on.
  public let evidence: Evidence
  /// Nuances in the authors' words.
  public internal(set) var notes: [String] = []
  /// Who organises it.
  public internal(set) var organisers: [EntityReference] = []
  /// Who hosts it.
  public internal(set) var hosts: [EntityReference] = []
  /// Who may go.
  public internal(set) var attendance: [Attendance] = []
  /// What it costs and who pays. Empty where nothing is said.
  public internal(set) var costs: [Cost] = []
  /// What is recommended about it.
  public internal(set) var recommendations: [Recommendation] = []
  /// Points about it on which sources differ.
  public internal(set) var contested: [ContestedPoint] = []
  /// The ties that end with it.
  public internal(set) var ending: [EndingTie] = []
  /// Whether it was over on the atlas's own date.
  public internal(set) var isOver = false
  /// What routes it serves.
  public internal(set) var service: Service?
  /// The index of the entity it is, if it is one.
  let entity: Int?
  /// The indices of all entities it concerns.
  var about: Set<Int> = []
  /// The indices of the ties that end with it.
  var endingTies: [Int] = []
}

extension AgendaEntry {
  /// One who may go, and why.
  public struct Attendance: Sendable, Hashable {
    /// Who.
    public let who: EntityReference
    /// 'presents at', 'attends', ..., or 'may attend' for a member.
    public let tie: String
    /// Whether it may go: yes, or not known. What is not known is never a yes.
    public let may: Verdict
    /// Whether it is an opening or an invitation and not settled.
    public let isOpening: Bool
    /// Why, as words.
    public let because: String
    /// What that rests on.
    public let evidence: Evidence

    /// What is known of an invitation.
    public enum Verdict: String, Sendable, Hashable, Codable { case yes, unknown }
  }

  /// A tie that ends.
  public struct EndingTie: Sendable, Hashable {
    /// Its first entity.
    public let from: EntityReference
    /// Its type as an identifier: 'member-of'.
    public let tie: String
    /// What completes 'from ... to' in a sentence.
    public let phrase: String
    /// Its second entity.
    public let to: EntityReference
    /// When it begins, where known.
    public let since: PartialDate?
    /// When it ends.
    public let until: PartialDate?
    /// What it rests on.
    public let evidence: Evidence
  }

  /// A price or a refund.
  public struct Cost: Sendable, Hashable {
    /// What it is: 'travel', 'fee', 'reimbursement', or the tie that carries it.
    public let what: String
    /// In words.
    public let says: String
    /// The entity whose rule or tie it is.
    public let of: EntityReference?
    /// EUR, where a sum is known.
    public let euros: Double?
    /// What it rests on.
    public let evidence: Evidence
  }

  /// What an entry does for routes from the starts to the targets.
  public struct Service: Sendable {
    /// The strongest route through it, or through its organiser; nil if there is none.
    public let route: Route?
    /// The organiser the route runs through where none runs through the occasion.
    public let byOrganiser: EntityReference?
    /// How surely the starts reach those who organise it.
    public let access: [Access]
    /// Pairs of a start and a target with a route.
    public let pairs: Int
    /// Pairs without any route if it is missed, or once it has ended.
    public let lost: [Pair]
    /// Pairs whose strongest route is weaker then.
    public let weaker: [Pair]
    /// The pairs lost if no assumed tie counts; nil where none is assumed.
    public let lostWithoutAssumed: Int?
    /// For each start, how many targets it reaches without it.
    public let left: [Left]
  }

  /// How surely an organiser hears a start, with the occasion and without.
  public struct Access: Sendable, Hashable {
    /// The organiser.
    public let organiser: EntityReference
    /// The strength of the strongest route from any start; nil if there is none.
    public let with: Double?
    /// The same if the occasion is missed.
    public let without: Double?
  }

  /// A start and a target.
  public struct Pair: Sendable, Hashable, Codable {
    /// The id of the start.
    public let from: String
    /// The id of the target.
    public let to: String
  }

  /// What is left to a start.
  public struct Left: Sendable, Hashable, Codable {
    /// The start.
    public let start: EntityReference
    /// The targets it reaches with the entry.
    public let before: Int
    /// The targets it reaches without.
    public let after: Int
  }
}

extension AgendaEntry {
  /// Whether its days are known to the day.
  public var isDayKnown: Bool {
    guard kind == .event else { return (period.until ?? period.since)?.isExact ?? false }
    return period.since?.isExact == true && (period.until?.isExact ?? true)
  }

  /// When it is, in words, with no more than is known.
  public var when: String {
    if kind != .event, let date = period.until ?? period.since { return "\(date)" }
    return period.when
  }

  /// Its place in time: what only an end is known of stands at its end.
  var order: (first: Int, last: Int, kind: Int, id: String) {
    let last = (period.until ?? period.since)?.lastDay ?? .max
    let first = kind == .event ? period.since?.firstDay ?? last : last
    return (first, last, Kind.allCases.firstIndex(of: kind) ?? 0, id)
  }
}

extension Period {
  /// When an occasion is, in words, with no more than is known.
  var when: String {
    switch (since, until) {
    case (nil, nil): return "no date known"
    case (nil, let until?): return "by \(until)"
    case (let since?, nil): return since.isExact ? "\(since)" : "in \(since)"
    case (let since?, let until?):
      if since == until { return since.isExact ? "\(since)" : "in \(since)" }
      return since.isExact && until.isExact ? "\(since) to \(until)" : "between \(since) and \(until)"
    }
  }
}
