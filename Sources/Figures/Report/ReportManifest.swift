import Graphviz
import Interchange

#if canImport(FoundationEssentials)
  import FoundationEssentials
#else
  import Foundation
#endif

/// What a report wrote into its folder: from what each figure was drawn, and the hash of each file, so that only what
/// changed is drawn again and only what we wrote is ever removed.
struct ReportManifest: Codable, Hashable {
  /// A figure as it was drawn.
  struct Drawing: Codable, Hashable {
    /// The hash of all that it is drawn from.
    var source: String
    /// The hash of each of its files, by name.
    var files: [String: String]
  }

  static let name = "manifest.json"
  private static let schema = "corridor.manifest/1"

  private var schema = Self.schema
  /// The version of Graphviz.
  var graphviz: String
  /// The figures, by the name of their files.
  var drawings: [String: Drawing] = [:]

  init(graphviz: String) { self.graphviz = graphviz }

  /// Reads what an earlier run left; nil where that is nothing, or nothing of ours.
  init?(_ bytes: [UInt8]) {
    guard let read = try? JSONDecoder().decode(Self.self, from: Data(bytes)), read.schema == Self.schema
    else {
      return nil
    }
    self = read
    // A name from a file must stay within its folder.
    let names = drawings.values.flatMap(\.files.keys)
    guard names.allSatisfy({ !$0.contains("/") && !$0.hasPrefix(".") }) else { return nil }
  }

  /// As JSON with sorted keys.
  var bytes: [UInt8] {
    get throws {
      let encoder = JSONEncoder()
      encoder.outputFormatting = [.prettyPrinted, .sortedKeys, .withoutEscapingSlashes]
      return Array(try encoder.encode(self)) + [UInt8(ascii: "\n")]
    }
  }
}

extension Figure {
  /// All that the figure's files are made of, without a layout.
  private struct Source: Encodable {
    let diagram: Diagram
    let legend: [String]
    let engine, title, caption, description: String
    let theme: [String]
    let table: String
  }

  /// The hash of all that the figure's files are made of: the diagram, the theme, the words and the table.
  var sourceHash: String {
    get throws {
      let encoder = JSONEncoder()
      encoder.outputFormatting = .sortedKeys
      let source = Source(
        diagram: diagram, legend: legend, engine: engine, title: heading, caption: caption,
        description: description,
        theme: [theme.page.rawValue, theme.variant.rawValue, "\(theme.isPageFixed)", author], table: table.csv
      )
      return SHA256(Array(try encoder.encode(source))).hexadecimal
    }
  }
}
