/// Gathers the values of one attribute as bytes of a file, in the order of the file.
///
/// A value that the declared type cannot hold turns the column into one of text. Of several values of a row the last
/// counts. Rows may come in any order; those in ascending order cost least.
struct AttributeColumnBuilder {
  var name: String
  private(set) var type: AttributeTable.ValueType
  var defaultValue: NetworkValue?
  /// The first text that the declared type could not hold.
  private(set) var misfit: String?
  /// How many values were replaced by a later one of the same row.
  private(set) var replacedCount = 0

  private(set) var rows: [UInt32] = []
  private var isAscending = true
  private var texts: [String] = []
  private var integers: [Int] = []
  private var numbers: [Double] = []
  private var lists: [[String]] = []
  private var recent = RecentTexts()

  init(name: String, type: AttributeTable.ValueType, defaultValue: NetworkValue? = nil) {
    self.name = name
    self.type = type
    self.defaultValue = defaultValue
  }

  /// Appends a value written as text. An empty one is no value, unless the column is of text.
  mutating func append(_ span: Span<UInt8>, _ range: Range<Int>, row: Int) {
    switch type {
    case .text:
      note(row)
      texts.append(recent.text(span, range))
    case .integer:
      let trimmed = ByteText.trimmed(span, range)
      guard !trimmed.isEmpty else { return }
      guard let number = ByteText.integer(span, trimmed) else { return widen(span, range, row: row) }
      note(row)
      integers.append(number)
    case .number:
      let trimmed = ByteText.trimmed(span, range)
      guard !trimmed.isEmpty else { return }
      guard let number = ByteText.number(span, trimmed) else { return widen(span, range, row: row) }
      note(row)
      numbers.append(number)
    case .boolean:
      let trimmed = ByteText.trimmed(span, range)
      guard !trimmed.isEmpty else { return }
      guard let isTrue = ByteText.boolean(span, trimmed) else { return widen(span, range, row: row) }
      note(row)
      integers.append(isTrue ? 1 : 0)
    case .list:
      note(row)
      lists.append(ListText.parse(ByteText.string(span, range)))
    }
  }

  /// Appends a text.
  mutating func append(_ text: String, row: Int) {
    let bytes = Array(text.utf8)
    append(bytes.span, bytes.indices, row: row)
  }

  private mutating func note(_ row: Int) {
    if let last = rows.last, last >= row { isAscending = false }
    rows.append(UInt32(truncatingIfNeeded: row))
  }

  private mutating func widen(_ span: Span<UInt8>, _ range: Range<Int>, row: Int) {
    misfit = misfit ?? ByteText.string(span, range)
    texts = rows.indices.map { value(at: $0).description }
    type = .text
    (integers, numbers) = ([], [])
    append(span, range, row: row)
  }

  private func value(at place: Int) -> NetworkValue {
    switch type {
    case .text: .text(texts[place])
    case .integer: .integer(integers[place])
    case .number: .number(numbers[place])
    case .boolean: .boolean(integers[place] != 0)
    case .list: .list(lists[place])
    }
  }

  /// The rows with their texts, in the order they came.
  var entries: [(row: Int, value: NetworkValue)] {
    rows.indices.map { (Int(rows[$0]), value(at: $0)) }
  }

  /// Brings the rows in order, the last of several for a row alone.
  mutating func order() {
    guard !isAscending else { return }
    isAscending = true
    let places = rows.indices.sorted { (rows[$0], $0) < (rows[$1], $1) }
    let kept = places.indices.filter { $0 + 1 == places.count || rows[places[$0]] != rows[places[$0 + 1]] }
      .map { places[$0] }
    replacedCount = places.count - kept.count
    rows = kept.map { rows[$0] }
    switch type {
    case .text: texts = kept.map { texts[$0] }
    case .integer, .boolean: integers = kept.map { integers[$0] }
    case .number: numbers = kept.map { numbers[$0] }
    case .list: lists = kept.map { lists[$0] }
    }
  }

  /// The column, whose rows must be in order.
  var column: AttributeTable.Column {
    AttributeTable.Column(
      name: name, type: type, defaultValue: defaultValue.map(converted), rows: rows, texts: texts,
      integers: integers, numbers: numbers, lists: lists)
  }

  /// A default in the type the column has come to.
  private func converted(_ value: NetworkValue) -> NetworkValue {
    type == .text && value.type != .text ? .text(value.description) : value
  }
}
