import Dispatch
import Synchronization

/// What a long run is doing, on a terminal's standard error. It comes up after half a second.
enum ProgressBar {
  private struct State {
    var verb = ""
    /// What is done now.
    var step = ""
    /// The part of the step that is done, where it is known.
    var part: Double?
    var isEnded = false
  }

  private static let state = Mutex(State())

  /// Draws until the timer is released; nil where nobody looks.
  static func start(_ verb: String) -> (any DispatchSourceTimer)? {
    guard StandardStreams.isErrorTerminal else { return nil }
    state.withLock { $0.verb = verb }
    let timer = DispatchSource.makeTimerSource(queue: DispatchQueue(label: "progress"))
    let begin = ContinuousClock.now
    timer.setEventHandler { draw(Int((ContinuousClock.now - begin).components.seconds)) }
    timer.schedule(deadline: .now() + .milliseconds(500), repeating: .milliseconds(200))
    timer.resume()
    return timer
  }

  /// Says what is done from now on.
  static func step(_ step: String) { state.withLock { ($0.step, $0.part) = (step, nil) } }

  /// Receives the part of a step that is done, from 0 to 1; nil where nobody looks.
  static func reporting(_ step: String) -> (@Sendable (Double) -> Void)? {
    guard StandardStreams.isErrorTerminal else { return nil }
    self.step(step)
    return { part in state.withLock { $0.part = min(max(part, 0), 1) } }
  }

  /// Draws no more.
  static func end() {
    state.withLock { $0.isEnded = true }
    StandardStreams.endStatus()
  }

  private static func draw(_ seconds: Int) {
    state.withLock { state in
      if state.isEnded { return }
      StandardStreams.status(line(state, seconds))
    }
  }

  private static func line(_ state: State, _ seconds: Int) -> String {
    let what = state.step.isEmpty ? state.verb : "\(state.verb): \(state.step.suffix(40))"
    guard let part = state.part else { return "\(what), \(seconds) s" }
    let filled = Int(part * 30)
    let bar = String(repeating: "#", count: filled) + String(repeating: ".", count: 30 - filled)
    return "[\(bar)] \(Int(part * 100)) % \(what), \(seconds) s"
  }
}
