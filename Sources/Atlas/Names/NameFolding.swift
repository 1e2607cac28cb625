extension String {
  /// The name without regard to case, accents, spaces and punctuation: letters and digits only.
  ///
  /// A Latin letter with a mark becomes the bare letter ('ń' and 'ł' as much as 'é'), read off its Unicode
  /// name; 'ß' becomes 'ss'. Letters of other scripts are only made lower-case.
  ///
  /// - Complexity: O(scalars)
  public var folded: String {
    var result: [UInt8] = []
    result.reserveCapacity(utf8.count)
    for scalar in unicodeScalars {
      let value = scalar.value
      if value < 0x80 {
        let byte = UInt8(truncatingIfNeeded: value)
        if (97...122).contains(byte) || (48...57).contains(byte) {
          result.append(byte)
        } else if (65...90).contains(byte) {
          result.append(byte + 32)
        }
      } else if (0xC0..<0x17F).contains(value) {
        result.append(contentsOf: Unicode.Scalar.foldedLatin[Int(value) - 0xC0])
      } else {
        result.append(contentsOf: scalar.foldedLetters)
      }
    }
    return String(decoding: result, as: UTF8.self)
  }
}

extension Unicode.Scalar {
  /// The folded letters of U+00C0 to U+017E, which most European names keep to; a hyphen for what is no letter. To ask
  /// Unicode for a name takes a microsecond.
  fileprivate static let foldedLatin: [[UInt8]] = """
    a a a a a a ae c e e e e i i i i d n o o o o o - o u u u u y th ss
    a a a a a a ae c e e e e i i i i d n o o o o o - o u u u u y th y
    a a a a a a c c c c c c c c d d d d e e e e e e e e e e g g g g
    g g g g h h h h i i i i i i i i i i ij ij j j k k kra l l l l l l l
    l l l n n n n n n n eng eng o o o o o o oe oe r r r r r r s s s s s s
    s s t t t t t t u u u u u u u u u u u u w w y y y z z z z z z
    """.utf8.split { $0 <= UInt8(ascii: " ") }.map { $0.elementsEqual("-".utf8) ? [] : Array($0) }

  /// The letters that a scalar outside ASCII is compared by; none for what is no letter or digit.
  fileprivate var foldedLetters: [UInt8] {
    if !(0x370..<0x1D00).contains(value), let letters = latinBaseLetters { return Array(letters.utf8) }
    guard properties.isAlphabetic || properties.numericType != nil else { return [] }
    return Array(properties.lowercaseMapping.utf8)
  }

  /// The letters left of a Latin letter when its marks are taken away; nil for any other scalar.
  fileprivate var latinBaseLetters: String? {
    guard let words = properties.name?.split(separator: " "), words.first == "LATIN", words.count > 3,
      words[2] == "LETTER" || words[2] == "LIGATURE"
    else { return nil }
    switch words[3] {
    case "SHARP": return "ss"
    case "DOTLESS": return words.count > 4 ? words[4].lowercased() : nil
    case "ETH": return "d"
    case "THORN": return "th"
    default: return words[3].lowercased()
    }
  }
}
