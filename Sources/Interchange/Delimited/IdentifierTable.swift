/// Identifiers as small numbers, in the order in which they were first seen.
///
/// An identifier of up to 15 bytes is its own key, so that two are compared in one step; a longer one is compared byte
/// by byte once the hashes agree.
public struct IdentifierTable: Sendable {
  private var keys: [UInt128] = []
  /// Where each identifier ends in `bytes`.
  private var ends: [UInt32] = []
  private var bytes: [UInt8] = []
  /// An open table with linear probing, at most half full: the number of an identifier and 1, or 0.
  private var slots: [UInt32] = [UInt32](repeating: 0, count: 64)

  /// Creates an empty table.
  public init() {}

  /// The number of identifiers.
  public var count: Int { keys.count }

  /// An identifier by its number.
  public subscript(index: UInt32) -> String {
    let start = index == 0 ? 0 : Int(ends[Int(index) - 1])
    return String(decoding: bytes[start..<Int(ends[Int(index)])], as: UTF8.self)
  }

  /// The number of an identifier, or nil if it was not seen.
  public func index(of identifier: String) -> UInt32? {
    let bytes = Array(identifier.utf8)
    return index(of: bytes.span, bytes.indices)
  }

  /// The number of an identifier, which is added if it was not seen.
  @discardableResult
  public mutating func insert(_ identifier: String) -> UInt32 {
    let bytes = Array(identifier.utf8)
    return insert(bytes.span, bytes.indices).index
  }

  func index(of span: Span<UInt8>, _ range: Range<Int>) -> UInt32? {
    let key = Self.key(span, range)
    let found = slots[slot(of: key, span, range)]
    return found == 0 ? nil : found - 1
  }

  /// The number of an identifier, and whether it is new.
  mutating func insert(_ span: Span<UInt8>, _ range: Range<Int>) -> (index: UInt32, isNew: Bool) {
    let key = Self.key(span, range)
    let slot = slot(of: key, span, range)
    guard slots[slot] == 0 else { return (slots[slot] - 1, false) }
    let index = UInt32(truncatingIfNeeded: keys.count)
    keys.append(key)
    for position in range { bytes.append(span[position]) }
    ends.append(UInt32(truncatingIfNeeded: bytes.count))
    slots[slot] = index + 1
    if 2 * keys.count > slots.count { grow() }
    return (index, true)
  }

  /// The slot that holds an identifier, or the empty one where it would go.
  @inline(__always)
  private func slot(of key: UInt128, _ span: Span<UInt8>, _ range: Range<Int>) -> Int {
    var slot = Self.home(of: key, slots.count)
    while slots[slot] != 0, !matches(Int(slots[slot] - 1), key, span, range) {
      slot = (slot + 1) & (slots.count - 1)
    }
    return slot
  }

  @inline(__always)
  private func matches(_ index: Int, _ key: UInt128, _ span: Span<UInt8>, _ range: Range<Int>) -> Bool {
    guard keys[index] == key else { return false }
    return range.count <= 15 || isEqual(index, span, range)
  }

  private func isEqual(_ index: Int, _ span: Span<UInt8>, _ range: Range<Int>) -> Bool {
    let start = index == 0 ? 0 : Int(ends[index - 1])
    guard Int(ends[index]) - start == range.count else { return false }
    for offset in 0..<range.count where bytes[start + offset] != span[range.lowerBound + offset] {
      return false
    }
    return true
  }

  private mutating func grow() {
    let larger = 4 * slots.count
    slots = [UInt32](repeating: 0, count: larger)
    for (index, key) in keys.enumerated() {
      var slot = Self.home(of: key, larger)
      while slots[slot] != 0 { slot = (slot + 1) & (larger - 1) }
      slots[slot] = UInt32(truncatingIfNeeded: index + 1)
    }
  }

  /// The bytes of a short identifier and their number; of a long one two hashes under a number no short one has.
  @inline(__always)
  private static func key(_ span: Span<UInt8>, _ range: Range<Int>) -> UInt128 {
    var (low, high): (UInt64, UInt64) = (0, 0)
    if range.count <= 15 {
      let middle = min(range.lowerBound + 8, range.upperBound)
      for position in range.lowerBound..<middle { low = low &<< 8 | UInt64(span[position]) }
      for position in middle..<range.upperBound { high = high &<< 8 | UInt64(span[position]) }
      return UInt128(high | UInt64(range.count) &<< 56) &<< 64 | UInt128(low)
    }
    (low, high) = (0xCBF2_9CE4_8422_2325, 0x9E37_79B9_7F4A_7C15)
    for position in range {
      low = (low ^ UInt64(span[position])) &* 0x100_0000_01B3
      high = (high ^ low) &* 0xFF51_AFD7_ED55_8CCD
    }
    return UInt128(high | 0xFF &<< 56) &<< 64 | UInt128(low)
  }

  /// Where the search for a key begins.
  @inline(__always)
  private static func home(of key: UInt128, _ count: Int) -> Int {
    var mixed =
      UInt64(truncatingIfNeeded: key) ^ UInt64(truncatingIfNeeded: key &>> 64) &* 0x9E37_79B9_7F4A_7C15
    mixed = (mixed ^ (mixed &>> 32)) &* 0xD6E8_FEB8_6659_FD93
    return Int(truncatingIfNeeded: (mixed ^ (mixed &>> 32)) & UInt64(count - 1))
  }
}
