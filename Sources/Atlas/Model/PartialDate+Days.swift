/// Dates on a scale of whole days, so that spans can be added to them.
extension PartialDate {
  /// The first day it may mean, in days since 1 January 1970.
  public var firstDayNumber: Int { Self.dayNumber(year, month ?? 1, day ?? 1) }

  /// The last day it may mean, in days since 1 January 1970.
  public var lastDayNumber: Int {
    let month = month ?? 12
    return Self.dayNumber(year, month, day ?? Self.days(in: month, of: year))
  }

  /// Whether it names one day.
  public var isExact: Bool { day != nil }

  /// The day that lies so many days after 1 January 1970; nil outside the years 1 to 9999.
  ///
  /// The inverse of `firstDayNumber` of an exact date.
  ///
  /// - Complexity: O(1)
  public init?(dayNumber: Int) {
    guard (Self.dayNumber(1, 1, 1)...Self.dayNumber(9999, 12, 31)).contains(dayNumber) else { return nil }
    let days = dayNumber + Self.daysBefore1970
    let era = days / Self.daysOfEra
    let dayOfEra = days % Self.daysOfEra
    let yearOfEra = (dayOfEra - dayOfEra / 1_460 + dayOfEra / 36_524 - dayOfEra / 146_096) / 365
    let dayOfYear = dayOfEra - (365 * yearOfEra + yearOfEra / 4 - yearOfEra / 100)
    let shifted = (5 * dayOfYear + 2) / 153
    let month = shifted < 10 ? shifted + 3 : shifted - 9
    self.init(
      year: era * 400 + yearOfEra + (month <= 2 ? 1 : 0), month: month,
      day: dayOfYear - (153 * shifted + 2) / 5 + 1)
  }

  // The year starts in March, so that the leap day is its last; an era is 400 years (H. Hinnant, 'chrono-compatible
  // low-level date algorithms', 2014).
  private static let daysOfEra = 146_097
  private static let daysBefore1970 = 719_468

  private static func dayNumber(_ year: Int, _ month: Int, _ day: Int) -> Int {
    let shiftedYear = month <= 2 ? year - 1 : year
    let era = shiftedYear / 400
    let yearOfEra = shiftedYear % 400
    let dayOfYear = (153 * (month > 2 ? month - 3 : month + 9) + 2) / 5 + day - 1
    let dayOfEra = yearOfEra * 365 + yearOfEra / 4 - yearOfEra / 100 + dayOfYear
    return era * daysOfEra + dayOfEra - daysBefore1970
  }
}
