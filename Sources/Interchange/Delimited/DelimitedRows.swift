/// Rows of a delimited text, quoted as in RFC 4180.
struct DelimitedRows {
  private(set) var bytes: [UInt8] = []
  /// How many values had a `;` that would have divided them.
  private(set) var changedCount = 0

  /// A value as a field; the parts of a list are divided by `;`.
  mutating func field(_ value: NetworkValue?) -> String {
    guard case .list(let parts)? = value else { return value?.description ?? "" }
    return parts.map { part($0) }.joined(separator: ";")
  }

  /// A text without what divides the parts of a list.
  mutating func part(_ text: String) -> String {
    guard text.contains(";") else { return text }
    changedCount += 1
    return String(text.map { $0 == ";" ? "," : $0 })
  }

  /// Adds a row and a line end.
  mutating func append(_ fields: [String]) {
    for (index, field) in fields.enumerated() {
      if index > 0 { bytes.append(44) }
      let needsQuotes =
        field.utf8.contains { $0 == 44 || $0 == 34 || $0 == 10 || $0 == 13 } || fields.count == 1
      guard needsQuotes else {
        bytes += field.utf8
        continue
      }
      bytes.append(34)
      for byte in field.utf8 {
        if byte == 34 { bytes.append(34) }
        bytes.append(byte)
      }
      bytes.append(34)
    }
    bytes.append(10)
  }
}
