public import Atlas
public import Influence
import Interchange

/// Why a figure cannot be drawn.
public enum FigureError: Error, Sendable, Hashable, CustomStringConvertible {
  /// No figure has this name.
  case unknownFigure(String)
  /// The figure needs something that was not named.
  case missing(figure: String, what: String)
  /// There is nothing to draw.
  case nothing(String)
  /// The page asked for would set type smaller than can be read.
  case pageTooSmall(Theme.Page, typeSize: Double)
  /// A bitmap of the page would have more dots on a side than the library can draw.
  case tooManyDots(mostAnInch: Int)
  /// The name of the file has no ending that says the format.
  case noFormat(String)
  /// The routes cannot be asked for.
  case query(RouteQueryError)

  /// The names of all figures.
  public static let known = [
    "agenda", "bipartite", "communities", "ego", "funding", "gatekeepers", "landscape", "map", "matrix",
    "overlap", "plan", "reach", "routes", "rules", "structure", "survey", "upset", "whatif",
  ]

  /// What is wrong and what to do.
  public var description: String {
    switch self {
    case .unknownFigure(let name):
      "there is no figure '\(name)'; there are \(Self.known.joined(separator: ", "))"
    case .missing(let figure, let what): "the figure '\(figure)' needs \(what)"
    case .nothing(let why): why
    case .pageTooSmall(let page, let size):
      "on the page '\(page.rawValue)' its smallest type would be \(Table.Cell.fixed(size, decimals: 1)) points, and "
        + "\(Table.Cell.fixed(Theme.smallestFontSize, decimals: 0)) can be read; ask for a larger page or show less"
    case .tooManyDots(let most): "a bitmap of this page has at most \(most) dots an inch; ask for fewer"
    case .noFormat(let path): "'\(path)' has no ending that says the format, like .svg"
    case .query(let error): "\(error)"
    }
  }
}

extension FigureError {
  /// The ending of a file's name, in small letters, which says its format.
  ///
  /// - Throws: `FigureError.noFormat`.
  public static func ending(of path: String) throws(FigureError) -> String {
    let parts = path.split(separator: "/").last?.split(separator: ".", omittingEmptySubsequences: false) ?? []
    guard parts.count > 1, let ending = parts.last, !ending.isEmpty else { throw .noFormat(path) }
    return ending.lowercased()
  }

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
  /// - Parameter scenarios: The scenarios beside the atlas, for figures that compare.
  /// - Throws: `FigureError` where it is unknown, incomplete or empty.
  public static func drawn(
    _ item: ReportItem, in atlas: Atlas, scenarios: ScenarioLibrary? = nil, theme: Theme = .standard
  ) async throws(FigureError) -> Figure {
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
    case "ego": return try await ego(item, in: atlas, on: date, theme: theme)
    case "reach": return try await reach(item, in: atlas, on: date, theme: theme)
    case "structure": return try await structure(item, in: atlas, on: date, theme: theme)
    case "funding": return try await funding(item, in: atlas, on: date, theme: theme)
    case "bipartite": return try await bipartite(item, in: atlas, on: date, theme: theme)
    case "gatekeepers": return try await gatekeepers(item, in: atlas, on: date, theme: theme)
    case "whatif":
      return try await whatIf(item, in: atlas, on: date, scenarios: scenarios, theme: theme)
    case "communities": return try await communities(item, in: atlas, on: date, theme: theme)
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
