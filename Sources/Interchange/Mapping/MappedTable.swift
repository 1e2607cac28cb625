import Atlas

#if canImport(FoundationEssentials)
  import FoundationEssentials
#else
  import Foundation
#endif

/// A table as a mapping reads it: its rows, their lines, and the values a mapping asks for.
struct MappedTable {
  let mapping: FileMapping
  let table: DelimitedTable
  private let columns: [String: Int]
  private let citations: RowCitations
  private let places: [RowPlace]

  /// Reads the table of a mapping.
  ///
  /// - Parameter path: where the file was found.
  /// - Throws: a `Diagnostic` at the fault in the file, or at the mapping's line that names a column it has not.
  init(_ mapping: FileMapping, at path: String) throws(Diagnostic) {
    self.mapping = mapping
    do throws(InterchangeError) {
      table = try Self.read(path, mapping)
    } catch {
      throw Diagnostic(error)
    }
    columns = Dictionary(table.header.enumerated().map { ($1, $0) }, uniquingKeysWith: { first, _ in first })
    places = table.placesOfRows()
    citations = RowCitations(count: table.rowCount)
  }

  private static func read(_ path: String, _ mapping: FileMapping) throws(InterchangeError) -> DelimitedTable
  {
    let bytes: Data
    do {
      bytes = try Data(contentsOf: URL(filePath: path), options: .mappedIfSafe)
    } catch {
      throw InterchangeError(.unreadable, path: path, reason: "the file cannot be read")
    }
    let isTabbed = path.hasSuffix(".tsv") || path.hasSuffix(".tab")
    let delimiter = (mapping.delimiter ?? (isTabbed ? "\t" : ",")).asciiValue ?? 44
    return try DelimitedTable(
      bytes: DelimitedForm.withLineFeeds(try decoded(bytes, mapping.encoding, path)), path: path,
      delimiter: delimiter)
  }

  private static func decoded(_ bytes: Data, _ encoding: FileMapping.Encoding, _ path: String)
    throws(InterchangeError) -> Data
  {
    if let text = TextEncoding.fromUTF16(bytes.span) { return Data(text) }
    if let place = bytes.firstIndex(of: 0) {
      throw InterchangeError(
        path: path, line: 1 + bytes[..<place].count { $0 == 10 },
        reason: "there is a NUL byte: this is not a text file, or it is damaged")
    }
    guard encoding != .utf8 else {
      if let line = firstInvalidLine(bytes) {
        throw InterchangeError(
          path: path, line: line, column: 0,
          reason: "the line is not valid UTF-8: say 'encoding: windows-1252' or 'latin-1' in the mapping")
      }
      return bytes
    }
    var text = String.UnicodeScalarView()
    for byte in bytes {
      text.append(encoding == .windows1252 ? windows1252(byte) : Unicode.Scalar(byte))
    }
    return Data(String(text).utf8)
  }

  /// The line of the first byte that is no UTF-8, or nil.
  private static func firstInvalidLine(_ bytes: Data) -> Int? {
    guard String(validating: bytes, as: UTF8.self) == nil else { return nil }
    var parser = UTF8.ForwardParser()
    var iterator = bytes.makeIterator()
    var line = 1
    while case .valid(let scalar) = parser.parseScalar(from: &iterator) {
      if scalar.first == 10 { line += 1 }
    }
    return line
  }

  private static func windows1252(_ byte: UInt8) -> Unicode.Scalar {
    guard (0x80...0x9F).contains(byte) else { return Unicode.Scalar(byte) }
    return Unicode.Scalar(Windows1252.high[Int(byte) - 0x80]) ?? " "
  }

  /// The number of a column.
  ///
  /// - Throws: a `Diagnostic` at the place in the mapping, with the nearest names.
  func column(_ name: String, at position: SourcePosition) throws(Diagnostic) -> Int {
    if let index = columns[name] { return index }
    let listed = table.header.map { "'\($0)'" }.joined(separator: ", ")
    throw Diagnostic(
      .error, at: position, "the table \(table.path) has no column '\(name)'", expected: "it has \(listed)",
      nearest: nearestNames(to: name, among: table.header))
  }

  /// The row's number as a spreadsheet shows it: the header is row 1, and empty lines count.
  func number(ofRow row: Int) -> Int { places[row].number }

  /// Where a row stands.
  func position(ofRow row: Int) -> SourcePosition {
    SourcePosition(file: table.path, line: places[row].line, column: 1)
  }

  /// What a row is cited as.
  func evidence(ofRow row: Int, basis: Basis = .stated, reason: String? = nil) -> Evidence {
    let citations = citations[
      row,
      { [Citation(source: mapping.source, at: "row \(number(ofRow: row)) of \(mapping.path)")] }]
    return Evidence(citations: citations, basis: basis, reason: reason)
  }
}

/// The citations of rows, each made once: the claims of a row share it.
private final class RowCitations {
  private var known: [[Citation]]

  init(count: Int) { known = Array(repeating: [], count: count) }

  subscript(row: Int, make: () -> [Citation]) -> [Citation] {
    if known[row].isEmpty { known[row] = make() }
    return known[row]
  }
}

extension Diagnostic {
  /// A fault of a foreign file.
  init(_ error: InterchangeError) {
    let position =
      error.line > 0
      ? SourcePosition(file: error.path, line: error.line, column: max(1, error.column)) : nil
    self.init(.error, at: position, position == nil ? "\(error.path): \(error.reason)" : error.reason)
  }
}
