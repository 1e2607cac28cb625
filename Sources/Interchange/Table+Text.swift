import Atlas

extension Table {
  /// The table for a terminal: columns aligned, headings underlined, long words wrapped to the width.
  ///
  /// - Parameters:
  ///   - width: columns of the terminal; nil for as wide as the content.
  ///   - isColoured: whether headings are set in bold by ANSI codes.
  /// - Complexity: O(characters)
  public func text(width: Int? = nil, isColoured: Bool = false) -> String {
    let widths = columnWidths(within: width)
    var lines = Self.lines(of: columns.map(\.title), widths: widths, columns: columns)
    if isColoured { lines = lines.map { "\u{1B}[1m\($0)\u{1B}[0m" } }
    lines.append(widths.map { String(repeating: "─", count: $0) }.joined(separator: "  "))
    // Long tables are set on all cores.
    let blocks = stride(from: 0, to: rows.count, by: 500).map { $0..<min($0 + 500, rows.count) }
    lines += blocks.concurrentMap { block in
      rows[block].flatMap { Self.lines(of: $0.map(\.text), widths: widths, columns: columns) }
    }.joined()
    return lines.joined(separator: "\n") + "\n"
  }

  /// Natural widths; where they do not fit, the widest columns give way until they do.
  private func columnWidths(within limit: Int?) -> [Int] {
    var widths = columns.map { $0.title.displayWidth }
    for row in rows {
      for (index, cell) in row.enumerated() {
        widths[index] = max(widths[index], Self.longestLine(of: cell.text))
      }
    }
    guard let limit else { return widths }
    let gaps = 2 * max(0, columns.count - 1)
    while widths.reduce(gaps, +) > limit {
      guard
        let widest = widths.indices.filter({ !columns[$0].isNumeric }).max(by: { widths[$0] < widths[$1] }),
        widths[widest] > 8
      else { break }
      widths[widest] -= 1
    }
    return widths
  }

  private static func longestLine(of text: String) -> Int {
    guard text.utf8.contains(UInt8(ascii: "\n")) else { return text.displayWidth }
    return text.split(separator: "\n").map { String($0).displayWidth }.max() ?? 0
  }

  private static func lines(of cells: [String], widths: [Int], columns: [Column]) -> [String] {
    let wrapped = zip(cells, widths).map { $0.wrapped(to: $1) }
    let height = wrapped.map(\.count).max() ?? 0
    return (0..<height).map { line in
      var text: [UInt8] = []
      for index in cells.indices {
        let part = line < wrapped[index].count ? wrapped[index][line] : ""
        let space = repeatElement(UInt8(ascii: " "), count: max(0, widths[index] - part.displayWidth))
        if columns[index].isNumeric { text += space }
        text += part.utf8
        if !columns[index].isNumeric { text += space }
        if index < cells.count - 1 { text += "  ".utf8 }
      }
      while text.last == UInt8(ascii: " ") { text.removeLast() }
      return String(decoding: text, as: UTF8.self)
    }
  }
}
