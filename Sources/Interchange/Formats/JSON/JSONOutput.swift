/// JSON as bytes.
struct JSONOutput {
  private(set) var bytes: [UInt8] = []
  /// Whether a number was met that JSON cannot write.
  private(set) var hasUnwritableNumber = false

  mutating func raw(_ text: String) { bytes.append(contentsOf: text.utf8) }

  /// A text in quotes.
  ///
  /// The line separators of Unicode and the slash of `</` are escaped too, so that the result may stand in a script of a
  /// web page.
  mutating func text(_ text: String) {
    bytes.append(0x22)
    var previous: (UInt8, UInt8) = (0, 0)
    for byte in text.utf8 {
      switch byte {
      case 0x22, 0x5C: bytes.append(contentsOf: [0x5C, byte])
      case 0x0A: raw("\\n")
      case 0x0D: raw("\\r")
      case 0x09: raw("\\t")
      case 0..<0x20, 0x7F: raw("\\u00" + (byte < 16 ? "0" : "") + String(byte, radix: 16))
      case 0x2F where previous.1 == 0x3C: raw("\\/")
      case 0xA8...0xA9 where previous == (0xE2, 0x80):
        bytes.removeLast(2)
        raw(byte == 0xA8 ? "\\u2028" : "\\u2029")
      default: bytes.append(byte)
      }
      previous = (previous.1, byte)
    }
    bytes.append(0x22)
  }

  /// A value. A number keeps its kind: a whole one that is no integer ends in `.0`.
  mutating func value(_ value: NetworkValue) {
    switch value {
    case .text(let text): self.text(text)
    case .integer(let number): raw(String(number))
    case .number(let number) where number.isFinite: raw("\(number)")
    case .number(let number):
      hasUnwritableNumber = true
      text(number.isNaN ? "NaN" : number < 0 ? "-Infinity" : "Infinity")
    case .boolean(let isTrue): raw(isTrue ? "true" : "false")
    case .list(let parts): list(parts)
    }
  }

  private mutating func list(_ parts: [String]) {
    raw("[")
    for (place, part) in parts.enumerated() {
      if place > 0 { raw(", ") }
      text(part)
    }
    raw("]")
  }

  /// Members of an object that stand on one line, without the brackets.
  mutating func members(_ members: some Sequence<(name: String, value: NetworkValue)>, after isAfter: Bool) {
    var isAfter = isAfter
    for (name, value) in members {
      if isAfter { raw(", ") }
      text(name)
      raw(": ")
      self.value(value)
      isAfter = true
    }
  }

  static func quoted(_ text: String) -> String {
    var output = JSONOutput()
    output.text(text)
    return String(decoding: output.bytes, as: UTF8.self)
  }
}
