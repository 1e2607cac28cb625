import Foundation
import Testing

#if canImport(FoundationXML)
  import FoundationXML
#endif

/// An SVG file as a parser that knows nothing of ours reads it.
final class SVGReader: NSObject, XMLParserDelegate {
  struct Element {
    let name: String
    let attributes: [String: String]
    /// The places of the elements around it, the outermost first.
    let path: [Int]
    var text = ""
  }

  private(set) var elements: [Element] = []
  private var open: [Int] = []

  /// Reads a file; a fault in it is a failure of the test.
  init(_ bytes: [UInt8]) throws {
    super.init()
    let parser = XMLParser(data: Data(bytes))
    parser.delegate = self
    let isValid = parser.parse()
    try #require(isValid, "\(parser.parserError.map { "\($0)" } ?? "the file is no XML")")
  }

  func elements(_ name: String) -> [Element] { elements.filter { $0.name == name } }

  /// Elements of a class, in the sense of style sheets.
  func elements(ofClass word: String) -> [Element] {
    elements.filter { $0.attributes["class"]?.split(separator: " ").contains(Substring(word)) == true }
  }

  /// A number in an attribute, without its unit.
  static func number(_ name: String, of element: Element?) throws -> Double {
    let text = try #require(element?.attributes[name])
    return try #require(Double(text.replacing("mm", with: "")), "\(name) is \(text)")
  }

  var ids: [String] { elements.compactMap { $0.attributes["id"] } }

  /// The text of the first title inside an element of a class.
  func titles(ofClass word: String) -> [String] {
    elements.indices.filter {
      elements[$0].attributes["class"]?.split(separator: " ").contains(Substring(word)) == true
    }
    .compactMap { index in
      elements.first { $0.name == "title" && $0.path.last == index }?.text
    }
  }

  func parser(
    _ parser: XMLParser, didStartElement name: String, namespaceURI: String?, qualifiedName: String?,
    attributes: [String: String] = [:]
  ) {
    elements.append(Element(name: name, attributes: attributes, path: open))
    open.append(elements.count - 1)
  }

  func parser(_ parser: XMLParser, didEndElement name: String, namespaceURI: String?, qualifiedName: String?)
  {
    open.removeLast()
  }

  func parser(_ parser: XMLParser, foundCharacters text: String) {
    if let last = open.last { elements[last].text += text }
  }
}
