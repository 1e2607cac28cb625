#if canImport(FoundationEssentials)
  import FoundationEssentials
#else
  import Foundation
#endif

/// Reads lists of edges or nodes, two columns of who belongs to what, and matrices, as CSV, TSV and their like.
///
/// What is not said in a file is guessed, and each guess is a remark: the encoding, what stands between fields, whether the
/// first row names the columns, and what the table is. Columns are known by the names that Gephi, Kumu, Neo4j, NetworkX,
/// igraph and Cytoscape use; see `DelimitedColumns`. An edge file and a node file that lie beside one another
/// (`x-edges.csv` and `x-nodes.csv`, `edges.csv` and `nodes.csv`) are read together.
enum DelimitedReader: NetworkReader {
  static func read(_ file: NetworkFile) throws(InterchangeError) -> NetworkDocument {
    var document = NetworkDocument()
    if try PythonEdgeList.read(file, into: &document) { return document }
    guard let table = try table(file, &document) else { return document }
    guard !table.header.isEmpty else {
      document.remark("the file is empty")
      return document
    }
    if let long = table.header.first(where: { $0.utf8.count > longestField }) {
      throw file.error(
        line: 1,
        "a field of the first row has \(long.utf8.count) bytes: this is no table, or its lines have no ends")
    }
    let columns = DelimitedColumns(header: table.header)
    if columns.isKnown {
      try readLists(file, table, columns, &document)
    } else if let matrix = DelimitedMatrix(table) {
      try matrix.read(into: &document)
    } else if table.header.count <= 4 {
      try DelimitedPairs(table).read(into: &document)
    } else {
      throw file.error(
        line: 1,
        "no column says where a tie starts and where it ends: call two 'source' and 'target', or write a mapping"
      )
    }
    return document
  }

  /// The most bytes of a field of the first row; more than that is no name and no identifier.
  private static let longestField = 1 << 16

  /// The table of a file; nil if it is a list of neighbours, which was read then.
  private static func table(
    _ file: NetworkFile, _ document: inout NetworkDocument
  ) throws(InterchangeError) -> DelimitedTable? {
    let preamble = DelimitedPreamble(DelimitedForm.withLineFeeds(try TextEncoding.utf8(file, &document)))
    var bytes = preamble.bytes
    if preamble.hadComments {
      document.remark("lines before the table that begin with # or % are comments and were left out")
    }
    let isTabbed = file.path.hasSuffix(".tsv") || file.path.hasSuffix(".tab")
    var delimiter = preamble.delimiter ?? (isTabbed ? 9 : DelimitedForm.delimiter(bytes.span))
    if delimiter == nil, let plain = DelimitedBlanks.normalised(bytes) { (bytes, delimiter) = (plain, 32) }
    if delimiter == nil, try DelimitedNeighbours.read(bytes, into: &document) { return nil }
    if let delimiter, delimiter != 44, !isTabbed {
      document.remark("fields are divided by a \(DelimitedForm.name(delimiter))")
    }
    file.progress?(0.2)
    let table = try DelimitedTable(bytes: bytes, path: file.path, delimiter: delimiter ?? 44)
    file.progress?(0.5)
    return table
  }

  // MARK: Lists

  private static func readLists(
    _ file: NetworkFile, _ table: DelimitedTable, _ columns: DelimitedColumns,
    _ document: inout NetworkDocument
  ) throws(InterchangeError) {
    let isEdges = columns.source != nil
    if let path = companion(of: file.path, isEdges: isEdges) {
      var remarks = NetworkDocument()
      let other = try self.table(try NetworkFile(reading: path), &remarks)
      let otherColumns = DelimitedColumns(header: other?.header ?? [])
      if let other, otherColumns.isKnown, (otherColumns.source != nil) != isEdges {
        document.remark("'\(path.split(separator: "/").last ?? "")' beside the file was read with it")
        // Nodes come first, so that they keep their order.
        if isEdges { try DelimitedList(other, otherColumns).readNodes(into: &document) }
        try read(table, columns, into: &document)
        if !isEdges { try DelimitedList(other, otherColumns).readEdges(into: &document) }
        return
      }
    }
    try read(table, columns, into: &document)
  }

  private static func read(
    _ table: DelimitedTable, _ columns: DelimitedColumns, into document: inout NetworkDocument
  ) throws(InterchangeError) {
    let list = DelimitedList(table, columns)
    if columns.source != nil {
      try list.readEdges(into: &document)
    } else {
      try list.readNodes(into: &document)
    }
  }

  /// The file with the nodes of an edge file, or the other way round, by its name in the same folder.
  private static func companion(of path: String, isEdges: Bool) -> String? {
    let start = path.lastIndex(of: "/").map { path.index(after: $0) } ?? path.startIndex
    let (folder, name) = (path[..<start], path[start...])
    let pairs =
      isEdges
      ? [("edges", "nodes"), ("relationships", "nodes"), ("ties", "nodes"), ("connections", "elements")]
      : [("nodes", "edges"), ("nodes", "relationships"), ("nodes", "ties"), ("elements", "connections")]
    for (own, other) in pairs {
      guard let range = name.ranges(of: own).last else { continue }
      let candidate = String(folder + name[..<range.lowerBound] + other + name[range.upperBound...])
      if FileManager.default.fileExists(atPath: candidate) { return candidate }
    }
    return nil
  }
}
