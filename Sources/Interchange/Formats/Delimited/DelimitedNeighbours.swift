#if canImport(FoundationEssentials)
  import FoundationEssentials
#else
  import Foundation
#endif

/// Lists of neighbours, as Gephi reads them: in each line a node, and after it those it is tied to.
enum DelimitedNeighbours {
  /// Reads a text if it is one; false, and nothing read, if not: lines have fields of different number, most have
  /// several, the first names no columns, and a name that stands behind another begins a line too.
  ///
  /// - Complexity: O(bytes)
  static func read(_ text: Data, into document: inout NetworkDocument) throws(InterchangeError) -> Bool {
    for delimiter: UInt8 in [9, 59, 44, 124] {
      let rows = rows(text.prefix(65_536), delimiter)
      guard rows.count > 2, rows.count(where: { $0.fields.count > 1 }) * 2 >= rows.count,
        Set(rows.map(\.fields.count)).count > 1, !DelimitedColumns(header: rows[0].fields).isKnown
      else { continue }
      let starts = Set(rows.map { $0.fields[0] })
      guard rows.contains(where: { $0.fields.dropFirst().contains { starts.contains($0) } }) else { continue }
      add(text.count > 65_536 ? self.rows(text, delimiter) : rows, to: &document)
      document.remark("the lines have fields of different number: read as lists of neighbours, by direction")
      return true
    }
    return false
  }

  private static func add(_ rows: [(line: Int, fields: [String])], to document: inout NetworkDocument) {
    for (line, fields) in rows {
      let source = document.addNode(fields[0])
      document.note(line: line, ofNode: source)
      for field in fields.dropFirst() {
        let edge = document.addEdge(from: source, to: document.addNode(field), isDirected: true)
        document.note(line: line, ofEdge: edge)
      }
    }
  }

  /// The fields of each line that are not empty; in quotes a delimiter is plain text.
  private static func rows(_ text: Data, _ delimiter: UInt8) -> [(line: Int, fields: [String])] {
    var rows: [(line: Int, fields: [String])] = []
    for (line, bytes) in text.split(separator: 10, omittingEmptySubsequences: false).enumerated() {
      var (fields, field, isQuoted) = ([String](), [UInt8](), false)
      func end() {
        let name = String(decoding: field, as: UTF8.self).trimmingBlanks
        if !name.isEmpty { fields.append(name) }
        field = []
      }
      for byte in bytes where byte != 13 {
        if byte == 34 {
          isQuoted.toggle()
        } else if byte == delimiter, !isQuoted {
          end()
        } else {
          field.append(byte)
        }
      }
      end()
      if !fields.isEmpty { rows.append((line + 1, fields)) }
    }
    return rows
  }
}
