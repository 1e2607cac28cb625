/// The value of an attribute of a node, an edge or a network.
public enum NetworkValue: Sendable, Hashable {
  /// Words; dates too, as the file writes them.
  case text(String)
  /// A whole number.
  case integer(Int)
  /// A number.
  case number(Double)
  /// Yes or no.
  case boolean(Bool)
  /// Several texts.
  case list([String])
}

extension NetworkValue: CustomStringConvertible {
  /// The value as text: numbers in the shortest exact form, the parts of a list divided by `|`.
  public var description: String {
    switch self {
    case .text(let text): text
    case .integer(let number): String(number)
    case .number(let number): Self.written(number)
    case .boolean(let isTrue): isTrue ? "true" : "false"
    case .list(let parts): parts.joined(separator: "|")
    }
  }

  /// The value as a number, where it is one or is written as one.
  public var double: Double? {
    switch self {
    case .integer(let number): Double(number)
    case .number(let number): number
    case .text(let text): Double(text)
    case .boolean, .list: nil
    }
  }

  /// A number in the shortest form that reads back the same; a whole one without a fraction.
  static func written(_ number: Double) -> String {
    guard number == number.rounded(), abs(number) < 1e15 else { return "\(number)" }
    return String(Int(number))
  }
}
