public import Atlas

#if canImport(FoundationEssentials)
  import FoundationEssentials
#else
  import Foundation
#endif

extension Atlas {
  /// Loads atlases, and mappings applied to their tables, and merges them.
  ///
  /// - Parameters:
  ///   - paths: folders or files in YAML; a file with the section `mapping:` reads tables.
  ///   - data: folders that the tables stand in. A table is looked for in each, in the folder below it that the mapping
  ///     names, and beside the mapping.
  ///   - suggests: whether the report names entities near those that are not matched, which takes time.
  /// - Returns: the atlas and what was read; the report is empty where no mapping is among the files.
  /// - Throws: `AtlasError`: unreadable where a file or a table is not there, invalid with every fault of the files, or
  ///   the first faults of the tables, each with its line.
  /// - Complexity: O(bytes + rows log rows)
  public static func load(_ paths: [String], data: [String], suggests: Bool = false) throws(AtlasError)
    -> (atlas: Atlas, report: MappingReport)
  {
    var builder = try AtlasBuilder(on: paths.filter { !Self.isNetworkFile($0) })
    for path in paths where Self.isNetworkFile(path) { builder.add(try network(at: path), path: path) }
    guard !builder.mappings.isEmpty, !builder.hasFaults else { return (try builder.build(), MappingReport()) }
    var application = MappingApplication(builder, suggests: suggests)
    let atlas = try application.run(data: data)
    return (atlas, application.report)
  }

  /// Whether a path is a file of another program: no folder and no YAML.
  private static func isNetworkFile(_ path: String) -> Bool {
    var isFolder = false
    let exists = FileManager.default.fileExists(atPath: path, isDirectory: &isFolder)
    return exists && !isFolder && !path.hasSuffix(".yaml") && !path.hasSuffix(".yml")
  }

  private static func network(at path: String) throws(AtlasError) -> NetworkDocument {
    do throws(InterchangeError) {
      return try NetworkDocument(path: path)
    } catch {
      let position =
        error.line > 0 ? SourcePosition(file: path, line: error.line, column: max(1, error.column)) : nil
      let message = position == nil ? "\(path): \(error.reason)" : error.reason
      throw AtlasError(
        error.kind == .unreadable ? .unreadable : .invalid,
        [Diagnostic(.error, at: position, message)])
    }
  }
}
