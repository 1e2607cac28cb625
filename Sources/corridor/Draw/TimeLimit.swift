import Synchronization

#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#else
  import Darwin
#endif

/// Ends the command when something takes too long.
///
/// Graphviz cannot be stopped in the middle of a layout, so the process ends with it. What is guarded must write nothing:
/// then nothing half-written is left.
enum TimeLimit {
  /// Whether the work is done; who sets it first, the work or the clock, decides how it ends.
  private final class Progress: Sendable {
    let isDone = Mutex(false)
  }

  /// Does some work, or ends the process with an error after so many seconds.
  static func guarding<Result>(seconds: Double, _ work: () throws -> Result) rethrows -> Result {
    let progress = Progress()
    let clock = Task.detached {
      try? await Task.sleep(for: .seconds(seconds))
      progress.isDone.withLock { isDone in
        if isDone { return }
        StandardStreams.error(
          "error: the drawing is not ready after \(seconds.formatted) s and was given up; raise --time-limit, or draw "
            + "less with --top or -k")
        _exit(Failure.Status.timeLimit.rawValue)
      }
    }
    defer {
      progress.isDone.withLock { $0 = true }
      clock.cancel()
    }
    return try work()
  }
}

extension Double {
  /// A number of seconds without decimals it does not need.
  fileprivate var formatted: String { self == rounded() ? "\(Int(self))" : "\(self)" }
}
