#if canImport(FoundationEssentials)
  import FoundationEssentials
#else
  import Foundation
#endif

/// Files that a test needs on disk.
enum TemporaryFolder {
  /// A fresh file with these bytes.
  static func file(_ bytes: [UInt8], named name: String = "atlas.yaml") -> String {
    let folder = FileManager.default.temporaryDirectory.appending(path: "corridor-\(UUID().uuidString)")
    let path = folder.appending(path: name)
    do {
      try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
      try Data(bytes).write(to: path)
    } catch {
      return "cannot write \(path.path): \(error)"
    }
    return path.path
  }

  /// Takes a file and the folder made for it away.
  static func remove(_ path: String) {
    try? FileManager.default.removeItem(at: URL(filePath: path).deletingLastPathComponent())
  }
}
