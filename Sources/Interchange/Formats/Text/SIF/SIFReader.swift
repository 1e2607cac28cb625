#if canImport(FoundationEssentials)
  import FoundationEssentials
#else
  import Foundation
#endif

/// Reads Cytoscape's simple interaction format: `node relation node ...` a line, or a node alone.
///
/// Where a tab stands anywhere in the file, tabs divide and names may hold spaces; otherwise spaces divide. Edges are
/// directed, as Cytoscape draws them; the relation is their type.
enum SIFReader: NetworkReader {
  static func read(_ file: NetworkFile) throws(InterchangeError) -> NetworkDocument {
    var document = NetworkDocument()
    let data = try TextEncoding.utf8(file, &document)
    let bytes = data.span
    let isTabbed = hasTab(bytes)
    var scanner = TextScanner()
    let types = document.edgeAttributes.declare(NetworkDocument.Name.type, .text)
    var lineCount = 0
    while scanner.position < bytes.count {
      lineCount += 1
      if lineCount % 65_536 == 0 { file.progress?(Double(scanner.position) / Double(bytes.count)) }
      guard let first = field(bytes, &scanner, isTabbed) else {
        scanner.skipLine(bytes)
        continue
      }
      let source = document.addNode(bytes, first).index
      if let relation = field(bytes, &scanner, isTabbed) {
        let type = NetworkValue.text(TextField.text(bytes, relation))
        var count = 0
        while let range = field(bytes, &scanner, isTabbed) {
          let target = document.addNode(bytes, range).index
          let edge = document.addEdge(from: source, to: target, isDirected: true)
          document.note(line: scanner.line, ofEdge: edge)
          document.edgeAttributes.set(type, ofRow: edge, column: types)
          count += 1
        }
        guard count > 0 else {
          throw scanner.error(
            file, "a node and a relation, but no node it leads to; a line has one name or three")
        }
      }
      scanner.skipLine(bytes)
    }
    return document
  }

  private static func hasTab(_ bytes: Span<UInt8>) -> Bool {
    for place in bytes.indices where bytes[place] == 9 { return true }
    return false
  }

  /// The next field of a line without the spaces around it; nil at the end of the line.
  private static func field(
    _ bytes: Span<UInt8>, _ scanner: inout TextScanner, _ isTabbed: Bool
  ) -> Range<Int>? {
    scanner.skipBlanks(bytes)
    if scanner.isAtLineEnd(bytes) { return nil }
    guard isTabbed else { return scanner.word(bytes) { _ in false } }
    let start = scanner.position
    while !scanner.isAtLineEnd(bytes), bytes[scanner.position] != 9 { scanner.advance(bytes) }
    var end = scanner.position
    while end > start, bytes[end - 1] == 32 { end -= 1 }
    return start..<end
  }
}
