import Graphviz

/// Markup of a page, written from values; all text is escaped here and nowhere else.
enum HTML {
  /// Text made safe to stand between tags and in attributes.
  static func text(_ text: String) -> String { HTMLLabel.escaped(text) }

  /// An element around markup.
  ///
  /// - Parameter attributes: those without a value are left out.
  static func element(
    _ name: String, _ attributes: KeyValuePairs<String, String?> = [:], _ content: String = ""
  ) -> String {
    "<\(name)\(written(attributes))>\(content)</\(name)>"
  }

  /// An element around text.
  static func words(_ name: String, _ attributes: KeyValuePairs<String, String?> = [:], _ content: String)
    -> String
  {
    element(name, attributes, text(content))
  }

  /// A link within the page or to a file beside it.
  static func link(_ address: String, _ content: String) -> String { words("a", ["href": address], content) }

  /// A list of items of markup, one a line.
  static func list(
    _ items: [String], _ name: String = "ul", _ attributes: KeyValuePairs<String, String?> = [:]
  )
    -> String
  {
    element(name, attributes, items.map { "<li>\($0)</li>\n" }.joined())
  }

  /// What opens when its summary is chosen.
  static func details(
    _ summary: String, _ attributes: KeyValuePairs<String, String?> = [:], _ content: String
  )
    -> String
  {
    element("details", attributes, element("summary", [:], summary) + "\n" + content) + "\n"
  }

  private static func written(_ attributes: KeyValuePairs<String, String?>) -> String {
    attributes.compactMap { name, value in
      value.map { " \(name)=\"\(text($0))\"" }
    }.joined()
  }
}
