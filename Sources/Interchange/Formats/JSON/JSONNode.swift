#if canImport(FoundationEssentials)
  import FoundationEssentials
#else
  import Foundation
#endif

/// One value in a tree, with what is in it.
struct JSONNode: Sendable {
  let tree: JSONTree
  let index: Int

  var token: UInt64 { tree.tokens[index] }
  var kind: JSONScanner.Kind { JSONScanner.kind(token) }
  var isObject: Bool { kind == .object }
  var isArray: Bool { kind == .array }
  var isNull: Bool { kind == .null }
  var isText: Bool { kind == .text || kind == .escapedText }

  /// The members of an object, in the order of the file; none of anything else.
  var members: JSONMembers {
    JSONMembers(tree: tree, index: isObject ? index + 2 : 0, end: isObject ? end : 0)
  }

  /// The elements of a list; none of anything else.
  var elements: JSONElements {
    JSONElements(tree: tree, index: isArray ? index + 2 : 0, end: isArray ? end : 0)
  }

  private var end: Int { Int(truncatingIfNeeded: tree.tokens[index + 1]) }

  /// The value of a member of an object. - Complexity: O(members)
  subscript(key: String) -> JSONNode? {
    guard isObject else { return nil }
    let span = tree.file.bytes.span
    var place = index + 2
    let end = end
    while place < end {
      if JSONText.isEqual(span, tree.tokens[place], key) { return JSONNode(tree: tree, index: place + 1) }
      place = JSONScanner.next(tree.tokens, after: place + 1)
    }
    return nil
  }

  /// The text, if it is one.
  var string: String? {
    guard isText else { return nil }
    let span = tree.file.bytes.span
    if let range = JSONText.plainRange(span, token) { return ByteText.string(span, range) }
    return String(decoding: JSONText.bytes(span, token), as: UTF8.self)
  }

  var bool: Bool? { kind == .yes ? true : kind == .no ? false : nil }

  var integer: Int? {
    guard kind == .integer else { return nil }
    let span = tree.file.bytes.span
    return JSONText.integer(span, JSONText.numberRange(span, token))
  }

  /// The number, if there is one that comes near.
  var number: Double? {
    let span = tree.file.bytes.span
    guard let number = ByteText.number(span, JSONText.numberRange(span, token)), number.isFinite else {
      return nil
    }
    return number
  }

  /// The digits of a number as they stand in the file.
  var digits: String {
    let span = tree.file.bytes.span
    return ByteText.string(span, JSONText.numberRange(span, token))
  }

  /// A fault at this value.
  func error(_ reason: String) -> InterchangeError {
    tree.file.error(at: JSONScanner.offset(token), reason)
  }

  /// The value as JSON without needless blanks.
  var compact: String {
    switch kind {
    case .object:
      "{" + members.map { $0.key.compact + ":" + $0.value.compact }.joined(separator: ",") + "}"
    case .array: "[" + elements.map(\.compact).joined(separator: ",") + "]"
    case .text, .escapedText: JSONOutput.quoted(string ?? "")
    case .integer, .number: digits
    case .yes: "true"
    case .no: "false"
    case .null: "null"
    }
  }
}

/// The members of an object one by one.
struct JSONMembers: Sequence, IteratorProtocol {
  let tree: JSONTree
  var index: Int
  let end: Int

  mutating func next() -> (key: JSONNode, value: JSONNode)? {
    guard index < end else { return nil }
    let member = (JSONNode(tree: tree, index: index), JSONNode(tree: tree, index: index + 1))
    index = JSONScanner.next(tree.tokens, after: index + 1)
    return member
  }
}

/// The elements of a list one by one.
struct JSONElements: Sequence, IteratorProtocol {
  let tree: JSONTree
  var index: Int
  let end: Int

  mutating func next() -> JSONNode? {
    guard index < end else { return nil }
    defer { index = JSONScanner.next(tree.tokens, after: index) }
    return JSONNode(tree: tree, index: index)
  }
}
