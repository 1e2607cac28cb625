#if canImport(FoundationEssentials)
  import FoundationEssentials
#else
  import Foundation
#endif

/// How a delimited text is written: what stands between fields, and whether its first row names them.
enum DelimitedForm {
  private static let candidates: [UInt8] = [9, 59, 44, 124, 32]

  /// What stands between fields: of tab, semicolon, comma, bar and space the one that divides the first rows into the
  /// same number of fields, more than one; the most fields win, and of equals the first. A comma if none does.
  ///
  /// - Complexity: O(bytes of the first 50 rows, at most 64 kB)
  static func delimiter(_ bytes: Span<UInt8>) -> UInt8 {
    var best: (delimiter: UInt8, rank: Double) = (44, 0)
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

  /// The text with lines that end in LF where they ended in CR alone, as old Macintosh programs wrote them.
  ///
  /// - Complexity: O(bytes), O(bytes of the first line) where there is an LF
  static func withLineFeeds(_ bytes: Data) -> Data {
    guard bytes.firstIndex(of: 10) == nil, bytes.firstIndex(of: 13) != nil else { return bytes }
    return Data(bytes.map { $0 == 13 ? 10 : $0 })
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
