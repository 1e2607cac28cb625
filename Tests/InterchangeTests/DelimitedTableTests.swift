import Foundation
@testable import Interchange
import Testing

@Suite struct DelimitedTableTests {
  private func table(_ text: String, delimiter: UInt8 = 44) throws(InterchangeError) -> DelimitedTable {
    try DelimitedTable(bytes: Data(text.utf8), path: "a.csv", delimiter: delimiter)
  }

  private func rows(_ table: DelimitedTable) -> [[String]] {
    (0..<table.rowCount).map { row in table.header.indices.map { table.text(row: row, column: $0) } }
  }

  @Test func fieldsFollowTheStandard() throws {
    let table = try table("id,name\r\n1,\"a, \"\"b\"\"\nc\"\r\n\r\n2,\n,x")
    #expect(table.header == ["id", "name"])
    #expect(rows(table) == [["1", "a, \"b\"\nc"], ["2", ""], ["", "x"]])
  }

  @Test func aByteOrderMarkAndAMissingLastLineEndAreNoMatter() throws {
    let table = try table("\u{FEFF}a;b\n1;\"\"", delimiter: 59)
    #expect(table.header == ["a", "b"])
    #expect(rows(table) == [["1", ""]])
  }

  @Test(arguments: ["", "\n\n"]) func anEmptyFileHasNoColumns(_ text: String) throws {
    let table = try table(text)
    #expect(table.header.isEmpty)
    #expect(table.rowCount == 0)
  }

  @Test(arguments: [
    ("a,b\n1,2\n3\n", "a.csv:3:1: 1 fields, but the header has 2"),
    ("a,b\n\"x\ny\",2\n3,\"z", "a.csv:4:3: the quote is never closed"),
    ("a,b\n\"x\"y,2\n", "a.csv:2:4: text after a closing quote"),
  ]) func faultsHaveAPlace(_ text: String, _ expected: String) {
    let error = #expect(throws: InterchangeError.self) { try table(text) }
    #expect(error?.description.hasPrefix(expected) == true, "\(error?.description ?? "")")
  }

  @Test func columnsOfNumbersAreExact() throws {
    let texts = [
      "1.131355", "0.1", "-3", "123456789012345", "1e3", "0.30000000000000004", "9007199254740993", ".5",
      "7.",
    ]
    let table = try table("x\n" + texts.joined(separator: "\n"))
    #expect(try table.numbers(column: 0) == texts.map { Double($0 == "7." ? "7" : $0) ?? .nan })
    #expect(try self.table("x,y\n1,\n").numbers(column: 1, empty: 0) == [0])
    let error = #expect(throws: InterchangeError.self) {
      try self.table("x,y\n1,2\n3,a.b\n").numbers(column: 1)
    }
    #expect(error?.description == "a.csv:3:3: 'a.b' is no number: write it with a decimal point")
  }

  @Test func identifiersAreNumberedAsTheyCome() throws {
    let long = String(repeating: "long", count: 9)
    let table = try table("id\nb\na\n\(long)1\nb\n\(long)2\n\"a\"\n")
    var identifiers = IdentifierTable()
    #expect(table.intern(column: 0, into: &identifiers) == [0, 1, 2, 0, 3, 1])
    #expect((0..<4).map { identifiers[$0] } == ["b", "a", "\(long)1", "\(long)2"])
    #expect(identifiers.index(of: "c") == nil)
    #expect(try table.indices(column: 0, in: identifiers) == [0, 1, 2, 0, 3, 1])
    let other = try self.table("id\nb\nc\n")
    let error = #expect(throws: InterchangeError.self) { try other.indices(column: 0, in: identifiers) }
    #expect(error?.description == "a.csv:3:1: 'c' is not listed: add it, or correct its spelling")
  }

  /// Many identifiers against a dictionary, of all lengths around the one that still fits a key.
  @Test func identifiersAreToldApart() {
    var identifiers = IdentifierTable()
    var expected: [String: UInt32] = [:]
    for number in 0..<20_000 {
      let text = String(repeating: "\u{0}", count: number % 3) + String(number % 7_919, radix: 2 + number % 2)
      if expected[text] == nil { expected[text] = UInt32(expected.count) }
      #expect(identifiers.insert(text) == expected[text])
    }
    #expect(identifiers.count == expected.count)
  }

  @Test func aMissingFileIsNamed() {
    let error = #expect(throws: InterchangeError.self) { try DelimitedTable(path: "nowhere.csv") }
    #expect(error?.description == "nowhere.csv: cannot be read: there is no such file")
  }
}
