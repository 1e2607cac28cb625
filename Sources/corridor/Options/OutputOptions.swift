import ArgumentParser
import Interchange

#if canImport(FoundationEssentials)
  import FoundationEssentials
#else
  import Foundation
#endif

/// How an answer is written.
struct OutputOptions: ParsableArguments {
  /// The forms of an answer.
  enum Format: String, ExpressibleByArgument, CaseIterable {
    case table, json, csv, markdown
  }

  @Option(name: .long, help: "The form of the answer.")
  var format: Format = .table

  @Option(
    name: .shortAndLong,
    help: ArgumentHelp("A file to write to instead of standard output.", valueName: "file"),
    completion: .file())
  var output: String?

  /// The columns to fit in; nil where the reader is no terminal.
  var width: Int? { output == nil ? StandardStreams.terminalWidth : nil }

  /// Whether to colour: on a terminal, unless NO_COLOR is set.
  var isColoured: Bool {
    output == nil && StandardStreams.isTerminal() && (StandardStreams.environment("NO_COLOR") ?? "").isEmpty
  }

  /// Writes an answer in the form asked for. All forms are made from the same value.
  func write(_ value: some Encodable, table: @autoclosure () -> Table, text: @autoclosure () -> String) throws
  {
    switch format {
    case .table: try emit(text())
    case .json: try emit(Self.json(value))
    case .csv: try emit(table().csv)
    case .markdown: try emit(table().markdown)
    }
  }

  /// Writes an answer that is a table and no more.
  func write(_ value: some Encodable, table: Table) throws {
    try write(value, table: table, text: table.text(width: width, isColoured: isColoured))
  }

  /// Writes an answer that is a table with notes: under a table, beside CSV and Markdown on standard error.
  func write(_ value: some Encodable, table: Table, notes: [String]) throws {
    let text = MeasureText(table: table, notes: notes, width: width, isColoured: isColoured)
    try write(value, table: table, text: text.text)
    if format == .csv || format == .markdown { StandardStreams.error(notes.joined(separator: "\n")) }
  }

  /// Writes an answer that is plain text.
  func writeText(_ text: String) throws { try emit(text) }

  private func emit(_ text: String) throws {
    guard let output else { return StandardStreams.output(text) }
    do throws(FileWriteError) {
      try AtomicFile.write(text, to: output)
    } catch {
      throw Failure(error)
    }
  }

  /// A table in the form that a file's ending asks for; nil where it asks for none.
  static func text(
    of table: Table, ending: String, record: @autoclosure () -> some Encodable
  ) throws -> String? {
    switch ending {
    case "csv": table.csv
    case "json": try json(record())
    case "md": table.markdown
    case "txt": table.text()
    default: nil
    }
  }

  /// JSON with sorted keys and a line end, the same on every run.
  static func json(_ value: some Encodable) throws -> String {
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.prettyPrinted, .sortedKeys, .withoutEscapingSlashes]
    do {
      return String(decoding: try encoder.encode(value), as: UTF8.self) + "\n"
    } catch {
      throw Failure(.internalError, "error: the answer cannot be written as JSON: \(error)")
    }
  }
}
