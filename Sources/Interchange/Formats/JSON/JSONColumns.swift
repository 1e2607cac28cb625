#if canImport(FoundationEssentials)
  import FoundationEssentials
#else
  import Foundation
#endif

/// Gathers the attributes of nodes or of edges from members of JSON objects.
///
/// Every key is looked up once a member, by its bytes. Keys that a format gives a meaning of its own are reserved: their
/// places come first, in the order they were given in.
struct JSONColumns {
  private(set) var table = AttributeTable()
  private(set) var remarks: [String] = []
  private var keys = IdentifierTable()
  /// For each key the column its values go to, or -1 as long as there is none.
  private var columns: [Int] = []
  private let names: [String: String]
  private let what: String

  /// - Parameters:
  ///   - what: What the rows are, for remarks.
  ///   - names: What the format calls an attribute, and the name it has in a document.
  init(_ what: String, reserved: [String] = [], names: [String: String] = [:]) {
    self.what = what
    self.names = names
    for key in reserved { _ = place(of: key) }
  }

  /// The place of a key.
  mutating func place(of key: JSONNode) -> Int {
    let span = key.tree.file.bytes.span
    let index: UInt32
    if let range = JSONText.plainRange(span, key.token) {
      index = keys.insert(span, range).index
    } else {
      index = keys.insert(key.string ?? "")
    }
    if Int(index) == columns.count { columns.append(-1) }
    return Int(index)
  }

  private mutating func place(of key: String) -> Int {
    let index = Int(keys.insert(key))
    if index == columns.count { columns.append(-1) }
    return index
  }

  /// Sets the attributes a row has as members of an object.
  mutating func setMembers(of object: JSONNode, row: Int) throws(InterchangeError) {
    for (key, value) in object.members {
      try set(value, place: place(of: key), row: row, in: object)
    }
  }

  /// Sets the value of a key, with the object it is a member of.
  ///
  /// An object as value becomes several attributes, their names divided by dots. A list of other things than texts and
  /// numbers is kept as JSON. `null` is no value.
  mutating func set(_ value: JSONNode, place: Int, row: Int, in object: JSONNode) throws(InterchangeError) {
    if value.isObject {
      let name = keys[UInt32(place)]
      for (key, part) in value.members {
        try set(part, place: self.place(of: name + "." + (key.string ?? "")), row: row, in: object)
      }
    } else if let value = try self.value(value, place) {
      if columns[place] < 0 {
        let own = keys[UInt32(place)]
        // A name of the document's is not given twice.
        let name = names[own].flatMap { object[$0] == nil ? $0 : nil } ?? own
        columns[place] = table.declare(name, value.type)
      }
      put(value, row: row, column: columns[place])
    }
  }

  /// Sets an attribute by the name it has in a document.
  mutating func set(_ value: NetworkValue, named name: String, row: Int) {
    put(value, row: row, column: table.declare(name, value.type))
  }

  private mutating func put(_ value: NetworkValue, row: Int, column: Int) {
    if let last = table.columns[column].rows.last, last == row {
      remark(
        "the attribute '\(table.columns[column].name)' of \(what) is given twice for one of them: the last stands"
      )
    }
    table.set(value, ofRow: row, column: column)
  }

  private mutating func value(_ node: JSONNode, _ place: Int) throws(InterchangeError) -> NetworkValue? {
    guard node.isArray else { return try node.scalar() }
    var parts: [String] = []
    for element in node.elements {
      if element.isArray || element.isObject {
        remark(
          "the attribute '\(keys[UInt32(place)])' of \(what) holds lists in lists or objects: kept as JSON")
        return .text(node.compact)
      }
      if !element.isText { remark("the lists of numbers in '\(keys[UInt32(place)])' became lists of texts") }
      parts.append(element.string ?? element.compact)
    }
    return .list(parts)
  }

  mutating func remark(_ text: String) {
    if !remarks.contains(text) { remarks.append(text) }
  }
}

extension JSONNode {
  /// The value of a text, a number or a truth value; nil for `null`.
  ///
  /// - Throws: for a number that no 64-bit number comes near.
  func scalar() throws(InterchangeError) -> NetworkValue? {
    switch kind {
    case .text, .escapedText: return .text(string ?? "")
    case .yes: return .boolean(true)
    case .no: return .boolean(false)
    case .integer:
      if let integer { return .integer(integer) }
      // A number with more digits than any type of number keeps: an identifier rather than a measure.
      return .text(digits)
    case .number:
      guard let number else {
        throw error("the number is too large: the largest is about 1.8e308")
      }
      return .number(number)
    case .null, .array, .object: return nil
    }
  }

  /// The value as the identifier of a node or an edge: a text, or a number as it is written.
  func identifier(_ what: String) throws(InterchangeError) -> String {
    switch kind {
    case .text, .escapedText: return string ?? ""
    case .integer: return digits
    case .number:
      // 1.0 and 1 are one number to all that read JSON.
      guard let number else { throw error("the number is too large") }
      return NetworkValue.number(number).description
    default: throw error("\(what) must be a text or a number")
    }
  }
}
