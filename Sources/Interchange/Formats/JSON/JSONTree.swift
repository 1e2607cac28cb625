#if canImport(FoundationEssentials)
  import FoundationEssentials
#else
  import Foundation
#endif

/// One JSON value over the bytes of a file.
final class JSONTree: Sendable {
  let file: NetworkFile
  let tokens: [UInt64]
  let loneSurrogateCount: Int
  let nonNumberCount: Int

  init(file: NetworkFile, scanner: JSONScanner) {
    self.file = file
    tokens = scanner.tokens
    loneSurrogateCount = scanner.loneSurrogateCount
    nonNumberCount = scanner.nonNumberCount
  }

  /// The value a file consists of.
  ///
  /// - Throws: the first break of the grammar with its place.
  static func parse(_ file: NetworkFile) throws(InterchangeError) -> JSONNode {
    var scanner = JSONScanner()
    let file = file.inUTF8
    do throws(JSONFault) {
      let span = file.bytes.span
      let end = JSONScanner.skipSpace(span, try scanner.scan(span, from: start(span)))
      if end < span.count { throw JSONFault(offset: end, reason: "nothing more may stand after the value") }
    } catch {
      throw file.error(at: error.offset, error.reason)
    }
    file.progress?(0.5)
    return JSONTree(file: file, scanner: scanner).root
  }

  /// Hands on the values of a file one by one, with one in memory at a time.
  static func forEachValue(
    _ file: NetworkFile, _ body: (JSONNode) throws(InterchangeError) -> Void
  ) throws(InterchangeError) {
    let file = file.inUTF8
    var position = start(file.bytes.span)
    while true {
      position = JSONScanner.skipSpace(file.bytes.span, position)
      guard position < file.bytes.count else { return }
      var scanner = JSONScanner()
      do throws(JSONFault) {
        position = try scanner.scan(file.bytes.span, from: position)
      } catch {
        throw file.error(at: error.offset, error.reason)
      }
      try body(
        JSONTree(file: file, scanner: scanner).root)
      file.progress?(Double(position) / Double(file.bytes.count))
    }
  }

  /// The beginning of a value, as far as the bytes go; nil if not even that is JSON.
  static func beginning(_ bytes: Data, path: String) -> JSONNode? {
    let file = NetworkFile(path: path, bytes: bytes, progress: nil).inUTF8
    var scanner = JSONScanner()
    _ = try? scanner.scan(file.bytes.span, from: start(file.bytes.span))
    scanner.closeAll()
    return scanner.tokens.isEmpty
      ? nil : JSONTree(file: file, scanner: scanner).root
  }

  /// Where the text begins: after a byte order mark.
  private static func start(_ span: Span<UInt8>) -> Int {
    span.count >= 3 && span[0] == 0xEF && span[1] == 0xBB && span[2] == 0xBF ? 3 : 0
  }

  var root: JSONNode { JSONNode(tree: self, index: 0) }
}

extension NetworkFile {
  /// The file in UTF-8, if a byte order mark tells that it is in UTF-16.
  var inUTF8: NetworkFile {
    guard let text = TextEncoding.fromUTF16(bytes.span) else { return self }
    return NetworkFile(path: path, bytes: Data(text), progress: progress)
  }

  /// A fault at a byte, by line and column. - Complexity: O(offset)
  func error(at offset: Int, _ reason: String) -> InterchangeError {
    var (line, lineStart) = (1, 0)
    let span = bytes.span
    for index in 0..<min(offset, span.count) where span[index] == 10 {
      (line, lineStart) = (line + 1, index + 1)
    }
    return error(line: line, column: offset - lineStart + 1, reason)
  }
}
