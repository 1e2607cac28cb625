import Graphviz
import Interchange

/// What an SVG file says of the picture in it, and where it stands.
struct SVGHead {
  /// The name of the picture.
  let title: String
  /// The picture in words.
  let description: String
  /// Words that style sheets know it by.
  let classes: String
  /// What every identifier begins with, so that several pictures can stand in one page.
  let idPrefix: String
  /// Whether it is a file of its own and not part of a page.
  let isFile: Bool
  /// Width and height, as the file states them: '160mm'.
  let size: (width: String, height: String)
}

/// Makes an accessible file of the SVG that Graphviz writes.
///
/// The picture gets a role, a title and a long description (WAI-ARIA 1.2, `img`; SVG 1.1, 5.4). The names that Graphviz
/// gives as titles of nodes and edges give way to their tooltips, so that browsers show those; links stay links.
/// Comments, which differ from one version of the library to the next, and the document type are left out.
struct SVGFile {
  private let head: SVGHead
  private var output: XMLOutput
  private var open: [Element] = []
  private var isInTitle = false

  /// An element that is not closed yet.
  private struct Element {
    /// What closes it; nothing where its tag was left out.
    let closing: String
    /// Its identifier as Graphviz wrote it.
    let id: ArraySlice<UInt8>
  }

  private init(_ head: SVGHead) {
    self.head = head
    output = XMLOutput(hasDeclaration: head.isFile)
  }

  /// - Complexity: O(bytes)
  static func bytes(of drawing: [UInt8], _ head: SVGHead) -> [UInt8] {
    var file = SVGFile(head)
    var scanner = MarkupScanner(drawing)
    while let token = scanner.next() { file.take(token) }
    return file.output.bytes
  }

  private mutating func take(_ token: MarkupScanner.Token) {
    switch token {
    case .open(let name, let attributes, let isEmpty):
      take(String(decoding: name, as: UTF8.self), attributes, isEmpty: isEmpty)
    case .close:
      isInTitle = false
      guard let element = open.popLast() else { return }
      output.markup(element.closing)
    case .text(let text):
      let isBlank = text.allSatisfy { $0 <= 32 }
      if !isInTitle, !isBlank || output.bytes.last != UInt8(ascii: "\n") { write(text) }
    }
  }

  private mutating func take(_ name: String, _ attributes: [MarkupScanner.Attribute], isEmpty: Bool) {
    let enclosing = open.last?.id ?? []
    let id = attributes.first { $0.name.elementsEqual("id".utf8) }?.value ?? []
    switch name {
    case "svg":
      writeHead(attributes)
      open.append(Element(closing: "</svg>", id: []))
    case "title":
      isInTitle = true
      open.append(Element(closing: "", id: []))
    case "g" where id.starts(with: "a_".utf8):
      // A group around a link or a tooltip; that around all of a node or an edge adds nothing.
      let isWhole = id.dropFirst(2).elementsEqual(enclosing)
      if !isWhole { output.markup("<g>") }
      open.append(Element(closing: isWhole ? "" : "</g>", id: isWhole ? enclosing : []))
    case "a":
      open.append(Element(closing: writeLink(attributes), id: enclosing))
    default:
      output.markup("<\(name)")
      for attribute in attributes { write(attribute) }
      output.markup(isEmpty ? "/>" : ">")
      if !isEmpty { open.append(Element(closing: "</\(name)>", id: id)) }
    }
  }

  private mutating func writeHead(_ attributes: [MarkupScanner.Attribute]) {
    output.markup("<svg xmlns=\"http://www.w3.org/2000/svg\" xmlns:xlink=\"http://www.w3.org/1999/xlink\"")
    output.attribute("width", head.size.width)
    output.attribute("height", head.size.height)
    for attribute in attributes where attribute.name.elementsEqual("viewBox".utf8) { write(attribute) }
    let (title, description) = ("\(head.idPrefix)figure-title", "\(head.idPrefix)figure-description")
    for (name, value) in [
      ("class", head.classes), ("lang", "en"), ("xml:lang", "en"), ("role", "img"),
      ("aria-labelledby", title),
      ("aria-describedby", description),
    ] { output.attribute(name, value) }
    output.markup(">\n<title")
    output.attribute("id", title)
    output.markup(">")
    output.text(head.title)
    output.markup("</title>\n<desc")
    output.attribute("id", description)
    output.markup(">")
    output.text(head.description)
    output.markup("</desc>")
  }

  /// Writes a link that leads somewhere, and the words shown when it is pointed at.
  ///
  /// - Returns: what closes it.
  private mutating func writeLink(_ attributes: [MarkupScanner.Attribute]) -> String {
    func value(_ name: String) -> ArraySlice<UInt8> {
      attributes.first { $0.name.elementsEqual(name.utf8) }?.value ?? []
    }
    let address = value("xlink:href")
    let leadsSomewhere = !address.isEmpty && !address.elementsEqual("#".utf8)
    if leadsSomewhere {
      output.markup("<a href=\"")
      write(address)
      output.markup("\" xlink:href=\"")
      write(address)
      output.markup("\">")
    }
    let words = value("xlink:title")
    if !words.isEmpty {
      output.markup("<title>")
      write(words)
      output.markup("</title>")
    }
    return leadsSomewhere ? "</a>" : ""
  }

  /// Writes text of the drawing, without the characters that kept the library from misreading it.
  private mutating func write(_ text: ArraySlice<UInt8>) {
    var start = text.startIndex
    var position = start
    // A generic search for the whole mark takes longer than all the rest of the file.
    while let mark = text[position...].firstIndex(of: Self.guardCharacter[0]) {
      position = mark + 1
      guard text[mark...].starts(with: Self.guardCharacter) else { continue }
      output.reference(text[start..<mark])
      start = mark + Self.guardCharacter.count
      position = start
    }
    output.reference(text[start...])
  }

  private static let guardCharacter = Array(HTMLLabel.guardCharacter.utf8)

  private mutating func write(_ attribute: MarkupScanner.Attribute) {
    let name = String(decoding: attribute.name, as: UTF8.self)
    output.markup(" \(name)=\"")
    let value = attribute.value
    if name == "id" {
      output.markup(head.idPrefix)
      write(value)
    } else if value.starts(with: "url(#".utf8) {
      output.markup("url(#\(head.idPrefix)")
      write(value.dropFirst(5))
    } else if value.elementsEqual("transparent".utf8) {
      // SVG 1.1 knows no transparent paint.
      output.markup("none")
    } else {
      write(value)
      // Where the typeface is missing, one of the same widths takes its place.
      if name == "font-family" { output.markup(",Verdana,sans-serif") }
    }
    output.markup("\"")
  }
}
