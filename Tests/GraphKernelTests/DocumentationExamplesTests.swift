import Foundation
import Testing

/// The examples in the documentation stand verbatim in a test under `Examples`, where each comment that states a result
/// is followed by the expectation of it.
@Suite struct DocumentationExamplesTests {
  private static let root = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
    .deletingLastPathComponent()

  private static func lines(of folder: String) throws -> [(file: String, lines: [String])] {
    let folder = root.appending(path: folder).resolvingSymlinksInPath()
    let files = FileManager.default.enumerator(at: folder, includingPropertiesForKeys: nil)
    return try (files?.compactMap { $0 as? URL } ?? []).filter { $0.pathExtension == "swift" }
      .sorted { $0.path < $1.path }
      .map { file in
        let text = try String(contentsOf: file, encoding: .utf8)
        let lines = text.split(separator: "\n", omittingEmptySubsequences: false)
        return (file.lastPathComponent, lines.map { $0.trimmingCharacters(in: .whitespaces) })
      }
  }

  /// The blocks of code that follow `## Example` in documentation comments.
  private static func examples() throws -> [(file: String, code: [String])] {
    var examples: [(file: String, code: [String])] = []
    for (file, lines) in try lines(of: "Sources/GraphKernel") {
      for index in lines.indices where lines[index] == "/// ## Example" {
        let code = lines[(index + 1)...].prefix { $0.hasPrefix("///") && !$0.hasPrefix("/// -") }
          .filter { $0.hasPrefix("///     ") }
          .map { $0.dropFirst(3).trimmingCharacters(in: .whitespaces) }
        examples.append((file, code))
      }
    }
    return examples
  }

  @Test func everyExampleIsATest() throws {
    let tests = try Self.lines(of: "Tests/GraphKernelTests/Examples").flatMap(\.lines)
      .filter { !$0.hasPrefix("#expect") && !$0.hasPrefix("await #expect") && !$0.isEmpty }
    let text = tests.joined(separator: "\n")
    let examples = try Self.examples()
    #expect(examples.count > 50)
    for (file, code) in examples {
      #expect(!code.isEmpty, "\(file)")
      #expect(text.contains(code.joined(separator: "\n")), "\(file): \(code)")
    }
  }

  @Test func everyStatedResultIsExpected() throws {
    for (file, lines) in try Self.lines(of: "Tests/GraphKernelTests/Examples") {
      for index in lines.indices.dropLast()
      where lines[index].hasPrefix("// ") && lines[index].contains(" == ") {
        let stated = lines[index].dropFirst(3).filter { $0 != " " }
        let next = lines[(index + 1)...].prefix(4).joined().filter { $0 != " " }
        #expect(next.contains("#expect(\(stated)"), "\(file): \(lines[index])")
      }
    }
  }

  @Test func everyPublicFunctionHasAnExample() throws {
    for (file, lines) in try Self.lines(of: "Sources/GraphKernel") {
      let hasExample = lines.contains("/// ## Example")
      let functions = lines.filter { $0.hasPrefix("public func ") || $0.hasPrefix("public mutating func ") }
      #expect(functions.isEmpty || hasExample, "\(file): \(functions)")
    }
  }
}
