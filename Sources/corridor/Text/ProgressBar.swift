import Synchronization

/// A bar on standard error while something takes long, on a terminal only. It comes up after half a second.
final class ProgressBar: Sendable {
  private let label: String
  private let isShown: Bool
  private let start = ContinuousClock.now
  /// The percent last drawn; nil if nothing was.
  private let drawn = Mutex<Int?>(nil)

  init(_ label: String) {
    self.label = label
    isShown = StandardStreams.isErrorTerminal
  }

  /// Receives the part that is done, from 0 to 1; nil where nobody looks.
  var report: (@Sendable (Double) -> Void)? {
    guard isShown else { return nil }
    return { part in self.draw(Int(min(max(part, 0), 1) * 100)) }
  }

  private func draw(_ percent: Int) {
    drawn.withLock { drawn in
      guard drawn != percent, ContinuousClock.now - start > .milliseconds(500) else { return }
      drawn = percent
      let filled = percent * 30 / 100
      let bar = String(repeating: "#", count: filled) + String(repeating: ".", count: 30 - filled)
      StandardStreams.status("\r[\(bar)] \(percent) % \(label.suffix(30))")
    }
  }

  /// Takes the bar away.
  func end() {
    drawn.withLock { drawn in
      guard drawn != nil else { return }
      StandardStreams.status("\r\u{1B}[K")
      drawn = nil
    }
  }
}
