/// A typed, directed edge between two entities, with every claim about it.
///
/// An object that never changes: an atlas has very many, and every question goes through them, so none is copied.
public final class Tie: Sendable {
  /// What one source says of a tie.
  public struct Statement: Sendable, Hashable {
    /// The grade it gives the flow along the tie; nil for the type's own.
    public var grade: String?
    /// The grade it gives the flow against the tie; nil for the type's own.
    public var gradeBack: String?
    /// When the tie holds.
    public var period: Period
    /// The role it is held in: lead partner, associate, ...
    public var role: String?
    /// A price or an amount in EUR.
    public var euros: Double?
    /// The days from having a message to having carried it; nil for those of its type.
    public var leadTime: Int?
    /// An opening that a rule or an invitation allows, not yet a tie.
    public var isPotential: Bool
    /// The source says that there is no such tie.
    public var isDenied: Bool

    /// Makes a statement; by default that the tie is held, with the grades of its type.
    public init(
      grade: String? = nil, gradeBack: String? = nil, period: Period = .always, role: String? = nil,
      euros: Double? = nil, leadTime: Int? = nil, isPotential: Bool = false, isDenied: Bool = false
    ) {
      self.grade = grade
      self.gradeBack = gradeBack
      self.period = period
      self.role = role
      self.euros = euros
      self.leadTime = leadTime
      self.isPotential = isPotential
      self.isDenied = isDenied
    }
  }

  /// The index of the entity it starts from.
  public let from: Int
  /// The name of its type.
  public let type: String
  /// The index of the entity it leads to.
  public let to: Int
  /// Every claim about it.
  public let claims: Claims<Statement>

  /// What counts of it: the used claim, completed by what others add and it leaves open.
  public let statement: Statement

  /// Whether it exists: neither denied nor merely potential.
  public var isHeld: Bool { !statement.isDenied && !statement.isPotential }

  /// Whether sources disagree about it.
  public var isContested: Bool { claims.all.contains { $0.value.disagrees(with: claims.all[0].value) } }

  /// All that supports the statement: its citations without repetition, and the weakest basis needed.
  ///
  /// A tie that one source states is stated, whatever others infer.
  public var evidence: Evidence {
    if claims.all.count == 1 {
      let evidence = claims.all[0].evidence
      let reason = evidence.basis == .stated ? nil : evidence.reason
      let citations = evidence.citations.count == 1 ? evidence.citations : evidence.citations.uniqued
      return Evidence(citations: citations, basis: evidence.basis, reason: reason)
    }
    let supporting = claims.all.filter { $0.value.isDenied == statement.isDenied }
    var citations: [Citation] = []
    for citation in supporting.flatMap(\.evidence.citations) where !citations.contains(citation) {
      citations.append(citation)
    }
    let order: [Basis] = [.stated, .inferred, .assumed]
    let basis = order.first { basis in supporting.contains { $0.evidence.basis == basis } } ?? .stated
    let reason = supporting.first { $0.evidence.basis == basis }?.evidence.reason
    return Evidence(citations: citations, basis: basis, reason: basis == .stated ? nil : reason)
  }

  /// The authors' nuances, in order.
  public var notes: [String] { claims.all.compactMap(\.note) }

  init(from: Int, type: String, to: Int, claims: Claims<Statement>) {
    self.from = from
    self.type = type
    self.to = to
    self.claims = claims
    var statement = claims.used.value
    let others = claims.all.count > 1 ? claims.all : []
    for claim in others where claim.value.isDenied == statement.isDenied {
      let other = claim.value
      statement.grade = statement.grade ?? other.grade
      statement.gradeBack = statement.gradeBack ?? other.gradeBack
      statement.period.since = statement.period.since ?? other.period.since
      statement.period.until = statement.period.until ?? other.period.until
      statement.role = statement.role ?? other.role
      statement.euros = statement.euros ?? other.euros
      statement.leadTime = statement.leadTime ?? other.leadTime
    }
    self.statement = statement
  }
}

extension Tie.Statement {
  /// Whether two statements disagree. What one leaves open cannot disagree.
  func disagrees(with other: Tie.Statement) -> Bool {
    func differ<Value: Equatable>(_ left: Value?, _ right: Value?) -> Bool {
      guard let left, let right else { return false }
      return left != right
    }
    return isDenied != other.isDenied || isPotential != other.isPotential || differ(grade, other.grade)
      || differ(gradeBack, other.gradeBack) || differ(euros, other.euros) || differ(role, other.role)
      || differ(leadTime, other.leadTime)
      || differ(period.since, other.period.since) || differ(period.until, other.period.until)
  }
}

extension Tie: CustomStringConvertible {
  /// Its ends by their places among the entities, its type and its claims.
  public var description: String { "\(from) \(type) \(to): \(claims)" }
}
