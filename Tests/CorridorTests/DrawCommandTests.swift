import Foundation
import Testing

/// `corridor draw` as a user runs it: what it writes, what it says, how it ends.
struct DrawCommandTests {
  private let routes = ["draw", "routes", "Eindhoven", "European Commission"]

  @Test(arguments: [
    ("csv", "rank,hop,from,tie,to"), ("md", "| Route | Hop |"), ("txt", "Route  Hop"),
    ("json", "\"schema\" : \"corridor.figure/1\""),
  ])
  func theEndingOfATableWritesTheTable(_ ending: String, _ beginning: String) throws {
    let folder = try Folder()
    let command = try Command.run(routes + ["-k", "1", "-o", "\(folder.path)/routes.\(ending)"])
    #expect(command.status == 0)
    let text = try String(contentsOfFile: "\(folder.path)/routes.\(ending)", encoding: .utf8)
    #expect(text.contains(beginning), "\(text)")
    #expect(text.contains("Eurocities"))
  }

  @Test func theTableAsJSONHasARowAHopUnderTheKeysOfItsColumns() throws {
    let folder = try Folder()
    _ = try Command.run(routes + ["-k", "1", "-o", "\(folder.path)/routes.json"])
    let data = try Data(contentsOf: URL(filePath: "\(folder.path)/routes.json"))
    let object = try #require(try JSONSerialization.jsonObject(with: data) as? [String: Any])
    let rows = try #require(object["rows"] as? [[String: Any]])
    let columns = try #require(object["columns"] as? [[String: String]])
    // Eindhoven > Eurocities > European Commission.
    #expect(rows.count == 2)
    #expect(rows.map { $0["from"] as? String } == ["Eindhoven", "Eurocities"])
    #expect(Set(rows[0].keys) == Set(columns.compactMap { $0["key"] }))
    #expect((rows[0]["rank"] as? Int) == 1)
  }

  @Test func aLayoutBeyondTheTimeLimitIsStoppedAndLeavesNothing() throws {
    let folder = try Folder()
    let command = try Command.run(
      ["draw", "landscape", "-o", "\(folder.path)/landscape.svg", "--time-limit", "0.01"])
    #expect(command.status == 75)
    #expect(command.error.contains("--time-limit"))
    #expect(folder.files.isEmpty)
  }

  @Test func aPageThatIsTooSmallIsRefusedWithARemedy() throws {
    let folder = try Folder()
    let command = try Command.run(
      ["draw", "landscape", "-o", "\(folder.path)/landscape.pdf", "--page", "text"])
    #expect(command.status == 64)
    #expect(command.error.contains("points"))
    #expect(command.error.contains("--page a3"))
    #expect(command.error.contains("--top"))
    #expect(folder.files.isEmpty)
  }

  @Test func theCaptionSaysWhatWasLeftOut() throws {
    let folder = try Folder()
    let command = try Command.run(["draw", "landscape", "-o", "\(folder.path)/top.json", "--top", "20"])
    #expect(command.status == 0)
    let text = try String(contentsOfFile: "\(folder.path)/top.json", encoding: .utf8)
    #expect(text.contains("those with the most ties that hang together, while"))
    #expect(text.components(separatedBy: "\"drawn\" : \"node\"").count - 1 <= 20)
  }

  @Test(arguments: [
    ["--dpi", "5"], ["--dpi", "5000"], ["--time-limit", "0"], ["--time-limit", "nan"], ["--page", "b5"],
  ])
  func optionsOutOfRangeAreRefused(_ options: [String]) throws {
    let folder = try Folder()
    let command = try Command.run(routes + ["-o", "\(folder.path)/routes.png"] + options)
    #expect(command.status == 64)
    #expect(folder.files.isEmpty)
  }
}
