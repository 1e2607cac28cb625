import Foundation

/// A colour as a test computes with it, and as people see it.
struct SeenColour: Hashable {
  /// Red, green and blue, from 0 to 1, in proportion to light.
  let linear: [Double]

  /// `#rrggbb`, in sRGB.
  init?(_ text: String) {
    guard text.hasPrefix("#"), text.count == 7, let number = Int(text.dropFirst(), radix: 16) else {
      return nil
    }
    linear = [16, 8, 0].map { shift in
      let part = Double(number >> shift & 255) / 255
      return part <= 0.04045 ? part / 12.92 : pow((part + 0.055) / 1.055, 2.4)
    }
  }

  private init(linear: [Double]) { self.linear = linear.map { min(max($0, 0), 1) } }

  /// Relative luminance (WCAG 2.2).
  var luminance: Double { 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2] }

  /// The contrast ratio (WCAG 2.2).
  func contrast(with other: SeenColour) -> Double {
    (max(luminance, other.luminance) + 0.05) / (min(luminance, other.luminance) + 0.05)
  }

  /// Ways of seeing colours.
  enum Sight: CaseIterable {
    case usual, protanopia, deuteranopia, grayscale

    /// What it makes of linear red, green and blue. Those of the two colour blindnesses are from Machado, Oliveira and
    /// Fernandes, A Physiologically-based Model for Simulation of Color Vision Deficiency, IEEE TVCG 15 (2009), severity 1.
    var matrix: [[Double]] {
      switch self {
      case .usual: [[1, 0, 0], [0, 1, 0], [0, 0, 1]]
      case .protanopia:
        [
          [0.152286, 1.052583, -0.204868], [0.114503, 0.786281, 0.099216], [-0.003882, -0.048116, 1.051998],
        ]
      case .deuteranopia:
        [
          [0.367322, 0.860646, -0.227968], [0.280085, 0.672501, 0.047413], [-0.011820, 0.042940, 0.968881],
        ]
      case .grayscale: Array(repeating: [0.2126, 0.7152, 0.0722], count: 3)
      }
    }
  }

  func seen(with sight: Sight) -> SeenColour {
    SeenColour(linear: sight.matrix.map { row in zip(row, linear).reduce(0) { $0 + $1.0 * $1.1 } })
  }

  /// The distance of two colours in CIELAB (CIE 1976), white being that of sRGB; 2.3 is just noticeable.
  func distance(to other: SeenColour) -> Double {
    zip(lab, other.lab).reduce(0) { $0 + ($1.0 - $1.1) * ($1.0 - $1.1) }.squareRoot()
  }

  private var lab: [Double] {
    let x = (0.4124 * linear[0] + 0.3576 * linear[1] + 0.1805 * linear[2]) / 0.9505
    let y = luminance
    let z = (0.0193 * linear[0] + 0.1192 * linear[1] + 0.9505 * linear[2]) / 1.089
    func f(_ t: Double) -> Double { t > 0.008856 ? cbrt(t) : 7.787 * t + 16.0 / 116 }
    return [116 * f(y) - 16, 500 * (f(x) - f(y)), 200 * (f(y) - f(z))]
  }
}
