import Dispatch
import Interchange

#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#else
  import Darwin
#endif

/// A clean stop when the user or the system ends the command: no file half-written, one line on standard error, and the
/// exit status that shells give to the signal.
enum Interrupt {
  /// Watches for the signals until the sources are released. One that is ignored from the start stays ignored.
  static func watch() -> [any DispatchSourceSignal] {
    let queue = DispatchQueue(label: "interrupt", qos: .userInteractive)
    return [SIGINT, SIGTERM, SIGHUP].compactMap { number in
      // A source sees a signal only if it does nothing by itself.
      let before = unsafe unsafeBitCast(signal(number, SIG_IGN), to: Int.self)
      let ignored = unsafe unsafeBitCast(SIG_IGN, to: Int.self)
      if before == ignored { return nil }
      let source = DispatchSource.makeSignalSource(signal: number, queue: queue)
      source.setEventHandler { end(number) }
      source.resume()
      return source
    }
  }

  private static func end(_ number: Int32) {
    // A file that is being written is completed first, and none is begun.
    AtomicFile.betweenWrites {
      StandardStreams.error(number == SIGINT ? "Interrupted." : "Stopped by signal \(number).")
      // Other threads still run, so nothing of theirs is torn down.
      _exit(128 + number)
    }
  }
}
