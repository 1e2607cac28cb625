public import Atlas
public import Influence

/// Why a figure cannot be drawn.
public enum FigureError: Error, Sendable, Hashable, CustomStringConvertible {
  /// No figure has this name.
  case unknownFigure(String)
  /// The figure needs something that was not named.
  case missing(figure: String, what: String)
  /// There is nothing to draw.
  case nothing(String)
  /// The name of the file has no ending that says the format.
  case noFormat(String)
  /// The routes cannot be asked for.
  case query(RouteQueryError)

  /// The names of all figures.
  public static let known = [
    "agenda", "landscape", "map", "matrix", "overlap", "plan", "routes", "rules", "survey", "upset",
  ]

  /// What is wrong and what to do.
  public var description: String {
    switch self {
    case .unknownFigure(let name):
      "there is no figure '\(name)'; there are \(Self.known.joined(separator: ", "))"
    case .missing(let figure, let what): "the figure '\(figure)' needs \(what)"
    case .nothing(let why): why
    case .noFormat(let path): "'\(path)' has no ending that says the format, like .svg"
    case .query(let error): "\(error)"
    }
  }
}

extension FigureError {
  /// The answer to a question; a refusal of it as an error of the figure.
  static func ofQuery<Answer>(_ answer: () async throws -> Answer) async throws(FigureError) -> Answer {
    do {
      return try await answer()
    } catch let error as RouteQueryError {
      throw .query(error)
    } catch {
      throw .nothing("\(error)")
    }
  }
}

extension Figure {
  /// Draws the figure that a report asks for.
  ///
  /// - Throws: `FigureError` where it is unknown, incomplete or empty.
  public static func drawn(_ item: ReportItem, in atlas: Atlas, theme: Theme = .standard)
    async throws(FigureError) -> Figure
  {
    guard let date = item.on ?? atlas.asOf else { throw .query(.noDate) }
    switch item.figure {
    case "landscape":
      return landscape(of: atlas, on: date, theme: theme)
    case "matrix":
      guard let group = item.membersOf else { throw .missing(figure: "matrix", what: "'members of: GROUP'") }
      guard let figure = matrix(membersOf: group, in: atlas, on: date, theme: theme) else {
        throw .nothing("'\(group)' has no member on \(date)")
      }
      return figure
    case "overlap": return try await overlap(item, in: atlas, on: date, theme: theme)
    case "upset": return try await upset(item, in: atlas, on: date, theme: theme)
    case "survey": return try survey(item, in: atlas, on: date, theme: theme)
    case "rules": return try rules(item, in: atlas, on: date, theme: theme)
    case "agenda": return try agenda(item, in: atlas, on: date, theme: theme)
    case "plan": return try plan(item, in: atlas, on: date, theme: theme)
    case "map": return try map(item, in: atlas, on: date, theme: theme)
    case "routes":
      guard let from = item.from, let to = item.to else {
        throw .missing(figure: "routes", what: "'from' and 'to'")
      }
      var query = RouteQuery(from: [from], to: [to])
      query.on = date
      query.k = 10
      return try routes(query, in: atlas, theme: theme)
    default:
      throw .unknownFigure(item.figure)
    }
  }

  /// Asks for routes and draws them.
  ///
  /// - Throws: `FigureError` where the query is refused or there is no route.
  public static func routes(_ query: RouteQuery, in atlas: Atlas, theme: Theme = .standard)
    throws(FigureError) -> Figure
  {
    let answer: RouteAnswer
    do throws(RouteQueryError) {
      answer = try RouteFinder(atlas).routes(query)
    } catch {
      throw .query(error)
    }
    guard !answer.routes.isEmpty else { throw .nothing(answer.none?.summary ?? "there is no route") }
    return routes(answer, in: atlas, theme: theme)
  }
}
