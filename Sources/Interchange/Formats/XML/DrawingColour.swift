/// Colours of drawings as `#rrggbb`.
enum DrawingColour {
  /// A colour of three parts from 0 to 255; parts out of range are brought into it.
  static func text(_ red: Double, _ green: Double, _ blue: Double) -> String {
    "#" + [red, green, blue].map { hexadecimal($0) }.joined()
  }

  private static func hexadecimal(_ part: Double) -> String {
    let byte = part.isNaN ? 0 : Int(min(max(part.rounded(), 0), 255))
    return (byte < 16 ? "0" : "") + String(byte, radix: 16)
  }

  /// The three parts of `#rrggbb` or `#rgb`.
  static func parts(_ text: String) -> (red: Int, green: Int, blue: Int)? {
    let digits = text.dropFirst().compactMap(\.hexDigitValue)
    guard text.first == "#", digits.count == text.count - 1 else { return nil }
    switch digits.count {
    case 3: return (17 * digits[0], 17 * digits[1], 17 * digits[2])
    case 6, 8:
      return (16 * digits[0] + digits[1], 16 * digits[2] + digits[3], 16 * digits[4] + digits[5])
    default: return nil
    }
  }

  /// Makes one attribute of Gephi's three `r`, `g` and `b`, where all rows that have one have all.
  static func merge(_ table: inout AttributeTableBuilder) {
    guard !table.has(NetworkDocument.Name.colour), ["r", "g", "b"].allSatisfy(table.has) else { return }
    let columns = ["r", "g", "b"].compactMap { name in table.columns.first { $0.name == name } }
    guard columns.allSatisfy({ $0.type == .integer && $0.rows == columns[0].rows && $0.defaultValue == nil })
    else { return }
    let parts = ["r", "g", "b"].compactMap { table.remove($0)?.entries }
    for (place, entry) in parts[0].enumerated() {
      let colour = text(
        entry.value.double ?? 0, parts[1][place].value.double ?? 0, parts[2][place].value.double ?? 0)
      table.append(colour, row: entry.row, named: NetworkDocument.Name.colour)
    }
  }
}
