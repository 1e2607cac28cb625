public import ArgumentParser
public import Atlas
public import Influence

extension PartialDate: ExpressibleByArgument {
  /// Reads a date typed by a user.
  public init?(argument: String) { self.init(argument) }
}

extension RouteQuery.Criterion: ExpressibleByArgument {}
extension OverlapQuery.Mode: ExpressibleByArgument {}
extension OverlapQuery.Order: ExpressibleByArgument {}
extension MeasureQuery.Direction: ExpressibleByArgument {}
extension MeasureQuery.Grouping: ExpressibleByArgument {}
