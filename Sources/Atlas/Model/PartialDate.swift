/// A date as a source gives it: a year, a month or a day.
///
/// It stands for the whole span: `2017` is every day of 2017. Years run from 1 to 9999, in the
/// proleptic Gregorian calendar (ISO 8601).
public struct PartialDate: Sendable, Hashable {
  // Four bytes, since every claim about a tie has room for two dates. A zero is a part that is not known.
  private let storedYear: Int16
  private let storedMonth: Int8
  private let storedDay: Int8

  /// The year.
  public var year: Int { Int(storedYear) }
  /// The month from 1 to 12, where known.
  public var month: Int? { storedMonth == 0 ? nil : Int(storedMonth) }
  /// The day of the month, where known.
  public var day: Int? { storedDay == 0 ? nil : Int(storedDay) }

  /// Makes a date; nil if no calendar has it or a day stands without a month.
  public init?(year: Int, month: Int? = nil, day: Int? = nil) {
    guard (1...9999).contains(year) else { return nil }
    if let month {
      guard (1...12).contains(month) else { return nil }
      if let day { guard (1...Self.days(in: month, of: year)).contains(day) else { return nil } }
    } else if day != nil {
      return nil
    }
    storedYear = Int16(year)
    storedMonth = Int8(month ?? 0)
    storedDay = Int8(day ?? 0)
  }

  /// The date of data in which nothing has a date: all of it holds on any. Written 'any date'.
  public static let any = PartialDate(lastYear: 9999)

  private init(lastYear: Int16) {
    (storedYear, storedMonth, storedDay) = (lastYear, 0, 0)
  }

  /// Reads `2017`, `2018-03` or `2018-03-07`, and what `any` is written as; nil for anything else.
  public init?(_ text: some StringProtocol) {
    if text == "any date" {
      self = .any
      return
    }
    // The parts are as wide as four, two and two digits, so each hyphen has its place.
    var numbers = (year: 0, month: 0, day: 0)
    var count = 0
    for byte in text.utf8 {
      count += 1
      guard count <= 10 else { return nil }
      if count == 5 || count == 8 {
        guard byte == UInt8(ascii: "-") else { return nil }
        continue
      }
      guard (48...57).contains(byte) else { return nil }
      let digit = Int(byte) - 48
      switch count {
      case ...4: numbers.year = numbers.year * 10 + digit
      case ...7: numbers.month = numbers.month * 10 + digit
      default: numbers.day = numbers.day * 10 + digit
      }
    }
    guard count == 4 || count == 7 || count == 10 else { return nil }
    self.init(
      year: numbers.year, month: count > 4 ? numbers.month : nil, day: count > 7 ? numbers.day : nil)
  }

  /// The number of days of a month.
  static func days(in month: Int, of year: Int) -> Int {
    switch month {
    case 2: year % 4 == 0 && (year % 100 != 0 || year % 400 == 0) ? 29 : 28
    case 4, 6, 9, 11: 30
    default: 31
    }
  }

  /// The first day it may mean, as a number that orders days: year, month and day in decimal places.
  public var firstDay: Int { year * 10_000 + (month ?? 1) * 100 + (day ?? 1) }

  /// The last day it may mean, on the same scale.
  public var lastDay: Int {
    let month = month ?? 12
    return year * 10_000 + month * 100 + (day ?? Self.days(in: month, of: year))
  }
}

extension PartialDate: CustomStringConvertible {
  /// The ISO 8601 form, as far as known; 'any date' for `any`.
  public var description: String {
    if self == .any { return "any date" }
    func padded(_ number: Int, _ width: Int) -> String {
      let digits = String(number)
      return String(repeating: "0", count: max(0, width - digits.count)) + digits
    }
    var text = padded(year, 4)
    if let month { text += "-" + padded(month, 2) }
    if let day { text += "-" + padded(day, 2) }
    return text
  }
}

extension PartialDate: Comparable {
  /// Earlier first day first; of two that begin alike, the one known more closely.
  public static func < (left: PartialDate, right: PartialDate) -> Bool {
    (left.firstDay, left.lastDay) < (right.firstDay, right.lastDay)
  }
}

extension PartialDate: Codable {
  /// Reads the ISO 8601 text.
  public init(from decoder: any Decoder) throws {
    let container = try decoder.singleValueContainer()
    let text = try container.decode(String.self)
    guard let date = PartialDate(text) else {
      throw DecodingError.dataCorruptedError(in: container, debugDescription: "'\(text)' is not a date")
    }
    self = date
  }

  /// Writes the ISO 8601 text.
  public func encode(to encoder: any Encoder) throws {
    var container = encoder.singleValueContainer()
    try container.encode(description)
  }
}

/// A span of time, open at an end that is not known.
public struct Period: Sendable, Hashable, Codable {
  /// When it begins; nil if not known or always.
  public var since: PartialDate?
  /// When it ends, that day, month or year included; nil if not known or never.
  public var until: PartialDate?

  /// Makes a period.
  public init(since: PartialDate? = nil, until: PartialDate? = nil) {
    self.since = since
    self.until = until
  }

  /// All of time.
  public static let always = Period()

  /// Whether it has begun by the end of the date. A start known to the year counts from its first day.
  public func hasBegun(by date: PartialDate) -> Bool {
    since.map { $0.firstDay <= date.lastDay } ?? true
  }

  /// Whether it is over before the date begins.
  public func isOver(before date: PartialDate) -> Bool {
    until.map { $0.lastDay < date.firstDay } ?? false
  }

  /// Whether any day of the date may lie in it.
  public func contains(_ date: PartialDate) -> Bool {
    hasBegun(by: date) && !isOver(before: date)
  }

  /// Whether some day may lie in both.
  public func touches(_ other: Period) -> Bool {
    let beginsInTime = since.map { start in other.until.map { start.firstDay <= $0.lastDay } ?? true } ?? true
    let endsInTime = until.map { end in other.since.map { $0.firstDay <= end.lastDay } ?? true } ?? true
    return beginsInTime && endsInTime
  }
}
