import Atlas
import Foundation
import Interchange
import Testing

/// What a mapping or a table has wrong is said with its place.
@Suite struct MappingFaultTests {
  private static let plain = """
        - file: a.csv
          source: s
          entities:
            a: {key: k, kind: city, name: k}
    """

  private func fault(_ files: String, table: String = "k,v\nOne,1\n", extra: String = "") throws -> String {
    try MappingFolder(["map.yaml": MappingFolder.mapping(files, extra: extra), "a.csv": table]).fault()
  }

  /// Rows are cited as a spreadsheet numbers them: empty lines count wherever they stand, lines within quotes do not.
  @Test(arguments: [
    ("k,v\nOne,1\n\n\nTwo,2\n,\nThree,3\n", ["row 2", "row 5", "row 7"]),
    ("k,v\r\n\r\nOne,\"1\n1\"\r\nTwo,2\r\n\r\nThree,3\r\n", ["row 3", "row 4", "row 6"]),
    ("k,v\rOne,1\r\rTwo,2\rThree,3\r", ["row 2", "row 4", "row 5"]),
    ("\n\nk,v\nOne,1\nTwo,2\n\nThree,3\n", ["row 4", "row 5", "row 7"]),
  ])
  func rowsAreNumberedAsInASpreadsheet(_ table: String, _ rows: [String]) throws {
    let folder = try MappingFolder(["map.yaml": MappingFolder.mapping(Self.plain), "a.csv": table])
    let atlas = try folder.load().atlas
    let found = ["one", "two", "three"].map { atlas.entity($0)?.evidence.summary ?? "" }
    #expect(found == rows.map { "s \($0) of a.csv" })
  }

  @Test func aTableOfZeroBytesIsRefusedWithItsLine() throws {
    #expect(try fault(Self.plain, table: "k,v\nOne,1\nT\u{0}wo,2\n").contains("a.csv:3:"))
  }

  @Test func aPlainOneHasNone() throws {
    #expect(try fault(Self.plain) == "")
  }

  @Test(arguments: [
    ("{file: a.csv, source: t}", "map.yaml:6:29: error: unknown source 't'"),
    ("{source: s}", "a table has no 'file'"),
    ("{file: a.csv}", "the table 'a.csv' has no 'source'"),
    ("{file: a.csv, source: s, delimiter: ab}", "expected one ASCII character, or tab, comma"),
    ("{file: a.csv, source: s, encoding: utf8}", "unknown encoding 'utf8'"),
    ("{file: a.csv, source: s, rows: 1}", "a table has no key 'rows'"),
    ("{file: a.csv, source: s, where: {k: {is: 1}}}", "the condition on 'k' is no condition"),
    ("{file: a.csv, source: s, entities: {a: {kind: city}}}", "the entity 'a' has no 'key'"),
    ("{file: a.csv, source: s, entities: {a: {key: k, kind: town, name: k}}}", "unknown kind 'town'"),
    ("{file: a.csv, source: s, entities: {a: {key: k, name: k}}}", "has a 'name' and no 'kind'"),
    ("{file: a.csv, source: s, entities: {a: {key: k, register: isin}}}", "is no attribute of type text"),
    ("{file: a.csv, source: s, entities: {a: {key: k, attributes: {size: v}}}}", "unknown attribute 'size'"),
    ("{file: a.csv, source: s, entities: {a: {key: k, attributes: {location: v}}}}", "from one column"),
    ("{file: a.csv, source: s, entities: {a: {key: k, location: [v]}}}", "is no pair of columns"),
    ("{file: a.csv, source: s, entities: {a: {key: k, match: nickname}}}", "cannot match by 'nickname'"),
    ("{file: a.csv, source: s, entities: {a: {key: k, match: name}}}", "'match' has no name to look for"),
    ("{file: a.csv, source: s, entities: {a: {key: k, if unknown: guess}}}", "'if unknown' is 'guess'"),
    ("{file: a.csv, source: s, entities: {a: {key: k, ids: {One: ONE}}}}", "'ONE' is no id"),
    ("{file: a.csv, source: s, ties: [{from: a, type: member of, to: a}]}", "speak of no 'a'"),
    ("{file: a.csv, source: s, ties: [{from: {entity: x}, to: {entity: y}}]}", "a tie has no 'type'"),
    (
      "{file: a.csv, source: s, ties: [{from: {entity: x}, type: membr of, to: {entity: x}}]}",
      "did you mean 'member of'?"
    ),
  ])
  func faultsOfAMappingNameTheirLine(_ table: String, _ expected: String) throws {
    let fault = try fault("    - " + table)
    #expect(fault.contains(expected), "\(fault)")
    #expect(fault.contains("map.yaml:"), "\(fault)")
  }

  @Test func aColumnThatIsNotThereIsNamedAtTheMapping() throws {
    let fault = try fault(Self.plain.replacing("name: k", with: "name: nam"), table: "k,name\nOne,1\n")
    #expect(fault.contains("map.yaml:9:"))
    #expect(fault.contains("has no column 'nam'; it has 'k', 'name'; did you mean 'name'?"))
  }

  @Test func aTextThatNoValueListsIsNamedAtItsRow() throws {
    let text = Self.plain.replacing("kind: city", with: "kind: {column: v, values: {City: city}}")
    #expect(try fault(text).contains("a.csv:2:1: error: the mapping gives no kind for '1'; list it under"))
  }

  @Test func brokenTablesAreNamedWithTheirLine() throws {
    #expect(try fault(Self.plain, table: "k,v\nOne\n").contains("a.csv:2:1: error: 1 fields"))
    #expect(try fault(Self.plain, table: "k,v\n\"One,2\n").contains("never closed"))
    let folder = try MappingFolder(["map.yaml": MappingFolder.mapping(Self.plain)])
    try folder.write(Data([UInt8]("k,v\nOne,1\nK".utf8) + [0xF6] + [UInt8]("ln,2\n".utf8)), to: "a.csv")
    #expect(folder.fault().contains("a.csv:3:1: error: the line is not valid UTF-8: say 'encoding:"))
  }

  @Test func missingTablesAreListedTogetherWithWhereTheyBelong() throws {
    let text = """
      atlas: {id: m, title: M}
      sources: {s: {title: S}}
      mapping:
        data: set
        origin: the archive of the town
        files:
          - {file: a.csv, source: s}
          - {file: b.csv, source: s}
      """
    let folder = try MappingFolder(["map.yaml": text])
    do {
      _ = try folder.load()
      Issue.record("the tables are not there")
    } catch let error as AtlasError {
      #expect(error.reason == .unreadable)
      #expect(error.diagnostics.count == 2)
      let first = "\(error.diagnostics[0])".replacing(folder.path + "/", with: "")
      #expect(
        first.hasPrefix("map.yaml:7:7: error: the table 'a.csv' is not there; expected 'set/a.csv', 'a.csv'"))
      #expect(first.contains("--data. It comes from the archive of the town"))
    }
  }

  @Test func aMappingIsNotLoadedAsAnAtlasByMistake() throws {
    let folder = try MappingFolder(["map.yaml": MappingFolder.mapping(Self.plain)])
    #expect(throws: AtlasError.self) { try Atlas.load(["\(folder.path)/map.yaml"]) }
  }

  @Test func aThousandFaultyRowsAreNotAThousandMessages() throws {
    let text = Self.plain.replacing("kind: city", with: "kind: {column: v, values: {City: city}}")
    let rows = (0..<1_000).map { "p\($0),x\n" }.joined()
    #expect(try fault(text, table: "k,v\n" + rows).split(separator: "\n").count <= 30)
  }
}
