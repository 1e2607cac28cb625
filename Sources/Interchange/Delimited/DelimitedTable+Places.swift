#if canImport(FoundationEssentials)
  import FoundationEssentials
#else
  import Foundation
#endif

/// Where a row of a table stands in its file.
struct RowPlace: Sendable, Hashable {
  /// The line it begins on, from 1.
  let line: Int
  /// Its number as a spreadsheet shows it: the first line is row 1, empty lines count, a row of several lines counts once.
  let number: Int
}

extension DelimitedTable {
  /// The places of all rows. - Complexity: O(bytes)
  func placesOfRows() -> [RowPlace] {
    let (span, starts) = (bytes.span, starts.span)
    var places: [RowPlace] = []
    places.reserveCapacity(rowCount)
    var (line, index) = (1, 0)
    while index < (starts.isEmpty ? 0 : Int(starts[0])) {
      if span[index] == 10 { line += 1 }
      index += 1
    }
    var number = line
    for row in 0..<rowCount {
      let previousEnd = Int(starts[(row + 1) * (header.count + 1) - 1])
      let start = Int(starts[(row + 1) * (header.count + 1)])
      while index < start {
        if span[index] == 10 {
          line += 1
          // Line ends within the row before stand in quotes.
          if index >= previousEnd { number += 1 }
        }
        index += 1
      }
      places.append(RowPlace(line: line, number: number))
    }
    return places
  }

  /// The lines that the header and all rows begin on. - Complexity: O(bytes)
  var lineNumbersWithHeader: LineNumbers {
    let span = bytes.span
    var first = 1
    for index in 0..<Int(starts.first ?? 0) where span[index] == 10 { first += 1 }
    return LineNumbers(
      [UInt32(truncatingIfNeeded: first)] + placesOfRows().map { UInt32(truncatingIfNeeded: $0.line) })
  }

  /// The lines that all rows begin on.
  ///
  /// - Complexity: O(1) where every row stands on one line and none is empty, otherwise O(bytes).
  var lineNumbers: LineNumbers {
    lineCount == rowCount + 1
      ? LineNumbers(from: 2, count: rowCount)
      : LineNumbers(placesOfRows().map { UInt32(truncatingIfNeeded: $0.line) })
  }
}
