import Graphviz
import Interchange

#if canImport(FoundationEssentials)
  import FoundationEssentials
#else
  import Foundation
#endif

/// The folder that a report is written to. What has not changed since the last run is neither laid out nor written.
public struct ReportFolder: Sendable {
  /// What a run did.
  public struct Summary: Sendable {
    /// The figures drawn, by the name of their files.
    public internal(set) var drawn: [String] = []
    /// How many figures were as they were.
    public internal(set) var unchanged = 0
    /// The files written.
    public internal(set) var written: [String] = []
    /// Files of figures that are no longer asked for.
    public internal(set) var removed: [String] = []
    /// Such files that were changed since we wrote them, and are left.
    public internal(set) var kept: [String] = []
    /// What Graphviz warned of, after the name of the file.
    public internal(set) var warnings: [String] = []
  }

  /// Its path.
  public let path: String

  /// Names a folder; it is made where it is missing.
  public init(_ path: String) { self.path = path }

  /// Draws what changed, writes the tables, the page and the index, and removes what a figure left behind that is no
  /// longer asked for.
  ///
  /// - Parameters:
  ///   - all: whether to draw what has not changed too.
  ///   - progress: receives the part that is done, from 0 to 1.
  /// - Throws: `FileWriteError`, `GraphvizError`.
  /// - Complexity: that of the layouts, and O(bytes)
  public func update(_ report: Report, all: Bool = false, progress: (Double) -> Void = { _ in }) throws
    -> Summary
  {
    try AtomicFile.makeFolder(path)
    var summary = Summary()
    let old = read(ReportManifest.name).flatMap(ReportManifest.init)
    var manifest = ReportManifest(graphviz: GraphvizRenderer.version)
    let isSameLibrary = old?.graphviz == manifest.graphviz
    for (index, item) in report.items.enumerated() {
      let source = try item.figure.sourceHash
      if !all, isSameLibrary, let known = old?.drawings[item.name], known.source == source, isThere(known) {
        manifest.drawings[item.name] = known
        summary.unchanged += 1
      } else {
        manifest.drawings[item.name] = try draw(item, from: source, &summary)
        summary.drawn.append(item.name)
      }
      progress(Double(index + 1) / Double(report.items.count + 1))
    }
    try remove(old, not: manifest, &summary)
    let drawings = report.items.map { read("\($0.name).svg") ?? [] }
    for (name, text) in ReportPage(report, drawings).files + ReportIndex(report).files {
      try write(Array(text.utf8), to: name, &summary)
    }
    try write(try manifest.bytes, to: ReportManifest.name, &summary)
    return summary
  }

  private func draw(_ item: Report.Item, from source: String, _ summary: inout Summary) throws
    -> ReportManifest.Drawing
  {
    var drawing = ReportManifest.Drawing(source: source, files: [:])
    let renderings = try item.figure.rendered(as: Report.formats)
    for (format, rendering) in zip(Report.formats, renderings) {
      let name = "\(item.name).\(format)"
      summary.warnings += rendering.warnings.map { "\(name): \($0)" }
      drawing.files[name] = SHA256(rendering.bytes).hexadecimal
      try write(rendering.bytes, to: name, &summary)
    }
    let table = Array(item.figure.table.csv.utf8)
    drawing.files["\(item.name).csv"] = SHA256(table).hexadecimal
    try write(table, to: "\(item.name).csv", &summary)
    return drawing
  }

  /// Whether all files of a figure are as they were written.
  private func isThere(_ drawing: ReportManifest.Drawing) -> Bool {
    drawing.files.allSatisfy { name, hash in read(name).map { SHA256($0).hexadecimal == hash } ?? false }
  }

  /// Removes files that the manifest says we wrote, and that are still as we wrote them.
  private func remove(_ old: ReportManifest?, not manifest: ReportManifest, _ summary: inout Summary) throws {
    let files = Set(manifest.drawings.values.flatMap(\.files.keys))
    for (name, hash) in (old?.drawings.values.flatMap(\.files) ?? []).sorted(by: { $0.key < $1.key })
    where !files.contains(name) {
      guard let bytes = read(name) else { continue }
      if SHA256(bytes).hexadecimal == hash {
        try AtomicFile.remove("\(path)/\(name)")
        summary.removed.append(name)
      } else {
        summary.kept.append(name)
      }
    }
  }

  private func read(_ name: String) -> [UInt8]? {
    FileManager.default.contents(atPath: "\(path)/\(name)").map { Array($0) }
  }

  /// Writes a file unless it is as it should be.
  private func write(_ bytes: [UInt8], to name: String, _ summary: inout Summary) throws(FileWriteError) {
    if read(name) == bytes { return }
    try AtomicFile.write(bytes, to: "\(path)/\(name)")
    summary.written.append(name)
  }
}
