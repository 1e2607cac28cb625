#if canImport(FoundationEssentials)
  import FoundationEssentials
#else
  import Foundation
#endif
import Synchronization

/// Why a file could not be written, and where.
public struct FileWriteError: Error, Sendable, CustomStringConvertible {
  /// The path as the user gave it.
  public let path: String
  /// What went wrong.
  public let reason: String

  /// `path: cannot be written: reason`.
  public var description: String { "\(path): cannot be written: \(reason)" }
}

/// Writes a whole file or none.
public enum AtomicFile {
  /// Held while a file is written.
  private static let writing = Mutex(())

  /// Does something while no file is being written: to end the process, for instance.
  public static func betweenWrites(_ body: () -> Void) { writing.withLock { _ in body() } }

  /// Writes bytes to a temporary file beside the path and renames it, so that a reader sees the old file or the
  /// complete new one and a failure leaves nothing behind.
  ///
  /// - Throws: `FileWriteError` when the folder is missing or unwritable, or the disk is full.
  public static func write(_ bytes: [UInt8], to path: String) throws(FileWriteError) {
    let url = URL(filePath: path)
    let folder = url.deletingLastPathComponent().path
    var isFolder = false
    guard FileManager.default.fileExists(atPath: folder.isEmpty ? "." : folder, isDirectory: &isFolder),
      isFolder
    else { throw FileWriteError(path: path, reason: "there is no folder '\(folder)'") }
    if FileManager.default.fileExists(atPath: path, isDirectory: &isFolder), isFolder {
      throw FileWriteError(path: path, reason: "it is a folder")
    }
    do {
      try writing.withLock { _ in try Data(bytes).write(to: url, options: .atomic) }
    } catch let error as CocoaError where error.code == .fileWriteOutOfSpace {
      throw FileWriteError(path: path, reason: "no space left on the disk")
    } catch let error as CocoaError where error.code == .fileWriteNoPermission {
      throw FileWriteError(path: path, reason: "permission denied")
    } catch {
      throw FileWriteError(path: path, reason: "the file system refused it")
    }
  }

  /// Writes text as UTF-8 in the same way.
  public static func write(_ text: String, to path: String) throws(FileWriteError) {
    try write(Array(text.utf8), to: path)
  }

  /// Makes a folder with all that is above it, unless it is there.
  ///
  /// - Throws: `FileWriteError` when it cannot be made.
  public static func makeFolder(_ path: String) throws(FileWriteError) {
    do {
      try FileManager.default.createDirectory(atPath: path, withIntermediateDirectories: true)
    } catch {
      throw FileWriteError(path: path, reason: "the folder cannot be made")
    }
  }

  /// Removes a file.
  ///
  /// - Throws: `FileWriteError` when it cannot be removed.
  public static func remove(_ path: String) throws(FileWriteError) {
    do {
      try FileManager.default.removeItem(atPath: path)
    } catch {
      throw FileWriteError(path: path, reason: "it cannot be removed")
    }
  }
}
