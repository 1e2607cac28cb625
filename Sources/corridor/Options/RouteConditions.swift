import ArgumentParser
import Atlas
import Influence

/// The ends of routes and what they must keep to. Shared by every verb that asks about routes.
struct RouteConditions: ParsableArguments {
  @Argument(
    help: ArgumentHelp(
      "Where the message starts and whom it is for, one after the other. A set given by an option takes the place of "
        + "its name.",
      valueName: "name"),
    completion: .entityNames)
  var ends: [String] = []

  @Option(
    name: .long, help: ArgumentHelp("Start from any member of it.", valueName: "group"),
    completion: .entityNames)
  var fromMembersOf: String?

  @Option(name: .long, help: ArgumentHelp("Aim for any entity of the kind.", valueName: "kind"))
  var toKind: String?

  @Option(
    name: .long,
    help: ArgumentHelp(
      "With --to-kind: only those that cover this theme, directly or not.", valueName: "theme"),
    completion: .entityNames)
  var theme: [String] = []

  @Option(
    name: .long, help: ArgumentHelp("Keep away from it and its parts.", valueName: "name"),
    completion: .entityNames)
  var avoid: [String] = []

  @Option(name: .long, help: ArgumentHelp("Run through entities of this kind only.", valueName: "kind"))
  var onlyKind: [String] = []

  @Option(name: .long, help: ArgumentHelp("Do not run through entities of this kind.", valueName: "kind"))
  var exceptKind: [String] = []

  @Option(name: .long, help: ArgumentHelp("Use ties of this type only.", valueName: "type"))
  var onlyTie: [String] = []

  @Option(name: .long, help: ArgumentHelp("Do not use ties of this type.", valueName: "type"))
  var exceptTie: [String] = []

  @Option(
    name: .long,
    help: ArgumentHelp(
      "Run through this hub, or hubs of this kind, which routes otherwise only end at.",
      valueName: "name"))
  var cross: [String] = []

  @OptionGroup var date: DateOption

  /// How many targets are named.
  enum Targets {
    /// One, or a set by an option.
    case one
    /// Any number; without any name, all of a kind.
    case many(otherwise: String)
  }

  /// The query that the conditions mean in an atlas, by default by strength.
  func query(in atlas: Atlas, targets: Targets = .one) throws -> RouteQuery {
    let names = NameResolver(atlas)
    let (from, to) = try resolvedEnds(names, targets, in: atlas)
    var query = RouteQuery(from: from, to: to)
    query.avoid = try avoided(names, in: atlas, sparing: from + to)
    query.onlyKinds = try onlyKind.map(names.kind)
    query.exceptKinds = try exceptKind.map(names.kind)
    query.onlyTies = try onlyTie.map(names.tieType)
    query.exceptTies = try exceptTie.map(names.tieType)
    for name in cross {
      if let kind = try? names.kind(name) {
        query.crossedKinds.append(kind)
      } else {
        query.crossed.append(try names.entity(name).id)
      }
    }
    query.on = date.on
    return query
  }

  /// The date that ties must hold on.
  private func day(in atlas: Atlas) throws -> PartialDate {
    guard let day = date.on ?? atlas.asOf else { throw Failure(RouteQueryError.noDate) }
    return day
  }

  /// What is to be avoided, with its parts but for those that are ends.
  private func avoided(_ names: NameResolver, in atlas: Atlas, sparing ends: [String]) throws -> [String] {
    guard !avoid.isEmpty else { return [] }
    let day = try day(in: atlas)
    var ids = try names.ids(avoid)
    for whole in ids.compactMap(atlas.index) {
      let parts = atlas.parts(of: whole, on: day).map { atlas.entities[$0].id }
      ids += parts.filter { !ids.contains($0) && !ends.contains($0) }
    }
    return ids
  }

  /// Those of some that cover the theme asked for.
  private func covering(_ ids: [String], _ names: NameResolver, in atlas: Atlas) throws -> [String] {
    let covering = atlas.covering(Set(try names.ids(theme)), on: try day(in: atlas))
    let kept = ids.filter { id in atlas.index(of: id).map(covering.contains) ?? false }
    guard !kept.isEmpty else {
      throw Failure(.none, "None of that kind covers \(theme.joined(separator: " or ")).")
    }
    return kept
  }

  private func resolvedEnds(_ names: NameResolver, _ targets: Targets, in atlas: Atlas) throws
    -> ([String], [String])
  {
    var rest = ends[...]
    var from: [String] = []
    if let group = fromMembersOf {
      from = try names.members(of: group, on: try day(in: atlas))
    } else if let name = rest.popFirst() {
      from = [try names.entity(name).id]
    }
    let to = try self.targets(named: &rest, names, targets, in: atlas)
    guard !from.isEmpty, !to.isEmpty else {
      throw ValidationError("Name where the message starts and whom it is for: FROM TO.")
    }
    guard rest.isEmpty else {
      throw ValidationError(
        "'\(rest.joined(separator: "', '"))' is one name too many. Quote names that hold spaces.")
    }
    return (from, to)
  }

  private func targets(
    named rest: inout ArraySlice<String>, _ names: NameResolver, _ targets: Targets, in atlas: Atlas
  ) throws -> [String] {
    var kind = try toKind.map(names.kind)
    if kind == nil, rest.isEmpty, case .many(let otherwise) = targets { kind = otherwise }
    if let kind {
      let all = atlas.entities.filter { $0.kind == kind }.map(\.id)
      return theme.isEmpty ? all : try covering(all, names, in: atlas)
    }
    if !theme.isEmpty { throw ValidationError("--theme goes with --to-kind.") }
    if case .one = targets { return try rest.popFirst().map { [try names.entity($0).id] } ?? [] }
    defer { rest = [] }
    return try names.ids(Array(rest))
  }
}
