/// 512 random worlds, one a bit.
typealias WorldBlock = SIMD8<UInt64>

extension WorldBlock {
  /// Every world.
  static let all = WorldBlock(repeating: .max)

  /// The worlds of some words.
  init(lanes: Range<Int>) {
    self = .zero
    for lane in lanes { self[lane] = .max }
  }

  /// How many blocks hold so many words of 64 worlds.
  static func count(words: Int) -> Int { (words + scalarCount - 1) / scalarCount }

  /// The words of a block that are used; of the last perhaps not all.
  static func lanes(of block: Int, words: Int) -> Range<Int> {
    0..<Swift.min(scalarCount, words - block * scalarCount)
  }

  /// Whether there is no world in it.
  var isEmpty: Bool {
    let half = lowHalf | highHalf
    let quarter = half.lowHalf | half.highHalf
    return quarter[0] | quarter[1] == 0
  }

  /// How many worlds there are in it.
  var worldCount: Int { indices.reduce(0) { $0 + self[$1].nonzeroBitCount } }
}
