/// How many possible worlds to draw at random, and when to stop.
///
/// With a goal, the worlds drawn are looked at when there are 4096, 8192, and so on up to the maximum, and drawing
/// stops once every goal given is met. The interval of each look misses with a probability of `(1 - confidence)` over
/// the number of looks that may come, so that stopping early costs none of the confidence.
public struct WorldSampling: Hashable, Sendable {
  /// Stop once half the length of the confidence interval is no more than this.
  public var halfWidth: Double?
  /// Stop once half the length of the confidence interval is no more than this times the estimate.
  public var relativeHalfWidth: Double?
  /// The largest number of worlds to draw.
  public var maximumWorlds: Int
  /// The probability with which the confidence interval contains the true value, at least.
  public var confidence: Double
  /// Where the random numbers start. The same seed gives the same result.
  public var seed: UInt64

  /// Creates a plan; by default to draw until half the interval is 0.005 at a confidence of 0.95.
  public init(
    halfWidth: Double? = 0.005, relativeHalfWidth: Double? = nil, maximumWorlds: Int = 1 << 20,
    confidence: Double = 0.95, seed: UInt64 = 1
  ) {
    self.halfWidth = halfWidth
    self.relativeHalfWidth = relativeHalfWidth
    self.maximumWorlds = maximumWorlds
    self.confidence = confidence
    self.seed = seed
  }
}

extension WorldSampling {
  /// The worlds of one chunk of work, which has its own stream of random numbers.
  static let chunkLength = 1024

  func check() throws(MeasureError) {
    for (name, value) in [("halfWidth", halfWidth), ("relativeHalfWidth", relativeHalfWidth)] {
      if let value, !(value > 0) {
        throw .invalidParameter(name: name, value: value, allowed: "a number above 0")
      }
    }
    guard 1...(1 << 40) ~= maximumWorlds else {
      throw .invalidParameter(
        name: "maximumWorlds", value: Double(maximumWorlds), allowed: "a number from 1 to 2^40")
    }
    guard confidence > 0, confidence < 1 else {
      throw .invalidParameter(name: "confidence", value: confidence, allowed: "a number between 0 and 1")
    }
  }

  /// The numbers of worlds at which to look, in ascending order.
  var looks: [Int] {
    guard halfWidth != nil || relativeHalfWidth != nil else { return [maximumWorlds] }
    var looks: [Int] = []
    var worlds = 4096
    while worlds < maximumWorlds {
      looks.append(worlds)
      worlds *= 2
    }
    return looks + [maximumWorlds]
  }

  /// The probability with which the interval of one look may miss.
  var errorPerLook: Double { (1 - confidence) / Double(looks.count) }

  /// Whether all goals given are met.
  func isMet(by interval: ClosedRange<Double>, estimate: Double) -> Bool {
    let half = (interval.upperBound - interval.lowerBound) / 2
    guard halfWidth != nil || relativeHalfWidth != nil else { return false }
    return half <= halfWidth ?? .infinity && half <= (relativeHalfWidth ?? .infinity) * estimate
  }

  /// Draws worlds in chunks, look by look, until `isDone` says so of the sum and the number of worlds drawn.
  ///
  /// - Parameter map: Works on one chunk: a stream of random numbers and a number of worlds.
  /// - Returns: The number of worlds drawn.
  func run<Part: Sendable, Result>(
    into result: inout Result, cores: Int?, progress: ProgressHandler?,
    map: @escaping @Sendable (SplitMix64, Int) throws -> Part, combine: (inout Result, Part) -> Void,
    isDone: (Result, Int) -> Bool
  ) async throws -> Int {
    var drawn = 0
    for look in looks {
      // Looks but the last are whole chunks.
      let (first, start, seed) = (drawn / Self.chunkLength, drawn, seed)
      let count = (look - drawn + Self.chunkLength - 1) / Self.chunkLength
      let total = maximumWorlds
      var report: ProgressHandler?
      if let progress {
        report = { part in
          let worlds = min(start + part.completed * Self.chunkLength, look)
          progress(Progress(completed: worlds, total: total))
        }
      }
      result = try await Parallel(cores: cores, progress: report).fold(
        count: count, chunkCount: count, into: result,
        map: { chunks in
          try chunks.map { chunk in
            let worlds = min(Self.chunkLength, look - start - chunk * Self.chunkLength)
            return try map(SplitMix64.stream(first + chunk, seed: seed), worlds)
          }
        },
        { result, parts in
          for part in parts { combine(&result, part) }
        })
      drawn = look
      if isDone(result, drawn) { break }
    }
    return drawn
  }
}
