import GraphKernel
import Interchange

#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// One cell of the comparison: one file read several times, in a process of its own. Prints a line of JSON with the median
/// and best time of its runs, the peak memory, and the counts.
///
///     InterchangeBenchmark document|graph|table FILE [--once]
///
/// `document` reads a file of any format into a `NetworkDocument`, `graph` goes on to a `Graph` with weights, `table`
/// reads an edge list in CSV by its columns `source`, `target` and `weight` into a `Graph`.
@main
struct InterchangeBenchmark {
  static func main() throws {
    let arguments = CommandLine.arguments.filter { $0 != "--once" }
    guard arguments.count == 3 else {
      print("usage: InterchangeBenchmark document|graph|table FILE [--once]")
      exit(64)
    }
    let (task, path) = (arguments[1], arguments[2])
    let (timing, counts) = try Timing.repeated(
      budget: 4, once: CommandLine.arguments.contains("--once")
    ) { try run(task, path) }
    print(
      "{\"wall\":\(timing.median),\"best\":\(timing.best),\"runs\":\(timing.runs.count),\"rss\":\(peakMemory()),"
        + "\"nodes\":\(counts.nodes),\"edges\":\(counts.edges),\"weight\":\(counts.weight)}")
  }

  static func run(_ task: String, _ path: String) throws -> Counts {
    switch task {
    case "document": Counts(try NetworkDocument(path: path))
    case "graph": try graph(path)
    default: try table(path)
    }
  }

  struct Counts: Sendable {
    let nodes, edges: Int
    var weight = 0.0

    init(nodes: Int, edges: Int, weight: Double) {
      (self.nodes, self.edges, self.weight) = (nodes, edges, weight)
    }

    init(_ document: NetworkDocument) {
      (nodes, edges) = (document.nodeCount, document.edgeCount)
      for edge in 0..<edges { weight += document.weight(ofEdge: edge) }
    }
  }

  static func graph(_ path: String) throws -> Counts {
    let document = try NetworkDocument(path: path)
    let graph = try Graph(
      vertexCount: document.nodeCount, sources: document.sources, targets: document.targets,
      isDirected: document.direction != .undirected)
    let numbers = (0..<document.edgeCount).map { document.weight(ofEdge: $0) }
    _ = try graph.weights(numbers)
    return Counts(nodes: graph.vertexCount, edges: document.edgeCount, weight: numbers.reduce(0, +))
  }

  static func table(_ path: String) throws -> Counts {
    let edges = try DelimitedTable(path: path)
    var identifiers = IdentifierTable()
    let sources = edges.intern(column: try edges.column("source"), into: &identifiers)
    let targets = edges.intern(column: try edges.column("target"), into: &identifiers)
    let numbers = try edges.numbers(column: edges.column("weight"))
    let graph = try Graph(
      vertexCount: identifiers.count, sources: sources, targets: targets, isDirected: true)
    _ = try graph.weights(numbers)
    return Counts(nodes: graph.vertexCount, edges: sources.count, weight: numbers.reduce(0, +))
  }

  /// The most memory this process has held, in bytes.
  static func peakMemory() -> Int {
    var usage = rusage()
    getrusage(__rusage_who_t(0), &usage)
    return usage.ru_maxrss * 1024
  }
}
