/// What happened in a piece of an XML file: tags opened and closed, as numbers into lists that are used again and again.
///
/// Names of elements and attributes are numbers in a vocabulary. What the vocabulary does not have is not kept.
struct XMLEvents {
  /// One tag.
  struct Event {
    /// Whether an element begins here or ends.
    let isStart: Bool
    /// The number of the element's name in the vocabulary, or -1. Only where it begins.
    let word: Int32
    /// Where it begins: its attributes in `attributes`. Where it ends: its text in `bytes`.
    let first, last: UInt32
    /// The byte of the file at which the tag stands.
    let position: Int
  }

  /// One attribute of a tag.
  struct Attribute {
    /// The number of its name in the vocabulary.
    let word: Int32
    /// Where its value stands in `bytes`.
    let first, last: UInt32

    var range: Range<Int> { Int(first)..<Int(last) }
  }

  var events: [Event] = []
  var attributes: [Attribute] = []
  /// The values of attributes and the texts of elements, in UTF-8.
  var bytes: [UInt8] = []

  /// Forgets all, and keeps the room.
  mutating func removeAll() {
    events.removeAll(keepingCapacity: true)
    attributes.removeAll(keepingCapacity: true)
    bytes.removeAll(keepingCapacity: true)
  }
}

/// A fault in an XML file; the line and the column count from 1 and are 0 until they are known.
struct XMLFault: Error {
  var line = 0
  var column = 0
  let reason: String

  init(_ reason: String, line: Int = 0, column: Int = 0) {
    self.reason = reason
    self.line = line
    self.column = column
  }
}

/// Receives the tags of an XML file one after the other.
protocol XMLHandler {
  /// The names that are of interest, of elements and of attributes. Elements are known by their local name, without the
  /// prefix of a namespace; attributes by their whole name.
  associatedtype Word: RawRepresentable<String> & CaseIterable & Equatable

  /// The elements whose text is kept, up to their first child.
  static var withText: [Word] { get }

  /// The byte of the file at which the tag stands that is told.
  var position: Int { get set }

  /// An element begins. - Parameter word: Its name, or nil if it is not of interest.
  mutating func start(
    _ word: Word?, _ attributes: Range<Int>, _ events: borrowing XMLEvents
  ) throws(XMLFault)

  /// An element ends. - Parameter text: Its text in the bytes of the events.
  mutating func end(_ text: Range<Int>, _ events: borrowing XMLEvents) throws(XMLFault)
}
