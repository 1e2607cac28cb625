/// Why a diagram was not drawn.
public enum GraphvizError: Error, Sendable, Hashable {
  /// The library has no such layout engine.
  case unknownEngine(String, known: [String])
  /// The library cannot write such a format.
  case unknownFormat(String, known: [String])
  /// The DOT text is wrong; the line is counted from one.
  case syntax(line: Int, message: String)
  /// The diagram asks for something that makes the library crash, hang or open files.
  case refused(String)
  /// The system has no font, so every label would be empty.
  case noFont
  /// The library reported faults.
  case failed([String])
}

extension GraphvizError: CustomStringConvertible {
  /// What is wrong and what to do.
  public var description: String {
    switch self {
    case .unknownEngine(let name, let known):
      "Graphviz has no layout engine '\(name)'; it has \(known.joined(separator: ", "))"
    case .unknownFormat(let name, let known):
      "Graphviz cannot write the format '\(name)'; it writes \(known.joined(separator: ", "))"
    case .syntax(let line, let message): "line \(line): \(message)"
    case .refused(let why): why
    case .noFont: "the system has no font to draw labels in; install one, for instance fonts-dejavu-core"
    case .failed(let messages): messages.joined(separator: "; ")
    }
  }
}

/// A rendered diagram.
public struct Rendering: Sendable {
  /// The bytes of the file.
  public let bytes: [UInt8]
  /// What the library warned of.
  public let warnings: [String]
  /// What is worth telling whoever asked for it.
  public let remarks: [String]

  /// Makes a rendering.
  public init(bytes: [UInt8], warnings: [String], remarks: [String] = []) {
    self.bytes = bytes
    self.warnings = warnings
    self.remarks = remarks
  }
}
