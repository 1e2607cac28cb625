import Interchange

/// A table with notes under it that say how its figures are counted.
struct MeasureText {
  let table: Table
  let notes: [String]
  let width: Int?
  let isColoured: Bool

  /// The table, an empty line, the notes wrapped to the width.
  var text: String {
    let lines = notes.flatMap { $0.wrapped(to: max(20, width ?? 100), indent: "  ") }
    return table.text(width: width, isColoured: isColoured) + "\n" + lines.joined(separator: "\n") + "\n"
  }
}
