extension String {
  /// The name without regard to case, accents, spaces and punctuation: letters and digits only.
  ///
  /// A Latin letter with a mark becomes the bare letter ('ń' and 'ł' as much as 'é'), read off its Unicode
  /// name; 'ß' becomes 'ss'. Letters of other scripts are only made lower-case.
  ///
  /// - Complexity: O(scalars)
  public var folded: String {
    var result = String.UnicodeScalarView()
    for scalar in unicodeScalars {
      if scalar.isASCII {
        if ("a"..."z").contains(scalar) || ("0"..."9").contains(scalar) {
          result.append(scalar)
        } else if ("A"..."Z").contains(scalar) {
          result.append(Unicode.Scalar(UInt8(truncatingIfNeeded: scalar.value) + 32))
        }
      } else if let letters = scalar.latinBaseLetters {
        result.append(contentsOf: letters.unicodeScalars)
      } else if scalar.properties.isAlphabetic || scalar.properties.numericType != nil {
        result.append(contentsOf: scalar.properties.lowercaseMapping.unicodeScalars)
      }
    }
    return String(result)
  }
}

extension Unicode.Scalar {
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
