/// The declared kinds, tie types, attributes and grades: what an atlas may say, and how it is drawn.
public struct Vocabulary: Sendable {
  /// A judgement of strength: an interval of chances that a message is carried.
  public struct Grade: Sendable, Hashable {
    /// Its name: strong, medium, weak, faint.
    public let name: String
    /// The least chance it stands for.
    public let lower: Double
    /// The greatest chance it stands for.
    public let upper: Double
    /// The chance used: the middle of the interval.
    public var chance: Double { (lower + upper) / 2 }
  }

  /// What an attribute's value may be.
  public enum AttributeType: String, Sendable, Hashable, CaseIterable {
    /// Any text.
    case text
    /// A number, perhaps bounded below.
    case number
    /// A whole number from zero up.
    case count
    /// EUR, from zero up.
    case money
    /// A part of one, from 0 to 1.
    case share
    /// A partial date.
    case date
    /// An ISO 3166-1 code of two letters.
    case country
    /// Latitude and longitude.
    case location
    /// An entity of the atlas.
    case entity
    /// Several entities of the atlas.
    case entities
    /// One of the listed words.
    case choice
  }

  /// A declared attribute.
  public struct Attribute: Sendable, Hashable {
    /// Its name.
    public let name: String
    /// What its value may be.
    public let type: AttributeType
    /// The least number allowed.
    public let minimum: Double?
    /// The words a choice is made from.
    public let choices: [String]
  }

  /// A class of tie types that are drawn alike.
  public struct TieClass: Sendable, Hashable {
    /// Its name.
    public let name: String
    /// What a legend calls it.
    public let label: String
    /// The colour of its line, as `#rrggbb`.
    public let colour: String
    /// The Graphviz arrowhead, the second cue beside the colour.
    public let arrow: String
  }

  /// Grades, strongest first.
  public internal(set) var grades: [Grade] = []
  /// Levels from the nearest to the widest.
  public internal(set) var levels: [String] = []
  /// Kinds in the order they were declared.
  public internal(set) var kinds: [Kind] = []
  /// Attributes in the order they were declared.
  public internal(set) var attributes: [Attribute] = []
  /// Tie types in the order they were declared.
  public internal(set) var tieTypes: [TieType] = []
  /// Classes of tie types in the order they were declared.
  public internal(set) var tieClasses: [TieClass] = []

  private var kindIndex: [String: Int] = [:]
  private var tieTypeIndex: [String: Int] = [:]
  private var attributeIndex: [String: Int] = [:]

  init() {}

  /// The kind of that name. - Complexity: O(1)
  public func kind(_ name: String) -> Kind? { kindIndex[name].map { kinds[$0] } }
  /// The tie type of that name. - Complexity: O(1)
  public func tieType(_ name: String) -> TieType? { tieTypeIndex[name].map { tieTypes[$0] } }
  /// The attribute of that name. - Complexity: O(1)
  public func attribute(_ name: String) -> Attribute? { attributeIndex[name].map { attributes[$0] } }
  /// The grade of that name.
  public func grade(_ name: String) -> Grade? { grades.first { $0.name == name } }
  /// The class of that name.
  public func tieClass(_ name: String) -> TieClass? { tieClasses.first { $0.name == name } }
  /// The place of a tie type in the order they were declared.
  func order(ofTieType name: String) -> Int { tieTypeIndex[name] ?? tieTypes.count }
  /// The place of an attribute in the order they were declared.
  func order(ofAttribute name: String) -> Int { attributeIndex[name] ?? attributes.count }

  /// The grade whose interval holds a chance best: the one with the nearest middle.
  public func grade(nearest chance: Double) -> Grade? {
    grades.min { abs($0.chance - chance) < abs($1.chance - chance) }
  }

  // A later declaration of a name takes the place of the earlier one.
  mutating func declare(_ kind: Kind) {
    if let index = kindIndex[kind.name] {
      kinds[index] = kind
    } else {
      kindIndex[kind.name] = kinds.count
      kinds.append(kind)
    }
  }

  mutating func declare(_ type: TieType) {
    if let index = tieTypeIndex[type.name] {
      tieTypes[index] = type
    } else {
      tieTypeIndex[type.name] = tieTypes.count
      tieTypes.append(type)
    }
  }

  mutating func declare(_ attribute: Attribute) {
    if let index = attributeIndex[attribute.name] {
      attributes[index] = attribute
    } else {
      attributeIndex[attribute.name] = attributes.count
      attributes.append(attribute)
    }
  }

  mutating func declare(_ grade: Grade) {
    grades.removeAll { $0.name == grade.name }
    grades.append(grade)
    grades.sort { $0.chance > $1.chance }
  }

  mutating func declare(_ tieClass: TieClass) {
    if let index = tieClasses.firstIndex(where: { $0.name == tieClass.name }) {
      tieClasses[index] = tieClass
    } else {
      tieClasses.append(tieClass)
    }
  }
}
