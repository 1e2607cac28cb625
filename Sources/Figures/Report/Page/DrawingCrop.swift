/// What of a drawing's page stands in another: all but the margins above and below and the caption, which is said beside
/// it.
struct DrawingCrop {
  /// The part of the page that is shown, as SVG writes it; nil where the file is of another make.
  private(set) var viewBox: String?

  /// The room left above and below, in points.
  private static let room = 6.0

  /// - Parameter file: a file as `Figure.svg()` writes it.
  /// - Complexity: O(bytes)
  init(_ file: [UInt8]) {
    var scanner = MarkupScanner(file)
    var depth = 0
    var captionDepth: Int?
    var isGround = true
    var (box, frame): ([Double], [Double]) = ([], [])
    var span = Span()
    while let token = scanner.next() {
      switch token {
      case .open(let name, let attributes, let isEmpty):
        let element = Element(name, attributes)
        if element.name == "svg" { box = element.numbers("viewBox") }
        if element.name == "g", depth == 1 { frame = element.numbers("transform") }
        if captionDepth == nil, element.isCaption { captionDepth = depth }
        // The first shape is the ground of the whole page.
        if captionDepth == nil, depth != 2 || !isGround { span.add(element) }
        if depth == 2 { isGround = false }
        if !isEmpty { depth += 1 }
      case .close:
        depth -= 1
        if captionDepth == depth { captionDepth = nil }
      case .text: continue
      }
    }
    guard box.count == 4, frame.count == 5, let top = span.top, let bottom = span.bottom else { return }
    // Graphviz writes "scale(s s) rotate(0) translate(x y)".
    let first = (top + frame[4]) * frame[1] - Self.room
    let height = (bottom - top) * frame[1] + 2 * Self.room
    viewBox = [box[0], first, box[2], height].map(Theme.written).joined(separator: " ")
  }

  /// An opened element.
  struct Element {
    let name: String
    private let attributes: [MarkupScanner.Attribute]

    init(_ name: ArraySlice<UInt8>, _ attributes: [MarkupScanner.Attribute]) {
      self.name = String(decoding: name, as: UTF8.self)
      self.attributes = attributes
    }

    private func value(_ name: String) -> ArraySlice<UInt8> {
      attributes.first { $0.name.elementsEqual(name.utf8) }?.value ?? []
    }

    /// Whether it holds the caption.
    var isCaption: Bool {
      name == "g"
        && value("class").split(separator: UInt8(ascii: " ")).contains { $0.elementsEqual("caption".utf8) }
    }

    /// All numbers of an attribute: "scale(1.1 1.1)", "M20,-4.5C3,4".
    func numbers(_ name: String) -> [Double] {
      value(name).split { !(48...57).contains($0) && $0 != UInt8(ascii: "-") && $0 != UInt8(ascii: ".") }
        .compactMap { Double(String(decoding: $0, as: UTF8.self)) }
    }
  }

  /// From the highest to the lowest thing drawn.
  private struct Span {
    var top, bottom: Double?

    mutating func add(_ element: Element) {
      switch element.name {
      case "ellipse":
        guard let middle = element.numbers("cy").first, let radius = element.numbers("ry").first else {
          return
        }
        add(middle - radius, middle + radius)
      case "text":
        guard let line = element.numbers("y").first, let size = element.numbers("font-size").first else {
          return
        }
        add(line - size, line + size / 3)
      case "polygon", "polyline": add(points: element.numbers("points"))
      case "path": add(points: element.numbers("d"))
      default: return
      }
    }

    private mutating func add(_ first: Double, _ last: Double) {
      top = min(top ?? first, first)
      bottom = max(bottom ?? last, last)
    }

    private mutating func add(points: [Double]) {
      for index in stride(from: 1, to: points.count, by: 2) { add(points[index], points[index]) }
    }
  }
}
