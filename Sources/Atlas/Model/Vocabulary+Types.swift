/// What is looked up for every entity and every tie. Kinds and types are objects, so that looking one up copies nothing.
extension Vocabulary {
  /// A kind of entity. An object, since it is looked up for every entity and tie, and so is not copied.
  public final class Kind: Sendable {
    /// Its name, as in 'working group'.
    public let name: String
    /// Its plural.
    public let plural: String
    /// The level it acts on unless the entity says otherwise.
    public let level: String
    /// Whether a route may run through such an entity.
    public let allowsTransit: Bool
    /// Whether it is an occasion: usable until it is over, also before it begins.
    public let isOccasion: Bool
    /// The Graphviz shape it is drawn in.
    public let shape: String
    /// The colour it is filled with, as `#rrggbb`.
    public let colour: String

    init(
      name: String, plural: String, level: String, allowsTransit: Bool, isOccasion: Bool, shape: String,
      colour: String
    ) {
      self.name = name
      self.plural = plural
      self.level = level
      self.allowsTransit = allowsTransit
      self.isOccasion = isOccasion
      self.shape = shape
      self.colour = colour
    }
  }

  /// How influence runs over a tie: a grade for each way, or none.
  public struct Flow: Sendable, Hashable {
    /// From the first entity to the second.
    public let along: Grade?
    /// From the second entity to the first.
    public let against: Grade?
  }

  /// A type of tie. An object for the same reason as a kind.
  public final class TieType: Sendable {
    /// Its name, as in 'member of'.
    public let name: String
    /// Its name read the other way, as in 'has member'.
    public let inverse: String
    /// What completes 'A ... B'.
    public let phrase: String
    /// What completes 'B ... A'.
    public let inversePhrase: String
    /// How influence runs.
    public let flow: Flow
    /// Whether a route may end over it and not go on.
    public let isFinal: Bool
    /// The kinds it may start from; empty for any.
    public let from: [String]
    /// The kinds it may lead to; empty for any.
    public let to: [String]
    /// The class it is drawn as.
    public let tieClass: String
    /// The days from having a message to having carried it over such a tie; nil if not known, which counts as 0.
    public let leadTime: Int?

    /// The name as an identifier: 'member-of'.
    public let id: String

    init(
      name: String, inverse: String, phrase: String, inversePhrase: String, flow: Flow, isFinal: Bool,
      from: [String], to: [String], tieClass: String, leadTime: Int?
    ) {
      self.name = name
      self.inverse = inverse
      self.phrase = phrase
      self.inversePhrase = inversePhrase
      self.flow = flow
      self.isFinal = isFinal
      self.from = from
      self.to = to
      self.tieClass = tieClass
      self.leadTime = leadTime
      id = String(name.map { $0 == " " ? "-" : $0 })
    }
  }
}

extension Vocabulary.Kind: Equatable {
  /// Whether two declare the same.
  public static func == (left: Vocabulary.Kind, right: Vocabulary.Kind) -> Bool {
    (left.name, left.plural, left.level) == (right.name, right.plural, right.level)
      && (left.allowsTransit, left.isOccasion) == (right.allowsTransit, right.isOccasion)
      && (left.shape, left.colour) == (right.shape, right.colour)
  }
}

extension Vocabulary.TieType: Equatable {
  /// Whether two declare the same.
  public static func == (left: Vocabulary.TieType, right: Vocabulary.TieType) -> Bool {
    (left.name, left.inverse, left.phrase) == (right.name, right.inverse, right.phrase)
      && (left.inversePhrase, left.flow, left.isFinal) == (right.inversePhrase, right.flow, right.isFinal)
      && (left.from, left.to, left.tieClass) == (right.from, right.to, right.tieClass)
      && left.leadTime == right.leadTime
  }
}
