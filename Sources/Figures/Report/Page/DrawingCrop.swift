/// What of a page stands in another: the drawing without the margins above and below it and without its caption, which is
/// said beside it.
struct DrawingCrop {
  /// How many direct children of the graph come before the caption, and how many lines it has.
  private(set) var caption = 0..<0
  /// The part of the page that is shown, as SVG writes it; nil where the file is of another make.
  private(set) var viewBox: String?

  /// The room left above and below, in points.
  private static let room = 6.0

  /// - Parameters:
  ///   - file: a file as `Figure.svg()` writes it.
  ///   - heading: what the caption begins with: 'Figure 2. '.
  /// - Complexity: O(bytes)
  init(_ file: [UInt8], heading: String) {
    var scanner = MarkupScanner(file)
    var open: [[MarkupScanner.Attribute]] = []
    var children = 0
    var box: [Double] = []
    var frame: [Double] = []
    var span = Span()
    var line: (place: Int, top: Double, bottom: Double)?
    while let token = scanner.next() {
      switch token {
      case .open(let name, let attributes, let isEmpty):
        let tag = String(decoding: name, as: UTF8.self)
        func numbers(_ name: String) -> [Double] {
          attributes.first { $0.name.elementsEqual(name.utf8) }.map { Self.numbers($0.value) } ?? []
        }
        if tag == "svg" { box = numbers("viewBox") }
        if tag == "g", open.count == 1 { frame = numbers("transform") }
        let isChild = open.count == 2
        line = nil
        if tag == "text", let y = numbers("y").first {
          let size = numbers("font-size").first ?? 0
          if isChild { line = (children, y - size, y + size / 3) } else { span.add(y - size, y + size / 3) }
        } else if !isChild || children > 0 {
          // The first child is the ground of the whole page.
          span.add(shape: tag, numbers)
        }
        if isChild { children += 1 }
        if !isEmpty { open.append(attributes) }
      case .close: _ = open.popLast()
      case .text(let words):
        guard let found = line else { continue }
        line = nil
        if words.starts(with: heading.utf8) {
          caption = found.place..<(found.place + 1)
        } else if caption.upperBound == found.place, !caption.isEmpty {
          caption = caption.lowerBound..<(found.place + 1)
        } else {
          span.add(found.top, found.bottom)
        }
      }
    }
    guard box.count == 4, frame.count == 5, let top = span.top, let bottom = span.bottom else { return }
    // Graphviz writes "scale(s s) rotate(0) translate(x y)".
    let first = (top + frame[4]) * frame[1] - Self.room
    let height = (bottom - top) * frame[1] + 2 * Self.room
    viewBox = [box[0], first, box[2], height].map(Theme.written).joined(separator: " ")
  }

  /// All numbers of a text: "scale(1.1 1.1)", "M20,-4.5C3,4".
  private static func numbers(_ text: ArraySlice<UInt8>) -> [Double] {
    text.split { !(48...57).contains($0) && $0 != UInt8(ascii: "-") && $0 != UInt8(ascii: ".") }
      .compactMap { Double(String(decoding: $0, as: UTF8.self)) }
  }

  /// From the highest to the lowest thing drawn.
  private struct Span {
    var top, bottom: Double?

    mutating func add(_ first: Double, _ last: Double) {
      top = min(top ?? first, first)
      bottom = max(bottom ?? last, last)
    }

    mutating func add(shape: String, _ numbers: (String) -> [Double]) {
      switch shape {
      case "ellipse":
        guard let middle = numbers("cy").first, let radius = numbers("ry").first else { return }
        add(middle - radius, middle + radius)
      case "polygon", "polyline": add(points: numbers("points"))
      case "path": add(points: numbers("d"))
      default: return
      }
    }

    private mutating func add(points: [Double]) {
      for index in stride(from: 1, to: points.count, by: 2) { add(points[index], points[index]) }
    }
  }
}
