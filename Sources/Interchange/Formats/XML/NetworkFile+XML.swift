#if canImport(FoundationEssentials)
  import FoundationEssentials
#else
  import Foundation
#endif

extension NetworkFile {
  /// Reads the file as XML in pieces, so that no more than a piece is held at a time.
  ///
  /// - Throws: the first fault, with its line and column.
  /// - Complexity: O(bytes)
  func readXML<Handler: XMLHandler>(_ handler: inout Handler) throws(InterchangeError) {
    let words = Array(Handler.Word.allCases)
    let withText = words.map { Handler.withText.contains($0) }
    guard let parser = ExpatParser(words: words.map(\.rawValue), withText: withText) else {
      throw error("there is no memory left to read it")
    }
    var (offset, size) = (0, Self.pieceSize)
    repeat {
      let next = min(offset + size, bytes.count)
      let fault = parser.parse(bytes, offset..<next, isLast: next == bytes.count)
      let events = parser.takeEvents()
      try deliver(events, words, &handler)
      if let fault { throw error(line: fault.line, column: fault.column, fault.reason) }
      // A tag larger than a piece is looked at again with each piece: larger ones keep that linear.
      size = events.events.isEmpty ? min(2 * size, 1 << 28) : Self.pieceSize
      parser.returnEvents(events)
      offset = next
      progress?(bytes.isEmpty ? 1 : Double(offset) / Double(bytes.count))
    } while offset < bytes.count
  }

  private static var pieceSize: Int { 1 << 16 }

  private func deliver<Handler: XMLHandler>(
    _ events: borrowing XMLEvents, _ words: [Handler.Word], _ handler: inout Handler
  ) throws(InterchangeError) {
    for index in events.events.indices {
      let event = events.events[index]
      let range = Int(event.first)..<Int(event.last)
      do {
        if event.isStart {
          handler.position = event.position
          try handler.start(event.word < 0 ? nil : words[Int(event.word)], range, events)
        } else {
          try handler.end(range, events)
        }
      } catch {
        let (line, column) = place(of: event.position)
        throw self.error(line: line, column: column, error.reason)
      }
    }
  }

  /// The line and the column of a byte, from 1.
  private func place(of position: Int) -> (line: Int, column: Int) {
    let span = bytes.span
    // In UTF-16 a line end is two bytes of which one is 0.
    let isWide = span.count >= 2 && (span[0] == 0xFE && span[1] == 0xFF || span[0] == 0xFF && span[1] == 0xFE)
    var (line, lineStart) = (1, 0)
    for index in 0..<min(position, span.count) where span[index] == 10 {
      if isWide, span[index ^ 1] != 0 { continue }
      line += 1
      lineStart = isWide ? (index | 1) + 1 : index + 1
    }
    return (line, (position - lineStart) / (isWide ? 2 : 1) + 1)
  }
}
