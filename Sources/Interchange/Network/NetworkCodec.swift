#if canImport(FoundationEssentials)
  public import FoundationEssentials
#else
  public import Foundation
#endif

/// A file as a reader gets it.
struct NetworkFile {
  /// The path, as it was given.
  let path: String
  /// Its bytes, mapped and not copied where that is possible.
  let bytes: Data
  /// Receives the part of the bytes that is done, from 0 to 1.
  let progress: (@Sendable (Double) -> Void)?

  init(path: String, bytes: Data, progress: (@Sendable (Double) -> Void)? = nil) {
    self.path = path
    self.bytes = bytes
    self.progress = progress
  }

  /// The file at a path.
  init(reading path: String) throws(InterchangeError) {
    do {
      self.init(
        path: path,
        bytes: try Data(contentsOf: URL(filePath: path), options: Self.isLarge(path) ? .alwaysMapped : []))
    } catch {
      let isMissing = (error as? CocoaError)?.code == .fileReadNoSuchFile
      throw InterchangeError(
        .unreadable, path: path, reason: isMissing ? "no such file" : "the file cannot be read")
    }
  }

  /// Whether a file is so large that to copy it would cost a tenth of the time to read it. Linux maps on demand alone.
  private static func isLarge(_ path: String) -> Bool {
    guard let attributes = try? FileManager.default.attributesOfItem(atPath: path),
      attributes[.type] as? FileAttributeType == .typeRegular
    else { return false }
    // The number comes as one type or the other, by the platform.
    let size = attributes[.size] as? UInt64 ?? (attributes[.size] as? UInt).map { UInt64($0) } ?? 0
    return size >= 1 << 24
  }

  func error(line: Int = 0, column: Int = 0, _ reason: String) -> InterchangeError {
    InterchangeError(path: path, line: line, column: column, reason: reason)
  }
}

/// Reads one format.
protocol NetworkReader {
  /// Reads a whole file.
  ///
  /// - Throws: the first fault with its place. Nothing in a file may make a reader trap, read another file or reach the
  ///   network.
  static func read(_ file: NetworkFile) throws(InterchangeError) -> NetworkDocument
}

/// Writes one format.
protocol NetworkWriter {
  /// Writes a document. What the format cannot hold is listed in `losses`, never dropped in silence.
  static func write(_ document: NetworkDocument) -> WrittenNetwork
}

/// A network in the form of a format.
public struct WrittenNetwork: Sendable {
  /// The files: what is put between the name and its ending (nothing, `-nodes`, `-edges`), and the bytes.
  public var files: [(suffix: String, bytes: [UInt8])] = []
  /// What the format cannot hold, in words, one a line.
  public var losses: [String] = []

  /// Makes one of a single file.
  init(_ bytes: [UInt8] = [], losses: [String] = []) {
    files = [("", bytes)]
    self.losses = losses
  }
}

extension NetworkFormat {
  var reader: (any NetworkReader.Type)? {
    switch self {
    case .csv: DelimitedReader.self
    case .graphml: GraphMLReader.self
    case .gexf: GEXFReader.self
    case .gml: GMLReader.self
    case .pajek: PajekReader.self
    case .dl: DLReader.self
    case .dot: DOTReader.self
    case .sif: SIFReader.self
    case .jgf: JGFReader.self
    case .nodeLink: NodeLinkReader.self
    case .cytoscape: CytoscapeReader.self
    case .graphology: GraphologyReader.self
    case .kumu: KumuReader.self
    case .graphson: GraphSONReader.self
    case .neo4j, .cypher: nil
    }
  }

  var writer: (any NetworkWriter.Type)? {
    switch self {
    case .csv: DelimitedWriter.self
    case .graphml: GraphMLWriter.self
    case .gexf: GEXFWriter.self
    case .gml: GMLWriter.self
    case .pajek: PajekWriter.self
    case .dl: DLWriter.self
    case .dot: DOTWriter.self
    case .sif: SIFWriter.self
    case .jgf: JGFWriter.self
    case .nodeLink: NodeLinkWriter.self
    case .cytoscape: CytoscapeWriter.self
    case .graphology: GraphologyWriter.self
    case .kumu: KumuWriter.self
    case .graphson: nil
    case .neo4j: Neo4jWriter.self
    case .cypher: CypherWriter.self
    }
  }

  /// Whether files of the format can be read.
  public var canRead: Bool { reader != nil }
  /// Whether files of the format can be written.
  public var canWrite: Bool { writer != nil }
}

extension NetworkDocument {
  /// Reads a file.
  ///
  /// - Parameters:
  ///   - path: The file.
  ///   - format: Its format; by default found by its ending and its first bytes.
  ///   - progress: Receives the part of the bytes that is done, from 0 to 1.
  /// - Throws: `InterchangeError` with the place of the first fault.
  /// - Complexity: O(bytes)
  public init(
    path: String, format: NetworkFormat? = nil, progress: (@Sendable (Double) -> Void)? = nil
  ) throws(InterchangeError) {
    let bytes = try NetworkFile(reading: path).bytes
    try self.init(bytes: bytes, path: path, format: format, progress: progress)
  }

  /// Reads bytes as if they stood in a file of that path.
  public init(
    bytes: Data, path: String, format: NetworkFormat? = nil, progress: (@Sendable (Double) -> Void)? = nil
  ) throws(InterchangeError) {
    guard let format = format ?? NetworkFormat(detecting: bytes, path: path) else {
      throw InterchangeError(
        .unsupported, path: path,
        reason: "the format is not recognised; name it: "
          + NetworkFormat.allCases.filter(\.canRead).map(\.rawValue).joined(separator: ", "))
    }
    guard let reader = format.reader else {
      throw InterchangeError(.unsupported, path: path, reason: "\(format.title) can be written, not read")
    }
    self = try reader.read(NetworkFile(path: path, bytes: bytes, progress: progress))
    self.format = format
  }

  /// The network in the form of a format.
  ///
  /// - Throws: `InterchangeError` where the format can only be read.
  public func written(as format: NetworkFormat) throws(InterchangeError) -> WrittenNetwork {
    guard let writer = format.writer else {
      throw InterchangeError(
        .unsupported, path: title ?? "", reason: "\(format.title) can be read, not written")
    }
    return writer.write(self)
  }
}
