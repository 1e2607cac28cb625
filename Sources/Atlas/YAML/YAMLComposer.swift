import CYAML

/// A fault that libyaml or our limits found in a file, with its place counted from one.
struct YAMLFault: Error {
  let line: Int
  let column: Int
  let message: String
}

/// Builds a tree of `YAMLNode` from the events of libyaml.
///
/// The events give the place of every value and leave its type open. A Swift wrapper that resolves
/// types and tags was measured at a tenth of this speed, which a start within milliseconds cannot pay.
/// Aliases are followed; what they expand to counts against the limit on values, so a small file
/// cannot grow without bound.
struct YAMLComposer {
  /// Deeper nesting than this is a mistake or an attack, and costs libyaml quadratic time.
  static let maximumDepth = 64
  /// More values than this in one file, aliases expanded, are refused.
  static let maximumValues = 4_000_000

  private struct Frame {
    let isMapping: Bool
    let anchor: String?
    let line: Int32
    let column: Int32
    let valuesBefore: Int
    /// How many items of outer collections stand before its own.
    let itemsBefore: Int
  }

  private struct Anchored {
    let node: YAMLNode
    let values: Int
  }

  private var stack: [Frame] = []
  /// The keys, values and elements read so far of all open collections, the innermost's last.
  private var items: [YAMLNode] = []
  private var anchors: [String: Anchored] = [:]
  private var openAnchors: Set<String> = []
  private var root: YAMLNode?
  private var values = 0
  private var documents = 0

  /// The root of a document, or nil where the file holds none; or the first fault of syntax, encoding, nesting or size.
  typealias Document = Result<YAMLNode?, YAMLFault>

  /// Reads one document.
  ///
  /// - Complexity: O(bytes + values after expanding aliases)
  static func compose(_ bytes: [UInt8]) -> Document {
    if let offset = firstInvalidUTF8(bytes) {
      let (line, column) = position(of: offset, in: bytes)
      return .failure(YAMLFault(line: line, column: column, message: "the file is not valid UTF-8 here"))
    }
    var composer = YAMLComposer()
    let fault = unsafe bytes.withUnsafeBufferPointer { buffer -> YAMLFault? in
      unsafe composer.run(buffer)
    }
    return fault.map(Document.failure) ?? .success(composer.root)
  }

  // The parser points at itself, so it is given an address of its own; it is freed on every way out,
  // and so is each event.
  private mutating func run(_ buffer: UnsafeBufferPointer<UInt8>) -> YAMLFault? {
    let parser = UnsafeMutablePointer<yaml_parser_t>.allocate(capacity: 1)
    defer { unsafe parser.deallocate() }
    guard unsafe yaml_parser_initialize(parser) == 1 else {
      return YAMLFault(line: 1, column: 1, message: "out of memory")
    }
    defer { unsafe yaml_parser_delete(parser) }
    unsafe yaml_parser_set_input_string(parser, buffer.baseAddress, buffer.count)
    while true {
      var event = unsafe yaml_event_t()
      guard unsafe yaml_parser_parse(parser, &event) == 1 else {
        return unsafe Self.fault(of: parser.pointee)
      }
      defer { unsafe yaml_event_delete(&event) }
      if unsafe event.type == YAML_STREAM_END_EVENT || event.type == YAML_NO_EVENT { return nil }
      if let fault = unsafe handle(event) { return fault }
    }
  }

  private static func fault(of parser: yaml_parser_t) -> YAMLFault {
    let problem = unsafe parser.problem.map { unsafe String(cString: $0) } ?? "malformed YAML"
    let context = unsafe parser.context.map { unsafe String(cString: $0) + ": " } ?? ""
    let mark = unsafe parser.problem_mark
    return YAMLFault(line: Int(mark.line) + 1, column: Int(mark.column) + 1, message: context + problem)
  }

  private mutating func handle(_ event: yaml_event_t) -> YAMLFault? {
    let line = unsafe Int32(truncatingIfNeeded: event.start_mark.line) + 1
    let column = unsafe Int32(truncatingIfNeeded: event.start_mark.column) + 1
    func fault(_ message: String) -> YAMLFault {
      YAMLFault(line: Int(line), column: Int(column), message: message)
    }
    values += 1
    guard values <= Self.maximumValues else { return fault("the file holds too many values") }
    switch unsafe event.type {
    case YAML_DOCUMENT_START_EVENT:
      documents += 1
      if documents > 1 { return fault("a second document begins here; a file holds one") }
    case YAML_SCALAR_EVENT:
      let scalar = unsafe event.data.scalar
      let bytes = unsafe UnsafeBufferPointer(start: scalar.value, count: scalar.length)
      let isPlain = unsafe scalar.style == YAML_PLAIN_SCALAR_STYLE
      let node = YAMLNode(
        content: .scalar(unsafe String(decoding: bytes, as: UTF8.self)), line: line, column: column,
        isPlain: isPlain)
      add(node, anchor: unsafe Self.string(scalar.anchor), values: 1)
    case YAML_SEQUENCE_START_EVENT:
      let anchor = unsafe Self.string(event.data.sequence_start.anchor)
      return open(isMapping: false, anchor: anchor, line: line, column: column)
    case YAML_MAPPING_START_EVENT:
      let anchor = unsafe Self.string(event.data.mapping_start.anchor)
      return open(isMapping: true, anchor: anchor, line: line, column: column)
    case YAML_SEQUENCE_END_EVENT, YAML_MAPPING_END_EVENT:
      return close()
    case YAML_ALIAS_EVENT:
      let name = unsafe Self.string(event.data.alias.anchor) ?? ""
      if openAnchors.contains(name) { return fault("the alias '*\(name)' contains itself") }
      guard let target = anchors[name] else { return fault("the alias '*\(name)' has no anchor before it") }
      values += target.values
      guard values <= Self.maximumValues else { return fault("the aliases expand to too many values") }
      add(target.node, anchor: nil, values: 0)
    default:
      break
    }
    return nil
  }

  private static func string(_ pointer: UnsafeMutablePointer<yaml_char_t>?) -> String? {
    guard let pointer = unsafe pointer else { return nil }
    return unsafe String(cString: pointer)
  }

  private mutating func open(isMapping: Bool, anchor: String?, line: Int32, column: Int32) -> YAMLFault? {
    guard stack.count < Self.maximumDepth else {
      return YAMLFault(
        line: Int(line), column: Int(column),
        message: "nested more than \(Self.maximumDepth) levels deep")
    }
    if let anchor { openAnchors.insert(anchor) }
    stack.append(
      Frame(
        isMapping: isMapping, anchor: anchor, line: line, column: column, valuesBefore: values,
        itemsBefore: items.count))
    return nil
  }

  private mutating func close() -> YAMLFault? {
    guard let frame = stack.popLast() else { return nil }
    let content: YAMLNode.Content
    if frame.isMapping {
      var entries: [YAMLNode.Entry] = []
      entries.reserveCapacity((items.count - frame.itemsBefore) / 2)
      for index in stride(from: frame.itemsBefore, to: items.count - 1, by: 2) {
        entries.append(.init(key: items[index], value: items[index + 1]))
      }
      if let repeated = Self.repeatedKey(entries) {
        return YAMLFault(
          line: Int(repeated.line), column: Int(repeated.column),
          message: "the key '\(repeated.text ?? "")' stands here a second time")
      }
      content = .mapping(entries)
    } else {
      content = .sequence(Array(items[frame.itemsBefore...]))
    }
    items.removeLast(items.count - frame.itemsBefore)
    if let anchor = frame.anchor { openAnchors.remove(anchor) }
    let node = YAMLNode(content: content, line: frame.line, column: frame.column, isPlain: true)
    add(node, anchor: frame.anchor, values: values - frame.valuesBefore)
    return nil
  }

  private static func repeatedKey(_ entries: [YAMLNode.Entry]) -> YAMLNode? {
    if entries.count < 2 { return nil }
    // Most mappings are short, and comparing their few keys beats hashing them.
    if entries.count <= 8 {
      return entries.indices.first { index in
        guard let text = entries[index].key.text else { return false }
        return entries[..<index].contains { $0.key.text == text }
      }.map { entries[$0].key }
    }
    var seen: Set<String> = []
    return entries.first { entry in
      guard let text = entry.key.text else { return false }
      return !seen.insert(text).inserted
    }?.key
  }

  private mutating func add(_ node: YAMLNode, anchor: String?, values: Int) {
    if let anchor { anchors[anchor] = Anchored(node: node, values: values) }
    if stack.isEmpty {
      root = node
    } else {
      items.append(node)
    }
  }
}
