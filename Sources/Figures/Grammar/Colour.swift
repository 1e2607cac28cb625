#if canImport(Glibc)
  import Glibc
#elseif canImport(Darwin)
  import Darwin
#endif

/// A colour in sRGB.
struct Colour: Sendable, Hashable {
  /// Red, green and blue, from 0 to 1.
  let red, green, blue: Double

  static let black = Colour(red: 0, green: 0, blue: 0)
  static let white = Colour(red: 1, green: 1, blue: 1)

  init(red: Double, green: Double, blue: Double) {
    self.red = red
    self.green = green
    self.blue = blue
  }

  /// Reads `#rrggbb`.
  init?(_ text: String) {
    guard text.utf8.count == 7, text.hasPrefix("#"), let number = Int(text.dropFirst(), radix: 16) else {
      return nil
    }
    self.init(
      red: Double(number >> 16 & 255) / 255, green: Double(number >> 8 & 255) / 255,
      blue: Double(number & 255) / 255)
  }

  /// As `#RRGGBB`.
  var hexadecimal: String {
    let digits = [red, green, blue].map { part -> String in
      let text = String(Int((min(max(part, 0), 1) * 255).rounded()), radix: 16, uppercase: true)
      return text.utf8.count == 1 ? "0" + text : text
    }
    return "#" + digits.joined()
  }

  /// Relative luminance, from 0 to 1 (WCAG 2.2).
  var luminance: Double {
    func linear(_ part: Double) -> Double {
      part <= 0.04045 ? part / 12.92 : pow((part + 0.055) / 1.055, 2.4)
    }
    return 0.2126 * linear(red) + 0.7152 * linear(green) + 0.0722 * linear(blue)
  }

  /// The contrast ratio, from 1 to 21 (WCAG 2.2).
  func contrast(with other: Colour) -> Double {
    let (light, dark) = (max(luminance, other.luminance), min(luminance, other.luminance))
    return (light + 0.05) / (dark + 0.05)
  }

  /// The gray of the same luminance.
  var gray: Colour {
    let linear = luminance
    let part = linear <= 0.0031308 ? linear * 12.92 : 1.055 * pow(linear, 1 / 2.4) - 0.055
    return Colour(red: part, green: part, blue: part)
  }

  /// Between this colour, at 0, and another, at 1.
  func mixed(with other: Colour, share: Double) -> Colour {
    func between(_ a: Double, _ b: Double) -> Double { a + (b - a) * share }
    return Colour(
      red: between(red, other.red), green: between(green, other.green), blue: between(blue, other.blue))
  }

  /// The nearest mixture with black or white that text on a ground can have: a contrast of 4.5 to 1 (WCAG 2.2, 1.4.3).
  func readable(on ground: Colour) -> Colour {
    let away: Colour = ground.luminance > 0.18 ? .black : .white
    for step in 0...20 {
      let mixed = mixed(with: away, share: Double(step) / 20)
      if mixed.contrast(with: ground) >= 4.6 { return mixed }
    }
    return away
  }
}
