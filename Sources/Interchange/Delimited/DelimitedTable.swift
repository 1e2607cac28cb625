#if canImport(FoundationEssentials)
  import FoundationEssentials
#else
  import Foundation
#endif

/// A table of a delimited text file (CSV, TSV): the bytes of the file and where each field begins. Fields are read when
/// they are asked for; a column at a time is fastest.
///
/// Quoting is that of RFC 4180: a field may stand in double quotes, in which a quote is written twice and delimiters and
/// line ends are plain text. Lines end in LF or CRLF, and in
/// a file by its path also in CR. A byte order mark is skipped; empty lines, and those of delimiters alone, are left out.
public struct DelimitedTable: Sendable {
  /// The path of the file, as it was given.
  public let path: String
  /// The names of the columns, from the first line.
  public let header: [String]
  /// The number of records after the header.
  public let rowCount: Int

  let bytes: Data
  let delimiter: UInt8
  /// The number of lines that were read, the header's among them.
  let lineCount: Int
  /// Where each field begins, row by row, and after the fields of each row where the row's last field ends: one number
  /// more a row than there are columns.
  let starts: [UInt32]

  /// The largest file that is read, 4 GB: a field's place takes 32 bits.
  public static let maximumByteCount = Int(UInt32.max) - 1

  /// Reads a file.
  ///
  /// - Parameters:
  ///   - path: The file to read, in UTF-8.
  ///   - delimiter: What stands between fields; by default a tab if the path ends in `.tsv` or `.tab`, otherwise a comma.
  /// - Throws: `InterchangeError` with the place of the first fault: a row of another length than the header, a quote
  ///   that is never closed or has text after it, a file that is missing or too large.
  /// - Complexity: O(bytes) time, 4 bytes a field.
  public init(path: String, delimiter: Character? = nil) throws(InterchangeError) {
    let isTabbed = path.hasSuffix(".tsv") || path.hasSuffix(".tab")
    guard let code = (delimiter ?? (isTabbed ? "\t" : ",")).asciiValue, code != 10, code != 13, code != 34
    else {
      throw InterchangeError(
        path: path, line: 0, column: 0, reason: "the delimiter must be one ASCII character")
    }
    let bytes: Data
    do {
      bytes = try Data(contentsOf: URL(filePath: path), options: .mappedIfSafe)
    } catch {
      throw InterchangeError(.unreadable, path: path, reason: "cannot be read: \(Self.reason(error))")
    }
    try self.init(bytes: DelimitedForm.withLineFeeds(bytes), path: path, delimiter: code)
  }

  init(bytes: Data, path: String, delimiter: UInt8) throws(InterchangeError) {
    guard bytes.count <= Self.maximumByteCount else {
      throw InterchangeError(
        path: path, line: 0, column: 0,
        reason: "the file has more than \(Self.maximumByteCount) bytes: split it")
    }
    var splitter = DelimitedSplitter(path: path, delimiter: delimiter)
    try splitter.split(bytes.span)
    self.path = path
    self.bytes = bytes
    self.delimiter = delimiter
    lineCount = splitter.lineCount
    let (starts, columnCount) = (splitter.starts, splitter.columnCount)
    self.starts = starts
    rowCount = columnCount == 0 ? 0 : starts.count / (columnCount + 1) - 1
    header = (0..<columnCount).map { Self.text(bytes, starts, row: 0, $0, columnCount) }
  }

  /// The place of a column by its name.
  ///
  /// - Throws: `InterchangeError` that lists the names there are.
  public func column(_ name: String) throws(InterchangeError) -> Int {
    if let index = header.firstIndex(of: name) { return index }
    throw InterchangeError(
      path: path, line: 1, column: 1,
      reason: "there is no column '\(name)', but \(header.map { "'\($0)'" }.joined(separator: ", "))")
  }

  /// The text of a field, without its quotes.
  public func text(row: Int, column: Int) -> String {
    precondition(0..<rowCount ~= row && header.indices ~= column, "the field lies in the table")
    return Self.text(bytes, starts, row: row + 1, column, header.count)
  }

  /// The line in the file on which a row begins, from 1. Rows that span several lines are counted.
  ///
  /// - Complexity: O(bytes).
  public func line(ofRow row: Int) -> Int {
    let end = Int(starts[(row + 1) * (header.count + 1)])
    let span = bytes.span
    var line = 1
    for index in 0..<min(end, span.count) where span[index] == 10 { line += 1 }
    return line
  }

  /// An error at a field.
  func error(row: Int, column: Int, _ reason: String) -> InterchangeError {
    let first = Int(starts[(row + 1) * (header.count + 1)])
    let field = Int(starts[(row + 1) * (header.count + 1) + column])
    return InterchangeError(path: path, line: line(ofRow: row), column: field - first + 1, reason: reason)
  }

  private static func text(
    _ bytes: Data, _ starts: [UInt32], row: Int, _ column: Int, _ columnCount: Int
  ) -> String {
    let span = bytes.span
    let range = range(span, starts.span, row * (columnCount + 1) + column, isLast: column == columnCount - 1)
    guard range.lowerBound < range.upperBound, span[range.lowerBound] == 34 else {
      let start = bytes.startIndex
      return String(decoding: bytes[(start + range.lowerBound)..<(start + range.upperBound)], as: UTF8.self)
    }
    var text: [UInt8] = []
    var index = range.lowerBound + 1
    while index < range.upperBound - 1 {
      text.append(span[index])
      index += span[index] == 34 ? 2 : 1
    }
    return String(decoding: text, as: UTF8.self)
  }

  /// The bytes of a field, quotes included.
  @inline(__always)
  static func range(
    _ span: Span<UInt8>, _ starts: Span<UInt32>, _ field: Int, isLast: Bool
  ) -> Range<Int> {
    let (start, next) = (Int(starts[field]), Int(starts[field + 1]))
    return start..<(isLast ? next : next - 1)
  }

  private static func reason(_ error: any Error) -> String {
    (error as? CocoaError)?.code == .fileReadNoSuchFile ? "there is no such file" : "\(error)"
  }
}
