import Atlas
import GraphKernel

/// When a message may set out over a tie.
///
/// It sets out on a day on which it is where it starts: at an occasion, during the occasion. It has been carried so
/// many days later as the lead time says; on that day the tie holds and the other end can be met, an occasion while it
/// lasts. So a lead time before an occasion is time to prepare for it.
struct TravelWindow {
  /// The first day to set out, in days since 1970; nil if there is none.
  let opens: Int?
  /// The last day to set out; nil if there is none.
  let closes: Int?
  /// Days from setting out to having been carried.
  let leadTime: Int
  /// Whether the lead time is not known and taken to be 0.
  let isLeadTimeAssumed: Bool
  /// What makes the first day uncertain.
  let doubtOfOpening: String?
  /// What makes the last day uncertain.
  let doubtOfClosing: String?
  /// What makes any day uncertain: an occasion whose days are not known.
  let doubt: String?

  init(_ way: InfluenceView.Way, in atlas: Atlas) {
    let tie = atlas.ties[way.tie]
    let start = atlas.entities[way.along ? tie.from : tie.to]
    let end = atlas.entities[way.along ? tie.to : tie.from]
    let known = tie.statement.leadTime ?? atlas.vocabulary.tieType(tie.type)?.leadTime
    let lead = known ?? 0
    var opening = Bound()
    var closing = Bound()
    opening.raise(to: start.period.since, before: 0, of: start.name)
    closing.lower(to: start.period.until, before: 0, of: start.name)
    opening.raise(to: end.period.since, before: lead, of: end.name)
    closing.lower(to: end.period.until, before: lead, of: end.name)
    opening.raise(to: tie.statement.period.since, before: lead, of: "the tie")
    closing.lower(to: tie.statement.period.until, before: lead, of: "the tie")
    opens = opening.day
    closes = closing.day
    leadTime = lead
    isLeadTimeAssumed = known == nil
    doubtOfOpening = opening.date.map { "of the beginning of \(opening.subject) only \($0) is known" }
    doubtOfClosing = closing.date.map { "of the end of \(closing.subject) only \($0) is known" }
    doubt = [start, end].compactMap { Self.doubt(about: $0, in: atlas) }.first
  }

  /// Whether there is no day to set out.
  var isEmpty: Bool {
    guard let opens, let closes else { return false }
    return closes < opens
  }

  /// As the kernel takes it.
  var arcTimes: ArcTimes {
    .window(
      opens: opens.map(Int32.init(clamping:)), closes: closes.map(Int32.init(clamping:)),
      lead: Int32(clamping: leadTime))
  }

  /// Why the day of setting out is only the first or the last that it could be.
  func uncertainty(departing day: Int, isForward: Bool) -> String? {
    if let doubt { return doubt }
    let bound = isForward ? doubtOfOpening : doubtOfClosing
    guard day == (isForward ? opens : closes), let bound else { return nil }
    return "The day is not certain: \(bound)."
  }

  /// What is not known of the days of an occasion.
  private static func doubt(about entity: Entity, in atlas: Atlas) -> String? {
    guard atlas.vocabulary.kind(entity.kind)?.isOccasion == true else { return nil }
    let (since, until) = (entity.period.since, entity.period.until)
    switch (since, until) {
    case (nil, nil): return "The day is not certain: no date of \(entity.name) is known."
    case (nil, let until?): return "The day is not certain: \(entity.name) is by \(until), no day is known."
    case (let since?, nil):
      return since.isExact ? nil : "The day is not certain: \(entity.name) is in \(since), no day is known."
    case (let since?, let until?):
      if since.isExact, until.isExact { return nil }
      let span = since == until ? "in \(since)" : "between \(since) and \(until)"
      return "The day is not certain: \(entity.name) is \(span), no day is known."
    }
  }

  /// The tightest of several bounds, and its date and subject where that is known only in part.
  private struct Bound {
    var day: Int?
    var date: PartialDate?
    var subject = ""

    mutating func raise(to bound: PartialDate?, before lead: Int, of subject: String) {
      guard let bound, bound.firstDayNumber - lead > day ?? .min else { return }
      set(bound.firstDayNumber - lead, bound, subject)
    }

    mutating func lower(to bound: PartialDate?, before lead: Int, of subject: String) {
      guard let bound, bound.lastDayNumber - lead < day ?? .max else { return }
      set(bound.lastDayNumber - lead, bound, subject)
    }

    private mutating func set(_ day: Int, _ date: PartialDate, _ subject: String) {
      self.day = day
      self.date = date.isExact ? nil : date
      self.subject = subject
    }
  }
}
