import Atlas
import Foundation

@testable import Influence

/// Textbook networks as atlases, from the shared data where it stands beside the checkout.
enum MeasureData {
  static let folder = URL(filePath: #filePath).resolvingSymlinksInPath().deletingLastPathComponent()
    .appending(path: "../../../shared/data").standardized
  static var isThere: Bool { FileManager.default.fileExists(atPath: folder.path) }

  /// The rows of a CSV file by column; none of these has a quoted comma in the columns used.
  static func rows(_ path: String) throws -> [[String: String]] {
    let text = try String(contentsOf: folder.appending(path: path), encoding: .utf8)
    let lines = text.split(whereSeparator: \.isNewline).map(fields)
    return lines.dropFirst().map { Dictionary(zip(lines[0], $0)) { first, _ in first } }
  }

  private static func fields(_ line: Substring) -> [String] {
    var (fields, isQuoted) = ([""], false)
    for character in line {
      if character == "\"" {
        isQuoted.toggle()
      } else if character == ",", !isQuoted {
        fields.append("")
      } else {
        fields[fields.count - 1].append(character)
      }
    }
    return fields
  }

  /// The ends of the edges of a GML file, by node id, and the labels.
  static func gml(_ path: String) throws -> (edges: [(String, String)], labels: [String: String]) {
    let text = try String(contentsOf: folder.appending(path: path), encoding: .utf8)
    let words = text.split(whereSeparator: \.isWhitespace).map(String.init)
    var (edges, labels, id, source) = ([(String, String)](), [String: String](), "", "")
    for (word, next) in zip(words, words.dropFirst()) {
      switch word {
      case "id":
        id = next
        labels[id] = labels[id] ?? id
      case "label": labels[id] = next.replacingOccurrences(of: "\"", with: "")
      case "source": source = next
      case "target": edges.append((source, next))
      default: break
      }
    }
    return (edges, labels)
  }
}

/// Makes small atlases: entities named by their ids, ties of types that carry influence along.
struct MeasureAtlas {
  private var builder: AtlasBuilder
  private let evidence = Evidence(basis: .assumed)
  private let position = SourcePosition(file: "test", line: 1, column: 1)
  private var ids: [String: String] = [:]

  init(asOf date: String = "2020") throws {
    builder = try AtlasBuilder()
    builder.declareHeader(id: "test", title: "Test", asOf: PartialDate(date))
    builder.declareTieType("sways")
    builder.declareTieType("knows", along: "medium", against: "medium")
    builder.declareTieType("near", along: nil)
  }

  mutating func entity(_ name: String, kind: String = "organisation", country: String? = nil) {
    guard ids[name] == nil else { return }
    let id = builder.identifier(for: name)
    ids[name] = id
    builder.declareKind(kind)
    builder.add(
      entity: id, kind: kind, name: name,
      attributes: country.map { [("country", AttributeValue.text($0))] } ?? [], evidence: evidence,
      at: position)
  }

  mutating func tie(_ from: String, _ type: String, _ to: String, grade: String? = nil) {
    entity(from)
    entity(to)
    builder.add(
      tie: type, from: ids[from] ?? "", to: ids[to] ?? "", statement: Tie.Statement(grade: grade),
      evidence: evidence, at: position)
  }

  func build() throws -> Atlas { try builder.build() }
}

extension Ranking {
  /// The values of a measure by the names of the entities.
  func values(_ measure: Measure) throws -> [String: Double?] {
    guard let column = measures.firstIndex(of: measure) else { return [:] }
    return Dictionary(uniqueKeysWithValues: rows.map { ($0.entity.name, $0.values[column]) })
  }

  /// Whether a value is as expected, but for an error.
  func has(_ name: String, _ measure: Measure, _ expected: Double, within error: Double = 1e-9) -> Bool {
    guard let column = measures.firstIndex(of: measure),
      let value = rows.first(where: { $0.entity.name == name })?.values[column]
    else { return false }
    return abs(value - expected) <= error
  }

  func rank(of name: String, by measure: Measure) -> Int? {
    guard let column = measures.firstIndex(of: measure) else { return nil }
    return rows.first { $0.entity.name == name }?.ranks[column]
  }
}
