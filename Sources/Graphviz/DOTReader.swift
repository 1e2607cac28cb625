import CGraphviz

extension Diagram {
  /// Reads a diagram in the DOT language.
  ///
  /// - Throws: `GraphvizError.syntax` with the line of the first fault; `.refused` for a text the library cannot
  ///   take.
  /// - Complexity: O(characters)
  public init(dot text: String) throws(GraphvizError) {
    self = try GraphvizRenderer.read(DOTCheck.cleaned(text))
  }
}

extension GraphvizContext {
  /// Parses DOT text into a diagram, that of the first graph.
  func read(_ text: [UInt8]) throws(GraphvizError) -> Diagram {
    var diagram: Diagram?
    try forEachGraph(in: text) { graph in
      if diagram == nil { diagram = graph.diagram }
    }
    return diagram ?? Diagram()
  }

  /// Parses DOT text into its graphs.
  func readGraphs(_ text: [UInt8]) throws(GraphvizError) -> [DOTGraph] {
    var graphs: [DOTGraph] = []
    try forEachGraph(in: text) { graphs.append($0.contents) }
    return graphs
  }

  /// Lends every graph of a text. The text is read to its end, so that nothing of it stays in the scanner.
  private func forEachGraph(
    in text: [UInt8], _ body: (borrowing CGraph) -> Void
  ) throws(GraphvizError) {
    _ = GraphvizDiagnostics.take()
    var count = 0
    var errors: [String] = []
    unsafe text.withUnsafeBytes { bytes in
      var source = unsafe corridor_text(
        bytes: bytes.bindMemory(to: CChar.self).baseAddress, length: bytes.count, position: 0)
      while errors.isEmpty, let graph = unsafe CGraph(readingFrom: &source) {
        errors = GraphvizDiagnostics.take().errors
        if errors.isEmpty { body(graph) }
        count += 1
      }
    }
    errors += GraphvizDiagnostics.take().errors
    guard count > 0, errors.isEmpty else { throw Self.syntaxError(errors, in: text) }
  }

  /// 'syntax error in line 3 near ...' as a place and a message.
  private static func syntaxError(_ messages: [String], in text: [UInt8]) -> GraphvizError {
    let message = messages.first ?? "no graph is found; expected 'graph' or 'digraph'"
    var line = messages.isEmpty ? 1 : text.count { $0 == UInt8(ascii: "\n") } + 1
    if let range = message.firstRange(of: "line ") {
      line = Int(message[range.upperBound...].prefix { $0.isNumber }) ?? line
    }
    return .syntax(line: line, message: message)
  }
}
