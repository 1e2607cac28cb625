#if canImport(FoundationEssentials)
  import FoundationEssentials
#else
  import Foundation
#endif

/// The scenarios that lie beside an atlas, in the folder `scenarios` of each of its folders.
public struct ScenarioLibrary: Sendable {
  private let atlas: Atlas
  /// The path of each scenario by its name: the name of its file without the ending.
  private let paths: [String: String]

  /// Looks for scenarios.
  ///
  /// - Parameter folders: folders of atlases.
  public init(folders: [String], for atlas: Atlas) {
    self.atlas = atlas
    var paths: [String: String] = [:]
    for folder in folders {
      let names = (try? FileManager.default.contentsOfDirectory(atPath: folder + "/scenarios")) ?? []
      for name in names where name.hasSuffix(".yaml") && !name.hasPrefix(".") {
        let stem = String(name.dropLast(5))
        paths[stem] = paths[stem] ?? "\(folder)/scenarios/\(name)"
      }
    }
    self.paths = paths
  }

  /// The names of all scenarios, ascending.
  public var names: [String] { paths.keys.sorted() }

  /// A scenario by its name or its path, after those that it follows, each once.
  ///
  /// - Throws: `AtlasError` where there is none, with the nearest names; where scenarios follow one another in a circle; and
  ///   what reading them throws.
  public func stack(_ name: String) throws(AtlasError) -> [Scenario] {
    var stack: [Scenario] = []
    var open: [String] = []
    try add(name, to: &stack, &open)
    return stack
  }

  /// Several scenarios by name or path, each after those that it follows, each once.
  ///
  /// - Throws: as for one.
  public func stack(_ names: [String]) throws(AtlasError) -> [Scenario] {
    var stack: [Scenario] = []
    var open: [String] = []
    for name in names { try add(name, to: &stack, &open) }
    return stack
  }

  private func add(_ name: String, to stack: inout [Scenario], _ open: inout [String]) throws(AtlasError) {
    if open.contains(name) {
      let circle = (open.drop { $0 != name } + [name]).joined(separator: " > ")
      throw AtlasError(
        .invalid, [Diagnostic(.error, at: nil, "scenarios follow one another in a circle: \(circle)")])
    }
    let scenario = try Scenario(path: try path(of: name), for: atlas)
    open.append(name)
    for earlier in scenario.follows { try add(earlier, to: &stack, &open) }
    open.removeLast()
    if !stack.contains(where: { $0.id == scenario.id }) { stack.append(scenario) }
  }

  private func path(of name: String) throws(AtlasError) -> String {
    if let path = paths[name] ?? paths[name.lowercased()] { return path }
    if name.hasSuffix(".yaml") || name.hasSuffix(".yml") { return name }
    throw AtlasError(
      .unreadable,
      [
        Diagnostic(
          .error, at: nil, "there is no scenario '\(name)'",
          expected: names.isEmpty
            ? "no atlas has a folder 'scenarios'" : "there are " + names.joined(separator: ", "),
          nearest: nearestNames(to: name, among: names))
      ])
  }
}
