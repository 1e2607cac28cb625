/// Writes the true resolution and what is shown into a PNG file, as chunks before its first data.
///
/// Source: Portable Network Graphics (PNG) Specification, third edition, 11.3.3 (`iTXt`), 11.3.4 (`pHYs`), annex D (CRC).
enum PNGFile {
  /// - Returns: the file as it was where it is no PNG.
  /// - Complexity: O(bytes)
  static func bytes(of drawing: [UInt8], _ facts: FileFacts) -> [UInt8] {
    // The signature has eight bytes, and the header with its length, name and sum twenty-five.
    let start = 33
    guard drawing.count > start, drawing.starts(with: [0x89, 0x50, 0x4E, 0x47]) else { return drawing }
    let perMetre = UInt32((facts.resolution / 0.0254).rounded())
    var added = chunk("pHYs", bigEndian(perMetre) + bigEndian(perMetre) + [1])
    for (keyword, text) in [
      ("Title", facts.title), ("Author", facts.author), ("Description", facts.subject),
      ("Software", Figure.creator),
    ] where !text.isEmpty {
      // Not compressed, no language, no translated keyword.
      added += chunk("iTXt", Array(keyword.utf8) + [0, 0, 0, 0, 0] + Array(text.utf8))
    }
    return drawing[..<start] + added + drawing[start...]
  }

  private static func chunk(_ name: String, _ content: [UInt8]) -> [UInt8] {
    let summed = Array(name.utf8) + content
    return bigEndian(UInt32(content.count)) + summed + bigEndian(checksum(summed))
  }

  private static func bigEndian(_ number: UInt32) -> [UInt8] {
    [24, 16, 8, 0].map { UInt8(truncatingIfNeeded: number >> $0) }
  }

  private static func checksum(_ bytes: [UInt8]) -> UInt32 {
    var sum: UInt32 = 0xFFFF_FFFF
    for byte in bytes {
      sum ^= UInt32(byte)
      for _ in 0..<8 { sum = sum & 1 == 1 ? sum >> 1 ^ 0xEDB8_8320 : sum >> 1 }
    }
    return ~sum
  }
}
