/// A named overlay of changes on an atlas, never an edit of it.
///
/// Changes are made in their order. What a scenario adds or changes carries evidence as in an atlas; what it supposes is
/// `assumed`, with the reason.
public struct Scenario: Sendable {
  /// What tells a tie from others in a scenario: its ends by id and its type.
  public struct TieKey: Sendable, Hashable, CustomStringConvertible {
    /// The id of the entity it starts from.
    public let from: String
    /// The name of its type.
    public let type: String
    /// The id of the entity it leads to.
    public let to: String

    /// Names a tie.
    public init(from: String, type: String, to: String) {
      self.from = from
      self.type = type
      self.to = to
    }

    /// As an atlas writes it: 'riga member of eurocities'.
    public var description: String { "\(from) \(type) \(to)" }
  }

  /// A part of an entity that a change sets.
  public enum Part: Sendable {
    case name(String)
    case period(Period)
    case aliases([String])
    case notes([String])
    /// Whether a route may run through it; nil for what its kind says.
    case transit(Bool?)
    case rules([Rule])
    /// All claims of an attribute; nil takes it away.
    case attribute(name: String, claims: Claims<AttributeValue>?)

    /// What it is called.
    public var name: String {
      switch self {
      case .name: "name"
      case .period: "period"
      case .aliases: "aliases"
      case .notes: "note"
      case .transit: "transit"
      case .rules: "rules"
      case .attribute(let name, _): name
      }
    }
  }

  /// One change.
  public enum Change: Sendable {
    case addEntity(Entity)
    /// Takes an entity away, with all its ties.
    case removeEntity(id: String)
    /// Adds ties that are not there, each by its claims.
    case addTies(TieKey, [Claims<Tie.Statement>])
    /// Takes away all ties of that name.
    case removeTies(TieKey)
    /// Puts other claims in the place of all claims of ties of that name.
    case setTies(TieKey, [Claims<Tie.Statement>])
    /// Gives the one tie of that name other values; what is not named stays.
    case changeTie(TieKey, TieOverlay)
    case set(entity: String, Part)
    /// Adds an attribute that is not there.
    case addAttribute(entity: String, name: String, claims: Claims<AttributeValue>)
    /// Gives an attribute that is there other claims.
    case changeAttribute(entity: String, name: String, claims: Claims<AttributeValue>)
    /// Adds a rule to do something that has none at the entity.
    case addRule(entity: String, Rule)
    /// Gives a rule other clauses for the topics named; its other clauses stay.
    case changeRule(entity: String, Rule)
    /// Takes away the rule to do something.
    case removeRule(entity: String, action: String, into: String)
    /// Carries out a recommendation: the openings that it names become held, assumed.
    case apply(recommendation: String)
  }

  /// Other values for a tie.
  public struct TieOverlay: Sendable {
    /// What is said now.
    public let statement: Tie.Statement
    /// The keys of it that count, as an atlas writes them: 'grade', 'potential'.
    public let keys: Set<String>
    /// What the change rests on; where it is missing, what the tie rests on.
    public let evidence: Evidence
    /// A nuance; nil to keep the tie's own.
    public let note: String?
  }

  /// A name in a scenario that must lead somewhere.
  struct Mention: Sendable {
    enum Kind: Sendable { case entity, statement, recommendation }
    let kind: Kind
    let id: String
    let position: SourcePosition
  }

  /// A change and where it stands.
  public struct Step: Sendable {
    /// What is changed.
    public let change: Change
    /// Where it stands.
    public let position: SourcePosition?

    /// Makes a step.
    public init(_ change: Change, at position: SourcePosition? = nil) {
      self.change = change
      self.position = position
    }
  }

  /// Its identifier.
  public let id: String
  /// Its title.
  public let title: String
  /// What it means, in the author's words.
  public let note: String?
  /// What it rests on.
  public let evidence: Evidence
  /// The recommendations it carries out, by id.
  public let recommendations: [String]
  /// What is said of it in the atlas, by the ids of statements and contested points.
  public let says: [String]
  /// Scenarios that are applied before it, by id.
  public let follows: [String]
  /// Its changes, in order.
  public let steps: [Step]
  /// Sources it cites that the atlas may not have.
  let sources: [Source]
  /// Sources that a scenario brought and its inverse takes away, by id.
  var withdrawnSources: Set<String> = []
  /// What it names and does not bring itself.
  var mentions: [Mention] = []
  /// The lines of its file, to be shown with a fault.
  var lines: [String] = []

  /// Makes a scenario by program.
  public init(
    id: String, title: String, note: String? = nil, evidence: Evidence = Evidence(basis: .assumed),
    recommendations: [String] = [], says: [String] = [], follows: [String] = [], steps: [Step]
  ) {
    self.init(
      id: id, title: title, note: note, evidence: evidence, recommendations: recommendations, says: says,
      follows: follows, steps: steps, sources: [])
  }

  init(
    id: String, title: String, note: String?, evidence: Evidence, recommendations: [String], says: [String],
    follows: [String], steps: [Step], sources: [Source]
  ) {
    self.id = id
    self.title = title
    self.note = note
    self.evidence = evidence
    self.recommendations = recommendations
    self.says = says
    self.follows = follows
    self.steps = steps
    self.sources = sources
  }
}
