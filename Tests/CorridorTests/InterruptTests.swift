import Foundation
import Testing

/// What a user sees of a long run, and gets on stopping it.
struct InterruptTests {
  /// Each would take minutes.
  static let longRuns = [
    ["routes", "Amarante", "European Commission", "--robust", "--samples", "1000000"],
    ["whatif", "2b", "--worlds", "1000000"],
  ]

  // 128 and the number of SIGINT, as shells say of a command that Ctrl-C ended.
  @Test(.timeLimit(.minutes(3)), arguments: longRuns)
  func ctrlCStopsAtOnceAndLeavesNothing(_ arguments: [String]) throws {
    let folder = try Folder()
    let terminal = try Terminal()
    let process = Process()
    process.executableURL = Command.executable
    process.arguments = arguments + ["-o", "\(folder.path)/answer.txt"]
    process.currentDirectoryURL = Command.packageFolder
    process.standardInput = FileHandle.nullDevice
    process.standardOutput = FileHandle.nullDevice
    process.standardError = terminal.inner
    try process.run()
    try terminal.inner.close()
    // The line on the terminal says that it is at work.
    let shown = terminal.read(until: "\(arguments[0])")
    #expect(shown.contains(arguments[0]))
    process.interrupt()
    let rest = terminal.read(until: "Interrupted.")
    process.waitUntilExit()
    #expect(process.terminationReason == .exit)
    #expect(process.terminationStatus == 130)
    // The last line drawn is taken away, and nothing but one line is left.
    #expect(rest.contains("\r\u{1B}[KInterrupted."))
    #expect(folder.files.isEmpty)
  }

  @Test func nothingIsDrawnWhereNobodyLooks() throws {
    let command = try Command.run(["whatif", "2b", "--worlds", "256", "--from", "riga"])
    #expect(command.status == 0)
    #expect(command.error.isEmpty)
  }
}

/// A terminal, of which a command gets the inner end.
private final class Terminal {
  let inner: FileHandle
  private let outer: FileHandle

  init() throws {
    let descriptor = unsafe open("/dev/ptmx", O_RDWR | O_NOCTTY)
    outer = FileHandle(fileDescriptor: descriptor, closeOnDealloc: true)
    inner = try #require(Self.innerName(descriptor).flatMap(FileHandle.init(forUpdatingAtPath:)))
  }

  /// Opens the inner end. The C library has what that takes; the headers that Swift reads hide it.
  private static func innerName(_ descriptor: CInt) -> String? {
    typealias Step = @convention(c) (CInt) -> CInt
    typealias Name = @convention(c) (CInt) -> UnsafeMutablePointer<CChar>?
    guard let grant = unsafe dlsym(nil, "grantpt"), let unlock = unsafe dlsym(nil, "unlockpt"),
      let nameOf = unsafe dlsym(nil, "ptsname"),
      unsafe unsafeBitCast(grant, to: Step.self)(descriptor) == 0,
      unsafe unsafeBitCast(unlock, to: Step.self)(descriptor) == 0,
      let name = unsafe unsafeBitCast(nameOf, to: Name.self)(descriptor)
    else { return nil }
    return unsafe String(cString: name)
  }

  /// What is written up to some words, or until the other end is closed.
  func read(until words: String) -> String {
    var text = ""
    var bytes = [UInt8](repeating: 0, count: 4096)
    while !text.contains(words) {
      let count = unsafe bytes.withUnsafeMutableBytes { buffer in
        // A handle would go on reading until its buffer is full, and lose what it has when the other end closes.
        unsafe Foundation.read(outer.fileDescriptor, buffer.baseAddress, buffer.count)
      }
      guard count > 0 else { break }
      text += String(decoding: bytes.prefix(count), as: UTF8.self)
    }
    return text
  }
}
