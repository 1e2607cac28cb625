public import ArgumentParser
public import Atlas
public import Influence
public import Interchange

extension PartialDate: ExpressibleByArgument {
  /// Reads a date typed by a user.
  public init?(argument: String) { self.init(argument) }
}

extension RouteQuery.Criterion: ExpressibleByArgument {}
extension OverlapQuery.Mode: ExpressibleByArgument {}
extension OverlapQuery.Order: ExpressibleByArgument {}
extension AgendaEntry.Kind: ExpressibleByArgument {}
extension OverlapQuery.NullModel: ExpressibleByArgument {}
extension OverlapVerdict: ExpressibleByArgument {}
extension OverlapQuery.Adjustment: ExpressibleByArgument {}
extension Intersections.Mode: ExpressibleByArgument {}
extension CoverageQuery.Subject: ExpressibleByArgument {}
extension NetworkFormat: ExpressibleByArgument {}
extension MeasureQuery.Direction: ExpressibleByArgument {}
extension MeasureQuery.Grouping: ExpressibleByArgument {}
