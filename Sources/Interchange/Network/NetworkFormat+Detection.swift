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
    let start = bytes.prefix(65_536)
    let text = TextEncoding.fromUTF16(start.span).map { Data($0) } ?? start
    guard let found = Self(content: text) else {
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
      guard let found = Self(json: bytes) else { return nil }
      self = found
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

  /// Which of the JSON formats a text is, by the keys of its outermost value and of the first things in that.
  private init?(json bytes: Data) {
    guard let root = JSONTree.beginning(bytes, path: "") else { return nil }
    func has(_ key: String) -> Bool { root[key] != nil }
    func first(_ key: String) -> JSONNode? { root[key]?.elements.first { _ in true } }
    if root.isArray {
      self = .cytoscape
    } else if has("@type") || has("outE") || has("inE") || has("vertices")
      || root["graph"]?["vertices"] != nil
      || (has("id") && has("label") && !has("nodes") && !has("edges"))
    {
      self = .graphson
    } else if has("connections") || has("defaultMap")
      || (has("elements") && first("elements")?["label"] != nil)
    {
      self = .kumu
    } else if has("elements") || has("target_cytoscapejs_version") {
      self = .cytoscape
    } else if has("bundleVersion")
      || root["graph"]?["nodes"]?.elements.first(where: { _ in true })?["key"] != nil
    {
      self = .graphology
    } else if has("options") || has("attributes") || first("nodes")?["key"] != nil {
      self = .graphology
    } else if has("nodes") || has("links") || has("multigraph") {
      self = .nodeLink
    } else if has("graph") || has("graphs") {
      self = .jgf
    } else {
      return nil
    }
  }
}
