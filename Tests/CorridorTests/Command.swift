import Foundation
import Testing

/// Runs the built command as a user would and keeps what it wrote.
struct Command {
  let status: Int32
  let output: String
  let error: String

  /// Runs `corridor` with arguments, in a folder of its own where one is asked for.
  ///
  /// - Parameters:
  ///   - environment: added to that of the test.
  ///   - shell: a shell command run instead, with `corridor` in its path.
  static func run(
    _ arguments: [String] = [], environment: [String: String] = [:], shell: String? = nil
  ) throws -> Command {
    let process = Process()
    process.executableURL = shell == nil ? executable : URL(filePath: "/bin/sh")
    process.arguments = shell.map { ["-c", $0] } ?? arguments
    var variables = ProcessInfo.processInfo.environment
    variables["PATH"] = executable.deletingLastPathComponent().path + ":" + (variables["PATH"] ?? "")
    variables.merge(environment) { $1 }
    process.environment = variables
    process.currentDirectoryURL = packageFolder
    let output = Pipe()
    let error = Pipe()
    process.standardOutput = output
    process.standardError = error
    process.standardInput = FileHandle.nullDevice
    try process.run()
    let written = try output.fileHandleForReading.readToEnd() ?? Data()
    let complained = try error.fileHandleForReading.readToEnd() ?? Data()
    process.waitUntilExit()
    return Command(
      status: process.terminationReason == .uncaughtSignal
        ? -process.terminationStatus : process.terminationStatus,
      output: String(decoding: written, as: UTF8.self), error: String(decoding: complained, as: UTF8.self))
  }

  /// The command stands beside the test bundle.
  static var executable: URL {
    let folder = URL(filePath: CommandLine.arguments[0]).deletingLastPathComponent()
    return folder.appending(path: "corridor")
  }

  /// The root of the package, which holds the shipped atlases.
  static var packageFolder: URL {
    URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
      .deletingLastPathComponent()
  }

  /// Runs and reads the answer as JSON.
  static func json(_ arguments: [String]) throws -> [String: Any] {
    let command = try run(arguments + ["--format", "json"])
    let value = try JSONSerialization.jsonObject(with: Data(command.output.utf8))
    return try #require(value as? [String: Any])
  }
}

/// A folder for the files of one test.
final class Folder {
  let path: String

  init() throws {
    let url = FileManager.default.temporaryDirectory.appending(path: "corridor-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: url, withIntermediateDirectories: true)
    path = url.path
  }

  deinit { try? FileManager.default.removeItem(atPath: path) }

  func write(_ text: String, to name: String) throws -> String {
    let file = "\(path)/\(name)"
    try Data(text.utf8).write(to: URL(filePath: file))
    return file
  }

  var files: [String] { (try? FileManager.default.contentsOfDirectory(atPath: path).sorted()) ?? [] }
}
