import ArgumentParser
import Interchange

/// Reading a file of another program for a verb.
enum NetworkFile {
  static func read(_ path: String, as format: NetworkFormat?) throws -> NetworkDocument {
    defer { ProgressBar.step("") }
    do throws(InterchangeError) {
      return try NetworkDocument(
        path: path, format: format, progress: ProgressBar.reporting("reading \(path)"))
    } catch {
      throw Failure(error)
    }
  }

  /// Says remarks or losses on standard error, one a line.
  static func say(_ remarks: [String]) {
    for remark in remarks { StandardStreams.error("note: \(remark)") }
  }
}

extension Failure {
  init(_ error: InterchangeError) {
    let status: Status =
      switch error.kind {
      case .unreadable: .noInput
      case .invalid: .badData
      case .unsupported: .usage
      }
    self.init(status, "error: \(error)")
  }
}
