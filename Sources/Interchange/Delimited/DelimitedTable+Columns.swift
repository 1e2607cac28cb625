#if canImport(FoundationEssentials)
  import FoundationEssentials
#else
  import Foundation
#endif

extension DelimitedTable {
  /// Numbers the texts of a column.
  ///
  /// - Parameter identifiers: Receives what is new.
  /// - Returns: For each row the number of its text.
  /// - Complexity: O(bytes of the column).
  public func intern(column: Int, into identifiers: inout IdentifierTable) -> [UInt32] {
    mapTexts(column: column) { span, range, _ in identifiers.insert(span, range).index }
  }

  /// The numbers of the texts of a column.
  ///
  /// - Throws: `InterchangeError` at the first text that is not among the identifiers.
  /// - Complexity: O(bytes of the column).
  public func indices(column: Int, in identifiers: IdentifierTable) throws(InterchangeError) -> [UInt32] {
    var unknown: Int?
    let indices = mapTexts(column: column) { span, range, row in
      if let index = identifiers.index(of: span, range) { return index }
      unknown = unknown ?? row
      return 0
    }
    if let unknown {
      let text = text(row: unknown, column: column)
      throw error(row: unknown, column: column, "'\(text)' is not listed: add it, or correct its spelling")
    }
    return indices
  }

  /// A column of numbers.
  ///
  /// - Parameter empty: What an empty field stands for; nil if it is a fault.
  /// - Throws: `InterchangeError` at the first field that is no number.
  /// - Complexity: O(bytes of the column).
  public func numbers(column: Int, empty: Double? = nil) throws(InterchangeError) -> [Double] {
    var wrong: Int?
    let numbers: [Double] = mapFields(column: column) { span, range, row in
      if let number = DecimalNumber.parse(span, range) { return number }
      if range.isEmpty, let empty { return empty }
      if let number = Double(text(row: row, column: column)) { return number }
      wrong = wrong ?? row
      return 0
    }
    if let wrong {
      let text = text(row: wrong, column: column)
      throw error(row: wrong, column: column, "'\(text)' is no number: write it with a decimal point")
    }
    return numbers
  }

  /// Maps the bytes of each field of a column, quotes included.
  @inline(__always)
  private func mapFields<Value>(
    column: Int, _ transform: (Span<UInt8>, Range<Int>, Int) -> Value
  ) -> [Value] {
    precondition(header.indices ~= column, "the table has \(header.count) columns")
    let (span, starts) = (bytes.span, starts.span)
    let (columnCount, isLast) = (header.count, column == header.count - 1)
    var values: [Value] = []
    values.reserveCapacity(rowCount)
    for row in 0..<rowCount {
      let field = (row + 1) * (columnCount + 1) + column
      values.append(transform(span, Self.range(span, starts, field, isLast: isLast), row))
    }
    return values
  }

  /// Maps the text of each field of a column, without quotes.
  @inline(__always)
  private func mapTexts(column: Int, _ transform: (Span<UInt8>, Range<Int>, Int) -> UInt32) -> [UInt32] {
    mapFields(column: column) { span, range, row in
      guard !range.isEmpty, span[range.lowerBound] == 34 else { return transform(span, range, row) }
      let text = Array(text(row: row, column: column).utf8)
      return transform(text.span, text.indices, row)
    }
  }
}

/// Decimal numbers as they are mostly written: digits with a point, short enough to be exact.
enum DecimalNumber {
  private static let powers: [Double] = [
    1, 1e1, 1e2, 1e3, 1e4, 1e5, 1e6, 1e7, 1e8, 1e9, 1e10, 1e11, 1e12, 1e13, 1e14,
  ]

  /// The nearest double, or nil if the field is something else or needs more care: of at most 15 digits the whole is
  /// exact, and so is the power of ten, so one division rounds once (W. D. Clinger, 'How to read floating point numbers
  /// accurately', PLDI 1990).
  @inline(__always)
  static func parse(_ span: Span<UInt8>, _ range: Range<Int>) -> Double? {
    var (digits, whole, fraction): (Int, UInt64, Int) = (0, 0, -1)
    var index = range.lowerBound
    let isNegative = index < range.upperBound && span[index] == 45
    if isNegative { index += 1 }
    while index < range.upperBound {
      let byte = span[index]
      if byte >= 48, byte <= 57 {
        whole = whole &* 10 &+ UInt64(byte &- 48)
        digits += 1
        if fraction >= 0 { fraction += 1 }
      } else if byte == 46, fraction < 0 {
        fraction = 0
      } else {
        return nil
      }
      index += 1
    }
    guard digits > 0, digits <= 15 else { return nil }
    let number = fraction > 0 ? Double(whole) / powers[min(fraction, 14)] : Double(whole)
    guard fraction <= 14 else { return nil }
    return isNegative ? -number : number
  }
}
