/// Finds where the fields of a delimited text begin.
struct DelimitedSplitter {
  let path: String
  let delimiter: UInt8
  /// See `DelimitedTable.starts`; the header is the first row.
  private(set) var starts: [UInt32] = []
  private(set) var columnCount = 0

  private var line = 1
  /// The number of lines read.
  var lineCount: Int { line - 1 }
  private var lineStart = 0

  init(path: String, delimiter: UInt8) {
    self.path = path
    self.delimiter = delimiter
  }

  /// - Complexity: O(bytes).
  mutating func split(_ span: Span<UInt8>) throws(InterchangeError) {
    var index = 0
    if span.count >= 3, span[0] == 0xEF, span[1] == 0xBB, span[2] == 0xBF { index = 3 }
    while index < span.count {
      lineStart = index
      if let next = emptyLine(span, at: index) {
        index = next
        line += 1
        continue
      }
      let first = starts.count
      index = try splitRow(span, from: index)
      let fieldCount = starts.count - first - 1
      if columnCount == 0 {
        columnCount = fieldCount
        // A guess at the number of rows by the length of the header, so that the list seldom moves.
        starts.reserveCapacity(min(span.count / max(index, 1) * (columnCount + 1), 1 << 24))
      } else if fieldCount != columnCount {
        throw InterchangeError(
          path: path, line: line, column: 1,
          reason: "\(fieldCount) fields, but the header has \(columnCount): "
            + "add what is missing, or put text with a delimiter in quotes")
      }
      line += 1
    }
  }

  /// Where the next line begins, if a line holds nothing but delimiters, as spreadsheets write after the last row.
  private func emptyLine(_ span: Span<UInt8>, at index: Int) -> Int? {
    var next = index
    while next < span.count, span[next] == delimiter || span[next] == 13 { next += 1 }
    if next == span.count { return columnCount == 0 || next - index == 0 ? nil : next }
    return span[next] == 10 ? next + 1 : nil
  }

  /// Notes the fields of a row and returns where the next begins.
  private mutating func splitRow(_ span: Span<UInt8>, from start: Int) throws(InterchangeError) -> Int {
    let delimiter = delimiter
    starts.append(UInt32(truncatingIfNeeded: start))
    var index = start
    var isFieldStart = true
    while index < span.count {
      let byte = span[index]
      if byte == delimiter {
        index += 1
        starts.append(UInt32(truncatingIfNeeded: index))
        isFieldStart = true
      } else if byte == 10 {
        var end = index
        while end > start, span[end - 1] == 13 { end -= 1 }
        starts.append(UInt32(truncatingIfNeeded: end))
        return index + 1
      } else if byte == 34, isFieldStart {
        index = try skipQuoted(span, from: index)
        isFieldStart = false
      } else {
        index += 1
        isFieldStart = false
      }
    }
    starts.append(UInt32(truncatingIfNeeded: index))
    return index
  }

  /// Returns the index after a closing quote, at which a field must end.
  private mutating func skipQuoted(_ span: Span<UInt8>, from start: Int) throws(InterchangeError) -> Int {
    let (startLine, startColumn) = (line, start - lineStart + 1)
    var index = start + 1
    while index < span.count {
      if span[index] == 10 {
        line += 1
      } else if span[index] == 34 {
        let isDoubled = index + 1 < span.count && span[index + 1] == 34
        guard isDoubled else {
          try checkEnd(span, at: index + 1)
          return index + 1
        }
        index += 1
      }
      index += 1
    }
    throw InterchangeError(
      path: path, line: startLine, column: startColumn,
      reason: "the quote is never closed: close it, or double it")
  }

  private func checkEnd(_ span: Span<UInt8>, at index: Int) throws(InterchangeError) {
    guard index < span.count, span[index] != delimiter, span[index] != 10, span[index] != 13 else { return }
    throw InterchangeError(
      path: path, line: line, column: index - lineStart + 1,
      reason: "text after a closing quote: double quotes that belong to the text")
  }
}
