/// The value of an attribute.
public enum AttributeValue: Sendable, Hashable {
  /// Words.
  case text(String)
  /// A number, a count, a sum of money or a share.
  case number(Double)
  /// A partial date.
  case date(PartialDate)
  /// Latitude and longitude in degrees.
  case location(latitude: Double, longitude: Double)
  /// Entities, by id.
  case entities([String])
}

extension AttributeValue: CustomStringConvertible {
  /// The value as a reader writes it; thousands are set apart by a space.
  public var description: String {
    switch self {
    case .text(let text): text
    case .number(let number): Self.written(number)
    case .date(let date): date.description
    case .location(let latitude, let longitude): "\(latitude), \(longitude)"
    case .entities(let ids): ids.joined(separator: ", ")
    }
  }

  /// A number in the shortest exact form, whole thousands set apart by a no-break space.
  public static func written(_ number: Double) -> String {
    guard number == number.rounded(), abs(number) < 1e15 else { return "\(number)" }
    let digits = Array(String(Int(abs(number))))
    var text = number < 0 ? "-" : ""
    for (index, digit) in digits.enumerated() {
      if index > 0, digits.count > 4, (digits.count - index) % 3 == 0 { text += "\u{A0}" }
      text.append(digit)
    }
    return text
  }
}

/// A node of the atlas with a kind: a city, a network, an EU body, ...
public struct Entity: Sendable {
  /// An attribute's name and all claims of its value.
  public struct Attribute: Sendable {
    /// The name, as the vocabulary declares it.
    public let name: String
    /// Every claim of its value.
    public internal(set) var claims: Claims<AttributeValue>
  }

  /// Its identifier: lower-case letters, digits, hyphens.
  public let id: String
  /// The name of its kind.
  public internal(set) var kind: String
  /// Its name.
  public internal(set) var name: String
  /// Other names it goes by.
  public internal(set) var aliases: [String]
  /// What the statement that it exists rests on.
  public internal(set) var evidence: Evidence
  /// Nuances in the author's words.
  public internal(set) var notes: [String]
  /// When it exists; for an occasion, its first and last day.
  public internal(set) var period: Period
  /// Whether a route may run through it, where that differs from its kind.
  public internal(set) var allowsTransit: Bool?
  /// Its attributes, in the order the vocabulary declares them.
  public internal(set) var attributes: [Attribute]
  /// The rules that stand at it.
  public internal(set) var rules: [Rule]
  /// Where it is defined.
  public internal(set) var position: SourcePosition

  /// All claims of an attribute.
  public func attribute(_ name: String) -> Claims<AttributeValue>? {
    attributes.first { $0.name == name }?.claims
  }

  /// The number that counts for an attribute, if it is one.
  public func number(_ name: String) -> Double? {
    if case .number(let number)? = attribute(name)?.used.value { return number }
    return nil
  }

  /// The text that counts for an attribute, if it is one.
  public func text(_ name: String) -> String? {
    if case .text(let text)? = attribute(name)?.used.value { return text }
    return nil
  }
}
