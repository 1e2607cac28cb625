/// What stands before the data.
struct DLHeader {
  enum Format: String {
    case fullmatrix, lowerhalf, upperhalf, edgelist1, edgelist2, nodelist1, nodelist2
  }

  private(set) var title: String?
  private(set) var format = Format.fullmatrix
  private(set) var nodeCount: Int?
  private(set) var rowCount: Int?
  private(set) var columnCount: Int?
  /// The number of matrices.
  private(set) var levelCount = 1
  private(set) var rowLabels: [String] = []
  private(set) var columnLabels: [String] = []
  private(set) var levelLabels: [String] = []
  private(set) var hasRowLabelsInData = false
  private(set) var hasColumnLabelsInData = false
  private(set) var hasDiagonal = true
  /// Whether the header says so of the diagonal, as UCINET itself writes it.
  private(set) var statesDiagonal = false
  private(set) var isSymmetric = false

  /// Whether rows and columns are different nodes.
  var hasTwoModes: Bool {
    if format == .edgelist2 || format == .nodelist2 { return true }
    guard nodeCount == nil, let rowCount, let columnCount else { return false }
    return rowCount != columnCount || rowLabels.isEmpty || rowLabels != columnLabels
  }

  /// The number of rows, which is that of the nodes where there is one mode.
  var rows: Int { rowCount ?? nodeCount ?? 0 }
  /// The number of columns.
  var columns: Int { columnCount ?? nodeCount ?? 0 }

  /// Reads up to the word `data`.
  init(_ file: NetworkFile, _ bytes: Span<UInt8>, _ scanner: inout TextScanner) throws(InterchangeError) {
    guard Self.word(bytes, &scanner) == "dl" else {
      throw file.error(line: 1, "a DL file begins with the word 'dl'")
    }
    while true {
      Self.skipMarks(bytes, &scanner)
      let start = scanner
      let word = Self.word(bytes, &scanner)
      if word == "data" { break }
      guard !word.isEmpty else { throw scanner.error(file, "the file ends before 'data:'") }
      if try !take(word, file, bytes, &scanner) {
        throw start.error(file, "'\(word.prefix(40))' is no word of DL's header, which ends with 'data:'")
      }
    }
    if scanner.peek(bytes) == UInt8(ascii: ":") { scanner.advance(bytes) }
    guard nodeCount != nil || (rowCount != nil && columnCount != nil) else {
      throw scanner.error(file, "the number of nodes is missing; write 'n=5', or 'nr=5, nc=3' for two modes")
    }
    guard hasTwoModes || rows == columns else {
      throw scanner.error(file, "'\(format)' is about one set of nodes, but there are \(rows) and \(columns)")
    }
  }

  /// Takes what a word of the header says; false where it is none.
  private mutating func take(
    _ word: String, _ file: NetworkFile, _ bytes: Span<UInt8>, _ scanner: inout TextScanner
  ) throws(InterchangeError) -> Bool {
    switch word {
    case "n": nodeCount = try Self.count(file, bytes, &scanner)
    case "nr": rowCount = try Self.count(file, bytes, &scanner)
    case "nc": columnCount = try Self.count(file, bytes, &scanner)
    case "nm": levelCount = try Self.count(file, bytes, &scanner)
    case "title": title = Self.label(bytes, &scanner)
    case "format":
      Self.skipMarks(bytes, &scanner)
      let start = scanner
      let name = Self.word(bytes, &scanner)
      guard let format = Format(rawValue: name) else {
        throw start.error(
          file, "the format '\(name.prefix(40))' is not read; write it as edgelist1 or fullmatrix")
      }
      self.format = format
    case "diagonal":
      hasDiagonal = Self.word(bytes, &scanner) != "absent"
      statesDiagonal = true
    case "symmetric": isSymmetric = Self.word(bytes, &scanner) != "no"
    case "labels": try takeLabels(.both, file, bytes, &scanner)
    case "row", "column", "col", "level", "matrix":
      guard Self.word(bytes, &scanner) == "labels" else { return false }
      let side: Side = word == "row" ? .rows : word == "level" || word == "matrix" ? .levels : .columns
      try takeLabels(side, file, bytes, &scanner)
    default: return false
    }
    return true
  }

  private enum Side { case both, rows, columns, levels }

  private mutating func takeLabels(
    _ side: Side, _ file: NetworkFile, _ bytes: Span<UInt8>, _ scanner: inout TextScanner
  ) throws(InterchangeError) {
    Self.skipMarks(bytes, &scanner)
    let start = scanner
    if Self.word(bytes, &scanner) == "embedded" {
      hasRowLabelsInData = hasRowLabelsInData || side != .columns
      hasColumnLabelsInData = hasColumnLabelsInData || side != .rows
      return
    }
    scanner = start
    let count: Int? =
      switch side {
      case .both: nodeCount
      case .rows: rowCount ?? nodeCount
      case .columns: columnCount ?? nodeCount
      case .levels: levelCount
      }
    guard let count else { throw start.error(file, "write the number of nodes before their labels") }
    var labels = Self.linesOfLabels(count, bytes, &scanner) ?? []
    while labels.count < count {
      Self.skipMarks(bytes, &scanner)
      let place = scanner
      guard let label = Self.label(bytes, &scanner), label.lowercased() != "data:" else {
        throw place.error(file, "\(count) labels are expected, but there are \(labels.count)")
      }
      labels.append(label)
    }
    switch side {
    case .both, .rows: rowLabels = labels
    case .columns: columnLabels = labels
    case .levels: levelLabels = labels
    }
  }

  /// Labels that stand one a line and may hold spaces, if as many lines follow and then a word of the header.
  private static func linesOfLabels(
    _ count: Int, _ bytes: Span<UInt8>, _ scanner: inout TextScanner
  ) -> [String]? {
    let words: Set<String> = ["data", "row", "column", "col", "level", "matrix", "labels", "format", "title"]
    var (ahead, labels) = (scanner, [String]())
    var hasSpaces = false
    while labels.count < count {
      ahead.skipSpace(bytes)
      let start = ahead.position
      ahead.skipToLineEnd(bytes)
      let line = TextField.text(bytes, start..<ahead.position).trimmingBlanks
      guard !line.isEmpty, !line.contains("\""), !line.contains(","), !line.contains(":") else { return nil }
      hasSpaces = hasSpaces || line.contains(" ") || line.contains("\t")
      labels.append(line)
    }
    let end = ahead
    guard hasSpaces, words.contains(word(bytes, &ahead)) else { return nil }
    scanner = end
    return labels
  }

  // MARK: Words

  /// The next word in small letters; the marks between words are stepped over. Empty at the end.
  private static func word(_ bytes: Span<UInt8>, _ scanner: inout TextScanner) -> String {
    skipMarks(bytes, &scanner)
    return TextField.lowercased(bytes, scanner.word(bytes, until: isMark))
  }

  private static func count(
    _ file: NetworkFile, _ bytes: Span<UInt8>, _ scanner: inout TextScanner
  ) throws(InterchangeError) -> Int {
    skipMarks(bytes, &scanner)
    let start = scanner
    let range = scanner.word(bytes, until: isMark)
    guard let count = TextField.integer(bytes, range), count >= 0 else {
      throw start.error(file, "a whole number is expected")
    }
    guard count <= 1_000_000 + bytes.count else {
      throw start.error(file, "\(count) is more than a file of \(bytes.count) bytes can be about")
    }
    return count
  }

  /// The next label, in quotes or up to a space or a comma; nil at the end.
  static func label(_ bytes: Span<UInt8>, _ scanner: inout TextScanner) -> String? {
    skipMarks(bytes, &scanner)
    guard let first = scanner.peek(bytes) else { return nil }
    if first == 34 || first == 39, let range = scanner.quoted(bytes, spansLines: false) {
      return TextField.text(bytes, range)
    }
    return TextField.text(bytes, scanner.word(bytes) { $0 == UInt8(ascii: ",") })
  }

  private static func skipMarks(_ bytes: Span<UInt8>, _ scanner: inout TextScanner) {
    while let byte = scanner.peek(bytes), TextScanner.isSpace(byte) || isMark(byte) { scanner.advance(bytes) }
  }

  private static func isMark(_ byte: UInt8) -> Bool { [44, 58, 59, 61].contains(byte) }
}
