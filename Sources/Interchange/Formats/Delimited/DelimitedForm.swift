#if canImport(FoundationEssentials)
  import FoundationEssentials
#else
  import Foundation
#endif

/// How a delimited text is written: what stands between fields, and whether its first row names them.
enum DelimitedForm {
  private static let candidates: [UInt8] = [9, 59, 44, 124, 32]

  /// What stands between fields: of tab, semicolon, comma, bar and space the one that divides the first rows into the
  /// same number of fields, more than one; the most fields win, and of equals the first. Nil if none does.
  ///
  /// - Complexity: O(bytes of the first 50 rows, at most 64 kB)
  static func delimiter(_ bytes: Span<UInt8>) -> UInt8? {
    var best: (delimiter: UInt8?, rank: Double) = (nil, 0)
    for candidate in candidates {
      let counts = fieldCounts(bytes, candidate)
      guard let first = counts.first, first > 1 else { continue }
      let alike = Double(counts.count { $0 == first }) / Double(counts.count)
      // A row that differs is a fault to report, so most rows decide; a space is seldom meant.
      guard alike > 0.8, candidate != 32 || alike == 1 else { continue }
      let rank = alike * 1000 + Double(min(first, 100)) - (candidate == 32 ? 500 : 0)
      if rank > best.rank { best = (candidate, rank) }
    }
    return best.delimiter
  }

  /// The text with rows that end in LF where they ended in CR alone, as programs on a Macintosh write them. The first row
  /// decides; a line end in quotes is none.
  ///
  /// - Complexity: O(bytes), O(bytes of the first row) where rows end in LF
  static func withLineFeeds(_ bytes: Data) -> Data {
    guard endsRowsInReturns(bytes.span) else { return bytes }
    var result = [UInt8](bytes)
    var isQuoted = false
    for (place, byte) in bytes.enumerated() {
      if byte == 34 { isQuoted.toggle() }
      if byte == 13, !isQuoted { result[place] = 10 }
    }
    return Data(result)
  }

  private static func endsRowsInReturns(_ bytes: Span<UInt8>) -> Bool {
    var isQuoted = false
    for place in bytes.indices {
      switch bytes[place] {
      case 34: isQuoted.toggle()
      case 10 where !isQuoted: return false
      case 13 where !isQuoted:
        // Two of them before a line feed are what comes of CRLF that was converted again.
        let next = (1...2).map { place + $0 < bytes.count ? bytes[place + $0] : 0 }
        return next[0] != 10 && !(next[0] == 13 && next[1] == 10)
      default: break
      }
    }
    return false
  }

  /// The number of fields of each of the first rows. Quotes are heeded.
  private static func fieldCounts(_ bytes: Span<UInt8>, _ delimiter: UInt8) -> [Int] {
    var counts: [Int] = []
    var (fields, isQuoted, isEmpty) = (1, false, true)
    let end = min(bytes.count, 65_536)
    for index in 0..<end {
      let byte = bytes[index]
      if byte == 34 {
        isQuoted.toggle()
        isEmpty = false
      } else if isQuoted {
        continue
      } else if byte == 10 {
        if !isEmpty { counts.append(fields) }
        (fields, isEmpty) = (1, true)
        if counts.count == 50 { return counts }
      } else if byte == delimiter {
        fields += 1
        isEmpty = false
      } else if byte != 13 {
        isEmpty = false
      }
    }
    if !isEmpty, end == bytes.count { counts.append(fields) }
    return counts
  }

  /// What people call a delimiter.
  static func name(_ delimiter: UInt8) -> String {
    switch delimiter {
    case 9: "tab"
    case 59: "semicolon"
    case 124: "bar"
    case 32: "space"
    default: "comma"
    }
  }
}
