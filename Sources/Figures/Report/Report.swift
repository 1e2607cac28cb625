public import Atlas
public import Influence

/// The report of an atlas: its figures with their tables, its findings, and the methods behind them.
public struct Report: Sendable {
  /// A figure and the name of its files, without an ending.
  public struct Item: Sendable {
    /// The figure, with its number.
    public let figure: Figure
    /// The name of its files: 'routes', 'routes-2'.
    public let name: String

    /// The identifier of its section in the page.
    var section: String { "figure-\(name)" }
  }

  /// The formats a figure is written in.
  public static let formats = ["svg", "pdf"]
  /// The page to read in a browser.
  public static let page = "index.html"

  /// The atlas.
  public let atlas: Atlas
  /// The figures, in the order the atlas lists them.
  public let items: [Item]
  /// The findings; nil where the atlas names no date.
  public let findings: Findings?
  /// What was run.
  let methods: Methods

  /// Asks for what the atlas lists, or for the landscape where it lists nothing. Nothing is laid out yet.
  ///
  /// - Parameter scenarios: where scenarios that figures name are found.
  /// - Throws: `FigureError` for the first figure that cannot be drawn; `RouteQueryError` or `AtlasError` where a finding
  ///   cannot be asked for.
  public init(_ atlas: Atlas, scenarios: ScenarioLibrary? = nil) async throws {
    let theme = Theme(entityPages: Self.page)
    var figures: [Figure] = []
    for item in atlas.reportItems {
      var figure = try await Figure.drawn(item, in: atlas, scenarios: scenarios, theme: theme)
      if let title = item.title { figure.title = title }
      figures.append(figure)
    }
    if figures.isEmpty, let date = atlas.asOf {
      figures = [Figure.landscape(of: atlas, on: date, theme: theme)]
    }
    self.atlas = atlas
    items = Self.numbered(figures)
    findings = try await Self.findings(atlas, scenarios)
    methods = try await Methods(atlas, figures: figures)
  }

  /// Names for the files, each unique.
  private static func numbered(_ figures: [Figure]) -> [Item] {
    var counts: [String: Int] = [:]
    return figures.enumerated().map { index, figure in
      var figure = figure
      figure.number = index + 1
      let count = (counts[figure.name] ?? 0) + 1
      counts[figure.name] = count
      return Item(figure: figure, name: count == 1 ? figure.name : "\(figure.name)-\(count)")
    }
  }

  /// The findings on the routes and the scenarios that the report shows, and on those that stack several: what a study
  /// recommends as a whole.
  private static func findings(_ atlas: Atlas, _ library: ScenarioLibrary?) async throws -> Findings? {
    var ends: [FindingsSubject.RouteEnds] = []
    var names: [String] = []
    for item in atlas.reportItems {
      if let from = item.from, let to = item.to, item.figure == "routes" {
        let pair = FindingsSubject.RouteEnds(from: from, to: to)
        if !ends.contains(pair) { ends.append(pair) }
      }
      if let name = item.scenario, !names.contains(name) { names.append(name) }
    }
    for name in library?.names ?? [] where !names.contains(name) {
      if let stack = try library?.stack(name), stack.count > 1 { names.append(name) }
    }
    let stacks = try library.map { library in try names.map { try library.stack($0) } } ?? []
    guard let subject = FindingsSubject(atlas, ends: ends, scenarios: stacks) else { return nil }
    return try await Findings(subject)
  }

  /// The title of the study.
  var title: String { atlas.headers.first?.title ?? atlas.title }
}
