import CExpat

#if canImport(FoundationEssentials)
  import FoundationEssentials
#else
  import Foundation
#endif

/// A safe face on expat: takes bytes, gives `XMLEvents`.
///
/// The invariants on which its unsafe code rests: expat's callbacks run only inside `XML_Parse`, on the same thread, while
/// `self` is alive, so the unowned reference they get is good; the strings they get end in a zero byte and are copied
/// before they return; nothing keeps a pointer. Nothing in a file makes expat open another: no handler for external
/// entities is set, and a file that declares an entity is refused before the entity can be used.
@safe final class ExpatParser {
  /// Deeper nesting than this is a mistake or an attack.
  static let maximumDepth = 10_000

  private let parser: XML_Parser
  private let vocabulary: IdentifierTable
  private let withText: [Bool]
  private var events = XMLEvents()
  /// Where the text of the innermost element begins, while it is kept.
  private var textStart: Int?
  private var depth = 0
  private var refusal: XMLFault?

  /// - Parameters:
  ///   - words: The names of elements and attributes that are kept.
  ///   - withText: For each, whether the text of an element of that name is kept.
  init?(words: [String], withText: [Bool]) {
    guard let parser = unsafe XML_ParserCreate(nil) else { return nil }
    unsafe self.parser = unsafe parser
    var vocabulary = IdentifierTable()
    for word in words { vocabulary.insert(word) }
    self.vocabulary = vocabulary
    self.withText = withText
    setHandlers()
  }

  deinit { unsafe XML_ParserFree(parser) }

  private func setHandlers() {
    unsafe XML_SetUserData(parser, Unmanaged.passUnretained(self).toOpaque())
    unsafe XML_SetElementHandler(
      parser, { data, name, attributes in unsafe ExpatParser.of(data)?.start(name, attributes) },
      { data, _ in unsafe ExpatParser.of(data)?.end() })
    unsafe XML_SetCharacterDataHandler(parser) { data, text, count in
      unsafe ExpatParser.of(data)?.text(text, Int(count))
    }
    unsafe XML_SetEntityDeclHandler(parser) { data, _, _, _, _, _, _, _, _ in
      unsafe ExpatParser.of(data)?.refuse("the file declares an entity: write the text itself in its place")
    }
    unsafe XML_SetSkippedEntityHandler(parser) { data, name, _ in
      let name = unsafe name.map { unsafe String(cString: $0) } ?? ""
      unsafe ExpatParser.of(data)?.refuse("the entity '&\(name);' is not declared: write the text itself")
    }
    unsafe XML_SetUnknownEncodingHandler(
      parser,
      { _, name, info in
        guard let name = unsafe name, let info = unsafe info,
          let map = SingleByteEncoding.map(named: unsafe String(cString: name))
        else { return 0 }
        unsafe withUnsafeMutableBytes(of: &info.pointee.map) { target in
          unsafe map.withUnsafeBytes { unsafe target.copyMemory(from: $0) }
        }
        return 1
      }, nil)
  }

  private static func of(_ data: UnsafeMutableRawPointer?) -> ExpatParser? {
    unsafe data.map { unsafe Unmanaged<ExpatParser>.fromOpaque($0).takeUnretainedValue() }
  }

  /// Reads a piece of a file, and returns the fault it has, if any.
  func parse(_ bytes: Data, _ range: Range<Int>, isLast: Bool) -> XMLFault? {
    let status = unsafe bytes.withUnsafeBytes { buffer in
      let start = unsafe buffer.baseAddress.map { unsafe $0 + range.lowerBound }
      return unsafe XML_Parse(
        parser, start?.assumingMemoryBound(to: CChar.self), CInt(range.count), isLast ? 1 : 0)
    }
    if let refusal { return refusal }
    guard status != XML_STATUS_OK else { return nil }
    return unsafe fault(ExpatWords.reason(XML_GetErrorCode(parser)))
  }

  /// What happened in the last piece.
  func takeEvents() -> XMLEvents {
    let taken = events
    events = XMLEvents()
    return taken
  }

  /// Takes back what was taken, to use its room again. A text that goes on in the next piece is kept.
  func returnEvents(_ taken: consuming XMLEvents) {
    let rest = textStart.map { Array(taken.bytes[$0...]) } ?? []
    events = taken
    events.removeAll()
    events.bytes.append(contentsOf: rest)
    if textStart != nil { textStart = 0 }
  }

  private func fault(_ reason: String) -> XMLFault {
    unsafe XMLFault(
      reason, line: Int(XML_GetCurrentLineNumber(parser)), column: Int(XML_GetCurrentColumnNumber(parser)) + 1
    )
  }

  private func refuse(_ reason: String) {
    if refusal == nil { refusal = fault(reason) }
    _ = unsafe XML_StopParser(parser, 0)
  }

  // MARK: Callbacks

  private func start(
    _ name: UnsafePointer<XML_Char>?, _ list: UnsafeMutablePointer<UnsafePointer<XML_Char>?>?
  ) {
    guard refusal == nil, let name = unsafe name, var next = unsafe list else { return }
    depth += 1
    if depth > Self.maximumDepth { refuse("elements are nested more than \(Self.maximumDepth) deep") }
    let first = events.attributes.count
    while let attribute = unsafe next[0], let value = unsafe next[1] {
      unsafe append(attribute, value)
      unsafe next += 2
    }
    let word = unsafe word(name, isLocal: true)
    textStart = word >= 0 && withText[Int(word)] ? events.bytes.count : nil
    events.events.append(
      XMLEvents.Event(
        isStart: true, word: word, first: UInt32(first),
        last: UInt32(events.attributes.count), position: unsafe Int(XML_GetCurrentByteIndex(parser))))
  }

  private func append(_ name: UnsafePointer<XML_Char>, _ value: UnsafePointer<XML_Char>) {
    let word = unsafe word(name, isLocal: false)
    guard word >= 0 else { return }
    let first = events.bytes.count
    unsafe append(value, count: strlen(value))
    events.attributes.append(
      XMLEvents.Attribute(word: word, first: UInt32(first), last: UInt32(events.bytes.count)))
  }

  private func append(_ text: UnsafePointer<XML_Char>, count: Int) {
    let bytes = unsafe UnsafeRawBufferPointer(start: text, count: count)
    unsafe events.bytes.append(contentsOf: bytes)
  }

  /// The number of a name, without its prefix if only the local part counts; -1 if the vocabulary does not have it.
  private func word(_ name: UnsafePointer<XML_Char>, isLocal: Bool) -> Int32 {
    let count = unsafe strlen(name)
    let start = unsafe UnsafeRawPointer(name).assumingMemoryBound(to: UInt8.self)
    let span = unsafe Span(_unsafeStart: start, count: count)
    var first = 0
    if isLocal { for index in 0..<count where span[index] == UInt8(ascii: ":") { first = index + 1 } }
    return vocabulary.index(of: span, first..<count).map { Int32($0) } ?? -1
  }

  private func end() {
    guard refusal == nil else { return }
    depth -= 1
    let end = events.bytes.count
    events.events.append(
      XMLEvents.Event(
        isStart: false, word: -1, first: UInt32(textStart ?? end), last: UInt32(end),
        position: unsafe Int(XML_GetCurrentByteIndex(parser))))
    textStart = nil
  }

  private func text(_ text: UnsafePointer<XML_Char>?, _ count: Int) {
    guard textStart != nil, let text = unsafe text else { return }
    if events.bytes.count > 1 << 30 { refuse("a text is longer than 1 GB") }
    unsafe append(text, count: count)
  }
}
