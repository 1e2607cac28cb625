#if canImport(FoundationEssentials)
  import FoundationEssentials
#else
  import Foundation
#endif

/// What may stand before a table: the line `sep=;` of spreadsheets, and comments after `#` or `%` as collections of
/// networks have them.
struct DelimitedPreamble {
  /// The text with empty lines where the preamble was, so that lines keep their numbers.
  let bytes: Data
  /// What stands between fields, if the text says so.
  let delimiter: UInt8?
  /// Whether comments were left out.
  let hadComments: Bool

  /// - Complexity: O(1) where there is none, otherwise O(bytes)
  init(_ text: Data) {
    let (separator, start) = Self.separator(text)
    var comments: [Range<Int>] = []
    var position = start
    while position < text.count, Self.isMark(Self.byte(text, position)) || Self.isLineEnd(text, position) {
      let end = Self.lineEnd(text, position)
      if Self.isMark(Self.byte(text, position)) { comments.append(position..<end) }
      position = min(end + 1, text.count)
    }
    guard start > 0 || !comments.isEmpty else {
      (bytes, delimiter, hadComments) = (text, nil, false)
      return
    }
    let delimiter =
      separator ?? DelimitedForm.delimiter(Data(text.dropFirst(position).prefix(65_536)).span) ?? 44
    let count = Self.fields(text, position, delimiter).count
    var (kept, heading): (Int?, Int?) = (nil, nil)
    for comment in comments {
      let next = comment.lowerBound + 1
      let isSpaced = next >= comment.upperBound || [9, 13, 32, 35, 37].contains(Self.byte(text, next))
      // An edge may begin with a mark, and then it looks like the others.
      if !isSpaced, Self.fields(text, comment.lowerBound, delimiter).count == count {
        kept = comment.lowerBound
      }
      if kept != nil { break }
    }
    if let last = comments.last {
      let names = Self.fields(text, last.lowerBound + 1, delimiter).map(\.trimmingBlanks)
      let isHeading = names.count == count && DelimitedColumns(header: names).source != nil
      if isHeading { (kept, heading) = (last.lowerBound, last.lowerBound) }
    }
    let end = kept ?? (comments.isEmpty ? start : position)
    hadComments = comments.contains { $0.lowerBound < end }
    self.delimiter = separator
    guard end > 0 else {
      bytes = text
      return
    }
    let lineEnds = text.prefix(end).count { $0 == 10 }
    bytes =
      Data(repeating: 10, count: lineEnds)
      + (heading == nil ? text.dropFirst(end) : Self.withoutBlanks(text.dropFirst(end + 1)))
  }

  private static func separator(_ text: Data) -> (UInt8?, Int) {
    let line = text.prefix(7)
    guard line.starts(with: Array("sep=".utf8)), line.count >= 6 else { return (nil, 0) }
    let delimiter = byte(text, 4)
    let end = byte(text, 5) == 13 ? 6 : 5
    guard delimiter != 10, delimiter != 13, delimiter != 34, end < text.count, byte(text, end) == 10 else {
      return (nil, 0)
    }
    return (delimiter, end + 1)
  }

  private static func withoutBlanks(_ text: Data) -> Data { text.drop { $0 == 32 || $0 == 9 } }

  private static func byte(_ text: Data, _ place: Int) -> UInt8 { text[text.startIndex + place] }

  private static func isMark(_ byte: UInt8) -> Bool { byte == UInt8(ascii: "#") || byte == UInt8(ascii: "%") }

  private static func isLineEnd(_ text: Data, _ place: Int) -> Bool { [10, 13].contains(byte(text, place)) }

  private static func lineEnd(_ text: Data, _ start: Int) -> Int {
    let rest = text[(text.startIndex + start)...]
    return rest.firstIndex(of: 10).map { $0 - text.startIndex } ?? text.count
  }

  /// The fields of a line, as if there were no quotes.
  private static func fields(_ text: Data, _ start: Int, _ delimiter: UInt8) -> [String] {
    guard start < text.count else { return [] }
    let line = text.dropFirst(start).prefix(min(65_536, lineEnd(text, start) - start))
    let plain = line.last == 13 ? line.dropLast() : line
    return plain.split(separator: delimiter, omittingEmptySubsequences: false).map {
      String(decoding: $0, as: UTF8.self)
    }
  }
}
