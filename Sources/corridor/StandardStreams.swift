#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#else
  import Darwin
#endif
import Synchronization

/// Standard output and standard error, written whole. A reader that has gone away ends the command in silence.
enum StandardStreams {
  private static let pending = Mutex<[UInt8]>([])
  /// Whether a line that will be drawn over stands on standard error.
  private static let hasStatus = Mutex(false)

  /// Makes a broken pipe, and a file grown too large, an error of the write instead of a signal.
  static func prepare() {
    signal(SIGPIPE, SIG_IGN)
    signal(SIGXFSZ, SIG_IGN)
  }

  /// Adds to standard output.
  static func output(_ text: String) { pending.withLock { $0.append(contentsOf: text.utf8) } }

  /// Adds bytes to standard output.
  static func output(_ bytes: [UInt8]) { pending.withLock { $0.append(contentsOf: bytes) } }

  /// Writes what is pending.
  static func flush() {
    endStatus()
    let bytes = pending.withLock { bytes in
      let taken = bytes
      bytes = []
      return taken
    }
    write(bytes, to: STDOUT_FILENO)
  }

  /// Writes a message and a line end to standard error.
  static func error(_ text: String) {
    endStatus()
    write(Array((text + "\n").utf8), to: STDERR_FILENO)
  }

  /// Draws a line on standard error over the last one: what takes long.
  static func status(_ text: String) {
    hasStatus.withLock { hasStatus in
      write(Array("\r\u{1B}[K\(text)".utf8), to: STDERR_FILENO)
      hasStatus = true
    }
  }

  /// Takes the line away.
  static func endStatus() {
    hasStatus.withLock { hasStatus in
      if hasStatus { write(Array("\r\u{1B}[K".utf8), to: STDERR_FILENO) }
      hasStatus = false
    }
  }

  private static func write(_ bytes: [UInt8], to descriptor: Int32) {
    var rest = bytes[...]
    while !rest.isEmpty {
      let written = unsafe rest.withUnsafeBytes { buffer in
        #if canImport(Glibc)
          unsafe Glibc.write(descriptor, buffer.baseAddress, buffer.count)
        #elseif canImport(Musl)
          unsafe Musl.write(descriptor, buffer.baseAddress, buffer.count)
        #else
          unsafe Darwin.write(descriptor, buffer.baseAddress, buffer.count)
        #endif
      }
      if written > 0 {
        rest = rest.dropFirst(written)
      } else if errno == EINTR {
        continue
      } else if errno == EPIPE {
        exit(0)
      } else {
        if descriptor == STDOUT_FILENO {
          error("error: standard output cannot be written; is the disk full?")
        }
        exit(Failure.Status.cannotWrite.rawValue)
      }
    }
  }

  /// Whether a descriptor is a terminal.
  static func isTerminal(_ descriptor: Int32 = STDOUT_FILENO) -> Bool { isatty(descriptor) == 1 }

  /// Whether standard error is a terminal.
  static var isErrorTerminal: Bool { isTerminal(STDERR_FILENO) }

  /// The columns of the terminal on standard output; nil if it is none.
  static var terminalWidth: Int? {
    guard isTerminal() else { return nil }
    var size = winsize()
    guard unsafe ioctl(STDOUT_FILENO, UInt(TIOCGWINSZ), &size) == 0, size.ws_col > 0 else { return 80 }
    return Int(size.ws_col)
  }

  /// The value of an environment variable.
  static func environment(_ name: String) -> String? {
    unsafe getenv(name).map { unsafe String(cString: $0) }
  }
}
