/// Numbers for the names of elements and attributes that are of interest.
struct XMLVocabulary {
  /// The beginning of each name with its length, in the order of the words.
  private let keys: [UInt64]
  private let spellings: [[UInt8]]
  /// For each value of a small hash the words that have it, one after the other.
  private let slots: [Int32]

  init(_ words: [String]) {
    spellings = words.map { Array($0.utf8) }
    keys = spellings.map { Self.key($0.span, 0..<$0.count) }
    var slots = [Int32](repeating: -1, count: 256)
    for (word, key) in keys.enumerated() {
      var slot = Self.home(key)
      while slots[slot] >= 0 { slot = (slot + 1) & 255 }
      slots[slot] = Int32(word)
    }
    self.slots = slots
  }

  /// The number of a name, or -1. - Parameter isLocal: Whether a prefix before a colon is left out.
  func word(_ span: Span<UInt8>, isLocal: Bool) -> Int32 {
    var first = 0
    if isLocal { for index in span.indices where span[index] == UInt8(ascii: ":") { first = index + 1 } }
    let range = first..<span.count
    let key = Self.key(span, range)
    var slot = Self.home(key)
    while true {
      let word = slots[slot]
      if word < 0 { return -1 }
      if keys[Int(word)] == key, range.count <= 7 || isEqual(Int(word), span, range) { return word }
      slot = (slot + 1) & 255
    }
  }

  private func isEqual(_ word: Int, _ span: Span<UInt8>, _ range: Range<Int>) -> Bool {
    let spelling = spellings[word]
    guard spelling.count == range.count else { return false }
    for offset in spelling.indices where spelling[offset] != span[range.lowerBound + offset] { return false }
    return true
  }

  /// The first seven bytes of a name and its length: all there is of most.
  @inline(__always)
  private static func key(_ span: Span<UInt8>, _ range: Range<Int>) -> UInt64 {
    var key = UInt64(min(range.count, 255))
    for index in range.lowerBound..<min(range.upperBound, range.lowerBound + 7) {
      key = key &<< 8 | UInt64(span[index])
    }
    return key
  }

  @inline(__always)
  private static func home(_ key: UInt64) -> Int {
    Int(truncatingIfNeeded: (key &* 0x9E37_79B9_7F4A_7C15) &>> 56)
  }
}
