#if canImport(FoundationEssentials)
  import FoundationEssentials
#else
  import Foundation
#endif

/// Tables whose columns are set apart by runs of spaces or tabs.
enum DelimitedBlanks {
  /// The text with one space where there was a run of blanks, and none at the ends of lines; nil if it is no such table:
  /// all of the first rows have as many words, or two and three, of which the third is a number.
  ///
  /// - Complexity: O(bytes)
  static func normalised(_ text: Data) -> Data? {
    let counts = wordCounts(text.span)
    guard counts.count >= 2, let least = counts.map(\.words).min(), let most = counts.map(\.words).max(),
      least >= 2,
      least == most || (least == 2 && most == 3 && counts.allSatisfy { $0.words == 2 || $0.endsInNumber })
    else { return nil }
    var result: [UInt8] = []
    result.reserveCapacity(text.count)
    var (isQuoted, words, isBlank) = (false, 0, true)
    func endRow() {
      if words > 0 { result += [UInt8](repeating: 32, count: max(0, most - words)) }
      (words, isBlank) = (0, true)
    }
    for byte in text {
      if byte == 34 { isQuoted.toggle() }
      if !isQuoted, byte == 10 || byte == 13 {
        if byte == 10 {
          endRow()
          result.append(10)
        }
      } else if !isQuoted, byte == 32 || byte == 9 {
        isBlank = true
      } else {
        if isBlank {
          if words > 0 { result.append(32) }
          words += 1
        }
        isBlank = false
        result.append(byte)
      }
    }
    endRow()
    return Data(result)
  }

  /// The number of words of each of the first lines that has any, and whether the last of them is a number.
  private static func wordCounts(_ bytes: Span<UInt8>) -> [(words: Int, endsInNumber: Bool)] {
    var counts: [(words: Int, endsInNumber: Bool)] = []
    var scanner = TextScanner()
    while scanner.position < min(bytes.count, 65_536), counts.count < 50 {
      var (words, last) = (0, 0..<0)
      while true {
        scanner.skipBlanks(bytes)
        if scanner.isAtLineEnd(bytes) { break }
        if bytes[scanner.position] == 34, let range = scanner.quoted(bytes, spansLines: false) {
          last = range
        } else {
          last = scanner.word(bytes) { _ in false }
          if last.isEmpty { return [] }
        }
        words += 1
      }
      if words > 0 { counts.append((words, TextField.number(bytes, last) != nil)) }
      scanner.skipLine(bytes)
    }
    return counts
  }
}
