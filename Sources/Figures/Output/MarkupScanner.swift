/// Cuts the XML that Graphviz writes into tags and texts; comments, declarations and the document type are passed over.
///
/// Names and values are given as they stand, references such as `&amp;` included.
struct MarkupScanner {
  /// A name and its value.
  struct Attribute {
    let name: ArraySlice<UInt8>
    let value: ArraySlice<UInt8>
  }

  /// A piece of the text.
  enum Token {
    /// A tag that opens an element; an empty one is closed by the same tag.
    case open(name: ArraySlice<UInt8>, attributes: [Attribute], isEmpty: Bool)
    /// A tag that closes one.
    case close
    /// What stands between tags.
    case text(ArraySlice<UInt8>)
  }

  private let bytes: [UInt8]
  private var position = 0

  init(_ bytes: [UInt8]) { self.bytes = bytes }

  /// The next piece; nil at the end, and where the text breaks off.
  mutating func next() -> Token? {
    while position < bytes.count {
      guard bytes[position] == UInt8(ascii: "<") else {
        let start = position
        position = bytes[start...].firstIndex(of: UInt8(ascii: "<")) ?? bytes.count
        return .text(bytes[start..<position])
      }
      switch position + 1 < bytes.count ? bytes[position + 1] : 0 {
      case UInt8(ascii: "!"): skip(isComment: bytes[position...].starts(with: Self.comment))
      case UInt8(ascii: "?"): skip(isComment: false)
      case UInt8(ascii: "/"):
        skip(isComment: false)
        return .close
      default: return tag()
      }
    }
    return nil
  }

  private static let comment = Array("<!--".utf8)

  private mutating func tag() -> Token? {
    position += 1
    let name = word()
    var attributes: [Attribute] = []
    while position < bytes.count {
      switch bytes[position] {
      case UInt8(ascii: ">"):
        position += 1
        return .open(name: name, attributes: attributes, isEmpty: false)
      case UInt8(ascii: "/"):
        skip(isComment: false)
        return .open(name: name, attributes: attributes, isEmpty: true)
      case 9, 10, 13, 32: position += 1
      default:
        guard let attribute = attribute() else { return nil }
        attributes.append(attribute)
      }
    }
    return nil
  }

  private mutating func attribute() -> Attribute? {
    let name = word()
    guard !name.isEmpty, position + 1 < bytes.count, bytes[position] == UInt8(ascii: "=") else { return nil }
    let quote = bytes[position + 1]
    let start = position + 2
    guard quote == UInt8(ascii: "\"") || quote == UInt8(ascii: "'"),
      let end = bytes[start...].firstIndex(of: quote)
    else { return nil }
    position = end + 1
    return Attribute(name: name, value: bytes[start..<end])
  }

  private mutating func word() -> ArraySlice<UInt8> {
    let start = position
    while position < bytes.count, !Self.endsWord(bytes[position]) { position += 1 }
    return bytes[start..<position]
  }

  private static func endsWord(_ byte: UInt8) -> Bool {
    byte <= 32 || byte == UInt8(ascii: "=") || byte == UInt8(ascii: ">") || byte == UInt8(ascii: "/")
  }

  /// Goes past the next `>`, or, in a comment, past the next `-->`.
  private mutating func skip(isComment: Bool) {
    repeat {
      position = bytes[position...].firstIndex(of: UInt8(ascii: ">")).map { $0 + 1 } ?? bytes.count
    } while isComment && position < bytes.count && !bytes[..<position].suffix(3).starts(with: Self.commentEnd)
  }

  private static let commentEnd = Array("-->".utf8)
}
