import Atlas
import Foundation
import Interchange

/// A mapping and its tables in a folder of their own.
final class MappingFolder {
  let path: String

  /// Writes files by their names.
  init(_ files: [String: String]) throws {
    let url = FileManager.default.temporaryDirectory.appending(path: "corridor-\(UUID().uuidString)")
    path = url.path
    try FileManager.default.createDirectory(at: url, withIntermediateDirectories: true)
    for (name, text) in files { try write(Data(text.utf8), to: name) }
  }

  deinit { try? FileManager.default.removeItem(atPath: path) }

  func write(_ bytes: Data, to name: String) throws {
    let url = URL(filePath: "\(path)/\(name)")
    try FileManager.default.createDirectory(
      at: url.deletingLastPathComponent(), withIntermediateDirectories: true)
    try bytes.write(to: url)
  }

  /// Loads files of the folder, and others by their full path.
  func load(_ names: [String] = ["map.yaml"], data: [String] = [], suggests: Bool = false)
    throws -> (atlas: Atlas, report: MappingReport)
  {
    try Atlas.load(
      names.map { $0.hasPrefix("/") ? $0 : "\(path)/\($0)" }, data: data.isEmpty ? [path] : data,
      suggests: suggests)
  }

  /// What is wrong with the files, without the folder's name; empty where nothing is.
  func fault(_ names: [String] = ["map.yaml"]) -> String {
    do {
      _ = try load(names)
      return ""
    } catch {
      return "\(error)".replacing(path + "/", with: "")
    }
  }

  /// A mapping with a source 's' and these tables, as YAML indented by four.
  static func mapping(_ files: String, extra: String = "") -> String {
    """
    atlas: {id: m, title: M, as of: 2019}
    sources: {s: {title: S}}
    \(extra)
    mapping:
      files:
    \(files)
    """
  }
}

extension Atlas {
  /// 'from type to' of every tie.
  var tieTexts: [String] { ties.map { "\(entities[$0.from].id) \($0.type) \(entities[$0.to].id)" } }
}
