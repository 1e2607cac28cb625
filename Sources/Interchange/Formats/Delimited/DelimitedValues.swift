/// What the fields of a column are: whole numbers, numbers, or texts.
struct DelimitedValues {
  /// Whether all fields are empty.
  private(set) var areEmpty = true
  /// The type they have in common.
  let type: AttributeTable.ValueType
  private let hasCommas: Bool
  private let hasMissing: Bool

  /// Looks through a column. - Complexity: O(bytes of the column)
  init(_ table: DelimitedTable, column: Int) {
    var (areWhole, areNumbers, areCommas) = (true, true, true)
    // Beside commas that divide fields, three digits after one may be thousands.
    var (hasComma, hasFraction, numberCount, missingCount) = (false, table.delimiter != 44, 0, 0)
    for row in 0..<table.rowCount {
      let text = table.text(row: row, column: column)
      if text.isEmpty { continue }
      areEmpty = false
      if text == Self.missing {
        missingCount += 1
        continue
      }
      numberCount += 1
      if areWhole { areWhole = Self.isWhole(text) }
      if !areWhole, areNumbers { areNumbers = Self.isDecimal(text) }
      if !areWhole, !areNumbers {
        guard areCommas else { break }
        let point = Self.withPoint(text)
        areCommas = Self.isDecimal(point)
        hasComma = hasComma || point != text
        hasFraction = hasFraction || (point != text && Self.fractionCount(text) != 3)
      }
    }
    hasCommas = !areWhole && !areNumbers && areCommas && hasComma && hasFraction && numberCount > 0
    let isNumeric = numberCount > 0 && (areWhole || areNumbers || hasCommas)
    type = !isNumeric && !areEmpty ? .text : areWhole ? .integer : .number
    hasMissing = isNumeric && missingCount > 0
  }

  /// A field as a value; nil where there is none.
  func value(_ text: String) -> NetworkValue? {
    if text.isEmpty || (hasMissing && text == Self.missing) { return nil }
    switch type {
    case .integer: return Int(text).map { .integer($0) } ?? .text(text)
    case .number: return Double(hasCommas ? Self.withPoint(text) : text).map { .number($0) } ?? .text(text)
    default: return .text(text)
    }
  }

  /// What was guessed.
  func remark(_ name: String) -> String? {
    if hasCommas { return "the numbers of '\(name)' have a decimal comma" }
    return hasMissing ? "'\(Self.missing)' under '\(name)' was read as no value" : nil
  }

  /// What R writes where there is no value.
  private static let missing = "NA"

  /// The number of characters after the last comma.
  private static func fractionCount(_ text: String) -> Int {
    text.utf8.reversed().prefix { $0 != 44 }.count
  }

  private static func withPoint(_ text: String) -> String {
    guard let comma = text.firstIndex(of: ","), text.lastIndex(of: ",") == comma, !text.contains(".") else {
      return text
    }
    return text[..<comma] + "." + text[text.index(after: comma)...]
  }

  /// A whole number that is written as we would write it; `007` is text.
  private static func isWhole(_ text: String) -> Bool { Int(text).map { String($0) == text } ?? false }

  /// A decimal number; `007` and words like `nan` and hexadecimal are text.
  static func isDecimal(_ text: String) -> Bool {
    let digits = text.utf8.drop { $0 == 45 }
    if digits.first == 48, let second = digits.dropFirst().first, (48...57).contains(second) { return false }
    return text.utf8.allSatisfy { (48...57).contains($0) || [43, 45, 46, 69, 101].contains($0) }
      && Double(text) != nil
  }
}
