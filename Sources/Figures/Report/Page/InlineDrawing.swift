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
  ///   - words: the identifiers of what names it and what describes it.
  /// - Complexity: O(bytes)
  init(_ file: [UInt8], prefix: String, page: String, name: String, description: String) {
    var writer = Writer(prefix: prefix, page: page, name: name, description: description)
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
    let name: String
    let description: String
    var output = XMLOutput(hasDeclaration: false)
    var targets: [String] = []
    var width: Double?
    private var open: [String] = []
    /// Whether what stands in the page already is passed over: the long description.
    private var isPassed = false

    init(prefix: String, page: String, name: String, description: String) {
      self.prefix = prefix
      self.page = page
      self.name = name
      self.description = description
    }

    mutating func take(_ token: MarkupScanner.Token) {
      switch token {
      case .open(let name, let attributes, let isEmpty):
        begin(String(decoding: name, as: UTF8.self), attributes, isEmpty: isEmpty)
      case .close:
        guard let name = open.popLast() else { return }
        if name == "desc" { isPassed = false } else { output.markup("</\(name)>") }
      case .text(let text):
        if !isPassed { output.reference(text) }
      }
    }

    private mutating func begin(_ tag: String, _ attributes: [MarkupScanner.Attribute], isEmpty: Bool) {
      if tag == "desc" {
        isPassed = true
        if !isEmpty { open.append(tag) }
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
      if !isEmpty { open.append(tag) }
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
        targets.append(target)
        raw(key, "#\(target)")
      case "id": raw(key, prefix + value)
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
