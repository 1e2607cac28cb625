import Interchange

/// A drawing that stands in the page: the SVG file with identifiers of its own, whose links stay within the page.
///
/// The parts of what has the role of a picture are hidden from a reader; here they are not, and what they say in words
/// stands beside them.
struct InlineDrawing {
  /// The markup.
  let markup: String
  /// The identifiers that its links lead to: the entities drawn.
  let targets: [String]
  /// The width as the file states it, in points; nil where it has none.
  let width: Double?

  /// - Parameters:
  ///   - file: a file as `Figure.svg()` writes it.
  ///   - prefix: what every identifier begins with.
  ///   - page: the page that links lead to.
  ///   - known: the identifiers that links can lead to; a drawing of a scenario shows some that are not there.
  ///   - name, description: the identifiers of what names it and what describes it.
  /// - Complexity: O(bytes)
  init(_ file: [UInt8], prefix: String, page: String, known: Set<String>, name: String, description: String) {
    var writer = Writer(
      prefix: prefix, page: page, known: known, name: name, description: description,
      viewBox: DrawingCrop(file).viewBox)
    var scanner = MarkupScanner(file)
    while let token = scanner.next() { writer.take(token) }
    markup = String(decoding: writer.output.bytes, as: UTF8.self)
    var seen: Set<String> = []
    targets = writer.targets.filter { seen.insert($0).inserted }
    width = writer.width
  }

  private struct Writer {
    let prefix: String
    let page: String
    let known: Set<String>
    let name: String
    let description: String
    let viewBox: String?
    var output = XMLOutput(hasDeclaration: false)
    var targets: [String] = []
    var width: Double?
    private var open: [String] = []
    /// How many elements are open inside what is passed over because the page says it already: the long description and
    /// the caption.
    private var passed = 0
    init(
      prefix: String, page: String, known: Set<String>, name: String, description: String, viewBox: String?
    ) {
      self.prefix = prefix
      self.page = page
      self.known = known
      self.name = name
      self.description = description
      self.viewBox = viewBox
    }

    mutating func take(_ token: MarkupScanner.Token) {
      switch token {
      case .open(let name, let attributes, let isEmpty):
        begin(String(decoding: name, as: UTF8.self), attributes, isEmpty: isEmpty)
      case .close:
        guard let name = open.popLast() else { return }
        if passed > 0 { passed -= 1 } else { output.markup("</\(name)>") }
      case .text(let text):
        if passed == 0 { output.reference(text) }
      }
    }

    private mutating func begin(_ tag: String, _ attributes: [MarkupScanner.Attribute], isEmpty: Bool) {
      if !isEmpty { open.append(tag) }
      let isSaid = tag == "desc" || DrawingCrop.Element(ArraySlice(tag.utf8), attributes).isCaption
      if passed > 0 || isSaid {
        if !isEmpty { passed += 1 }
        return
      }
      output.markup("<\(tag)")
      for attribute in attributes { write(attribute, of: tag) }
      if tag == "svg" {
        output.attribute("aria-labelledby", name)
        output.attribute("aria-describedby", description)
      }
      // Whoever steps through the page with the keyboard finds the same links in words below.
      if tag == "a" { output.attribute("tabindex", "-1") }
      output.markup(isEmpty ? "/>" : ">")
    }

    private mutating func write(_ attribute: MarkupScanner.Attribute, of tag: String) {
      let key = String(decoding: attribute.name, as: UTF8.self)
      let value = String(decoding: attribute.value, as: UTF8.self)
      switch key {
      case "role", "aria-labelledby", "aria-describedby", "xlink:href", "xmlns", "xmlns:xlink", "xml:lang",
        "xml:space":
        return
      case "href" where value.hasPrefix("\(page)#"):
        let target = String(value.dropFirst(page.count + 1))
        if !known.contains(target) { return }
        targets.append(target)
        raw(key, "#\(target)")
      case "id": raw(key, prefix + value)
      case "viewBox": raw(key, viewBox ?? value)
      case "height" where tag == "svg" && viewBox != nil: return
      case "width" where tag == "svg":
        width = Self.points(value)
        raw(key, value)
      default: raw(key, value.hasPrefix("url(#") ? "url(#\(prefix)\(value.dropFirst(5))" : value)
      }
    }

    /// Writes a value whose references stand as they are in the file.
    private mutating func raw(_ key: String, _ value: String) {
      output.markup(" \(key)=\"")
      output.reference(ArraySlice(value.utf8))
      output.markup("\"")
    }

    /// A length in points: '160mm', '453.5pt'.
    private static func points(_ length: String) -> Double? {
      let number = Double(length.prefix { $0.isNumber || $0 == "." })
      let unit = length.drop { $0.isNumber || $0 == "." }
      let points: [String: Double] = [
        "": 0.75, "px": 0.75, "pt": 1, "mm": 72 / 25.4, "cm": 720 / 25.4, "in": 72,
      ]
      return number.flatMap { number in points[String(unit)].map { $0 * number } }
    }
  }
}
