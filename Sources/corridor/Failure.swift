import ArgumentParser
import Atlas
import Figures
import Graphviz
import Influence
import Interchange

/// Why a command ends without an answer: a message for standard error and an exit status.
struct Failure: Error {
  /// Exit statuses, after BSD's sysexits.
  enum Status: Int32 {
    /// The honest answer is 'none'.
    case none = 1
    case usage = 64
    case badData = 65
    case noInput = 66
    case internalError = 70
    case cannotWrite = 73
    /// A time limit was reached.
    case timeLimit = 75
  }

  let status: Status
  let message: String

  init(_ status: Status, _ message: String) {
    self.status = status
    self.message = message
  }

  init(_ error: AtlasError) {
    let count = error.diagnostics.count
    let end = count > 1 ? "\n\(count) errors" : ""
    self.init(error.reason == .unreadable ? .noInput : .badData, error.description + end)
  }

  init(_ error: FileWriteError) { self.init(.cannotWrite, "error: \(error)") }

  init(_ error: FigureError) {
    if case .pageTooSmall = error {
      self.init(.usage, "error: \(error) (--page a3, or without --page; --top or -k for less)")
    } else {
      self.init(.usage, "error: \(error)")
    }
  }

  init(_ error: GraphvizError) {
    switch error {
    case .unknownFormat, .unknownEngine: self.init(.usage, "error: \(error)")
    case .noFont: self.init(.cannotWrite, "error: \(error)")
    default: self.init(.internalError, "error: the figure cannot be drawn: \(error)")
    }
  }

  init(_ error: RouteQueryError) { self.init(.usage, "error: \(error)") }
}
