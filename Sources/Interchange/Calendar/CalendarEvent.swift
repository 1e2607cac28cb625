/// An entry of a calendar that lasts whole days.
public struct CalendarEvent: Sendable, Hashable {
  /// What tells it from all others, the same whenever it is written.
  public let identifier: String
  /// Its first day.
  public let first: Day
  /// Its last day, included.
  public let last: Day
  /// One line for a list.
  public let summary: String
  /// More, in lines.
  public let details: String
  /// Where it is, in words.
  public let location: String?
  /// Names by which a calendar sorts.
  public let categories: [String]
  /// Whether the days are not certain.
  public let isTentative: Bool

  /// A day of the Gregorian calendar.
  public struct Day: Sendable, Hashable {
    /// The year, from 1 to 9999.
    public let year: Int
    /// The month.
    public let month: Int
    /// The day of the month.
    public let day: Int

    /// Makes a day.
    public init(year: Int, month: Int, day: Int) {
      self.year = year
      self.month = month
      self.day = day
    }
  }

  /// Makes an entry.
  public init(
    identifier: String, first: Day, last: Day, summary: String, details: String = "", location: String? = nil,
    categories: [String] = [], isTentative: Bool = false
  ) {
    self.identifier = identifier
    self.first = first
    self.last = last
    self.summary = summary
    self.details = details
    self.location = location
    self.categories = categories
    self.isTentative = isTentative
  }
}
