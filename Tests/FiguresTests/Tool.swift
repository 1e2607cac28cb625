import Foundation

/// Programs of others that look at files, where they are installed.
enum Tool {
  /// What a program writes when it is run on a file; nil where it is missing or finds a fault.
  static func run(_ name: String, _ arguments: [String] = [], on bytes: [UInt8], ending: String) throws
    -> String?
  {
    let folder = FileManager.default.temporaryDirectory.appending(path: "corridor-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(at: folder) }
    let file = folder.appending(path: "figure.\(ending)")
    try Data(bytes).write(to: file)
    let process = Process()
    process.executableURL = URL(filePath: "/usr/bin/env")
    process.arguments = [name] + arguments + [file.path]
    let output = Pipe()
    process.standardOutput = output
    process.standardError = output
    try process.run()
    let written = try output.fileHandleForReading.readToEnd() ?? Data()
    process.waitUntilExit()
    return process.terminationStatus == 0 ? String(decoding: written, as: UTF8.self) : nil
  }

  /// Whether a program is there. Tests that need one that is not are skipped, which the test run says.
  static func has(_ name: String) -> Bool {
    (ProcessInfo.processInfo.environment["PATH"] ?? "").split(separator: ":").contains {
      FileManager.default.isExecutableFile(atPath: "\($0)/\(name)")
    }
  }
}
