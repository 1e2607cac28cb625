#if canImport(FoundationEssentials)
  import FoundationEssentials
#else
  import Foundation
#endif

extension Atlas {
  /// Loads and merges atlases.
  ///
  /// - Parameter paths: folders of YAML files, or single files. Files are read in the order given, those of a
  ///   folder in the order of their paths.
  /// - Returns: the merged atlas; what its author should look at stands in `warnings`.
  /// - Throws: `AtlasError` with every fault of every file in one go.
  /// - Complexity: O(bytes + ties log ties)
  public static func load(_ paths: [String]) throws(AtlasError) -> Atlas { try load(files(at: paths)) }

  /// The YAML files under paths, in the order they are read.
  static func files(at paths: [String]) throws(AtlasError) -> [YAMLFile] {
    var files: [YAMLFile] = []
    var unreadable: [Diagnostic] = []
    for path in paths {
      do throws(Diagnostic) {
        for file in try yamlFiles(at: path) { files.append(try YAMLFile(reading: file)) }
      } catch {
        unreadable.append(error)
      }
    }
    guard unreadable.isEmpty else { throw AtlasError(reason: .unreadable, diagnostics: unreadable) }
    return files
  }

  /// Loads one atlas from text, as if it stood in a file of that name.
  ///
  /// - Throws: `AtlasError` with every fault.
  public static func load(text: String, named name: String = "atlas.yaml") throws(AtlasError) -> Atlas {
    try load([YAMLFile(path: name, bytes: Array(text.utf8))])
  }

  static func load(_ files: [YAMLFile]) throws(AtlasError) -> Atlas {
    let reader = AtlasReader()
    reader.read([.defaultVocabulary] + files)
    for mapping in reader.mappings {
      reader.append(
        Diagnostic(
          .error, at: mapping.position, "a mapping reads tables, and none are given",
          expected: "load it together with its data"))
    }
    return try finish(reader)
  }

  /// The atlas of all that a reader has read.
  static func finish(_ reader: AtlasReader) throws(AtlasError) -> Atlas {
    let atlas = reader.finish()
    let errors = reader.diagnostics.filter { $0.severity == .error }
    guard errors.isEmpty else { throw AtlasError(reason: .invalid, diagnostics: errors) }
    return atlas
  }

  /// The default vocabulary, as YAML text.
  public static var defaultVocabularyText: String {
    String(decoding: PackageResources.vocabulary_yaml, as: UTF8.self)
  }

  private static func yamlFiles(at path: String) throws(Diagnostic) -> [String] {
    var isFolder = false
    guard FileManager.default.fileExists(atPath: path, isDirectory: &isFolder) else {
      throw Diagnostic(.error, at: nil, "\(path): no such file or folder")
    }
    guard isFolder else { return [path] }
    var found: [String] = []
    try collect(path, into: &found, depth: 0)
    guard !found.isEmpty else {
      throw Diagnostic(.error, at: nil, "\(path): the folder holds no .yaml file")
    }
    return found.sorted()
  }

  // Folders below folders are followed a few levels; a cycle of links ends there.
  private static func collect(_ folder: String, into found: inout [String], depth: Int) throws(Diagnostic) {
    guard depth < 8 else { return }
    let names: [String]
    do {
      names = try FileManager.default.contentsOfDirectory(atPath: folder)
    } catch {
      throw Diagnostic(.error, at: nil, "\(folder): the folder cannot be read")
    }
    let prefix = folder.hasSuffix("/") ? folder : folder + "/"
    for name in names where !name.hasPrefix(".") {
      let path = prefix + name
      if name.hasSuffix(".yaml") || name.hasSuffix(".yml") {
        found.append(path)
      } else {
        var isFolder = false
        // Scenarios lie beside the atlas and are no part of it.
        if name == "scenarios" { continue }
        if FileManager.default.fileExists(atPath: path, isDirectory: &isFolder), isFolder {
          try collect(path, into: &found, depth: depth + 1)
        }
      }
    }
  }
}

/// A file's name and bytes.
struct YAMLFile {
  let path: String
  let bytes: [UInt8]

  init(path: String, bytes: [UInt8]) {
    self.path = path
    self.bytes = bytes
  }

  init(reading path: String) throws(Diagnostic) {
    guard let data = FileManager.default.contents(atPath: path) else {
      throw Diagnostic(.error, at: nil, "\(path): the file cannot be read")
    }
    self.init(path: path, bytes: [UInt8](data))
  }

  static var defaultVocabulary: YAMLFile {
    YAMLFile(path: "default vocabulary", bytes: PackageResources.vocabulary_yaml)
  }
}
