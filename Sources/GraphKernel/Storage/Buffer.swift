// The only unsafe code of the kernel. Arrays of plain values whose indices are checked in debug builds alone.
//
// Invariant: an index comes from a `Graph`, whose constructor checked every vertex and arc once, or from a loop
// over the buffer's own length. What the checks would cost was measured: a fifth of a search that waits for memory,
// almost a half of a sweep that stays in the cache.

#if canImport(Glibc)
  import Glibc
#elseif canImport(Darwin)
  import Darwin
#endif

/// A mutable array of fixed length with one owner.
@safe
struct Buffer<Element: BitwiseCopyable>: ~Copyable {
  private let base: UnsafeMutablePointer<Element>
  let count: Int

  init(repeating value: Element, count: Int) {
    precondition(count >= 0, "a length is not negative")
    unsafe base = Self.allocate(count)
    unsafe base.initialize(repeating: value, count: count)
    self.count = count
  }

  init(_ values: some Collection<Element>) {
    let count = values.count
    unsafe base = Self.allocate(count)
    _ = unsafe UnsafeMutableBufferPointer(start: base, count: count).initialize(fromContentsOf: values)
    self.count = count
  }

  /// A buffer whose bytes are all zero. Pages that are never touched cost nothing, so a search that stays near its
  /// start pays for what it visits alone.
  ///
  /// - Parameter zero: The value whose bytes are all zero, which the caller states.
  init(lazily zero: Element, count: Int) {
    precondition(count >= 0, "a length is not negative")
    let bytes = unsafe calloc(max(count, 1), MemoryLayout<Element>.stride)
    guard let bytes = unsafe bytes else { preconditionFailure("out of memory") }
    unsafe base = bytes.bindMemory(to: Element.self, capacity: max(count, 1))
    self.count = count
  }

  private static func allocate(_ count: Int) -> UnsafeMutablePointer<Element> {
    let bytes = unsafe malloc(max(count, 1) * MemoryLayout<Element>.stride)
    guard let bytes = unsafe bytes else { preconditionFailure("out of memory") }
    return unsafe bytes.bindMemory(to: Element.self, capacity: max(count, 1))
  }

  deinit { unsafe free(base) }

  fileprivate var start: UnsafePointer<Element> { unsafe UnsafePointer(base) }

  subscript(index: Int) -> Element {
    @inline(__always) get {
      assert(index >= 0 && index < count, "index \(index) of \(count)")
      return unsafe base[index]
    }
    @inline(__always) set {
      assert(index >= 0 && index < count, "index \(index) of \(count)")
      unsafe base[index] = newValue
    }
  }

  subscript(index: UInt32) -> Element {
    @inline(__always) get { self[Int(index)] }
    @inline(__always) set { self[Int(index)] = newValue }
  }

  /// Sets every element.
  mutating func fill(with value: Element) { unsafe base.update(repeating: value, count: count) }

  /// A copy of the elements.
  var array: [Element] { unsafe Array(UnsafeBufferPointer(start: base, count: count)) }

  /// A buffer of the same elements.
  func copy() -> Buffer { unsafe Buffer(UnsafeBufferPointer(start: base, count: count)) }
}

/// An immutable array, shared when copied.
@safe
struct Column<Element: BitwiseCopyable & Sendable>: @unchecked Sendable {
  /// Frees the memory when the last copy goes.
  private final class Owner {
    let buffer: Buffer<Element>
    init(_ buffer: consuming Buffer<Element>) { self.buffer = buffer }
  }

  private let owner: Owner
  private let base: UnsafePointer<Element>
  let count: Int

  /// Takes over a buffer, without a copy.
  init(_ buffer: consuming Buffer<Element>) {
    count = buffer.count
    unsafe base = buffer.start
    owner = Owner(buffer)
  }

  init(_ values: some Collection<Element>) { self.init(Buffer(values)) }

  subscript(index: Int) -> Element {
    @inline(__always) get {
      assert(index >= 0 && index < count, "index \(index) of \(count)")
      return unsafe base[index]
    }
  }

  subscript(index: UInt32) -> Element {
    @inline(__always) get { self[Int(index)] }
  }

  /// A copy of the elements.
  var array: [Element] { unsafe Array(UnsafeBufferPointer(start: base, count: count)) }

  /// Whether two columns share their memory.
  func isIdentical(to other: Column) -> Bool { owner === other.owner }
}
