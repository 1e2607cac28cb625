/// How far a long computation has come.
public struct Progress: Hashable, Sendable {
  /// The units of work done.
  public let completed: Int
  /// The units of work there are.
  public let total: Int
}

/// Receives the progress of a computation, in order, now and then.
public typealias ProgressHandler = @Sendable (Progress) -> Void

/// Work that is divided into chunks by its size alone, run on several cores, and folded in the order of the chunks:
/// the result has the same bits on any number of cores.
struct Parallel: Sendable {
  /// The number of chunks worked on at a time.
  let width: Int
  let progress: ProgressHandler?

  /// - Parameter cores: How many cores to use, nil for all there are.
  init(cores: Int? = nil, progress: ProgressHandler? = nil) {
    width = max(1, cores ?? Self.coreCount)
    self.progress = progress
  }

  /// Maps each chunk of `0..<count` and folds the results in the order of the chunks.
  ///
  /// - Parameters:
  ///   - chunkCount: How many chunks to make at most. It must not depend on the number of cores.
  ///   - map: Works on one chunk. It should call `Task.checkCancellation` now and then.
  /// - Throws: what `map` throws, and `CancellationError`.
  func fold<Part: Sendable, Result>(
    count: Int, chunkCount: Int, into result: Result,
    map: @escaping @Sendable (Range<Int>) throws -> Part, _ combine: (inout Result, Part) -> Void
  ) async throws -> Result {
    let chunks = Self.chunks(of: count, upTo: chunkCount)
    var result = result
    var waiting: [Int: Part] = [:]
    var nextToFold = 0
    try await withThrowingTaskGroup(of: (Int, Part).self) { group in
      var nextToStart = 0
      func startNext() {
        guard nextToStart < chunks.count else { return }
        let index = nextToStart
        nextToStart += 1
        group.addTask {
          try Task.checkCancellation()
          return (index, try map(chunks[index]))
        }
      }
      for _ in 0..<min(width, chunks.count) { startNext() }
      while let (index, part) = try await group.next() {
        waiting[index] = part
        while let part = waiting.removeValue(forKey: nextToFold) {
          combine(&result, part)
          progress?(Progress(completed: chunks[nextToFold].upperBound, total: count))
          nextToFold += 1
        }
        startNext()
      }
    }
    return result
  }

  /// Divides `0..<count` into at most `limit` chunks of nearly equal length.
  static func chunks(of count: Int, upTo limit: Int) -> [Range<Int>] {
    let number = min(count, max(limit, 1))
    guard number > 0 else { return [] }
    return (0..<number).map { count * $0 / number..<count * ($0 + 1) / number }
  }
}
