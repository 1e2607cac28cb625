import GraphKernel
import Interchange

#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// One cell of the comparison: one task on one data set, in a process of its own. Prints a line of JSON with the median
/// and best time of its runs, the peak memory, and the answer in the form of the peers' script.
///
///     KernelBenchmark FOLDER TASK [CORES [FILE]] [--once]
///
/// `FILE` receives what is too long for the line: ranks or labels, one a line. `--once` runs the task a single time, to
/// count its instructions. The task `none` only loads.
@main
struct KernelBenchmark {
  static func main() async throws {
    let arguments = CommandLine.arguments.filter { $0 != "--once" }
    guard arguments.count >= 3 else {
      print("usage: KernelBenchmark FOLDER TASK [CORES [FILE]] [--once]")
      exit(64)
    }
    let cores = arguments.count > 3 ? Int(arguments[3]) ?? 1 : 1
    let file = arguments.count > 4 ? arguments[4] : nil
    let (timing, answer) = try await run(arguments[2], folder: arguments[1], cores: cores, file: file)
    print(
      "{\"wall\":\(timing.median),\"best\":\(timing.best),\"total\":\(timing.total),\"runs\":\(timing.runs.count),"
        + "\"rss\":\(peakMemory()),\"answer\":\(answer)}")
  }

  static func run(
    _ task: String, folder: String, cores: Int, file: String?
  ) async throws -> (Timing, String) {
    if task == "load" {
      let (timing, counts) = try await Timing.repeated(budget: 1.5) {
        let graph = try Workload(folder: folder).graph
        return (graph.vertexCount, graph.arcCount)
      }
      return (timing, "{\"nodes\":\(counts.0),\"edges\":\(counts.1)}")
    }
    let workload = try Workload(folder: folder)
    switch task {
    case "none": return (Timing(), "{}")
    case "pair", "ksp10", "ksp100", "sssp": return try await paths(task, workload)
    case "flow", "vcut", "edp": return try await flows(task, workload)
    case "proj", "projtop": return try await projection(task, workload, cores: cores)
    default: return try await measures(task, workload, cores: cores, file: file)
    }
  }

  // MARK: Paths

  static func paths(_ task: String, _ workload: Workload) async throws -> (Timing, String) {
    let (graph, weights) = (workload.graph, workload.weights)
    let pairs = try workload.pairs("pairs")
    if task == "sssp" {
      let (timing, distances) = try await Timing.repeated(budget: 1.5) {
        try graph.distances(from: [pairs[0].0], weights: weights)
      }
      let reached = distances.filter(\.isFinite)
      let sample = stride(from: 0, to: distances.count, by: max(1, distances.count / 20)).map {
        distances[$0]
      }
      return (
        timing,
        "{\"reached\":\(reached.count),\"sum\":\(reached.reduce(0, +)),\"max\":\(reached.max() ?? 0),"
          + "\"sample\":\(sample.filter(\.isFinite))}"
      )
    }
    if task == "pair" {
      var timing = Timing()
      var costs: [Double] = []
      var search = try ShortestPathSearch(in: graph, weights: weights)
      for pair in pairs {
        let start = ContinuousClock.now
        let path = try search.path(from: pair.0, to: pair.1)
        timing.append(ContinuousClock.now - start)
        costs.append(path?.weight ?? .infinity)
        if timing.total > 12, costs.count >= 3 { break }
      }
      return (timing, "{\"costs\":\(costs)}")
    }
    let count = task == "ksp10" ? 10 : 100
    let (timing, results) = try await Timing.each(Array(pairs.prefix(12)), limit: 25) { pair in
      let search = try LooplessPaths(PathQuery(from: [pair.0], to: [pair.1]), in: graph, weights: weights)
      return Array(search.prefix(count))
    }
    return (timing, "{\"costs\":\(results.map { $0.map(\.weight) })}")
  }

  static func flows(_ task: String, _ workload: Workload) async throws -> (Timing, String) {
    let graph = workload.graph
    let pairs = try workload.pairs("flow")
    let capacities = task == "flow" ? try workload.capacities() : workload.weights
    let (timing, values) = try await Timing.repeated(budget: 0.3) {
      try pairs.map { pair in
        switch task {
        case "flow": Int(try graph.maximumFlow(from: pair.0, to: pair.1, capacities: capacities).value)
        case "vcut": try graph.minimumVertexCut(from: pair.0, to: pair.1)?.vertices.count ?? -1
        default: try graph.disjointPathCount(from: pair.0, to: pair.1, kind: .arc)
        }
      }
    }
    return (timing, "{\"values\":\(values)}")
  }

  // MARK: Projection

  static func projection(_ task: String, _ workload: Workload, cores: Int) async throws -> (Timing, String) {
    let network = try workload.memberships()
    if task == "projtop" {
      let (timing, ranking) = try await Timing.repeated(budget: 1.5) {
        cores == 1
          ? try network.topOverlapsOnOneCore(20, by: .jaccard)
          : try await network.topOverlaps(20, by: .jaccard, cores: cores)
      }
      return (timing, "{\"top\":\(list(ranking))}")
    }
    let (timing, summary) = try await Timing.repeated(budget: 1.5) {
      try await network.overlapSummary(20, by: .jaccard, cores: cores)
    }
    return (
      timing,
      "{\"pairs\":\(summary.pairCount),\"shared\":\(summary.sharedTotal),\"top\":\(list(summary.ranking))}"
    )
  }

  static func list(_ ranking: OverlapRanking) -> String {
    "["
      + zip(ranking.pairs, ranking.values).map { "[\($0.first),\($0.second),\($0.shared),\($1)]" }
      .joined(separator: ",") + "]"
  }

  // MARK: Measures of the whole graph

  static func measures(
    _ task: String, _ workload: Workload, cores: Int, file: String?
  ) async throws -> (Timing, String) {
    let graph = workload.graph
    switch task {
    case "bc":
      let (timing, values) = try await Timing.repeated(budget: 1.5) {
        try await graph.betweenness(cores: cores)
      }
      return (timing, betweenness(values))
    case "bcs":
      let pivots = try workload.vertices("pivots")
      let (timing, values) = try await Timing.repeated(budget: 1.5) {
        try await graph.betweenness(fromPivots: pivots, cores: cores)
      }
      // The peers add up the dependencies of the pivots; ours are scaled to all vertices and halved.
      let scale = 2 * Double(pivots.count) / Double(graph.vertexCount)
      return (timing, betweenness(values.map { $0 * scale }))
    case "pr":
      let (timing, ranks) = try await Timing.repeated(budget: 1.5) { try graph.pageRank() }
      try write(ranks, to: file)
      return (timing, "{\"sum\":\(ranks.reduce(0, +))}")
    case "leiden":
      let (timing, communities) = try await Timing.repeated(budget: 1.5) {
        try graph.leidenCommunities(iterations: 4)
      }
      try write(communities.labels, to: file)
      return (timing, "{\"communities\":\(communities.count),\"modularity\":\(communities.modularity ?? 0)}")
    case "cc":
      let (timing, components) = try await Timing.repeated(budget: 1.5) { graph.weaklyConnectedComponents() }
      return (timing, "{\"count\":\(components.count),\"giant\":\(components.sizes.max() ?? 0)}")
    default:
      print("no such task: \(task)")
      exit(64)
    }
  }

  static func betweenness(_ values: [Double]) -> String {
    let top = values.indices.sorted { (-values[$0], $0) < (-values[$1], $1) }.prefix(5)
    return "{\"sum\":\(values.reduce(0, +)),\"top\":\(Array(top)),\"top_val\":\(top.map { values[$0] })}"
  }

  static func write(_ values: [some CustomStringConvertible], to file: String?) throws {
    guard let file else { return }
    try AtomicFile.write(Array(values.map(\.description).joined(separator: "\n").utf8), to: file)
  }

  /// The peak of resident memory in bytes.
  static func peakMemory() -> Int {
    var usage = rusage()
    getrusage(__rusage_who_t(0), &usage)
    return usage.ru_maxrss * 1024
  }
}
