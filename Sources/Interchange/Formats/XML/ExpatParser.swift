import CExpat

#if canImport(FoundationEssentials)
  import FoundationEssentials
#else
  import Foundation
#endif

/// A safe face on expat: takes bytes, gives `XMLEvents`.
///
/// The invariants on which its unsafe code rests: expat's callbacks run only inside `XML_Parse`, on the same thread, and
/// nothing else touches the collector meanwhile; the collector lives until after the parser is freed; the strings that
/// callbacks get end in a zero byte, or come with a length, and are copied before they return; no pointer is kept. Nothing
/// in a file makes expat open another: no handler for external entities is set, and a file that declares an entity is
/// refused before the entity can be used.
@safe final class ExpatParser {
  /// Deeper nesting than this is a mistake or an attack.
  static let maximumDepth = 10_000

  private let parser: XML_Parser
  private let collector: UnsafeMutablePointer<ExpatCollector>

  /// - Parameters:
  ///   - words: The names of elements and attributes that are kept.
  ///   - withText: For each, whether the text of an element of that name is kept.
  init?(words: [String], withText: [Bool]) {
    guard let parser = unsafe XML_ParserCreate(nil) else { return nil }
    unsafe self.parser = unsafe parser
    unsafe collector = .allocate(capacity: 1)
    unsafe collector.initialize(to: ExpatCollector(parser, XMLVocabulary(words), withText))
    setHandlers()
  }

  deinit {
    unsafe XML_ParserFree(parser)
    unsafe collector.deinitialize(count: 1)
    unsafe collector.deallocate()
  }

  private func setHandlers() {
    unsafe XML_SetUserData(parser, collector)
    unsafe XML_SetElementHandler(
      parser, { data, name, attributes in unsafe ExpatCollector.of(data).pointee.start(name, attributes) },
      { data, _ in unsafe ExpatCollector.of(data).pointee.end() })
    unsafe XML_SetEntityDeclHandler(parser) { data, _, _, _, _, _, _, _, _ in
      unsafe ExpatCollector.of(data).pointee.refuse(
        "the file declares an entity: write the text itself in its place")
    }
    unsafe XML_SetSkippedEntityHandler(parser) { data, name, _ in
      let name = unsafe name.map { unsafe String(cString: $0) } ?? ""
      unsafe ExpatCollector.of(data).pointee.refuse(
        "the entity '&\(name);' is not declared: write the text itself")
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

  /// Reads a piece of a file, and returns the fault it has, if any.
  func parse(_ bytes: Data, _ range: Range<Int>, isLast: Bool) -> XMLFault? {
    let status = unsafe bytes.withUnsafeBytes { buffer in
      let start = unsafe buffer.baseAddress.map { unsafe $0 + range.lowerBound }
      return unsafe XML_Parse(
        parser, start?.assumingMemoryBound(to: CChar.self), CInt(range.count), isLast ? 1 : 0)
    }
    if let refusal = unsafe collector.pointee.refusal { return refusal }
    guard status != XML_STATUS_OK else { return nil }
    return unsafe collector.pointee.fault(ExpatWords.reason(XML_GetErrorCode(parser)))
  }

  /// What happened in the last piece.
  func takeEvents() -> XMLEvents {
    let taken = unsafe collector.pointee.events
    unsafe collector.pointee.events = XMLEvents()
    return taken
  }

  /// Takes back what was taken, to use its room again. A text that goes on in the next piece is kept.
  func returnEvents(_ taken: consuming XMLEvents) {
    let rest = unsafe collector.pointee.textStart.map { Array(taken.bytes[$0...]) }
    taken.removeAll()
    if let rest {
      taken.bytes.append(contentsOf: rest)
      unsafe collector.pointee.textStart = 0
    }
    unsafe collector.pointee.events = taken
  }
}

/// What expat's callbacks gather.
@safe struct ExpatCollector {
  private let parser: XML_Parser
  private let vocabulary: XMLVocabulary
  private let withText: [Bool]
  var events = XMLEvents()
  /// Where the text of the innermost element begins, while it is kept.
  var textStart: Int?
  private var depth = 0
  private(set) var refusal: XMLFault?

  init(_ parser: XML_Parser, _ vocabulary: XMLVocabulary, _ withText: [Bool]) {
    unsafe self.parser = unsafe parser
    self.vocabulary = vocabulary
    self.withText = withText
  }

  /// The collector that was given to expat; it always gives it back.
  static func of(_ data: UnsafeMutableRawPointer?) -> UnsafeMutablePointer<ExpatCollector> {
    unsafe data.unsafelyUnwrapped.assumingMemoryBound(to: ExpatCollector.self)
  }

  func fault(_ reason: String) -> XMLFault {
    unsafe XMLFault(
      reason, line: Int(XML_GetCurrentLineNumber(parser)), column: Int(XML_GetCurrentColumnNumber(parser)) + 1
    )
  }

  mutating func refuse(_ reason: String) {
    if refusal == nil { refusal = fault(reason) }
    _ = unsafe XML_StopParser(parser, 0)
  }

  mutating func start(
    _ name: UnsafePointer<XML_Char>?, _ list: UnsafeMutablePointer<UnsafePointer<XML_Char>?>?
  ) {
    guard refusal == nil, let name = unsafe name, var next = unsafe list else { return }
    depth += 1
    if depth > ExpatParser.maximumDepth {
      refuse("elements are nested more than \(ExpatParser.maximumDepth) deep")
    }
    let first = events.attributes.count
    while let attribute = unsafe next[0], let value = unsafe next[1] {
      unsafe append(attribute, value)
      unsafe next += 2
    }
    let word = unsafe vocabulary.word(Span(_unsafeElements: Self.bytes(name)), isLocal: true)
    events.events.append(
      XMLEvents.Event(
        isStart: true, word: word, first: UInt32(truncatingIfNeeded: first),
        last: UInt32(truncatingIfNeeded: events.attributes.count),
        position: unsafe Int(XML_GetCurrentByteIndex(parser))))
    let isKept = word >= 0 && withText[Int(word)]
    if isKept != (textStart != nil) { listenToText(isKept) }
    textStart = isKept ? events.bytes.count : nil
  }

  private mutating func append(_ name: UnsafePointer<XML_Char>, _ value: UnsafePointer<XML_Char>) {
    let word = unsafe vocabulary.word(Span(_unsafeElements: Self.bytes(name)), isLocal: false)
    guard word >= 0 else { return }
    let first = events.bytes.count
    unsafe events.bytes.append(contentsOf: Self.bytes(value))
    events.attributes.append(
      XMLEvents.Attribute(
        word: word, first: UInt32(truncatingIfNeeded: first),
        last: UInt32(truncatingIfNeeded: events.bytes.count)))
  }

  private static func bytes(_ text: UnsafePointer<XML_Char>) -> UnsafeBufferPointer<UInt8> {
    let start = unsafe UnsafeRawPointer(text).assumingMemoryBound(to: UInt8.self)
    return unsafe UnsafeBufferPointer(start: start, count: strlen(text))
  }

  mutating func end() {
    guard refusal == nil else { return }
    depth -= 1
    let end = events.bytes.count
    events.events.append(
      XMLEvents.Event(
        isStart: false, word: -1, first: UInt32(truncatingIfNeeded: textStart ?? end),
        last: UInt32(truncatingIfNeeded: end), position: unsafe Int(XML_GetCurrentByteIndex(parser))))
    if textStart != nil { listenToText(false) }
    textStart = nil
  }

  /// Most text is the blanks between tags; expat is told when there is some to be kept.
  private func listenToText(_ isListening: Bool) {
    guard isListening else {
      unsafe XML_SetCharacterDataHandler(parser, nil)
      return
    }
    unsafe XML_SetCharacterDataHandler(parser) { data, text, count in
      unsafe ExpatCollector.of(data).pointee.text(text, Int(count))
    }
  }

  private mutating func text(_ text: UnsafePointer<XML_Char>?, _ count: Int) {
    guard textStart != nil, let text = unsafe text else { return }
    if events.bytes.count > 1 << 30 { refuse("a text is longer than 1 GB") }
    let start = unsafe UnsafeRawPointer(text).assumingMemoryBound(to: UInt8.self)
    unsafe events.bytes.append(contentsOf: UnsafeBufferPointer(start: start, count: count))
  }
}
