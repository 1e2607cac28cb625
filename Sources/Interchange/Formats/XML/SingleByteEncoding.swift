/// Encodings of one byte a character that expat does not know by itself.
enum SingleByteEncoding {
  /// The character of each byte, -1 where there is none; nil if the encoding is not known here.
  static func map(named name: String) -> [CInt]? {
    switch name.lowercased() {
    case "windows-1252", "cp1252", "x-cp1252": patched(0x80, Windows1252.high.map { CInt($0) })
    case "iso-8859-15", "latin-9", "latin9": latin9
    case "latin1", "latin-1", "iso8859-1", "iso_8859-1", "l1": (0..<256).map { CInt($0) }
    default: nil
    }
  }

  /// The names for the remedy of an unknown encoding.
  static let known = "UTF-8, UTF-16, ISO-8859-1, ISO-8859-15, US-ASCII or windows-1252"

  private static var latin9: [CInt] {
    var map = (0..<256).map { CInt($0) }
    let changes: [(Int, CInt)] = [
      (0xA4, 0x20AC), (0xA6, 0x0160), (0xA8, 0x0161), (0xB4, 0x017D), (0xB8, 0x017E), (0xBC, 0x0152),
      (0xBD, 0x0153),
      (0xBE, 0x0178),
    ]
    for (byte, character) in changes { map[byte] = character }
    return map
  }

  private static func patched(_ first: Int, _ characters: [CInt]) -> [CInt] {
    var map = (0..<256).map { CInt($0) }
    map.replaceSubrange(first..<first + characters.count, with: characters)
    return map
  }
}
