/// Moments as GEXF can hold them: all of a file in one format.
///
/// Where a file mixes years, months, days and instants, a coarser moment becomes its first part as a beginning and its
/// last as an end.
struct GEXFMoments {
  /// What GEXF calls it.
  enum Format: String {
    case integer, double, date, dateTime
  }

  private enum Precision {
    case year, integer, double, month, date, dateTime
  }

  /// The format that holds all moments; nil if there are none or none holds all.
  let format: Format?
  /// How many were made finer.
  private(set) var refinedCount = 0

  init(_ moments: [String]) {
    var precisions: Set<Precision?> = []
    for moment in moments { precisions.insert(Self.precision(moment)) }
    let dates: Set<Precision?> = [.year, .month, .date, .dateTime]
    if precisions.isEmpty || precisions.contains(nil) {
      format = nil
    } else if precisions.isSubset(of: [.year, .integer]) {
      format = .integer
    } else if precisions.isSubset(of: [.year, .integer, .double]) {
      format = .double
    } else if precisions.isSubset(of: dates) {
      format = precisions.contains(.dateTime) ? .dateTime : .date
    } else {
      format = nil
    }
  }

  /// A moment in the format.
  mutating func written(_ moment: String, isEnd: Bool) -> String {
    guard format == .date || format == .dateTime, let precision = Self.precision(moment) else {
      return moment
    }
    var text = moment
    if precision == .year { text += isEnd ? "-12-31" : "-01-01" }
    if precision == .month { text += isEnd ? "-\(Self.days(inMonth: moment))" : "-01" }
    if format == .dateTime, precision != .dateTime { text += isEnd ? "T23:59:59" : "T00:00:00" }
    if text != moment { refinedCount += 1 }
    return text
  }

  private static func precision(_ text: String) -> Precision? {
    let bytes = Array(text.utf8)
    func digits(_ range: Range<Int>) -> Bool { range.allSatisfy { bytes[$0] >= 48 && bytes[$0] <= 57 } }
    if bytes.count == 4, digits(0..<4) { return .year }
    let hasMonth = bytes.count >= 7 && digits(0..<4) && bytes[4] == 45 && digits(5..<7)
    if hasMonth, bytes.count == 7 { return .month }
    let hasDay = hasMonth && bytes.count >= 10 && bytes[7] == 45 && digits(8..<10)
    if hasDay, bytes.count == 10 { return .date }
    if hasDay, bytes.count >= 19, bytes[10] == UInt8(ascii: "T"), digits(11..<13), bytes[13] == 58,
      digits(14..<16), bytes[16] == 58, digits(17..<19)
    {
      return .dateTime
    }
    if Int(text) != nil { return .integer }
    return Double(text).map { $0.isFinite } == true ? .double : nil
  }

  private static func days(inMonth text: String) -> Int {
    let parts = text.split(separator: "-").compactMap { Int($0) }
    guard parts.count == 2, 1...12 ~= parts[1] else { return 30 }
    let isLeap = parts[0] % 4 == 0 && (parts[0] % 100 != 0 || parts[0] % 400 == 0)
    return parts[1] == 2
      ? (isLeap ? 29 : 28) : [31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31][parts[1] - 1]
  }
}
