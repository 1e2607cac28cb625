import Foundation

/// Data that stand beside the repository, where they are present.
enum PolicyData {
  /// ../shared/data/classic, seen from the package; nil where it is absent.
  static let classic: URL? = {
    // This file's folder, with links followed, is two below the package.
    let package = URL(filePath: #filePath).resolvingSymlinksInPath()
      .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()
    let folder = package.deletingLastPathComponent().appending(path: "shared/data/classic")
    return FileManager.default.fileExists(atPath: folder.path) ? folder : nil
  }()

  /// The rows of a table after its heading, split at commas.
  static func table(_ name: String) throws -> [[String]] {
    guard let classic else { return [] }
    let text = try String(contentsOf: classic.appending(path: name), encoding: .utf8)
    return text.split(whereSeparator: \.isNewline).dropFirst().map { line in
      line.split(separator: ",", omittingEmptySubsequences: false).map(String.init)
    }
  }
}
