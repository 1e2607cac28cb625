#if canImport(FoundationEssentials)
  import FoundationEssentials
#else
  import Foundation
#endif

/// Lists of edges as NetworkX writes them: two nodes a line, spaces between, and a dictionary of Python:
/// `a b {'weight': 0.5, 'kind': "x"}`.
struct PythonEdgeList {
  /// Reads a file if it is one; false, and nothing read, if not.
  ///
  /// - Complexity: O(bytes of the first line) if it is none, otherwise O(bytes)
  static func read(_ file: NetworkFile, into document: inout NetworkDocument) throws(InterchangeError) -> Bool
  {
    guard isOne(file.bytes.prefix(65_536)) else { return false }
    let text = try TextEncoding.utf8(file, &document)
    let bytes = text.span
    var scanner = TextScanner()
    while scanner.position < bytes.count {
      scanner.skipBlanks(bytes)
      if !scanner.isAtLineEnd(bytes), bytes[scanner.position] != UInt8(ascii: "#") {
        try readEdge(file, bytes, &scanner, &document)
      }
      scanner.skipLine(bytes)
    }
    document.remark("the file does not say which way edges go: they were read as directed")
    return true
  }

  /// Whether the first line that is no comment has two words and a dictionary.
  private static func isOne(_ text: Data) -> Bool {
    for line in text.split(whereSeparator: { $0 == 10 || $0 == 13 }) where line.first != UInt8(ascii: "#") {
      let parts = line.split(separator: 32, maxSplits: 2)
      return parts.count == 3 && parts[2].first == UInt8(ascii: "{") && line.last == UInt8(ascii: "}")
    }
    return false
  }

  private static func readEdge(
    _ file: NetworkFile, _ bytes: Span<UInt8>, _ scanner: inout TextScanner, _ document: inout NetworkDocument
  ) throws(InterchangeError) {
    var ends: [Int] = []
    for _ in 0..<2 {
      scanner.skipBlanks(bytes)
      let range = scanner.word(bytes) { _ in false }
      guard !range.isEmpty else { throw scanner.error(file, "a line has two nodes and a dictionary") }
      ends.append(document.addNode(bytes, range).index)
    }
    let edge = document.addEdge(from: ends[0], to: ends[1], isDirected: true)
    document.note(line: scanner.line, ofEdge: edge)
    scanner.skipBlanks(bytes)
    guard !scanner.isAtLineEnd(bytes) else { return }
    guard scanner.peek(bytes) == UInt8(ascii: "{") else {
      throw scanner.error(file, "a dictionary such as {'weight': 1} must stand here")
    }
    scanner.advance(bytes)
    while true {
      skipMarks(bytes, &scanner)
      if scanner.peek(bytes) == UInt8(ascii: "}") { return scanner.advance(bytes) }
      let start = scanner
      guard let name = literal(bytes, &scanner), scanner.peek(bytes) == UInt8(ascii: ":") else {
        throw start.error(file, "a key and a colon must stand here")
      }
      scanner.advance(bytes)
      scanner.skipBlanks(bytes)
      let place = scanner
      guard let value = literal(bytes, &scanner) else {
        throw place.error(file, "a value must stand here; the dictionary ends with '}'")
      }
      guard let value else { continue }
      let isWeight = name?.description == NetworkDocument.Name.weight
      guard !isWeight || value.double?.isFinite == true else {
        throw place.error(file, "the weight '\(value.description.prefix(40))' is no finite number")
      }
      document.edgeAttributes.set(value, ofRow: edge, named: name?.description ?? "None")
    }
  }

  private static func skipMarks(_ bytes: Span<UInt8>, _ scanner: inout TextScanner) {
    while let byte = scanner.peek(bytes), byte == 32 || byte == 9 || byte == 44 { scanner.advance(bytes) }
  }

  /// A text in quotes or a word: nil where there is none, a value that is nil for Python's `None`.
  private static func literal(_ bytes: Span<UInt8>, _ scanner: inout TextScanner) -> NetworkValue?? {
    guard let first = scanner.peek(bytes) else { return nil }
    if first == 34 || first == 39 {
      guard let text = quoted(bytes, &scanner, first) else { return nil }
      return .some(.text(text))
    }
    let range = word(bytes, &scanner)
    guard !range.isEmpty else { return nil }
    if let value = TextField.value(bytes, range) { return value }
    switch TextField.text(bytes, range) {
    case "True": return .some(.boolean(true))
    case "False": return .some(.boolean(false))
    case "None": return .some(nil)
    case "nan": return .some(.number(.nan))
    case "inf": return .some(.number(.infinity))
    case let text: return .some(.text(text))
    }
  }

  /// From here to a comma, a colon or a closing brace that stands in no bracket of its own.
  private static func word(_ bytes: Span<UInt8>, _ scanner: inout TextScanner) -> Range<Int> {
    let start = scanner.position
    var depth = 0
    while !scanner.isAtLineEnd(bytes) {
      switch bytes[scanner.position] {
      case UInt8(ascii: "("), UInt8(ascii: "["), UInt8(ascii: "{"): depth += 1
      case UInt8(ascii: ","), UInt8(ascii: ":"):
        if depth == 0 { return start..<scanner.position }
      case UInt8(ascii: ")"), UInt8(ascii: "]"), UInt8(ascii: "}"):
        if depth == 0 { return start..<scanner.position }
        depth -= 1
      default: break
      }
      scanner.advance(bytes)
    }
    return start..<scanner.position
  }

  /// A text in quotes with its escapes; nil where it is not closed in its line.
  private static func quoted(
    _ bytes: Span<UInt8>, _ scanner: inout TextScanner, _ quote: UInt8
  ) -> String? {
    var text: [UInt8] = []
    scanner.advance(bytes)
    while !scanner.isAtLineEnd(bytes) {
      var byte = bytes[scanner.position]
      scanner.advance(bytes)
      if byte == quote { return String(decoding: text, as: UTF8.self) }
      if byte == UInt8(ascii: "\\"), !scanner.isAtLineEnd(bytes) {
        byte = bytes[scanner.position]
        scanner.advance(bytes)
        if byte == UInt8(ascii: "n") { byte = 10 }
        if byte == UInt8(ascii: "t") { byte = 9 }
      }
      text.append(byte)
    }
    return nil
  }
}
