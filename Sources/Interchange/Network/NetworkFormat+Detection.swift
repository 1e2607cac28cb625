#if canImport(FoundationEssentials)
  public import FoundationEssentials
#else
  public import Foundation
#endif

extension NetworkFormat {
  /// The format of a file by the ending of its name, and where several share it, by its first bytes.
  public init?(detecting bytes: Data, path: String) {
    let ending = path.split(separator: ".").last.map { $0.lowercased() } ?? ""
    let candidates = Self.allCases.filter { $0.canRead && $0.endings.contains(ending) }
    if candidates.count == 1, ending != "txt" {
      self = candidates[0]
      return
    }
    guard let found = Self(content: bytes.prefix(65_536)) else {
      guard let first = candidates.first else { return nil }
      self = first
      return
    }
    self = found
  }

  /// The format by what a file begins with.
  private init?(content bytes: Data) {
    let text = String(decoding: bytes, as: UTF8.self)
    let start = text.drop { $0.isWhitespace || $0 == "\u{FEFF}" }
    if start.hasPrefix("<") {
      if text.contains("<graphml") {
        self = .graphml
      } else if text.contains("<gexf") {
        self = .gexf
      } else {
        return nil
      }
    } else if start.hasPrefix("{") || start.hasPrefix("[") {
      self = Self(json: text)
    } else if start.hasPrefix("*") {
      self = .pajek
    } else if start.lowercased().hasPrefix("dl") {
      self = .dl
    } else if start.hasPrefix("graph [") || start.hasPrefix("graph\n[") || start.hasPrefix("Creator") {
      self = .gml
    } else if start.hasPrefix("digraph") || start.hasPrefix("graph") || start.hasPrefix("strict") {
      self = .dot
    } else {
      return nil
    }
  }

  /// Which of the JSON formats a text is, by the keys it begins with.
  private init(json text: String) {
    func has(_ key: String) -> Bool { text.contains("\"\(key)\"") }
    if has("outE") || has("inE")
      || (has("id") && has("properties") && has("label") && !has("edges") && !has("graph"))
    {
      self = .graphson
    } else if has("elements") && has("connections") {
      self = .kumu
    } else if has("elements") || (has("data") && (has("group") || has("position"))) {
      self = .cytoscape
    } else if has("links") || has("multigraph") {
      self = .nodeLink
    } else if has("graph") || has("graphs") {
      self = .jgf
    } else if has("attributes") || has("nodes") {
      self = .graphology
    } else {
      self = has("data") ? .cytoscape : .graphology
    }
  }
}
