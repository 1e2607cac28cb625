/// Lists as Gephi and its kin write them into one text: `a|b`, `a, b`, `[a, b]`, `['a', "b"]`.
enum ListText {
  /// The parts of a list, without blanks around them.
  static func parse(_ text: String) -> [String] {
    var scalars = Array(text.unicodeScalars)[...].trimmed
    guard !scalars.isEmpty else { return [] }
    if scalars.first == "[", scalars.last == "]", scalars.count > 1 {
      scalars = scalars.dropFirst().dropLast().trimmed
      return scalars.isEmpty ? [] : split(scalars, at: ",", isQuoting: true)
    }
    let separator: Unicode.Scalar = ["|", ";"].first { scalars.contains($0) } ?? ","
    return split(scalars, at: separator, isQuoting: false)
  }

  private static func split(
    _ scalars: ArraySlice<Unicode.Scalar>, at separator: Unicode.Scalar, isQuoting: Bool
  ) -> [String] {
    var parts: [String] = []
    var (part, quote): (String.UnicodeScalarView, Unicode.Scalar?) = (.init(), nil)
    var (isEscaped, wasQuoted) = (false, false)
    func finished() -> String {
      wasQuoted ? String(part) : String(String.UnicodeScalarView(Array(part)[...].trimmed))
    }
    for scalar in scalars {
      if isEscaped {
        part.append(escapes[scalar] ?? scalar)
        isEscaped = false
      } else if scalar == "\\", quote != nil {
        isEscaped = true
      } else if let open = quote {
        if scalar == open { quote = nil } else { part.append(scalar) }
      } else if isQuoting, scalar == "'" || scalar == "\"", part.allSatisfy(\.properties.isWhitespace),
        !wasQuoted
      {
        (quote, part, wasQuoted) = (scalar, .init(), true)
      } else if scalar == separator {
        parts.append(finished())
        (part, wasQuoted) = (.init(), false)
      } else if !wasQuoted || !scalar.properties.isWhitespace {
        part.append(scalar)
      }
    }
    return parts + [finished()]
  }

  private static let escapes: [Unicode.Scalar: Unicode.Scalar] = ["n": "\n", "t": "\t", "r": "\r"]

  /// A list in the form that other programs read best: `a|b` where that is plain, otherwise `["a", "b"]`.
  static func written(_ parts: [String]) -> String {
    if !parts.isEmpty, parts.allSatisfy(isPlain) { return parts.joined(separator: "|") }
    return bracketed(parts)
  }

  /// A list as `["a", "b"]`, the form of JSON.
  static func bracketed(_ parts: [String]) -> String {
    let quoted = parts.map { part in
      let escaped = part.unicodeScalars.reduce(into: String.UnicodeScalarView()) { text, scalar in
        let letter = escapes.first { $0.value == scalar }?.key
        if letter != nil || scalar == "\\" || scalar == "\"" { text.append("\\") }
        text.append(letter ?? scalar)
      }
      return "\"\(String(escaped))\""
    }
    return "[\(quoted.joined(separator: ", "))]"
  }

  private static func isPlain(_ part: String) -> Bool {
    guard let first = part.unicodeScalars.first, let last = part.unicodeScalars.last else { return false }
    return !first.properties.isWhitespace && !last.properties.isWhitespace
      && !part.unicodeScalars.contains { "|,;[]'\"\\\n".unicodeScalars.contains($0) }
  }
}

extension ArraySlice<Unicode.Scalar> {
  fileprivate var trimmed: Self {
    let start = firstIndex { !$0.properties.isWhitespace } ?? endIndex
    let end = lastIndex { !$0.properties.isWhitespace } ?? start
    return start == endIndex ? [] : self[start...end]
  }
}
