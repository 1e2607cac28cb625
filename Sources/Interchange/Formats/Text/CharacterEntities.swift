/// Characters written as `&#233;`, `&#xE9;` or `&eacute;`.
enum CharacterEntities {
  /// The names of HTML 2 (ISO 8859-1) for the codes from 160, in order.
  private static let latin1 = """
    nbsp iexcl cent pound curren yen brvbar sect uml copy ordf laquo not shy reg macr deg plusmn sup2 sup3 acute \
    micro para middot cedil sup1 ordm raquo frac14 frac12 frac34 iquest Agrave Aacute Acirc Atilde Auml Aring AElig \
    Ccedil Egrave Eacute Ecirc Euml Igrave Iacute Icirc Iuml ETH Ntilde Ograve Oacute Ocirc Otilde Ouml times Oslash \
    Ugrave Uacute Ucirc Uuml Yacute THORN szlig agrave aacute acirc atilde auml aring aelig ccedil egrave eacute \
    ecirc euml igrave iacute icirc iuml eth ntilde ograve oacute ocirc otilde ouml divide oslash ugrave uacute ucirc \
    uuml yacute thorn yuml
    """

  private static let codes: [String: UInt32] = {
    var codes: [String: UInt32] = ["amp": 38, "lt": 60, "gt": 62, "quot": 34, "apos": 39]
    for (offset, name) in latin1.split(separator: " ").enumerated() {
      codes[String(name)] = 160 + UInt32(offset)
    }
    return codes
  }()

  /// Bytes with their entities replaced. What is no known entity stays as it is written.
  static func decoded(_ bytes: Span<UInt8>, _ range: Range<Int>) -> String {
    var place = range.lowerBound
    while place < range.upperBound, bytes[place] != 38 { place += 1 }
    guard place < range.upperBound else { return TextField.text(bytes, range) }
    var result: [UInt8] = []
    place = range.lowerBound
    while place < range.upperBound {
      if bytes[place] == 38, let (scalar, next) = entity(bytes, place..<range.upperBound) {
        result.append(contentsOf: String(scalar).utf8)
        place = next
      } else {
        result.append(bytes[place])
        place += 1
      }
    }
    return String(decoding: result, as: UTF8.self)
  }

  /// The character an entity at the beginning of a range stands for, and where the entity ends.
  private static func entity(_ bytes: Span<UInt8>, _ range: Range<Int>) -> (Unicode.Scalar, Int)? {
    var end = range.lowerBound + 1
    let limit = min(range.upperBound, range.lowerBound + 12)
    while end < limit, bytes[end] != 59 { end += 1 }
    guard end < limit else { return nil }
    let name = TextField.text(bytes, range.lowerBound + 1..<end)
    let code: UInt32?
    if name.hasPrefix("#x") || name.hasPrefix("#X") {
      code = UInt32(name.dropFirst(2), radix: 16)
    } else if name.hasPrefix("#") {
      code = UInt32(name.dropFirst())
    } else {
      code = codes[name]
    }
    guard let code, code != 0, let scalar = Unicode.Scalar(code) else { return nil }
    return (scalar, end + 1)
  }

  /// Appends a text in ASCII: `&`, `"`, control characters and everything beyond ASCII as numbered entities.
  static func append(_ text: String, to output: inout [UInt8]) {
    for scalar in text.unicodeScalars {
      switch scalar {
      case "&": output.append(contentsOf: "&amp;".utf8)
      case "\"": output.append(contentsOf: "&quot;".utf8)
      case " "..."~": output.append(UInt8(truncatingIfNeeded: scalar.value))
      default: output.append(contentsOf: "&#\(scalar.value);".utf8)
      }
    }
  }
}
