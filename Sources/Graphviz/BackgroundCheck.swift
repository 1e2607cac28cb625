/// Refuses a background, the drawing behind a diagram in Graphviz's xdot language, that does anything but draw filled and
/// plain polygons, lines and pens: its other operations open files and choose fonts.
struct BackgroundCheck {
  /// Whether a text is such a drawing. - Complexity: O(characters)
  static func isHarmless(_ text: String) -> Bool {
    var words = text.split(separator: " ")[...]
    while let operation = words.popFirst() {
      switch operation {
      case "P", "p", "L":
        guard let count = words.popFirst().flatMap({ Int($0) }), (1...1_000_000).contains(count) else {
          return false
        }
        let numbers = words.prefix(2 * count)
        guard numbers.count == 2 * count, numbers.allSatisfy({ Double($0)?.isFinite == true }) else {
          return false
        }
        words = words.dropFirst(2 * count)
      case "c", "C", "S":
        guard let count = words.popFirst().flatMap({ Int($0) }), let value = words.popFirst(),
          value.hasPrefix("-"), value.utf8.count == count + 1,
          operation == "S" ? value.hasPrefix("-setlinewidth(") : value.hasPrefix("-#")
        else { return false }
      default: return false
      }
    }
    return true
  }
}
