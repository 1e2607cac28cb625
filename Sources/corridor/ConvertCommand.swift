import ArgumentParser
import Atlas
import Interchange

#if canImport(FoundationEssentials)
  import FoundationEssentials
#else
  import Foundation
#endif

/// `corridor convert`: a network or an atlas in the form of another program.
struct ConvertCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "convert",
    abstract: "Write a network file or an atlas in the format of another program.",
    usage: "corridor convert <input> <output> [--from <format>] [<options>]",
    discussion: """
      Formats are told by the ending of the names, where several share one by the content. What the output format cannot \
      hold is listed on standard error. Readable: \(names(\.canRead)). Writable: \(names(\.canWrite)).
      """)

  @Argument(help: "A network file, or an atlas: a folder or a YAML file.", completion: .file())
  var input: String

  @Argument(help: "The file to write; - for standard output.", completion: .file())
  var output: String

  @Option(name: .long, help: ArgumentHelp("The format of the input.", valueName: "format"))
  var from: NetworkFormat?

  @Option(name: .long, help: ArgumentHelp("The format of the output.", valueName: "format"))
  var to: NetworkFormat?

  @Option(
    name: .long,
    help: ArgumentHelp("Of an atlas, only what holds on this date. Default: all.", valueName: "date"))
  var on: PartialDate?

  @Option(
    name: .long, help: ArgumentHelp("A folder with the tables that a mapping reads.", valueName: "folder"),
    completion: .directory)
  var data: [String] = []

  func validate() throws {
    if let to, !to.canWrite {
      throw ValidationError("\(to.rawValue) cannot be written; --to is one of \(Self.names(\.canWrite)).")
    }
    if let from, !from.canRead {
      throw ValidationError("\(from.rawValue) cannot be read; --from is one of \(Self.names(\.canRead)).")
    }
  }

  func run() throws {
    let format = try outputFormat()
    let document = try read()
    let written: WrittenNetwork
    do throws(InterchangeError) {
      written = try document.written(as: format)
    } catch {
      throw Failure(error)
    }
    try write(written, as: format)
    NetworkFile.say(document.remarks + written.losses)
  }

  private static func names(_ isIn: KeyPath<NetworkFormat, Bool>) -> String {
    NetworkFormat.allCases.filter { $0[keyPath: isIn] }.map(\.rawValue).joined(separator: ", ")
  }

  private func outputFormat() throws -> NetworkFormat {
    if let to { return to }
    let ending = output.split(separator: ".").last.map { $0.lowercased() } ?? ""
    let candidates = NetworkFormat.allCases.filter { $0.canWrite && $0.endings.contains(ending) }
    if let first = candidates.first, candidates.count == 1 || first.endings.first == ending { return first }
    let choice =
      candidates.isEmpty ? Self.names(\.canWrite) : candidates.map(\.rawValue).joined(separator: ", ")
    throw Failure(.usage, "error: '\(output)' does not tell the format; say --to one of \(choice)")
  }

  private func read() throws -> NetworkDocument {
    var isFolder = false
    let isAtlas =
      from == nil
      && (input.hasSuffix(".yaml") || input.hasSuffix(".yml")
        || (FileManager.default.fileExists(atPath: input, isDirectory: &isFolder) && isFolder))
    guard isAtlas else { return try NetworkFile.read(input, as: from) }
    do throws(AtlasError) {
      return NetworkDocument(try Atlas.load([input], data: data).atlas, on: on)
    } catch {
      throw Failure(error)
    }
  }

  private func write(_ written: WrittenNetwork, as format: NetworkFormat) throws {
    if output == "-" {
      if written.files.count > 1 {
        let names = written.files.map { "NAME\($0.suffix).\(format.endings.first ?? "")" }
        throw Failure(
          .usage,
          "error: \(format.rawValue) takes \(written.files.count) files (\(names.joined(separator: ", "))); name a file "
            + "instead of '-'")
      }
      for file in written.files { StandardStreams.output(file.bytes) }
      return
    }
    for file in written.files {
      let path = Self.path(output, with: file.suffix)
      do throws(FileWriteError) {
        try AtomicFile.write(file.bytes, to: path)
      } catch {
        throw Failure(error)
      }
      if written.files.count > 1 { StandardStreams.error("wrote \(path)") }
    }
  }

  /// `out.csv` with `-nodes` is `out-nodes.csv`.
  private static func path(_ path: String, with suffix: String) -> String {
    guard !suffix.isEmpty else { return path }
    let folderEnd = path.lastIndex(of: "/") ?? path.startIndex
    guard let dot = path[folderEnd...].lastIndex(of: "."), dot != folderEnd else { return path + suffix }
    return path[..<dot] + suffix + path[dot...]
  }
}
