import CGraphviz
import Synchronization

/// What Graphviz reports while it works.
///
/// The library calls back with pieces of a message ("Error", ": ", the text); they are put together up to the end of
/// a line. Without the callback they would go to standard error.
enum GraphvizDiagnostics {
  private static let pieces = Mutex<[UInt8]>([])

  /// Sends the library's reports here instead of to standard error.
  static func install() {
    unsafe agseterrf { message in
      guard let message = unsafe message else { return 0 }
      let bytes = Array(unsafe String(cString: message).utf8)
      GraphvizDiagnostics.pieces.withLock { $0.append(contentsOf: bytes) }
      return 0
    }
  }

  /// The lines reported since the last call.
  static func take() -> (errors: [String], warnings: [String]) {
    let bytes = pieces.withLock { pieces in
      let taken = pieces
      pieces = []
      return taken
    }
    var errors: [String] = []
    var warnings: [String] = []
    for line in String(decoding: bytes, as: UTF8.self).split(separator: "\n") {
      if line.hasPrefix("Warning: ") {
        warnings.append(String(line.dropFirst(9)))
      } else if line.hasPrefix("Error: ") {
        errors.append(String(line.dropFirst(7)))
      } else if !line.isEmpty {
        // A message that names no level follows one that does, or comes from a plugin.
        if errors.isEmpty { warnings.append(String(line)) } else { errors.append(String(line)) }
      }
    }
    return (errors, warnings)
  }
}
