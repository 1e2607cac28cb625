extension Table {
  /// The table as CSV after RFC 4180, with LF line ends and the columns' keys in the first line.
  ///
  /// - Complexity: O(characters)
  public var csv: String {
    var lines = [columns.map { Self.quoted($0.key) }.joined(separator: ",")]
    for row in rows { lines.append(row.map { Self.quoted($0.text) }.joined(separator: ",")) }
    return lines.joined(separator: "\n") + "\n"
  }

  private static func quoted(_ text: String) -> String {
    guard
      text.utf8.contains(where: { [0x22, 0x2C, 0x0A, 0x0D].contains($0) }) || text.hasPrefix(" ")
        || text.hasSuffix(" ")
    else { return text }
    var result = "\""
    for character in text.unicodeScalars {
      if character == "\"" { result += "\"" }
      result.unicodeScalars.append(character)
    }
    return result + "\""
  }
}
